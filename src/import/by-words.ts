import type { ProviderError } from '../model/errors.ts';
import { refsOf } from '../model/identity.ts';
import type { Answer, Arrived } from '../model/lookup.ts';
import type { Ref } from '../model/ref.ts';
import type { Title } from '../model/title.ts';
import type { JobRow, Settled } from '../store/jobs.ts';
import { type Asking, type Concluded, type Doubt, type Found, settling, unique } from './asking.ts';
import { choiceOf, fitted, provingScore, verdictOf } from './outcome.ts';

/** How far the queries of a batch have been answered. */
interface Progress {
  /** What was found, by query and ref. Queries that nobody has answered yet are absent. */
  readonly found: Map<string, Map<Ref, Arrived>>;
  /** Queries that a provider has answered, now or lately. */
  readonly answered: Set<string>;
  /** Why a query has no answer: the provider fails on this one, and on no others. */
  readonly failed: Map<string, ProviderError>;
}

/**
 * Asks for rows by their titles, and for doubtful ones, too. `done` is given what came of them, also when the reader stops
 * early: the titles that rows mean, and no others.
 */
export async function* askWords(
  rows: readonly JobRow[],
  doubts: readonly Doubt[],
  asking: Asking,
  done: (result: Concluded) => Promise<void>,
): AsyncGenerator<Answer, void> {
  const progress: Progress = { found: new Map(), answered: new Set(), failed: new Map() };
  const words = unique([...rows, ...doubts.map(({ row }) => row)].flatMap(({ asked }) => asked?.title ?? []));
  let ended = false;
  try {
    for await (const answer of asking.lookup.search(words, { lookAhead: false, signal: asking.signal })) {
      if (answer.type === 'candidates' && answer.error) progress.failed.set(answer.query, answer.error);
      else if (answer.type === 'candidates') {
        noteFound(progress, answer.query, answer.found);
        if (answer.from === 'network' || answer.from === 'cache') progress.answered.add(answer.query);
      } else {
        if (answer.type === 'fallback') asking.memory.refusal = answer.error;
        yield answer;
      }
    }
    ended = true;
  } finally {
    // If everybody was asked, a query that nobody has a candidate for is not found.
    if (ended) for (const title of words) noteFound(progress, title, []);
    await done(conclude(rows, doubts, progress, asking));
  }
}

function noteFound({ found }: Progress, title: string, all: readonly Arrived[]): void {
  const known = found.get(title) ?? new Map<Ref, Arrived>();
  for (const one of all) if (!known.has(one.title.ref)) known.set(one.title.ref, one);
  found.set(title, known);
}

function conclude(
  rows: readonly JobRow[],
  doubts: readonly Doubt[],
  progress: Progress,
  { memory, best }: Pick<Asking, 'memory' | 'best'>,
): Concluded {
  const found: Found[] = [];
  const lost: Settled[] = [];
  const chosen = new Set<Arrived>();
  for (const row of rows) {
    const candidates = row.asked && progress.found.get(row.asked.title ?? '');
    if (!row.asked || !candidates) continue;
    const title = row.asked.title ?? '';
    const refusal = progress.failed.get(title) ?? memory.refusal;
    const verdict = verdictOf(row.asked, titlesIn(candidates), best);
    if ('title' in verdict) {
      found.push({ row, title: verdict.title });
      const arrived = candidates.get(verdict.title.ref);
      if (arrived && arrived.from !== 'store') chosen.add(arrived);
    } else if (refusal && !progress.answered.has(title))
      lost.push({ position: row.position, outcome: 'failed', reason: refusal.message });
    else lost.push({ position: row.position, ...verdict });
  }
  return {
    arrivals: [...chosen],
    settle: [...settling(found, memory), ...lost, ...doubts.flatMap((doubt) => settledDoubt(doubt, progress))],
  };
}

const titlesIn = (candidates: ReadonlyMap<Ref, Arrived>): readonly Title[] =>
  [...candidates.values()].map(({ title }) => title);

/** An id that stands for one title beside the very name of another: nobody can know which is meant. */
function settledDoubt({ row, title, settled }: Doubt, { found }: Progress): readonly Settled[] {
  const candidates = found.get(row.asked?.title ?? '');
  if (!candidates || !row.asked) return [];
  const [best] = fitted(row.asked, titlesIn(candidates));
  const own = new Set(refsOf(title));
  if (!best || best.score < provingScore || refsOf(best.title).some((ref) => own.has(ref))) return [settled];
  return [
    {
      position: row.position,
      outcome: 'ambiguous',
      reason: `${row.asked.refs[0]} is "${title.english ?? title.title}", and the title named is ${best.title.ref}: is the id another provider's?`,
      candidates: [choiceOf(best), choiceOf({ title })],
    },
  ];
}
