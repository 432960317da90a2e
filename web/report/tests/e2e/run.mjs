// Drives a finished report in Chromium, opened from a file: `npm run e2e -- report.html`.
// Checks: no console error, no outside request, axe clean, language, profile, place, print.
import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { createRequire } from "node:module";
import { resolve } from "node:path";
import { pathToFileURL } from "node:url";
import { chromium } from "playwright-core";

const path = process.argv[2];
if (!path) {
  console.error("usage: npm run e2e -- path/to/report.html");
  process.exit(2);
}
const axe = readFileSync(createRequire(import.meta.url).resolve("axe-core/axe.min.js"), "utf8");
const browser = await chromium.launch({
  executablePath: process.env["CHROMIUM"] ?? "/usr/bin/chromium",
  args: ["--headless", "--no-sandbox", "--disable-gpu", "--use-gl=angle", "--use-angle=swiftshader", "--enable-unsafe-swiftshader", "--no-first-run",
    "--disable-background-networking", "--disable-component-update", "--disable-sync"],
});
try {
  for (const viewport of [{ width: 1440, height: 900 }, { width: 390, height: 844 }]) {
    const context = await browser.newContext({ viewport, bypassCSP: true });
    const page = await context.newPage();
    const trouble = [];
    page.on("console", (message) => { if (message.type() === "error") trouble.push(message.text()); });
    page.on("pageerror", (error) => trouble.push(error.message));
    page.on("request", (request) => { if (!/^(file|data|blob):/.test(request.url())) trouble.push(`asked for ${request.url()}`); });
    await page.goto(pathToFileURL(resolve(path)).href);
    await page.waitForSelector("[data-ready=true]", { timeout: 60_000 });

    const h1 = () => page.locator("h1").innerText();
    const clean = async (state) => {
      await page.evaluate(axe);
      const { violations } = await page.evaluate(() => globalThis.axe.run());
      const grave = violations.filter((v) => ["serious", "critical"].includes(v.impact)).map((v) => `${v.id}: ${v.nodes[0].html.slice(0, 160)}`);
      assert.deepEqual(grave, [], `${viewport.width} px, ${state}`);
    };
    await clean("overview");
    // A sentence whose key the page does not know shows the key: the page is older than the program.
    const bare = (await page.locator("body").innerText()).match(/\b(assess|import|network|osm|report|points|data)-[a-z]+(-[a-z]+)+/g) ?? [];
    assert.deepEqual(bare, [], "every message has its words");
    assert.ok(await page.evaluate(() => document.documentElement.scrollWidth <= innerWidth), `${viewport.width} px: the page itself must not scroll sideways`);
    const chinese = await h1();
    await page.getByRole("button", { name: "EN", exact: true }).click();
    assert.notEqual(await h1(), chinese);
    assert.equal(await page.locator("html").getAttribute("lang"), "en");
    await page.locator(".choices .profile select").selectOption({ index: (await page.locator(".choices .profile select option").count()) - 1 });
    await page.locator(".matrix thead button").first().click();
    await page.waitForSelector("#place-title");
    assert.match(decodeURIComponent(page.url()), /#.*lang=en.*profile=.*place=/);
    await clean("place, English");
    // Another standard and another business type keep the page in one piece.
    const packs = await page.locator(".choices .pack select option").count();
    for (let pack = 0; pack < packs; pack++) {
      await page.locator(".choices .pack select").selectOption({ index: pack });
      await page.locator(".choices .type select").selectOption({ index: 0 });
      assert.ok((await h1()).length > 10);
    }
    await page.getByRole("button", { name: /Whole area|←/ }).first().click();
    await page.waitForSelector("#matrix-title");
    await page.emulateMedia({ media: "print" });
    assert.ok((await page.pdf({ format: "A4" })).length > 20_000, "the page prints");
    assert.deepEqual(trouble, [], `${viewport.width} px`);
    await context.close();
  }
  console.log("report: as it should be at 1440 and 390 px");
} finally {
  await browser.close();
}
