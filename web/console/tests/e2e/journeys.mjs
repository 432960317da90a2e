// The ways of the people who work with the console.
import assert from "node:assert/strict";

async function signIn({ page, url, look }) {
  await page.goto(`${url}/console/me`);
  await page.waitForSelector("h1");
  assert.match(page.url(), /\/console\/sign-in\?to=\/me$/, "an unknown reader signs in first");
  await look("empty");
  await page.getByLabel("登录名").fill("two-steps");
  await page.getByLabel("密码", { exact: true }).fill("falsch");
  await page.getByRole("button", { name: "登录" }).click();
  await page.getByLabel("验证码").fill("123456");
  await page.getByRole("button", { name: "登录" }).click();
  await page.getByRole("alert").waitFor();
  await look("refused");
}

async function account({ page, url, look, phone }) {
  await page.goto(`${url}/console/me`);
  await page.getByRole("heading", { name: "我的账号" }).waitFor();
  await look("top");
  await page.getByRole("button", { name: "启用" }).click();
  await page.getByAltText("两步验证的二维码").waitFor();
  await page.getByLabel("验证码").fill("123456");
  await page.getByRole("button", { name: "确认" }).click();
  await page.getByText("已启用", { exact: true }).waitFor();
  if (phone) await page.getByRole("button", { name: "菜单" }).click();
  await page.getByRole("button", { name: "English" }).filter({ visible: true }).click();
  await page.getByRole("heading", { name: "My account" }).waitFor();
  assert.equal(await page.locator("html").getAttribute("lang"), "en");
  await page.getByRole("button", { name: "Large text" }).filter({ visible: true }).click();
  if (phone) {
    await look("menu");
    await page.getByRole("button", { name: "Menu" }).click();
  }
  await look("english-large");
}

async function setUp({ page, url, look }) {
  await page.goto(`${url}/console/setup#once-only`);
  await page.getByLabel("姓名").fill("乙示例");
  await look("form");
  await page.getByLabel("登录名").fill("anquan");
  await page.getByLabel("密码", { exact: true }).fill("示例密码-2026");
  await page.getByLabel("再输入一遍").fill("示例密码-2026");
  await page.getByRole("button", { name: "设立账号" }).click();
  await page.waitForURL(/\/console\/$/);
}

async function home({ page, url, look }) {
  await page.goto(`${url}/console/`);
  await page.getByRole("heading", { level: 1 }).waitFor();
  await look("top");
}

export const journeys = [
  ["sign-in", signIn, false],
  ["setup", setUp, false],
  ["account", account],
  ["home", home],
];
