import { AnimectlError } from '../model/errors.ts';
import { plain } from './text.ts';

/** What goes to stderr when a run fails: one line for what was foreseen, a stack and where to report it for a bug. */
export function describeFailure(error: unknown, version: string, runtime: string): string {
  if (error instanceof AnimectlError) return `animectl: ${plain(error.message)}\n`;
  const stack = error instanceof Error ? (error.stack ?? error.message) : String(error);
  return [
    `animectl: this is a bug in animectl ${version} (${runtime}). Please report it with these lines:`,
    stack,
    '',
  ].join('\n');
}
