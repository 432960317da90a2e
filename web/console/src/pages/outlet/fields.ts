/** The fields of an outlet as forms show them, in the order of the register. */
import type { Outlet } from "../../api/outlets.ts";

export interface FieldSpec {
  field: string;
  long?: boolean;
  required?: boolean;
  hint?: boolean;
  kind?: "types" | "org" | "position" | "date" | "phone" | "choice";
  /** Codes of a choice; their words are `console-<field>-<code>`. */
  choices?: readonly string[];
}

export const FIELDS: readonly FieldSpec[] = [
  { field: "name", required: true },
  { field: "kind", kind: "choice", choices: ["shop", "station", "service_point", "shared", "space"] },
  { field: "types", required: true, kind: "types" },
  { field: "functions", hint: true },
  { field: "org", required: true, kind: "org" },
  { field: "community", kind: "org" },
  { field: "position", required: true, kind: "position", hint: true },
  { field: "address" },
  { field: "phone", kind: "phone" },
  { field: "hours", long: true, hint: true },
  { field: "timetable", long: true, hint: true },
  { field: "enterprise" },
  { field: "credit_code", hint: true },
  { field: "brand" },
  { field: "chain", kind: "choice", choices: ["direct", "franchise", "voluntary"] },
  { field: "chain_from", kind: "date" },
  { field: "chain_to", kind: "date" },
  { field: "area_m2" },
  { field: "accessibility", hint: true },
];

/** What a visitor looks at; the status is confirmed as it stands and changed as a step of life. */
export const SEEN: readonly FieldSpec[] = [...FIELDS.filter((f) => !["org", "community", "chain_from", "chain_to"].includes(f.field)), { field: "status" }];

/** The text of a field, as the register writes it. */
export function textOf(outlet: Outlet, field: string): string {
  if (field === "kind" && outlet.kind) return outlet.kind;
  const told = outlet.fields?.find((f) => f.field === field);
  if (told) return told.value;
  const value: unknown = field === "position" ? outlet.at.map((v) => v.toFixed(7)).join(",") : outlet[field as keyof Outlet];
  return Array.isArray(value) ? value.join(";") : value === null || value === undefined ? "" : String(value);
}

/** What a form sends of a field: the shapes of the interface. */
export function sentOf(field: string, text: string): [string, unknown] {
  if (field === "types" || field === "functions") return [field, text.split(/[;；]/).map((t) => t.trim()).filter(Boolean)];
  if (field === "position") return ["at", text.split(/[,，]\s*/).map(Number)];
  return [field, text.trim() === "" ? null : text.trim()];
}

/** The field that a problem of the service speaks of. */
export const fieldOf = (name: string) => (name === "at" ? "position" : name);
