/** The page's words, from the catalogues that the executable reads too. */
import { FluentBundle, FluentResource, type FluentVariable } from "@fluent/bundle";
import type { Named } from "./payload.ts";
import type { Lang } from "./view.ts";

export type Say = (key: string, args?: Record<string, FluentVariable>) => string;

/** The page's own words, and every message that a payload may carry. */
const catalogues = import.meta.glob<string>(
  ["../../../strings/{zh-CN,en}/*.ftl", "!**/{cli,study,publish,console}.ftl"],
  { query: "?raw", import: "default", eager: true },
);

const bundles: Record<Lang, FluentBundle> = { "zh-CN": bundle("zh-CN"), en: bundle("en") };

function bundle(lang: Lang): FluentBundle {
  const made = new FluentBundle(lang, { useIsolating: false });
  for (const [path, source] of Object.entries(catalogues)) {
    if (path.includes(`/${lang}/`)) made.addResource(new FluentResource(source));
  }
  return made;
}

/** The text of a key; a key without an entry is shown as it is, so that nothing is lost. */
export function text(lang: Lang, key: string, args?: Record<string, FluentVariable>): string {
  const value = bundles[lang].getMessage(key)?.value;
  return value ? said(lang, value, args) : key;
}

/** A value that is missing leaves its name, never an error: the page must not stop at a sentence. */
function said(lang: Lang, pattern: Parameters<FluentBundle["formatPattern"]>[0], args?: Record<string, FluentVariable>): string {
  return bundles[lang].formatPattern(pattern, args, []);
}

/** The text of an attribute of a key (`.done`, `.remedy`); empty where it has none. */
export function attribute(lang: Lang, key: string, name: string, args?: Record<string, FluentVariable>): string {
  const value = bundles[lang].getMessage(key)?.attributes[name];
  return value ? said(lang, value, args) : "";
}

/** Every key of a language; for the test that compares them. */
export function keys(lang: Lang): string[] {
  return [...bundles[lang]._messages.keys()];
}

/** Whichever of two texts is in the reader's language; English falls back to the Chinese master. */
export function pick(lang: Lang, named: Named): string {
  return lang === "en" ? named.en || named.zh : named.zh;
}
