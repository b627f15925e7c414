import { describe, expect, it } from 'vitest';
import { createGraph, type Graph } from '../../src/crawl/graph.ts';
import { levelsFor } from '../../src/crawl/levels.ts';
import { walk } from '../../src/crawl/walk.ts';
import { autoDepth } from '../../src/model/depth.ts';
import type { Relation, RelationType } from '../../src/model/relation.ts';
import { presets } from '../../src/model/relation-policy.ts';
import type { Title } from '../../src/model/title.ts';
import { titleOf } from '../helpers/franchise.ts';
import { bothWays, chain, ref, refs, titlesOf } from '../helpers/graph.ts';

const relation = (type: RelationType, to: number, more: Partial<Relation> = {}): Relation => ({
  type,
  to: ref(to),
  ...more,
});
const stating = (id: number, ...relations: readonly Relation[]): Title => titleOf(id, { relations });

function graphOf(...titles: readonly Title[]): Graph {
  const graph = createGraph();
  for (const title of titles) graph.add(title, 'anilist');
  return graph;
}

describe('what is known of two titles', () => {
  it('is what each states of the other, and undefined of one that was not read', () => {
    const graph = graphOf(stating(1, relation('SEQUEL', 2), relation('SUMMARY', 2)));
    expect(graph.pair(ref(1), ref(2))).toEqual({ near: ['SEQUEL', 'SUMMARY'], far: undefined });
    expect(graph.pair(ref(2), ref(1))).toEqual({ near: undefined, far: ['SEQUEL', 'SUMMARY'] });
    graph.add(stating(2), 'anilist');
    expect(graph.pair(ref(1), ref(2)).far).toEqual([]);
    expect([graph.neighbours(ref(1)), graph.neighbours(ref(2)), graph.neighbours(ref(3))]).toEqual([refs(2), [], []]);
  });

  it('is read where a title states relations, or when it is closed', () => {
    const graph = graphOf(titleOf(1), stating(2));
    expect([1, 2, 3].map((id) => graph.isRead(ref(id)))).toEqual([false, true, false]);
    graph.close(ref(1));
    graph.close(ref(3));
    expect([1, 3].map((id) => graph.isRead(ref(id)))).toEqual([true, true]);
  });

  it('is read only when it is closed, where all providers are asked', () => {
    const graph = createGraph({}, true);
    graph.add(stating(1), 'anilist');
    expect(graph.isRead(ref(1))).toBe(false);
    graph.close(ref(1));
    expect(graph.isRead(ref(1))).toBe(true);
  });

  it('adds up from several providers, each word once, with who says so', () => {
    const graph = graphOf(stating(1, relation('SEQUEL', 2)));
    graph.add(stating(1, relation('SEQUEL', 2), relation('OTHER', 2)), 'mal');
    graph.add(stating(1, relation('SEQUEL', 2, { by: ['kitsu', 'anilist'] })), 'catalog');
    expect(graph.stated(ref(1), ref(2))).toMatchObject([
      { type: 'SEQUEL', by: ['anilist', 'kitsu', 'mal'] },
      { type: 'OTHER', by: ['mal'] },
    ]);
    expect([...graph.statedBy(ref(1))].sort()).toEqual(['anilist', 'kitsu', 'mal']);
    expect(graph.neighbours(ref(1))).toEqual(refs(2));
    expect([...graph.statedBy(ref(2))]).toEqual([]);
  });

  it('is nothing of itself', () => {
    const graph = graphOf(stating(1, relation('SEQUEL', 1)));
    expect(graph.neighbours(ref(1))).toEqual([]);
  });

  it('is called by the word that most say; of equals by the nearer one, whoever came first', () => {
    const chief = (...said: readonly (readonly [string, RelationType])[]) => {
      const graph = createGraph();
      for (const [provider, type] of said) graph.add(stating(1, relation(type, 2)), provider);
      return graph.relation(ref(1), ref(2))?.type;
    };
    expect(chief(['anilist', 'OTHER'], ['mal', 'SEQUEL'])).toBe('SEQUEL');
    expect(chief(['mal', 'SEQUEL'], ['anilist', 'OTHER'])).toBe('SEQUEL');
    expect(chief(['anilist', 'SEQUEL'], ['mal', 'OTHER'], ['kitsu', 'OTHER'])).toBe('OTHER');
    expect(graphOf().relation(ref(1), ref(2))).toBeUndefined();
  });

  it('keeps what is known of a title when it comes again with less, and adds what is new', () => {
    const graph = graphOf(titleOf(1, { english: 'One' }));
    graph.add(stating(1), 'mal');
    expect(graph.title(ref(1))).toMatchObject({ english: 'One', relations: [] });
    graph.add(titleOf(1, { english: 'Other' }), 'kitsu');
    expect(graph.title(ref(1))).toMatchObject({ english: 'One' });
  });
});

describe('what others are known to state', () => {
  it('names neighbours and decides nothing', () => {
    const graph = graphOf(stating(1));
    graph.hint(ref(1), [relation('SEQUEL', 2)]);
    expect(graph.neighbours(ref(1))).toEqual(refs(2));
    expect(graph.stated(ref(1), ref(2))).toEqual([]);
    expect(graph.pair(ref(1), ref(2)).near).toEqual([]);
    expect(graph.relation(ref(1), ref(2))?.type).toBe('SEQUEL');
    graph.add(stating(1, relation('OTHER', 2)), 'mal');
    expect(graph.relation(ref(1), ref(2))?.type).toBe('OTHER');
  });
});

describe('what a provider takes back', () => {
  it('is gone, and what others state stays', () => {
    const graph = graphOf(stating(1, relation('SEQUEL', 2)));
    graph.add(stating(1, relation('OTHER', 3)), 'mal');
    graph.add(stating(4, relation('OTHER', 1)), 'anilist');
    graph.replace(stating(1), 'anilist');
    expect(graph.neighbours(ref(1))).toEqual(refs(3));
    expect(graph.stated(ref(1), ref(2))).toEqual([]);
    expect(graph.neighbours(ref(4))).toEqual(refs(1));
  });
});

describe('a title of several ids', () => {
  it('is one, also where that is learnt last', () => {
    const graph = createGraph({ cuts: [['mal:71', ref(3)]] });
    graph.add(titleOf(2, { relations: [{ type: 'PREQUEL', to: 'mal:71' }] }), 'mal');
    expect(graph.isCut(ref(1), ref(3))).toBe(false);
    graph.add(titleOf(1, { ids: { anilist: 1, mal: 71 }, relations: [relation('SEQUEL', 2)] }), 'anilist');
    const one = graph.canonical('mal:71');
    expect(graph.canonical(ref(1))).toBe(one);
    expect(graph.name('mal:71')).toBe(ref(1));
    expect(graph.pair(ref(2), one)).toEqual({ near: ['PREQUEL'], far: ['SEQUEL'] });
    expect(graph.isCut(one, ref(3))).toBe(true);
    expect(graph.isCut(ref(3), one)).toBe(true);
    expect(graph.isCut(one, ref(2))).toBe(false);
  });

  it('is one where a provider has merged two', () => {
    const graph = graphOf(stating(2, relation('SEQUEL', 9)));
    graph.add(titleOf(1, { merged: refs(9), relations: [relation('PREQUEL', 2)] }), 'anilist');
    expect(graph.neighbours(ref(2))).toEqual([graph.canonical(ref(1))]);
    expect(graph.canonical(ref(9))).toBe(graph.canonical(ref(1)));
  });
});

describe('what the user states', () => {
  it('holds both ways, before what providers state', () => {
    const graph = createGraph({ joins: [{ from: ref(1), to: ref(2), type: 'SEQUEL' }] });
    graph.add(stating(1, relation('OTHER', 2), relation('OTHER', 3)), 'anilist');
    graph.add(stating(2), 'anilist');
    expect(graph.pair(ref(1), ref(2))).toMatchObject({ near: ['OTHER'], joined: ['SEQUEL'] });
    expect(graph.pair(ref(2), ref(1))).toMatchObject({ joined: ['SEQUEL'] });
    expect(graph.pair(ref(1), ref(3))).not.toHaveProperty('joined');
    expect(graph.relation(ref(1), ref(2))?.type).toBe('SEQUEL');
    expect(graph.relation(ref(2), ref(1))?.type).toBe('PREQUEL');
    expect(graph.stated(ref(1), ref(2)).map(({ type }) => type)).toEqual(['OTHER']);
    expect(graph.neighbours(ref(2))).toEqual(refs(1));
    expect(graph.neighbours(ref(1))).toEqual(refs(2, 3));
  });
});

describe('how many levels are asked for at once', () => {
  function levels(titles: readonly Title[], asked: readonly number[], depth = autoDepth) {
    const graph = graphOf(...titles);
    const now = walk(refs(1), graph, { policy: presets.franchise, depth, maxTitles: 500, asStated: true });
    return levelsFor(refs(...asked), now, graph, depth);
  }
  const steps = (count: number) => ({ auto: false, steps: count });
  const line = titlesOf(bothWays(...chain('SEQUEL', 1, 2, 3)));

  it('is three, but no more than the depth', () => {
    expect(levels([], [1])).toBe(3);
    expect(levels(line, [3])).toBe(3);
    expect([0, 1, 2, 3, 9].map((count) => levels([], [1], steps(count)))).toEqual([1, 1, 2, 3, 3]);
  });

  it('is one for who is only looked at', () => {
    expect(levels(titlesOf(['1 CHARACTER 2']), [2])).toBe(1);
    expect(levels(titlesOf(['1 CHARACTER 2', '1 SEQUEL 3']), [2, 3])).toBe(3);
  });

  it('is one for a title that is known to be related to more than thirty', () => {
    const crowd = (count: number) =>
      titlesOf(['1 SEQUEL 2', ...Array.from({ length: count }, (_, n) => `${10 + n} OTHER 2` as const)]);
    const asked = (count: number) => {
      const graph = graphOf(...crowd(count));
      graph.hint(
        ref(2),
        Array.from({ length: count }, (_, n) => relation('OTHER', 10 + n)),
      );
      const options = { policy: presets.franchise, depth: autoDepth, maxTitles: 500, asStated: true };
      return levelsFor(refs(2), walk(refs(1), graph, options), graph, autoDepth);
    };
    expect(asked(40)).toBe(1);
    expect(asked(5)).toBeGreaterThan(1);
  });

  it('is fewer the more titles are asked for, and the more is known of what they are related to', () => {
    const members = (count: number) =>
      titlesOf(Array.from({ length: count }, (_, n) => `1 SEQUEL ${n + 2}` as const)).slice(0, 1);
    const ids = (count: number) => Array.from({ length: count }, (_, n) => n + 2);
    const asked = (count: number) => levels(members(count), ids(count));
    // For four it would be 71,000 bytes more with three levels than with one, and 60,000 are worth it.
    expect([1, 3, 4, 7, 8, 29].map(asked)).toEqual([3, 3, 2, 2, 1, 1]);
    expect(levels(members(1), [2])).toBe(3);
  });
});
