/** The page in the window, as these tests look at it. */
import { Key } from "selenium-webdriver";

import { until } from "./desktop.mjs";

export class Page {
  constructor(window) {
    this.window = window;
  }

  /** Runs a function in the page and returns what it returns, a promise's value too. */
  async run(work, ...values) {
    const script = `const done = arguments[arguments.length - 1]; const values = [...arguments].slice(0, -1);
      Promise.resolve((${work})(...values)).then((value) => done({ value }), (error) => done({ error: String(error) }));`;
    const { value, error } = await this.window.executeAsyncScript(script, ...values);
    if (error !== undefined && error !== null) throw new Error(error);
    return value;
  }

  /** Waits until a function in the page returns something that is true, and returns it. */
  until(what, work, ...values) {
    return until(what, () => this.run(work, ...values));
  }

  press(...keys) {
    return this.window.actions({ async: true }).sendKeys(...keys).perform();
  }

  escape() {
    return this.press(Key.ESCAPE);
  }

  /** Clicks what a selector finds, in its middle. */
  async click(selector) {
    const element = await this.window.findElement({ css: selector });
    await this.window.actions({ async: true }).move({ origin: element }).click().perform();
  }

  /** Lets the pointer rest where nothing is. */
  rest() {
    return this.window.actions({ async: true }).move({ x: 500, y: 4 }).perform();
  }

  /** Waits until the grid shows that many tiles, each with its pixels. */
  whole(count) {
    return this.until(
      `${count} tiles with their pixels`,
      (wanted) => {
        const tiles = [...document.querySelectorAll("[role=option][data-id]")];
        const drawn = tiles.filter((tile) => [...tile.querySelectorAll("img")].some((image) => image.complete && image.naturalWidth > 0));
        return tiles.length === wanted && drawn.length === wanted;
      },
      count,
    );
  }

  /** Waits until Details shows an image. */
  details(id) {
    return this.until(`#${id} in Details`, (shown) => document.querySelector(`aside [data-shown="${shown}"]`) !== null, id);
  }

  /** Waits until the viewer shows an image's own pixels. */
  viewer(id) {
    return this.until(
      `#${id} in the viewer`,
      (shown) => {
        const image = document.querySelector(`[data-scope=viewer] img[data-frame="${shown}"]`);
        return image !== null && image.naturalWidth > 0;
      },
      id,
    );
  }

  /** Drops files on the page: `[{ name, base64 }]`. */
  drop(files) {
    return this.run((dropped) => {
      const transfer = new DataTransfer();
      for (const { name, base64 } of dropped) {
        const bytes = Uint8Array.from(atob(base64), (letter) => letter.codePointAt(0));
        transfer.items.add(new File([bytes], name, { type: "image/png" }));
      }
      for (const kind of ["dragenter", "dragover", "drop"]) {
        document.body.dispatchEvent(new DragEvent(kind, { dataTransfer: transfer, bubbles: true, cancelable: true }));
      }
    }, files);
  }
}
