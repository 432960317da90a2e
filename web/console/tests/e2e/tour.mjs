// Walks through a running service as one of its staff: `npm run tour -- http://127.0.0.1:8642 login password`.
// Opens every page of the menu, fails on any refused or broken request, console error, missing word or outside request.
import assert from "node:assert/strict";
import { clean, launch, openPage, shot, whole } from "./browser.mjs";

const [url, login, password] = process.argv.slice(2);
if (!url || !login || !password) {
  console.error("usage: npm run tour -- http://address login password");
  process.exit(2);
}
const browser = await launch();
try {
  for (const viewport of [{ width: 1440, height: 900 }, { width: 390, height: 844 }]) {
    const { page, context, trouble } = await openPage(browser, viewport, url);
    page.on("response", (response) => { if (response.status() >= 400) trouble.push(`${response.status()} ${response.request().method()} ${response.url().slice(url.length)}`); });
    await page.goto(`${url}/console/`);
    await page.getByLabel("登录名").fill(login);
    await page.getByLabel("密码", { exact: true }).fill(password);
    await page.getByRole("button", { name: "登录" }).click();
    await page.getByRole("heading", { level: 1 }).filter({ hasText: "您好" }).waitFor();
    const paths = await page.locator("#menu a").evaluateAll((links) => links.map((a) => a.getAttribute("href")));
    assert.ok(paths.length > 1, "something is open to this account");
    for (const path of paths) {
      await page.goto(url + path);
      await page.getByRole("heading", { level: 1 }).waitFor();
      await page.waitForFunction(() => !document.querySelector(".awaiting"), null, { timeout: 30_000 });
      const maps = page.locator(".map");
      if (await maps.count()) await page.locator(".map[data-ready=true]").first().waitFor({ timeout: 30_000 });
      await page.waitForTimeout(800);
      const name = `tour-${login}${path.replace("/console", "").replaceAll("/", "-")}-${viewport.width}`;
      await shot(page, name);
      await whole(page, name);
      await clean(page, name);
      const failed = await page.locator(".note.bad").allInnerTexts();
      if (failed.length) trouble.push(`${path}: ${failed.join(" ")}`);
    }
    console.log(`${login} at ${viewport.width} px: ${paths.length} pages`, trouble.length ? trouble : "as they should be");
    process.exitCode ||= trouble.length ? 1 : 0;
    await context.close();
  }
} finally {
  await browser.close();
}
