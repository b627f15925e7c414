import type { HealthDocument, ProviderHealth, QueueFacts } from '../../model/health.ts';
import { waitWords } from '../text/words.ts';
import { databaseWords, fileFindings, stateWords } from './files.ts';
import { providerFinding } from './providers.ts';
import { postgresFindings, queueFindings, redisFindings } from './servers.ts';
import type { DoctorFinding, Level } from './text.ts';

export interface FindingOptions {
  readonly env: Readonly<Record<string, string | undefined>>;
  readonly offline: boolean;
  /** Providers that are in use, by name. */
  readonly order: readonly string[];
  /** Null: there is to be none. */
  readonly queue: QueueFacts | null;
  /** Whether the system has permissions (Windows tells the same of every file). */
  readonly permissions: boolean;
}

/** What is to be said of everything that was looked at, and what to do about it on a command line. */
export function findingsIn(health: HealthDocument, options: FindingOptions): readonly DoctorFinding[] {
  const { database, state, redis, postgres, catalog } = health;
  return [
    ...fileFindings(database, databaseWords, options.permissions),
    ...fileFindings(state, stateWords, options.permissions),
    ...(redis ? redisFindings(redis) : []),
    ...(postgres ? postgresFindings(postgres) : []),
    ...(options.queue ? queueFindings(options.queue) : []),
    clockFinding(health),
    {
      area: 'catalogue',
      level: 'ok',
      text: `bundled, as of ${catalog.date}: it answers without a network`,
    },
    ...providerFindings(health.providers, options),
  ];
}

const allowedMs = 60_000;

/** A clock that is before the day of the catalogue is wrong: the program was made after it. */
function clockFinding({ clock: { now, aheadMs }, catalog }: HealthDocument): DoctorFinding {
  const area = 'clock';
  const text = `${now.slice(0, 19)}Z`;
  const advice = 'set it: how fresh an answer is and how many requests are left is counted by it';
  if (Date.parse(now) < Date.parse(catalog.date))
    return { area, level: 'failure', text: `${text} is in the past`, advice };
  if (aheadMs === null) return { area, level: 'ok', text: `${text}; nobody was there to compare it with` };
  if (Math.abs(aheadMs) <= allowedMs) return { area, level: 'ok', text: `${text}, as the providers have it` };
  const off = `${waitWords(Math.abs(aheadMs))} ${aheadMs > 0 ? 'ahead' : 'behind'}`;
  return { area, level: 'warning', text: `${text} is ${off} of what the providers' clocks say`, advice };
}

/** One provider of those that are in use is enough to work with. */
function providerFindings(providers: readonly ProviderHealth[], options: FindingOptions): readonly DoctorFinding[] {
  if (options.offline) {
    const text = 'not asked: everything is answered from what is stored and bundled';
    return [{ area: 'providers', level: 'ok', text }];
  }
  const inUse = providers.filter(({ provider }) => options.order.includes(provider));
  // One that was not asked, because our own requests are used up for the moment, has not failed.
  const isEnough = inUse.some(({ error, freeInMs }) => !error || freeInMs !== undefined);
  const levelOf = (one: ProviderHealth): Level => (isEnough || !inUse.includes(one) ? 'warning' : 'failure');
  return providers.map((one) => providerFinding(one, levelOf(one), options.env));
}
