import { type Cell, type Column, grid, headRow } from '../text/grid.ts';
import { plain } from '../text/plain.ts';
import { bytesWords } from '../text/size.ts';
import { lookOf, type Style } from '../text/style.ts';
import { ageWords, providerWord, waitWords } from '../text/words.ts';

/** One tier of the cache. Times are Unix times in ms. */
interface TierFigures {
  readonly tier: string;
  readonly entries: number;
  readonly bytes: number;
  readonly hits: number;
  readonly stale: number;
  readonly misses: number;
  readonly expired: number;
  readonly hitRatio: number | undefined;
  readonly oldest: number | undefined;
  readonly nextToExpire: number | undefined;
}

interface ProviderCost {
  readonly provider: string;
  readonly requests: number;
  readonly throttled: number;
  readonly errors: number;
  readonly waitedMs: number;
  readonly budget: readonly {
    readonly limit: { readonly requests: number; readonly perMs: number };
    readonly left: number;
  }[];
  readonly outage?: string;
}

export interface CacheFigures {
  readonly tiers: readonly TierFigures[];
  readonly providers: readonly ProviderCost[];
  /** When counting began, Unix time in ms. */
  readonly since: number | undefined;
}

/** For `--json`: times as ISO, what is not known null. */
export function cacheStatsDocument({ tiers, providers, since }: CacheFigures): unknown {
  return {
    schema: 1,
    since: iso(since),
    tiers: tiers.map(({ oldest, nextToExpire, hitRatio, ...figures }) => ({
      ...figures,
      hitRatio: hitRatio ?? null,
      oldest: iso(oldest),
      nextToExpire: iso(nextToExpire),
    })),
    providers: providers.map(({ budget, outage, ...cost }) => ({
      ...cost,
      budget: budget.map(({ limit, left }) => ({ ...limit, left })),
      outage: outage ?? null,
    })),
  };
}

const iso = (at: number | undefined): string | null => (at === undefined ? null : new Date(at).toISOString());

const tierColumns: readonly Column[] = [
  { head: 'Tier' },
  ...['Entries', 'Size', 'Hits', 'Misses', 'Stale', 'Expired', 'Hit ratio'].map((head) => ({ head, right: true })),
  { head: 'Oldest', right: true, spare: 1 },
  { head: 'Next to expire', right: true, spare: 2 },
];

const providerColumns: readonly Column[] = [
  { head: 'Provider' },
  ...['Requests', '429s', 'Errors', 'Waited'].map((head) => ({ head, right: true })),
  { head: 'Left now' },
];

/** `now`: Unix time in ms. */
export function cacheStatsTable({ tiers, providers, since }: CacheFigures, now: number, style: Style = {}): string {
  const look = lookOf(style);
  const tierRows = tiers.map((one): readonly Cell[] =>
    cells([
      one.tier,
      String(one.entries),
      bytesWords(one.bytes),
      String(one.hits),
      String(one.misses),
      String(one.stale),
      String(one.expired),
      one.hitRatio === undefined ? '' : `${Math.round(one.hitRatio * 100)} %`,
      one.oldest === undefined ? '' : ageWords(now - one.oldest),
      one.nextToExpire === undefined ? '' : one.nextToExpire <= now ? 'now' : `in ${waitWords(one.nextToExpire - now)}`,
    ]),
  );
  const providerRows = providers.map((one): readonly Cell[] =>
    cells([
      providerWord(one.provider),
      String(one.requests),
      String(one.throttled),
      String(one.errors),
      waitWords(one.waitedMs),
      one.outage === undefined ? budgetWords(one) : plain(one.outage),
    ]),
  );
  const counted =
    since === undefined
      ? 'Nothing has been counted yet.'
      : `Counted since ${new Date(since).toISOString().slice(0, 16).replace('T', ' ')} UTC.`;
  const lines = [
    ...grid(tierColumns, [headRow(tierColumns, look), ...tierRows], look),
    '',
    ...grid(providerColumns, [headRow(providerColumns, look), ...providerRows], look),
    '',
    counted,
  ];
  return lines.map((line) => `${line}\n`).join('');
}

const cells = (texts: readonly string[]): readonly Cell[] => texts.map((text) => ({ text }));

function budgetWords({ budget }: ProviderCost): string {
  return budget.map(({ limit, left }) => `${left} of ${limit.requests} in ${waitWords(limit.perMs)}`).join(', ');
}
