import { describe, expect, it } from 'vitest';
import { createHeard, hear } from '../../src/match/heard.ts';
import type { Resolution } from '../../src/match/resolution.ts';
import { resolutionOf } from '../../src/match/resolve.ts';
import type { Format } from '../../src/model/format.ts';
import type { Relation, RelationType } from '../../src/model/relation.ts';
import type { Title } from '../../src/model/title.ts';
import { titleOf } from '../helpers/franchise.ts';
import { ref } from '../helpers/graph.ts';

type Related = readonly [RelationType, number];

const known = (id: number, title: string, format: Format, year: number, ...relations: readonly Related[]): Title =>
  titleOf(id, { title, format, year, startDate: String(year), relations: related(relations) });

/** A title that only the relations of others tell of. */
const stub = (id: number, title: string, ...relations: readonly Related[]): Title =>
  titleOf(id, { title, relations: related(relations) });

const related = (relations: readonly Related[]): readonly Relation[] =>
  relations.map(([type, to]) => ({ type, to: ref(to) }));

/** What words mean where these titles are all that is known. */
function resolve(text: string, titles: readonly Title[]): Resolution {
  const heard = createHeard();
  const found = titles.map(
    (title) => ({ type: 'title', title, from: 'catalog', provider: 'catalog', fetchedAt: 0 }) as const,
  );
  hear(text, { type: 'candidates', query: text, found, from: 'catalog' }, heard);
  return resolutionOf({ text }, heard);
}

const meant = (text: string, titles: readonly Title[]): string | undefined => resolve(text, titles).chosen?.title.ref;

describe('a season that a title says itself', () => {
  const first = { ...known(1, 'Nagai Sekai no Robo!', 'TV', 2016, ['SEQUEL', 2]), synonyms: ['Robosuba'] };
  const second = {
    ...known(2, 'Nagai Sekai no Robo! 2', 'TV', 2017, ['PREQUEL', 1], ['SEQUEL', 3]),
    synonyms: ['Robosuba 2'],
  };
  const third = { ...known(3, 'Nagai Sekai no Robo! 3', 'TV', 2024, ['PREQUEL', 2]), synonyms: ['Robosuba 3'] };

  it.each([
    ['robosuba s2', [second, third], 2],
    ['robosuba season 2', [second], 2],
    ['robosuba s2', [first, second, third], 2],
    ['robosuba s3', [second, third], 3],
    ['robosuba s3', [first, second, third], 3],
    ['nagai sekai no robo season 3', [first, third], 3],
  ])('is that season: %s', (words, titles, id) => {
    expect(meant(words, titles)).toBe(ref(id));
  });

  it('is never another one, where the chain misses a title', () => {
    const gap = { ...first, relations: related([['SEQUEL', 4]]) };
    const fourth = { ...known(4, 'Nagai Sekai no Robo! 4', 'TV', 2026, ['PREQUEL', 1]), synonyms: ['Robosuba 4'] };
    for (const titles of [[gap, fourth], [third, fourth], [fourth]]) {
      const { chosen, mismatch } = resolve('robosuba s2', titles);
      expect(chosen === undefined || mismatch?.type === 'season').toBe(true);
    }
    expect(meant('robosuba s4', [gap, fourth])).toBe(ref(4));
  });

  it('is no number that belongs to the name of what begins the series', () => {
    const five = known(1, 'Oh! Magic 5', 'TV', 2007, ['SEQUEL', 2]);
    const go = known(2, 'Oh! Magic 5 GoGo!', 'TV', 2008, ['PREQUEL', 1]);
    expect(meant('oh magic 5 season 2', [five, go])).toBe(ref(2));
    expect(meant('oh magic 5', [five, go])).toBe(ref(1));
  });

  it('goes before the one that stands there by its order alone', () => {
    const bake = { ...known(1, 'Bakemono Tales', 'TV', 2009, ['SEQUEL', 2]), synonyms: ['Tales', 'Tales Series'] };
    const nise = known(2, 'Nisemono Tales', 'TV', 2012, ['PREQUEL', 1], ['SEQUEL', 3]);
    const said = known(3, 'Tales Series: Second Season', 'TV', 2013, ['PREQUEL', 2]);
    expect(meant('tales second season', [bake, nise, said])).toBe(ref(3));
    expect(meant('bakemono tales second season', [bake, nise, said])).toBe(ref(2));
    expect(meant('tales second season', [bake, nise])).toBe(ref(2));
  });

  it('is not the one of what another title of the chain is called', () => {
    const ghoul = known(1, 'City Ghoul', 'TV', 2014, ['SEQUEL', 2]);
    const root = known(2, 'City Ghoul √A', 'TV', 2015, ['PREQUEL', 1], ['SEQUEL', 3]);
    const again = known(3, 'City Ghoul:re', 'TV', 2018, ['PREQUEL', 2], ['SEQUEL', 4]);
    const twice = known(4, 'City Ghoul:re 2', 'TV', 2018, ['PREQUEL', 3]);
    expect(meant('city ghoul season 2', [ghoul, root, again, twice])).toBe(ref(2));
    expect(meant('city ghoul re season 2', [ghoul, root, again, twice])).toBe(ref(4));
  });

  it('goes before a title that only begins with the words and has no such season', () => {
    const series = known(1, 'That Time I Was Made a Slime', 'TV', 2018, ['SEQUEL', 2]);
    const third = known(2, 'That Time I Was Made a Slime Season 3', 'TV', 2024, ['PREQUEL', 1]);
    const special = known(9, 'Slime Adventures', 'SPECIAL', 1995);
    for (const titles of [
      [series, third],
      [series, third, special],
    ]) {
      const { chosen, mismatch } = resolve('slime s3', titles);
      expect(chosen?.title.ref).toBe(ref(2));
      expect(mismatch).toBeUndefined();
    }
  });

  it('is told to be of but a part of a name that other franchises have, too', () => {
    const north = known(1, 'Fist of the Northern Star Part 2', 'TV', 1987);
    const lucky = known(2, 'The Very Lucky Star', 'TV', 2007);
    expect(resolve('star part 2', [north, lucky])).toMatchObject({
      chosen: { title: north },
      mismatch: { type: 'part' },
    });
    expect(resolve('star part 2', [north]).mismatch).toBeUndefined();
  });

  it('is none of another title, where one is called by the words and has no such season', () => {
    const monster = known(1, 'Monster', 'TV', 2004);
    const other = known(2, 'My Monster Girl Season 2', 'TV', 2020);
    const { chosen, mismatch } = resolve('monster s2', [monster, other]);
    expect(chosen?.title.ref).toBe(ref(1));
    expect(mismatch).toMatchObject({ type: 'season', season: 2 });
  });
});

describe('words inside a longer name', () => {
  it('is but a part of it, where an extra is called so, whatever its other names are', () => {
    const extra = { ...known(1, 'Gin Soul: Monster Strike', 'SPECIAL', 2015), native: '銀魂' };
    expect(resolve('monster', [extra]).mismatch).toEqual({ type: 'part' });
    expect(resolve('gin', [extra]).mismatch).toBeUndefined();
  });

  it.each([
    ['goblin slayer', 'Jobless: Another World - Eris the Goblin Slayer', { type: 'part' }],
    ['no regrets', 'Titans: No Regrets', undefined],
    ['memory snow', 'Zero -Life in Another World- Memory Snow', undefined],
    ['starting break time', 'Zero ~Starting Break Time From Nothing~', undefined],
    ['jobless another', 'Jobless Another World Special', undefined],
  ])('%s is but a part of an extra, unless it is what comes behind a colon or a dash: %s', (words, name, mismatch) => {
    expect(resolve(words, [known(1, name, 'SPECIAL', 2022)])).toMatchObject({ chosen: { title: { ref: ref(1) } } });
    expect(resolve(words, [known(1, name, 'SPECIAL', 2022)]).mismatch).toEqual(mismatch);
    expect(resolve(words, [known(1, name, 'MOVIE', 2022)]).mismatch).toBeUndefined();
  });
});

describe("a season of what words inside an extra's name may mean", () => {
  it('is not told to be missing there', () => {
    const extra = known(1, 'Notebook Rewrite', 'SPECIAL', 2007);
    expect(resolve('rewrite season 2', [extra])).toMatchObject({
      chosen: { title: extra },
      mismatch: { type: 'part' },
    });
    const series = known(2, 'Rewrite', 'TV', 2016);
    expect(resolve('rewrite season 2', [extra, series]).mismatch).toMatchObject({ type: 'season', of: series });
  });
});

describe('an adult title', () => {
  const adult = { ...known(1, 'Youka no Ken', 'OVA', 2004), english: 'Ronin XXX', adult: true };

  it.each(['Ronin X', 'Ronin', 'Ronin XX', 'Youka'])('is not what %s means', (words) => {
    const { chosen, candidates } = resolve(words, [adult]);
    expect(chosen).toBeUndefined();
    expect(candidates.map(({ title }) => title.ref)).toEqual([ref(1)]);
  });

  it.each(['Ronin XXX', 'ronin xxx', 'RoninXXX', 'Youka no Ken', 'Ronin XXX OVA', 'Ronin XXX (2004)'])(
    'is meant by its own name: %s',
    (words) => {
      expect(meant(words, [adult])).toBe(ref(1));
    },
  );

  it('does not keep others from being meant', () => {
    const other = known(2, 'Ronin X-Files', 'TV', 2001);
    expect(meant('Ronin X', [adult, other])).toBe(ref(2));
    expect(meant('Ronin XX', [{ ...adult, adult: false }])).toBe(ref(1));
  });
});

describe('a title of which the name alone is known', () => {
  const film = known(1, 'Mobile Robo FREEDOM', 'MOVIE', 2024, ['PREQUEL', 2]);

  it('is not meant before one of which more is known', () => {
    const zero = stub(2, 'Mobile Robo FREEDOM ZERO', ['SEQUEL', 1]);
    expect(meant('robo freedom', [zero, film])).toBe(ref(1));
    expect(meant('mobile robo freedom zero', [zero, film])).toBe(ref(2));
    expect(meant('robo freedom', [stub(3, 'Robo FREEDOM Z'), film])).toBeDefined();
    expect(meant('mobile robo freedom', [stub(3, 'Mobile Robo FREEDOM'), film])).toBe(ref(1));
    expect(meant('robo freedom', [zero])).toBe(ref(2));
  });

  it('nor is a prequel whose name goes on after the words', () => {
    const zero = known(2, 'Mobile Robo FREEDOM ZERO', 'MOVIE', 2026, ['SEQUEL', 1]);
    expect(meant('robo freedom', [zero, film])).toBe(ref(1));
  });
});
