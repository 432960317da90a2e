import { fileURLToPath } from "node:url";
import { defineConfig } from "vite";

/** Two files with fixed names: the script every resident page loads, and the map that only a tap loads. */
export default defineConfig({
  base: "/assets/",
  build: {
    target: "chrome90",
    outDir: fileURLToPath(new URL("../dist/island", import.meta.url)),
    emptyOutDir: true,
    modulePreload: false,
    cssCodeSplit: true,
    chunkSizeWarningLimit: 2000,
    rollupOptions: {
      input: fileURLToPath(new URL("src/island.ts", import.meta.url)),
      output: {
        entryFileNames: "island.js",
        chunkFileNames: "island-[name]-[hash].js",
        assetFileNames: "island-[name]-[hash][extname]",
      },
    },
  },
});
