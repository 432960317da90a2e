/** The console's words, from the catalogues that the executable reads too; one language is loaded at a time. */
import { FluentBundle, FluentResource, type FluentVariable } from "@fluent/bundle";
import { shallowRef } from "vue";

export type Lang = "zh-CN" | "en";
export const LANGS: { lang: Lang; name: string }[] = [{ lang: "zh-CN", name: "中文" }, { lang: "en", name: "English" }];
export type Args = Record<string, FluentVariable>;

const catalogues = import.meta.glob<string>("../../../strings/{zh-CN,en}/console.ftl", { query: "?raw", import: "default" });

const bundle = shallowRef<FluentBundle>();
/** The language spoken now. */
export const lang = shallowRef<Lang>("zh-CN");

/** Speaks a language from now on; the page is redrawn in it. */
export async function speak(wanted: Lang): Promise<void> {
  const load = Object.entries(catalogues).find(([path]) => path.includes(`/${wanted}/`))?.[1];
  if (!load) throw new Error(`no catalogue for ${wanted}`);
  const made = bundleOf(wanted, await load());
  lang.value = wanted;
  bundle.value = made;
  document.documentElement.lang = wanted;
}

/** A bundle of one catalogue; for the page and for the tests. */
export function bundleOf(wanted: Lang, source: string): FluentBundle {
  const made = new FluentBundle(wanted, { useIsolating: false });
  made.addResource(new FluentResource(source));
  return made;
}

/** The text of a key; a key without an entry is shown as it is, so that nothing is lost. */
export function say(key: string, args?: Args): string {
  const value = bundle.value?.getMessage(key)?.value;
  return value ? bundle.value!.formatPattern(value, args, []) : key;
}

/** The text of a key whose end is a code of the service; the code itself where the page has no word for it yet. */
export function sayCode(prefix: string, code: string): string {
  const value = bundle.value?.getMessage(`${prefix}-${code}`)?.value;
  return value ? bundle.value!.formatPattern(value, null, []) : code;
}

/** The language the reader chose before: the cookie that the service reads too. */
export function chosenLang(cookie: string): Lang {
  const found = /(?:^|;\s*)lang=([\w-]+)/.exec(cookie)?.[1];
  return found?.startsWith("en") ? "en" : "zh-CN";
}

/** Remembers a choice of language for a year, for this page and for the messages of the service. */
export function rememberLang(wanted: Lang): void {
  document.cookie = `lang=${wanted}; Path=/; Max-Age=31536000; SameSite=Strict`;
}
