import { safeJson } from '../report/text/plain.ts';

/** One line of JSON about a bug in a run, which nobody may wait for any more. `at`: Unix time in ms. */
export function bugLine(run: string, error: unknown, at: number): string {
  return safeJson({ time: new Date(at).toISOString(), id: run, error: errorWords(error) });
}

/** An error with the places that it came by, for the log. */
export const errorWords = (error: unknown): string =>
  error instanceof Error ? (error.stack ?? error.message) : String(error);
