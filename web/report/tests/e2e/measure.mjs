// Times a finished report in Chromium: `npm run measure -- report.html`. For docs/performance.md.
// Opening ends when the map is drawn; a choice ends when the page has answered and its next frame is out.
import { statSync } from "node:fs";
import { resolve } from "node:path";
import { pathToFileURL } from "node:url";
import { chromium } from "playwright-core";

const path = process.argv[2];
if (!path) {
  console.error("usage: npm run measure -- path/to/report.html");
  process.exit(2);
}
const browser = await chromium.launch({
  executablePath: process.env["CHROMIUM"] ?? "/usr/bin/chromium",
  args: ["--headless", "--no-sandbox", "--disable-gpu", "--use-gl=angle", "--use-angle=swiftshader", "--enable-unsafe-swiftshader", "--no-first-run",
    "--enable-precise-memory-info"],
});
const seconds = (ms) => `${(ms / 1000).toFixed(2)} s`;
try {
  for (const viewport of [{ width: 1440, height: 900 }, { width: 390, height: 844 }]) {
    const page = await (await browser.newContext({ viewport })).newPage();
    const start = performance.now();
    await page.goto(`${pathToFileURL(resolve(path)).href}#lang=zh-CN`, { waitUntil: "commit", timeout: 120_000 });
    await page.waitForSelector("h1", { timeout: 120_000 });
    const words = performance.now() - start;
    await page.waitForSelector("[data-ready=true]", { timeout: 120_000 });
    const drawn = performance.now() - start;
    console.log(`${viewport.width} px: ${(statSync(path).size / 1e6).toFixed(1)} MB, headline ${seconds(words)}, map ${seconds(drawn)}`);
    const choose = async (name, selector, index) => {
      const took = await page.evaluate(([selector, index]) => new Promise((done) => {
        const select = document.querySelector(selector);
        const start = performance.now();
        select.selectedIndex = index;
        select.dispatchEvent(new Event("change", { bubbles: true }));
        requestAnimationFrame(() => setTimeout(() => done(performance.now() - start)));
      }), [selector, index]);
      console.log(`  ${name}: ${seconds(took)}`);
      await page.waitForTimeout(1500);
    };
    await choose("another walker", ".choices .profile select", 1);
    await choose("another format", ".choices .type select", 3);
    await choose("another standard", ".choices .pack select", 2);
    await choose("the first walker again", ".choices .profile select", 0);
    const click = async (name, selector) => {
      const took = await page.evaluate((selector) => new Promise((done) => {
        const start = performance.now();
        document.querySelector(selector).click();
        requestAnimationFrame(() => setTimeout(() => done(performance.now() - start)));
      }), selector);
      console.log(`  ${name}: ${seconds(took)}`);
      await page.waitForTimeout(1500);
    };
    await click("a place", ".matrix thead button");
    await click("every outlet", ".map-tools input");
    const heap = await page.evaluate(() => performance.memory.usedJSHeapSize);
    console.log(`  heap ${(heap / 1e6).toFixed(0)} MB`);
    await page.context().close();
  }
} finally {
  await browser.close();
}
