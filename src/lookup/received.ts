import type { SingleFlight } from '../http/single-flight.ts';
import type { Clock } from '../model/clock.ts';
import { refsOf } from '../model/identity.ts';
import type { Arrived, Counts } from '../model/lookup.ts';
import type { Ids, Ref } from '../model/ref.ts';
import type { Title } from '../model/title.ts';
import type { Provider, Raws } from '../providers/provider.ts';
import type { Streak } from './halving.ts';
import type { LevelLimit } from './levels.ts';
import type { OriginAnswer } from './origin.ts';
import { type Receiving, receive } from './receive.ts';
import type { Way } from './requests.ts';

export interface NetworkOptions extends Way, Omit<Receiving, 'run'> {
  /** Lets what several ask for at once be fetched once. Absent: nobody else asks. */
  readonly flights?: SingleFlight;
  /** How many levels of neighbours the provider has been found to bring. Absent: as many as it says. */
  readonly levelLimit?: LevelLimit;
  readonly clock: Clock;
  /** Ids that are stored of titles. Absent: none are. */
  readonly ids?: (refs: readonly Ref[]) => Promise<ReadonlyMap<Ref, Ids>>;
}

/** A provider with its cache and its way out, and its failures in this run. */
export interface Network extends NetworkOptions, Receiving {
  readonly provider: Provider;
  readonly streak: Streak;
}

/** Keeps what a request brought, and tells of every title in it, and of those asked for that cannot be read. */
export async function received(network: Network, raws: Raws, asked: ReadonlySet<Ref>) {
  const { provider, clock } = network;
  const { titles: read, gone, unreadable, absent } = await receive(provider, raws, asked, clock.now(), network);
  const arrived = (title: Title): Arrived => ({
    type: 'title',
    title,
    from: 'network',
    provider: provider.name,
    fetchedAt: clock.now(),
  });
  const named = new Set(
    read.flatMap(({ title, wanted }) => (wanted ? (title.relations ?? []).map(({ to }) => to) : [])),
  );
  const isFurther = (title: Title) => asked.size > 0 && !refsOf(title).some((ref) => named.has(ref));
  const answers: readonly OriginAnswer[] = [
    ...read.map(({ title, wanted, emptied }) => ({
      ...arrived(title),
      ...(!wanted && { ahead: true, ...(!emptied && isFurther(title) && { further: true }) }),
      ...(emptied && { emptied }),
    })),
    ...gone.map((one) => ({
      type: 'gone' as const,
      ...one,
      provider: provider.name,
      fetchedAt: clock.now(),
    })),
    ...[...unreadable].flatMap(([ref, error]) => (asked.has(ref) ? { type: 'failed' as const, ref, error } : [])),
  ];
  return { answers, absent, unreadable };
}

/** Who wants a new answer does not take one that was asked for before. */
export const flightsOf = ({ flights, refresh }: Network) => ({ flights: refresh ? undefined : flights });

/** Counts what was found in the cache. */
export function counted<Found extends { readonly size: number }>(counts: Counts, found: Found): Found {
  counts.cacheHits += found.size;
  return found;
}
