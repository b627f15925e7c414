import { describe, expect, it } from 'vitest';
import { createGraph } from '../../src/crawl/graph.ts';
import { type Walk, walk } from '../../src/crawl/walk.ts';
import { autoDepth, type Depth } from '../../src/model/depth.ts';
import { refOf } from '../../src/model/ref.ts';
import { presets } from '../../src/model/relation-policy.ts';
import type { Title } from '../../src/model/title.ts';
import { titleOf } from '../helpers/franchise.ts';
import { bothWays, chain, ref, refs, titlesOf } from '../helpers/graph.ts';

interface Settings {
  readonly depth?: Depth;
  readonly maxTitles?: number;
  /** Those that have been read; all of them if left out. */
  readonly read?: readonly number[];
}

function walked(from: number, titles: readonly Title[], { depth = autoDepth, maxTitles = 500, read }: Settings = {}) {
  const graph = createGraph();
  for (const title of titles) if (!read || read.some((id) => ref(id) === title.ref)) graph.add(title, 'anilist');
  return walk([ref(from)], graph, { policy: presets.franchise, depth, maxTitles, asStated: true });
}

const depths = ({ members }: Walk) => Object.fromEntries([...members].map(([one, { depth }]) => [one.slice(8), depth]));
const steps = (count: number): Depth => ({ auto: false, steps: count });

describe('how far a walk goes', () => {
  const seasons = titlesOf(bothWays(...chain('SEQUEL', 1, 2, 3, 4, 5, 6, 7, 8, 9, 10)));

  it('sequels and prequels cost nothing with auto', () => {
    const from5 = walked(5, seasons);
    expect(Object.values(depths(from5))).toEqual(Array(10).fill(0));
    expect(from5.truncated).toBeUndefined();
  });

  it('a number counts every step', () => {
    const { members, truncated } = walked(5, seasons, { depth: steps(2) });
    expect([...members.keys()].sort()).toEqual(refs(3, 4, 5, 6, 7));
    expect(truncated).toEqual({ by: 'depth', frontier: expect.arrayContaining(refs(2, 8)) });
  });

  it('0 is the title alone', () => {
    const { members, truncated, needed } = walked(5, seasons, { depth: steps(0) });
    expect([...members.keys()]).toEqual(refs(5));
    expect(truncated?.frontier).toHaveLength(2);
    expect(needed).toEqual([]);
  });

  it('auto branches to 10 levels and says what lies beyond', () => {
    const branches = titlesOf(bothWays(...chain('SIDE_STORY', 1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12, 13)));
    const found = walked(1, branches);
    expect(depths(found)).toEqual({ 1: 0, 2: 1, 3: 2, 4: 3, 5: 4, 6: 5, 7: 6, 8: 7, 9: 8, 10: 9, 11: 10 });
    expect(found.truncated).toEqual({ by: 'depth', frontier: refs(12) });
  });

  it('a cheaper way that is found later counts', () => {
    // 1 to 4 by a side story, or by three sequels.
    const titles = titlesOf(bothWays('1 SIDE_STORY 4', ...chain('SEQUEL', 1, 2, 3, 4), '4 SIDE_STORY 5'));
    expect(depths(walked(1, titles))).toEqual({ 1: 0, 2: 0, 3: 0, 4: 0, 5: 1 });
    expect(depths(walked(1, titles, { depth: steps(9) }))).toEqual({ 1: 0, 2: 1, 3: 2, 4: 1, 5: 2 });
    // Who is in already may come nearer also when there is no room for others.
    const full = walked(1, titles, { maxTitles: 4 });
    expect([depths(full), full.truncated]).toEqual([
      { 1: 0, 2: 0, 3: 0, 4: 0 },
      { by: 'titles', frontier: refs(5) },
    ]);
  });

  it('stops at so many titles and says which would have come', () => {
    const found = walked(1, seasons, { maxTitles: 3 });
    expect([...found.members.keys()]).toEqual(refs(1, 2, 3));
    expect(found.truncated).toEqual({ by: 'titles', frontier: refs(4) });
  });

  it('ends in a circle', () => {
    const circle = titlesOf(bothWays(...chain('SEQUEL', 1, 2, 3, 1), ...chain('SEQUEL', 3, 4, 3)));
    expect([...walked(2, circle).members.keys()].sort()).toEqual(refs(1, 2, 3, 4));
  });
});

describe('films', () => {
  it('count as titles, their collection does not', () => {
    const collection = 'tmdb:collection/9' as const;
    const film = (id: number): Title => ({
      ref: refOf('tmdb', id),
      ids: { tmdb: id },
      kind: 'movie',
      title: `Film ${id}`,
      relations: [{ type: 'COLLECTION', to: collection }],
    });
    const films = [1, 2, 3].map(film);
    const all: readonly Title[] = [
      ...films,
      {
        ref: collection,
        ids: {},
        kind: 'collection',
        title: 'Films',
        relations: films.map(({ ref: to }) => ({ type: 'COLLECTION', to })),
      },
    ];
    const graph = createGraph();
    for (const title of all) graph.add(title, 'tmdb');
    const found = (maxTitles: number) =>
      walk(['tmdb:1'], graph, {
        policy: presets.franchise,
        depth: autoDepth,
        maxTitles,
        asStated: true,
        ofFilms: true,
      });
    expect([...found(3).members.keys()].sort()).toEqual(['tmdb:1', 'tmdb:2', 'tmdb:3', collection]);
    expect(found(3).truncated).toBeUndefined();
    expect(found(2).truncated).toEqual({ by: 'titles', frontier: ['tmdb:3'] });
    // What would have come are films, also where the collection is met when there is no room for one.
    expect(found(1).truncated).toEqual({ by: 'titles', frontier: ['tmdb:2', 'tmdb:3'] });
  });
});

describe('what a walk sees', () => {
  it('says nothing of what lies too far on one way and is a member by another', () => {
    // 4 is two steps away by 2, and one by 5, whose sequel costs nothing.
    const titles = titlesOf(bothWays('1 SIDE_STORY 2', '2 SIDE_STORY 4', '1 SIDE_STORY 5', '5 SEQUEL 4'));
    const found = walked(1, titles, { depth: { auto: true, steps: 1 } });
    expect(depths(found)).toEqual({ 1: 0, 2: 1, 4: 1, 5: 1 });
    expect(found.truncated).toBeUndefined();
  });

  it('takes what a title states of itself for nothing', () => {
    const titles = titlesOf(['1 SEQUEL 1', '1 SEQUEL 2', '2 PREQUEL 1']);
    const graph = createGraph();
    for (const title of titles) graph.add(title, 'anilist');
    expect([...graph.neighbours(ref(1))]).toEqual(refs(2));
    expect(graph.relation(ref(1), ref(1))).toBeUndefined();
  });

  it('says by whom a member was reached, and how', () => {
    const { members } = walked(1, titlesOf(['1 SIDE_STORY 2', '2 PARENT 1', '2 SEQUEL 3', '3 PREQUEL 2']));
    expect(members.get(ref(1))).toEqual({ depth: 0 });
    expect(members.get(ref(3))?.via).toEqual({ ref: ref(2), type: 'SEQUEL' });
  });

  it('needs members that have not been read, then neighbours whose own word could let them in', () => {
    const titles = titlesOf(['1 SEQUEL 2', '1 CHARACTER 3', '1 SEQUEL 4', '1 OTHER 5']);
    const found = walked(1, titles, { read: [1] });
    expect(found.needed).toEqual(refs(2, 4, 3, 5));
    expect(found.listed).toEqual([]);
  });

  it('lists what neither end follows, and takes in what one end does', () => {
    const titles = titlesOf([
      '1 CHARACTER 3',
      '3 CHARACTER 1',
      '1 OTHER 5',
      '5 PARENT 1',
      '1 ADAPTATION 6',
      '6 SOURCE 1',
    ]);
    const found = walked(1, titles);
    expect([...found.members.keys()]).toEqual(refs(1, 5));
    expect(found.listed).toEqual([{ ref: ref(3), of: ref(1), type: 'CHARACTER' }]);
    expect(found.needed).toEqual([]);
  });

  it('does not list a member', () => {
    const titles = titlesOf([...bothWays('1 CHARACTER 3', '1 SEQUEL 2', '2 SEQUEL 3')]);
    expect(walked(1, titles).listed).toEqual([]);
  });

  it('does not go on from what is only listed', () => {
    const titles = titlesOf(bothWays('1 CHARACTER 2', '2 SEQUEL 3'));
    expect([...walked(1, titles).members.keys()]).toEqual(refs(1));
  });

  it('passes over books', () => {
    const book = { type: 'PARENT' as const, to: 'anilist:manga/9' as const };
    expect([...walked(1, [titleOf(1, { relations: [book] })]).members.keys()]).toEqual(refs(1));
  });

  it('does not ask for what would lie too deep anyway', () => {
    const titles = titlesOf(['1 CHARACTER 2']);
    expect(walked(1, titles, { depth: steps(0), read: [1] }).needed).toEqual([]);
  });
});
