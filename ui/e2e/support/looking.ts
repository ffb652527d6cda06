/** The picture in viewer and comparison, as it stands on the screen. */
import { expect, type Page } from "@playwright/test";

export type Box = { x: number; y: number; width: number; height: number };

/** Returns where a picture stands, once it is there and stands still. */
export async function pictureIn(page: Page, place: string): Promise<Box> {
  const picture = page.locator(`${place} [data-frame]`).first();
  await expect(picture).toBeVisible();
  let last = "";
  await expect
    .poll(async () => {
      const before = last;
      last = JSON.stringify(await picture.boundingBox());
      return last !== "null" && last === before;
    })
    .toBe(true);
  return JSON.parse(last) as Box;
}

/** Returns the viewer's zoom in per cent. */
export async function percent(page: Page): Promise<number> {
  return Number.parseInt((await page.getByRole("dialog").locator("button", { hasText: "%" }).textContent()) ?? "", 10);
}
