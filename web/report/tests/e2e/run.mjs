// Drives a finished report in Chromium, opened from a file: `npm run e2e -- report.html`.
// Checks: no console error, no outside request, axe clean, width, language, profile, place, popups, paper.
import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { createRequire } from "node:module";
import { resolve } from "node:path";
import { pathToFileURL } from "node:url";
import { chromium } from "playwright-core";
import { checkPaper } from "./paper.mjs";
import { checkPopups } from "./popups.mjs";
import { checkWidth } from "./width.mjs";

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

/** Opens the report in a language, whatever it was written in; `trouble` gathers what must not happen. */
async function open(viewport, lang) {
  const context = await browser.newContext({ viewport, bypassCSP: true });
  const page = await context.newPage();
  const trouble = [];
  page.on("console", (message) => { if (message.type() === "error") trouble.push(message.text()); });
  page.on("pageerror", (error) => trouble.push(error.message));
  page.on("request", (request) => { if (!/^(file|data|blob):/.test(request.url())) trouble.push(`asked for ${request.url()}`); });
  await page.goto(`${pathToFileURL(resolve(path)).href}#lang=${lang}`);
  await page.waitForSelector("[data-ready=true]", { timeout: 60_000 });
  return { page, context, trouble };
}

async function clean(page, state) {
  await page.evaluate(axe);
  const { violations } = await page.evaluate(() => globalThis.axe.run());
  const grave = violations.filter((v) => ["serious", "critical"].includes(v.impact)).map((v) => `${v.id}: ${v.nodes[0].html.slice(0, 160)}`);
  assert.deepEqual(grave, [], state);
}

/** The way of a reader: overview, the other language, another walker, a place, every standard, back. */
async function journey(page, name) {
  const h1 = () => page.locator("h1").innerText();
  await clean(page, `${name}, overview`);
  // A sentence whose key the page does not know shows the key: the page is older than the program.
  const bare = (await page.locator("body").innerText()).match(/\b(assess|import|network|osm|report|points|data)-[a-z]+(-[a-z]+)+/g) ?? [];
  assert.deepEqual(bare, [], "every message has its words");
  const chinese = await h1();
  assert.match(chinese, /步行/);
  await page.getByRole("button", { name: "EN", exact: true }).click();
  assert.notEqual(await h1(), chinese);
  assert.equal(await page.locator("html").getAttribute("lang"), "en");
  await page.locator(".choices .profile select").selectOption({ index: (await page.locator(".choices .profile select option").count()) - 1 });
  await page.locator(".matrix thead button").first().click();
  await page.waitForSelector("#place-title");
  assert.match(decodeURIComponent(page.url()), /#.*profile=.*place=/);
  await clean(page, `${name}, place, English`);
  await checkWidth(page, `${name}, place, English`);
  // Another standard and another business type keep the page in one piece.
  const packs = await page.locator(".choices .pack select option").count();
  for (let pack = 0; pack < packs; pack++) {
    await page.locator(".choices .pack select").selectOption({ index: pack });
    await page.locator(".choices .type select").selectOption({ index: 0 });
    assert.ok((await h1()).length > 10);
    await checkWidth(page, `${name}, standard ${pack}`);
  }
  await page.getByRole("button", { name: /Whole area|←/ }).first().click();
  await page.waitForSelector("#matrix-title");
}

try {
  // 720 px is also a window of 1440 px at a zoom of 200 %.
  for (const viewport of [{ width: 1440, height: 900 }, { width: 720, height: 900 }, { width: 390, height: 844 }]) {
    const name = `${viewport.width} px`;
    const { page, context, trouble } = await open(viewport, "zh-CN");
    await checkWidth(page, `${name}, overview`);
    await journey(page, name);
    if (viewport.width !== 720) await checkPopups(page, name);
    assert.deepEqual(trouble, [], name);
    await context.close();
  }
  for (const lang of ["zh-CN", "en"]) {
    const { page, context, trouble } = await open({ width: 1440, height: 900 }, lang);
    await checkPaper(page, lang);
    assert.deepEqual(trouble, [], `paper, ${lang}`);
    await context.close();
  }
  console.log("report: as it should be at 1440, 720 and 390 px and on paper");
} finally {
  await browser.close();
}
