/** How long a screen waits before it asks again. */
const USUAL_MS = 60_000;
const LONGEST_MS = 15 * 60_000;

/** A minute; after failures twice as long each time, a quarter of an hour at most. */
export function afterFailures(failures: number): number {
  return Math.min(USUAL_MS * 2 ** Math.min(failures, 10), LONGEST_MS);
}
