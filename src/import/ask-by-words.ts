import { gather } from '../match/gather.ts';
import { createHeard, type Heard, type Sought } from '../match/heard.ts';
import { resolutionOf } from '../match/resolve.ts';
import { spelledOut } from '../match/spelled-out.ts';
import { understood } from '../match/understood.ts';
import type { Answer, Arrived } from '../model/lookup.ts';
import type { JobRow, Settled } from '../store/jobs.ts';
import { type Concluded, type Doubt, type Found, type ImportRun, settling } from './import-run.ts';
import { verdictOf, verdictOfBoth } from './row-verdict.ts';

/**
 * Asks for rows by their titles, and for doubtful ones, too. `done` is given what came of them, also when the reader stops
 * early: the titles that rows mean, and no others.
 */
export async function* askWords(
  rows: readonly JobRow[],
  doubts: readonly Doubt[],
  asking: ImportRun,
  done: (result: Concluded) => Promise<void>,
): AsyncGenerator<Answer, void> {
  const heard = createHeard();
  const sought = new Map([...rows, ...doubts.map(({ row }) => row)].flatMap((row) => soughtIn(row)));
  const { lookup, signal, memory } = asking;
  let ended = false;
  try {
    for await (const answer of gather([...sought.values()], lookup, { lookAhead: false, signal }, heard)) {
      if (answer.type === 'fallback') memory.refusal = answer.error;
      yield answer;
    }
    // What hangs on a doubtful id is not looked for under other words.
    const open = rows.flatMap((row) => sought.get(row) ?? []).filter((one) => !resolutionOf(one, heard).chosen);
    const full = yield* spelledOut(open, lookup, { lookAhead: false, signal }, { heard, resolve: resolutionOf });
    for (const [row, one] of sought) sought.set(row, full.get(one.text) ?? one);
    ended = true;
  } finally {
    await done(conclude(rows, doubts, { sought, heard, ended }, asking));
  }
}

function soughtIn(row: JobRow): readonly (readonly [JobRow, Sought])[] {
  const { title: text, year, format } = row.asked ?? {};
  return text === undefined ? [] : [[row, { text, ...(year !== undefined && { year }), ...(format && { format }) }]];
}

/** How far the words of a batch have been answered. `ended`: everybody was asked. */
interface Progress {
  readonly sought: ReadonlyMap<JobRow, Sought>;
  readonly heard: Heard;
  readonly ended: boolean;
}

function conclude(
  rows: readonly JobRow[],
  doubts: readonly Doubt[],
  progress: Progress,
  { memory, best }: Pick<ImportRun, 'memory' | 'best'>,
): Concluded {
  const { sought, heard, ended } = progress;
  const found: Found[] = [];
  const lost: Settled[] = [];
  const chosen = new Set<Arrived>();
  for (const row of rows) {
    const words = sought.get(row);
    if (!words || !(ended || heard.found.has(words.text))) continue;
    const resolution = resolutionOf(words, heard);
    const refusal = heard.failed.get(words.text) ?? memory.refusal;
    const verdict = verdictOf(resolution, best);
    if ('title' in verdict) {
      found.push({ row, title: verdict.title });
      const { arrived } = resolution;
      if (arrived && arrived.from !== 'store') chosen.add(arrived);
    } else if (refusal && !heard.answered.has(words.text))
      lost.push({ position: row.position, outcome: 'failed', reason: refusal.message });
    // What was not asked to the end may be found yet.
    else if (ended) lost.push({ position: row.position, ...verdict });
  }
  return {
    arrivals: [...chosen],
    settle: [...settling(found, memory), ...lost, ...doubts.flatMap((doubt) => settledDoubt(doubt, progress))],
  };
}

/** What becomes of a row whose id and words may stand for two titles. */
function settledDoubt({ row, title, settled }: Doubt, { sought, heard, ended }: Progress): readonly Settled[] {
  const words = sought.get(row);
  if (!words || !row.asked || !(ended || heard.found.has(words.text))) return [];
  const [best] = understood(words, heard).all;
  const verdict = best && verdictOfBoth(row.asked, title, best);
  return [verdict ? { position: row.position, ...verdict } : settled];
}
