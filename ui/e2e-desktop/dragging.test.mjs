/** Images that are dragged with the screen's own pointer, in the real window and out of it. */
import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { fileURLToPath } from "node:url";
import { after, before, test } from "node:test";

import { Desktop, until } from "./desktop.mjs";
import { Hand } from "./hand.mjs";
import { Library } from "./library.mjs";
import { Page } from "./page.mjs";
import { Target } from "./target.mjs";

const library = new Library();
let desktop;
let page;
let hand;
let target;
let originals;

before(async () => {
  originals = library.paint(4);
  library.run("collection", "create", "Foxes");
  desktop = await Desktop.open();
  hand = new Hand(desktop.display);
  page = new Page(await desktop.show(library));
  await until("the window at its place", () => hand.place({ x: 0, y: 0, width: 800, height: 880 }));
  await page.whole(4);
  target = await Target.open(desktop.display);
});

after(async () => {
  target?.close();
  await desktop?.close();
  library.remove();
});

/** Where the middle of an element lies on the screen, once it stands still; the window stands in its corner, without a frame. */
function middle(selector, words = "") {
  return page.run(
    async (wanted, beginning) => {
      const measure = () => {
        const found = [...document.querySelectorAll(wanted)].find((element) => element.textContent.startsWith(beginning));
        const { x, y, width, height } = found.getBoundingClientRect();
        return { x: Math.round(x + width / 2), y: Math.round(y + height / 2) };
      };
      for (let last = measure(); ; ) {
        await new Promise((go) => setTimeout(go, 150));
        const now = measure();
        if (now.x === last.x && now.y === last.y) return now;
        last = now;
      }
    },
    selector,
    words,
  );
}

/** Drags a tile into the other program and returns the files that it got. */
async function dragAway(id) {
  const had = target.drops.length;
  await hand.drag(await middle(`[role=option][data-id="${id}"]`), target.middle);
  await until(`#${id} in the other program`, () => target.drops.length > had);
  return target.drops.at(-1).map((address) => fileURLToPath(address));
}

const pathOf = (id) => originals.find((one) => one.id === id).path;

test("a tile that is dragged into another program gives it the original", async () => {
  const files = await dragAway(3);
  assert.deepEqual(files, [pathOf(3)]);
  assert.ok(readFileSync(files[0]).length > 0);
});

test("marked images are dragged as several files", async () => {
  for (const id of [1, 2]) {
    await page.click(`[role=option][data-id="${id}"]`);
    await page.press("m");
  }
  assert.deepEqual((await dragAway(2)).toSorted(), [pathOf(1), pathOf(2)].toSorted());
  await page.press("u");
});

test("in safe mode what is sensitive is not given away", async () => {
  library.run("tag", "add", "private", "1");
  await page.run(() => window.__TAURI_INTERNALS__.invoke("call", { name: "update_tags", input: { tags: ["private"], sensitive: true } }));
  await page.run(() => window.__TAURI_INTERNALS__.invoke("call", { name: "set_safe_mode", input: { on: true } }));
  await page.whole(3);
  const answer = await page.run(() => window.__TAURI_INTERNALS__.invoke("call", { name: "drag_out", input: { ids: [1, 2] } }));
  assert.deepEqual(answer, { files: 1 });
  await page.run(() => window.__TAURI_INTERNALS__.invoke("call", { name: "set_safe_mode", input: { on: false } }));
  await page.whole(4);
});

test("a tile that is dropped on a collection of the sidebar goes into it, and nothing is added", async () => {
  await page.press("[");
  await page.until("the collection in the sidebar", () => [...document.querySelectorAll("nav button, aside button")].some((button) => button.textContent.startsWith("Foxes")));
  await hand.drag(await middle('[role=option][data-id="3"]'), await middle("nav button, aside button", "Foxes"));
  await until("#3 in the collection", () => library.run("list", "collection:Foxes").items.some(({ id }) => id === 3));
  assert.equal(library.run("list", "--count").count, 4);
});
