import { namesOf } from '../match/score.ts';
import type { RunEvent } from '../model/events.ts';
import type { Franchise, Member } from '../model/franchise.ts';
import { refsOf } from '../model/identity.ts';
import type { Arrived, Lookup } from '../model/lookup.ts';
import { normalised } from '../model/names.ts';
import type { Ref } from '../model/ref.ts';
import type { Title } from '../model/title.ts';

/** What a second provider may add to a title, most wanted first. */
export const enrichable = ['rating', 'episodes', 'startDate', 'english'] as const;
export type Enrichable = (typeof enrichable)[number];

/** One provider that has not been asked yet. */
export interface EnrichSource {
  readonly provider: string;
  readonly lookup: Lookup;
}

export interface EnrichOptions {
  /** In the order in which they are asked; one search each, and only while something is missing. */
  readonly sources: readonly EnrichSource[];
  /** Which fields are worth asking for. */
  readonly wanted: readonly Enrichable[];
  readonly signal?: AbortSignal | undefined;
}

/**
 * Passes a run's events through and fills what its franchise lacks from one search of each further provider: all results of
 * it are looked at, and each counts only for the title that it is, by an id that both state or by the very name, year and
 * format. A provider that does not answer is passed over; the franchise is whole without it.
 */
export async function* enrich(events: AsyncIterable<RunEvent>, options: EnrichOptions): AsyncGenerator<RunEvent, void> {
  for await (const event of events) {
    if (event.type !== 'franchise') yield event;
    else {
      const franchise = yield* enriched(event.franchise, options);
      yield { ...event, franchise };
    }
  }
}

async function* enriched(
  franchise: Franchise,
  { sources, wanted, signal }: EnrichOptions,
): AsyncGenerator<RunEvent, Franchise> {
  let members = franchise.members;
  const words = wordsOf(franchise);
  for (const { provider, lookup } of sources) {
    const isAsked = members.some((member) => member.provider !== provider && lacks(member.title, wanted));
    if (!words || !isAsked || signal?.aborted) continue;
    const results = yield* searched(words, lookup, signal);
    const filled: Member[] = [];
    for (const member of members) {
      const title = filledFrom(member.title, results, wanted);
      filled.push(title === member.title ? member : { ...member, title });
    }
    members = filled;
  }
  for (const [n, member] of members.entries()) {
    if (member === franchise.members[n]) continue;
    const { title, from, provider, fetchedAt } = member;
    yield { type: 'title', title, from, provider, fetchedAt };
  }
  return { ...franchise, members };
}

/** What to search for: the root's title finds the others of its franchise as well. */
function wordsOf({ root, members }: Franchise): string | undefined {
  const title = (members.find((member) => member.title.ref === root) ?? members[0])?.title;
  return title?.english ?? title?.title;
}

async function* searched(
  words: string,
  lookup: Lookup,
  signal: AbortSignal | undefined,
): AsyncGenerator<RunEvent, readonly Arrived[]> {
  const found: Arrived[] = [];
  for await (const answer of lookup.search([words], { lookAhead: false, signal })) {
    if (answer.type === 'candidates') found.push(...answer.found);
    // A failure is no news here: nothing that was asked for depends on it.
    else if (answer.type === 'waiting') yield answer;
  }
  return found;
}

/** What has not aired lacks most of it everywhere. */
function lacks(title: Title, wanted: readonly Enrichable[]): boolean {
  const isOut = title.status === 'FINISHED' || title.status === 'RELEASING';
  return (
    isOut &&
    wanted.some((field) => title[field] === undefined && !(field === 'episodes' && title.status === 'RELEASING'))
  );
}

/** The title with what its namesakes in the results state of it and nobody had; the same object when that is nothing. */
export function filledFrom(title: Title, results: readonly Arrived[], wanted: readonly Enrichable[]): Title {
  let known = title;
  for (const { title: other, provider } of results.filter((one) => isSame(title, one.title))) {
    const news = wanted.filter((field) => known[field] === undefined && other[field] !== undefined);
    if (news.length === 0) continue;
    const values = Object.fromEntries(news.map((field) => [field, other[field]]));
    const statedBy = { ...known.statedBy, ...Object.fromEntries(news.map((field) => [field, provider])) };
    known = { ...known, ...values, ids: { ...other.ids, ...known.ids }, statedBy };
  }
  return known;
}

/** By an id that both state; where they share no numbering, by the very name, year and format. */
function isSame(a: Title, b: Title): boolean {
  const ids = new Set<Ref>(refsOf(a));
  if (refsOf(b).some((ref) => ids.has(ref))) return true;
  const shared = Object.keys(a.ids).filter((source) => source in b.ids);
  if (shared.length > 0 || a.kind !== b.kind) return false; // the same numbering, and other numbers
  if (a.year === undefined || a.year !== b.year || a.format === undefined || a.format !== b.format) return false;
  const names = new Set(
    namesOf(a)
      .map(normalised)
      .filter((name) => name !== ''),
  );
  return namesOf(b).some((name) => names.has(normalised(name)));
}
