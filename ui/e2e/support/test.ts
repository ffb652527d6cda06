/** What every test has: a library of its own, and the gallery open on it. */
import { existsSync } from "node:fs";
import { readFile } from "node:fs/promises";
import { extname, join } from "node:path";

import { expect, type Page, test as base } from "@playwright/test";

import { Gallery } from "./gallery";
import { type Library, makeLibrary } from "./library";
import { Server } from "./server";

type Each = {
  library: Library;
  /** Starts a server for a library, with more words for the command if need be; it ends with the test. */
  serve(library: Library, port?: number, ...words: readonly string[]): Promise<Server>;
  /** The gallery, signed in and open on {@link Each.library}. */
  gallery: Gallery;
  server: Server;
};

export const test = base.extend<Each, { original: Library }>({
  original: [
    // oxlint-disable-next-line no-empty-pattern
    async ({}, use) => {
      const library = await makeLibrary();
      await use(library);
      await library.remove();
    },
    { scope: "worker", timeout: 60_000 },
  ],
  library: async ({ original }, use) => {
    const library = await original.copy();
    await use(library);
    await library.remove();
  },
  // oxlint-disable-next-line no-empty-pattern
  serve: async ({}, use) => {
    const servers: Server[] = [];
    await use(async (library, port, ...words) => {
      const server = await Server.start(library, port, ...words);
      servers.push(server);
      return server;
    });
    for (const server of servers) await server.stop();
  },
  server: async ({ library, serve }, use) => {
    await use(await serve(library));
  },
  gallery: async ({ page, server }, use) => {
    await takePageFromFolder(page);
    const gallery = new Gallery(page);
    await gallery.open(server.link);
    await use(gallery);
  },
});

const kinds: Readonly<Record<string, string>> = { ".html": "text/html", ".js": "text/javascript", ".css": "text/css", ".woff2": "font/woff2", ".svg": "image/svg+xml" };

/** While the page is worked on, PIXERY_PAGE names a newer build of it than the command carries. */
export async function takePageFromFolder(page: Page): Promise<void> {
  const folder = process.env["PIXERY_PAGE"];
  if (folder === undefined) return;
  await page.route(/^http:\/\/127\.0\.0\.1:\d+\/(assets\/.*)?(\?.*)?$/, async (route) => {
    const { pathname } = new URL(route.request().url());
    const file = join(folder, pathname === "/" ? "index.html" : pathname);
    if (!existsSync(file)) return route.continue();
    const headers = { "content-security-policy": "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self' blob:; font-src 'self'; connect-src 'self'; base-uri 'none'; form-action 'none'" };
    return route.fulfill({ body: await readFile(file), contentType: kinds[extname(file)] ?? "text/plain", headers });
  });
}

export { expect };
