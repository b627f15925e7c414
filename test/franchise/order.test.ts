import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { inOrder } from '../../src/franchise/order.ts';
import type { Order } from '../../src/franchise/orders.ts';
import { byRelease } from '../../src/franchise/release.ts';
import type { Edge, Franchise } from '../../src/model/franchise.ts';
import { refOf } from '../../src/model/ref.ts';
import { relationTypes } from '../../src/model/relation.ts';
import type { Title } from '../../src/model/title.ts';
import { bundled } from '../helpers/catalog.ts';
import { franchiseOf, pair, titan, titleOf } from '../helpers/franchise.ts';

const dated = (id: number, startDate?: string, facts: Partial<Title> = {}) =>
  titleOf(id, { ...(startDate && { startDate }), ...facts });
const series = (id: number, startDate: string, facts: Partial<Title> = {}) =>
  dated(id, startDate, { format: 'TV', episodes: 12, durationMinutes: 24, status: 'FINISHED', ...facts });
const extra = (id: number, startDate: string, facts: Partial<Title> = {}) =>
  dated(id, startDate, { format: 'SPECIAL', episodes: 1, durationMinutes: 24, status: 'FINISHED', ...facts });
const ids = ({ members, edges }: Franchise, order: Order = 'release') =>
  inOrder(members, edges, order).map(({ title }) => title.ids.anilist);

describe('by release', () => {
  it('lists by start date, partial dates after the full ones of their month or year, undated titles last', () => {
    const titles = [
      dated(1),
      dated(2, '2013'),
      dated(3, '2013-04'),
      dated(4, '2013-04-30'),
      dated(5, '2013-12-31'),
      dated(6, '2014-01-01'),
      dated(7, undefined, { year: 2012 }),
      dated(8, undefined, { year: 2013 }),
    ];
    expect(byRelease(titles).map(({ ids }) => ids.anilist)).toEqual([7, 4, 3, 5, 2, 8, 6, 1]);
  });

  it.each(['2013-4', '2013-04-07T09:00', 'spring 2013', '13'])('takes no %s for a date', (startDate) => {
    const titles = [dated(1, startDate), dated(2, '2099'), dated(3, startDate, { year: 2000 })];
    expect(byRelease(titles).map(({ ids }) => ids.anilist)).toEqual([3, 2, 1]);
  });

  it('lists what has not aired after everything that has, dates or not', () => {
    const unaired = { status: 'NOT_YET_RELEASED' } as const;
    const titles = [
      dated(1, '2030-01-01', unaired),
      dated(2, undefined, unaired),
      dated(3, undefined, { status: 'FINISHED' }),
      dated(4, '2029', unaired),
      dated(5, '2026-01-01'),
    ];
    expect(byRelease(titles).map(({ ids }) => ids.anilist)).toEqual([5, 3, 4, 1, 2]);
  });

  it('breaks ties by number, then by numbering', () => {
    const mal = { ...titleOf(9), ref: refOf('mal', 9) };
    expect(byRelease([mal, dated(10), dated(9)]).map(({ ref }) => ref)).toEqual(['anilist:9', 'mal:9', 'anilist:10']);
  });
});

describe('what a franchise begins with', () => {
  const withFirst = (facts: Partial<Title>, type: Edge['type'] = 'SIDE_STORY') => {
    const titles = [dated(1, '2000', { status: 'FINISHED', ...facts }), series(2, '2001'), series(3, '2002')];
    return ids(franchiseOf(titles, [...pair(2, type, 1), ...pair(2, 'SEQUEL', 3)]));
  };

  it.each([
    ['a special', { format: 'SPECIAL', durationMinutes: 30 }],
    ['a pilot', { format: 'OVA', durationMinutes: 28 }],
    ['a song', { format: 'MUSIC', durationMinutes: 4 }],
    ['an advert', { format: 'CM', durationMinutes: 1 }],
    ['something unknown', {}],
    ['a side story, however long', { format: 'MOVIE', durationMinutes: 100 }],
  ] as const)('is not %s, though it came first', (_, facts) => {
    expect(withFirst(facts)).toEqual([2, 1, 3]);
  });

  it('is not a short OVA that a series follows, and is a long one', () => {
    expect(withFirst({ format: 'OVA', durationMinutes: 8 }, 'PREQUEL')).toEqual([2, 1, 3]);
    expect(withFirst({ format: 'OVA', episodes: 4, durationMinutes: 18 }, 'PREQUEL')).toEqual([1, 2, 3]);
  });

  it('is an OVA series that told the story before the series, and not a shorter one', () => {
    expect(withFirst({ format: 'OVA', episodes: 4, durationMinutes: 29 }, 'ALTERNATIVE')).toEqual([1, 2, 3]);
    expect(withFirst({ format: 'OVA', episodes: 3, durationMinutes: 30 }, 'ALTERNATIVE')).toEqual([2, 1, 3]);
    expect(withFirst({ format: 'OVA', episodes: 4, durationMinutes: 29 }, 'SIDE_STORY')).toEqual([2, 1, 3]);
  });

  it('is no series of shorts that came before a series, unless the series goes on from them', () => {
    const shorts = { format: 'ONA', episodes: 10, durationMinutes: 5 } as const;
    expect(withFirst(shorts, 'ALTERNATIVE')).toEqual([2, 1, 3]);
    expect(withFirst({ ...shorts, format: 'TV_SHORT', episodes: 120 }, 'PREQUEL')).toEqual([1, 2, 3]);
  });

  it('is no OVA of another name that a series goes on from', () => {
    const ovas = { format: 'OVA', episodes: 5, durationMinutes: 45 } as const;
    expect(withFirst({ ...ovas, title: 'Young Onizuka' }, 'PREQUEL')).toEqual([2, 1, 3]);
    expect(withFirst(ovas, 'PREQUEL')).toEqual([1, 2, 3]);
  });

  it('is one long special that a series goes on from, and not several short ones', () => {
    expect(withFirst({ format: 'SPECIAL', episodes: 1, durationMinutes: 95 }, 'PREQUEL')).toEqual([1, 2, 3]);
    expect(withFirst({ format: 'SPECIAL', episodes: 4, durationMinutes: 24 }, 'PREQUEL')).toEqual([2, 1, 3]);
  });

  it('is a film, and not the short OVA that it goes on from', () => {
    const foretaste = dated(1, '2009', { format: 'OVA', episodes: 1, durationMinutes: 15, status: 'FINISHED' });
    const film = dated(2, '2010', { format: 'MOVIE', durationMinutes: 100, status: 'FINISHED' });
    expect(ids(franchiseOf([foretaste, film], pair(1, 'SEQUEL', 2)))).toEqual([2, 1]);
    expect(ids(franchiseOf([{ ...foretaste, durationMinutes: 30 }, film], pair(1, 'SEQUEL', 2)))).toEqual([1, 2]);
  });

  it('is television shorts, and not a later series of web shorts', () => {
    const shorts = dated(1, '2009', { format: 'TV_SHORT', episodes: 50, durationMinutes: 2, status: 'FINISHED' });
    const web = dated(2, '2017', { format: 'ONA', episodes: 10, durationMinutes: 3, status: 'FINISHED' });
    expect(ids(franchiseOf([shorts, web], pair(1, 'SPIN_OFF', 2)))).toEqual([1, 2]);
  });

  it.each<[string, Partial<Title>, Edge['type'], number]>([
    ['an OVA as long as an hour-long episode', { format: 'OVA', durationMinutes: 45 }, 'SEQUEL', 1],
    ['no OVA that is shorter', { format: 'OVA', durationMinutes: 44 }, 'SEQUEL', 2],
    ['a special as long as a film', { format: 'SPECIAL', durationMinutes: 60 }, 'SEQUEL', 1],
    ['no special that is shorter', { format: 'SPECIAL', durationMinutes: 59 }, 'SEQUEL', 2],
    ['no special beside the line, however long', { format: 'SPECIAL', durationMinutes: 99 }, 'OTHER', 2],
    ['no song that it follows, however long', { format: 'MUSIC', durationMinutes: 99 }, 'SEQUEL', 2],
  ])('is %s', (_, facts, type, first) => {
    const titles = [dated(1, '2000', { status: 'FINISHED', ...facts }), series(2, '2001'), series(3, '2002')];
    expect(ids(franchiseOf(titles, [...pair(1, type, 2), ...pair(2, 'SEQUEL', 3)]))[0]).toBe(first);
  });

  it('is no film that tells the series again, though it came out before it', () => {
    const titles = [dated(1, '2000', { format: 'MOVIE', status: 'FINISHED' }), series(2, '2001')];
    expect(ids(franchiseOf(titles, pair(2, 'SUMMARY', 1)))).toEqual([2, 1]);
  });

  it('is a special rather than a song, an OVA rather than a special, where there is no more', () => {
    const song = dated(1, '2000', { format: 'MUSIC', status: 'FINISHED' });
    const special = extra(2, '2001', { durationMinutes: 5 });
    const ova = extra(3, '2002', { format: 'OVA', durationMinutes: 5 });
    const edges = [...pair(1, 'OTHER', 2), ...pair(2, 'OTHER', 3)];
    expect(ids(franchiseOf([song, special], edges.slice(0, 2)))).toEqual([2, 1]);
    expect(ids(franchiseOf([song, special, ova], edges))).toEqual([3, 1, 2]);
    expect(ids(franchiseOf([song, { ...special, adult: true }], edges.slice(0, 2)))).toEqual([1, 2]);
  });

  it('is never for adults only, where there is anything else', () => {
    const titles = [series(1, '2000', { adult: true }), series(2, '2001')];
    expect(ids(franchiseOf(titles, pair(1, 'SEQUEL', 2)))).toEqual([2, 1]);
    expect(ids(franchiseOf(titles, pair(1, 'SPIN_OFF', 2)))).toEqual([2, 1]);
    const [one, other] = [series(1, '2000', { rating: 'Rx' }), series(2, '2001', { rating: 'Rx' })];
    expect(ids(franchiseOf([one, other], pair(1, 'SEQUEL', 2)))).toEqual([1, 2]);
  });
});

it('lists a continuity after the other, the best known first', () => {
  const titles = [
    series(1, '2000', { popularity: 10 }),
    series(2, '2005', { popularity: 90 }),
    series(3, '2001', { popularity: 20 }),
    series(4, '2010', { popularity: 30 }),
  ];
  const edges = [...pair(1, 'ALTERNATIVE', 2), ...pair(1, 'SEQUEL', 3), ...pair(2, 'SEQUEL', 4)];
  expect(ids(franchiseOf(titles, edges))).toEqual([2, 4, 1, 3]);
});

it('takes what has most relations for the best known, where nobody says how many know it', () => {
  const titles = [series(1, '2000'), series(2, '2005'), extra(3, '2006'), extra(4, '2006')];
  const edges = [...pair(1, 'ALTERNATIVE', 2), ...pair(2, 'SIDE_STORY', 3), ...pair(2, 'SIDE_STORY', 4)];
  expect(ids(franchiseOf(titles, edges))).toEqual([2, 3, 4, 1]);
});

describe('as the story runs', () => {
  it('begins with a prequel that is a series and came out within the line, and brings what leads to it', () => {
    const titles = [series(1, '2006'), series(2, '2011-01'), series(3, '2012'), series(4, '2014'), extra(5, '2011-06')];
    const edges = [
      ...pair(2, 'SEQUEL', 3),
      ...pair(3, 'SEQUEL', 1),
      ...pair(1, 'SEQUEL', 4),
      ...pair(2, 'SIDE_STORY', 5),
    ];
    expect(ids(franchiseOf(titles, edges), 'story')).toEqual([2, 5, 3, 1, 4]);
    expect(ids(franchiseOf(titles, edges))).toEqual([1, 2, 5, 3, 4]);
  });

  it.each([
    ['a film', { format: 'MOVIE', episodes: 1, durationMinutes: 110 }],
    ['an OVA', { format: 'OVA', episodes: 2 }],
    ['a few episodes', { episodes: 4 }],
  ] as const)('leaves %s that tells what was before where it came out', (_, facts) => {
    const titles = [series(1, '2001'), series(2, '2002', facts), series(3, '2003')];
    const edges = [...pair(2, 'SEQUEL', 1), ...pair(1, 'SEQUEL', 3)];
    expect(ids(franchiseOf(titles, edges), 'story')).toEqual([1, 2, 3]);
  });

  it.each([
    [8, [2, 1, 3]],
    [7, [1, 2, 3]],
  ])('takes %d episodes for a series or for an episode of the story', (episodes, order) => {
    const titles = [series(1, '2001'), series(2, '2002', { episodes }), series(3, '2003')];
    const edges = [...pair(2, 'SEQUEL', 1), ...pair(1, 'SEQUEL', 3)];
    expect(ids(franchiseOf(titles, edges), 'story')).toEqual(order);
  });

  it('takes a prequel of which nobody says how many episodes it has for a series', () => {
    const { episodes: _, ...prequel } = series(2, '2002');
    const edges = [...pair(2, 'SEQUEL', 1), ...pair(1, 'SEQUEL', 3)];
    expect(ids(franchiseOf([series(1, '2001'), prequel, series(3, '2003')], edges), 'story')).toEqual([2, 1, 3]);
  });

  it('leaves a prequel for adults only where it came out', () => {
    const titles = [series(1, '2001'), series(2, '2002', { adult: true }), series(3, '2003')];
    const edges = [...pair(2, 'SEQUEL', 1), ...pair(1, 'SEQUEL', 3)];
    expect(ids(franchiseOf(titles, edges), 'story')).toEqual([1, 2, 3]);
  });

  it('leaves what is to come out of what the line is: a prequel that was the last one to air stays last', () => {
    const later = { status: 'NOT_YET_RELEASED' } as const;
    const titles = [series(1, '2001'), series(2, '2002'), series(3, '2030', later)];
    const edges = [...pair(2, 'SEQUEL', 1), ...pair(1, 'SEQUEL', 3)];
    expect(ids(franchiseOf(titles, edges), 'story')).toEqual([1, 2, 3]);
  });

  it('leaves a prequel that came after all else, and one of another continuity', () => {
    const titles = [series(1, '2001'), series(2, '2002'), series(3, '2010')];
    const late = [...pair(1, 'SEQUEL', 2), ...pair(3, 'SEQUEL', 1)];
    expect(ids(franchiseOf(titles, late), 'story')).toEqual([1, 2, 3]);
  });

  it('lists a side story after its parent, a film where it came out', () => {
    const titles = [
      series(1, '2001'),
      series(2, '2003'),
      extra(3, '2004', { format: 'OVA' }),
      extra(4, '2004', { format: 'MOVIE' }),
    ];
    const edges = [...pair(1, 'SEQUEL', 2), ...pair(1, 'SIDE_STORY', 3), ...pair(1, 'SIDE_STORY', 4)];
    expect(ids(franchiseOf(titles, edges), 'story')).toEqual([1, 3, 2, 4]);
  });

  it('lists side stories of side stories below them, each as it came out, and a recap where it came out', () => {
    const titles = [
      series(1, '2001'),
      series(2, '2003'),
      extra(3, '2004', { format: 'OVA' }),
      extra(4, '2005', { format: 'OVA' }),
      extra(5, '2006', { format: 'OVA' }),
      extra(6, '2007', { format: 'OVA' }),
    ];
    const edges = [
      ...[...pair(1, 'SEQUEL', 2), ...pair(1, 'SIDE_STORY', 3), ...pair(1, 'SIDE_STORY', 4)],
      ...[...pair(3, 'SIDE_STORY', 5), ...pair(1, 'SUMMARY', 6)],
    ];
    expect(ids(franchiseOf(titles, edges), 'story')).toEqual([1, 3, 5, 4, 2, 6]);
  });

  it('lists a side story of two seasons after the later one', () => {
    const titles = [series(1, '2001'), series(2, '2003'), series(3, '2005'), extra(4, '2004', { format: 'OVA' })];
    const edges = [
      ...[...pair(1, 'SEQUEL', 2), ...pair(2, 'SEQUEL', 3)],
      ...[1, 2].flatMap((id) => pair(id, 'SIDE_STORY', 4)),
    ];
    expect(ids(franchiseOf(titles, edges), 'story')).toEqual([1, 2, 4, 3]);
  });

  it('lists a circle of sequels by release', () => {
    const titles = [series(1, '2003'), series(2, '2001'), series(3, '2002')];
    const edges = [pair(1, 'SEQUEL', 2), pair(2, 'SEQUEL', 3), pair(3, 'SEQUEL', 1)].flat();
    expect(ids(franchiseOf(titles, edges), 'story')).toEqual([2, 3, 1]);
  });

  it('keeps an OVA of what was before with the season that it came out after', () => {
    expect(ids(titan, 'story')).toEqual([16498, 18397, 20691, 20811, 20958, 100465, 150005, 999001]);
  });
});

const date = fc.option(
  fc.tuple(fc.integer({ min: 2000, max: 2004 }), fc.integer({ min: 1, max: 3 })).map(([y, m]) => `${y}-0${m}`),
  { nil: undefined },
);
const graph = fc.integer({ min: 1, max: 14 }).chain((size) => {
  const id = fc.integer({ min: 1, max: size });
  return fc.record({
    titles: fc.array(
      fc.record({
        date,
        format: fc.constantFrom('TV', 'MOVIE', 'OVA', 'SPECIAL', 'MUSIC', undefined),
        episodes: fc.constantFrom(1, 4, 13, 60),
        durationMinutes: fc.constantFrom(4, 24, 90),
        adult: fc.boolean(),
      }),
      { minLength: size, maxLength: size },
    ),
    links: fc.array(fc.tuple(id, fc.constantFrom(...relationTypes), id), { maxLength: 30 }),
    seed: fc.array(fc.nat(), { minLength: size, maxLength: size }),
  });
});

const franchiseFrom = ({
  titles,
  links,
}: {
  titles: readonly object[];
  links: readonly [number, Edge['type'], number][];
}) =>
  franchiseOf(
    titles.map(({ date, format, ...facts }: { date?: string; format?: Title['format'] }, n) =>
      dated(n + 1, date, { ...facts, ...(format && { format }) }),
    ),
    links.map(([a, type, b]): Edge => pair(a, type, b)[0]!),
  );

it('is a permutation, whatever order titles and relations come in', () => {
  fc.assert(
    fc.property(graph, (one) => {
      const franchise = franchiseFrom(one);
      const { members, edges } = franchise;
      const shuffled = members.map((member, n) => [one.seed[n]!, member] as const).sort(([a], [b]) => a - b);
      const other = { ...franchise, members: shuffled.map(([, member]) => member), edges: edges.toReversed() };
      for (const order of ['release', 'story'] as const) {
        const first = ids(franchise, order);
        expect([...first].sort((a, b) => a! - b!)).toEqual(members.map((_, n) => n + 1));
        expect(ids(other, order)).toEqual(first);
      }
    }),
  );
});

it('never begins with what is for adults, or with a song, where there is a series for all', () => {
  fc.assert(
    fc.property(graph, (one) => {
      const franchise = franchiseFrom(one);
      const fine = ({ title }: { title: Title }) => title.format === 'TV' && !title.adult;
      if (!franchise.members.some(fine)) return;
      for (const order of ['release', 'story'] as const) {
        const [first] = inOrder(franchise.members, franchise.edges, order);
        expect(first?.title.adult).toBe(false);
        expect(first?.title.format).not.toBe('MUSIC');
      }
    }),
  );
});

it('orders thousands of titles in one line without running out of stack', () => {
  const titles = Array.from({ length: 5_000 }, (_, n) => series(n + 1, String(1000 + n)));
  const edges = titles.slice(1).flatMap((_, n) => pair(n + 1, 'SEQUEL', n + 2));
  expect(ids(franchiseOf(titles, edges), 'story')).toEqual(titles.map((_, n) => n + 1));
});

it('is the same for a bundled franchise in whatever order its titles come', async () => {
  const gundam = await bundled('Gundam');
  const other = { ...gundam, members: gundam.members.toReversed(), edges: gundam.edges.toReversed() };
  for (const order of ['release', 'story'] as const) expect(ids(other, order)).toEqual(ids(gundam, order));
});

describe('where it begins and what comes together', () => {
  it('puts a numbered sequel behind what it goes on from where both came out within a month, of one sort alone', () => {
    const [first, second, third] = [
      dated(1, '2000-04-26', { title: 'FLCL', format: 'OVA', episodes: 6, durationMinutes: 25 }),
      series(2, '2018-09-28', { title: 'FLCL Progressive', synonyms: ['FLCL 2'] }),
      series(3, '2018-09-07', { title: 'FLCL Alternative', synonyms: ['FLCL 3'] }),
    ];
    const edges = [...pair(1, 'SEQUEL', 2), ...pair(2, 'SEQUEL', 3)];
    expect(ids(franchiseOf([first, second, third], edges))).toEqual([1, 2, 3]);
    const on = (startDate: string) => ids(franchiseOf([first, { ...second, startDate }, third], edges));
    expect([on('2018-10-08'), on('2018-10-09'), on('2018-10-28')]).toEqual([
      [1, 2, 3],
      [1, 3, 2],
      [1, 3, 2],
    ]);
    expect([on('2018-10'), on('2018')]).toEqual([
      [1, 3, 2],
      [1, 3, 2],
    ]);
    const film = dated(2, '2018-09-28', { ...second, format: 'MOVIE', durationMinutes: 90 });
    expect(ids(franchiseOf([first, film, third], edges))).toEqual([1, 3, 2]);
  });

  it.each([
    ['that are numbered as they came out', 'Garden 1: View', 'Garden 2: Study'],
    ['without numbers', 'Future Arc', 'Despair Arc'],
    ['with numbers of other names', 'Garden 3', 'Arc 2'],
  ])('leaves two %s, though the first is said to go on with the second', (_, one, other) => {
    const film = (id: number, day: string, title: string) =>
      dated(id, day, { title, format: 'MOVIE', durationMinutes: 50, status: 'FINISHED' });
    const titles = [film(1, '2007-12-01', one), film(2, '2007-12-29', other)];
    expect(ids(franchiseOf(titles, pair(2, 'SEQUEL', 1)))).toEqual([1, 2]);
  });

  it('begins a line of shorts with the short that they go on from, and a long series not with its pilot', () => {
    const pilot = dated(1, '2022-02-23', { format: 'ONA', episodes: 1, status: 'FINISHED' });
    const shorts = dated(2, undefined, { format: 'TV_SHORT', episodes: 12, year: 2025 });
    const film = dated(3, undefined, { format: 'MOVIE', year: 2026 });
    const edges = [...pair(1, 'SEQUEL', 2), ...pair(1, 'SEQUEL', 3)];
    expect(ids(franchiseOf([pilot, shorts, film], edges))).toEqual([1, 2, 3]);
    expect(ids(franchiseOf([pilot, series(2, '2025-01-01'), film], edges))).toEqual([2, 1, 3]);
  });

  it.each([
    ['not with OVAs that say of themselves that they tell of before', 'Young Teacher', [2, 1]],
    ['with OVAs of its name that lead up to it', 'Teacher: The Tale', [1, 2]],
  ])('begins %s', (_, title, order) => {
    const ova = dated(1, '1994-01-21', { title, format: 'OVA', episodes: 5, durationMinutes: 46, status: 'FINISHED' });
    const tv = series(2, '1999-06-30', { title: 'Teacher' });
    expect(ids(franchiseOf([ova, tv], pair(1, 'SEQUEL', 2)))).toEqual(order);
  });

  describe('where there is no full series', () => {
    const short = (id: number, startDate: string, facts: Partial<Title>) =>
      dated(id, startDate, { format: 'TV_SHORT', durationMinutes: 5, status: 'FINISHED', ...facts });
    const ova = (id: number, startDate: string, facts: Partial<Title>) =>
      short(id, startDate, { format: 'OVA', episodes: 1, durationMinutes: 30, ...facts });

    it('begins with the shorts, not with OVAs that are a spin-off of them', () => {
      const titles = [
        short(1, '2002-11-04', { title: 'Usagi', episodes: 15 }),
        ova(2, '2013-04-24', { title: 'Usagi: Spoon' }),
        ova(3, '2015-04-24', { title: 'Usagi: Maze' }),
      ];
      expect(ids(franchiseOf(titles, [...pair(1, 'SPIN_OFF', 2), ...pair(2, 'SEQUEL', 3)]))).toEqual([1, 2, 3]);
    });

    it.each([
      ['with shorts that ran for hours', 78, [1, 2]],
      ['not with a few of them', 12, [2, 1]],
    ])('begins %s before an OVA that tells the same again', (_, episodes, order) => {
      const titles = [
        short(1, '1986-10-04', { title: 'Cocktail', episodes, durationMinutes: 3 }),
        ova(2, '2003-10-22', { title: 'Cocktail Again', durationMinutes: 41 }),
      ];
      expect(ids(franchiseOf(titles, pair(1, 'ALTERNATIVE', 2)))).toEqual(order);
    });

    it('begins with an OVA before the little ones of its name that came first', () => {
      const titles = [
        ova(1, '2014-04-18', { title: 'Sister Log: Out of the Story', episodes: 6, durationMinutes: 3 }),
        ova(2, '2014-04-18', { title: 'Sister Log: Out of the Story Specials', format: 'SPECIAL', durationMinutes: 5 }),
        ova(3, '2014-09-16', { title: 'Sister Log: Never-ending', episodes: 3, durationMinutes: 23 }),
      ];
      expect(ids(franchiseOf(titles, [...pair(1, 'SIDE_STORY', 2), ...pair(1, 'ALTERNATIVE', 3)]))[0]).toBe(3);
    });

    it('begins with shorts before an advert of a minute that nobody calls one, and what is out before what is to come', () => {
      const advert = short(1, '2013-05-20', { title: 'Chronicles', format: 'ONA', episodes: 1, durationMinutes: 1 });
      const special = short(2, '2014-08-15', { title: 'Doll', format: 'SPECIAL', episodes: 2, durationMinutes: 2 });
      const doll = short(3, '2015-10-02', { title: 'Doll: The Animation', episodes: 13, durationMinutes: 7 });
      const edges = [...pair(2, 'OTHER', 1), ...pair(2, 'ALTERNATIVE', 3)];
      expect(ids(franchiseOf([advert, special, doll], edges))[0]).toBe(3);
      const trailer = short(4, '2024-02-03', { title: 'Cards', format: 'ONA', episodes: 1, durationMinutes: 6 });
      const toCome = dated(5, undefined, { title: 'Cards 2', format: 'OVA', status: 'NOT_YET_RELEASED' });
      expect(ids(franchiseOf([trailer, toCome], pair(4, 'ALTERNATIVE', 5)))).toEqual([4, 5]);
    });
  });
});
