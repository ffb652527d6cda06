/** The gallery as people use it: the real server, the real core, a real browser. `npm run ui:e2e`. */
import { defineConfig } from "@playwright/test";

export default defineConfig({
  testDir: ".",
  testMatch: "*.spec.ts",
  // Two cores: one for the browser, one for the server.
  workers: 1,
  retries: 0,
  timeout: 60_000,
  expect: { timeout: 5_000 },
  forbidOnly: true,
  reporter: [["list"]],
  outputDir: "../../target/e2e",
  projects: [
    { name: "1280", use: { viewport: { width: 1_280, height: 800 } } },
    // What a larger window lays out otherwise, once more in it.
    { name: "1920", use: { viewport: { width: 1_920, height: 1_080 } }, grep: /@wide/ },
  ],
  use: {
    browserName: "chromium",
    colorScheme: "dark",
    actionTimeout: 5_000,
    screenshot: "only-on-failure",
    launchOptions: {
      executablePath: process.env["CHROMIUM"] ?? "/usr/bin/chromium",
      args: [
        "--no-sandbox",
        "--disable-gpu",
        "--disable-quic",
        "--no-first-run",
        "--disable-background-networking",
        "--disable-component-update",
        "--disable-sync",
      ],
    },
  },
});
