/** Numbers, shares and walks in the reader's language. All page text passes through here or `words`. */
import type { Lang } from "./view.ts";

/** Residents and other counts: `70,260`. */
export function count(n: number, lang: Lang): string {
  return new Intl.NumberFormat(lang).format(n);
}

/**
 * A share of 1000 as whole per cent, rounded down: a share is often a lower bound, and
 * 39.8 % is not "at least 40 %". "100 %" means everybody and "0 %" nobody.
 */
export function percent(permille: number): string {
  if (permille < 0) return "–";
  if (permille > 0 && permille < 10) return "<1%";
  if (permille > 990 && permille < 1000) return ">99%";
  return `${Math.floor(permille / 10)}%`;
}

/** A walk in the profile's unit: `6 分 20 秒`, `6 min 20 s`, `420 米`. */
export function walk(value: number, unit: "s" | "m", lang: Lang): string {
  if (unit === "m") return lang === "en" ? `${value} m` : `${value} 米`;
  const minutes = Math.floor(value / 60);
  const seconds = value % 60;
  if (lang === "en") return seconds && minutes < 10 ? `${minutes} min ${seconds} s` : `${minutes} min`;
  return seconds && minutes < 10 ? `${minutes} 分 ${seconds} 秒` : `${minutes} 分钟`;
}

/** A walk for narrow columns: minutes with one decimal rounded up, or metres; `–` where there is none. */
export function shortWalk(value: number, unit: "s" | "m"): string {
  if (value < 0) return "–";
  return unit === "m" ? String(value) : (Math.ceil(value / 6) / 10).toFixed(1);
}

/** A state of data as people write it: `2017 年 6 月`, `June 2017`. */
export function month(date: string, lang: Lang): string {
  const [year, monthNumber] = date.split("-").map(Number);
  if (!year) return date;
  if (!monthNumber) return lang === "en" ? String(year) : `${year} 年`;
  if (lang !== "en") return `${year} 年 ${monthNumber} 月`;
  return new Intl.DateTimeFormat("en", { year: "numeric", month: "long", timeZone: "UTC" }).format(Date.UTC(year, monthNumber - 1));
}
