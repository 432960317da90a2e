/** Where the reader's own circles are: what a map shows when nothing else was asked. */
import { useQuery } from "@tanstack/vue-query";
import { computed } from "vue";
import { listCircles } from "../api/circles.ts";
import { extent } from "./shape.ts";

export function useHomeBox() {
  const { data } = useQuery({ queryKey: ["circles", "home"], queryFn: () => listCircles({ limit: 100 }), staleTime: 300_000 });
  return computed(() => extent((data.value?.items ?? []).map((c) => c.shape)));
}
