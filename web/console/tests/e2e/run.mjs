// Drives the built console in Chromium against the fixture: `npm run build && npm run e2e`. SHOTS=folder keeps pictures.
// Checks: no console error, nothing refused by the security policy, no outside request, axe clean, width, words, journeys.
import assert from "node:assert/strict";
import { startFixture } from "../fixture/serve.mjs";
import { clean, launch, openPage, shot, whole } from "./browser.mjs";
import { journeys } from "./journeys.mjs";

const browser = await launch();
const only = process.argv[2];
try {
  for (const viewport of [{ width: 1440, height: 900 }, { width: 390, height: 844 }]) {
    for (const [name, journey, signedIn = true] of journeys) {
      if (only && !name.includes(only)) continue;
      const fixture = await startFixture();
      fixture.state.signedIn = signedIn;
      const { page, context, trouble } = await openPage(browser, viewport, fixture.url);
      const at = `${name} at ${viewport.width} px`;
      const look = async (state) => {
        await page.waitForFunction(() => !document.querySelector(".awaiting"));
        // Drawers slide in; a picture on the way is no state of the page.
        await page.waitForTimeout(350);
        await shot(page, `${name}-${state}-${viewport.width}`);
        await whole(page, `${at}, ${state}`);
        await clean(page, `${at}, ${state}`);
      };
      await journey({ page, url: fixture.url, state: fixture.state, look, phone: viewport.width < 720 });
      assert.deepEqual(trouble, [], at);
      await context.close();
      fixture.close();
    }
  }
  console.log("console: as it should be at 1440 and 390 px");
} finally {
  await browser.close();
}
