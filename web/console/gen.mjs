// Writes `web/api/schema.gen.ts` from the service's OpenAPI document: `npm run gen`.
import { readFileSync, writeFileSync, mkdirSync } from "node:fs";
import openapiTS, { astToString } from "openapi-typescript";

const here = (path) => new URL(path, import.meta.url);
const document = JSON.parse(readFileSync(here("../../crates/server/tests/openapi.json"), "utf8"));
// Operations are known by path and method; their ids are the names of functions, which nouns share.
for (const path of Object.values(document.paths)) for (const operation of Object.values(path)) delete operation.operationId;
mkdirSync(here("../api"), { recursive: true });
writeFileSync(here("../api/schema.gen.ts"), `// Written by \`npm run gen\` in web/console from the OpenAPI document of the service; not to be edited.\n\n${astToString(await openapiTS(document))}`);
