// The ways of the people who work with the console.
import assert from "node:assert/strict";
import { gzipSync } from "node:zlib";

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

async function link({ page, url, look }) {
  for (const token of ["used", "once-only"]) {
    await page.goto("about:blank");
    await page.goto(`${url}/console/link#${token}`);
    await page.getByLabel("新密码").fill("示例密码-2026");
    await page.getByLabel("再输入一遍").fill("示例密码-2026");
    await page.getByRole("button", { name: "设置密码" }).click();
    if (token === "used") {
      await page.getByText("链接已经用过或过期").waitFor();
      await look("used");
    }
  }
  await page.waitForURL(/sign-in/);
}

async function home({ page, url, look }) {
  await page.goto(`${url}/console/`);
  await page.getByRole("heading", { name: "网点待办" }).waitFor();
  await page.getByText("复核到期的网点").waitFor();
  await look("top");
}

/** A service that cannot measure yet: its pages are left out, and a link to one says so. */
async function lacking({ page, url, state, phone }) {
  state.lacks = ["/runs", "/orgs/{code}/result", "/circles/{id}/result", "/isochrone"];
  await page.goto(`${url}/console/`);
  await page.getByRole("heading", { name: "网点待办" }).waitFor();
  if (phone) await page.getByRole("button", { name: "菜单" }).click();
  const menu = await page.locator("#menu").innerText();
  assert.ok(menu.includes("生活圈") && !menu.includes("测算记录") && !menu.includes("任点可达"), menu);
  await page.goto(`${url}/console/runs`);
  await page.getByRole("heading", { name: "没有这个页面" }).waitFor();
  await page.goto(`${url}/console/circles/c1`);
  await page.getByRole("tab", { name: "边界沿革" }).waitFor();
  assert.equal(await page.getByRole("tab", { name: "测算结果" }).count(), 0);
}

const drawn = (page) => page.locator(".map[data-ready=true]").first().waitFor({ timeout: 30_000 });

async function outlets({ page, url, look, state }) {
  await page.goto(`${url}/console/outlets`);
  await page.getByRole("button", { name: "示例菜市场" }).waitFor();
  await look("table");
  await page.getByRole("combobox", { name: "业态" }).selectOption("pharmacy");
  await page.waitForURL(/type=pharmacy/);
  await page.getByRole("button", { name: "示例药店" }).waitFor();
  assert.equal(await page.locator("tbody tr").count(), 1);
  assert.match(await page.getByText("Excel 工作簿", { exact: false }).first().evaluate((a) => a.closest("a")?.href ?? "").catch(() => ""), /outlets\.xlsx\?type=pharmacy|^$/);
  await page.getByRole("button", { name: "示例药店" }).click();
  await page.getByRole("dialog").getByRole("tab", { name: "资料" }).waitFor();
  await look("drawer");
  await page.getByRole("dialog").getByRole("button", { name: "修改" }).click();
  await page.getByLabel("联系电话").fill("电话");
  await page.getByRole("dialog").getByRole("button", { name: "保存" }).click();
  await page.getByText("“电话”不是电话号码").waitFor();
  await look("wrong");
  // Closing with changes asks first.
  await page.keyboard.press("Escape");
  await page.getByText("还有未保存的修改").waitFor();
  await page.getByRole("button", { name: "取消" }).last().click();
  await page.getByLabel("联系电话").fill("010-00000007");
  await page.getByRole("dialog").getByRole("button", { name: "保存" }).click();
  await page.getByText("已保存").waitFor();
  assert.ok(state.asked.includes("PATCH /outlets/o3"));
  await page.getByRole("tab", { name: "核实" }).click();
  await page.getByRole("dialog").getByLabel("属实").first().check();
  await look("verify");
  await page.getByRole("button", { name: "提交核实（1 项）" }).click();
  await page.getByText("核实已登记").waitFor();
  await page.getByRole("tab", { name: "经营变更" }).click();
  await page.getByLabel("发生了什么").selectOption("suspend");
  await look("life");
  await page.getByRole("tab", { name: "历史" }).click();
  await page.getByText("010-00000009").waitFor();
  await look("history");
}

async function outletMap({ page, url, look, phone }) {
  await page.goto(`${url}/console/outlets?view=map`);
  await drawn(page);
  await look("map");
  await page.getByRole("button", { name: "示例药店" }).click();
  await page.waitForURL(/open=o3/);
  await page.getByRole("dialog").waitFor();
  await page.goto(`${url}/console/outlets/new`);
  await drawn(page);
  await look("new");
  if (phone) return;
  await page.locator(".map canvas").click({ position: { x: 200, y: 200 } });
  assert.match(await page.getByLabel("经纬度").inputValue(), /^1\d\d\.\d{7},\d\d\.\d{7}$/);
}

async function duplicates({ page, url, look }) {
  await page.goto(`${url}/console/outlets/duplicates`);
  await page.getByText("相距 12 米").waitFor();
  await look("pair");
  await page.getByRole("button", { name: "合并" }).click();
  await page.getByRole("dialog").getByRole("textbox").fill("同一家店登记了两次");
  await page.getByRole("dialog").getByRole("button", { name: "合并" }).click();
  await page.getByText("没有疑似重复的网点。").waitFor();
}

async function importing({ page, url, look }) {
  await page.goto(`${url}/console/imports`);
  await page.getByLabel("选择文件").setInputFiles({ name: "网点.xlsx", mimeType: "application/octet-stream", buffer: Buffer.from("PK") });
  await look("wizard");
  await page.getByRole("button", { name: "上传并预览" }).click();
  await page.waitForURL(/imports\/i1/);
  await page.getByText("校验位对不上", { exact: false }).waitFor();
  await look("preview");
  assert.ok(await page.getByRole("button", { name: "全部写入" }).isDisabled(), "not everything is correct");
  await page.getByRole("button", { name: "只写入正确的行" }).click();
  await page.getByRole("dialog").getByRole("button", { name: "只写入正确的行" }).click();
  await page.getByText("已写入 2 行").waitFor();
  await look("done");
}

async function circleList({ page, url, look }) {
  await page.goto(`${url}/console/circles`);
  await drawn(page);
  await look("list");
  await page.getByRole("link", { name: "示例南片生活圈" }).click();
  await page.getByText("菜市场", { exact: false }).first().waitFor();
  await drawn(page);
  await look("result");
  await page.getByRole("tab", { name: "边界沿革" }).click();
  await drawn(page);
  await page.getByText("新增 0.360 km²", { exact: false }).waitFor();
  await look("borders");
  await page.getByRole("tab", { name: "资料" }).click();
  await page.getByRole("button", { name: "修改" }).click();
  await look("facts");
}

async function drawing({ page, url, look, state, phone }) {
  await page.goto(`${url}/console/circles/c1/border`);
  await drawn(page);
  await page.getByLabel("示例四社区").check();
  await look("communities");
  await page.getByLabel("原因").fill("示例四社区划入");
  await page.getByRole("tab", { name: "自动建议" }).click();
  await page.locator(".map canvas").click({ position: { x: 120, y: 120 } });
  await page.getByRole("button", { name: "生成建议" }).click();
  await page.getByText("建议 2 个社区", { exact: false }).waitFor();
  await look("proposal");
  await page.getByRole("tab", { name: "手工划" }).click();
  if (!phone) {
    for (const [x, y] of [[100, 100], [300, 100], [300, 300]]) await page.locator(".map canvas").click({ position: { x, y }, delay: 20 });
    await page.getByText("已点 3 个点").waitFor();
    await look("hand");
    await page.getByRole("button", { name: "保存边界" }).click();
    await page.waitForURL(/part=borders/);
    assert.equal(state.border.shape.type, "Polygon");
    assert.equal(state.border.reason, "示例四社区划入");
  }
}

async function compounds({ page, url, look, state }) {
  await page.goto(`${url}/console/compounds`);
  await drawn(page);
  await look("list");
  await page.getByRole("button", { name: "示例小区" }).click();
  const dialog = page.getByRole("dialog");
  await dialog.locator(".map[data-ready=true]").waitFor();
  await dialog.locator("canvas").scrollIntoViewIfNeeded();
  await dialog.locator("canvas").click({ position: { x: 60, y: 60 } });
  await dialog.getByLabel("2 号门").fill("北门");
  await look("gates");
  await dialog.getByRole("button", { name: "保存" }).click();
  await page.getByText("已保存").waitFor();
  assert.deepEqual(state.compound.gates.map((g) => g.name), ["南门", "北门"]);
}

async function measuring({ page, url, look }) {
  await page.goto(`${url}/console/circles/c1`);
  await page.getByRole("button", { name: "开始测算" }).click();
  await page.getByRole("dialog").getByLabel("标准").waitFor();
  await look("start");
  await page.getByRole("dialog").getByRole("button", { name: "开始测算" }).click();
  await page.getByText("完成").first().waitFor();
  await page.goto(`${url}/console/runs`);
  await page.locator("tbody tr").nth(1).waitFor();
  for (const box of await page.locator("tbody input[type=checkbox]").all()) await box.check();
  await look("runs");
  await page.getByRole("button", { name: "比较所选两次" }).click();
  await page.getByText("+7.1").waitFor();
  await look("compare");
  await page.goto(`${url}/console/district`);
  await drawn(page);
  await look("district");
  await page.getByRole("tab", { name: "缺口清单" }).click();
  await page.getByText("4,096").waitFor();
  await look("gaps");
}

async function anywhere({ page, url, look }) {
  await page.goto(`${url}/console/anywhere?at=116.3105,39.9581`);
  await page.getByRole("button", { name: "示例便利店" }).click();
  await page.getByText("右转走 120 米到达").waitFor();
  await drawn(page);
  await look("way");
}

async function system({ page, url, look, state }) {
  await page.goto(`${url}/console/accounts?open=a1`);
  await page.getByRole("dialog").getByRole("button", { name: "生成设置密码的链接" }).click();
  await page.getByText("once-only-0000", { exact: false }).waitFor();
  await page.getByRole("dialog").getByLabel("角色").selectOption("R7");
  await page.getByRole("dialog").getByLabel("所属单位").fill("110199001");
  await page.keyboard.press("Tab");
  await look("account");
  await page.getByRole("dialog").getByRole("button", { name: "授予任职" }).click();
  await page.getByText("已授予").waitFor();
  assert.equal(state.appointed.org, "110199001");
  await page.getByRole("dialog").getByLabel("用途").fill("示例平台");
  await page.getByRole("dialog").getByLabel("网点 · 查看").check();
  await page.getByRole("dialog").getByRole("button", { name: "发放令牌" }).click();
  await page.getByText("once-only-1111", { exact: false }).waitFor();
  assert.deepEqual(state.token, { name: "示例平台", scopes: [{ object: "outlet", action: "read" }], days: 90 });
  await look("token");
  for (const [path, text] of [["permissions", "核验审计链"], ["orgs", "示例街道"], ["jobs", "网点导入"], ["maps", "启用中"], ["published", "demo-01"]]) {
    await page.goto(`${url}/console/${path}`);
    await page.locator("main").getByText(text, { exact: false }).first().waitFor();
    await look(path);
  }
  await page.goto(`${url}/console/orgs?under=110199001`);
  await page.getByRole("button", { name: "更名" }).click();
  await page.getByRole("dialog").getByLabel("名称").fill("示例新街道");
  await look("rename");
  await page.getByRole("dialog").getByRole("button", { name: "更名" }).click();
  await page.getByText("已保存").waitFor();
  assert.deepEqual(state.orgChange.change, { rename: { name: "示例新街道" } });
  await page.goto(`${url}/console/audit`);
  await page.getByRole("button", { name: "核验审计链" }).click();
  await page.getByText("审计链完整", { exact: false }).waitFor();
  await look("audit");
}

async function screen({ page, url, look }) {
  await page.goto(`${url}/console/screen/110199?as=picture`);
  await drawn(page);
  await look("picture");
  await page.goto(`${url}/console/screen/110199?as=table`);
  await page.getByText("4,096").waitFor();
  await look("table");
}

/** Every page in English and large letters: nothing is cut off, every word is there. */
async function reading({ page, url, look }) {
  await page.context().addCookies([{ name: "lang", value: "en", url }]);
  await page.addInitScript(() => localStorage.setItem("yike.large", "1"));
  for (const path of ["", "imports", "maps", "anywhere", "district", "runs", "published", "outlets", "outlets/new", "outlets/duplicates", "circles", "circles/c1", "circles/c1/border", "compounds", "accounts", "permissions", "orgs", "jobs", "audit", "no-such-page"]) {
    await page.goto(`${url}/console/${path}`);
    await page.getByRole("heading", { level: 1 }).waitFor();
    await look(path.replaceAll("/", "-") || "home");
  }
}

/** The pointer stays away: sign in, go to the register, open an outlet, turn its parts, close it, ask the map. */
async function keyboard({ page, url, phone }) {
  if (phone) return;
  const press = async (...keys) => { for (const key of keys) await page.keyboard.press(key); };
  const focused = () => page.evaluate(() => document.activeElement?.textContent?.trim() || document.activeElement?.getAttribute("aria-label") || "");
  /** Tab until something with this text has the focus; a page that traps the focus fails here. */
  const tabTo = async (text, most = 60) => {
    for (let i = 0; i < most; i++) {
      if ((await focused()).startsWith(text)) return;
      await press("Tab");
    }
    assert.fail(`Tab does not reach ${text}`);
  };
  await page.goto(`${url}/console/sign-in?to=/outlets`);
  await page.getByLabel("登录名").waitFor();
  await page.keyboard.type("qu-shangwu");
  await press("Tab");
  await page.keyboard.type("示例密码-2026");
  await press("Enter");
  await page.waitForURL(/console\/outlets/);
  await page.getByRole("button", { name: "示例药店" }).waitFor();
  await press("Tab");
  await tabTo("示例药店");
  await press("Enter");
  const dialog = page.getByRole("dialog");
  await dialog.getByRole("tab", { name: "资料" }).waitFor();
  await tabTo("资料", 10);
  await press("ArrowRight");
  assert.equal(await focused(), "核实");
  await press("Escape");
  await dialog.waitFor({ state: "hidden" });
  await page.waitForFunction(() => document.activeElement?.textContent?.includes("示例药店"), null, { timeout: 3000 });
  await page.goto(`${url}/console/anywhere`);
  await drawn(page);
  await tabTo("地图。");
  await press("Enter");
  await page.waitForURL(/at=/);
  await page.getByRole("heading", { name: "最近的网点" }).waitFor();
}

/** What the first page weighs, packed as the service sends it. */
async function weight({ page, url }) {
  const sizes = [];
  page.on("response", async (response) => { if (/\.(js|css)$/.test(response.url())) sizes.push(response.body().then((b) => gzipSync(b).length)); });
  await page.goto(`${url}/console/sign-in`, { waitUntil: "networkidle" });
  const total = (await Promise.all(sizes)).reduce((a, b) => a + b, 0);
  console.log(`console: sign-in page ${Math.round(total / 1024)} KiB gzip in ${sizes.length} files`);
  assert.ok(total < 200 * 1024, `${total} bytes before the first page`);
}

export const journeys = [
  ["weight", weight, false],
  ["reading", reading],
  ["keyboard", keyboard, false],
  ["sign-in", signIn, false],
  ["setup", setUp, false],
  ["link", link, false],
  ["account", account],
  ["home", home],
  ["lacking", lacking],
  ["outlets", outlets],
  ["outlet-map", outletMap],
  ["duplicates", duplicates],
  ["importing", importing],
  ["circles", circleList],
  ["drawing", drawing],
  ["compounds", compounds],
  ["measuring", measuring],
  ["anywhere", anywhere],
  ["system", system],
  ["screen", screen],
];
