import { readdir, readFile, stat } from "node:fs/promises";
import { join } from "node:path";

import { AxeBuilder } from "@axe-core/playwright";

import { Gallery } from "./support/gallery";
import { expect, takePageFromFolder, test } from "./support/test";
import { Vendor } from "./support/vendor";

const KEY = "sk-canary-9f2Q+/x=";

/** Returns the files below a folder that hold a text. */
async function filesWith(folder: string, text: string): Promise<string[]> {
  const found: string[] = [];
  for (const entry of await readdir(folder, { recursive: true, withFileTypes: true })) {
    const path = join(entry.parentPath, entry.name);
    if (entry.isFile() && (await readFile(path)).includes(text)) found.push(path);
  }
  return found;
}

test("a key is tested, saved and removed by keys alone, and lies in its file and nowhere else", async ({ library, serve, page }) => {
  const vendor = await Vendor.start(library, KEY);
  const sent: string[] = [];
  page.on("response", (response) => void response.text().then((text) => sent.push(text), () => undefined));
  const told: string[] = [];
  page.on("console", (message) => told.push(message.text()));
  try {
    await takePageFromFolder(page);
    const gallery = new Gallery(page);
    await gallery.open((await serve(library)).link);
    await gallery.press("Control+,");
    const settings = gallery.dialog("Settings");
    await settings.getByRole("button", { name: "Providers", exact: true }).press("Enter");
    const openai = settings.getByRole("region", { name: "OpenAI" });
    await expect(openai).toContainText("No key");
    await expect(openai.getByRole("button", { name: "Test" })).toBeDisabled();

    // What is no key is called so.
    await openai.getByLabel("Key for OpenAI", { exact: true }).fill("words, no key");
    await openai.getByLabel("Key for OpenAI", { exact: true }).press("Enter");
    await expect(openai.getByRole("alert")).toHaveText(/^This is not a key\./);
    await openai.getByLabel("Key for OpenAI", { exact: true }).fill("");

    // A wrong one is refused in the vendor's own words, and kept nowhere.
    await openai.getByLabel("Key for OpenAI", { exact: true }).focus();
    await page.keyboard.type("sk-canary-wrong");
    await page.keyboard.press("Tab");
    await page.keyboard.press("Enter");
    await expect(openai.getByRole("alert")).toContainText("doesn't take the key: Incorrect API key");
    expect(await filesWith(library.home, "canary-wrong")).toEqual([]);

    await openai.getByLabel("Key for OpenAI", { exact: true }).fill(KEY);
    await openai.getByRole("button", { name: "Test" }).press("Enter");
    await expect(openai.getByRole("status")).toContainText(/The key works for org-stub; \d+ image models to use. Nothing was saved./);
    expect(await filesWith(library.home, KEY)).toEqual([]);
    await openai.getByLabel("Key for OpenAI", { exact: true }).press("Enter");
    await expect(openai).toContainText("Key in keys.toml, which only you can read");
    await expect(openai.getByRole("status")).toContainText("Saved.");
    const file = join(library.home, ".config", "pixery", "keys.toml");
    expect(await filesWith(library.home, KEY)).toEqual([file]);
    expect((await stat(file)).mode & 0o777).toBe(0o600);
    expect(await openai.getByLabel("Key for OpenAI", { exact: true }).inputValue()).toBe("");

    await openai.getByRole("button", { name: "Test" }).press("Enter");
    await expect(openai.getByRole("status")).toContainText("The key works for org-stub");
    expect((await new AxeBuilder({ page }).analyze()).violations).toEqual([]);

    await openai.getByRole("button", { name: "Remove" }).press("Enter");
    await expect(openai).toContainText("No key");
    expect(await filesWith(library.home, KEY)).toEqual([]);
    const kept = await page.evaluate(() => JSON.stringify([{ ...localStorage }, { ...sessionStorage }, document.documentElement.outerHTML, window.location.href]));
    for (const text of [kept, ...sent, ...told, await library.cli("log")]) expect(text).not.toContain("canary");
  } finally {
    await vendor.stop();
  }
});

test("a key of the environment comes first and can't be removed here", async ({ library, serve, page }) => {
  library.vendors["OPENAI_API_KEY"] = "sk-canary-environment";
  await takePageFromFolder(page);
  const gallery = new Gallery(page);
  await gallery.open((await serve(library)).link);
  await gallery.press("Control+,");
  const settings = gallery.dialog("Settings");
  await settings.getByRole("button", { name: "Providers", exact: true }).click();
  const openai = settings.getByRole("region", { name: "OpenAI" });
  await expect(openai).toContainText("Key in OPENAI_API_KEY of the environment");
  await expect(openai.getByRole("button", { name: "Remove" })).toHaveCount(0);
  await openai.getByLabel("Key for OpenAI", { exact: true }).fill(KEY);
  await openai.getByRole("button", { name: "Save" }).click();
  await expect(openai).toContainText("Also in keys.toml, which only you can read; the first counts.");
  await openai.getByLabel("Key for OpenAI", { exact: true }).fill("two words canary");
  await openai.getByRole("button", { name: "Save" }).click();
  await expect(openai.getByRole("alert")).toContainText("This is not a key.");
  await expect(openai.getByRole("alert")).not.toContainText("canary");
});
