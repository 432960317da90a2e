/** Talks to the service: one place for headers, problems and versions. Paths and shapes come from its OpenAPI document. */
import createClient from "openapi-fetch";
import type { components, paths } from "../../../api/schema.gen.ts";

export type Query = Record<string, string | number | boolean | undefined | null>;

export type FieldProblem = components["schemas"]["FieldProblem"];

/** What the service answered when it could not do what was asked (`application/problem+json`). */
export class Problem extends Error {
  readonly status: number;
  readonly code: string;
  readonly fields: FieldProblem[];
  readonly version: number | undefined;
  constructor(status: number, body: { title?: string; detail?: string; code?: string; fields?: FieldProblem[]; version?: number }) {
    super(body.detail || body.title || String(status));
    this.status = status;
    this.code = body.code ?? "";
    this.fields = body.fields ?? [];
    this.version = body.version;
  }
}

/** A page of a list; `total` is missing where counting would cost more than it tells. */
export interface Page<T> { items: T[]; next: string | null; total: number | null }

export interface Sent {
  query?: Query;
  body?: unknown;
  /** The version that the change was made on; the service refuses it when another came between. */
  version?: number;
  /** A key that makes a repeated request do its work once. */
  once?: string;
  signal?: AbortSignal;
}

export const BASE = "/api/v1";

/** Called when the session has ended; the page goes to sign in and comes back. */
export const ended = { at: () => {} };

/** Shapes of the interface. */
export type Schema = components["schemas"];

/** The interface, typed by its document; `said` unpacks an answer. */
export const api = createClient<paths>({ baseUrl: typeof location === "undefined" ? "" : location.origin, credentials: "same-origin", querySerializer: (query) => asked(query as Query) });
api.use({
  onRequest: ({ request }) => {
    if (request.method !== "GET") request.headers.set("X-Yike", "1");
    return request;
  },
});

/** The answer, or the problem that the service gave instead of it. */
export async function said<T>(answer: Promise<{ data?: T; error?: unknown; response: Response }>): Promise<T> {
  let got: Awaited<typeof answer>;
  try {
    got = await answer;
  } catch (error) {
    if (error instanceof DOMException && error.name === "AbortError") throw error;
    throw new Problem(0, { code: "unreachable", detail: "unreachable" });
  }
  if (got.response.ok) return got.data as T;
  if (got.response.status === 401) ended.at();
  throw new Problem(got.response.status, typeof got.error === "object" && got.error !== null ? got.error : { title: got.response.statusText });
}

/** The version a change was made on, as the service asks for it. */
export const ifMatch = (version: number) => ({ "If-Match": `"v${version}"` });

/** What is asked, without what was left open. */
function asked(query: Query): string {
  const kept = new URLSearchParams();
  for (const [key, value] of Object.entries(query)) {
    if (value !== undefined && value !== null && value !== "") kept.set(key, String(value));
  }
  return kept.toString();
}

/** The address of something of the service, with its query; for links and downloads. */
export function address(path: string, query?: Query): string {
  const text = asked(query ?? {});
  return BASE + path + (text ? `?${text}` : "");
}

export async function call<T>(method: string, path: string, sent: Sent = {}): Promise<T> {
  const headers: Record<string, string> = { Accept: "application/json" };
  if (method !== "GET") headers["X-Yike"] = "1";
  if (sent.version !== undefined) headers["If-Match"] = `"v${sent.version}"`;
  if (sent.once) headers["Idempotency-Key"] = sent.once;
  const isForm = sent.body instanceof FormData;
  if (sent.body !== undefined && !isForm) headers["Content-Type"] = "application/json";
  const request: RequestInit = { method, headers, credentials: "same-origin", signal: sent.signal ?? null };
  if (sent.body !== undefined) request.body = isForm ? (sent.body as FormData) : JSON.stringify(sent.body);
  let response: Response;
  try {
    response = await fetch(address(path, sent.query), request);
  } catch (error) {
    if (error instanceof DOMException && error.name === "AbortError") throw error;
    throw new Problem(0, { code: "unreachable", detail: "unreachable" });
  }
  if (response.ok) return (await content(response)) as T;
  const body = (await content(response).catch(() => null)) as object | null;
  const problem = new Problem(response.status, body ?? { title: response.statusText });
  if (response.status === 401 && path !== "/session") ended.at();
  throw problem;
}

async function content(response: Response): Promise<unknown> {
  const text = await response.text();
  return text && response.headers.get("Content-Type")?.includes("json") ? JSON.parse(text) : text || undefined;
}

/** A fresh key for a request that must not happen twice; works without a secure context, unlike `randomUUID`. */
export function freshKey(): string {
  const bytes = crypto.getRandomValues(new Uint8Array(16));
  return [...bytes].map((b) => b.toString(16).padStart(2, "0")).join("");
}

export const get = <T>(path: string, query?: Query, signal?: AbortSignal) =>
  call<T>("GET", path, { ...(query ? { query } : {}), ...(signal ? { signal } : {}) });
export const post = <T>(path: string, body: unknown = {}, once = freshKey()) => call<T>("POST", path, { body, once });
export const patch = <T>(path: string, version: number, body: unknown) => call<T>("PATCH", path, { body, version });
export const put = <T>(path: string, version: number, body: unknown) => call<T>("PUT", path, { body, version });
export const remove = (path: string) => call<void>("DELETE", path);
