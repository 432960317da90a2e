/** What the reader chose. It lives in the address (`#lang=en&type=…`), so a link shows the same view. */
import { reactive, watch } from "vue";
import type { Payload } from "./payload.ts";

export type Lang = "zh-CN" | "en";
const LANGS: Lang[] = ["zh-CN", "en"];
export type Level = "community" | "compound";
export type ColourBy = "time" | "reached";

export interface View {
  lang: Lang;
  /** Position in `payload.profiles`. */
  profile: number;
  /** Position in `payload.packs`. */
  pack: number;
  /** Position in the pack's clauses. */
  clause: number;
  /** Position in `payload.places`; 0 is the whole study. */
  place: number;
  /** Which places the overview compares. */
  level: Level;
  colour: ColourBy;
  isochrones: boolean;
  allOutlets: boolean;
}

type Lists = Pick<Payload, "profiles" | "packs" | "places">;

/** The view an address asks for; what cannot be read gets its default. The page speaks `spoken` unless asked. */
export function readView(hash: string, lists: Lists, spoken: Lang = "zh-CN"): View {
  const asked = new URLSearchParams(hash.replace(/^#/, ""));
  const at = (items: { id: string }[], key: string, otherwise: number) => {
    const found = items.findIndex((item) => item.id === asked.get(key));
    return found < 0 ? otherwise : found;
  };
  const pack = at(lists.packs, "standard", 0);
  const levels = levelsOf(lists);
  return {
    lang: LANGS.find((lang) => lang === asked.get("lang")) ?? spoken,
    profile: at(lists.profiles, "profile", 0),
    pack,
    clause: at(lists.packs[pack]?.clauses ?? [], "type", 0),
    place: Math.max(0, lists.places.findIndex((p, i) => i > 0 && p.id === asked.get("place"))),
    level: levels.find((level) => level === asked.get("level")) ?? levels[0] ?? "community",
    colour: asked.get("colour") === "reached" ? "reached" : "time",
    isochrones: asked.get("isochrones") === "1",
    allOutlets: asked.get("outlets") === "all",
  };
}

/** The address of a view; defaults are left out so that links stay short. */
export function writeView(view: View, lists: Lists, spoken: Lang = "zh-CN"): string {
  const pack = lists.packs[view.pack];
  const parts: [string, string | undefined | false][] = [
    ["lang", view.lang !== spoken && view.lang],
    ["profile", view.profile !== 0 && lists.profiles[view.profile]?.id],
    ["standard", view.pack !== 0 && pack?.id],
    ["type", view.clause !== 0 && pack?.clauses[view.clause]?.id],
    ["place", view.place > 0 && lists.places[view.place]?.id],
    ["level", view.level !== levelsOf(lists)[0] && view.level],
    ["colour", view.colour !== "time" && view.colour],
    ["isochrones", view.isochrones && "1"],
    ["outlets", view.allOutlets && "all"],
  ];
  const asked = new URLSearchParams();
  for (const [key, value] of parts) if (value) asked.set(key, value);
  return asked.toString();
}

/** Levels that have places, communities first: a study without communities compares its compounds. */
function levelsOf(lists: Lists): Level[] {
  return (["community", "compound"] as const).filter((level) => lists.places.some((p) => p.level === level));
}

/** The live view: follows the address and writes itself back without filling the history. */
export function liveView(lists: Lists): View {
  // The page is written in the language of the run that made it.
  const spoken: Lang = document.documentElement.lang === "en" ? "en" : "zh-CN";
  const view = reactive(readView(location.hash, lists, spoken));
  watch(view, () => {
    const hash = writeView(view, lists, spoken);
    if (hash !== location.hash.slice(1)) history.replaceState(null, "", hash ? `#${hash}` : location.pathname + location.search);
    document.documentElement.lang = view.lang;
  }, { immediate: true });
  addEventListener("hashchange", () => Object.assign(view, readView(location.hash, lists, spoken)));
  return view;
}
