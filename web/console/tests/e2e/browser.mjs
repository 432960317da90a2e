// The browser of the page tests: one context per width, and what must not happen on any page.
import assert from "node:assert/strict";
import { mkdirSync, readFileSync } from "node:fs";
import { createRequire } from "node:module";
import { chromium } from "playwright-core";

const axe = readFileSync(createRequire(import.meta.url).resolve("axe-core/axe.min.js"), "utf8");
export const SHOTS = process.env["SHOTS"];

export const launch = () => chromium.launch({
  executablePath: process.env["CHROMIUM"] ?? "/usr/bin/chromium",
  args: ["--headless", "--no-sandbox", "--disable-gpu", "--use-gl=angle", "--use-angle=swiftshader", "--enable-unsafe-swiftshader", "--no-first-run",
    "--disable-background-networking", "--disable-component-update", "--disable-sync"],
});

/** A page of a width; `trouble` gathers console errors, refusals of the security policy and outside requests. */
export async function openPage(browser, viewport, origin) {
  const context = await browser.newContext({ viewport });
  const page = await context.newPage();
  const trouble = [];
  page.on("console", (message) => {
    // A refused request is an answer the page deals with; the browser writes it to its console all the same.
    if (message.type() === "error" && !/Failed to load resource/.test(message.text())) trouble.push(message.text());
  });
  page.on("pageerror", (error) => trouble.push(error.message));
  page.on("request", (request) => { if (!request.url().startsWith(origin) && !/^(data|blob):/.test(request.url())) trouble.push(`asked for ${request.url()}`); });
  return { page, context, trouble };
}

/** Axe on the page as it stands, in its own world so that the security policy stays in force. */
export async function clean(page, state) {
  const client = await page.context().newCDPSession(page);
  const { frameTree } = await client.send("Page.getFrameTree");
  const { executionContextId } = await client.send("Page.createIsolatedWorld", { frameId: frameTree.frame.id, worldName: "axe" });
  const evaluate = async (expression) => (await client.send("Runtime.evaluate", { expression, contextId: executionContextId, awaitPromise: true, returnByValue: true })).result.value;
  await evaluate(axe);
  const violations = await evaluate("axe.run({ resultTypes: ['violations'] }).then((r) => r.violations.map((v) => ({ id: v.id, impact: v.impact, html: v.nodes.map((n) => n.html.slice(0, 200) + ' ' + n.failureSummary.slice(0, 200)) })))");
  await client.detach();
  const grave = violations.filter((v) => ["serious", "critical"].includes(v.impact)).map((v) => `${v.id}: ${v.html.slice(0, 2).join(" | ")}`);
  assert.deepEqual(grave, [], `axe on ${state}`);
}

/** No sideways scrolling and no key without its words. */
export async function whole(page, state) {
  const { wide, text } = await page.evaluate(() => ({ wide: document.documentElement.scrollWidth - innerWidth, text: document.body.innerText }));
  assert.ok(wide <= 1, `${state}: ${wide} px wider than the window`);
  assert.deepEqual(text.match(/\bconsole-[a-z]+(-[a-z]+)*/g) ?? [], [], `${state}: every message has its words`);
}

export async function shot(page, name) {
  if (!SHOTS) return;
  mkdirSync(SHOTS, { recursive: true });
  await page.screenshot({ path: `${SHOTS}/${name}.png`, fullPage: false });
}
