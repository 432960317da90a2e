import { readdirSync, readFileSync } from "node:fs";
import { describe, expect, it } from "vitest";
import { NONE_FOUND, shareColours, walkClass } from "../src/colour.ts";
import { month, percent, shortWalk, walk } from "../src/format.ts";
import { u16OfBase64 } from "../src/load.ts";
import { Decoder } from "../src/map/shape.ts";
import { readView, writeView } from "../src/view.ts";
import { keys, text } from "../src/words.ts";

const lists = {
  profiles: [{ id: "planning" }, { id: "adult" }, { id: "elder" }],
  packs: [{ id: "a", clauses: [{ id: "x" }, { id: "y" }] }, { id: "b", clauses: [{ id: "z" }] }],
  places: [{ id: "", level: "study" }, { id: "清华园街道", level: "community" }, { id: "way/1", level: "compound" }],
} as never;

describe("the address", () => {
  it("gives back the view it was written from", () => {
    const view = readView("lang=en&profile=elder&type=y&place=%E6%B8%85%E5%8D%8E%E5%9B%AD%E8%A1%97%E9%81%93&colour=reached&outlets=all", lists);
    expect(view).toMatchObject({ lang: "en", profile: 2, pack: 0, clause: 1, place: 1, colour: "reached", allOutlets: true });
    expect(readView(writeView(view, lists), lists)).toEqual(view);
  });
  it("falls back to the first profile, the first standard and the whole area", () => {
    expect(readView("#type=no-such&profile=%%%&place=nowhere", lists)).toMatchObject({ lang: "zh-CN", profile: 0, pack: 0, clause: 0, place: 0 });
    expect(writeView(readView("", lists), lists)).toBe("");
  });
  it("opens in the language of the run, and a Chinese link to an English page says so", () => {
    expect(readView("", lists, "en").lang).toBe("en");
    expect(readView("lang=zh-CN", lists, "en").lang).toBe("zh-CN");
    expect(writeView(readView("lang=zh-CN", lists, "en"), lists, "en")).toBe("lang=zh-CN");
  });
});

describe("a study without communities", () => {
  it("compares its compounds, and keeps that out of the address", () => {
    const bare = { ...(lists as object), places: [{ id: "", level: "study" }, { id: "way/1", level: "compound" }] } as never;
    expect(readView("level=community", bare).level).toBe("compound");
    expect(writeView(readView("", bare), bare)).toBe("");
    expect(writeView(readView("level=compound", lists), lists)).toBe("level=compound");
  });
});

describe("numbers", () => {
  it("keep 100 % for everybody and 0 % for nobody", () => {
    expect([0, 1, 398, 634, 999, 1000, -1].map(percent)).toEqual(["0%", "<1%", "39%", "63%", ">99%", "100%", "–"]);
  });
  it("are walks in the profile's own unit", () => {
    expect(walk(380, "s", "zh-CN")).toBe("6 分 20 秒");
    expect(walk(420, "m", "en")).toBe("420 m");
    expect([shortWalk(481, "s"), shortWalk(-1, "s")]).toEqual(["8.1", "–"]);
    expect(month("2017-06-10", "en")).toBe("June 2017");
  });
});

describe("colours", () => {
  it("follow the tiers exactly: 480 s are within 8 minutes, 481 s are not", () => {
    expect([300, 480, 481, 900, 901].map((v) => walkClass(v, 60, false))).toEqual([0, 1, 2, 3, 4]);
    expect([walkClass(NONE_FOUND, 60, false), walkClass(NONE_FOUND, 60, true)]).toEqual([5, 6]);
  });
  it("keep the ink readable on every fill", () => {
    const light = (hex: string) => [1, 3, 5].map((i) => parseInt(hex.slice(i, i + 2), 16) / 255)
      .map((v) => (v <= 0.03928 ? v / 12.92 : ((v + 0.055) / 1.055) ** 2.4))
      .reduce((sum, v, i) => sum + v * [0.2126, 0.7152, 0.0722][i]!, 0);
    for (let share = 0; share <= 1000; share += 50) {
      const { fill, ink } = shareColours(share);
      const [a, b] = [light(fill), light(ink)].sort((x, y) => y - x) as [number, number];
      expect((a + 0.05) / (b + 0.05)).toBeGreaterThanOrEqual(4.5);
    }
  });
});

describe("data", () => {
  it("unpacks little-endian numbers and deltas", () => {
    expect([...u16OfBase64("AAEBAP//")]).toEqual([256, 1, 65535]);
    // Corner 116°, 40°; (1000, 2000) then 500 east.
    expect(new Decoder([116_000_000, 40_000_000, 0, 0]).line([1000, 2000, 500, 0])).toEqual([[116.001, 40.002], [116.0015, 40.002]]);
  });
});

describe("words", () => {
  it("exist in both languages", () => {
    expect(keys("en").sort()).toEqual(keys("zh-CN").sort());
  });
  it("exist for every key the page names", () => {
    const known = new Set(keys("zh-CN"));
    const files = ["pages", "map", "ui", "map/layers"].flatMap((f) => readdirSync(`src/${f}`).filter((n) => /\.(vue|ts)$/.test(n)).map((n) => `src/${f}/${n}`));
    for (const file of [...files, "src/report.ts"]) {
      for (const [, key] of readFileSync(file, "utf8").matchAll(/["'](report-[a-z0-9-]*[a-z0-9])["']/g)) expect(known, `${file}: ${key}`).toContain(key);
    }
  });
  it("take values", () => {
    expect(text("zh-CN", "report-minutes", { n: 5 })).toBe("5 分钟");
  });
});
