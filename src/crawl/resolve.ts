import { type AnimectlError, NotFoundError, ProviderError } from '../model/errors.ts';
import type { From } from '../model/franchise.ts';
import type { Ref } from '../model/ref.ts';
import type { Candidate, CrawlEvent } from './events.ts';
import type { Arrived, Call, Lookup } from './lookup.ts';
import { acceptableScore, ambiguityMargin, clearScore, ranked } from './score.ts';
import { hintsOf, normalised } from './words.ts';

/** What a person names a title by. */
export type Target = { readonly ref: Ref; readonly words: string } | { readonly title: string };

export interface ResolveOptions extends Call {
  /** Which candidate to take, 1 being the best. */
  readonly pick?: number;
  /** Ambiguity is an error. */
  readonly strict?: boolean;
}

const shown = 4;

/** How a resolution ended: with a title, or with the nearest ones and why none was taken. */
export interface Resolution {
  readonly title: string;
  readonly candidates: readonly Candidate[];
  readonly chosen?: Candidate;
  readonly ambiguous: boolean;
  readonly from: From;
  /** Why the provider that should have been asked was not: what is here may not be all there is. */
  readonly refusal?: ProviderError;
}

/** All that was said of several titles, resolved the same way every time. Yields what happened on the way; returns a resolution a title. */
export async function* resolveTitles(
  titles: readonly string[],
  lookup: Lookup,
  options: ResolveOptions,
): AsyncGenerator<CrawlEvent, readonly Resolution[]> {
  const found = new Map<string, Map<Ref, Arrived>>(titles.map((title) => [title, new Map()]));
  const refusals = new Map<string, ProviderError>();
  let refusal: ProviderError | undefined;
  async function* search(asked: ReadonlyMap<string, readonly string[]>): AsyncGenerator<CrawlEvent, void> {
    for await (const answer of lookup.search([...asked.keys()], options)) {
      if (answer.type === 'fallback') refusal = answer.error;
      if (answer.type !== 'candidates') yield answer;
      else
        for (const title of asked.get(answer.title) ?? []) {
          addOnce(found.get(title), answer.found);
          if (answer.error) refusals.set(title, answer.error);
        }
    }
  }
  yield* search(new Map(titles.map((title) => [title, [title]])));
  const names = namesWithout(titles.filter((title) => !isClear(title, found.get(title))));
  if (names.size > 0) yield* search(names);
  return titles.map((title) => {
    const why = refusals.get(title) ?? refusal;
    return {
      ...resolution(title, [...(found.get(title)?.values() ?? [])], options),
      ...(why && { refusal: why }),
    };
  });
}

function addOnce(found: Map<Ref, Arrived> | undefined, more: readonly Arrived[]): void {
  for (const one of more) if (found && !found.has(one.media.ref)) found.set(one.media.ref, one);
}

/** What is searched for instead of `aot final season`, which no title is called: `aot`. By that name, the titles that it is for. */
function namesWithout(titles: readonly string[]): ReadonlyMap<string, readonly string[]> {
  const names = new Map<string, readonly string[]>();
  for (const title of titles) {
    const { name } = hintsOf(title);
    if (name !== normalised(title)) names.set(name, [...(names.get(name) ?? []), title]);
  }
  return names;
}

/** Searches look for all the words, so what is left of them need not be what was meant. */
function isClear(title: string, found: ReadonlyMap<Ref, Arrived> | undefined): boolean {
  const [best] = ranked(
    title,
    [...(found?.values() ?? [])].map((one) => one.media),
  );
  return best !== undefined && best.score >= clearScore;
}

function resolution(title: string, found: readonly Arrived[], { pick }: ResolveOptions): Resolution {
  const candidates = ranked(
    title,
    found.map((one) => one.media),
  );
  const chosen = pick === undefined ? candidates[0] : candidates[pick - 1];
  const second = candidates.find((one) => one !== chosen);
  const from = found.find((one) => one.media === chosen?.media)?.from ?? 'network';
  const isGood = chosen !== undefined && (pick !== undefined || chosen.score >= acceptableScore);
  return {
    title,
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

export function resolvedEvent({ title, candidates, chosen, ambiguous, from }: Resolution): CrawlEvent | undefined {
  if (!chosen) return undefined;
  const runnersUp = candidates.filter((one) => one !== chosen && one.score >= acceptableScore).slice(0, shown);
  return { type: 'resolved', query: title, media: chosen.media, runnersUp, ambiguous, from };
}

/** Why a title was not resolved, with the nearest ones named; undefined if it was. */
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
  const { title, candidates, chosen, ambiguous } = resolution;
  const named = (some: readonly Candidate[]) =>
    some
      .slice(0, shown)
      .map(({ media }) => `${media.english ?? media.title}${media.year ? ` (${media.year})` : ''}, ${media.ref}`)
      .join('; ');
  const asked = title.length > 60 ? `${title.slice(0, 59)}…` : title;
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
