import { describe, expect, it } from 'vitest';
import { fameAmong } from '../../src/match/fame.ts';
import { kinOf } from '../../src/match/kin.ts';
import { isAdvert, namesOf, ranked, wantedOf } from '../../src/match/score.ts';
import type { Title } from '../../src/model/title.ts';
import { to } from '../helpers/arrivals.ts';
import { titleOf } from '../helpers/franchise.ts';
import { ref, refs } from '../helpers/graph.ts';

const named = (title: string, facts: Partial<Title> = {}): Title => titleOf(1, { title, ...facts });
const scoreOf = (words: string, title: Title): number => ranked(words, [title])[0]?.score ?? Number.NaN;
const idsOf = (words: string, ...titles: readonly Title[]) => ranked(words, titles).map(({ title }) => title.ref);

describe('how well a title answers to words', () => {
  it.each([
    ['Akira!', named('Akira!'), 0.97],
    ['akira', named('Akira!'), 0.94],
    ['Akira', named('x', { english: 'Akira' }), 0.97],
    ['アキラ', named('x', { native: 'アキラ' }), 0.97],
    ['Akira', named('x', { synonyms: ['y', 'Akira'] }), 0.965],
    ['akira', named('x', { synonyms: ['Akira!'] }), 0.935],
    ['Titan Season 2', named('Titan 2nd Season'), 0.92],
    ['Titan Season 2', named('Titan Season 3'), 0.92 * 0.78],
    ['Titan', named('Titan Season 3'), 0.92 * 0.78],
    ['Titan Season 2', named('x', { synonyms: ['Titan 2nd Season'] }), 0.915],
    ['Titan Season 2', named('x', { synonyms: ['Titan Season 3'] }), 0.92 * 0.72 - 0.005],
    ['Titan Season 2', named('Titan 2nd Season OVA'), 0.92 * 0.8],
    ['Titan Season 2 OVA', named('Titan 2nd Season OVA'), 0.92],
    ['Titan Season 2', named('Titan 2nd Season TV'), 0.92],
    ['ak', named('Akira'), 0],
    ['???', named('!!!'), 0],
    ['!!!', named('!!!'), 0.97],
  ])('%s, %o: %d', (words, title, score) => {
    expect(scoreOf(words, title)).toBeCloseTo(score, 8);
  });

  it('takes another number for no typing error, however it is written', () => {
    const first = named('Lelouch of the Rebellion I - Initiation');
    expect(scoreOf('Leloch of the Rebellion III - Initiation', first)).toBe(0);
    expect(scoreOf('Leloch of the Rebellion I - Initiation', first)).toBeGreaterThan(0.8);
  });

  it('is not less by a synonym than by a name', () => {
    expect(scoreOf('Akira', named('Akira', { synonyms: ['Akira'] }))).toBeCloseTo(0.97, 8);
    expect(scoreOf('Steins', named('x', { synonyms: ['Steins Gate'] }))).toBeCloseTo(0.72 + 0.06 * (6 / 11) - 0.03, 8);
  });

  it.each([
    ['its year', 'Akira 1988', named('Akira', { year: 1988 }), 0.92],
    ['the year before', 'Akira 1987', named('Akira', { year: 1988 }), 0.92 * 0.97],
    ['another year', 'Akira 1986', named('Akira', { year: 1988 }), 0.92 * 0.85],
    ['no year where none is known', 'Akira 1986', named('Akira'), 0.92],
    ['its format', 'Akira movie', named('Akira', { format: 'MOVIE' }), 0.92],
    ['another format', 'Akira movie', named('Akira', { format: 'OVA' }), 0.92 * 0.85],
    ['no format where none is known', 'Akira movie', named('Akira'), 0.92],
    ['a short series for a series', 'Akira TV', named('Akira', { format: 'TV_SHORT' }), 0.92],
    ['year and format', 'Akira 1980 movie', named('Akira', { year: 1988, format: 'OVA' }), 0.92 * 0.85 * 0.85],
  ])('counts what the words say besides: %s', (_, words, title, score) => {
    expect(scoreOf(words, title)).toBeCloseTo(score, 8);
  });

  it.each([
    ['a series', { format: 'TV' }, 0.94 + 0.02],
    ['a song', { format: 'MUSIC' }, 0.94 - 0.02],
    ['what has not come out yet', { status: 'NOT_YET_RELEASED' }, 0.94 - 0.03],
    ['an advertisement', { format: 'PV' }, 0.94 - 0.1],
    ['a commercial', { format: 'CM' }, 0.94 - 0.1],
    ['the best known', { popularity: 100 }, 0.94 + 0.02],
  ] as const)('is more or less for what it is: %s', (_, facts, score) => {
    expect(scoreOf('akira', named('Akira!', facts))).toBeCloseTo(score, 8);
  });

  it('is more for fame, and less for a song, where the words say little', () => {
    const vague = 0.72 + 0.06 * (6 / 11);
    expect(scoreOf('steins', named('Steins Gate', { popularity: 100 }))).toBeCloseTo(vague + 0.06, 8);
    expect(scoreOf('steins', named('Steins Gate', { format: 'MUSIC' }))).toBeCloseTo(vague - 0.05, 8);
  });

  it('is nothing, and no fame helps, where the words do not fit', () => {
    const far = { popularity: 1_000_000, format: 'TV' } as const;
    expect(scoreOf('xyzzy', named('Akira', far))).toBe(0);
    const [one] = ranked('Titan Season 2', [named('x', { synonyms: ['Of Titan Season 3'], ...far })]);
    expect(one?.score).toBeLessThan(0.6);
    expect(scoreOf('Akira', named('Akira', far))).toBe(1);
  });

  it('is by fame, and below any whole word, where a word has only begun', () => {
    const titles = [
      named('Shinsekai yori', { popularity: 200_000, format: 'TV' }),
      named('Shingeki no Kyojin', { popularity: 900_000, format: 'TV' }),
      named('Crayon Shin chan', { popularity: 900 }),
      named('Sousou no Shingetsu', { popularity: 900_000 }),
    ].map((title, n) => ({ ...title, ref: ref(n + 1) }));
    const all = ranked('shin', titles);
    expect(all.map(({ title }) => title.title)).toEqual([
      'Crayon Shin chan',
      'Shingeki no Kyojin',
      'Shinsekai yori',
      'Sousou no Shingetsu',
    ]);
    expect(all.filter(({ score }) => score >= 0.6)).toHaveLength(1);
  });

  it('is one where one name says who it is and another which season', () => {
    const title = named('Attack on Titan: The Final Season', { synonyms: ['AoT'] });
    expect(scoreOf('aot final season', title)).toBeCloseTo(0.9, 8);
    expect(scoreOf('aot season 2', title)).toBeLessThan(0.9);
    expect(scoreOf('aot final season', named('AoT', { synonyms: ['Titan'] }))).toBeLessThan(0.9);
    expect(scoreOf('eva season 2', named('Eva', { synonyms: ['Evangelion 2'] }))).toBeLessThan(0.9);
  });

  it('is that of a misspelt whole where what it says besides is misspelt', () => {
    expect(scoreOf('Gekijounban Aquarion', named('Gekijouban Aquarion'))).toBeGreaterThan(0.8);
    expect(scoreOf('Aquarion Seasn 2', named('Aquarion Season 2'))).toBeGreaterThan(0.8);
    expect(scoreOf('Aquarion Season 2', named('Aquarium Season 3'))).toBeLessThan(0.8);
  });
});

it('what is known besides words counts for every way to read them, but for what they say themselves', () => {
  const besides = { year: 2001, format: 'OVA' } as const;
  const facts = (words: string) => wantedOf(words, besides).readings.map(({ year, format }) => [year, format]);
  expect(facts('Baki')).toEqual([[2001, 'OVA']]);
  expect(facts('Baki 2')).toEqual([
    [2001, 'OVA'],
    [2001, 'OVA'],
  ]);
  expect(facts('Baki movie')).toEqual([[2001, 'MOVIE']]);
  expect(facts('Baki 1999')).toEqual([
    [1999, 'OVA'],
    [2001, 'OVA'],
  ]);
});

describe('advertisements', () => {
  it.each([
    ['Titan PV', true],
    ['Titan CM', true],
    ['Titan Teaser', true],
    ['Titan trailer 2', true],
    ['Titan Promo', true],
    ['Titan', false],
    ['Promotion', false],
  ])('are known by their names: %s', (title, is) => {
    expect(isAdvert(named(title))).toBe(is);
    expect(isAdvert(named('x', { synonyms: [title] }))).toBe(false);
  });

  it('are no less where that is what was asked for', () => {
    expect(scoreOf('titan pv', named('Titan: PV'))).toBeCloseTo(0.94, 8);
    expect(scoreOf('titan', named('Titan', { english: 'Titan Trailer' }))).toBeCloseTo(0.97 - 0.1 - 0.03, 1);
  });
});

it('what a title is called begins with its own names', () => {
  const title = named('Romaji', { english: 'English', native: '日本語', synonyms: ['S1', 'S2'] });
  expect(namesOf(title)).toEqual(['Romaji', 'English', '日本語', 'S1', 'S2']);
  expect(namesOf(named('Romaji'))).toEqual(['Romaji']);
});

describe('what is meant by a name that several have', () => {
  it('is a series, and no OVA that tells of the time before it', () => {
    const both = [
      titleOf(1, { title: 'Regrets', format: 'OVA', synonyms: ['AoR'], relations: [to('SEQUEL', ref(2))] }),
      titleOf(2, { title: 'Robo', format: 'TV', synonyms: ['AoR'], relations: [to('PREQUEL', ref(1))] }),
    ];
    expect(ranked('aor', both)[0]?.title.ref).toBe(ref(2));
  });

  const famous = titleOf(1, { title: 'Demon Slayer: First', format: 'TV', popularity: 100_000 });

  it.each([
    ['a synonym', { title: 'x', synonyms: ['Demon Slayer'], popularity: 100 }],
    ['a song', { title: 'Demon Slayer', format: 'MUSIC', popularity: 100 }],
    ['what has not come out', { title: 'Demon Slayer', status: 'NOT_YET_RELEASED', popularity: 100 }],
  ] as const)('is not %s of what is hardly known, where a far better known title begins so', (_, facts) => {
    expect(idsOf('demon slayer', titleOf(2, facts), famous)).toEqual(refs(1, 2));
  });

  it.each([
    ['a name of its own', { title: 'Demon Slayer', popularity: 100 }],
    ['a synonym of what is known well enough', { title: 'x', synonyms: ['Demon Slayer'], popularity: 50_000 }],
    ['a song of that name that is known well enough', { title: 'Demon Slayer', format: 'MUSIC', popularity: 50_000 }],
  ] as const)('may be %s', (_, facts) => {
    expect(idsOf('demon slayer', titleOf(2, facts), famous)[0]).toBe(ref(2));
  });

  it.each([
    ['that has it besides', { title: 'x', synonyms: ['Demon Slayer'] }],
    ['that does not begin so', { title: 'The Demon Slayer' }],
    ['that is a song', { title: 'Demon Slayer: First', format: 'MUSIC' }],
  ] as const)('is not a well known title %s', (_, facts) => {
    const unknown = titleOf(2, { title: 'x', synonyms: ['Demon Slayer'], popularity: 100 });
    expect(idsOf('demon slayer', unknown, titleOf(1, { ...facts, popularity: 100_000 }))[0]).toBe(
      'synonyms' in facts ? ref(1) : ref(2),
    );
  });

  it('is not another name of a song, however well known', () => {
    const song = titleOf(2, { title: 'x', synonyms: ['Fate'], format: 'MUSIC', popularity: 1_000_000 });
    expect(idsOf('fate', song, titleOf(1, { title: 'Fate/stay night', format: 'TV', popularity: 10 }))[0]).toBe(ref(1));
  });

  it('is the first of those that follow each other, whichever says so', () => {
    const first = (relations: Title['relations'] = []) =>
      titleOf(1, { title: 'Love is War', relations, popularity: 10 });
    const second = (relations: Title['relations'] = []) =>
      titleOf(2, { title: 'Love is War?', relations, popularity: 1_000 });
    const after = { type: 'SEQUEL', to: ref(2) } as const;
    const before = { type: 'PREQUEL', to: ref(1) } as const;
    expect(idsOf('love is war!', first([after]), second())[0]).toBe(ref(1));
    expect(idsOf('love is war!', first(), second([before]))[0]).toBe(ref(1));
    expect(idsOf('love is war!', first(), second([{ type: 'OTHER', to: ref(1) }]))[0]).toBe(ref(2));
    expect(idsOf('Love is War?', first([after]), second())[0]).toBe(ref(2));
  });

  it('is the first of three, where only neighbours say so', () => {
    const all = [3, 2, 1].map((id) =>
      titleOf(id, {
        title: `Same ${'abc'[id - 1]}`,
        popularity: 100 * id,
        relations: id > 1 ? [{ type: 'PREQUEL', to: ref(id - 1) }] : [],
      }),
    );
    expect(idsOf('same', ...all)[0]).toBe(ref(1));
  });
});

describe('how well known titles are', () => {
  const relations = (count: number) =>
    Array.from({ length: count }, (_, n) => ({ type: 'OTHER', to: ref(100 + n) }) as const);

  it('is how many list them', () => {
    const [little, much] = [titleOf(1, { popularity: 9 }), titleOf(2, { popularity: 99 })];
    const fame = fameAmong([little, much]);
    expect([fame.share(little), fame.share(much)]).toEqual([0.5, 1]);
    expect([fame.isFarBelow(little, much), fame.isFarBelow(much, little)]).toEqual([true, false]);
  });

  it('is far more from four times as much on', () => {
    const far = (a: number, b: number) => {
      const [one, other] = [titleOf(1, { popularity: a }), titleOf(2, { popularity: b })];
      return fameAmong([one, other]).isFarBelow(one, other);
    };
    expect([far(24, 99), far(25, 99), far(99, 99)]).toEqual([true, false, false]);
  });

  it('is how many relations they have where nobody counts, on the scale of the others', () => {
    const [counted, uncounted] = [
      titleOf(1, { popularity: 100, relations: relations(2) }),
      titleOf(2, { relations: relations(4) }),
    ];
    const fame = fameAmong([counted, uncounted]);
    expect(fame.share(uncounted)).toBe(1);
    expect(fame.share(counted)).toBeCloseTo(Math.log1p(100) / Math.log1p(200), 8);
    const alone = fameAmong([uncounted, titleOf(3)]);
    expect([alone.share(uncounted), alone.share(titleOf(3))]).toEqual([1, 0]);
  });
});

describe('the titles that a title is tied to', () => {
  const all = new Map(
    [
      titleOf(1, {
        relations: [
          { type: 'SEQUEL', to: ref(2) },
          { type: 'CHARACTER', to: ref(9) },
          { type: 'SOURCE', to: 'anilist:manga/5' },
        ],
      }),
      titleOf(2, {
        relations: [
          { type: 'OTHER', to: ref(3) },
          { type: 'SOURCE', to: 'tmdb:series/4' },
        ],
      }),
    ].map((title) => [title.ref, title]),
  );

  it('are those of its relations and of theirs, but no guests, no books', () => {
    expect([...kinOf(titleOf(1), (one) => all.get(one))]).toEqual(refs(1, 2, 3));
  });

  it('are those that it states itself where nothing else is known', () => {
    const stated = titleOf(7, { relations: [{ type: 'SEQUEL', to: ref(2) }] });
    expect([...kinOf(stated, () => undefined)]).toEqual(refs(7, 2));
  });

  it('are not all that there is', () => {
    const endless = (one: string) =>
      titleOf(0, { relations: [{ type: 'SEQUEL', to: ref(Number(one.split(':')[1]) + 1) }] });
    expect(kinOf(titleOf(1), endless).size).toBe(301);
  });
});

describe('of two that are called alike', () => {
  const about = (id: number, title: string, facts: Partial<Title> = {}) =>
    titleOf(id, { title, format: 'TV', ...facts });

  it.each([
    ['kun revenge r', [2, 1]],
    ['kun revenge', [1, 2]],
  ])('the sequel is meant by who writes the word that it adds: %s', (words, order) => {
    const first = about(1, "Kun's Revenge", { relations: [{ type: 'SEQUEL', to: ref(2) }] });
    const second = about(2, "Kun's Revenge R", { relations: [{ type: 'PREQUEL', to: ref(1) }] });
    expect(idsOf(words, first, second)).toEqual(refs(...order));
  });

  it('what tells others again comes after them', () => {
    const part = about(1, 'Kizu Part 1: Iron', { format: 'MOVIE', relations: [{ type: 'SUMMARY', to: ref(2) }] });
    const recut = about(2, 'Kizu -Vamp-', { format: 'MOVIE' });
    expect(idsOf('kizu', part, recut)).toEqual(refs(1, 2));
  });

  it.each([
    ['an OVA that is only also called so', 'OVA', [1, 2]],
    ['not a series', 'TV', [2, 1]],
  ] as const)('a film that says the number itself is meant before %s', (_, format, order) => {
    const film = about(1, 'Robo 2: The Movie', { format: 'MOVIE' });
    const files = about(2, 'Robo: The New Files', { format, synonyms: ['Robo 2'] });
    expect(idsOf('robo 2', film, files)).toEqual(refs(...order));
  });
});
