import fc from 'fast-check';
import { expect, it } from 'vitest';
import { documentOf } from '../../src/franchise/document.ts';
import { franchiseOf, memberOf, stats, titan, titleOf } from '../helpers/franchise.ts';

it('is the answer as `--json` promises it', () => {
  const { titles, relations, ...rest } = documentOf(titan, stats, 'release');
  expect(rest).toEqual({
    schema: 1,
    query: 'attack on titan',
    root: 'anilist:16498',
    title: 'Attack on Titan',
    from: 'network',
    provider: 'anilist',
    fetchedAt: '2026-11-21T10:00:00Z',
    complete: true,
    truncated: null,
    totals: { titles: 8, episodes: 45, minutes: 1268 },
    continuities: [{ name: 'Attack on Titan', lead: 'anilist:16498', titles: 8 }],
    alsoRelated: [
      { ref: 'anilist:100001', title: 'アニメガタリ×進撃の巨人 コラボ映像', type: 'OTHER', of: 'anilist:16498' },
      { ref: 'anilist:143391', title: 'Chiyuki no Fashion Check', type: 'CHARACTER', of: 'anilist:16498' },
    ],
    failed: [],
    stats,
  });
  expect(titles[0]).toEqual({
    ref: 'anilist:16498',
    ids: { anilist: 16498, mal: 16498 },
    title: 'Shingeki no Kyojin',
    english: 'Attack on Titan',
    native: '進撃の巨人',
    format: 'TV',
    status: 'FINISHED',
    episodes: 25,
    durationMinutes: 24,
    year: 2013,
    startDate: '2013-04-07',
    rating: 'R-17',
    adult: false,
    depth: 0,
    via: null,
    order: 1,
    continuity: 'Attack on Titan',
    from: 'network',
    provider: 'anilist',
  });
  expect(titles.map(({ order }) => order)).toEqual([1, 2, 3, 4, 5, 6, 7, 8]);
  expect(relations).toHaveLength(titan.edges.length);
  const [from, to] = ['anilist:16498', 'anilist:18397'];
  expect(relations[0]).toEqual({ from, to, type: 'SIDE_STORY', stated: true, by: ['anilist'] });
});

it('leaves out what is not known', () => {
  const [title] = documentOf(franchiseOf([titleOf(5)], []), stats, 'release').titles;
  expect(Object.keys(title!)).toEqual([
    'ref',
    'ids',
    'title',
    'depth',
    'via',
    'order',
    'continuity',
    'from',
    'provider',
  ]);
});

it('is as fresh as its least fresh title, as old as its oldest, and from whom most of it came', () => {
  const members = [
    memberOf(titleOf(1), { provider: 'mal', from: 'cache' }),
    memberOf(titleOf(2), { from: 'store', fetchedAt: Date.parse('2026-01-02T03:04:05.999Z') }),
    memberOf(titleOf(3)),
  ];
  expect(documentOf(franchiseOf([], [], { members }), stats, 'release')).toMatchObject({
    from: 'store',
    fetchedAt: '2026-01-02T03:04:05Z',
    provider: 'anilist',
  });
});

it('says that it is not complete, and names what nobody has', () => {
  const truncated = { by: 'titles', frontier: ['anilist:7'] } as const;
  expect(documentOf({ ...titan, truncated }, stats, 'release')).toMatchObject({ complete: false, truncated });
  const failed = [{ ref: 'anilist:8', error: 'no answer' }] as const;
  expect(documentOf({ ...titan, failed }, stats, 'release')).toMatchObject({ complete: false, failed });
  const missing = ['anilist:9'] as const;
  expect(documentOf({ ...titan, missing }, stats, 'release')).toMatchObject({ complete: true, missing });
});

it('can be empty', () => {
  expect(documentOf(franchiseOf([], []), stats, 'story')).toMatchObject({
    title: 'nothing',
    provider: null,
    fetchedAt: null,
    titles: [],
  });
});

it('is the same from every start and in whatever order things came', () => {
  fc.assert(
    fc.property(fc.shuffledSubarray([...titan.members], { minLength: titan.members.length }), (members) => {
      const other = { ...titan, members, edges: titan.edges.toReversed(), listed: titan.listed.toReversed() };
      for (const order of ['release', 'story'] as const) {
        expect(documentOf(other, stats, order)).toEqual(documentOf(titan, stats, order));
      }
    }),
    { numRuns: 20 },
  );
});

it('is made once for a question, and anew for another order, filter or count of requests', () => {
  const first = documentOf(titan, stats, 'release');
  expect(documentOf(titan, stats, 'release')).toBe(first);
  const films = { only: ['MOVIE'], skip: [], aired: false } as const;
  const others = [
    documentOf(titan, stats, 'story'),
    documentOf(titan, { ...stats, requests: 77 }, 'release'),
    documentOf(titan, stats, 'release', films),
    documentOf(titan, stats, 'story', films),
  ];
  expect(new Set([first, ...others]).size).toBe(5);
  expect(others[1]?.stats.requests).toBe(77);
  expect(others[2]?.titles.map(({ format }) => format)).not.toContain('TV');
  expect(documentOf(titan, stats, 'story', films)).toBe(others[3]);
});
