import { describe, expect, it } from 'vitest';
import { type CacheFigures, cacheStatsDocument, cacheStatsTable } from '../../../src/report/format/cache-stats.ts';

const now = Date.parse('2026-11-28T12:00:00Z');
const hour = 3_600_000;

const none = {
  ...{ entries: 0, bytes: 0, hits: 0, misses: 0, stale: 0, expired: 0 },
  ...{ hitRatio: undefined, oldest: undefined, nextToExpire: undefined },
};
const figures: CacheFigures = {
  tiers: [
    { ...none, tier: 'basic' },
    {
      ...{ tier: 'detailed', entries: 12, bytes: 3 * 1024, hits: 41, misses: 9, stale: 2, expired: 5 },
      ...{ hitRatio: 0.825, oldest: now - 3 * hour, nextToExpire: now + 90_000 },
    },
    { ...none, tier: 'franchise', entries: 1, nextToExpire: now },
  ],
  providers: [
    {
      ...{ provider: 'kitsu', requests: 7, throttled: 1, errors: 2, waitedMs: 65_000 },
      budget: [
        { limit: { requests: 5, perMs: 1000 }, left: 4 },
        { limit: { requests: 60, perMs: 60_000 }, left: 53 },
      ],
    },
    { provider: 'anilist', requests: 0, throttled: 0, errors: 0, waitedMs: 0, budget: [], outage: 'gone \u001b[2J' },
  ],
  since: now - 48 * hour,
};

const cellsIn = (text: string) =>
  text
    .trimEnd()
    .split('\n')
    .map((line) => line.trim().split(/ {2,}/));

describe('figures of a cache', () => {
  it('are a table of tiers and one of providers, and what is not known is left empty', () => {
    const [heads, basic, detailed, franchise, , providerHeads, kitsu, anilist, , since] = cellsIn(
      cacheStatsTable(figures, now, { columns: 160 }),
    );
    expect(heads).toEqual([
      ...['Tier', 'Entries', 'Size', 'Hits', 'Misses', 'Stale', 'Expired', 'Hit ratio', 'Oldest', 'Next to expire'],
    ]);
    expect(basic).toEqual(['basic', '0', '0 B', '0', '0', '0', '0']);
    expect(detailed).toEqual([
      ...['detailed', '12', '3 KiB', '41', '9', '2', '5', '83 %', '3 hours ago', 'in 1 min 30 s'],
    ]);
    expect(franchise).toEqual(['franchise', '1', '0 B', '0', '0', '0', '0', 'now']);
    expect(providerHeads).toEqual(['Provider', 'Requests', '429s', 'Errors', 'Waited', 'Left now']);
    expect(kitsu).toEqual(['Kitsu', '7', '1', '2', '1 min 5 s', '4 of 5 in 1 s, 53 of 60 in 1 min']);
    expect(anilist?.slice(0, 5)).toEqual(['AniList', '0', '0', '0', '0 ms']);
    expect(anilist?.[5]).toMatch(/^gone/);
    expect(since).toEqual(['Counted since 2026-11-26 12:00 UTC.']);
  });

  it('that nobody has counted are said to be none', () => {
    const text = cacheStatsTable({ ...figures, since: undefined }, now);
    expect(text).toContain('Nothing has been counted yet.\n');
    expect(text).not.toContain('Counted since');
    expect(text).not.toContain('\u001b');
  });

  it('are times and nulls in JSON', () => {
    expect(cacheStatsDocument(figures)).toMatchObject({
      ...{ schema: 1, since: '2026-11-26T12:00:00.000Z' },
      tiers: [
        { tier: 'basic', hitRatio: null, oldest: null, nextToExpire: null },
        { hitRatio: 0.825, oldest: '2026-11-28T09:00:00.000Z', nextToExpire: '2026-11-28T12:01:30.000Z' },
        { oldest: null, nextToExpire: '2026-11-28T12:00:00.000Z' },
      ],
      providers: [
        { provider: 'kitsu', outage: null, budget: [{ requests: 5, perMs: 1000, left: 4 }, { left: 53 }] },
        { provider: 'anilist', budget: [], outage: expect.stringMatching(/^gone/) },
      ],
    });
    expect(cacheStatsDocument({ ...figures, since: undefined })).toMatchObject({ since: null });
  });
});
