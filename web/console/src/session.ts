/** The session of this browser: who reads, what they may do, and how they like to read. */
import { useQuery, useQueryClient } from "@tanstack/vue-query";
import { computed, ref, watchEffect } from "vue";
import { readSession, type Session } from "./api/session.ts";
import { chosenLang, lang, rememberLang, speak, type Lang } from "./words.ts";

export const SESSION = ["session"];

/** What is asked before a page opens; kept for the whole visit and asked again after signing in or out. */
export function useSession() {
  const query = useQuery({ queryKey: SESSION, queryFn: readSession, staleTime: 60_000 });
  const session = computed<Session | undefined>(() => query.data.value);
  return { session, account: computed(() => session.value?.account ?? null), may: (object: string, action = "read") => mayOf(session.value, object, action) };
}

/** Whether a session allows an action on a kind of object somewhere; the service decides on the object itself. */
export function mayOf(session: Session | undefined, object: string, action = "read"): boolean {
  return session?.may.some((m) => m.object === object && m.action === action) ?? false;
}

const LARGE = "yike.large";

/** 大字: kept on this machine. */
export const large = ref(read(LARGE) === "1");
watchEffect(() => {
  if (typeof document === "undefined") return;
  document.documentElement.toggleAttribute("data-large", large.value);
  try { localStorage.setItem(LARGE, large.value ? "1" : "0"); } catch { /* private windows keep nothing */ }
});

function read(key: string): string | null {
  try { return localStorage.getItem(key); } catch { return null; }
}

/** Opens in the language chosen before. */
export const openInChosenLanguage = () => speak(chosenLang(document.cookie));

/** Changes the language of the page and of what the service says. */
export function useLanguage() {
  const client = useQueryClient();
  return async (wanted: Lang) => {
    if (wanted === lang.value) return;
    rememberLang(wanted);
    await speak(wanted);
    await client.invalidateQueries();
  };
}
