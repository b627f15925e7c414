import { AnimectlError } from '../model/errors.ts';
import { adviceOf } from './text/advice.ts';
import { plain } from './text/plain.ts';

/**
 * What is written to stderr when a run fails: one line for what was foreseen, a stack and where to report it for a bug.
 * Neither holds any of `secrets`.
 */
export function describeFailure(
  error: unknown,
  version: string,
  runtime: string,
  secrets: readonly string[] = [],
): string {
  const safe = (text: string) => secrets.reduce((rest, secret) => rest.replaceAll(secret, '***'), text);
  if (error instanceof AnimectlError) return `animectl: ${plain(safe(adviceOf(error)))}\n`;
  const stack = error instanceof Error ? (error.stack ?? error.message) : String(error);
  return [
    `animectl: this is a bug in animectl ${version} (${runtime}). Please report it with these lines:`,
    ...safe(stack).split('\n').map(indented),
    '',
  ].join('\n');
}

/** A line of a stack: its message may be a text from outside. */
const indented = (line: string): string => `${/^ {4}at /.test(line) ? '    ' : ''}${plain(line)}`;
