import { absentForMs, type Cache, type Entry } from '../cache/cache.ts';
import type { WalkOptions } from '../crawl/walk.ts';
import { keptOutline, outlineFrom } from '../franchise/kept-outline.ts';
import { outlineOf, setOutline } from '../franchise/outline.ts';
import type { Clock } from '../model/clock.ts';
import type { RunEvent } from '../model/events.ts';
import { type CrawlStats, type Franchise, isWhole } from '../model/franchise.ts';
import { refsOf } from '../model/identity.ts';
import { isObject } from '../model/json.ts';
import type { About } from '../model/lookup.ts';
import { exact } from '../model/names.ts';
import type { Query } from '../model/query.ts';
import type { Ref } from '../model/ref.ts';
import { policyKey } from '../model/relation-policy.ts';
import { apart } from './task.ts';

/** Whole answers in the cache's tier `franchise`: found, replayed, kept, and noted as saved in a database. */

/** What makes an answer to the same query another one. */
export interface KeptBy extends WalkOptions {
  readonly provider: string;
  /** What words mean. Absent: an anime, else a film. */
  readonly about?: About | undefined;
  readonly pick?: number | undefined;
  /** What was decided of relations, as one word; empty: nothing. */
  readonly decisions: string;
}

/** A whole answer that is kept. */
export interface Kept {
  readonly resolved?: Resolved;
  readonly franchise: Franchise;
  /** What was read of its relations, as it is kept. Undefined: it is read anew. */
  readonly outline: unknown;
  /** Unix times in ms. */
  readonly storedAt: number;
  readonly expiresAt: number;
  /** The key under which it is kept. */
  readonly key: string;
}

type Resolved = Extract<RunEvent, { type: 'resolved' }>;

/** Words that were understood once: as what, and where the answer is. */
interface Pointer {
  readonly root: Ref;
  readonly resolved: Resolved;
}

/** Another id of a title: the answer is kept under its own. */
interface SameRoot {
  readonly same: Ref;
}

/** Raise it when what is kept changes its form. */
const form = 4;

const rootKey = (root: Ref, { policy, depth, maxTitles, provider, decisions, asStated }: KeptBy): string =>
  [
    ...[form, root, policyKey(policy), `${depth.auto ? 'auto' : ''}${depth.steps}`, maxTitles, provider],
    ...(decisions === '' ? [] : [decisions]),
    ...(asStated ? ['as stated'] : []),
  ].join(' ');

const wordsKey = (words: string, { provider, about, pick }: KeptBy): string =>
  [form, 'words', provider, ...(about ? [about] : []), pick ?? 1, exact(words)].join(' ');

/** The answer to a query that is still fresh; undefined if there is none. */
export async function keptAnswer(cache: Cache, query: Query, by: KeptBy): Promise<Kept | undefined> {
  const pointer = 'ref' in query ? { root: query.ref } : await pointerFor(cache, query.text, by);
  if (!pointer) return undefined;
  const read = async (root: Ref) => {
    const [key, news] = [rootKey(root, by), newsKey(root)];
    return { key, news, found: await cache.get('franchise', [key, news]) };
  };
  let { key, news, found } = await read(pointer.root);
  const other = rootIn(found.get(key));
  if (other !== undefined) ({ key, news, found } = await read(other));
  const entry = found.get(key);
  // What was answered before news of it came is not what would be answered now.
  if (!entry || entry.stale || entry.storedAt < newsTime(found.get(news))) return undefined;
  const franchise = franchiseIn(entry.value);
  if (!franchise) return undefined;
  const { storedAt, expiresAt } = entry;
  const resolved = 'resolved' in pointer ? { resolved: pointer.resolved } : {};
  const outline = isObject(entry.value) ? entry.value.outline : undefined;
  return { ...resolved, franchise: { ...franchise, query: query.text }, outline, storedAt, expiresAt, key };
}

/** The root that an id stands for, where that is kept. */
function rootIn(entry: Entry | undefined): Ref | undefined {
  const value = entry && !entry.stale ? entry.value : undefined;
  return isObject(value) && typeof value.same === 'string' ? (value.same as Ref) : undefined;
}

const newsKey = (ref: Ref): string => `${form} news ${ref}`;

/**
 * Reads since when there has been news, Unix time in ms; 0 where there is none. An entry past its time is older than every answer
 * that is fresh, and one that lies ahead of now was written before the clock was set back, nobody knows when.
 */
function newsTime(entry: Entry | undefined): number {
  return entry && !entry.stale ? Math.min(Number(entry.value), entry.storedAt) : 0;
}

/** Notes that something has changed of titles, so that no answer from before `since`, Unix time in ms, is given for them. */
export async function setNews(refs: Iterable<Ref>, since: number, cache: Cache): Promise<void> {
  const entries = new Map([...refs].map((ref) => [newsKey(ref), since]));
  if (entries.size > 0) await cache.set('franchise', entries);
}

async function pointerFor(cache: Cache, words: string, by: KeptBy): Promise<Pointer | undefined> {
  const value = (await freshEntry(cache, wordsKey(words, by)))?.value;
  return isPointer(value) ? value : undefined;
}

async function freshEntry(cache: Cache, key: string): Promise<Entry | undefined> {
  const entry = (await cache.get('franchise', [key])).get(key);
  return entry && !entry.stale ? entry : undefined;
}

/** Reads what is kept. Undefined for anything else than a whole answer: a file can be damaged. */
function franchiseIn(value: unknown): Franchise | undefined {
  if (!isObject(value) || !isObject(value.franchise)) return undefined;
  const { root, members, edges, listed, missing, failed } = value.franchise;
  const isWholeAnswer = typeof root === 'string' && [members, edges, listed, missing, failed].every(Array.isArray);
  const titled =
    Array.isArray(members) && members.length > 0 && members.every((one) => isObject(one) && isTitle(one.title));
  return isWholeAnswer && titled ? (value.franchise as unknown as Franchise) : undefined;
}

function isTitle(value: unknown): boolean {
  return isObject(value) && typeof value.ref === 'string' && typeof value.title === 'string' && isObject(value.ids);
}

function isPointer(value: unknown): value is Pointer {
  if (!isObject(value) || typeof value.root !== 'string' || !isObject(value.resolved)) return false;
  return (
    value.resolved.type === 'resolved' && typeof value.resolved.query === 'string' && isTitle(value.resolved.title)
  );
}

/** A kept answer as the events of a run; `titles`: with every title, for a database that has not seen them. */
export async function* replayed(
  { resolved, franchise, outline: kept }: Kept,
  { titles }: { readonly titles: boolean },
): AsyncGenerator<RunEvent, void> {
  const members = franchise.members.map((member) => ({ ...member, from: 'cache' as const }));
  if (resolved) yield { ...resolved, from: 'cache' };
  if (titles)
    for (const { title, from, provider, fetchedAt } of members)
      yield { type: 'title', title, from, provider, fetchedAt };
  const found = { ...franchise, members };
  const outline = outlineFrom(kept, found);
  if (outline) setOutline(found, outline);
  yield { type: 'franchise', franchise: found, stats: oneCacheHit };
}

const oneCacheHit: CrawlStats = {
  requests: 0,
  cacheHits: 1,
  cacheMisses: 0,
  waitedMs: 0,
  elapsedMs: 0,
  rowsWritten: 0,
  dbQueries: 0,
};

/**
 * Passes on the events of one query, keeps its answer if that is whole and a provider's own, and returns what they return. `isUnread`:
 * whether what is stored could not be read for it, so that it is not kept.
 */
export async function* cachingAnswer<T>(
  events: AsyncGenerator<RunEvent, T>,
  cache: Cache,
  query: Query,
  by: KeptBy,
  isUnread: () => Promise<boolean> = async () => false,
): AsyncGenerator<RunEvent, T> {
  const { events: passed, result } = apart(events);
  let resolved: Resolved | undefined;
  for await (const event of passed) {
    if (event.type === 'resolved') resolved = event;
    if (event.type === 'franchise' && !(await isUnread())) await keep(event.franchise, resolved, cache, query, by);
    yield event;
  }
  return result();
}

async function keep(
  franchise: Franchise,
  resolved: Resolved | undefined,
  cache: Cache,
  query: Query,
  by: KeptBy,
): Promise<void> {
  if (!isWorthKeeping(franchise)) return;
  const { root, members, missing } = franchise;
  const entries = new Map<string, unknown>([
    [rootKey(root, by), { franchise, outline: keptOutline(outlineOf(franchise)) }],
  ]);
  // By whichever id it is asked for again, it is the same title.
  const own = members.find(({ title }) => title.ref === root)?.title;
  const asked = 'ref' in query ? [query.ref] : [];
  for (const ref of [...(own ? refsOf(own) : []), ...asked])
    if (ref !== root) entries.set(rootKey(ref, by), { same: root } satisfies SameRoot);
  if (resolved) entries.set(wordsKey(resolved.query, by), { root, resolved } satisfies Pointer);
  // An answer with missing titles is kept no longer than a miss is cached. What was made of old answers, because nobody
  // gave new ones, is as old as they are.
  if (missing.length > 0) await cache.set('franchise', entries, absentForMs);
  else await cache.set('franchise', entries, undefined, Math.min(...members.map(({ fetchedAt }) => fetchedAt)));
}

function isWorthKeeping(franchise: Franchise): boolean {
  const { members, unheard = [] } = franchise;
  const isOwn = members.every(({ from }) => from === 'network' || from === 'cache');
  return isWhole(franchise) && unheard.length === 0 && members.length > 0 && isOwn;
}

const savedKey = ({ key }: Kept, database: string): string => `${key} in ${database}`;

/** Whether this very answer has been saved in a database. */
export async function isSavedIn(database: string, kept: Kept, cache: Cache): Promise<boolean> {
  const key = savedKey(kept, database);
  return (await cache.get('franchise', [key])).get(key)?.value === kept.storedAt;
}

/** Notes that an answer is saved in a database, for as long as the answer is fresh. */
export async function setSavedIn(database: string, kept: Kept, cache: Cache, clock: Clock): Promise<void> {
  const ttlMs = Math.max(1, kept.expiresAt - clock.now());
  await cache.set('franchise', new Map([[savedKey(kept, database), kept.storedAt]]), ttlMs);
}
