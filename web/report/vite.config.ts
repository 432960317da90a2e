import { readFileSync, writeFileSync, mkdirSync } from "node:fs";
import { fileURLToPath } from "node:url";
import vue from "@vitejs/plugin-vue";
import { defineConfig, type Plugin } from "vite";

const here = (path: string) => fileURLToPath(new URL(path, import.meta.url));

/**
 * Puts script and style into the page and writes `web/dist/report.html`, the
 * template that the executable fills with data. Done here in thirty lines because
 * the script must stand *after* the data and contain no `</script`.
 */
function onePage(): Plugin {
  return {
    name: "yike-one-page",
    enforce: "post",
    generateBundle(_, bundle) {
      const files = Object.values(bundle);
      const page = files.find((f) => f.fileName.endsWith(".html"));
      if (page?.type !== "asset") throw new Error("the build gave no page");
      let html = String(page.source);
      for (const file of files) {
        if (file.type === "chunk" && file.isEntry) {
          const code = file.code.replaceAll("</script", "<\\/script").replaceAll("<!--", "<\\!--");
          html = html.replace(/<script type="module"[^>]*src="[^"]*"[^>]*><\/script>\s*/, "");
          html = html.replace("</body>", () => `<script type="module">${code}</script>\n</body>`);
        } else if (file.fileName.endsWith(".css") && file.type === "asset") {
          html = html.replace(/<link rel="stylesheet"[^>]*>\s*/, () => `<style>${String(file.source)}</style>\n`);
        } else if (file !== page) {
          throw new Error(`${file.fileName} would be a second file of a one-page report`);
        }
      }
      for (const key of Object.keys(bundle)) delete bundle[key];
      mkdirSync(here("../dist"), { recursive: true });
      writeFileSync(here("../dist/report.html"), html);
      this.info(`web/dist/report.html: ${Math.round(html.length / 1024)} KiB`);
    },
  };
}

/** While designing: `YIKE_REPORT=report.html npm run dev` shows the data of a finished report. */
function borrowedData(): Plugin {
  return {
    name: "yike-borrowed-data",
    apply: "serve",
    transformIndexHtml(html) {
      const from = process.env["YIKE_REPORT"];
      if (!from) return html;
      const data = /<script id="yike-data"[^>]*>[^<]*<\/script>/.exec(readFileSync(from, "utf8"))?.[0];
      return data ? html.replace(/<script id="yike-data"[^>]*><\/script>/, () => data) : html;
    },
  };
}

export default defineConfig({
  plugins: [vue(), borrowedData(), onePage()],
  build: {
    target: "chrome90",
    assetsInlineLimit: 1_000_000,
    cssCodeSplit: false,
    modulePreload: false,
    chunkSizeWarningLimit: 4000,
    rollupOptions: { output: { codeSplitting: false } },
  },
  server: { fs: { allow: [here("../..")] } },
  test: { include: ["tests/*.test.ts"] },
} as Parameters<typeof defineConfig>[0]);
