/** Every page of the console. The menu is made from the same list, in the order of the product. */
import type { QueryClient } from "@tanstack/vue-query";
import { createRouter, createWebHistory, type RouteRecordRaw, type Router } from "vue-router";
import type { Session } from "./api/session.ts";
import { offers, readOffer } from "./api/offer.ts";
import { readSession } from "./api/session.ts";
import { mayOf, SESSION } from "./session.ts";

/** A right that a page asks for: kind of object and action; a page is shown where one of them is held. */
export type Right = readonly [object: string, action: string];

export interface PageSpec {
  name: string;
  path: string;
  /** Key of the title in the catalogue. */
  title: string;
  group: Group | null;
  /** In the menu; otherwise reached from another page. */
  menu: boolean;
  /** The page above it in the breadcrumb. */
  parent?: string;
  needs: readonly Right[];
  /** What the page asks of the service before anything else. */
  asks?: string;
  page: () => Promise<unknown>;
}

export type Group = "import" | "network" | "access" | "assess" | "publish" | "register" | "system";

/** The stations of the straight line, then what they work on, then what keeps them running. */
export const GROUPS: readonly Group[] = ["import", "network", "access", "assess", "publish", "register", "system"];

export const PAGES: readonly PageSpec[] = [
  { name: "home", path: "/", title: "console-home", group: null, menu: true, needs: [], page: () => import("./pages/home/Home.vue") },
  { name: "my-account", path: "/me", title: "console-me", group: null, menu: false, needs: [], page: () => import("./pages/session/MyAccount.vue") },

  { name: "imports", path: "/imports", title: "console-imports", group: "import", menu: true, needs: [["outlet", "create"], ["outlet", "update"]], asks: "/imports", page: () => import("./pages/import/Imports.vue") },
  { name: "import", path: "/imports/:id", title: "console-import", group: "import", menu: false, parent: "imports", needs: [["outlet", "create"], ["outlet", "update"]], asks: "/imports/{id}", page: () => import("./pages/import/Import.vue") },

  { name: "maps", path: "/maps", title: "console-maps", group: "network", menu: true, needs: [["configuration", "read"]], asks: "/maps", page: () => import("./pages/map/Maps.vue") },

  { name: "anywhere", path: "/anywhere", title: "console-anywhere", group: "access", menu: true, needs: [["measurement", "read"]], asks: "/isochrone", page: () => import("./pages/access/Anywhere.vue") },

  { name: "district", path: "/district", title: "console-district", group: "assess", menu: true, needs: [["measurement", "read"]], asks: "/orgs/{code}/result", page: () => import("./pages/run/District.vue") },
  { name: "runs", path: "/runs", title: "console-runs", group: "assess", menu: true, needs: [["measurement", "read"]], asks: "/runs", page: () => import("./pages/run/Runs.vue") },
  { name: "compare", path: "/runs/compare", title: "console-compare-runs", group: "assess", menu: false, parent: "runs", needs: [["measurement", "read"]], asks: "/runs/compare", page: () => import("./pages/run/Compare.vue") },

  { name: "published", path: "/published", title: "console-published", group: "publish", menu: true, needs: [["circle", "read"]], asks: "/circles", page: () => import("./pages/publish/Published.vue") },
  { name: "screen", path: "/screen/:org", title: "console-screen", group: "publish", menu: false, needs: [["measurement", "read"]], asks: "/orgs/{code}/result", page: () => import("./pages/screen/Screen.vue") },

  { name: "outlets", path: "/outlets", title: "console-outlets", group: "register", menu: true, needs: [["outlet", "read"]], asks: "/outlets", page: () => import("./pages/outlet/Outlets.vue") },
  { name: "new-outlet", path: "/outlets/new", title: "console-outlet-new", group: "register", menu: false, parent: "outlets", needs: [["outlet", "create"]], asks: "/outlets", page: () => import("./pages/outlet/NewOutlet.vue") },
  { name: "duplicates", path: "/outlets/duplicates", title: "console-duplicates", group: "register", menu: true, parent: "outlets", needs: [["outlet", "update"]], asks: "/outlets/duplicates", page: () => import("./pages/outlet/Duplicates.vue") },
  { name: "circles", path: "/circles", title: "console-circles", group: "register", menu: true, needs: [["circle", "read"]], asks: "/circles", page: () => import("./pages/circle/Circles.vue") },
  { name: "new-circle", path: "/circles/new", title: "console-circle-new", group: "register", menu: false, parent: "circles", needs: [["circle", "create"]], asks: "/circles", page: () => import("./pages/circle/NewCircle.vue") },
  { name: "circle", path: "/circles/:id", title: "console-circle", group: "register", menu: false, parent: "circles", needs: [["circle", "read"]], asks: "/circles/{id}", page: () => import("./pages/circle/Circle.vue") },
  { name: "border", path: "/circles/:id/border", title: "console-border", group: "register", menu: false, parent: "circles", needs: [["circle", "update"]], asks: "/circles/{id}/boundary", page: () => import("./pages/circle/DrawCircle.vue") },
  { name: "compounds", path: "/compounds", title: "console-compounds", group: "register", menu: true, needs: [["circle", "read"]], asks: "/compounds", page: () => import("./pages/place/Compounds.vue") },

  { name: "accounts", path: "/accounts", title: "console-accounts", group: "system", menu: true, needs: [["account", "read"]], asks: "/accounts", page: () => import("./pages/system/Accounts.vue") },
  { name: "permissions", path: "/permissions", title: "console-permissions", group: "system", menu: true, needs: [["account", "read"], ["audit-log", "read"], ["configuration", "read"]], asks: "/permissions", page: () => import("./pages/system/Permissions.vue") },
  { name: "orgs", path: "/orgs", title: "console-orgs", group: "system", menu: true, needs: [["org-unit", "read"]], asks: "/orgs", page: () => import("./pages/system/Orgs.vue") },
  { name: "jobs", path: "/jobs", title: "console-jobs", group: "system", menu: true, needs: [["configuration", "read"], ["outlet", "create"], ["measurement", "create"]], asks: "/jobs", page: () => import("./pages/system/Jobs.vue") },
  { name: "audit", path: "/audit", title: "console-audit", group: "system", menu: true, needs: [["audit-log", "read"]], asks: "/audit", page: () => import("./pages/system/Audit.vue") },
];

/** Whether a session may open a page. */
export function opens(session: Session | undefined, page: Pick<PageSpec, "needs" | "asks">): boolean {
  if (page.asks && !offers(page.asks)) return false;
  return page.needs.length === 0 || page.needs.some(([object, action]) => mayOf(session, object, action));
}

/** The menu of a session: groups with their pages, empty groups left out. */
export function menuOf(session: Session | undefined): { group: Group; pages: PageSpec[] }[] {
  return GROUPS.map((group) => ({ group, pages: PAGES.filter((p) => p.menu && p.group === group && opens(session, p)) }))
    .filter((g) => g.pages.length > 0);
}

/** The pages above a page, the outermost first, itself last. */
export function trail(name: string): PageSpec[] {
  const page = PAGES.find((p) => p.name === name);
  return page ? [...(page.parent ? trail(page.parent) : []), page] : [];
}

declare module "vue-router" {
  interface RouteMeta { spec?: PageSpec; open?: boolean; bare?: boolean }
}

export function makeRouter(queries: QueryClient): Router {
  const inside: RouteRecordRaw[] = PAGES.map((spec) => ({
    path: spec.path, name: spec.name, component: spec.page as never, meta: { spec, bare: spec.name === "screen" },
  }));
  const router = createRouter({
    history: createWebHistory("/console/"),
    routes: [
      { path: "/sign-in", name: "sign-in", component: () => import("./pages/session/SignIn.vue"), meta: { open: true } },
      { path: "/setup", name: "setup", component: () => import("./pages/session/SetUp.vue"), meta: { open: true } },
      { path: "/link", name: "link", component: () => import("./pages/session/UseLink.vue"), meta: { open: true } },
      ...inside,
      { path: "/:rest(.*)*", name: "nowhere", component: () => import("./pages/Nowhere.vue") },
    ],
    scrollBehavior: (to, from, saved) => saved ?? (to.path === from.path ? false : { top: 0 }),
  });
  router.beforeEach(async (to) => {
    if (to.meta.open) return true;
    const session = await queries.ensureQueryData({ queryKey: SESSION, queryFn: readSession }).catch(() => undefined);
    // A service that does not answer is said on the page; an unknown reader signs in first.
    if (session && !session.account) return { name: "sign-in", query: { to: to.fullPath } };
    await readOffer();
    const spec = to.meta.spec;
    return !session || !spec || opens(session, spec) ? true : { name: "nowhere", params: { rest: to.path.slice(1).split("/") } };
  });
  return router;
}
