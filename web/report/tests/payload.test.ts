/**
 * The data that Rust writes against the types that the page reads: TypeScript itself decides.
 *
 * `payload.json` is written by the test `the_payload_is_the_one_that_the_page_is_tested_with` of
 * `crates/app/tests/publish`, which fails when the writer changes; this one fails when the types do.
 * Read as a literal of type `Payload`, a missing, misspelt, surplus or wrong field is an error.
 */
import { readFileSync } from "node:fs";
import ts from "typescript";
import { describe, expect, it } from "vitest";
import type { Payload } from "../src/payload.ts";
import { readCell } from "../src/report.ts";
import { attribute, text } from "../src/words.ts";

const json = readFileSync("tests/payload.json", "utf8");
const data = JSON.parse(json) as Payload;

function errorsOf(literal: string): string[] {
  const name = "tests/payload.literal.ts";
  const source = `import type { Payload } from "../src/payload.ts";\nexport const payload: Payload = ${literal};\n`;
  const options: ts.CompilerOptions = {
    strict: true, noEmit: true, skipLibCheck: true, allowImportingTsExtensions: true, types: [],
    target: ts.ScriptTarget.ES2022, module: ts.ModuleKind.ESNext, moduleResolution: ts.ModuleResolutionKind.Bundler,
  };
  const host = ts.createCompilerHost(options);
  const { getSourceFile, fileExists, readFile } = host;
  host.fileExists = (file) => file === name || fileExists(file);
  host.readFile = (file) => (file === name ? source : readFile(file));
  host.getSourceFile = (file, target, ...rest) => (file === name ? ts.createSourceFile(file, source, target) : getSourceFile(file, target, ...rest));
  const program = ts.createProgram([name], options, host);
  return ts.getPreEmitDiagnostics(program).map((d) => ts.flattenDiagnosticMessageText(d.messageText, " "));
}

describe("the data of a report", () => {
  it("has the shape of payload.ts", () => {
    expect(errorsOf(json)).toEqual([]);
  }, 30_000);
  it("would be refused with a missing, misspelt, surplus or wrong field", () => {
    const changed = (change: (copy: Record<string, unknown>) => void) => {
      const copy = JSON.parse(json) as Record<string, unknown>;
      change(copy);
      return errorsOf(JSON.stringify(copy)).length;
    };
    expect(changed((d) => { delete d["bounds"]; })).toBeGreaterThan(0);
    expect(changed((d) => { d["surplus"] = 1; })).toBeGreaterThan(0);
    expect(changed((d) => { d["people_basis"] = "guessed"; })).toBeGreaterThan(0);
    expect(changed((d) => { (d["assessments"] as { cells: unknown[][][] }[])[0]!.cells[0]![0]!.pop(); })).toBeGreaterThan(0);
  }, 60_000);
  it("has lists of the lengths that positions point into", () => {
    const n = data.origins.people.length;
    expect(data.origins.at).toHaveLength(2 * n);
    expect(data.assessments).toHaveLength(data.profiles.length * data.packs.length);
    expect(data.curves).toHaveLength(data.profiles.length * data.groups.length);
    expect(data.origins.reach).toHaveLength(data.profiles.length * data.groups.length);
    for (const packed of data.origins.border) expect(Buffer.from(packed, "base64")).toHaveLength(2 * n);
    for (const a of data.assessments) for (const row of a.cells) expect(row).toHaveLength(data.places.length);
  });
  it("says only what the catalogues can word, in both languages", () => {
    const spoken = data.rules.filter((rule) => !rule.key.startsWith("import-test-") && !rule.key.startsWith("cli-"));
    expect(spoken.length).toBeGreaterThan(2);
    for (const { key, names } of spoken) {
      const args = Object.fromEntries(names.map((name) => [name, "1"]));
      for (const lang of ["zh-CN", "en"] as const) {
        expect(text(lang, key, args), key).not.toBe(key);
        expect(text(lang, key, args) + attribute(lang, key, "remedy", args), key).not.toMatch(/\{\$?|\?\?\?/);
      }
    }
  });
  it("adds up: reached, without and unsure are all residents", () => {
    for (const a of data.assessments) for (const row of a.cells) row.forEach((cell, place) => {
      const { reached, without, unsure } = readCell(cell);
      expect(reached + without + unsure).toBe(data.places[place]!.people);
    });
  });
});
