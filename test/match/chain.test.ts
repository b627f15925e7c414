import { describe, expect, it } from 'vitest';
import { chainFrom, createSequels, nearestIn, placeIn } from '../../src/match/chain.ts';
import { familyOf } from '../../src/match/family.ts';
import { readingsOf } from '../../src/match/reading.ts';
import type { Format } from '../../src/model/format.ts';
import { type Ref, refOf } from '../../src/model/ref.ts';
import type { Relation, RelationType } from '../../src/model/relation.ts';
import type { Title } from '../../src/model/title.ts';
import { titleOf } from '../helpers/franchise.ts';
import { ref, refs } from '../helpers/graph.ts';

type Row = readonly [
  id: number,
  title: string,
  format: Format | undefined,
  year: number | undefined,
  ...relations: (readonly [RelationType, number])[],
];

const titlesIn = (rows: readonly Row[]): readonly Title[] =>
  rows.map(([id, title, format, year, ...relations]) =>
    titleOf(id, {
      title,
      ...(format && { format }),
      ...(year !== undefined && { startDate: String(year) }),
      relations: relations.map(([type, to]): Relation => ({ type, to: ref(to) })),
    }),
  );

function chainIn(...rows: readonly Row[]) {
  const sequels = createSequels();
  const titles = titlesIn(rows);
  for (const title of titles) sequels.learn(title);
  const [first] = titles as readonly [Title];
  return chainFrom(first, readingsOf(first.title)[0]?.name ?? '', sequels);
}

/** `id: season.part` of every place. */
const placesIn = (...rows: readonly Row[]) =>
  chainIn(...rows).places.map(({ title, season, part }) => `${title.title}: ${season}.${part}`);

describe('the films of a collection', () => {
  const film = (id: number, startDate: string): Title => ({
    ...{ ref: refOf('tmdb', id), ids: { tmdb: id }, kind: 'movie', title: `Film ${id}`, format: 'MOVIE', startDate },
    relations: [{ type: 'COLLECTION', to: collection }],
  });
  const collection = refOf('tmdb', 9, 'collection');
  const films = [film(604, '2003-05-15'), film(603, '1999-03-31'), film(624, '2021-12-16')] as const;
  const [second, first] = films;
  const whole: Title = {
    ...{ ref: collection, ids: {}, kind: 'collection', title: 'Films' },
    relations: films.map(({ ref: to }) => ({ type: 'COLLECTION', to })),
  };
  const chainAmong = (...known: readonly Title[]) => {
    const sequels = createSequels();
    for (const title of known) sequels.learn(title);
    return chainFrom(first, 'film', sequels);
  };

  it('follow each other by date', () => {
    const chain = chainAmong(whole, ...films);
    expect(chain.places.map(({ title, season }) => [title.ref, season])).toEqual([
      ['tmdb:603', 1],
      ['tmdb:604', 2],
      ['tmdb:624', 3],
    ]);
    expect(placeIn(chain, { name: 'film', words: 'film', season: 2, isNumeral: true })?.title).toBe(second);
  });

  it('are found whatever else their film is tied to', () => {
    const tied = {
      ...first,
      relations: [{ type: 'SEQUEL', to: refOf('tmdb', 604) }, ...(first.relations ?? [])],
    } as const;
    const sequels = createSequels();
    for (const title of [whole, tied, ...films]) sequels.learn(title);
    expect(chainFrom(tied, 'film', sequels).places.map(({ season }) => season)).toEqual([1, 2, 3]);
  });

  it('have to be asked for where they are not known', () => {
    const { relations: _, ...partial } = first;
    expect(chainFrom(partial, 'film', createSequels()).open).toEqual([first.ref]);
    expect(chainAmong(first).open).toEqual([collection]);
    expect(chainAmong(whole, first, second).open).toEqual(['tmdb:624']);
    expect(chainAmong({ ...first, relations: [] })).toMatchObject({ places: [{ season: 1 }], open: [] });
  });
});

describe('what follows a title', () => {
  it('is its sequel, whichever of the two says so', () => {
    const [first, second] = titlesIn([
      [1, 'A', 'TV', 2001],
      [2, 'B', 'TV', 2002, ['PREQUEL', 1], ['SIDE_STORY', 3]],
    ]) as readonly [Title, Title];
    const sequels = createSequels();
    sequels.learn(first);
    expect(sequels.after(first.ref)).toEqual([]);
    sequels.learn(second);
    expect(sequels.after(first.ref)).toEqual([second.ref]);
    expect(sequels.after(second.ref)).toEqual([]);
  });

  it('is no book', () => {
    const sequels = createSequels();
    sequels.learn(titleOf(1, { relations: [{ type: 'SEQUEL', to: 'anilist:manga/2', format: 'MANGA' }] }));
    expect(sequels.after(ref(1))).toEqual([]);
  });

  it('is of the format that it says, else of that which the title before it says', () => {
    const sequels = createSequels();
    sequels.learn(titleOf(1, { relations: [{ type: 'SEQUEL', to: ref(2), format: 'MOVIE' }] }));
    expect(sequels.formatOf(ref(2))).toBe('MOVIE');
    sequels.learn(titleOf(2, { format: 'OVA' }));
    expect(sequels.formatOf(ref(2))).toBe('OVA');
    expect(sequels.formatOf(ref(3))).toBeUndefined();
  });

  it('is kept of a title that came with relations, when it comes again without', () => {
    const sequels = createSequels();
    const [outline, whole] = [titleOf(1), titleOf(1, { relations: [] })];
    sequels.learn(outline);
    expect(sequels.title(ref(1))).toBe(outline);
    sequels.learn(whole);
    sequels.learn(outline);
    expect(sequels.title(ref(1))).toBe(whole);
  });
});

describe('the seasons of a series', () => {
  it('are its sequels, one after the other, without films and songs', () => {
    const places = placesIn(
      [1, 'Aria', 'TV', 2005, ['SEQUEL', 2], ['SEQUEL', 9]],
      [2, 'Aria the Film', 'MOVIE', 2006, ['SEQUEL', 3]],
      [3, 'Aria again', 'ONA', 2007, ['SEQUEL', 4]],
      [4, 'Aria at last', 'TV_SHORT', 2008],
      [9, 'Aria, the song', 'MUSIC', 2005, ['SEQUEL', 10]],
      [10, 'Aria of another', 'TV', 2005],
    );
    expect(places).toEqual(['Aria: 1.1', 'Aria again: 2.1', 'Aria at last: 3.1']);
  });

  it('are all that follow a film, but for what is neither film nor series', () => {
    const places = placesIn(
      [1, 'Garden', 'MOVIE', 2007, ['SEQUEL', 2]],
      [2, 'Garden, extra', 'SPECIAL', 2008, ['SEQUEL', 3]],
      [3, 'Garden of leaves', 'MOVIE', 2008, ['SEQUEL', 4]],
      [4, 'Garden on television', 'TV', 2009, ['SEQUEL', 5]],
      [5, 'Garden of nobody knows what', undefined, 2010],
    );
    expect(places).toEqual([
      'Garden: 1.1',
      'Garden of leaves: 2.1',
      'Garden on television: 3.1',
      'Garden of nobody knows what: 4.1',
    ]);
  });

  it('are the oldest of several sequels, then the one with the first ref; one without a date comes last', () => {
    const sequels = (...years: readonly (number | undefined)[]) =>
      placesIn(
        [1, 'Saki', 'TV', 2009, ['SEQUEL', 3], ['SEQUEL', 2]],
        [2, 'two', 'TV', years[0]],
        [3, 'three', 'TV', years[1]],
      )[1];
    expect(sequels(2012, 2011)).toBe('three: 2.1');
    expect(sequels(2011, 2012)).toBe('two: 2.1');
    expect(sequels(2011, 2011)).toBe('two: 2.1');
    expect(sequels(undefined, 2012)).toBe('three: 2.1');
    expect(sequels(2012, undefined)).toBe('two: 2.1');
  });

  it('are numbered as their names say', () => {
    expect(
      placesIn(
        [1, 'Titan', 'TV', 2013, ['SEQUEL', 2]],
        [2, 'Titan Season 2', 'TV', 2017, ['SEQUEL', 3]],
        [3, 'Titan Season 3', 'TV', 2018, ['SEQUEL', 4]],
        [4, 'Titan Season 3 Part 2', 'TV', 2019, ['SEQUEL', 5]],
        [5, 'Titan Season 5', 'TV', 2020],
      ),
    ).toEqual([
      'Titan: 1.1',
      'Titan Season 2: 2.1',
      'Titan Season 3: 3.1',
      'Titan Season 3 Part 2: 3.2',
      'Titan Season 5: 5.1',
    ]);
  });

  it('are the next part where a name says the same season again', () => {
    expect(
      placesIn(
        [1, 'Titan', 'TV', 2013, ['SEQUEL', 2]],
        [2, 'Titan Season 2: One', 'TV', 2017, ['SEQUEL', 3]],
        [3, 'Titan Season 2: Another', 'TV', 2018],
      ),
    ).toEqual(['Titan: 1.1', 'Titan Season 2: One: 2.1', 'Titan Season 2: Another: 2.2']);
  });

  it('go on with the next one where names say both that and the one before', () => {
    const first = titleOf(1, { title: 'Titan', format: 'TV', relations: [{ type: 'SEQUEL', to: ref(2) }] });
    const both = ['Titan Season 1: the End', 'Titan Season 2'];
    for (const [title = '', english = ''] of [both, both.toReversed()]) {
      const sequels = createSequels();
      sequels.learn(first);
      sequels.learn(titleOf(2, { title, english, format: 'TV', relations: [] }));
      expect(chainFrom(first, 'titan', sequels).places.map(({ season, part }) => [season, part])).toEqual([
        [1, 1],
        [2, 1],
      ]);
    }
  });

  it('begin with the season that the first one says to be', () => {
    expect(placesIn([1, 'Titan Season 3', 'TV', 2018, ['SEQUEL', 2]], [2, 'Titan goes on', 'TV', 2019])).toEqual([
      'Titan Season 3: 3.1',
      'Titan goes on: 4.1',
    ]);
  });

  it('are parts of one season where a name says a part alone', () => {
    expect(
      placesIn(
        [1, '86', 'TV', 2021, ['SEQUEL', 2]],
        [2, '86 Part 2', 'TV', 2021, ['SEQUEL', 3]],
        [3, '86 again', 'TV', 2022],
      ),
    ).toEqual(['86: 1.1', '86 Part 2: 1.2', '86 again: 2.1']);
  });

  it('end where those of another series begin, and where they come round', () => {
    expect(placesIn([1, 'Titan', 'TV', 2013, ['SEQUEL', 2]], [2, 'Gintama Season 4', 'TV', 2017])).toEqual([
      'Titan: 1.1',
    ]);
    expect(placesIn([1, 'Titan', 'TV', 2013, ['SEQUEL', 2]], [2, 'Titan Season 4', 'TV', 2017])).toEqual([
      'Titan: 1.1',
      'Titan Season 4: 4.1',
    ]);
    expect(placesIn([1, 'One', 'TV', 2013, ['SEQUEL', 2]], [2, 'Other', 'TV', 2014, ['SEQUEL', 1]])).toEqual([
      'One: 1.1',
      'Other: 2.1',
    ]);
  });

  it('are open where nothing is known of what comes next, and of that alone', () => {
    const chain = chainIn(
      [1, 'Titan', 'TV', 2013, ['SEQUEL', 2], ['SEQUEL', 3]],
      [3, 'Film', 'MOVIE', 2014, ['SEQUEL', 4]],
    );
    expect(chain.open).toEqual(refs(2));
    expect(chainIn([1, 'Titan', 'TV', 2013, ['SEQUEL', 3]], [3, 'Film', 'MOVIE', 2014, ['SEQUEL', 4]]).open).toEqual(
      refs(4),
    );
    expect(chainIn([1, 'Titan', 'TV', 2013]).open).toEqual([]);
  });
});

describe('the family of a title', () => {
  const tied = (id: number, ...ties: readonly (readonly [RelationType, Ref])[]) =>
    titleOf(id, { relations: ties.map(([type, to]) => ({ type, to })) });
  const familyIn = (...all: readonly Title[]) => {
    const sequels = createSequels();
    for (const title of all) sequels.learn(title);
    const { titles, open } = familyOf(all[0] as Title, sequels);
    return { titles: titles.map((one) => one.ref), open };
  };

  it('is all that is tied to it, nearest first, and what has to be asked for', () => {
    const [one, two, three] = [
      tied(1, ['SEQUEL', ref(2)], ['SPIN_OFF', ref(3)]),
      tied(2, ['SIDE_STORY', ref(4)], ['PREQUEL', ref(1)]),
      tied(3),
    ];
    expect(familyIn(one, two, three)).toEqual({ titles: refs(1, 2, 3), open: refs(4) });
    expect(familyIn(one, titleOf(2))).toEqual({ titles: refs(1, 2), open: refs(2, 3) });
    expect(familyIn(titleOf(1))).toEqual({ titles: refs(1), open: refs(1) });
  });

  it('has no guests, nothing that is tied in a vague way, no books and no other series', () => {
    const all = tied(
      1,
      ['CHARACTER', ref(2)],
      ['OTHER', ref(3)],
      ['SOURCE', 'anilist:manga/4'],
      ['SEQUEL', 'tmdb:series/5'],
    );
    expect(familyIn(all, tied(2), tied(3))).toEqual({ titles: refs(1), open: [] });
  });

  it('has films by their collection, which is none of them', () => {
    const film = (id: number): Title => ({
      ...titleOf(id, { ref: refOf('tmdb', id), kind: 'movie' }),
      relations: [{ type: 'COLLECTION', to: 'tmdb:collection/9' }],
    });
    const collection: Title = {
      ...titleOf(9, { ref: 'tmdb:collection/9', kind: 'collection' }),
      relations: [1, 2].map((id) => ({ type: 'COLLECTION', to: refOf('tmdb', id) })),
    };
    expect(familyIn(film(1), collection, film(2))).toEqual({ titles: ['tmdb:1', 'tmdb:2'], open: [] });
  });

  it('is not more than 150 titles, and then nothing more is asked for', () => {
    const line = Array.from({ length: 200 }, (_, n) => tied(n + 1, ['SEQUEL', ref(n + 2)], ['OTHER', ref(999)]));
    const { titles, open } = familyIn(...line);
    expect([titles.length, open]).toEqual([150, []]);
  });
});

describe('a season that is sought', () => {
  const numbered = chainIn(
    [1, 'Titan', 'TV', 2013, ['SEQUEL', 2]],
    [2, 'Titan Season 2', 'TV', 2017, ['SEQUEL', 3]],
    [3, 'Titan Season 2 Part 2', 'TV', 2018, ['SEQUEL', 4]],
    [4, 'Titan The Final Season', 'TV', 2019, ['SEQUEL', 5]],
    [5, 'Titan The Final Season Part 2', 'TV', 2020],
  );
  const unnumbered = chainIn(
    [1, 'Aria', 'TV', 2005, ['SEQUEL', 2]],
    [2, 'Aria again', 'TV', 2006, ['SEQUEL', 3]],
    [3, 'Aria Part 2', 'TV', 2007],
  );
  const placed = (chain: typeof numbered, words: string) =>
    placeIn(chain, readingsOf(words)[0] ?? { name: '', words: '' })?.title.title;
  const near = (chain: typeof numbered, words: string) =>
    nearestIn(chain, readingsOf(words)[0] ?? { name: '', words: '' })?.title;

  it.each([
    ['Titan', 'Titan'],
    ['Titan Season 1', 'Titan'],
    ['Titan Season 2', 'Titan Season 2'],
    ['Titan Season 2 Part 2', 'Titan Season 2 Part 2'],
    ['Titan Season 2 Part 3', undefined],
    ['Titan Season 5', undefined],
    ['Titan Part 2', 'Titan Season 2'],
    ['Titan Part 4', undefined],
    ['Titan Final Season', 'Titan The Final Season'],
    ['Titan Final Season Part 1', 'Titan The Final Season'],
    ['Titan Final Season Part 2', 'Titan The Final Season Part 2'],
    ['Titan Final Season Part 3', undefined],
  ])('is the one that is numbered so: %s', (words, title) => {
    expect(placed(numbered, words)).toBe(title);
  });

  it.each([
    ['Aria Season 2', 'Aria again'],
    ['Aria Season 3', 'Aria Part 2'],
    ['Aria Season 4', undefined],
    ['Aria Season 3 Part 1', undefined],
    ['Aria Part 2', 'Aria again'],
    ['Aria Part 3', 'Aria Part 2'],
    ['Aria Final Season', undefined],
  ])('is the one that comes so late where none is numbered: %s', (words, title) => {
    expect(placed(unnumbered, words)).toBe(title);
  });

  it('that is not there is next to the last one before it, else to the first', () => {
    expect(near(numbered, 'Titan Season 9')).toBe('Titan The Final Season Part 2');
    expect(near(numbered, 'Titan Season 2 Part 9')).toBe('Titan Season 2 Part 2');
    expect(near(unnumbered, 'Aria Part 1')).toBe('Aria');
    expect(near(unnumbered, 'Aria Final Season')).toBe('Aria Part 2');
    expect(near(chainIn([1, 'Titan Season 3', 'TV', 2018]), 'Titan Season 2')).toBe('Titan Season 3');
  });
});
