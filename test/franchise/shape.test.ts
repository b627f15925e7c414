import { describe, expect, it } from 'vitest';
import { shapeOf } from '../../src/franchise/shape.ts';
import type { Edge } from '../../src/model/franchise.ts';
import type { RelationType } from '../../src/model/relation.ts';
import type { Title } from '../../src/model/title.ts';
import { pair, titan, titleOf } from '../helpers/franchise.ts';

const titles = titan.members.map(({ title }) => title);

it('tells the main line from what hangs on it', () => {
  const { lead, places } = shapeOf(titles, titan.edges);
  expect(lead).toBe('anilist:16498');
  expect(Object.fromEntries(places)).toEqual({
    'anilist:16498': { kind: 'main', recap: false },
    'anilist:18397': { kind: 'branch', recap: false, tie: { role: 'SIDE_STORY', of: ['anilist:16498'] } },
    'anilist:20691': { kind: 'branch', recap: true, tie: { role: 'ALTERNATIVE', of: ['anilist:16498'] } },
    'anilist:20811': { kind: 'branch', recap: false, tie: { role: 'PREQUEL', of: ['anilist:16498'] } },
    'anilist:20958': { kind: 'main', recap: false, tie: { role: 'SEQUEL', of: ['anilist:16498'] } },
    'anilist:100465': { kind: 'branch', recap: true, tie: { role: 'SUMMARY', of: ['anilist:20958'] } },
    'anilist:150005': { kind: 'branch', recap: false, tie: { role: 'OTHER', of: ['anilist:20958'] } },
    'anilist:999001': { kind: 'main', recap: false, tie: { role: 'SEQUEL', of: ['anilist:20958'] } },
  });
});

it('lets another telling stand as a line of its own', () => {
  const series = (id: number, title: string, startDate: string) => titleOf(id, { title, startDate, format: 'TV' });
  const both = [series(121, 'Alchemist', '2003'), series(5114, 'Alchemist: Brotherhood', '2009')];
  const { places } = shapeOf(both, pair(121, 'ALTERNATIVE', 5114));
  expect(places.get('anilist:5114')).toEqual({
    kind: 'line',
    recap: false,
    tie: { role: 'ALTERNATIVE', of: ['anilist:121'] },
  });
});

it('takes the later of two titles that call each other a side story as the side story', () => {
  const two = [titleOf(1, { startDate: '2001', format: 'TV' }), titleOf(2, { startDate: '2002', format: 'TV' })];
  const { lead, places } = shapeOf(two, pair(1, 'SIDE_STORY', 2, 'SIDE_STORY'));
  expect([lead, places.get('anilist:2')?.kind]).toEqual(['anilist:1', 'branch']);
});

it('takes no series for the side story of what is short, or of a special that came later', () => {
  const series = (id: number, startDate: string) =>
    titleOf(id, { format: 'TV', episodes: 12, durationMinutes: 24, startDate });
  const special = (id: number, startDate: string) =>
    titleOf(id, { format: 'SPECIAL', episodes: 1, durationMinutes: 16, startDate });
  for (const date of ['2000', '2002']) {
    const two = [series(1, '2001'), special(2, date)];
    for (const edges of [pair(2, 'SIDE_STORY', 1), pair(1, 'SIDE_STORY', 2, 'SIDE_STORY')]) {
      const { opening, places } = shapeOf(two, edges);
      expect([opening, places.get('anilist:2')]).toEqual([
        'anilist:1',
        { kind: 'branch', recap: false, tie: { role: 'SIDE_STORY', of: ['anilist:1'] } },
      ]);
    }
  }
});

it('takes no series for the side story of a shorter series that came later or is to come', () => {
  const series = (id: number, episodes: number, startDate?: string) =>
    titleOf(id, { format: 'TV', episodes, durationMinutes: 24, ...(startDate !== undefined && { startDate }) });
  const leadOf = (first: number, later: number, date?: string) =>
    shapeOf([series(1, first, '2000'), series(2, later, date)], pair(2, 'SIDE_STORY', 1)).lead;
  expect([leadOf(296, 2), leadOf(26, 12, '2012'), leadOf(12, 26, '2012')]).toEqual([
    'anilist:1',
    'anilist:1',
    'anilist:2',
  ]);
});

it('never says of a title that it is the parent of another', () => {
  const titles = [1, 2, 3].map((id) => titleOf(id, { format: 'OVA', startDate: `200${id}` }));
  const edges = [...pair(1, 'ALTERNATIVE', 2), ...pair(2, 'OTHER', 3, 'PARENT')];
  expect(shapeOf(titles, edges).places.get('anilist:2')?.tie).toEqual({ role: 'ALTERNATIVE', of: ['anilist:1'] });
  expect(shapeOf(titles.slice(1), pair(2, 'SIDE_STORY', 3)).places.get('anilist:2')?.tie).toBeUndefined();
});

it('has a place for every title, with no series, circles, or nothing at all', () => {
  expect(shapeOf([], []).lead).toBeUndefined();
  const films = [1, 2, 3].map((id) => titleOf(id, { format: 'MOVIE' }));
  const circle = [pair(1, 'SEQUEL', 2), pair(2, 'SEQUEL', 3), pair(3, 'SEQUEL', 1)].flat();
  expect([...shapeOf(films, circle).places.values()].map(({ kind }) => kind)).toEqual(['main', 'main', 'main']);
  const parts = [pair(1, 'SUMMARY', 2), pair(2, 'SUMMARY', 3), pair(3, 'SUMMARY', 1)].flat();
  expect(shapeOf(films, parts).places.size).toBe(3);
});

it('is not led by an advert, however many have its name', () => {
  const titles = [
    titleOf(1, { title: 'Grand Order', format: 'SPECIAL', durationMinutes: 1, startDate: '2014-12-01' }),
    titleOf(2, { title: 'Grand Order: First', format: 'SPECIAL', durationMinutes: 74, startDate: '2016-12-31' }),
    titleOf(3, { title: 'Grand Order: Babylonia', format: 'TV', startDate: '2019-10-05' }),
    titleOf(4, { title: 'Grand Order: Solomon', format: 'MOVIE', startDate: '2021-07-30' }),
  ];
  const edges = [...pair(1, 'OTHER', 2), ...pair(2, 'SEQUEL', 3), ...pair(3, 'SEQUEL', 4)];
  expect(shapeOf(titles, edges)).toMatchObject({ lead: 'anilist:3', opening: 'anilist:2' });
  expect(shapeOf(titles.slice(0, 1), [])).toMatchObject({ lead: 'anilist:1', opening: 'anilist:1' });
});

it.each([
  ['the first of two series of shorts, though the later one came out on the web', 1, 1],
  ['a series of whole episodes before shorts that came first', 24, 2],
])('begins with %s', (_, minutes, lead) => {
  const shorts = titleOf(1, { format: 'TV_SHORT', episodes: 12, durationMinutes: 3, startDate: '2009-10-01' });
  const later = titleOf(2, { format: 'ONA', episodes: 12, durationMinutes: minutes, startDate: '2017-04-01' });
  const shape = shapeOf([shorts, later], pair(1, 'SEQUEL', 2));
  expect([shape.lead, shape.opening]).toEqual([`anilist:${lead}`, `anilist:${lead}`]);
});

it.each([
  ['with the first season, however short, of a series that is called the second', 'Climb: Second Season', 1],
  ['with a series of another name before shorts that it goes on from', 'Climb: Next Summit', 2],
])('begins %s', (_, title, opening) => {
  const shorts = titleOf(1, { title: 'Climb', format: 'TV_SHORT', episodes: 12, durationMinutes: 3, year: 2013 });
  const series = titleOf(2, { title, format: 'TV', episodes: 24, durationMinutes: 13, year: 2014 });
  expect(shapeOf([shorts, series], pair(1, 'SEQUEL', 2)).opening).toBe(`anilist:${opening}`);
});

describe('of several lines the main one', () => {
  const tv = (id: number, title: string, year: number, facts: Partial<Title> = {}) =>
    titleOf(id, { title, format: 'TV', episodes: 12, durationMinutes: 24, startDate: `${year}`, ...facts });
  const movie = (id: number, title: string, year: number, facts: Partial<Title> = {}) =>
    tv(id, title, year, { format: 'MOVIE', episodes: 1, durationMinutes: 90, ...facts });
  const leadOf = (titles: readonly Title[], type: RelationType = 'ALTERNATIVE') =>
    shapeOf(titles, [...titles.slice(1).flatMap(({ ids }) => pair(titles[0]!.ids.anilist!, type, ids.anilist!))]).lead;

  it.each<[string, readonly Title[], number]>([
    ['has the name that most titles have', [tv(1, 'Dawn', 2000), tv(2, 'Robo', 2001), movie(3, 'Robo Again', 2002)], 2],
    [
      'has it without the season',
      [tv(1, 'Dawn', 2000, { episodes: 50 }), tv(2, 'Robo (TV)', 2001), movie(3, 'Robo Again', 2002)],
      2,
    ],
    [
      'has it in English or in Latin letters',
      [tv(1, 'Dawn', 2000), tv(2, 'Kikai', 2001, { english: 'Robo' }), movie(3, 'Robo Again', 2002)],
      2,
    ],
    [
      'is a series, of names that as many have',
      [movie(1, 'Dawn', 2000, { durationMinutes: 400 }), tv(2, 'Robo', 2001)],
      2,
    ],
    ['is the longest, of series', [tv(1, 'Dawn', 2000), tv(2, 'Robo', 2001, { episodes: 13 })], 2],
    ['came out first, of such as are as long', [tv(1, 'Dawn', 2000), tv(2, 'Robo', 2001)], 1],
    [
      'is not for adults only, whatever it is called',
      [tv(1, 'Robo', 2000, { adult: true }), movie(2, 'Dawn', 2001), movie(3, 'Robo Again', 2002, { adult: true })],
      2,
    ],
    [
      'is none of specials, songs and adverts alone, whatever they are called',
      [
        tv(1, 'Robo', 2000, { format: 'SPECIAL' }),
        movie(2, 'Dawn', 2001),
        movie(3, 'Robo Again', 2002, { format: 'CM' }),
      ],
      2,
    ],
  ])('%s', (_, titles, lead) => {
    expect(leadOf(titles)).toBe(`anilist:${lead}`);
  });

  it.each<[string, Partial<Title>, Partial<Title>, number]>([
    ['goes to films of its own name', {}, {}, 1],
    ['came three years after them', {}, { startDate: '2016' }, 1],
    ['came four years after them, and is another telling', {}, { startDate: '2017' }, 2],
    ['came before them by three years', { startDate: '2018' }, {}, 1],
    ['has another name before the dash', {}, { title: 'Shell: Rise - Architecture' }, 2],
    ['has no dash in its name', {}, { title: 'Shell: Arise Architecture' }, 2],
    ['tells OVAs again', { format: 'OVA' }, {}, 2],
    ['has the same name in English', {}, { title: 'Koukaku', english: 'Shell: Arise – Architecture' }, 1],
  ])('is not a series that tells films again soon after them: it %s', (_, film, series, lead) => {
    const titles = [
      movie(1, 'Shell: Arise - Border 1', 2013, { startDate: '2013-06-22', ...film }),
      tv(2, 'Shell: Arise - Architecture', 2015, { startDate: '2015-04-05', episodes: 10, ...series }),
    ];
    expect(leadOf(titles)).toBe(`anilist:${lead}`);
    const years = titles.map(({ startDate, ...one }) => ({ ...one, year: Number(startDate?.slice(0, 4)) }));
    expect(leadOf(years)).toBe(`anilist:${lead}`);
    expect(shapeOf(titles, pair(1, 'OTHER', 2)).lead).toBe('anilist:2');
  });
});

it('begins with the song that leads where there is nothing but songs', () => {
  const song = (id: number, title: string) => titleOf(id, { title, format: 'MUSIC', startDate: `200${id}` });
  const songs = [song(1, 'Dawn'), song(2, 'Robo'), song(3, 'Robo Again')];
  const shape = shapeOf(songs, [...pair(1, 'ALTERNATIVE', 2), ...pair(1, 'ALTERNATIVE', 3)]);
  expect([shape.lead, shape.opening]).toEqual(['anilist:2', 'anilist:2']);
});

describe('a title', () => {
  const tv = (id: number, year: number, facts: Partial<Title> = {}) =>
    titleOf(id, { format: 'TV', episodes: 12, durationMinutes: 24, startDate: `${year}`, ...facts });
  const kindsOf = (all: readonly Title[], edges: readonly Edge[]) =>
    [...shapeOf(all, edges).places].map(([ref, { kind }]) => `${ref.slice('anilist:'.length)} ${kind}`);
  const tieOf = (id: number, all: readonly Title[], edges: readonly Edge[]) =>
    shapeOf(all, edges).places.get(`anilist:${id}`)?.tie;

  it('that leads up to the line is a branch, unless it is a series', () => {
    const edges = [...pair(1, 'SEQUEL', 2), ...pair(2, 'SEQUEL', 3)];
    const film = { format: 'MOVIE', episodes: 1 } as const;
    expect(kindsOf([tv(1, 2000, film), tv(2, 2001), tv(3, 2002, film)], edges)).toEqual([
      '1 branch',
      '2 main',
      '3 main',
    ]);
    const later = [tv(2, 2001), tv(3, 2002), tv(1, 2010)];
    expect(kindsOf(later, edges)).toEqual(['2 main', '3 main', '1 line']);
  });

  it('of another line stands in it like one of the main line, where the line is no spin-off', () => {
    const film = { format: 'MOVIE', episodes: 1 } as const;
    const titles = [
      tv(1, 2000, { episodes: 99 }),
      tv(2, 2001, film),
      tv(3, 2002),
      tv(4, 2003, film),
      tv(5, 2004, { ...film, format: 'OVA' }),
    ];
    const line = [...pair(2, 'SEQUEL', 3), ...pair(3, 'SEQUEL', 4), ...pair(4, 'SEQUEL', 5)];
    expect(kindsOf(titles, [...line, ...pair(1, 'ALTERNATIVE', 3)])).toEqual([
      ...['1 main', '2 branch', '3 line', '4 line', '5 line'],
    ]);
    for (const type of ['SPIN_OFF', 'OTHER'] as const)
      expect(kindsOf(titles, [...line, ...pair(1, type, 3)])).toEqual([
        ...['1 main', '2 branch', '3 branch', '4 branch', '5 branch'],
      ]);
    const films = titles.filter(({ ids }) => ids.anilist !== 3);
    const onlyFilms = [...pair(2, 'SEQUEL', 4), ...pair(4, 'SEQUEL', 5), ...pair(1, 'ALTERNATIVE', 2)];
    expect(kindsOf(films, onlyFilms)).toEqual(['1 main', '2 branch', '4 branch', '5 branch']);
  });

  it('is told by the latest that it goes on from, of its own line where there is one', () => {
    const special = { format: 'SPECIAL', episodes: 1 } as const;
    const titles = [tv(1, 2000), tv(2, 2001), tv(3, 2002, special), tv(4, 2003)];
    const edges = [...pair(1, 'SEQUEL', 2), ...pair(1, 'SEQUEL', 4), ...pair(2, 'SEQUEL', 4)];
    const side = [...pair(1, 'SIDE_STORY', 3), ...pair(3, 'SEQUEL', 4)];
    expect(tieOf(4, titles, edges)).toEqual({ role: 'SEQUEL', of: ['anilist:2'] });
    expect(tieOf(4, titles, [...edges, ...side])).toEqual({ role: 'SEQUEL', of: ['anilist:2'] });
  });

  it('that begins a line is read as a beginning, whatever was told later of the time before it', () => {
    const titles = [tv(1, 2000, { episodes: 99 }), tv(2, 2001), tv(3, 2009, { format: 'OVA', episodes: 1 })];
    const edges = [...pair(1, 'ALTERNATIVE', 2), ...pair(3, 'SEQUEL', 2)];
    expect(tieOf(2, titles, edges)).toEqual({ role: 'ALTERNATIVE', of: ['anilist:1'] });
    expect(tieOf(3, titles, edges)).toEqual({ role: 'PREQUEL', of: ['anilist:2'] });
    expect(tieOf(2, titles.slice(1), edges)).toBeUndefined();
  });

  it('is told by the relation that says most, of all titles that it is that to, the earliest first', () => {
    const titles = [tv(1, 2000), tv(2, 2001), tv(3, 2002, { format: 'OVA', episodes: 1 })];
    const line = pair(1, 'SEQUEL', 2);
    expect(tieOf(3, titles, [...line, ...pair(2, 'SIDE_STORY', 3), ...pair(1, 'SIDE_STORY', 3)])).toEqual({
      role: 'SIDE_STORY',
      of: ['anilist:1', 'anilist:2'],
    });
    expect(tieOf(3, titles, [...line, ...pair(1, 'SPIN_OFF', 3), ...pair(2, 'OTHER', 3)])).toEqual({
      role: 'SPIN_OFF',
      of: ['anilist:1'],
    });
    expect(tieOf(3, titles, [...line, ...pair(1, 'CHARACTER', 3)])).toEqual({ role: 'CHARACTER', of: ['anilist:1'] });
  });

  it('that goes on from a numbered film of a series tells it again as that film does', () => {
    const film = (id: number, title: string, year: number) =>
      tv(id, year, { title, format: 'MOVIE', episodes: 1, durationMinutes: 110 });
    const titles = [tv(1, 2006, { title: 'Geass' }), film(2, 'Geass I', 2017), film(3, 'Geass II - Road', 2018)];
    const edges = [...pair(1, 'ALTERNATIVE', 2), ...pair(2, 'SEQUEL', 3)];
    expect([...shapeOf(titles, edges).places.values()]).toEqual([
      { kind: 'main', recap: false },
      { kind: 'branch', recap: true, tie: { role: 'ALTERNATIVE', of: ['anilist:1'] } },
      { kind: 'branch', recap: true, tie: { role: 'SUMMARY', of: ['anilist:1'] } },
    ]);
  });

  it('that goes on from recaps goes on with the series, where it came after all of it', () => {
    const film = (id: number, year: number) =>
      tv(id, year, { title: `Film ${id}`, format: 'MOVIE', episodes: 1, durationMinutes: 110 });
    const titles = [tv(1, 2006), tv(2, 2008), film(3, 2017), film(4, 2019), film(5, 2020)];
    const edges = [
      ...[...pair(1, 'SEQUEL', 2), ...pair(1, 'SUMMARY', 3), ...pair(3, 'SEQUEL', 4), ...pair(4, 'SEQUEL', 5)],
    ];
    expect(kindsOf(titles, edges)).toEqual(['1 main', '2 main', '3 branch', '4 main', '5 main']);
    const between = titles.map((one, n) => (n === 1 ? { ...one, startDate: '2020-06' } : one));
    expect(kindsOf(between, edges).toSorted()).toEqual(['1 main', '2 main', '3 branch', '4 branch', '5 branch']);
  });

  it('is a side story that came first where the other one says that it is its parent', () => {
    const titles = [tv(1, 2000, { format: 'OVA', episodes: 1 }), tv(2, 2001)];
    for (const back of ['PARENT', 'CONTAINS'] as const)
      expect(kindsOf(titles, pair(2, 'SIDE_STORY', 1, back))).toEqual(['1 branch', '2 main']);
  });

  it('is nothing to what is not shown with it', () => {
    expect(kindsOf([tv(1, 2000), tv(2, 2001)], [...pair(9, 'SIDE_STORY', 1), ...pair(9, 'SUMMARY', 2)])).toEqual([
      ...['1 main', '2 line'],
    ]);
    expect(tieOf(2, [tv(1, 2000), tv(2, 2001)], pair(9, 'SUMMARY', 2))).toBeUndefined();
  });
});
