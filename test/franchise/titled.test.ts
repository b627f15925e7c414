import { describe, expect, it } from 'vitest';
import { sharesName } from '../../src/franchise/apart.ts';
import { isoSeconds, leastFresh, mostCommon } from '../../src/franchise/arranged.ts';
import { components, settled } from '../../src/franchise/circles.ts';
import { coverage } from '../../src/franchise/coverage.ts';
import { fameIn } from '../../src/franchise/fame.ts';
import { episodesOf, type Filter, isNarrowing, isWanted, skippableOf, totalsOf } from '../../src/franchise/filter.ts';
import { rolesOf } from '../../src/franchise/roles.ts';
import { isAdult, isFullSeries, isPromotion, isSeries, minutesIn } from '../../src/franchise/titled.ts';
import type { From } from '../../src/model/franchise.ts';
import type { RelationType } from '../../src/model/relation.ts';
import { unknownTime } from '../../src/model/time.ts';
import type { Title } from '../../src/model/title.ts';
import { memberOf, titleOf } from '../helpers/franchise.ts';
import { ref } from '../helpers/graph.ts';

const of = (facts: Partial<Title>): Title => titleOf(1, facts);

describe('what a title is', () => {
  it.each<[Partial<Title>, boolean, boolean]>([
    [{ format: 'TV' }, true, true],
    [{ format: 'TV', durationMinutes: 10 }, true, true],
    [{ format: 'TV', durationMinutes: 9 }, true, false],
    [{ format: 'ONA', episodes: 8 }, true, false],
    [{ format: 'ONA', episodes: 8, durationMinutes: 24 }, true, true],
    [{ format: 'ONA', episodes: 7, durationMinutes: 24 }, false, false],
    [{ format: 'ONA' }, false, false],
    [{ format: 'TV_SHORT', durationMinutes: 10 }, true, true],
    [{ format: 'TV_SHORT', durationMinutes: 9 }, false, false],
    [{ format: 'TV_SHORT' }, false, false],
    [{ format: 'MOVIE', episodes: 20, durationMinutes: 90 }, false, false],
    [{}, false, false],
  ])('%o is a series, and one that is watched for itself, or not', (facts, series, full) => {
    expect([isSeries(of(facts)), isFullSeries(of(facts))]).toEqual([series, full]);
  });

  it.each<[Partial<Title>, number]>([
    [{ format: 'TV' }, 288],
    [{ format: 'TV', episodes: 2 }, 48],
    [{ format: 'TV', durationMinutes: 10 }, 120],
    [{ format: 'OVA' }, 24],
    [{ format: 'MOVIE' }, 90],
    [{ format: 'SPECIAL' }, 5],
    [{}, 5],
    [{ episodes: 3, durationMinutes: 7 }, 21],
  ])('%o takes %d minutes', (facts, minutes) => {
    expect(minutesIn([of(facts)])).toBe(minutes);
    expect(minutesIn([of(facts), of({ format: 'MOVIE' })])).toBe(minutes + 90);
  });

  it('is for adults where one of two says so, and a promotion by its format', () => {
    const facts = [{ adult: true }, { rating: 'Rx' }, { adult: false }, { rating: 'R+' }, {}] as const;
    expect(facts.map((one) => isAdult(one))).toEqual([true, true, false, false, false]);
    const formats = ['MUSIC', 'CM', 'PV', 'TV', 'SPECIAL'] as const;
    expect(formats.map((format) => isPromotion({ format }))).toEqual([true, true, true, false, false]);
    expect(formats.map((format) => skippableOf({ format }, false))).toEqual([
      'music',
      'advert',
      'advert',
      undefined,
      undefined,
    ]);
    expect(formats.map((format) => skippableOf({ format }, true))).toEqual([
      'music',
      'advert',
      'advert',
      'recap',
      'recap',
    ]);
  });
});

describe('a filter', () => {
  const none: Filter = { skip: [], aired: false };
  const wants = (
    filter: Partial<Filter>,
    facts: Partial<Title> = {},
    kind: 'main' | 'line' | 'branch' = 'main',
    recap = false,
  ) => isWanted(of(facts), { kind, recap }, { ...none, ...filter });

  it('hides something, or nothing', () => {
    const hides = [
      {},
      { skip: ['music'] },
      { only: ['TV'] },
      { aired: true },
      { maxRating: 'G' },
      { essential: true },
      { essential: false },
      { adult: true },
    ] as const;
    expect(hides.map((one) => isNarrowing({ ...none, ...one }))).toEqual([
      false,
      true,
      true,
      true,
      true,
      true,
      false,
      false,
    ]);
  });

  it('of what is essential leaves side stories, recaps and songs out', () => {
    expect([wants({ essential: true }), wants({ essential: true }, {}, 'line')]).toEqual([true, true]);
    expect([
      wants({ essential: true }, {}, 'branch'),
      wants({ essential: true }, {}, 'main', true),
      wants({ essential: true }, { format: 'MUSIC' }),
    ]).toEqual([false, false, false]);
    expect(wants({}, { format: 'MUSIC' }, 'branch', true)).toBe(true);
  });

  it('of an age leaves out what is for older people, and what nobody knows the age of', () => {
    const upTo = (rating?: Title['rating']) => wants({ maxRating: 'PG-13' }, rating ? { rating } : {});
    expect([upTo('G'), upTo('PG-13'), upTo('R-17'), upTo()]).toEqual([true, true, false, false]);
  });

  it('of formats leaves out all others, and what has none', () => {
    const only = (facts: Partial<Title>) => wants({ only: ['TV'] }, facts);
    expect([only({ format: 'TV' }), only({ format: 'OVA' }), only({})]).toEqual([true, false, false]);
  });

  it('leaves out each sort by its own word', () => {
    expect([wants({ skip: ['recaps'] }, {}, 'main', true), wants({ skip: ['music'] }, {}, 'main', true)]).toEqual([
      false,
      true,
    ]);
    expect([
      wants({ skip: ['specials'] }, { format: 'SPECIAL' }),
      wants({ skip: ['music'] }, { format: 'SPECIAL' }),
    ]).toEqual([false, true]);
    expect([
      wants({ skip: ['music'] }, { format: 'PV' }),
      wants({ skip: ['recaps', 'specials'] }, { format: 'PV' }),
    ]).toEqual([false, true]);
  });
});

describe('how much there is to watch', () => {
  it('is what is known of what is out', () => {
    const film = of({ format: 'MOVIE', durationMinutes: 90, status: 'FINISHED' });
    const series = of({ format: 'TV', episodes: 12, durationMinutes: 24, status: 'FINISHED' });
    const airing = of({ format: 'TV', durationMinutes: 24, status: 'RELEASING' });
    const later = of({ format: 'TV', episodes: 99, durationMinutes: 24, status: 'NOT_YET_RELEASED' });
    expect(totalsOf([film, series, airing, later])).toEqual({ titles: 4, episodes: 12, minutes: 90 + 288 });
    expect(totalsOf([airing])).toEqual({ titles: 1 });
    expect(totalsOf([of({ episodes: 3 })])).toEqual({ titles: 1, episodes: 3, untimed: 1 });
    expect(totalsOf([])).toEqual({ titles: 0 });
  });

  it('says what has ended and is in no sum', () => {
    const series = of({ format: 'TV', episodes: 24, durationMinutes: 24, status: 'FINISHED' });
    const endless = of({ format: 'TV', durationMinutes: 24, status: 'FINISHED' });
    const timeless = of({ format: 'TV', episodes: 23, status: 'FINISHED' });
    const later = of({ format: 'TV', status: 'NOT_YET_RELEASED' });
    const airing = of({ format: 'TV', status: 'RELEASING' });
    const counted = of({ format: 'TV', episodes: 12, status: 'RELEASING' });
    expect(totalsOf([series, later, airing])).toEqual({ titles: 3, episodes: 24, minutes: 576 });
    expect(totalsOf([series, timeless, counted])).toEqual({ titles: 3, episodes: 59, minutes: 576, untimed: 2 });
    expect(totalsOf([series, endless])).toEqual({ titles: 2, episodes: 24, minutes: 576, uncounted: 1, untimed: 1 });
  });

  it('is one of what is no series', () => {
    const episodes = (facts: Partial<Title>) => episodesOf(of(facts));
    expect([episodes({ format: 'TV' }), episodes({ format: 'TV_SHORT' }), episodes({ format: 'ONA' })]).toEqual([
      undefined,
      undefined,
      undefined,
    ]);
    expect([episodes({ format: 'MOVIE' }), episodes({}), episodes({ format: 'TV', episodes: 3 })]).toEqual([1, 1, 3]);
  });
});

describe('two titles share a name', () => {
  const share = (a: Partial<Title>, b: Partial<Title>) => [sharesName(of(a), of(b)), sharesName(of(b), of(a))];

  it.each<[string, Partial<Title>, Partial<Title>]>([
    ['by a word', { title: 'Initial D' }, { title: 'D Initial' }],
    ['by an English name', { title: 'Shingeki', english: 'Attack on Titan' }, { title: 'Titan Again' }],
    ['by a synonym', { title: 'Shingeki', synonyms: ['Titan'] }, { title: 'Titan Again' }],
    ['by five letters in a row', { title: 'InuYasha' }, { title: 'Hanyou no Yashahime' }],
    ['by five letters in a row, however they are parted', { title: 'Mu Zi Ka' }, { title: 'Muzika' }],
    ['by three signs in a row', { title: 'x', native: '進撃の巨人' }, { title: 'y', native: '進撃のお' }],
    ['by a word of three letters', { title: 'Sky Girls' }, { title: 'Open Sky' }],
    ['by all of a short one', { title: 'Eva' }, { title: 'Evangelion' }],
  ])('%s', (_, a, b) => {
    expect(share(a, b)).toEqual([true, true]);
  });

  it.each<[string, Partial<Title>, Partial<Title>]>([
    ['other ones', { title: 'Initial D' }, { title: 'MF Ghost' }],
    ['only words that all have', { title: 'Aaa The Movie Special' }, { title: 'Bbbb Movie and Special Season' }],
    ['a word of two letters', { title: 'Sora no Hana' }, { title: 'Yume no Kumo' }],
    ['four letters', { title: 'Gundam' }, { title: 'Dangundo' }],
    ['two signs', { title: 'xxxxx', native: '進撃の巨' }, { title: 'yyyyy', native: '進撃だ人' }],
  ])('or not: %s', (_, a, b) => {
    expect(share(a, b)).toEqual([false, false]);
  });
});

it('titles that begin with words are counted, by either name, each once', () => {
  const count = coverage([
    { title: 'Fate/Zero', english: 'Fate/Zero' },
    { title: 'Fate stay', english: 'Fate Night' },
    { title: 'Unmei', english: 'FATE' },
    { title: 'Fated' },
  ]);
  expect([count('fate'), count('Fate'), count('fated'), count('Fate Night'), count('zero')]).toEqual([3, 3, 1, 1, 0]);
});

it('how well known titles are is counted by users, else by relations', () => {
  const roles = new Map([[ref(1), [{ role: 'OTHER', of: ref(2) } as const]]]);
  const [a, b] = [titleOf(1), titleOf(2)];
  expect(fameIn([a, b], roles)([a, b])).toEqual({ best: 1, all: 1 });
  const known = [titleOf(1, { popularity: 5 }), titleOf(2, { popularity: 7 }), titleOf(3)];
  expect(fameIn(known, roles)(known)).toEqual({ best: 7, all: 12 });
  expect(fameIn(known, roles)([])).toEqual({ best: 0, all: 0 });
});

describe('what titles are to each other', () => {
  const edge = (from: number, type: RelationType, to: number) => ({
    from: ref(from),
    to: ref(to),
    type,
    stated: true,
    by: [],
  });
  const roles = (...edges: readonly ReturnType<typeof edge>[]) =>
    [1, 2].map((id) => (rolesOf(edges).get(ref(id)) ?? []).map(({ role }) => role).join());

  it.each<[string, readonly (readonly [number, RelationType, number])[], readonly string[]]>([
    [
      'what the other one says',
      [
        [1, 'SEQUEL', 2],
        [2, 'PREQUEL', 1],
      ],
      ['PREQUEL', 'SEQUEL'],
    ],
    ['the inverse where only one says anything', [[1, 'SIDE_STORY', 2]], ['PARENT', 'SIDE_STORY']],
    [
      'the stronger of two words',
      [
        [1, 'OTHER', 2],
        [1, 'SEQUEL', 2],
        [1, 'ALTERNATIVE', 2],
      ],
      ['PREQUEL', 'SEQUEL'],
    ],
    [
      'what is said back where the word is vague',
      [
        [1, 'OTHER', 2],
        [2, 'PREQUEL', 1],
      ],
      ['PREQUEL', 'SEQUEL'],
    ],
    [
      'vague on both sides',
      [
        [1, 'OTHER', 2],
        [2, 'CHARACTER', 1],
      ],
      ['CHARACTER', 'OTHER'],
    ],
    [
      'OTHER where a parent does not know its child',
      [
        [1, 'OTHER', 2],
        [2, 'PARENT', 1],
      ],
      ['PARENT', 'OTHER'],
    ],
    ['nothing of themselves', [[1, 'SEQUEL', 1]], ['', '']],
  ])('is %s', (_, said, expected) => {
    expect(roles(...said.map(([from, type, to]) => edge(from, type, to)))).toEqual(expected);
  });
});

it('most of an answer is from whom most titles are, of equals the first by the alphabet; and as fresh as the least fresh', () => {
  expect([mostCommon(['b', 'a', 'b']), mostCommon(['b', 'a']), mostCommon(['a', 'b']), mostCommon([])]).toEqual([
    ...['b', 'a', 'a', undefined],
  ]);
  const freshness = (...all: readonly From[]) => leastFresh(all.map((from) => memberOf(titleOf(1), { from })));
  expect([
    freshness('network', 'store', 'cache'),
    freshness('network', 'cache'),
    freshness('network'),
    freshness(),
  ]).toEqual([...['store', 'cache', 'network', 'network']]);
  expect([isoSeconds(Date.UTC(2026, 10, 21, 12, 0, 1, 999)), isoSeconds(unknownTime)]).toEqual([
    '2026-11-21T12:00:01Z',
    null,
  ]);
});

describe('what comes before what', () => {
  it('circles are numbered by their first node', () => {
    expect(components([])).toEqual([]);
    expect(components([[], [], []])).toEqual([0, 1, 2]);
    expect(components([[1], [0], [0]])).toEqual([0, 0, 1]);
    expect(components([[2], [], [3], [0], [2]])).toEqual([0, 1, 0, 0, 2]);
    expect(components([[1], [2], [1, 3], [3]])).toEqual([0, 1, 1, 2]);
    expect(components([[1, 2], [0], [3], [2]])).toEqual([0, 0, 1, 1]);
  });

  it('each node stands after those before it, the lowest number first', () => {
    expect(settled([[], [], []])).toEqual([0, 1, 2]);
    expect(settled([[2], [], [1]])).toEqual([1, 2, 0]);
    expect(settled([[], [3, 0], [1], []])).toEqual([0, 3, 1, 2]);
    expect(settled([[2, 1], [], []])).toEqual([2, 1, 0]);
  });
});
