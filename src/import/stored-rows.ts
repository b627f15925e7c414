import type { Ref } from '../model/ref.ts';
import type { Settled, SettledByTitle } from '../store/jobs.ts';
import type { Found, ImportRun, OpenRow } from './import-run.ts';
import { isDoubtful } from './row-verdict.ts';

/** What is said of a row that nobody knows, or could be asked about, and that is stored. */
const standsWords = 'what is stored stands';
export const goneWords = (who: string): string => `${who} has no such title any more: ${standsWords}`;

/**
 * Settles rows that came to nothing by what is stored under any of their ids, or by what the same words were taken for before.
 * Two statements at the most.
 */
export async function settledHere(
  settle: readonly (Settled | SettledByTitle)[],
  rows: readonly OpenRow[],
  { database: { titles, jobs } }: Pick<ImportRun, 'database'>,
): Promise<readonly (Settled | SettledByTitle)[]> {
  const lost = settle.filter(isLost);
  if (lost.length === 0) return settle;
  const rowAt = new Map(rows.map((row) => [row.position, row]));
  const keys = lost.flatMap(({ position }) => rowAt.get(position)?.key ?? []);
  const answers = keys.length > 0 ? await jobs.answers(keys) : new Map<string, Ref>();
  const refsAt = new Map(lost.map(({ position }) => [position, refsIn(rowAt.get(position), answers)]));
  const refs = [...new Set([...refsAt.values()].flat())];
  const stored = refs.length > 0 ? await titles.load(refs) : new Map();
  return settle.map((one) => {
    if (!isLost(one)) return one;
    const ref = refsAt.get(one.position)?.find((ref) => stored.has(ref));
    if (ref === undefined) return one;
    const why = one.outcome === 'failed' ? 'nobody could be asked' : 'nobody has it any more';
    return {
      position: one.position,
      outcome: 'unchanged',
      ref: stored.get(ref)?.title.ref ?? ref,
      reason: `${why}: ${standsWords}`,
    };
  });
}

const isLost = (one: Settled | SettledByTitle): one is Settled =>
  'outcome' in one && (one.outcome === 'failed' || one.outcome === 'notFound');

const refsIn = (row: OpenRow | undefined, answers: ReadonlyMap<string, Ref>): readonly Ref[] => [
  ...(row?.tried ?? []),
  ...(row?.asked?.refs ?? []),
  ...(answers.has(row?.key ?? '') ? [answers.get(row?.key ?? '') as Ref] : []),
];

/**
 * How rows end of which the id stands for a title that their words do not name, while they name what is stored under that id: a
 * provider may give an id to another title. By their position; one statement at the most.
 */
export async function namedHere(
  doubtful: readonly Found[],
  { database: { titles } }: Pick<ImportRun, 'database'>,
): Promise<ReadonlyMap<number, Settled>> {
  const refs = [...new Set(doubtful.flatMap(({ row }) => row.asked?.refs ?? []))];
  const stored = refs.length > 0 ? await titles.load(refs) : new Map();
  return new Map(
    doubtful.flatMap(({ row: { position, asked }, title }) => {
      const own = asked?.refs.flatMap((ref) => stored.get(ref)?.title ?? []).find((one) => !isDoubtful(asked, one));
      if (!own || own.ref === title.ref) return [];
      const reason = `the id stands for another title now: ${standsWords}`;
      return [[position, { position, outcome: 'unchanged', ref: own.ref, reason }] as const];
    }),
  );
}
