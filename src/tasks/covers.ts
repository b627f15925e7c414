import type { App } from '../app/app.ts';
import { kindOf, type Ref } from '../model/ref.ts';
import { withoutEvents } from './task.ts';

export interface CoversQuestion {
  readonly refs: readonly Ref[];
}

export interface CoversDocument {
  readonly schema: 1;
  /** Addresses of small pictures, by refs. They are at the providers', who own them: nothing of them is kept here. */
  readonly covers: Readonly<Record<Ref, string>>;
  /** Titles without one. */
  readonly missing: readonly Ref[];
}

const day = 86_400_000;
/** How long an address is believed, and how long it is believed that there is none; ms. */
const believedMs = { address: 30 * day, none: day };
const keyOf = (ref: Ref): string => `cover ${ref}`;

/** Where covers are of titles: as they are kept, else as a provider names them in one request. */
export const coversOf = withoutEvents<CoversQuestion, CoversDocument>(async ({ refs, signal }, app) => {
  const all = [...new Set(refs)];
  const cache = await app.cache();
  const kept = await cache.get('detailed', all.map(keyOf));
  const known = new Map(await postersIn(all, app, signal));
  for (const ref of all) {
    const entry = kept.get(keyOf(ref));
    if (entry && !entry.stale) known.set(ref, String(entry.value));
  }
  const rest = all.filter((ref) => !known.has(ref) && kindOf(ref) === 'anime');
  if (rest.length > 0) {
    const found = await app.elsewhere.covers(rest, signal);
    for (const ref of rest) known.set(ref, found.get(ref) ?? '');
    const isThere = (wanted: boolean) => (ref: Ref) => (known.get(ref) !== '') === wanted;
    const entries = (some: readonly Ref[]) => new Map(some.map((ref) => [keyOf(ref), known.get(ref) ?? '']));
    await cache.set('detailed', entries(rest.filter(isThere(true))), believedMs.address);
    // Offline nobody said so.
    if (!app.config.offline) await cache.set('detailed', entries(rest.filter(isThere(false))), believedMs.none);
  }
  const covers = [...known].filter(([, address]) => address !== '');
  return { schema: 1, covers: Object.fromEntries(covers), missing: all.filter((ref) => !known.get(ref)) };
});

/** Of films it is in what is kept of them. Asks nobody. */
async function postersIn(
  refs: readonly Ref[],
  app: App,
  signal: AbortSignal | undefined,
): Promise<ReadonlyMap<Ref, string>> {
  const films = refs.filter((ref) => kindOf(ref) === 'movie');
  const posters = new Map<Ref, string>();
  if (films.length === 0) return posters;
  const lookup = await app.lookup({ provider: 'auto', refresh: false, concurrency: 1, offline: true, quietly: true });
  for await (const answer of lookup.titles(films, { lookAhead: false, signal })) {
    const poster = answer.type === 'title' ? answer.title.film?.poster : undefined;
    if (answer.type === 'title' && poster) posters.set(answer.title.ref, `https://image.tmdb.org/t/p/w185${poster}`);
  }
  return posters;
}
