/** Numbers, dates and measures in the reader's language. Times are kept in UTC and shown in Chinese standard time. */
import { lang } from "./words.ts";

export const ZONE = "Asia/Shanghai";
const NONE = "–";

/** A count: `70,260`. */
export function count(n: number | null | undefined): string {
  return n === null || n === undefined ? NONE : new Intl.NumberFormat(lang.value).format(n);
}

/** A day as it is written in the trade: `2026-11-25`. */
export function day(text: string | null | undefined): string {
  return text ? text.slice(0, 10) : NONE;
}

/** A moment of UTC as `2026-11-25 14:03` in Chinese standard time; with seconds where they matter. */
export function moment(text: string | null | undefined, seconds = false): string {
  if (!text) return NONE;
  const at = new Date(text);
  if (Number.isNaN(at.getTime())) return text;
  const parts = new Intl.DateTimeFormat("en-GB", {
    timeZone: ZONE, year: "numeric", month: "2-digit", day: "2-digit", hour: "2-digit", minute: "2-digit", second: "2-digit", hour12: false,
  }).formatToParts(at);
  const of = (type: string) => parts.find((p) => p.type === type)?.value ?? "";
  return `${of("year")}-${of("month")}-${of("day")} ${of("hour")}:${of("minute")}${seconds ? `:${of("second")}` : ""}`;
}

/** Today's date in China, as the service counts days. */
export function today(now = new Date()): string {
  return moment(now.toISOString()).slice(0, 10);
}

/** A share from 0 to 1 as whole per cent, rounded down: 39.8 % is not "at least 40 %"; 100 % means everybody. */
export function share(value: number | null | undefined): string {
  if (value === null || value === undefined) return NONE;
  if (value > 0 && value < 0.01) return "<1%";
  if (value > 0.99 && value < 1) return ">99%";
  return `${Math.floor(value * 100 + 1e-9)}%`;
}

/** An area in square kilometres of a number in square metres. */
export function area(m2: number | null | undefined): string {
  return m2 === null || m2 === undefined ? NONE : `${(m2 / 1e6).toFixed(2)} km²`;
}

/** Walking minutes with one decimal, rounded up: nobody is promised a shorter walk than it is. */
export function minutes(value: number | null | undefined): string {
  return value === null || value === undefined ? NONE : (Math.ceil(value * 10 - 1e-9) / 10).toFixed(1);
}

/** A position as it is read aloud over the phone: five decimals are a metre. */
export function position(at: [number, number] | null | undefined): string {
  return at ? `${at[0].toFixed(5)}, ${at[1].toFixed(5)}` : NONE;
}

/** Who did something: a name as it is, an account's number by its end, which is what tells numbers of one day apart. */
export function who(by: string | null | undefined): string {
  if (!by) return NONE;
  return /^[0-9a-f]{8}-[0-9a-f-]{27}$/.test(by) ? `#${by.slice(-6)}` : by;
}
