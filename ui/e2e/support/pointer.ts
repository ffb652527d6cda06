/** What a mouse, fingers and other programs do. */
import type { CDPSession, FileChooser, Page } from "@playwright/test";

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

/** Catches the dialogs for files from now on, once the browser has heard that somebody does: one that opens before is nobody's. */
export async function catchChoosers(page: Page): Promise<readonly FileChooser[]> {
  const caught: FileChooser[] = [];
  page.on("filechooser", (chooser) => caught.push(chooser));
  const session = await page.context().newCDPSession(page);
  await session.send("Page.enable");
  await session.send("Page.setInterceptFileChooserDialog", { enabled: true });
  await session.detach();
  return caught;
}

type Sent = { name: string; bytes: Buffer };

/** Hands files to the page as another program's window would, by a drop or by the clipboard. */
function handIn(page: Page, files: readonly Sent[], kinds: readonly string[]): Promise<void> {
  const dropped = files.map(({ name, bytes }) => ({ name, base64: bytes.toString("base64") }));
  return page.evaluate(
    ([all, events]) => {
      const transfer = new DataTransfer();
      for (const { name, base64 } of all) {
        const bytes = Uint8Array.from(atob(base64), (letter) => letter.codePointAt(0) ?? 0);
        transfer.items.add(new File([bytes], name, { type: "image/png" }));
      }
      const about = { bubbles: true, cancelable: true };
      for (const kind of events) {
        document.body.dispatchEvent(
          kind === "paste" ? new ClipboardEvent(kind, { clipboardData: transfer, ...about }) : new DragEvent(kind, { dataTransfer: transfer, ...about }),
        );
      }
    },
    [dropped, kinds] as const,
  );
}

/** Drops files on the page. */
export function dropFiles(page: Page, files: readonly Sent[]): Promise<void> {
  return handIn(page, files, ["dragenter", "dragover", "drop"]);
}

/** Pastes files into the page. */
export function pasteFiles(page: Page, files: readonly Sent[]): Promise<void> {
  return handIn(page, files, ["paste"]);
}

/** Drops a link on the page, and returns once the page said over what it is. */
export async function dropLink(page: Page, address: string): Promise<void> {
  const send = (kinds: readonly string[]) =>
    page.evaluate(
      ([link, events]) => {
        const transfer = new DataTransfer();
        transfer.setData("text/uri-list", link);
        for (const kind of events) {
          document.body.dispatchEvent(new DragEvent(kind, { dataTransfer: transfer, bubbles: true, cancelable: true }));
        }
      },
      [address, kinds] as const,
    );
  await send(["dragenter", "dragover"]);
  await page.getByText("This is a link, not a file").waitFor();
  await send(["drop"]);
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
