/** What a mouse, fingers and other programs do. */
import type { CDPSession, Page } from "@playwright/test";

export type Point = { x: number; y: number };

/** Presses at one point and goes to another in steps; it is not let go. */
export async function pull(page: Page, from: Point, to: Point): Promise<void> {
  await page.mouse.move(from.x, from.y);
  await page.mouse.down();
  await page.mouse.move((from.x + to.x) / 2, (from.y + to.y) / 2, { steps: 4 });
  await page.mouse.move(to.x, to.y, { steps: 4 });
}

/** The same, and lets go. */
export async function drag(page: Page, from: Point, to: Point): Promise<void> {
  await pull(page, from, to);
  await page.mouse.up();
}

/** Lets the pointer rest where nothing is. */
export function rest(page: Page): Promise<void> {
  return page.mouse.move(640, 2);
}

/** Drops files on the page, as another program's window would. */
export function dropFiles(page: Page, files: readonly { name: string; bytes: Buffer }[]): Promise<void> {
  const dropped = files.map(({ name, bytes }) => ({ name, base64: bytes.toString("base64") }));
  return page.evaluate((all) => {
    const transfer = new DataTransfer();
    for (const { name, base64 } of all) {
      const bytes = Uint8Array.from(atob(base64), (letter) => letter.codePointAt(0) ?? 0);
      transfer.items.add(new File([bytes], name, { type: "image/png" }));
    }
    for (const kind of ["dragenter", "dragover", "drop"]) {
      document.body.dispatchEvent(new DragEvent(kind, { dataTransfer: transfer, bubbles: true, cancelable: true }));
    }
  }, dropped);
}

/** Fingers on a touch screen, by the browser's own input. */
export class Fingers {
  private readonly devtools: CDPSession;

  private constructor(devtools: CDPSession) {
    this.devtools = devtools;
  }

  static async on(page: Page): Promise<Fingers> {
    return new Fingers(await page.context().newCDPSession(page));
  }

  async touch(type: "touchStart" | "touchMove" | "touchEnd", ...points: readonly Point[]): Promise<void> {
    await this.devtools.send("Input.dispatchTouchEvent", { type, touchPoints: points.map(({ x, y }, id) => ({ x, y, id })) });
  }

  /** Two fingers go apart, or together, around a point. */
  async pinch(middle: Point, from: number, to: number, steps = 6): Promise<void> {
    const at = (apart: number): [Point, Point] => [{ x: middle.x - apart / 2, y: middle.y }, { x: middle.x + apart / 2, y: middle.y }];
    await this.touch("touchStart", ...at(from));
    for (let i = 1; i <= steps; i += 1) await this.touch("touchMove", ...at(from + ((to - from) * i) / steps));
    await this.touch("touchEnd");
  }
}
