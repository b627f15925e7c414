import { absentForMs, type Cache, type Entry } from '../cache/cache.ts';
import type { WalkOptions } from '../crawl/walk.ts';
import type { Clock } from '../model/clock.ts';
import type { RunEvent } from '../model/events.ts';
import type { CrawlStats, Franchise } from '../model/franchise.ts';
import { exact } from '../model/names.ts';
import { policyKey } from '../model/policy.ts';
import type { Query } from '../model/query.ts';
import type { Ref } from '../model/ref.ts';

/** What makes two questions the same. */
export interface Question extends WalkOptions {
  readonly provider: string;
  readonly pick: number | undefined;
  /** What was decided of relations, as one word; empty: nothing. */
  readonly decisions: string;
}

/** A whole answer that is kept. */
export interface Kept {
  readonly resolved?: Resolved;
  readonly franchise: Franchise;
  /** Unix times in ms. */
  readonly storedAt: number;
  readonly expiresAt: number;
  /** Under which it is kept. */
  readonly key: string;
}

type Resolved = Extract<RunEvent, { type: 'resolved' }>;

/** Words that were understood once: as what, and where the answer is. */
interface Pointer {
  readonly root: Ref;
  readonly resolved: Resolved;
}

/** Bump when what is kept changes its form. */
const form = 4;

const rootKey = (root: Ref, { policy, depth, maxTitles, provider, decisions }: Question): string =>
  [
    ...[form, root, policyKey(policy), `${depth.auto ? 'auto' : ''}${depth.steps}`, maxTitles, provider],
    ...(decisions === '' ? [] : [decisions]),
  ].join(' ');

const wordsKey = (title: string, { provider, pick }: Question): string =>
  [form, 'words', provider, pick ?? 1, exact(title)].join(' ');

/** The answer to a question that is still fresh; undefined if there is none. */
export async function recall(cache: Cache, target: Query, question: Question): Promise<Kept | undefined> {
  const one = async (key: string): Promise<Entry | undefined> => {
    const entry = (await cache.get('franchise', [key])).get(key);
    return entry && !entry.stale ? entry : undefined;
  };
  const pointer = !('ref' in target) ? await one(wordsKey(target.text, question)) : undefined;
  if (!('ref' in target) && !pointer) return undefined;
  const { root, resolved } = (pointer?.value ?? { root: 'ref' in target ? target.ref : '' }) as Partial<Pointer>;
  const key = rootKey(root as Ref, question);
  const entry = await one(key);
  if (!entry) return undefined;
  const { franchise } = entry.value as { franchise: Franchise };
  const { storedAt, expiresAt } = entry;
  const query = !('ref' in target) ? target.text : target.text;
  return { ...(resolved && { resolved }), franchise: { ...franchise, query }, storedAt, expiresAt, key };
}

/** A kept answer, told as a run tells it; `whole`: with every title, for a database that has not seen them. */
export function* retold({ resolved, franchise }: Kept, elapsedMs: number, whole: boolean): Generator<RunEvent, void> {
  const members = franchise.members.map((member) => ({ ...member, from: 'cache' as const }));
  const stats: CrawlStats = { ...noWork, cacheHits: 1, elapsedMs };
  if (resolved) yield { ...resolved, from: 'cache' };
  if (whole)
    for (const { title, from, provider, fetchedAt } of members)
      yield { type: 'title', title, from, provider, fetchedAt };
  yield { type: 'franchise', franchise: { ...franchise, members }, stats };
}

const noWork: CrawlStats = {
  requests: 0,
  cacheHits: 0,
  cacheMisses: 0,
  waitedMs: 0,
  elapsedMs: 0,
  rowsWritten: 0,
  dbQueries: 0,
};

/** Passes a run's events through and keeps its answer, if it is whole and a provider's own; also for the ref that was `asked` for. */
export async function* remember(
  events: AsyncIterable<RunEvent>,
  cache: Cache,
  question: Question,
  asked?: Ref,
): AsyncGenerator<RunEvent, void> {
  let resolved: Resolved | undefined;
  for await (const event of events) {
    if (event.type === 'resolved') resolved = event;
    if (event.type === 'franchise' && isWorthKeeping(event.franchise)) {
      const { root, members, missing } = event.franchise;
      const entries = new Map<string, unknown>([[rootKey(root, question), { franchise: event.franchise }]]);
      if (asked && asked !== root) entries.set(rootKey(asked, question), { franchise: event.franchise });
      if (resolved) entries.set(wordsKey(resolved.query, question), { root, resolved } satisfies Pointer);
      // A title that is not there may be, soon: that is believed no longer than of the title itself. And what was made of
      // old answers, because nobody gave new ones, is no younger than they are.
      if (missing.length > 0) await cache.set('franchise', entries, absentForMs);
      else await cache.set('franchise', entries, undefined, Math.min(...members.map(({ fetchedAt }) => fetchedAt)));
    }
    yield event;
  }
}

function isWorthKeeping({ members, truncated, failed, unheard = [] }: Franchise): boolean {
  const isWhole = failed.length + unheard.length === 0 && (truncated === undefined || truncated.by === 'depth');
  return isWhole && members.length > 0 && members.every(({ from }) => from === 'network' || from === 'cache');
}

const savedKey = ({ key }: Kept, database: string): string => `${key} in ${database}`;

/** Whether this very answer has been saved in a database. */
export async function isSaved(cache: Cache, kept: Kept, database: string): Promise<boolean> {
  const key = savedKey(kept, database);
  return (await cache.get('franchise', [key])).get(key)?.value === kept.storedAt;
}

export async function noteSaved(cache: Cache, kept: Kept, database: string, clock: Clock): Promise<void> {
  const ttlMs = Math.max(1, kept.expiresAt - clock.now());
  await cache.set('franchise', new Map([[savedKey(kept, database), kept.storedAt]]), ttlMs);
}
