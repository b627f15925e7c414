import { describe, expect, it } from 'vitest';
import { continuitiesOf } from '../../src/franchise/continuity.ts';
import { recapsOf } from '../../src/franchise/recap.ts';
import { byRelease } from '../../src/franchise/release.ts';
import { rolesAmong } from '../../src/franchise/roles.ts';
import type { Edge } from '../../src/model/franchise.ts';
import type { Title } from '../../src/model/title.ts';
import { pair, titleOf } from '../helpers/franchise.ts';

const series = (id: number, title: string, year: number, facts: Partial<Title> = {}) =>
  titleOf(id, { title, format: 'TV', episodes: 24, durationMinutes: 24, startDate: `${year}-04-01`, ...facts });
const film = (id: number, title: string, year: number, facts: Partial<Title> = {}) =>
  series(id, title, year, { format: 'MOVIE', episodes: 1, durationMinutes: 100, ...facts });

/** Which title tells which one again: `2 of 1`. */
function retold(titles: readonly Title[], edges: readonly Edge[]): readonly string[] {
  const released = byRelease(titles);
  const rank = new Map(released.map(({ ref }, n) => [ref, n]));
  const recaps = recapsOf(released, rolesAmong(released, edges), rank);
  return [...recaps].map(([ref, of]) => `${ref} of ${of}`.replaceAll('anilist:', '')).toSorted();
}

describe('a title tells another one again', () => {
  it.each(['SUMMARY', 'COMPILATION'] as const)(
    'where it is a %s, of whatever sort: the first of which it is',
    (type) => {
      const titles = [
        series(1, 'Robo', 2000),
        series(2, 'Robo 2', 2001),
        series(3, 'Recap', 2002, { format: 'SPECIAL' }),
      ];
      const edges = [...pair(1, 'SEQUEL', 2), ...pair(2, type, 3), ...pair(1, type, 3)];
      expect(retold(titles, edges)).toEqual(['3 of 1']);
    },
  );

  describe('where it is a film beside a series, and leads to a film that is a summary', () => {
    const of = (first: Title, type: 'ALTERNATIVE' | 'OTHER' = 'ALTERNATIVE', last: Partial<Title> = {}) => {
      const titles = [series(1, 'Titan', 2013), first, film(3, 'Roar', 2018, last), series(4, 'Titan Season 2', 2017)];
      const edges = [...pair(1, type, 2), ...pair(2, 'SEQUEL', 3), ...pair(4, 'SUMMARY', 3), ...pair(1, 'SEQUEL', 4)];
      return retold(titles, edges);
    };

    it('or goes on from one', () => {
      expect(of(film(2, 'Bow', 2014))).toEqual(['2 of 1', '3 of 4']);
      expect(of(film(2, 'Bow', 2019))).toEqual(['2 of 1', '3 of 4']);
    });

    it('but not where it is no film, the summary is none, or it is beside no series', () => {
      expect(of(series(2, 'Bow', 2014, { format: 'OVA' }))).toEqual(['3 of 4']);
      expect(of(film(2, 'Bow', 2014), 'ALTERNATIVE', { format: 'SPECIAL' })).toEqual(['3 of 4']);
      expect(of(film(2, 'Bow', 2014), 'OTHER')).toEqual(['3 of 4']);
      const films = [film(1, 'Titan', 2013), film(2, 'Bow', 2014), film(3, 'Roar', 2018)];
      const edges = [...pair(1, 'ALTERNATIVE', 2), ...pair(2, 'SEQUEL', 3), ...pair(1, 'SUMMARY', 3)];
      expect(retold(films, edges)).toEqual(['3 of 1']);
    });

    it('but what it is a summary of itself counts', () => {
      const titles = [
        series(1, 'Titan', 2013),
        series(4, 'Titan 2', 2014),
        film(2, 'Bow', 2015),
        film(3, 'Roar', 2018),
      ];
      const edges = [
        ...[...pair(4, 'SUMMARY', 2), ...pair(1, 'ALTERNATIVE', 2)],
        ...[...pair(2, 'SEQUEL', 3), ...pair(4, 'SUMMARY', 3)],
      ];
      expect(retold(titles, edges)).toEqual(['2 of 4', '3 of 4']);
    });
  });

  it.each([
    ['Geass I', true],
    ['Geass II - Road', true],
    ['Geass Movie 1', true],
    ['Geass: The Movie Part 3', true],
    ['Geass 1st', true],
    ['Geass: The Movie', false],
    ['Geass 4th', false],
    ['Geass Rebellion', false],
    ['Geassia 1', false],
    ['Another 1', false],
  ])('where it is a film that is called as an older series, with a number: %s, %s', (title, isRecap) => {
    const titles = [series(1, 'Geass (TV)', 2006), film(2, title, 2017)];
    expect(retold(titles, pair(1, 'ALTERNATIVE', 2))).toEqual(isRecap ? ['2 of 1'] : []);
  });

  it('but a number alone says nothing of what came before the series, is no film, or is beside none', () => {
    const edges = pair(1, 'ALTERNATIVE', 2);
    expect(retold([series(1, 'Geass', 2006), film(2, 'Geass 1', 2005)], edges)).toEqual([]);
    expect(retold([film(1, 'Geass', 2006), film(2, 'Geass 2', 2017)], edges)).toEqual([]);
    expect(retold([series(1, 'Geass', 2006), film(2, 'Geass 1', 2017, { format: 'OVA' })], edges)).toEqual([]);
    expect(retold([series(1, 'Geass', 2006), film(2, 'Geass 1', 2017)], pair(1, 'OTHER', 2))).toEqual([]);
  });

  it('by either of its names, and with it the films that go on from it and are numbered, too', () => {
    const english = [
      series(1, 'Hangyaku', 2006, { english: 'Geass' }),
      film(2, 'Hangyaku: Kou', 2017, { english: 'Geass I' }),
    ];
    expect(retold(english, pair(1, 'ALTERNATIVE', 2))).toEqual(['2 of 1']);
    const films = [
      series(1, 'Geass', 2006),
      film(2, 'Geass I', 2017),
      film(3, 'Geass II', 2018),
      film(4, 'Geass: Re', 2019),
    ];
    const edges = [...pair(1, 'ALTERNATIVE', 2), ...pair(2, 'SEQUEL', 3), ...pair(3, 'SEQUEL', 4)];
    expect(retold(films, edges)).toEqual(['2 of 1', '3 of 1']);
    const second = [...films, series(5, 'Geass R2', 2008)];
    expect(retold(second, [...edges, ...pair(5, 'SUMMARY', 3)])).toEqual(['2 of 1', '3 of 5']);
  });
});

describe('a continuity', () => {
  const groups = (titles: readonly Title[], edges: readonly Edge[]) =>
    continuitiesOf(titles, edges)
      .map(({ titles: refs }) =>
        refs
          .map((ref) => ref.slice('anilist:'.length))
          .toSorted()
          .join(' '),
      )
      .toSorted();
  const special = (id: number, year: number) =>
    film(id, `Special ${id}`, year, { format: 'SPECIAL', durationMinutes: 5 });

  it('has a small title that came right after it, of two that it is tied to alike', () => {
    const both = [series(1, 'Robo', 2000), series(2, 'Neo', 2010)];
    const edges = [...pair(1, 'ALTERNATIVE', 2), ...pair(1, 'OTHER', 3), ...pair(2, 'OTHER', 3)];
    expect(groups([...both, special(3, 2011)], edges)).toEqual(['1', '2 3']);
    expect(groups([...both, special(3, 2005)], edges)).toEqual(['1 3', '2']);
    expect(groups([...both, special(3, 1999)], edges)).toEqual(['1 3', '2']);
  });

  it('has what is tied to nothing where it is the largest, however large that is', () => {
    const both = [series(1, 'Robo', 2000), series(2, 'Neo', 2010), series(3, 'Robo 2', 2001)];
    const loose = [special(4, 2011), special(5, 2012), special(6, 2013)];
    const edges = [
      ...pair(1, 'ALTERNATIVE', 2),
      ...pair(1, 'SEQUEL', 3),
      ...pair(4, 'SEQUEL', 5),
      ...pair(5, 'SEQUEL', 6),
    ];
    expect(groups([...both, ...loose], edges)).toEqual(['1 3 4 5 6', '2']);
  });

  it.each<[string, Partial<Title>, boolean]>([
    ['a series of two hours', { episodes: 5 }, true],
    ['a series of less than that', { episodes: 4 }, false],
    ['a series of shorts', { format: 'TV_SHORT', episodes: 99, durationMinutes: 3 }, false],
    ['five hours of other things', { format: 'OVA', episodes: 3, durationMinutes: 100 }, true],
    ['less than five hours of other things', { format: 'OVA', episodes: 3, durationMinutes: 99 }, false],
    ['six whole OVAs', { format: 'OVA', episodes: 6, durationMinutes: 20 }, true],
    ['five whole OVAs', { format: 'OVA', episodes: 5, durationMinutes: 24 }, false],
    ['six short OVAs', { format: 'OVA', episodes: 6, durationMinutes: 19 }, false],
    ['six specials', { format: 'SPECIAL', episodes: 6, durationMinutes: 24 }, false],
  ])('of its own is %s, or is not', (_, facts, stands) => {
    const titles = [series(1, 'Robo', 2000), series(2, 'Neo', 2010, facts)];
    expect(groups(titles, pair(1, 'ALTERNATIVE', 2))).toEqual(stands ? ['1', '2'] : ['1 2']);
  });

  it.each<[string, number, number, 'ALTERNATIVE' | 'CHARACTER', boolean]>([
    ['of two and a half hours that came first', 1999, 75, 'ALTERNATIVE', true],
    ['of less that came first', 1999, 74, 'ALTERNATIVE', false],
    ['that came with the first series', 2000, 75, 'ALTERNATIVE', false],
    ['that only share a character', 1999, 75, 'CHARACTER', false],
  ])('of its own are two films %s, or are not', (_, year, durationMinutes, type, stands) => {
    const titles = [
      film(1, 'Shell', year, { durationMinutes }),
      film(2, 'Shell Two', 2004, { durationMinutes }),
      series(3, 'Complex', 2000, { startDate: '2000-06-01' }),
    ];
    const edges = [...pair(1, 'SEQUEL', 2), ...pair(1, type, 3)];
    expect(groups(titles, edges)).toEqual(stands ? ['1 2', '3'] : ['1 2 3']);
    expect(groups([titles[0]!, titles[2]!], edges)).toEqual(['1 3']);
  });

  it('has the films that tell it again, though they are beside another that came right before them', () => {
    const titles = [series(1, 'Robo', 2000), series(2, 'Neo', 2011), film(3, 'Robo: The Movie 1', 2012)];
    const edges = [...pair(1, 'ALTERNATIVE', 2), ...pair(1, 'ALTERNATIVE', 3), ...pair(2, 'ALTERNATIVE', 3)];
    expect(groups(titles, edges)).toEqual(['1 3', '2']);
    const other = titles.map((one, n) => (n === 2 ? { ...one, title: 'Movie' } : one));
    expect(groups(other, edges)).toEqual(['1', '2 3']);
  });

  it('has the films and the series that is made of them, though they are beside an older one', () => {
    const titles = [
      series(1, 'Shell: Complex', 2002),
      film(2, 'Shell: Arise - Border 1', 2013, { durationMinutes: 60 }),
      film(3, 'Shell: Arise - Border 2', 2014, { durationMinutes: 60 }),
      series(4, 'Shell: Arise - Architecture', 2015, { episodes: 10 }),
    ];
    const edges = [
      ...[...pair(1, 'ALTERNATIVE', 2), ...pair(1, 'ALTERNATIVE', 4)],
      ...[...pair(2, 'SEQUEL', 3), ...pair(2, 'ALTERNATIVE', 4)],
    ];
    expect(groups(titles, edges)).toEqual(['1', '2 3 4']);
    const other = titles.map((one, n) => (n === 3 ? { ...one, title: 'Shell: Rise - Architecture' } : one));
    expect(groups(other, edges)).toEqual(['1 2 3', '4']);
  });

  it('does not go on with a number that came before it', () => {
    const titles = [series(1, 'Old', 1990), series(2, 'Bokan II', 2000), series(3, 'Bokan', 2005)];
    const edges = [...pair(1, 'ALTERNATIVE', 2), ...pair(1, 'ALTERNATIVE', 3)];
    expect(groups(titles, edges)).toEqual(['1', '2', '3']);
    const later = titles.map((one, n) => (n === 1 ? { ...one, startDate: '2006-01-01' } : one));
    expect(groups(later, edges)).toEqual(['1', '2 3']);
  });

  it('is told from another of its name by its year, or where that is not known by its ref', () => {
    const { startDate: _, ...first } = series(1, 'Same', 0);
    const names = (a: object, b: object) =>
      continuitiesOf(
        [
          { ...first, ...a },
          { ...series(2, 'Same', 2000), ...b },
        ],
        pair(1, 'ALTERNATIVE', 2),
      )
        .map(({ name }) => name)
        .toSorted();
    expect(names({ year: 1990 }, {})).toEqual(['Same (1990)', 'Same (2000)']);
    expect(names({}, {})).toEqual(['Same (2000)', 'Same (anilist:1)']);
  });
});
