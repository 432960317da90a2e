/** What this service can be asked: a page whose questions it does not know is left out, whatever its version. */
import { shallowRef } from "vue";
import { get } from "./client.ts";

const known = shallowRef<Set<string>>();

/** Reads the paths of the OpenAPI document once; a service that does not tell is taken at the console's word. */
export async function readOffer(): Promise<void> {
  if (known.value) return;
  const document = await get<{ paths: Record<string, unknown> }>("/openapi.json").catch(() => undefined);
  if (document) known.value = new Set(Object.keys(document.paths));
}

/** Whether the service has a path, as its document writes it without `/api/v1`: `/circles/{id}/result`. */
export function offers(path: string): boolean {
  return known.value?.has(`/api/v1${path}`) ?? true;
}
