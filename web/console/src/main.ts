/** Opens the console: words, pages, queries. */
import { QueryClient, VueQueryPlugin } from "@tanstack/vue-query";
import { createApp } from "vue";
import { ended, Problem } from "./api/client.ts";
import App from "./pages/App.vue";
import { makeRouter } from "./router.ts";
import { openInChosenLanguage, SESSION } from "./session.ts";
import "element-plus/theme-chalk/base.css";
import "./style/tokens.css";
import "./style/base.css";
import "./style/parts.css";

const queries = new QueryClient({
  defaultOptions: {
    queries: {
      // What the service refuses it refuses again; a lost connection may come back.
      retry: (failures, error) => failures < 2 && error instanceof Problem && (error.status === 0 || error.status >= 502),
      staleTime: 10_000,
      refetchOnWindowFocus: false,
    },
  },
});

await openInChosenLanguage();
const router = makeRouter(queries);
ended.at = () => {
  queries.removeQueries({ queryKey: SESSION });
  const from = router.currentRoute.value;
  if (!from.meta.open) void router.replace({ name: "sign-in", query: { to: from.fullPath } });
};
createApp(App).use(VueQueryPlugin, { queryClient: queries }).use(router).mount("#app");
