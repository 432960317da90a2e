/** Questions and short messages over the page. */
import { ElMessage, ElMessageBox } from "element-plus";
import "element-plus/theme-chalk/el-message.css";
import "element-plus/theme-chalk/el-message-box.css";
import "element-plus/theme-chalk/el-overlay.css";
import "element-plus/theme-chalk/el-button.css";
import "element-plus/theme-chalk/el-input.css";
import { Problem } from "../api/client.ts";
import { say } from "../words.ts";

/** Asks before something that cannot be taken back; the button says what will happen. */
export async function confirmed(title: string, text: string, action: string, grave = false): Promise<boolean> {
  return ElMessageBox.confirm(text, title, {
    confirmButtonText: action, cancelButtonText: say("console-cancel"), closeOnClickModal: false,
    confirmButtonType: grave ? "danger" : "primary", customClass: "ask",
  }).then(() => true, () => false);
}

/** Asks for a reason in words; `undefined` when the reader turned back. */
export async function reason(title: string, text: string, action: string): Promise<string | undefined> {
  return ElMessageBox.prompt(text, title, {
    confirmButtonText: action, cancelButtonText: say("console-cancel"), closeOnClickModal: false,
    inputValidator: (value: string) => value?.trim().length > 0 || say("console-reason-needed"),
  }).then((answer) => (answer as { value: string }).value.trim(), () => undefined);
}

/** Says that something was done. */
export const done = (text: string) => ElMessage({ type: "success", message: text });

/** Says that something could not be done, and why, in the words of the service. */
export function failed(error: unknown): void {
  const why = error instanceof Problem && error.status !== 0 ? [error.message, ...error.fields.map((f) => f.message)].filter((t, i, all) => all.indexOf(t) === i).join(" ") : say("console-failed-unreachable");
  ElMessage({ type: "error", message: why, duration: 8000 });
}

/** Does something and says how it went; `undefined` when it failed. */
export async function attempt<T>(work: () => Promise<T>, said?: string): Promise<T | undefined> {
  try {
    const answer = await work();
    if (said) done(said);
    return answer ?? (true as T);
  } catch (error) {
    failed(error);
    return undefined;
  }
}
