import type { Clock } from '../model/clock.ts';
import type { Counters } from './state.ts';

/** Something that is counted over all runs, apart for each value of its label. */
export interface Figure {
  readonly label: 'provider' | 'tier';
  readonly unit: 'requests' | 'answers' | 'ms' | 'words' | 'entries';
  /** What it counts, as a sentence. */
  readonly help: string;
}

/** All that is counted: `cache stats`, `doctor` and whoever else shows figures read them from here. */
export const figureTable = {
  'provider.requests': { label: 'provider', unit: 'requests', help: 'Requests sent, retries included.' },
  'provider.throttled': { label: 'provider', unit: 'answers', help: 'Answers of status 429: too many requests.' },
  'provider.errors': { label: 'provider', unit: 'answers', help: 'Answers of status 400 and above, but for 429.' },
  'provider.waitedMs': {
    label: 'provider',
    unit: 'ms',
    help: 'Time that requests waited for their turn, or to be sent again.',
  },
  'provider.unknownWords': {
    label: 'provider',
    unit: 'words',
    help: 'Words of the provider that nobody knows, taken for OTHER.',
  },
  'cache.hits': { label: 'tier', unit: 'entries', help: 'Keys that were answered with a fresh entry.' },
  'cache.stale': { label: 'tier', unit: 'entries', help: 'Keys of which there was an entry past its time.' },
  'cache.misses': { label: 'tier', unit: 'entries', help: 'Keys of which there was no entry.' },
  'cache.expired': { label: 'tier', unit: 'entries', help: 'Entries that were deleted for their age.' },
} as const satisfies Readonly<Record<string, Figure>>;

export type FigureName = keyof typeof figureTable;

/** Figures as they stand. */
export interface Standings {
  /** What has been counted of a figure under a value of its label. */
  of(figure: FigureName, label: string): number;
  /** Since when it is counted, Unix time in ms; undefined: nothing has been. */
  readonly since: number | undefined;
}

/** Counts. Costs a run nothing: what was counted is handed on now and then, and in the end. */
export interface Meter {
  add(figure: FigureName, label: string, by?: number): void;
  /** Resolves to the sums of all runs, with what is not handed on yet. */
  read(): Promise<Standings>;
  /** Hands on what was counted. Resolves when that is done. */
  flush(): Promise<void>;
}

export interface MeterOptions {
  readonly counters: Counters;
  readonly clock: Clock;
  /** How many counts to save up before they are handed on. */
  readonly every?: number;
}

export function createMeter({ counters, clock, every = 500 }: MeterOptions): Meter {
  let pending = new Map<string, number>();
  let adds = 0;
  let first: number | undefined;
  let flushed: Promise<void> = Promise.resolve();

  function flush(): Promise<void> {
    const counts = pending;
    pending = new Map();
    adds = 0;
    flushed = flushed.then(() => counters.add(counts));
    return flushed;
  }

  return {
    add(figure, label, by = 1) {
      if (by === 0) return;
      first ??= clock.now();
      const name = nameOf(figure, label);
      pending.set(name, (pending.get(name) ?? 0) + Math.round(by));
      adds++;
      if (adds >= every) void flush();
    },
    async read() {
      await flush();
      const { counts, since } = await counters.totals();
      const open = new Map(pending);
      const times = [since, first].filter((time) => time !== undefined);
      return {
        of: (figure, label) => (counts.get(nameOf(figure, label)) ?? 0) + (open.get(nameOf(figure, label)) ?? 0),
        since: times.length > 0 ? Math.min(...times) : undefined,
      };
    },
    flush,
  };
}

/** What a figure is called where sums are kept: `provider.requests` of AniList is `provider.anilist.requests`. */
function nameOf(figure: FigureName, label: string): string {
  const [subject, what] = figure.split('.');
  return `${subject}.${label}.${what}`;
}
