import { plain } from '../text/plain.ts';
import { lookOf, type Style } from '../text/style.ts';
import { padEnd, wrap } from '../text/width.ts';

/** How bad it is: a `warning` can wait, a `failure` keeps commands from their work. */
export type Level = 'ok' | 'warning' | 'failure';

/** One thing that was looked at. */
export interface DoctorFinding {
  readonly area: string;
  readonly level: Level;
  /** What was found, in a sentence. */
  readonly text: string;
  /** What belongs to it, a line each. */
  readonly details?: readonly string[];
  /** What to do next. */
  readonly advice?: string;
}

const marks: Readonly<Record<Level, string>> = { ok: '✓', warning: '!', failure: '✗' };
const areaColumns = 12;
const indent = ' '.repeat(areaColumns + 3);

/** A finding after the other, folded to the terminal's width, or to 80 columns where there is none. */
export function doctorText(findings: readonly DoctorFinding[], style: Style = {}): string {
  const { paint, columns } = lookOf({ columns: 80, ...style });
  const color = { ok: paint.green, warning: paint.yellow, failure: paint.red };
  const folded = (text: string) => wrap(text, columns - indent.length, '').replaceAll('\n', `\n${indent}`);
  return findings
    .flatMap(({ area, level, text, details = [], advice }, n) => [
      `${color[level](marks[level])} ${paint.bold(padEnd(area, areaColumns))} ${folded(plain(text))}`,
      ...details.map((line) => `${indent}${paint.dim(folded(plain(line)))}`),
      // What is to be done about several in a row is said below the last of them.
      ...(advice === undefined || advice === findings[n + 1]?.advice
        ? []
        : [`${indent}${folded(`→ ${plain(advice)}`)}`]),
    ])
    .map((line) => `${line}\n`)
    .join('');
}
