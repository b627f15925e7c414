import type { ProviderError } from '../model/errors.ts';
import { refsOf } from '../model/identity.ts';
import type { Answer, Arrived } from '../model/lookup.ts';
import type { Ref } from '../model/ref.ts';
import type { Title } from '../model/title.ts';
import type { JobRow, Settled } from '../store/jobs.ts';
import { type Asking, type Concluded, type Doubt, type Found, settling, unique } from './asking.ts';
import { choiceOf, fitted, provingScore, verdictOf } from './outcome.ts';

interface Heard {
  /** By searched words: what was found. Words that nobody has answered yet are not there. */
  readonly found: Map<string, Map<Ref, Arrived>>;
  /** Words that a provider has answered, now or lately. */
  readonly answered: Set<string>;
  /** Words that a provider fails on, and on no others. */
  readonly failed: Map<string, ProviderError>;
}

/**
 * Asks for rows by their titles, and for doubtful ones, too. Only titles that a row means are saved. Whatever came is in `done`, also
 * when the reader stops early.
 */
export async function* askWords(
  rows: readonly JobRow[],
  doubts: readonly Doubt[],
  asking: Asking,
  done: (result: Concluded) => Promise<void>,
): AsyncGenerator<Answer, void> {
  const heard: Heard = { found: new Map(), answered: new Set(), failed: new Map() };
  const words = unique([...rows, ...doubts.map(({ row }) => row)].flatMap(({ asked }) => asked?.title ?? []));
  let ended = false;
  try {
    for await (const answer of asking.lookup.search(words, { lookAhead: false, signal: asking.signal })) {
      if (answer.type === 'candidates' && answer.error) heard.failed.set(answer.query, answer.error);
      else if (answer.type === 'candidates') {
        hear(heard, answer.query, answer.found);
        if (answer.from === 'network' || answer.from === 'cache') heard.answered.add(answer.query);
      } else {
        if (answer.type === 'fallback') asking.memory.refusal = answer.error;
        yield answer;
      }
    }
    ended = true;
  } finally {
    // Those that nobody has a candidate for are not found, if everybody was asked.
    if (ended) for (const title of words) hear(heard, title, []);
    await done(conclude(rows, doubts, heard, asking));
  }
}

function hear({ found }: Heard, title: string, all: readonly Arrived[]): void {
  const known = found.get(title) ?? new Map<Ref, Arrived>();
  for (const one of all) if (!known.has(one.title.ref)) known.set(one.title.ref, one);
  found.set(title, known);
}

function conclude(
  rows: readonly JobRow[],
  doubts: readonly Doubt[],
  heard: Heard,
  { memory, best }: Pick<Asking, 'memory' | 'best'>,
): Concluded {
  const found: Found[] = [];
  const lost: Settled[] = [];
  const chosen = new Set<Arrived>();
  for (const row of rows) {
    const candidates = row.asked && heard.found.get(row.asked.title ?? '');
    if (!row.asked || !candidates) continue;
    const title = row.asked.title ?? '';
    const refusal = heard.failed.get(title) ?? memory.refusal;
    const verdict = verdictOf(row.asked, mediaIn(candidates), best);
    if ('title' in verdict) {
      found.push({ row, title: verdict.title });
      const arrived = candidates.get(verdict.title.ref);
      if (arrived && arrived.from !== 'store') chosen.add(arrived);
    } else if (refusal && !heard.answered.has(title))
      lost.push({ position: row.position, outcome: 'failed', reason: refusal.message });
    else lost.push({ position: row.position, ...verdict });
  }
  return {
    arrivals: [...chosen],
    settle: [...settling(found, memory), ...lost, ...doubts.flatMap((doubt) => settledDoubt(doubt, heard))],
  };
}

const mediaIn = (candidates: ReadonlyMap<Ref, Arrived>): readonly Title[] =>
  [...candidates.values()].map(({ title }) => title);

/** An id that stands for one title beside the very name of another: nobody can know which is meant. */
function settledDoubt({ row, title, settled }: Doubt, { found }: Heard): readonly Settled[] {
  const candidates = found.get(row.asked?.title ?? '');
  if (!candidates || !row.asked) return [];
  const [best] = fitted(row.asked, mediaIn(candidates));
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
