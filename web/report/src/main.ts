/** Opens the report: data, view, page. */
import { createApp } from "vue";
import App from "./pages/App.vue";
import Failed from "./pages/Failed.vue";
import { loadPayload, NoData } from "./load.ts";
import { makeReport, REPORT } from "./report.ts";
import { liveView } from "./view.ts";
import "./style/tokens.css";
import "./style/base.css";
import "./style/print.css";

try {
  const data = await loadPayload(document);
  createApp(App).provide(REPORT, makeReport(data, liveView(data))).mount("#app");
} catch (error) {
  const why = error instanceof NoData ? error.message.split(" ")[0]! : "format";
  createApp(Failed, { why }).mount("#app");
  if (!(error instanceof NoData)) throw error;
}
