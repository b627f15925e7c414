import { expect, it } from 'vitest';
import { readAll } from './reading.ts';

const page = {
  mal: 'https://myanimelist.net/anime/',
  anilist: 'https://anilist.co/anime/',
  kitsu: 'https://kitsu.app/anime/',
};

/** The row that an entry of the data set comes to. */
async function rowOf(facts: Readonly<Record<string, unknown>>) {
  const entry = { title: 'A', sources: [`${page.mal}1`], ...facts };
  const { rows } = await readAll(JSON.stringify({ data: [entry] }), 'data.json', 'offline-database');
  const [row] = rows;
  if (row?.type !== 'known') throw new Error(`the entry is ${row?.type}`);
  return row;
}

it('an entry of the data set is read whole', async () => {
  const { title, related } = await rowOf({
    title: ' Cowboy\tBebop ',
    sources: [`${page.kitsu}1`, `${page.mal}1`, 'https://example.org/1', `${page.anilist}9`, `${page.anilist}10`],
    ...{ type: 'TV', episodes: 26, status: 'FINISHED', animeSeason: { season: 'SPRING', year: 1998 } },
    duration: { value: 1_459, unit: 'SECONDS' },
    synonyms: ['CB', 'カウボーイビバップ', 'CB', 7, ''],
    relatedAnime: [`${page.mal}5`, 'https://example.org/2', `${page.kitsu}2`],
  });
  expect(title).toEqual({
    ref: 'anilist:9',
    // Of several pages at one site the first counts.
    ids: { anilist: 9, mal: 1, kitsu: 1 },
    ...{ kind: 'anime', title: 'Cowboy Bebop', synonyms: ['CB', 'カウボーイビバップ'] },
    ...{ format: 'TV', status: 'FINISHED', episodes: 26, durationMinutes: 24, year: 1998, season: 'SPRING' },
  });
  expect(related).toEqual(['mal:5', 'kitsu:2']);
});

it.each([
  ['FINISHED', 'FINISHED'],
  ['ONGOING', 'RELEASING'],
  ['UPCOMING', 'NOT_YET_RELEASED'],
  ['UNKNOWN', undefined],
  ['toString', undefined],
])('its status %s is %s', async (status, ours) => {
  expect((await rowOf({ status })).title.status).toBe(ours);
});

it.each([
  [{ episodes: 0 }],
  [{ episodes: -1 }],
  [{ episodes: '12' }],
  [{ duration: { value: 0 } }],
  [{ duration: 24 }],
  [{ animeSeason: { season: 'UNDEFINED', year: null } }],
  [{ animeSeason: { year: 10_000 } }],
  [{ type: 'UNKNOWN' }],
  [{ synonyms: [] }],
  [{ synonyms: 'B' }],
])('it says nothing with %j', async (facts) => {
  expect((await rowOf(facts)).title).toEqual((await rowOf({})).title);
});

it('a second is a minute, and a year is of four digits', async () => {
  const { title } = await rowOf({ duration: { value: 1 }, animeSeason: { year: 9_999 } });
  expect([title.durationMinutes, title.year]).toEqual([1, 9_999]);
});
