import { expect, it } from 'vitest';
import { documentOf } from '../../src/franchise/document.ts';
import type { From, Member } from '../../src/model/franchise.ts';
import { provenanceLine, shortcomingLines, titlesLine } from '../../src/report/text/provenance.ts';
import { ageWords, minutesWords, waitWords } from '../../src/report/text/words.ts';
import { fetchedAt, franchiseOf, memberOf, stats, titan, titleOf } from '../helpers/franchise.ts';

const day = 86_400_000;
const line = (from: readonly From[], age: number, facts: Partial<Member> = {}) => {
  const members = from.map((one, n) => memberOf(titleOf(n + 1), { from: one, ...facts }));
  return provenanceLine(documentOf(franchiseOf([], [], { members }), stats, 'release'), fetchedAt + age);
};

it('says where an answer came from and how old it is', () => {
  expect(line(['network'], 500)).toBe('1 title from AniList, fetched just now.');
  expect(line(['cache', 'cache'], 45 * 60_000)).toBe('2 titles from the cache (AniList), fetched 45 minutes ago.');
  expect(line(['store', 'store'], 3 * day, { provider: 'mal' })).toBe(
    '2 titles from the local database (MyAnimeList), fetched 3 days ago.',
  );
  expect(line(['catalog'], 90 * day, { provider: 'catalog' })).toBe(
    '1 title from the bundled catalogue, as of 2026-11-21.',
  );
  expect(line(['network', 'network', 'store'], 800 * day)).toBe(
    '3 titles: 2 from AniList, 1 from the local database (AniList); the oldest fetched 2 years ago.',
  );
  expect(line(['store'], 0, { fetchedAt: 0 })).toBe(
    '1 title from the local database (AniList), fetched at an unknown time.',
  );
  expect(line([], 0)).toBe('Nothing was found.');
});

it('says the same of titles that make no franchise, by the oldest of them', () => {
  const iso = (at: number) => new Date(at).toISOString();
  const one = { provider: 'anilist', fetchedAt: iso(fetchedAt) };
  expect(titlesLine([{ ...one, from: 'cache' }], fetchedAt + 2 * day)).toBe(
    '1 title from the cache (AniList), fetched 2 days ago.',
  );
  expect(
    titlesLine(
      [
        { ...one, from: 'store' },
        { ...one, from: 'store', fetchedAt: null },
      ],
      fetchedAt,
    ),
  ).toBe('2 titles from the local database (AniList), fetched at an unknown time.');
  const bundled = { provider: 'catalog', from: 'catalog', fetchedAt: iso(fetchedAt - 9 * day) } as const;
  expect(titlesLine([{ ...one, from: 'store' }, bundled], fetchedAt)).toBe(
    '2 titles: 1 from the local database (AniList), 1 from the bundled catalogue; the oldest as of 2026-11-12.',
  );
});

it('says what the answer lacks', () => {
  const refs = Array.from({ length: 12 }, (_, n) => `anilist:${n + 1}` as const);
  const short = {
    ...titan,
    truncated: { by: 'depth', frontier: refs },
    failed: [{ ref: 'anilist:5', error: 'no answer' }],
    missing: ['anilist:6'],
  } as const;
  expect(shortcomingLines(documentOf(short, stats, 'release'))).toMatchInlineSnapshot(`
    [
      "Not complete: stopped at the depth limit (--depth); 12 titles would have come next: anilist:1, anilist:2, anilist:3, anilist:4, anilist:5, anilist:6, anilist:7, anilist:8, anilist:9, anilist:10 and 2 more.",
      "1 title could not be fetched: anilist:5. What has come is kept: run it again for the rest.",
      "No provider has anilist:6.",
    ]
  `);
  expect(shortcomingLines(documentOf(titan, stats, 'release'))).toEqual([]);
});

it.each([
  ['depth', 'stopped at the depth limit (--depth)'],
  ['titles', 'stopped at the limit of titles (--max-titles)'],
  ['time', 'the time was up'],
  ['budget', 'the budget of requests is used up'],
  ['interrupt', 'interrupted'],
] as const)('says why an answer is not complete, and names what is left: %s', (by, words) => {
  const lines = (left: number) => {
    const frontier = Array.from({ length: left }, (_, n) => `anilist:${n + 1}` as const);
    return shortcomingLines(documentOf({ ...titan, truncated: { by, frontier } }, stats, 'release'));
  };
  expect(lines(0)).toEqual([`Not complete: ${words}.`]);
  const ten =
    'anilist:1, anilist:2, anilist:3, anilist:4, anilist:5, anilist:6, anilist:7, anilist:8, anilist:9, anilist:10';
  expect(lines(10)).toEqual([`Not complete: ${words}; 10 titles would have come next: ${ten}.`]);
  expect(lines(11)).toEqual([`Not complete: ${words}; 11 titles would have come next: ${ten} and 1 more.`]);
});

it('words times', () => {
  expect([0, 59_000, 120_000, 5_400_000, 2 * day, 59 * day, 60 * day].map(ageWords)).toEqual([
    'just now',
    'just now',
    '2 minutes ago',
    '90 minutes ago',
    '2 days ago',
    '59 days ago',
    '2 months ago',
  ]);
  expect([800, 2_000, 60_000, 65_000].map(waitWords)).toEqual(['800 ms', '2 s', '1 min', '1 min 5 s']);
  expect([24, 60, 3_500].map(minutesWords)).toEqual(['24 min', '1 h', '58 h 20 min']);
});
