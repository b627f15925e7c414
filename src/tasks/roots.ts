import { type Resolution, resolvedEvent, resolveTitles, whyNot } from '../match/resolve.ts';
import { type AnimectlError, NotFoundError } from '../model/errors.ts';
import type { RunEvent } from '../model/events.ts';
import type { About, Known, Lookup } from '../model/lookup.ts';
import type { Query } from '../model/query.ts';
import type { Ref } from '../model/ref.ts';
import type { KnownKin } from './known-kin.ts';

/** A query and the title that a crawl begins with. */
export interface Root {
  readonly query: Query;
  readonly ref: Ref;
  /** How its words were understood; absent where it is a ref. */
  readonly resolved?: RunEvent;
}

/** A query that stands for no title. */
export interface Unresolved {
  readonly query: Query;
  readonly error: AnimectlError;
}

export interface RootOptions {
  readonly lookAhead: boolean;
  /** With look-ahead: how many levels of neighbours of what is found first. Absent: one. */
  readonly levels?: number;
  /** What probably belongs to what the query means; asked where there is one query, before it is searched for. */
  readonly expected?: () => Promise<readonly Known[]>;
  /** Take the n-th candidate, from 1. */
  readonly pick?: number | undefined;
  /** Take none where a query could mean several. */
  readonly strict?: boolean | undefined;
  /** Take none that is not what a query says, such as another season. */
  readonly exactly?: boolean | undefined;
  /** What is of one franchise with a title is not named as another one that could be meant. Absent: what the answer tells. */
  readonly kin?: KnownKin | undefined;
  /** What words mean. Absent: an anime, else a film. */
  readonly about?: About | undefined;
  readonly signal?: AbortSignal | undefined;
}

/** Finds out what queries stand for, all in one search. Returns an answer for each, in their order. */
export async function* rootsOf(
  queries: readonly Query[],
  lookup: Lookup,
  { pick, strict = false, exactly = false, kin, about, ...call }: RootOptions,
): AsyncGenerator<RunEvent, readonly (Root | Unresolved)[]> {
  const words = [...new Set(queries.flatMap((query) => ('ref' in query ? [] : query.text)))];
  const choice = { strict, exactly, ...(pick !== undefined && { pick }), ...(about && { about }) };
  const resolutions = yield* resolveTitles(words, lookup, { ...choice, ...call });
  const told = await withoutKin(resolutions, kin);
  const byWords = new Map(told.map((one) => [one.query, one]));
  return queries.map((query) =>
    'ref' in query ? { query, ref: query.ref } : rootOf(query, byWords.get(query.text), choice),
  );
}

/** Without others of the same franchise; which of several titles of it is meant is told all the same. */
async function withoutKin(
  resolutions: readonly Resolution[],
  kin: KnownKin | undefined,
): Promise<readonly Resolution[]> {
  const rooted = resolutions.flatMap(({ chosen, others, mismatch }) =>
    chosen && others.length > 0 && mismatch?.type !== 'several' ? [chosen.title.ref] : [],
  );
  if (!kin || rooted.length === 0) return resolutions;
  const known = await kin([...new Set(rooted)]);
  return resolutions.map((one) => {
    const own = one.chosen && one.mismatch?.type !== 'several' ? known.get(one.chosen.title.ref) : undefined;
    return own ? { ...one, others: one.others.filter(({ title }) => !own.has(title.ref)) } : one;
  });
}

/** The one title that a query stands for. Throws `NotFoundError`, or `ProviderError` where nobody could be asked. */
export async function* oneRoot(query: Query, lookup: Lookup, options: RootOptions): AsyncGenerator<RunEvent, Root> {
  const [root] = yield* rootsOf([query], lookup, options);
  if (!root) throw new Error('a query was not looked at');
  if ('error' in root) throw root.error;
  return root;
}

function rootOf(
  query: Query,
  resolution: Resolution | undefined,
  choice: { readonly strict: boolean; readonly exactly: boolean; readonly pick?: number },
): Root | Unresolved {
  const isBareNumber = 'ref' in query ? undefined : query.isBareNumber;
  const refused = resolution && whyNot(resolution, { ...choice, isBareNumber });
  const resolved = resolution && resolvedEvent(resolution);
  if (refused || !resolution?.chosen || !resolved)
    return { query, error: refused ?? new NotFoundError(`no title matches "${query.text}"`) };
  return { query, ref: resolution.chosen.title.ref, resolved };
}
