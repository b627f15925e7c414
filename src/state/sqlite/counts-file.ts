import { closeSync, fstatSync, openSync, readSync, renameSync, rmSync, statSync, writeSync } from 'node:fs';

/**
 * Counts in a file beside the state file, a line for each time that something was counted: to append one takes no transaction, and no
 * wait for the disk. They are added to the table now and then; how far each file has been, the table knows by what tells it from others.
 */

/** What was appended after some place of a file. */
export interface Appended {
  readonly counts: ReadonlyMap<string, number>;
  /** When the first of it was counted, Unix time in ms; undefined: nothing was. */
  readonly since: number | undefined;
  /** How far the files have been read, in bytes, by what tells one file from another. */
  readonly ends: ReadonlyMap<string, number>;
}

const fileOf = (state: string): string => `${state}-counts`;
/** What the file becomes when a new one is begun: whoever had it open may still write to it. */
const formerOf = (state: string): string => `${state}-counts-former`;

/** Much more than is ever left to be added. */
const mostBytes = 4 * 1024 * 1024;

/** Appends counts. Returns how many bytes were appended, and how many the file has then. Throws what the file system says. */
export function appendCounts(
  state: string,
  counts: ReadonlyMap<string, number>,
  at: number,
): { readonly added: number; readonly bytes: number } {
  const line = JSON.stringify([at, Object.fromEntries(counts)]);
  const file = openSync(fileOf(state), 'a', 0o600);
  try {
    // At a line's beginning, also where the one before was left half written.
    const added = writeSync(file, `\n${line}\n`);
    return { added, bytes: fstatSync(file).size };
  } finally {
    closeSync(file);
  }
}

/** Reads what comes after those places. What is no line of counts is passed over. Throws what the file system says. */
export function countsAfter(state: string, places: ReadonlyMap<string, number>): Appended {
  const counts = new Map<string, number>();
  const ends = new Map<string, number>();
  let since: number | undefined;
  for (const path of [formerOf(state), fileOf(state)]) {
    const read = linesAfter(path, places);
    if (!read || ends.has(read.name)) continue;
    ends.set(read.name, read.end);
    for (const line of read.lines) {
      const [at, all] = countsIn(line) ?? [];
      if (at === undefined || all === undefined) continue;
      since = Math.min(since ?? at, at);
      for (const [name, count] of all) counts.set(name, (counts.get(name) ?? 0) + count);
    }
  }
  return { counts, since, ends };
}

/** How long a file is kept after it was last written to: who had it open then has long written, ms. */
const formerMs = 60_000;

/** Whether a new file may begin: nothing begins while somebody may still write to the one before. */
export function mayBeginCounts(state: string): boolean {
  const [former, current] = [formerOf(state), fileOf(state)].map((path) => statSync(path, { throwIfNoEntry: false }));
  return !former || !current || current.mtimeMs - former.mtimeMs >= formerMs;
}

/** Begins a new file, where one may begin. The one before stays until the next time. */
export function beginCounts(state: string): void {
  try {
    if (!mayBeginCounts(state)) return;
    renameSync(fileOf(state), formerOf(state));
  } catch {
    // Somebody has it open and the system does not allow it: it goes on growing until it does.
  }
}

/** Takes all such files away. */
export function removeCounts(state: string): void {
  for (const path of [formerOf(state), fileOf(state)]) rmSync(path, { force: true });
}

/** Whole lines of a file after the place that is known of it, and where they end. Undefined: there is no such file. */
function linesAfter(path: string, places: ReadonlyMap<string, number>) {
  if (!statSync(path, { throwIfNoEntry: false })?.isFile()) return undefined;
  const file = openSync(path, 'r');
  try {
    const { ino, size } = fstatSync(file);
    const bytesAt = (start: number, length: number): Buffer => {
      const bytes = Buffer.alloc(length);
      return bytes.subarray(0, readSync(file, bytes, 0, length, start));
    };
    // A later file may lie in the same place on the disk, and does not begin alike.
    const name = `${ino} ${bytesAt(0, Math.min(size, beginningBytes)).toString('hex')}`;
    const known = places.get(name) ?? 0;
    const start = Math.max(known <= size ? known : 0, size - mostBytes);
    const bytes = bytesAt(start, size - start);
    const whole = bytes.subarray(0, bytes.lastIndexOf('\n') + 1);
    return { name, lines: whole.toString().split('\n'), end: start + whole.length };
  } finally {
    closeSync(file);
  }
}

/** Enough of a file to know it by: when something was first counted, and what. */
const beginningBytes = 40;

function countsIn(line: string): readonly [at: number, counts: readonly (readonly [string, number])[]] | undefined {
  try {
    const value: unknown = JSON.parse(line);
    if (!Array.isArray(value)) return undefined;
    const [at, counts]: readonly unknown[] = value;
    if (!isCount(at) || typeof counts !== 'object' || counts === null) return undefined;
    const all = Object.entries(counts);
    return all.every(([name, count]) => name.length <= longestName && isCount(count)) ? [at, all] : undefined;
  } catch {
    return undefined;
  }
}

const longestName = 200;
const isCount = (value: unknown): value is number => Number.isSafeInteger(value) && Number(value) >= 0;
