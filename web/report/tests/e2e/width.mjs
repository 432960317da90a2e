// Nothing may be cut at the right edge: the page itself never scrolls sideways, and of the tables
// only the overview and the curve's numbers do, which have a column for each place or walker.
import assert from "node:assert/strict";

export async function checkWidth(page, state) {
  await page.evaluate(() => { for (const details of document.querySelectorAll("details")) details.open = true; });
  const cut = await page.evaluate(() => {
    const cut = [];
    if (document.documentElement.scrollWidth > innerWidth) cut.push(`page ${document.documentElement.scrollWidth} of ${innerWidth}`);
    for (const box of document.querySelectorAll(".table-scroll")) {
      const may = innerWidth < 1081 && box.closest(".matrix, .charts");
      if (box.scrollWidth > box.clientWidth + 1 && !may) cut.push(`table of ${box.closest("section").className} ${box.scrollWidth} of ${box.clientWidth}`);
    }
    for (const element of document.querySelectorAll("main p, main li, main td, main th, main button, main h1, main h2, main h3, main label")) {
      if (element.closest(".table-scroll, .maplibregl-map, .hidden-text, thead")) continue;
      const { right, left, width } = element.getBoundingClientRect();
      if (width && (right > innerWidth + 1 || left < -1)) cut.push(`${element.tagName} ${element.textContent.trim().slice(0, 40)}: ${Math.round(right)}`);
    }
    return cut;
  });
  assert.deepEqual(cut, [], state);
  await page.evaluate(() => { for (const details of document.querySelectorAll("details")) details.open = false; });
}
