import { readdirSync, readFileSync, statSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, it } from "vitest";
import { address } from "../src/api/client.ts";
import { area, minutes, moment, share, today, who } from "../src/format.ts";
import { crossesItself, polygonOf, withCorner, type Corner } from "../src/map/pen.ts";
import { extent, positionOf } from "../src/map/shape.ts";
import { sentOf } from "../src/pages/outlet/fields.ts";
import { afterFailures } from "../src/pages/screen/backoff.ts";
import { GROUPS, menuOf, PAGES, trail } from "../src/router.ts";
import { bundleOf, chosenLang } from "../src/words.ts";

const source = (lang: string) => readFileSync(new URL(`../../../strings/${lang}/console.ftl`, import.meta.url), "utf8");
const bundles = { "zh-CN": bundleOf("zh-CN", source("zh-CN")), en: bundleOf("en", source("en")) };

/** Every source file of the console. */
function files(folder: string): string[] {
  return readdirSync(folder).flatMap((name) => {
    const path = join(folder, name);
    return statSync(path).isDirectory() ? files(path) : [path];
  });
}
const texts = files(new URL("../src", import.meta.url).pathname).map((path) => readFileSync(path, "utf8"));

describe("the words", () => {
  it("that the pages name exist in both languages", () => {
    const named = new Set(texts.flatMap((text) => [...text.matchAll(/["'`](console-[a-z0-9-]*[a-z0-9])["'`]/g)].map((m) => m[1]!)));
    expect(named.size).toBeGreaterThan(50);
    for (const bundle of Object.values(bundles)) {
      expect([...named].filter((key) => !bundle.hasMessage(key) && ![...bundle._messages.keys()].some((k) => k.startsWith(`${key}-`)))).toEqual([]);
    }
  });
  it("that the catalogue holds are used by a page", () => {
    const all = texts.join("\n");
    const parts = [...all.matchAll(/["'`](console-[a-z0-9-]*)(?:-?\$\{|["'`])/g)].map((m) => m[1]!.replace(/-$/, ""));
    const unused = [...bundles["zh-CN"]._messages.keys()].filter((key) => !parts.some((part) => key === part || (key.startsWith(`${part}-`))));
    expect(unused).toEqual([]);
  });
});

describe("no page", () => {
  it("writes a style into its markup, which the security policy would refuse", () => {
    expect(texts.flatMap((text) => text.match(/\sstyle="[^"]*"/g) ?? [])).toEqual([]);
  });
  it("speaks of its own outside the catalogue", () => {
    const bare = texts.map((text) => text.replace(/\/\*[\s\S]*?\*\/|\/\/.*|<!--[\s\S]*?-->/g, "")).flatMap((text) => text.match(/[\u4e00-\u9fff]+/g) ?? []);
    expect(bare.filter((word) => !["中文"].includes(word))).toEqual([]);
  });
});

describe("numbers and times", () => {
  it("are rounded to the careful side", () => {
    expect([0, 0.004, 0.398, 0.9999, 1, null].map(share)).toEqual(["0%", "<1%", "39%", ">99%", "100%", "–"]);
    expect([14.91, 15, null].map(minutes)).toEqual(["15.0", "15.0", "–"]);
    expect(area(1_234_567)).toBe("1.23 km²");
  });
  it("name people, or the end of their account's number", () => {
    expect([who("甲示例"), who(null), who("01990000-0000-7000-8000-00000012ab34")]).toEqual(["甲示例", "–", "#12ab34"]);
  });
  it("are those of China, whatever the machine's own zone", () => {
    expect(moment("2026-11-24T16:30:05Z")).toBe("2026-11-25 00:30");
    expect(moment("2026-11-24T16:30:05Z", true)).toBe("2026-11-25 00:30:05");
    expect(today(new Date("2026-12-31T16:00:00Z"))).toBe("2027-01-01");
  });
});

describe("an address", () => {
  it("leaves out what was not asked", () => {
    expect(address("/outlets", { q: "锁 匠", type: "", stale: undefined, limit: 20 })).toBe("/api/v1/outlets?q=%E9%94%81+%E5%8C%A0&limit=20");
  });
});

describe("the menu", () => {
  const session = (...may: [string, string][]) => ({ may: may.map(([object, action]) => ({ object, action })) }) as never;
  it("holds for nobody what no right opens", () => {
    expect(menuOf(session())).toEqual([]);
  });
  it("lists every page of the menu in a group of the product", () => {
    for (const page of PAGES.filter((p) => p.menu && p.name !== "home")) expect(GROUPS).toContain(page.group);
    expect(new Set(PAGES.map((p) => p.name)).size).toBe(PAGES.length);
  });
  it("names only parents that exist", () => {
    for (const page of PAGES) expect(trail(page.name).at(-1)).toBe(page);
    for (const page of PAGES.filter((p) => p.parent)) expect(trail(page.name).length).toBeGreaterThan(1);
  });
});

describe("a border drawn by hand", () => {
  it("is closed and runs counter-clockwise, whichever way it was drawn", () => {
    const clockwise: Corner[] = [[0, 0], [0, 1], [1, 1], [1, 0]];
    expect(polygonOf(clockwise)?.coordinates).toEqual([[[1, 0], [1, 1], [0, 1], [0, 0], [1, 0]]]);
    expect(polygonOf([...clockwise].reverse())?.coordinates).toEqual([[[1, 0], [1, 1], [0, 1], [0, 0], [1, 0]]]);
    expect(polygonOf(clockwise.slice(0, 2))).toBeNull();
  });
  it("is refused when it crosses itself: a bow tie does, a square does not", () => {
    expect(crossesItself([[0, 0], [1, 1], [1, 0], [0, 1]])).toBe(true);
    expect(crossesItself([[0, 0], [1, 0], [1, 1], [0, 1]])).toBe(false);
  });
  it("keeps corners to a centimetre", () => {
    expect(withCorner([], [116.33000004999, 39.99])).toEqual([[116.33, 39.99]]);
  });
});

describe("an extent", () => {
  it("is the box around all shapes, and nothing where there is none", () => {
    expect(extent([{ type: "Point", coordinates: [1, 2] }, null, { type: "MultiPolygon", coordinates: [[[[3, 0], [4, 5], [3, 0]]]] }])).toEqual([1, 0, 4, 5]);
    expect(extent([undefined])).toBeNull();
  });
  it("reads a position of an address and refuses anything else", () => {
    expect([positionOf("116.33,39.99"), positionOf("116.33"), positionOf("x,1"), positionOf("200,1"), positionOf("")]).toEqual([[116.33, 39.99], null, null, null, null]);
  });
});

describe("a screen that is refused", () => {
  it("asks twice as seldom each time, never less than every quarter of an hour", () => {
    expect([0, 1, 2, 3, 4, 50].map((n) => afterFailures(n) / 60_000)).toEqual([1, 2, 4, 8, 15, 15]);
  });
});

describe("the fields of an outlet", () => {
  it("are sent in the shapes of the interface", () => {
    expect(sentOf("types", "a;b；")).toEqual(["types", ["a", "b"]]);
    expect(sentOf("position", "116.33, 39.99")).toEqual(["at", [116.33, 39.99]]);
    expect(sentOf("phone", " ")).toEqual(["phone", null]);
  });
});

describe("the language", () => {
  it("is the one chosen before, Chinese otherwise", () => {
    expect([chosenLang("a=1; lang=en"), chosenLang("lang=zh-CN"), chosenLang(""), chosenLang("xlang=en")]).toEqual(["en", "zh-CN", "zh-CN", "zh-CN"]);
  });
});
