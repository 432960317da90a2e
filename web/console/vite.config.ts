import { fileURLToPath } from "node:url";
import vue from "@vitejs/plugin-vue";
import Components from "unplugin-vue-components/vite";
import { ElementPlusResolver } from "unplugin-vue-components/resolvers";
import { defineConfig } from "vite";

const here = (path: string) => fileURLToPath(new URL(path, import.meta.url));

/** Where the service answers while designing: `YIKE_SERVICE=http://127.0.0.1:8642 npm run dev`. */
const answering = process.env["YIKE_SERVICE"] ?? "http://127.0.0.1:8642";

export default defineConfig({
  base: "/console/",
  plugins: [
    vue(),
    // Only the Element Plus components a page names are loaded with it, each with its style sheet.
    Components({ dts: false, dirs: [], resolvers: [ElementPlusResolver({ importStyle: "css" })] }),
  ],
  build: {
    outDir: here("../dist/console"),
    emptyOutDir: true,
    target: "chrome90",
    // The policy of the service allows no data address for styles and scripts; files keep their names.
    assetsInlineLimit: 0,
    chunkSizeWarningLimit: 1200,
  },
  server: { fs: { allow: [here("../..")] }, proxy: { "/api": answering, "/tiles": answering } },
  test: { include: ["tests/*.test.ts"] },
} as Parameters<typeof defineConfig>[0]);
