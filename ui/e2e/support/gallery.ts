/** The gallery in a browser, by what people see of it. */
import { expect, type Locator, type Page } from "@playwright/test";

export class Gallery {
  readonly page: Page;

  constructor(page: Page) {
    this.page = page;
  }

  /** Opens the gallery by its link and waits until images are there. */
  async open(link: string, search = ""): Promise<void> {
    await this.page.goto(link.replace("/#", `/${search}#`));
    await expect(this.tiles.first()).toBeVisible({ timeout: 15_000 });
  }

  get tiles(): Locator {
    return this.page.locator("[data-grid] [role=option]");
  }

  tile(id: number): Locator {
    return this.page.locator(`[data-grid] [role=option][data-id="${id}"]`);
  }

  get filter(): Locator {
    return this.page.getByRole("combobox", { name: "Filter images" });
  }

  get details(): Locator {
    return this.page.getByRole("complementary", { name: "Details" });
  }

  get sidebar(): Locator {
    return this.page.getByRole("complementary", { name: "Sidebar" });
  }

  get bar(): Locator {
    return this.page.getByRole("region", { name: "Marked images" });
  }

  get messages(): Locator {
    return this.page.getByRole("region", { name: "Messages" });
  }

  dialog(name: string | RegExp): Locator {
    return this.page.getByRole("dialog", { name });
  }

  /** Presses keys one after the other. */
  async press(...keys: readonly string[]): Promise<void> {
    for (const key of keys) await this.page.keyboard.press(key);
  }

  /** Returns the image that the cursor is on. */
  cursor(): Promise<number | null> {
    return this.page.evaluate(() => {
      const id = document.querySelector<HTMLElement>("[data-grid] [data-cursor]")?.dataset["id"];
      return id === undefined ? null : Number(id);
    });
  }

  async expectCursor(id: number): Promise<void> {
    await expect.poll(() => this.cursor()).toBe(id);
  }

  /** Returns the marked images of those in the page, by number. */
  marks(): Promise<number[]> {
    return this.page.evaluate(() =>
      [...document.querySelectorAll<HTMLElement>("[data-grid] [data-marked]")].map(({ dataset }) => Number(dataset["id"])).toSorted((a, b) => a - b),
    );
  }

  async expectMarks(...ids: readonly number[]): Promise<void> {
    await expect.poll(() => this.marks()).toEqual([...ids].toSorted((a, b) => a - b));
  }

  /** Returns the images in sight, in their order. */
  order(): Promise<number[]> {
    return this.tiles.evaluateAll((tiles) =>
      tiles.toSorted((a, b) => Number(a.ariaPosInSet) - Number(b.ariaPosInSet)).map((tile) => Number((tile as HTMLElement).dataset["id"])),
    );
  }

  /** Returns when something was first in the page, by the machine's clock in ms; looked for in every frame. */
  whenThere(selector: string): Promise<number> {
    return this.page.evaluate(
      (wanted) =>
        new Promise<number>((done) => {
          const look = () => (document.querySelector(wanted) === null ? requestAnimationFrame(look) : done(Date.now()));
          look();
        }),
      selector,
    );
  }

  /** Waits for a message that holds these words. */
  async expectMessage(words: string | RegExp): Promise<void> {
    await expect(this.messages.getByText(words).first()).toBeVisible();
  }

  /** Returns where an image is, waiting until it stands still. */
  async boxOf(id: number): Promise<{ x: number; y: number; width: number; height: number }> {
    const tile = this.tile(id);
    await expect(tile).toBeVisible();
    const box = await tile.boundingBox();
    if (box === null) throw new Error(`#${id} has no box`);
    return box;
  }
}
