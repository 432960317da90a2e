// The report on paper: every gap up to fifty, the number of all, the map as a picture, no controls.
import assert from "node:assert/strict";

export async function checkPaper(page, lang) {
  const all = Number((await page.locator("#section-gaps .lead").innerText()).replace(/[,\s]/g, "").match(/(\d+)(?!.*\d)/)?.[1] ?? "0");
  const pdf = await page.pdf({ format: "A4", preferCSSPageSize: true });
  const pages = pdf.toString("latin1").match(/\/Type\s*\/Page\b/g)?.length ?? 0;
  assert.ok(pages >= 4 && pages <= 40, `${lang}: ${pages} pages`);
  await page.emulateMedia({ media: "print" });
  const rows = await page.locator("#section-gaps .gaps-on-paper tbody tr").count();
  assert.equal(rows, Math.min(50, all), `${lang}: gaps on paper`);
  if (all > 50) {
    const text = await page.locator("#section-gaps .gaps-on-paper").innerText();
    assert.match(text, new RegExp(`\\b${all}\\b`), `${lang}: the number of all gaps`);
    assert.match(text, new RegExp(`\\b${all - 50}\\b`), `${lang}: the number of those left out`);
    assert.match(text, /workbook\.xlsx/, `${lang}: where the others are`);
  }
  const picture = page.locator(".map-picture");
  assert.ok(await picture.isVisible(), `${lang}: the map is a picture`);
  assert.ok((await picture.boundingBox()).height > 200, `${lang}: of a size one can read`);
  const controls = page.locator("select, input, .segments, .button, .maplibregl-ctrl, nav");
  for (let at = 0; at < await controls.count(); at++) {
    assert.ok(!await controls.nth(at).isVisible(), `${lang}: no control on paper: ${await controls.nth(at).evaluate((e) => e.outerHTML.slice(0, 80))}`);
  }
}
