import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { continuitiesOf } from '../../src/franchise/continuity.ts';
import type { Edge, Franchise } from '../../src/model/franchise.ts';
import { type RelationType, relationTypes } from '../../src/model/relation.ts';
import type { Title } from '../../src/model/title.ts';
import { bundled } from '../helpers/catalog.ts';
import { franchiseOf, pair, titleOf } from '../helpers/franchise.ts';

const of = ({ members, edges }: Franchise) =>
  continuitiesOf(
    members.map(({ title }) => title),
    edges,
  );

describe('in the bundled catalogue', () => {
  it.each([
    ['Fullmetal Alchemist', ['Fullmetal Alchemist', 'Fullmetal Alchemist: Brotherhood']],
    ['Hunter x Hunter', ['Hunter x Hunter (2011)', 'Hunter x Hunter (1999)']],
    ['Attack on Titan', ['Attack on Titan', 'Attack on Titan: Junior High']],
    ['Evangelion', ['Neon Genesis Evangelion', 'Evangelion: 1.0 You Are (Not) Alone']],
    ['Re:Zero', ['Re:ZERO -Starting Life in Another World-']],
    ['Death Note', ['Death Note']],
    [
      'Fist of the North Star',
      ['Fist of the North Star', 'DD Fist of the North Star', 'FIST OF THE NORTH STAR: HOKUTO NO KEN'],
    ],
    [
      'Gundam',
      [
        'Mobile Suit Gundam',
        'Mobile Fighter G Gundam',
        'Mobile Suit Gundam Wing',
        'After War Gundam X',
        '∀ Gundam',
        'Mobile Suit Gundam SEED',
        'SD Gundam Force',
        'Mobile Suit Gundam 00',
        'SD Gundam Sangokuden Brave Battle Warriors',
        'Mobile Suit Gundam AGE',
        'Gundam Build Fighters',
        'Gundam Reconguista in G',
        'Mobile Suit Gundam: Iron-Blooded Orphans',
        'Gundam Build Divers',
        'SD Gundam World: Sangoku Soketsuden',
        'Mobile Suit Gundam: The Witch from Mercury',
        'Mobile Suit Gundam GQuuuuuuX',
      ],
    ],
  ])('%s has its continuities', async (name, expected) => {
    const [first, ...rest] = of(await bundled(name)).map(({ name }) => name);
    expect(first).toBe(expected[0]);
    expect(rest.toSorted()).toEqual(expected.slice(1).toSorted());
  });

  it('gives each telling its own sequels and side stories', async () => {
    const titles = async (name: string) => of(await bundled(name)).map(({ titles }) => [...titles].sort());
    expect(await titles('Hunter x Hunter')).toEqual([
      ['anilist:11061', 'anilist:13271', 'anilist:19951'],
      ['anilist:10189', 'anilist:136', 'anilist:137', 'anilist:138', 'anilist:139'],
    ]);
    expect((await titles('Fullmetal Alchemist'))[1]).toContain('anilist:9135');
  });

  it('keeps the recap films of Attack on Titan with the series', async () => {
    const [main] = of(await bundled('Attack on Titan'));
    expect(main?.lead).toBe('anilist:16498');
    for (const film of ['anilist:20691', 'anilist:20692', 'anilist:100465']) expect(main?.titles).toContain(film);
  });
});

const series = (id: number, year: number, facts: Partial<Title> = {}) =>
  titleOf(id, {
    title: `Magic ${id}`,
    format: 'TV',
    episodes: 49,
    durationMinutes: 24,
    startDate: `${year}`,
    ...facts,
  });
const film = (id: number, year: number, facts: Partial<Title> = {}) =>
  titleOf(id, {
    title: `Film ${id}`,
    format: 'MOVIE',
    episodes: 1,
    durationMinutes: 70,
    startDate: `${year}`,
    ...facts,
  });

it('keeps generations apart that share specials, and gives each special to one of them', () => {
  const titles = [series(1, 2004), series(2, 2006), series(3, 2008), film(4, 2009), film(5, 2010), series(6, 2005)];
  const edges = [
    ...pair(1, 'ALTERNATIVE', 2),
    ...pair(2, 'ALTERNATIVE', 3),
    ...pair(1, 'SEQUEL', 6),
    ...[1, 2, 3].flatMap((n) => pair(n, 'SIDE_STORY', 4)),
    ...pair(4, 'SEQUEL', 5),
    ...pair(2, 'SIDE_STORY', 5),
  ];
  expect(of(franchiseOf(titles, edges)).map(({ titles }) => titles)).toEqual([
    ['anilist:1', 'anilist:6'],
    ['anilist:2'],
    ['anilist:3', 'anilist:4', 'anilist:5'],
  ]);
});

it('leaves what is small with what it is tied to most', () => {
  const titles = [
    series(1, 2000),
    series(2, 2010),
    film(3, 2011),
    titleOf(4, { format: 'MUSIC' }),
    series(5, 2012, { format: 'TV_SHORT', durationMinutes: 3 }),
    titleOf(6, { format: 'SPECIAL' }),
  ];
  const edges = [
    ...pair(1, 'ALTERNATIVE', 2),
    ...pair(2, 'ALTERNATIVE', 3),
    ...pair(3, 'OTHER', 4, 'PARENT'),
    ...pair(1, 'SPIN_OFF', 5),
  ];
  expect(of(franchiseOf(titles, edges)).map(({ titles }) => titles.toSorted())).toEqual([
    ['anilist:1', 'anilist:5', 'anilist:6'],
    ['anilist:2', 'anilist:3', 'anilist:4'],
  ]);
});

it.each([
  ['what came first, of two that are about as well known', 24, 100, 110, [2001, 2012]],
  ['what came first and is a little shorter', 13, 100, 110, [2001, 2012]],
  ['what came first and has one relation less', 24, 1, 2, [2001, 2012]],
  ['the better known, where the other is much shorter', 7, 100, 110, [2012, 2001]],
  ['the better known, where it is much better known', 24, 100, 200, [2012, 2001]],
])('begins with %s', (_, episodes, old, recut, years) => {
  const titles = [
    series(1, 2001, { episodes, popularity: old }),
    film(2, 2012, { durationMinutes: 130, popularity: recut }),
    film(3, 2013, { durationMinutes: 130, popularity: 1 }),
    film(4, 2014, { durationMinutes: 130, popularity: 1 }),
  ];
  const edges = [...pair(1, 'ALTERNATIVE', 2), ...pair(2, 'SEQUEL', 3), ...pair(3, 'SEQUEL', 4)];
  const leads = of(franchiseOf(titles, edges)).map(({ lead }) => lead);
  expect(leads).toEqual(years.map((year) => (year === 2001 ? 'anilist:1' : 'anilist:2')));
});

it('lists all but the first as they came out, and what hardly anybody knows last', () => {
  const known = [30, 40, 9, 100, 60];
  const titles = known.map((popularity, n) => series(n + 1, 2000 + n, { popularity }));
  const edges = [2, 3, 4, 5].flatMap((id) => pair(1, 'ALTERNATIVE', id));
  const leads = of(franchiseOf(titles, edges)).map(({ lead }) => lead);
  expect(leads).toEqual(['anilist:4', 'anilist:1', 'anilist:2', 'anilist:5', 'anilist:3']);
});

it('takes a story to have come out with what it is watched from, though a later series leads it', () => {
  const ovas = titleOf(1, { title: 'Hazard', format: 'OVA', episodes: 7, durationMinutes: 30, startDate: '1995-05' });
  const titles = [ovas, series(2, 1995, { title: 'Wanderers' }), series(3, 1998, { title: 'Hazard Again' })];
  const edges = [...pair(1, 'ALTERNATIVE', 2), ...pair(1, 'SEQUEL', 3)];
  expect(of(franchiseOf(titles, edges)).map(({ titles }) => titles)).toEqual([
    ['anilist:1', 'anilist:3'],
    ['anilist:2'],
  ]);
});

it('is led by a series where shorts have its name, too', () => {
  const shorts = (id: number, year: number) => series(id, year, { format: 'TV_SHORT', durationMinutes: 2 });
  const titles = [series(1, 2006, { title: 'Bem' }), shorts(2, 2017), shorts(3, 2018)];
  const edges = [...pair(1, 'ALTERNATIVE', 2), ...pair(2, 'SEQUEL', 3)];
  expect(of(franchiseOf(titles, edges)).map(({ lead }) => lead)).toEqual(['anilist:1']);
});

it('is one where nothing is big', () => {
  const titles = [film(1, 2000), film(2, 2010)];
  expect(of(franchiseOf(titles, pair(1, 'ALTERNATIVE', 2)))).toEqual([
    expect.objectContaining({ name: 'Film 1', lead: 'anilist:1', titles: ['anilist:1', 'anilist:2'] }),
  ]);
  expect(of(franchiseOf([], []))).toEqual([]);
});

it.each([
  ['its very name', 'Robo', 1],
  ['its name and more words', 'Robo Again', 1],
  ['a name that only begins with the same letters', 'Robotics', 2],
])('has what tells an older series again in OVAs under %s', (_, title, count) => {
  const ovas = titleOf(2, { title, format: 'OVA', startDate: '2010-01-01', episodes: 13, durationMinutes: 30 });
  const titles = [series(1, 2000, { title: 'Robo', episodes: 26 }), ovas];
  expect(of(franchiseOf(titles, pair(1, 'ALTERNATIVE', 2)))).toHaveLength(count);
});

it('gives what is small to the telling that it has most ties to, of those that tell most', () => {
  const titles = [series(2, 2000), series(4, 2005), series(1, 2012), film(3, 2013)];
  const tellings = [...pair(1, 'ALTERNATIVE', 2), ...pair(2, 'SEQUEL', 4)];
  const ties = (first: 'OTHER' | 'ALTERNATIVE') => [
    ...[...tellings, ...pair(1, first, 3)],
    ...[...pair(2, 'OTHER', 3), ...pair(4, 'OTHER', 3)],
  ];
  const homeOf = (edges: ReturnType<typeof ties>) =>
    of(franchiseOf(titles, edges)).find(({ titles: all }) => all.includes('anilist:3'))?.lead;
  expect(homeOf(ties('OTHER'))).toBe('anilist:2');
  expect(homeOf(ties('ALTERNATIVE'))).toBe('anilist:1');
});

it('tells continuities of one name and year apart', () => {
  const titles = [
    series(1, 2000, { title: 'Same' }),
    series(2, 2000, { title: 'Same' }),
    series(3, 2001, { title: 'same' }),
  ];
  const edges = [...pair(1, 'ALTERNATIVE', 2), ...pair(1, 'ALTERNATIVE', 3)];
  expect(of(franchiseOf(titles, edges)).map(({ name }) => name)).toEqual([
    'Same (anilist:1)',
    'Same (anilist:2)',
    'same (2001)',
  ]);
});

const namesOf = (franchise: Franchise) => of(franchise).map(({ titles }) => titles.toSorted());

describe('a sequel that is a series of its own', () => {
  it('has another name, as MF Ghost has, and takes its own sequels with it', () => {
    const titles = [
      series(1, 1998, { title: 'Initial D' }),
      series(2, 2014, { title: 'Initial D Final Stage' }),
      series(3, 2023, { title: 'MF Ghost' }),
      series(4, 2024, { title: 'MF Ghost 2nd Season' }),
    ];
    const edges = [...pair(1, 'SEQUEL', 2), ...pair(2, 'SEQUEL', 3), ...pair(3, 'SEQUEL', 4)];
    expect(namesOf(franchiseOf(titles, edges))).toEqual([
      ['anilist:1', 'anilist:2'],
      ['anilist:3', 'anilist:4'],
    ]);
  });

  it('is none for a name that is partly the same', () => {
    const titles = [
      series(1, 2000, { title: 'InuYasha' }),
      series(2, 2020, { title: 'Hanyou no Yashahime', english: 'Yashahime: Princess Half-Demon' }),
    ];
    expect(of(franchiseOf(titles, pair(1, 'SEQUEL', 2)))).toHaveLength(1);
  });

  it('is a long one beside another that goes on, as Dragon Ball GT is beside Super', () => {
    const titles = [
      series(1, 1989, { title: 'Dragon Ball Z', episodes: 291 }),
      series(2, 1996, { title: 'Dragon Ball GT', episodes: 64 }),
      series(3, 2015, { title: 'Dragon Ball Super', episodes: 131 }),
    ];
    const edges = [...pair(1, 'SEQUEL', 2), ...pair(1, 'SEQUEL', 3)];
    expect(namesOf(franchiseOf(titles, edges))).toEqual([['anilist:1', 'anilist:3'], ['anilist:2']]);
    const joined = [...edges, ...pair(2, 'SEQUEL', 3)];
    expect(of(franchiseOf(titles, joined))).toHaveLength(1);
    // Tells the other one's story again: no story of its own.
    expect(of(franchiseOf(titles, [...edges, ...pair(2, 'ALTERNATIVE', 3)]))).toHaveLength(1);
  });

  it('is the one beside which another goes on for longer, with all that follows that one', () => {
    const titles = [
      series(1, 1989, { title: 'Dragon Ball Z' }),
      series(2, 1996, { title: 'Dragon Ball GT', episodes: 64 }),
      series(3, 2015, { title: 'Dragon Ball Super', episodes: 50 }),
      series(4, 2018, { title: 'Dragon Ball Super 2', episodes: 50 }),
    ];
    const edges = [...pair(1, 'SEQUEL', 2), ...pair(1, 'SEQUEL', 3), ...pair(3, 'SEQUEL', 4)];
    expect(namesOf(franchiseOf(titles, edges))).toEqual([['anilist:1', 'anilist:3', 'anilist:4'], ['anilist:2']]);
    expect(namesOf(franchiseOf(titles.slice(0, 3), edges.slice(0, 4)))).toEqual([
      ['anilist:1', 'anilist:2'],
      ['anilist:3'],
    ]);
  });

  it.each<[string, Partial<Title>, number]>([
    ['of less than a year', { episodes: 37 }, 1],
    ['of a year', { episodes: 38 }, 2],
    ['of shorts, however many', { format: 'TV_SHORT', episodes: 500, durationMinutes: 2 }, 1],
    ['of films, however long', { format: 'MOVIE', episodes: 10, durationMinutes: 100 }, 1],
  ])('is none beside another that goes on, if it is one %s', (_, facts, count) => {
    const titles = [
      series(1, 1989, { title: 'Dragon Ball Z', episodes: 291 }),
      series(2, 1996, { title: 'Dragon Ball GT', ...facts }),
      series(3, 2015, { title: 'Dragon Ball Super', episodes: 131 }),
    ];
    expect(of(franchiseOf(titles, [...pair(1, 'SEQUEL', 2), ...pair(1, 'SEQUEL', 3)]))).toHaveLength(count);
  });

  describe('is one generation of several, as Yu-Gi-Oh! GX and 5D’s are', () => {
    const named = (facts: Partial<Title> = {}) =>
      ['', ' GX', ' 5D’s', ' ZEXAL', ' ARC-V', ' VRAINS'].map((name, n) =>
        series(n + 1, 2000 + 4 * n, { title: `Yu-Gi-Oh!${name}`, episodes: 150, ...(n > 2 && facts) }),
      );
    const line = [...pair(1, 'SEQUEL', 2), ...pair(2, 'SEQUEL', 3)];
    const beside = (type: RelationType, ones: readonly number[], others: readonly number[]) =>
      ones.flatMap((one) => others.flatMap((other) => pair(one, type, other)));
    const count = (titles: readonly Title[], edges: readonly Edge[]) => of(franchiseOf(titles, edges)).length;

    it.each(['OTHER', 'ALTERNATIVE'] as const)('where three series stand beside both as %s', (type) => {
      expect(count(named(), [...line, ...beside(type, [1, 2, 3], [4, 5, 6])])).toBe(6);
    });

    it('not where two do, or three that are no series, or others beside one than beside the other', () => {
      const all = named();
      const two = [...line, ...beside('OTHER', [1, 2, 3], [4, 5])];
      expect(count(all.slice(0, 5), two)).toBe(3);
      const films = named({ format: 'MOVIE', episodes: 1 });
      expect(count(films, [...line, ...beside('OTHER', [1, 2, 3], [4, 5, 6])])).toBe(1);
      const more = [7, 8, 9].map((id) => series(id, 2030 + id, { title: `Yu-Gi-Oh! No. ${id}`, episodes: 150 }));
      const apart = [...pair(1, 'SEQUEL', 2), ...beside('OTHER', [1], [4, 5, 6]), ...beside('OTHER', [2], [7, 8, 9])];
      const titles = [...all.filter(({ ids }) => ids.anilist !== 3), ...more];
      expect(count(titles, apart)).toBe(7);
    });
  });
});

it('gives a side story that is a long series with another name a continuity of its own', () => {
  const titles = [
    series(1, 1978, { title: 'Uchuu Kaizoku Captain Harlock', english: 'Space Pirate Captain Harlock' }),
    series(2, 1978, { title: 'Ginga Tetsudou 999', english: 'Galaxy Express 999', episodes: 113 }),
    series(3, 1980, { title: 'Captain Harlock Gaiden' }),
  ];
  const edges = [...pair(1, 'SIDE_STORY', 2), ...pair(1, 'SIDE_STORY', 3)];
  expect(namesOf(franchiseOf(titles, edges)).toSorted()).toEqual([['anilist:1', 'anilist:3'], ['anilist:2']]);
});

it('lets two films that came before every series stand for themselves', () => {
  const titles = [
    film(1, 1995, { title: 'Ghost in the Shell' }),
    film(2, 2004, { title: 'Ghost in the Shell 2: Innocence', durationMinutes: 100 }),
    series(3, 2002, { title: 'Ghost in the Shell: Stand Alone Complex' }),
  ];
  const edges = [...pair(1, 'SEQUEL', 2), ...pair(1, 'ALTERNATIVE', 3)];
  expect(namesOf(franchiseOf(titles, edges)).toSorted()).toEqual([['anilist:1', 'anilist:2'], ['anilist:3']]);
  const later = [titles[0]!, { ...titles[1]!, startDate: '1997' }, { ...titles[2]!, startDate: '1990' }];
  expect(of(franchiseOf(later, edges))).toHaveLength(1);
});

it('gives a series of OVAs that goes on with a retelling, beside the series’ own sequel, a continuity of its own', () => {
  const titles = [
    series(1, 1982, { title: 'Macross' }),
    film(2, 1984, { title: 'Macross: Do You Remember Love?' }),
    titleOf(3, { title: 'Macross II', format: 'OVA', episodes: 6, durationMinutes: 27, startDate: '1992' }),
    series(4, 1994, { title: 'Macross 7' }),
  ];
  const edges = [...pair(1, 'ALTERNATIVE', 2), ...pair(2, 'SEQUEL', 3), ...pair(1, 'SEQUEL', 4)];
  expect(namesOf(franchiseOf(titles, edges))).toEqual([['anilist:1', 'anilist:2', 'anilist:4'], ['anilist:3']]);
});

it('goes on with a series after films that tell it again', async () => {
  const [geass, ...rest] = of(await bundled('Code Geass'));
  expect(rest).toEqual([]);
  const { places } = geass!.shape;
  for (const film of ['anilist:101811', 'anilist:101812', 'anilist:101813'] as const)
    expect(places.get(film)).toEqual({ kind: 'branch', recap: true, tie: expect.anything() });
  expect(places.get('anilist:97880')).toMatchObject({ kind: 'main', recap: false });
});

it('makes a long line of specials that several generations share a continuity of its own', () => {
  const titles = [
    ...[2004, 2006, 2007, 2009].map((year, n) => series(n + 1, year, { title: `Pretty ${n}` })),
    ...[0, 1, 2, 3, 4].map((n) => film(10 + n, 2009 + n, { title: `All Stars ${n}` })),
  ];
  const edges = [
    ...[1, 2, 3].flatMap((n) => pair(n, 'ALTERNATIVE', n + 1)),
    ...[1, 2, 3].flatMap((n) => pair(n, 'SIDE_STORY', 10)),
    ...[10, 11, 12, 13].flatMap((n) => pair(n, 'SEQUEL', n + 1)),
  ];
  expect(namesOf(franchiseOf(titles, edges))).toContainEqual([10, 11, 12, 13, 14].map((n) => `anilist:${n}`));
});

const anyFranchise = fc.integer({ min: 1, max: 12 }).chain((size) => {
  const id = fc.integer({ min: 1, max: size });
  return fc.record({
    formats: fc.array(fc.constantFrom('TV', 'MOVIE', 'ONA', 'SPECIAL', undefined), {
      minLength: size,
      maxLength: size,
    }),
    links: fc.array(fc.tuple(id, fc.constantFrom(...relationTypes), id), { maxLength: 20 }),
    seed: fc.array(fc.nat(), { minLength: size, maxLength: size }),
  });
});

it('gives every title to one continuity, whatever order titles and relations come in', () => {
  fc.assert(
    fc.property(anyFranchise, ({ formats, links, seed }) => {
      const titles = formats.map((format, n) => (format ? series(n + 1, 2000 + (n % 3), { format }) : titleOf(n + 1)));
      const edges = links.map(([a, type, b]) => pair(a, type, b)[0]!);
      const found = continuitiesOf(titles, edges);
      expect(found.flatMap(({ titles }) => titles).toSorted()).toEqual(titles.map(({ ref }) => ref).toSorted());
      expect(new Set(found.map(({ name }) => name)).size).toBe(found.length);
      const shuffled = titles.map((one, n) => [seed[n]!, one] as const).sort(([a], [b]) => a - b);
      const again = continuitiesOf(
        shuffled.map(([, one]) => one),
        edges.toReversed(),
      );
      expect(again.map(({ name }) => name)).toEqual(found.map(({ name }) => name));
      expect(again.map(({ titles }) => titles.toSorted())).toEqual(found.map(({ titles }) => titles.toSorted()));
    }),
  );
});

it('is called by what most of its titles begin with, and no others, before a colon', () => {
  const titles = [
    titleOf(1, { title: 'Grand Night', format: 'TV', episodes: 24, startDate: '2006-01-01' }),
    titleOf(2, { title: 'Grand Order: Babylonia', format: 'TV', episodes: 24, startDate: '2019-01-01' }),
    titleOf(3, { title: 'Grand Order: Camelot', format: 'MOVIE', startDate: '2020-01-01' }),
    titleOf(4, { title: 'Grand Order: Solomon', format: 'MOVIE', startDate: '2021-01-01' }),
  ];
  const edges = [...pair(1, 'SPIN_OFF', 2), ...pair(2, 'SEQUEL', 3), ...pair(3, 'SEQUEL', 4)];
  const names = (all: typeof titles) => continuitiesOf(all, edges).map(({ name }) => name);
  expect(names(titles)).toEqual(['Grand Night', 'Grand Order']);
  expect(names([{ ...titles[0]!, title: 'The Grand Order' }, ...titles.slice(1)])).toEqual([
    'The Grand Order',
    'Grand Order: Babylonia',
  ]);
  expect(names(titles.slice(1))).toEqual(['Grand Order: Babylonia']);
});

describe('a continuity', () => {
  const series = (id: number, title: string, year: number, facts: Partial<Title> = {}) =>
    titleOf(id, { title, year, format: 'TV', episodes: 50, durationMinutes: 24, status: 'FINISHED', ...facts });
  const names = (...args: Parameters<typeof continuitiesOf>) =>
    continuitiesOf(...args).map(({ name, titles }) => `${name}: ${titles.length}`);

  it('goes on with the series that has the next number, where nothing is said of the two', () => {
    const duel = [series(1, 'Duel', 2000), series(2, 'Duel ZEX', 2011), series(3, 'Duel ZEX II', 2012)];
    const edges = [...pair(1, 'ALTERNATIVE', 2), ...pair(1, 'ALTERNATIVE', 3)];
    expect(names(duel, edges)).toEqual(['Duel: 1', 'Duel ZEX: 2']);
    expect(names(duel, [...edges, ...pair(2, 'ALTERNATIVE', 3)])).toHaveLength(3);
    const others = [series(1, 'Bokan', 1975), series(2, 'Bokan 24', 2016)];
    expect(names(others, pair(1, 'ALTERNATIVE', 2))).toHaveLength(2);
  });

  it('is called by what it is watched from, where more of its titles are called so', () => {
    const short = { episodes: 1, durationMinutes: 24 };
    const all = [
      titleOf(1, { title: 'Kuri', format: 'OVA', year: 2000, episodes: 6, durationMinutes: 25 }),
      series(2, 'Kuri Alternative', 2018, short),
      series(3, 'Kuri: Grunge', 2023, short),
    ];
    expect(names(all, [...pair(1, 'SEQUEL', 2), ...pair(2, 'SEQUEL', 3)])).toEqual(['Kuri: 3']);
  });

  it('is not the longer one for what has not come out', () => {
    const lane = [
      series(1, 'Lane', 2019, { episodes: 12, popularity: 100 }),
      titleOf(2, {
        title: 'Lane: Slow',
        format: 'TV_SHORT',
        year: 2021,
        episodes: 12,
        durationMinutes: 12,
        popularity: 120,
      }),
      series(3, 'Lane: Slow 2', 2030, { episodes: 24, status: 'NOT_YET_RELEASED' }),
    ];
    const edges = [...pair(1, 'SPIN_OFF', 2), ...pair(2, 'SEQUEL', 3)];
    expect(names(lane, edges)).toEqual(['Lane: 1', 'Lane: Slow: 2']);
  });
});
