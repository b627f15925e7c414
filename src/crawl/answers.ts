import type { Cache } from '../cache/cache.ts';
import type { Clock } from '../model/clock.ts';
import type { CrawlStats, Franchise } from '../model/franchise.ts';
import type { CrawlEvent } from './events.ts';
import { policyKey } from './policy.ts';
import type { Target } from './resolve.ts';
import type { WalkOptions } from './walk.ts';
import { exact } from './words.ts';

/** What makes two questions the same. */
export interface Question extends WalkOptions {
  readonly target: Target;
  readonly provider: string;
  readonly pick: number | undefined;
  /** Which database holds the answer: a fresh answer that is not in it does not count. */
  readonly store: string;
}

/** Bump when what is kept changes its form. */
const form = 1;

export function answerKey({ target, policy, depth, maxTitles, provider, pick, store }: Question): string {
  const asked = 'ref' in target ? target.ref : `${exact(target.title)}#${pick ?? 1}`;
  return [form, asked, policyKey(policy), `${depth.auto ? 'auto' : ''}${depth.steps}`, maxTitles, provider, store].join(
    ' ',
  );
}

type Resolved = Extract<CrawlEvent, { type: 'resolved' }>;

interface Answer {
  readonly resolved?: Resolved;
  readonly franchise: Franchise;
}

/** A whole answer that is still fresh, told as a run tells it; undefined if there is none. */
export async function recall(cache: Cache, key: string, clock: Clock): Promise<readonly CrawlEvent[] | undefined> {
  const startedAt = clock.now();
  const entry = (await cache.get('franchise', [key])).get(key);
  if (!entry || entry.stale) return undefined;
  const { resolved, franchise } = entry.value as Answer;
  const members = franchise.members.map((member) => ({ ...member, from: 'cache' as const }));
  const stats: CrawlStats = {
    requests: 0,
    cacheHits: 1,
    cacheMisses: 0,
    waitedMs: 0,
    elapsedMs: clock.now() - startedAt,
    rowsWritten: 0,
    dbQueries: 0,
  };
  return [
    ...(resolved ? [{ ...resolved, from: 'cache' as const }] : []),
    { type: 'franchise', franchise: { ...franchise, members }, stats },
  ];
}

/** Passes a run's events through and keeps its answer, if it is whole and from the network. `key` is made when the answer is there. */
export async function* remember(
  events: AsyncIterable<CrawlEvent>,
  cache: Cache,
  key: () => string | undefined,
): AsyncGenerator<CrawlEvent, void> {
  let resolved: Resolved | undefined;
  for await (const event of events) {
    if (event.type === 'resolved') resolved = event;
    if (event.type === 'franchise' && isWorthKeeping(event.franchise)) {
      const name = key();
      if (name)
        await cache.set('franchise', new Map([[name, { ...(resolved && { resolved }), franchise: event.franchise }]]));
    }
    yield event;
  }
}

function isWorthKeeping({ members, truncated, failed }: Franchise): boolean {
  const isWhole = failed.length === 0 && (truncated === undefined || truncated.by === 'depth');
  return isWhole && members.length > 0 && members.every(({ from }) => from === 'network' || from === 'cache');
}
