import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { env } from 'node:process';
import { expect } from 'vitest';

/** A kind of fault, what a test does to bring it about, and what came of it, with figures. */
export interface Outcome {
  readonly kind: string;
  readonly tried: string;
  readonly came: string;
}

const page = join(import.meta.dirname, '../../docs/reliability.md');
const end = '<!-- what each costs: end -->';

/**
 * Holds the row of docs/reliability.md that tells of a kind of fault to what a test has seen. `ANIMECTL_WRITE_DOCS=1` writes the row
 * instead.
 */
export function told({ kind, tried, came }: Outcome): void {
  const row = `| ${kind} | ${tried} | ${came} |`;
  const text = readFileSync(page, 'utf8');
  const lines = text.split('\n');
  const at = lines.findIndex((line) => line.startsWith(`| ${kind} |`));
  const place = at < 0 ? lines.indexOf(end) - 1 : at;
  if (env.ANIMECTL_WRITE_DOCS) writeFileSync(page, lines.toSpliced(place, at < 0 ? 0 : 1, row).join('\n'));
  else expect(lines[place], 'run with ANIMECTL_WRITE_DOCS=1 to write it').toBe(row);
}
