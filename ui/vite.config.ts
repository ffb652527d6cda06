import { readFileSync } from "node:fs";

import react from "@vitejs/plugin-react";
import { defineConfig } from "vite";

// `pixery serve` answers calls, events and images while the dev server serves the page with hot reload.
const serve = process.env["PIXERY_SERVE"] ?? "http://127.0.0.1:7767";

const { version } = JSON.parse(readFileSync(new URL("../package.json", import.meta.url), "utf8")) as { version: string };

export default defineConfig({
  define: { __PIXERY_VERSION__: JSON.stringify(version) },
  root: import.meta.dirname,
  plugins: [react()],
  // No file becomes a data: address, which the content security policy forbids.
  build: { target: "es2022", assetsInlineLimit: 0, chunkSizeWarningLimit: 900 },
  server: {
    port: 7768,
    strictPort: true,
    proxy: {
      "/api": { target: serve, changeOrigin: true, rewriteWsOrigin: true, headers: { origin: serve } },
      "/media": { target: serve, changeOrigin: true, headers: { origin: serve } },
    },
  },
});
