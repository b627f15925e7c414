import { describe, expect, it } from 'vitest';
import type { Clock } from '../../src/model/clock.ts';
import { NotFoundError, ProviderError } from '../../src/model/errors.ts';
import type { RunEvent } from '../../src/model/events.ts';
import { type Reporter, report } from '../../src/report/live/reporter.ts';
import { fakeClock } from '../helpers/clock.ts';
import { fetchedAt, hostileFranchise, hostileTexts, stats, titan, titleOf } from '../helpers/franchise.ts';
import { sink, withoutMoves } from '../helpers/sink.ts';

const hostile = hostileTexts.join(' ');
const title = titan.members.map((member) => member.title);

/** Every type of event, in an order that a run has. */
export const events: readonly RunEvent[] = [
  {
    type: 'resolved',
    query: 'attack on titan',
    title: title[0]!,
    runnersUp: [
      { title: title[4]!, score: 0.8, pick: 2 },
      { title: title[2]!, score: 0.7, pick: 3 },
    ],
    ambiguous: false,
    from: 'network',
  },
  {
    type: 'fallback',
    error: new ProviderError('anilist', 'outage', 'AniList: The AniList API has been temporarily disabled.', {
      status: 403,
    }),
    next: 'mal',
  },
  { type: 'round', round: 1, asking: 8, known: 1 },
  { type: 'waiting', provider: 'mal', ms: 900, why: 'limit' },
  { type: 'waiting', provider: 'mal', ms: 12_000, why: 'told' },
  { type: 'waiting', provider: 'AniList', ms: 18_000, why: 'answer', of: 20_000 },
  ...titan.members.map(
    ({ title, from, provider, fetchedAt }) => ({ type: 'title', title, from, provider, fetchedAt }) as const,
  ),
  { type: 'missing', ref: 'anilist:120257' },
  {
    type: 'failed',
    ref: 'anilist:5',
    error: new ProviderError('mal', 'timeout', 'MyAnimeList: no answer in 15 s; try again later'),
  },
  { type: 'failed', ref: 'anilist:6', error: new NotFoundError('no such title') },
  { type: 'saved', titles: 8, rows: 66 },
  { type: 'saved', titles: 2, rows: 4 },
  {
    type: 'franchise',
    franchise: {
      ...titan,
      missing: ['anilist:120257'],
      failed: [{ ref: 'anilist:5', error: 'mal: no answer in 15 s' }],
      truncated: { by: 'titles', frontier: ['anilist:7', 'anilist:8'] },
    },
    stats,
  },
];

const hostileEvents: readonly RunEvent[] = [
  {
    type: 'resolved',
    query: hostile,
    title: titleOf(1, { title: hostile }),
    runnersUp: hostileTexts.map((title, n) => ({ title: titleOf(n + 2, { title }), score: 1, pick: n + 2 })),
    ambiguous: true,
    from: 'network',
  },
  { type: 'round', round: 1, asking: 3, known: 1 },
  ...hostileTexts.map(
    (title, n) =>
      ({ type: 'title', title: titleOf(n + 1, { title }), from: 'network', provider: 'anilist', fetchedAt }) as const,
  ),
  { type: 'failed', ref: 'anilist:5', error: new ProviderError('anilist', 'body', hostile) },
  { type: 'fallback', error: new ProviderError('anilist', 'body', hostile), next: undefined },
  { type: 'franchise', franchise: hostileFranchise(), stats },
];

export interface Streams {
  readonly stdout: ReturnType<typeof sink>;
  readonly stderr: ReturnType<typeof sink>;
  readonly clock: Clock;
}

/** What every reporter keeps to. `writesTo`: the one stream that it may use; it is closed to control characters either way. */
export function testReporter(open: (streams: Streams) => Reporter, writesTo: 'stdout' | 'stderr', isTTY = false): void {
  const start = () => {
    const streams = { stdout: sink(), stderr: sink(isTTY), clock: fakeClock(fetchedAt + 60_000) };
    return { ...streams, reporter: open(streams) };
  };
  const all = async function* (some: readonly RunEvent[]) {
    yield* some;
  };

  describe('as every reporter', () => {
    it('takes every type of event and writes only where it may', async () => {
      const { reporter, stdout, stderr } = start();
      await report(all(events), reporter);
      expect((writesTo === 'stdout' ? stderr : stdout).text()).toBe('');
      expect(new Set(events.map(({ type }) => type)).size).toBe(9);
    });

    it('may be ended twice, and with nothing said', async () => {
      const { reporter, stdout, stderr } = start();
      reporter.end();
      expect(stdout.text() + stderr.text()).toBe('');
      await report(all(events), reporter);
      const before = stdout.text() + stderr.text();
      reporter.end();
      expect(stdout.text() + stderr.text()).toBe(before);
    });

    it('is ended when the run fails at any point', async () => {
      for (let n = 0; n <= events.length; n++) {
        const { reporter } = start();
        const broken = async function* () {
          yield* events.slice(0, n);
          throw new Error('broken');
        };
        await expect(report(broken(), reporter)).rejects.toThrow('broken');
      }
    });

    it('lets no hostile text act', async () => {
      const { reporter, stdout, stderr } = start();
      await report(all(hostileEvents), reporter);
      const text = withoutMoves(stdout.text() + stderr.text());
      expect(text.replaceAll('\n', '')).not.toMatch(/[\p{Cc}\u202a-\u202e\u2066-\u2069\u200b\u2028\u2029\ufeff]/u);
    });
  });
}
