import { type Cell, type Outcome, timeoutMs } from './cell.ts';
import type { Command } from './commands.ts';
import type { Fault } from './faults.ts';

/** How a cell of the matrix came out. */
export interface Result extends Cell {
  /** From this request on all were struck. */
  readonly struck: Outcome;
  /** This one alone was. */
  readonly once: Outcome;
  /** As the first, with old answers at hand. */
  readonly old: Outcome;
}

export type Results = ReadonlyMap<Fault, readonly Result[]>;

/** Both tables of the page. */
export function tablesOf(results: Results, commands: readonly Command[]): string {
  const codes = [...results].map(([fault, cells]) => [
    fault,
    ...commands.map((command) => codesOf(cellsOf(cells, command), 'struck')),
    shortened(commands.map((command) => codesOf(cellsOf(cells, command), 'once'))),
    shortened(commands.filter(({ saves }) => saves).map((command) => codesOf(cellsOf(cells, command), 'old'))),
  ]);
  const said = [...results].map(([fault, cells]) => [fault, deedsOf(cells), saidOf(cells)]);
  const names = commands.map(({ name }) => `\`${name}\``);
  return [
    table(['fault', 'what is done about it', 'what is said'], said),
    table(['fault', ...names, 'one request only', 'old answers at hand'], codes),
  ].join('\n\n');
}

const cellsOf = (cells: readonly Result[], command: Command) => cells.filter((cell) => cell.command === command);

const codesOf = (cells: readonly Result[], how: 'struck' | 'once' | 'old'): string =>
  cells.map((cell) => cell[how].code).join(' ');

/** One code where all are the same. */
function shortened(codes: readonly string[]): string {
  const different = new Set(codes.flatMap((some) => some.split(' ')));
  return different.size === 1 ? [...different].join() : codes.join(' / ');
}

/** What a franchise of which no request is answered tells: how often it asks, how long it waits, what it remembers. */
function deedsOf(cells: readonly Result[]): string {
  const { struck } = first(cells);
  if (struck.code === 0) return 'read as ever';
  const times = new Map<string, number>();
  for (const { wanted } of struck.asked) times.set(wanted.join(), (times.get(wanted.join()) ?? 0) + 1);
  // A request that was given up may not even have arrived.
  const most = Math.max(...times.values(), Number(/tried (\d) times/.exec(struck.err)?.[1] ?? 1));
  const { outageMs } = struck.kept;
  return [
    most === 1 ? 'asked once' : `asked ${most} times`,
    ...(struck.waitedMs > 0 ? [`${span(struck.waitedMs)} of waiting`] : []),
    ...(outageMs ? [`left alone for ${span(outageMs)}`] : []),
  ].join(', ');
}

function span(ms: number): string {
  if (ms < 60_000) return `${ms / 1000} s`;
  return `${ms / 60_000} min`;
}

function first(cells: readonly Result[]): Result {
  const [one] = cells;
  if (!one) throw new Error('no cell');
  return one;
}

/** The sentence that names the fault, of a franchise that is struck in the middle, where all addresses look alike. */
function saidOf(cells: readonly Result[]): string {
  const { err } = (cells[1] ?? first(cells)).struck;
  const line = err.split('\n').find((one) => /^(?:AniList: |No provider has|anilist:\d+ failed: )/.test(one)) ?? '';
  return line
    .replace(/; going on with .*/, '')
    .replace(/127\.0\.0\.1:\d+|a{64}\.invalid/, 'graphql.anilist.co')
    .replace(/\d{4}-\d\d-\d\d \d\d:\d\d UTC/, '2026-11-21 12:03 UTC')
    .replace(`${timeoutMs / 1000} s`, '20 s')
    .replace(/90000\d\d/g, '16498');
}

const table = (head: readonly string[], rows: readonly (readonly string[])[]): string =>
  [head, head.map(() => '---'), ...rows].map((row) => `| ${row.map(cellText).join(' | ')} |`).join('\n');

const cellText = (text: string): string => text.replaceAll('|', '\\|');
