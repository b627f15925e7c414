import { describe, expect, it } from 'vitest';
import { createLookup } from '../../src/lookup/lookup.ts';
import type { Resolution } from '../../src/match/resolution.ts';
import { resolveTitles, whyNot } from '../../src/match/resolve.ts';
import type { Format } from '../../src/model/format.ts';
import type { RelationType } from '../../src/model/relation.ts';
import { anilist } from '../../src/providers/anilist/anilist.ts';
import { anilistServer } from '../helpers/anilist-server.ts';
import { to } from '../helpers/arrivals.ts';
import { titleOf } from '../helpers/franchise.ts';
import { ref } from '../helpers/graph.ts';
import { httpTo } from '../helpers/http.ts';
import { networkOf, noCounts } from '../helpers/lookup.ts';

type Row = readonly [
  id: number,
  name: string,
  format: Format | undefined,
  start: string,
  ...ties: readonly [RelationType, number][],
];

/** Two franchises: one of a series, its sequels, two films and an OVA; one of a series and a film. */
const rows: readonly Row[] = [
  [1, 'Robo', 'TV', '2013-04-01', ['SEQUEL', 2], ['SIDE_STORY', 6]],
  [2, 'Robo: the Siege', 'TV', '2017-04-01', ['PREQUEL', 1], ['SEQUEL', 3], ['SUMMARY', 4]],
  [3, 'Robo: the End', 'TV', '2021-01-10', ['PREQUEL', 2], ['SIDE_STORY', 5]],
  [4, 'The Siege in Short', 'MOVIE', '2018-01-13', ['PARENT', 2]],
  [5, 'Robo: Last Light', 'MOVIE', '2024-11-08', ['PARENT', 3]],
  [6, 'The Lost Diary', 'OVA', '2017-12-08', ['PARENT', 1]],
  [7, 'Saw Boy', 'TV', '2022-10-12', ['SEQUEL', 8], ['SIDE_STORY', 11]],
  [8, 'Saw Boy: Reze', 'MOVIE', '2025-09-19', ['PREQUEL', 7]],
  // Nobody knows what it is.
  [11, 'Chains and Saws', undefined, '2024-01-01', ['PARENT', 7]],
  [21, 'Moon Guard', 'TV', '1992-03-07', ['SEQUEL', 22], ['SIDE_STORY', 24]],
  [22, 'Moon Guard SuperS', 'TV', '1995-03-04', ['PREQUEL', 21], ['SIDE_STORY', 25]],
  [24, 'Moon Guard: The Movie - Rose', 'MOVIE', '1993-12-05', ['PARENT', 21]],
  [25, 'Moon Guard SuperS the Movie: Black Hole', 'MOVIE', '1995-12-23', ['PARENT', 22]],
  [26, 'Sword Line', 'TV', '2012-07-08'],
  [27, 'Sword Line The Movie: Ordinal', 'MOVIE', '2017-02-18'],
  [9, 'Silver Soul: Beast Strike', 'ONA', '2019-02-01'],
  [10, 'Experiments of Wired', 'TV', '1998-07-06'],
  [31, 'Tank', 'TV', '2001-04-01', ['SEQUEL', 32], ['SIDE_STORY', 33], ['SIDE_STORY', 34]],
  [32, 'Tank Go', 'TV', '2005-04-01', ['PREQUEL', 31]],
  [33, 'Tank Extra', 'OVA', '2005-01-01', ['PARENT', 31]],
  [34, 'Tank Extra Two', 'OVA', '2002-01-01', ['PARENT', 31]],
  [51, 'Dino Mech Gaia', 'TV', '1976-04-01', ['ALTERNATIVE', 52]],
  [52, 'Gaia: Legend of Maryu', 'TV', '2005-11-12', ['ALTERNATIVE', 51]],
  [53, 'Mech Gaia Neo', 'MOVIE', '2007-01-01', ['ALTERNATIVE', 52]],
  [61, 'Live! Rainbow High School Idol Club', 'TV', '2020-10-03', ['SEQUEL', 62]],
  [62, 'Live! Rainbow High School Idol Club Season 2', 'TV', '2022-04-02', ['PREQUEL', 61]],
  [41, 'Experiments of Cable', 'TV', '1998-07-06'],
  [42, 'The Long Cable of Nowhere', 'TV', '1999-07-06'],
];

const titles = rows.map(([id, english, format, startDate, ...ties]) =>
  titleOf(id, {
    ...{ english, title: english, startDate, year: Number(startDate.slice(0, 4)), ...(format && { format }) },
    relations: ties.map(([type, other]) => to(type, ref(other))),
  }),
);

async function resolve(words: string): Promise<Resolution> {
  const server = await anilistServer(titles);
  const lookup = createLookup(
    [networkOf(anilist, { http: httpTo(server.url, anilist), counts: noCounts() })],
    noCounts(),
  );
  const events = resolveTitles([words], lookup, { lookAhead: false });
  for (;;) {
    const { done, value } = await events.next();
    if (done) return value[0] as Resolution;
  }
}

describe('a format or a year beside a name', () => {
  it.each([
    ['saw boy movie', 8],
    ['saw boy film', 8],
    ['robo ova', 6],
    ['robo 2017', 2],
    ['robo 2021', 3],
    ['robo film 2024', 5],
    ['robo tv', 1],
    // What is called by the whole name goes before what is of the same franchise.
    ['moon guard supers movie', 25],
    // Of a season what hangs on that one.
    ['robo season 2 movie', 4],
    ['robo season 3 film', 5],
    ['robo season 1 ova', 6],
    // A year off by one is no other title, unless the series has one of that year.
    ['robo 2014', 1],
    ['saw boy 2023', 7],
    // Of a year a series before what is beside it, and no extra of the year after.
    ['tank 2005', 32],
    ['tank 2002', 31],
    // What nobody knows the format of may be what is said.
    ['chains and saws movie', 11],
  ])('chooses within the franchise: %s', async (words, id) => {
    const found = await resolve(words);
    expect([found.chosen?.title.ref, found.mismatch]).toEqual([ref(id), undefined]);
    expect(whyNot(found, { exactly: true })).toBeUndefined();
  });

  it('takes a film that is called by the words although nothing that is known ties it to the series', async () => {
    const { chosen, mismatch } = await resolve('sword line movie');
    expect([chosen?.title.ref, mismatch]).toEqual([ref(27), undefined]);
  });

  it('takes the first one of several by date, and names the others', async () => {
    const found = await resolve('robo movie');
    expect(found).toMatchObject({
      chosen: { title: { ref: ref(4) } },
      mismatch: { type: 'several', format: 'MOVIE', count: 2 },
      others: [{ pick: 2, title: { ref: ref(5) } }],
    });
    expect(found.candidates[1]?.title.ref).toBe(ref(5));
    expect(whyNot(found, {})).toBeUndefined();
    for (const demand of [{ strict: true }, { exactly: true }])
      expect(whyNot(found, demand)).toMatchObject({
        code: 'ambiguous',
        message: expect.stringMatching(/^there are 2 films of Robo: The Siege in Short .*; Robo: Last Light/),
      });
  });

  it.each([
    ['saw boy ova', 7, 'there is no OVA of Saw Boy'],
    ['robo special', 1, 'there is no special of Robo'],
    ['robo movie 2013', 1, 'there is no film of 2013 of Robo'],
    ['robo season 2 ova', 2, 'there is no OVA of Robo: the Siege'],
    ['robo season 3 special', 3, 'there is no special of Robo: the End'],
  ])('says that it is not there: %s', async (words, nearest, said) => {
    const found = await resolve(words);
    expect(found).toMatchObject({ chosen: { title: { ref: ref(nearest) } }, mismatch: { type: 'format' } });
    expect(whyNot(found, { exactly: true })).toMatchObject({
      code: 'mismatch',
      message: expect.stringContaining(said),
    });
  });
});

describe('one word inside a longer name', () => {
  it('is a doubt where it is the name of an extra', async () => {
    const found = await resolve('beast');
    expect(found).toMatchObject({ chosen: { title: { ref: ref(9) } }, mismatch: { type: 'part' } });
    for (const demand of [{ strict: true }, { exactly: true }])
      expect(whyNot(found, demand)).toMatchObject({
        code: 'mismatch',
        message: expect.stringContaining('but a part of'),
      });
  });

  it('is a doubt where a series of another franchise has it, too', async () => {
    expect((await resolve('cable')).mismatch).toEqual({ type: 'part' });
  });

  it('means the one series that has it, and the franchise that is called by it', async () => {
    expect((await resolve('wired')).mismatch).toBeUndefined();
    expect((await resolve('siege')).mismatch).toBeUndefined();
  });
});

describe('one word of a long name', () => {
  it.each([
    ['means the title that is what it says besides, not the first series', 'gaia 2005', 52],
    ['means the film where it says so', 'gaia movie', 53],
    ['means the season that a name says by its number, too', 'rainbow 2', 62],
  ])('%s', async (_, words, id) => {
    const { chosen, mismatch } = await resolve(words);
    expect([chosen?.title.ref, mismatch]).toEqual([ref(id), undefined]);
  });
});
