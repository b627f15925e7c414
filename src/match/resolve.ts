import { type AnimectlError, NotFoundError, ProviderError } from '../model/errors.ts';
import type { Candidate, RunEvent } from '../model/events.ts';
import type { From } from '../model/franchise.ts';
import type { Arrived, Call, Lookup } from '../model/lookup.ts';
import { normalised } from '../model/names.ts';
import type { Ref } from '../model/ref.ts';
import { hintsOf } from './hints.ts';
import { acceptableScore, ambiguityMargin, clearScore, ranked } from './score.ts';

export interface ResolveOptions extends Call {
  /** Which candidate to take, 1 being the best. */
  readonly pick?: number;
  /** Ambiguity is an error. */
  readonly strict?: boolean;
}

const shown = 4;

/** How a resolution ended: with a title, or with the nearest ones and why none was taken. */
export interface Resolution {
  readonly query: string;
  readonly candidates: readonly Candidate[];
  readonly chosen?: Candidate;
  readonly ambiguous: boolean;
  readonly from: From;
  /** Why the provider that should have been asked was not: what is here may not be all there is. */
  readonly refusal?: ProviderError;
}

/** Finds the titles that queries mean, all by one rule. Yields what happens on the way; returns one resolution a query. */
export async function* resolveTitles(
  queries: readonly string[],
  lookup: Lookup,
  options: ResolveOptions,
): AsyncGenerator<RunEvent, readonly Resolution[]> {
  const found = new Map<string, Map<Ref, Arrived>>(queries.map((query) => [query, new Map()]));
  const refusals = new Map<string, ProviderError>();
  let refusal: ProviderError | undefined;
  async function* search(asked: ReadonlyMap<string, readonly string[]>): AsyncGenerator<RunEvent, void> {
    for await (const answer of lookup.search([...asked.keys()], options)) {
      if (answer.type === 'fallback') refusal = answer.error;
      if (answer.type !== 'candidates') yield answer;
      else
        for (const query of asked.get(answer.query) ?? []) {
          addOnce(found.get(query), answer.found);
          if (answer.error) refusals.set(query, answer.error);
        }
    }
  }
  yield* search(new Map(queries.map((query) => [query, [query]])));
  const names = namesWithout(queries.filter((query) => !isClear(query, found.get(query))));
  if (names.size > 0) yield* search(names);
  return queries.map((query) => {
    const why = refusals.get(query) ?? refusal;
    return {
      ...resolution(query, [...(found.get(query)?.values() ?? [])], options),
      ...(why && { refusal: why }),
    };
  });
}

function addOnce(found: Map<Ref, Arrived> | undefined, more: readonly Arrived[]): void {
  for (const one of more) if (found && !found.has(one.title.ref)) found.set(one.title.ref, one);
}

/** What is searched for instead of `aot final season`, which no title is called: `aot`. By that name, the queries that it is for. */
function namesWithout(queries: readonly string[]): ReadonlyMap<string, readonly string[]> {
  const names = new Map<string, readonly string[]>();
  for (const query of queries) {
    const { name } = hintsOf(query);
    if (name !== normalised(query)) names.set(name, [...(names.get(name) ?? []), query]);
  }
  return names;
}

/** Searches look for all the words, so what is left of them need not be what was meant. */
function isClear(query: string, found: ReadonlyMap<Ref, Arrived> | undefined): boolean {
  const [best] = ranked(
    query,
    [...(found?.values() ?? [])].map((one) => one.title),
  );
  return best !== undefined && best.score >= clearScore;
}

function resolution(query: string, found: readonly Arrived[], { pick }: ResolveOptions): Resolution {
  const candidates = ranked(
    query,
    found.map((one) => one.title),
  );
  const chosen = pick === undefined ? candidates[0] : candidates[pick - 1];
  const second = candidates.find((one) => one !== chosen);
  const from = found.find((one) => one.title === chosen?.title)?.from ?? 'network';
  const isGood = chosen !== undefined && (pick !== undefined || chosen.score >= acceptableScore);
  return {
    query,
    candidates,
    ...(isGood && { chosen }),
    ambiguous:
      pick === undefined &&
      second !== undefined &&
      chosen !== undefined &&
      chosen.score - second.score < ambiguityMargin,
    from,
  };
}

export function resolvedEvent({ query, candidates, chosen, ambiguous, from }: Resolution): RunEvent | undefined {
  if (!chosen) return undefined;
  const runnersUp = candidates.filter((one) => one !== chosen && one.score >= acceptableScore).slice(0, shown);
  return { type: 'resolved', query, title: chosen.title, runnersUp, ambiguous, from };
}

/** Tells why a query was not resolved and names the nearest titles; undefined if it was. */
export function whyNot(
  resolution: Resolution,
  choice: Pick<ResolveOptions, 'strict' | 'pick'>,
): AnimectlError | undefined {
  const { refusal, chosen } = resolution;
  const notFound = unfit(resolution, choice);
  return notFound && refusal && !chosen ? unanswered(notFound, refusal) : notFound;
}

/** Nobody could be asked, and nothing that is here fits. */
export function unanswered(notFound: NotFoundError, { provider, reason, message }: ProviderError): ProviderError {
  const words = `${message.replace(/\.$/, '')}; and nothing stored could stand in: ${notFound.message}`;
  return new ProviderError(provider, reason, words);
}

function unfit(
  resolution: Resolution,
  { strict, pick }: Pick<ResolveOptions, 'strict' | 'pick'>,
): NotFoundError | undefined {
  const { query, candidates, chosen, ambiguous } = resolution;
  const named = (some: readonly Candidate[]) =>
    some
      .slice(0, shown)
      .map(({ title }) => `${title.english ?? title.title}${title.year ? ` (${title.year})` : ''}, ${title.ref}`)
      .join('; ');
  const asked = query.length > 60 ? `${query.slice(0, 59)}…` : query;
  if (chosen && ambiguous && strict)
    return new NotFoundError(
      `"${asked}" could be any of: ${named(candidates)}. Name one by its ref, or choose with --pick N.`,
    );
  if (chosen) return undefined;
  if (pick !== undefined && candidates.length > 0)
    return new NotFoundError(
      `"${asked}" has ${candidates.length} candidates, there is no number ${pick}: ${named(candidates)}.`,
    );
  const nearest = candidates.filter((one) => one.score > 0.3);
  return new NotFoundError(
    `no title matches "${asked}".${nearest.length > 0 ? ` The nearest: ${named(nearest)}.` : ' Check the spelling, or give a ref such as anilist:16498.'}`,
  );
}
