// What the map says: by pointer, by keyboard, and from the list of outlets.
import assert from "node:assert/strict";

const words = (page) => page.locator(".maplibregl-popup-content").innerText({ timeout: 5_000 });

export async function checkPopups(page, state) {
  const canvas = page.locator(".map-box canvas");
  await canvas.scrollIntoViewIfNeeded();
  await page.locator("#section-outlets .segments button").nth(1).click();
  // From the list: the first outlet shown, its name in the popup, the focus on the popup's button.
  const row = page.locator("#section-outlets tbody tr").first();
  const name = (await row.locator("th").innerText()).trim();
  await row.locator("button").click();
  assert.ok((await words(page)).startsWith(name), `${state}: the popup of ${name} says ${await words(page)}`);
  assert.ok(await page.evaluate(() => document.activeElement.closest(".maplibregl-popup") !== null), `${state}: the popup takes the focus`);
  await page.keyboard.press("Escape");
  assert.equal(await page.locator(".maplibregl-popup").count(), 0, `${state}: Escape closes`);
  assert.ok(await canvas.evaluate((element) => element === document.activeElement), `${state}: the focus is back on the map`);
  // The outlet lies in the middle now: Enter asks for it, or for what covers it.
  await page.keyboard.press("Enter");
  assert.ok((await words(page)).length > 0, `${state}: Enter answers`);
  await page.keyboard.press("Escape");
  // By pointer, at the same point; where the list has scrolled to the map, the map has come to rest.
  await page.waitForFunction(() => {
    const { top, bottom } = document.querySelector(".map-box").getBoundingClientRect();
    return top >= 0 && (top + bottom) / 2 < innerHeight;
  });
  await canvas.evaluate((element) => element.scrollIntoView({ block: "center", behavior: "instant" }));
  const box = await canvas.boundingBox();
  await page.mouse.click(box.x + box.width / 2, box.y + box.height / 2);
  const said = await words(page).catch((error) => { throw new Error(`${state}: a click at ${JSON.stringify(box)} is not answered`, { cause: error }); });
  assert.ok(said.length > 0, `${state}: a click answers`);
  assert.doesNotMatch(said, /undefined|NaN|report-/, `${state}: in words`);
  const popup = await page.locator(".maplibregl-popup-content").boundingBox();
  assert.ok(popup.x >= 0 && popup.x + popup.width <= page.viewportSize().width, `${state}: the popup lies inside the window`);
}
