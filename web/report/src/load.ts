/** Finds the data inside the page. */
import type { Payload } from "./payload.ts";

/** The report carries no data, or data of another format. */
export class NoData extends Error {}

/**
 * The payload of `#yike-data`: plain JSON, or gzip in base64 where a large district
 * would make the page slow to open.
 */
export async function loadPayload(doc: Document): Promise<Payload> {
  const element = doc.getElementById("yike-data");
  const text = element?.textContent?.trim();
  if (!element || !text) throw new NoData("empty");
  // Tens of megabytes in a large district, and read only once.
  element.textContent = "";
  const json = element.getAttribute("type") === "application/gzip" ? await gunzip(text) : text;
  const payload = JSON.parse(json) as Payload;
  if (payload.format !== 1) throw new NoData(`format ${String(payload.format)}`);
  return payload;
}

async function gunzip(base64: string): Promise<string> {
  if (typeof DecompressionStream === "undefined") throw new NoData("browser");
  const bytes = bytesOfBase64(base64);
  const stream = new Blob([bytes]).stream().pipeThrough(new DecompressionStream("gzip"));
  return new Response(stream).text();
}

/** The bytes of a base64 text. */
export function bytesOfBase64(base64: string): Uint8Array<ArrayBuffer> {
  const binary = atob(base64);
  const bytes = new Uint8Array(binary.length);
  for (let i = 0; i < binary.length; i++) bytes[i] = binary.charCodeAt(i);
  return bytes;
}

/** Little-endian u16 numbers of a base64 text, whatever the machine's own byte order. */
export function u16OfBase64(base64: string): Uint16Array {
  const bytes = bytesOfBase64(base64);
  const view = new DataView(bytes.buffer);
  return Uint16Array.from({ length: bytes.length >> 1 }, (_, i) => view.getUint16(2 * i, true));
}
