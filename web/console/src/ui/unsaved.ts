/** Nobody loses what they typed without being asked. */
import { onBeforeUnmount, onMounted, type Ref } from "vue";
import { onBeforeRouteLeave } from "vue-router";
import { say } from "../words.ts";
import { confirmed } from "./ask.ts";

/** Guards a form: leaving the page, closing the window and, through `mayLeave`, closing its drawer. */
export function useUnsaved(dirty: Ref<boolean>) {
  const mayLeave = async () => !dirty.value || (await confirmed(say("console-unsaved"), say("console-unsaved-means"), say("console-unsaved-leave"), true));
  const closing = (event: BeforeUnloadEvent) => { if (dirty.value) event.preventDefault(); };
  onMounted(() => addEventListener("beforeunload", closing));
  onBeforeUnmount(() => removeEventListener("beforeunload", closing));
  onBeforeRouteLeave(mayLeave);
  return mayLeave;
}
