import { describe, expect, it } from 'vitest';
import { createLookup } from '../../src/lookup/lookup.ts';
import type { Resolution } from '../../src/match/resolution.ts';
import { resolveTitles } from '../../src/match/resolve.ts';
import type { Relation } from '../../src/model/relation.ts';
import type { Title } from '../../src/model/title.ts';
import { anilist } from '../../src/providers/anilist/anilist.ts';
import { anilistServer } from '../helpers/anilist-server.ts';
import { titleOf } from '../helpers/franchise.ts';
import { ref } from '../helpers/graph.ts';
import { httpTo } from '../helpers/http.ts';
import { networkOf, noCounts } from '../helpers/lookup.ts';

async function resolve(words: string, titles: readonly Title[]): Promise<Resolution> {
  const { url } = await anilistServer(titles);
  const lookup = createLookup([networkOf(anilist, { http: httpTo(url, anilist) })], noCounts());
  const events = resolveTitles([words], lookup, { lookAhead: false });
  for (;;) {
    const { done, value } = await events.next();
    if (done) return value[0] as Resolution;
  }
}

const sequel = (id: number): Relation => ({ type: 'SEQUEL', to: ref(id) });
const film = (id: number, title: string, year: number, facts: Partial<Title> = {}) =>
  titleOf(id, { title, format: 'MOVIE', year, startDate: `${year}-06-01`, relations: [], ...facts });

const films = [
  film(1, 'Wound Tale: Vamp', 2024),
  film(2, 'Wound Tale I: Iron-hen', 2016, { english: 'Wound Tale Part 1: Iron' }),
  film(3, 'Wound Tale II: Hot-hen', 2016, { english: 'Wound Tale Part 2: Hot' }),
  film(4, 'Fracture Blade', 2014, { format: 'TV' }),
  film(5, 'Fracture Blade 1: Dawn', 2010),
  film(6, 'Fracture Blade 3: Scar', 2010),
  film(7, 'Border of Void Chapter 1: View', 2007),
  film(8, 'Border of Void Chapter 5: Paradox', 2008),
  film(9, 'Mind Gauge: Sins of the System Case.2 - Guardian', 2019),
  film(10, 'Crown Handler - Chapter 3: Custom Cars', 2023, { format: 'OVA' }),
  film(11, 'Crown Handler - Chapter 3', 2023),
  film(12, 'Sleuth Boy', 1996, { format: 'TV' }),
  film(13, 'Sleuth Boy Movie 02: The Target', 1998),
  film(14, 'Macro 7', 1994, { format: 'TV' }),
  film(15, 'Macro 7: The Galaxy is Calling', 1995),
];

describe('the number of a film', () => {
  it.each([
    ['wound tale 2', 3],
    ['wound tale 1', 2],
    ['fracture blade 3', 6],
    ['fracture blade', 4],
    ['border of void 5', 8],
    ['mind gauge sins of the system 2', 9],
    ['crown handler 3', 11],
    ['sleuth boy movie 2', 13],
    ['sleuth boy', 12],
    ['macro 7', 14],
  ])('is found before its subtitle: %s', async (words, id) => {
    const { chosen, mismatch } = await resolve(words, films);
    expect(chosen?.title.ref).toBe(ref(id));
    expect(mismatch).toBeUndefined();
  });

  it.each(['shadow movie 3', 'shadow film 3', 'shadow the movie 3', 'shadow 3rd movie', 'shadow third film'])(
    'is that of a film, however films are counted: %s',
    async (words) => {
      const those = [
        film(21, 'Shadow: Koufun!', 2006, { english: 'Shadow the Movie 3: Guardians of the Kingdom' }),
        film(22, 'Shadow: Den - Ishi', 2009, { english: 'Shadow Den the Movie 3: The Will of Fire' }),
      ];
      const { chosen, mismatch } = await resolve(words, those);
      expect([chosen?.title.ref, mismatch]).toEqual([ref(21), undefined]);
    },
  );

  it('is none of the series that an OVA leads up to', async () => {
    const origin = film(1, 'Suit: The Origin', 2015, { format: 'OVA', relations: [sequel(2)] });
    const suit = film(2, 'Suit', 1979, { format: 'TV', relations: [sequel(3)] });
    const next = film(3, 'Zeta Suit', 1985, { format: 'TV' });
    const { chosen, mismatch } = await resolve('suit the origin 3', [origin, suit, next]);
    expect(chosen?.title.ref).toBe(ref(1));
    expect(mismatch).toMatchObject({ type: 'season', season: 3 });
  });
});

describe('a synonym that says a format', () => {
  it('does not make a film what the name alone means', async () => {
    const relations = [sequel(2)];
    const titles = [
      film(1, 'The Gloom of Haruka Suzuki', 2006, { format: 'TV', relations }),
      film(2, 'The Loss of Haruka Suzuki', 2010, { synonyms: ['Haruka Movie'] }),
      film(3, 'The Gloom of Haruka-chan Suzuki', 2009, { format: 'ONA', relations }),
    ];
    expect((await resolve('haruka', titles)).chosen?.title.ref).toBe(ref(1));
    expect((await resolve('haruka movie', titles)).chosen?.title.ref).toBe(ref(2));
  });
});

describe('a name with accents', () => {
  it('is searched for with them where a season is left out', async () => {
    const titles = [film(1, 'Pókemon Concierge', 2023, { format: 'ONA', relations: [sequel(2)] })];
    const second = film(2, 'Pókemon Concierge Part 2', 2025, { format: 'ONA' });
    const { url, asked } = await anilistServer([...titles, second]);
    const lookup = createLookup([networkOf(anilist, { http: httpTo(url, anilist) })], noCounts());
    for await (const _ of resolveTitles(['Pókemon Concierge 2nd season'], lookup, { lookAhead: false }));
    expect(JSON.stringify(asked)).toContain('"Pókemon Concierge"');
  });
});

describe('a typing error in the name of an adult title', () => {
  const adult = film(1, 'Princess Olivia Nights', 2013, { adult: true });

  it('is understood where it is the only one in a long name', async () => {
    expect((await resolve('Princess Olipia Nights', [adult])).chosen?.title.ref).toBe(ref(1));
  });

  it.each(['Princess Olipia', 'Prinzess Olipia Nights', 'Princess'])('is not guessed: %s', async (words) => {
    expect((await resolve(words, [adult])).chosen).toBeUndefined();
  });
});

describe('a season of a name that several titles begin with', () => {
  const old = film(101, 'Lantern-hime', 1961, { popularity: 90_000 });
  const part = (id: number, title: string, year: number, ...relations: readonly Relation[]) =>
    titleOf(id, { title, format: 'TV', year, startDate: `${year}-01-01`, popularity: 100, relations });
  const series = [
    part(102, 'Lantern-sama wa Kokurasetai', 2019, sequel(103)),
    part(103, 'Lantern-sama wa Kokurasetai?', 2020, sequel(104)),
    part(104, 'Lantern-sama wa Kokurasetai: Ultra', 2022),
  ];

  it('is of the one that has it', async () => {
    const { chosen, mismatch } = await resolve('lantern s3', [old, ...series]);
    expect([chosen?.title.ref, mismatch]).toEqual([ref(104), undefined]);
  });

  it('is said not to be there where none has it', async () => {
    const { mismatch } = await resolve('lantern s7', [old, ...series]);
    expect(mismatch).toMatchObject({ type: 'season', season: 7 });
  });

  it('is of the title that is called by the name alone', async () => {
    const own = film(105, 'Lantern', 1990);
    const { chosen, mismatch } = await resolve('lantern s3', [own, ...series]);
    expect([chosen?.title.ref, mismatch?.type]).toEqual([ref(105), 'season']);
  });
});
