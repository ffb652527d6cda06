/** What nothing in the library, and no script that came in all the same, can do in the real window. */
import assert from "node:assert/strict";
import { after, before, test } from "node:test";

import { Key } from "selenium-webdriver";

import { Desktop } from "./desktop.mjs";
import { hostile, perImage } from "./hostile.mjs";
import { Library } from "./library.mjs";
import { Page } from "./page.mjs";

const library = new Library();
const originals = [];
/** How many of the strings became a title, a tag, a collection. */
const taken = { titles: 0, tags: 0, collections: 0 };
let desktop;
let page;

before(async () => {
  for (const { id, path } of library.paint(hostile.length / perImage, "64x64")) {
    const own = hostile.slice(originals.length * perImage, (originals.length + 1) * perImage);
    originals.push({ id, path, own });
    // In turns, so that every way of being somewhere else comes to be everything.
    const [prompt, note, title, tag, collection] = own.map((_, i) => own[(i + originals.length) % perImage]);
    library.run("update", String(id), `--prompt=${prompt}`);
    library.run("note", "add", String(id), "--", note);
    // Names refuse some of them: signs that turn the writing around, lines, quotes. Those are a note all the same.
    const name = (what, words, ...command) => {
      if (library.try(...command).ok) taken[what] += 1;
      else library.run("note", "add", String(id), "--", words);
    };
    name("titles", title, "update", String(id), `--title=${title}`);
    name("tags", tag, "tag", "add", "--", tag.slice(0, 60), String(id));
    name("collections", collection, "collection", "add", "--", collection.slice(0, 100), String(id));
  }
  assert.ok(taken.titles > 25 && taken.tags > 10 && taken.collections > 10, JSON.stringify(taken));
  desktop = await Desktop.open();
  page = new Page(await desktop.show(library));
  await page.until("the grid", () => document.querySelector("[role=option]") !== null);
  // Small enough for all of them to be in sight.
  await page.press("0");
  await page.whole(originals.length);
  // Tags and collections are listed in the sidebar.
  await page.press("[");
  await page.until("the sidebar", () => document.querySelector("aside nav") !== null);
  await page.run(() => {
    window.__refused = [];
    document.addEventListener("securitypolicyviolation", (event) => window.__refused.push(`${event.effectiveDirective} ${event.blockedURI}`));
  });
});

after(async () => {
  await desktop?.close();
  library.remove();
});

/** Returns what of a string came to life, and what the page asked of others meanwhile. */
function signsOfLife() {
  const dangerous = "iframe, object, embed, base, form[action], meta[http-equiv=refresh], link[href^='http'], script:not([src]), a[href^='javascript' i], a[href^='data' i]";
  const handlers = [...document.querySelectorAll("body *")].filter((element) => element.getAttributeNames().some((name) => name.startsWith("on")));
  return {
    hit: window.__hit ?? null,
    address: location.href,
    elements: [...document.querySelectorAll(dangerous), ...handlers].map((element) => element.outerHTML.slice(0, 200)),
    asked: performance.getEntriesByType("resource").map(({ name }) => name).filter((name) => !name.startsWith("tauri:") && !name.startsWith("pixery-media:") && !name.startsWith("ipc:")),
    refused: window.__refused,
  };
}

/** Whether an address gives an image. */
function loads(address) {
  return new Promise((resolve) => {
    const image = new Image();
    image.addEventListener("load", () => resolve(true));
    image.addEventListener("error", () => resolve(false));
    image.src = address;
  });
}

test("two hundred hostile prompts, notes, titles, tags and collections run nothing, load nothing and lead nowhere", async () => {
  // What is looked for would be found.
  await page.run(() => document.body.insertAdjacentHTML("beforeend", "<p id=planted onclick='x'><a href='JavaScript:x'>x</a><iframe></iframe></p>"));
  assert.equal((await page.run(signsOfLife)).elements.length, 3);
  await page.run(() => document.querySelector("#planted").remove());

  const address = await page.run(() => location.href);
  for (const [at, { id, own }] of [...originals].toReversed().entries()) {
    if (at === 0) await page.click(`[role=option][data-id="${id}"]`);
    else await page.press("j");
    await page.details(id);
    const words = own.join("\n");
    const shown = await page.run(() => document.querySelector("aside [data-shown]").innerText + [...document.querySelectorAll("aside input, aside textarea")].map((field) => field.value).join(" "));
    assert.ok(shown.length > 20, words);
    const { elements, hit, asked } = await page.run(signsOfLife);
    assert.deepEqual({ elements, hit, asked }, { elements: [], hit: null, asked: [] }, words);
  }
  await page.press(Key.ENTER);
  await page.viewer(originals[0].id);
  await page.press("i");
  const { refused, ...signs } = await page.run(signsOfLife);
  assert.deepEqual(signs, { hit: null, address, elements: [], asked: [] });
  assert.deepEqual(refused, []);
  await page.escape();
  assert.equal((await page.window.getAllWindowHandles()).length, 1);
});

test("files with hostile names are refused by their content, and their names run nothing", async () => {
  await page.drop(hostile.map((words) => ({ name: `${words}.png`, base64: "AAAA" })));
  await page.until("all of them refused", (count) => document.querySelector('section[aria-label="Adding images"]')?.innerText.includes(`${count} could not be added`), hostile.length);
  const { hit, elements, asked, refused } = await page.run(signsOfLife);
  assert.deepEqual({ hit, elements, asked, refused }, { hit: null, elements: [], asked: [], refused: [] });
  assert.equal(library.run("list", "--count").count, originals.length);
});

/** Tries something in the page and returns the directives that refused it, and what became of it. */
async function attempt(work, ...values) {
  await page.run(() => void (window.__refused.length = 0));
  const outcome = await page.run(work, ...values);
  const refused = await page.run(() => new Promise((resolve) => setTimeout(() => resolve(window.__refused), 50)));
  return { outcome, refused: refused.map((line) => line.split(" ")[0]) };
}

test("the policy refuses to speak to others, to load from them, and to run text", async () => {
  const fetched = await attempt(() => fetch("https://example.com/").then(() => "went out", () => "refused"));
  assert.deepEqual(fetched, { outcome: "refused", refused: ["connect-src"] });
  const beacon = await attempt(loads, "https://example.com/beacon.png");
  assert.deepEqual(beacon, { outcome: false, refused: ["img-src"] });
  const evaluated = await attempt(() => {
    try {
      return window.eval("1 + 1");
    } catch (error) {
      return error.name;
    }
  });
  assert.equal(evaluated.outcome, "EvalError");
  const inline = await attempt(() => {
    const script = document.createElement("script");
    script.textContent = "window.__hit = 'inline'";
    document.body.append(script);
    script.remove();
    const style = document.createElement("style");
    style.textContent = "body { opacity: 0 }";
    document.body.append(style);
    const { opacity } = getComputedStyle(document.body);
    style.remove();
    return [window.__hit ?? null, opacity];
  });
  assert.deepEqual(inline.outcome, [null, "1"]);
  assert.deepEqual(inline.refused.map((name) => name.replace("-elem", "")), ["script-src", "style-src"]);
});

test("the window leaves its page for no address, and opens no other", async () => {
  const address = await page.run(() => location.href);
  for (const target of ["https://example.com/", "file:///etc/passwd", "data:text/html,x"]) {
    await page.run((elsewhere) => {
      location.href = elsewhere;
      window.open(elsewhere);
      const link = document.createElement("a");
      link.href = elsewhere;
      document.body.append(link);
      link.click();
      link.remove();
    }, target);
    await page.run(() => new Promise((resolve) => setTimeout(resolve, 100)));
    assert.equal(await page.run(() => location.href), address, target);
  }
  assert.equal((await page.window.getAllWindowHandles()).length, 1);
  await page.whole(originals.length);
});

test("prototypes are frozen", async () => {
  assert.equal(await page.run(() => Object.isFrozen(Object.prototype)), true);
});

test("media come by known ids and by nothing else", async () => {
  const { id, path } = originals[0];
  const scheme = "pixery-media://localhost/";
  assert.equal(await page.run(loads, `${scheme}${id}%2Foriginal`), true, "what is known comes");
  const inLibrary = path.slice(library.folder.length + 1);
  const places = [path, inLibrary, `../${inLibrary}`, `${id}/../../${inLibrary}`, `${id}/original/../../${inLibrary}`, `//${path}`];
  const others = ["999999/original", "0/thumbnail", "-1/original", `${id}`, `${id}/original/x`, `reference/${id}/original`, `${id}/huge`, ""];
  for (const place of [...places, ...others]) {
    for (const address of [`${scheme}${place}`, `${scheme}${encodeURIComponent(place)}`, `${scheme}${encodeURIComponent(encodeURIComponent(place))}`]) {
      assert.equal(await page.run(loads, address), false, address);
    }
  }
  assert.equal(await page.run(loads, `file://${path}`), false, "files are no source of images");
});

test("the page has one command and no other way into the machine", async () => {
  const calls = ["plugin:fs|read_file", "plugin:fs|read_dir", "plugin:dialog|open", "plugin:dialog|save", "plugin:shell|open", "plugin:opener|open_url", "plugin:window|create", "plugin:webview|create_webview_window", "plugin:deep-link|register", "plugin:window-state|save_window_state"];
  for (const name of calls) {
    const answer = await page.run((wanted) => window.__TAURI_INTERNALS__.invoke(wanted, {}).then(() => "done", (error) => String(error)), name);
    assert.match(answer, /not allowed|not found/, name);
  }
  const answer = await page.run(() => window.__TAURI_INTERNALS__.invoke("call", { name: "open_link", input: { address: "file:///etc/passwd" } }).catch((error) => error.code));
  assert.equal(answer, "invalid");
});
