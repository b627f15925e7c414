import { describe, expect, it } from 'vitest';
import { createGraph, type Decisions } from '../../src/crawl/graph.ts';
import { rulingOf } from '../../src/crawl/name-rules.ts';
import type { Relation, RelationType } from '../../src/model/relation.ts';
import { presets } from '../../src/model/relation-policy.ts';
import type { Title } from '../../src/model/title.ts';
import { titleOf } from '../helpers/franchise.ts';
import { ref, refs } from '../helpers/graph.ts';

type Says = readonly [from: number, type: RelationType, to: number];
interface Known {
  readonly says: readonly Says[];
  /** Those that have not been read. */
  readonly unread?: readonly number[];
  readonly decisions?: Decisions;
}

/** Titles by their names (from 1 on) and what they say, each naming the others as they are called. */
function graphOf(titles: readonly (string | Partial<Title>)[], { says, unread = [], decisions = {} }: Known) {
  const facts = titles.map((one) => (typeof one === 'string' ? { title: one } : one));
  const graph = createGraph(decisions);
  for (const [n, own] of facts.entries()) {
    if (unread.includes(n + 1)) continue;
    const relations = says.flatMap(([from, type, to]): readonly Relation[] => {
      const title = facts[to - 1]?.title;
      return from === n + 1 ? [{ type, to: ref(to), ...(title !== undefined && { title }) }] : [];
    });
    graph.add(titleOf(n + 1, { ...own, relations }), 'anilist');
  }
  return graph;
}
const ruling = (titles: Parameters<typeof graphOf>[0], known: Known, near = 1, far = 2) =>
  rulingOf(presets.franchise, graphOf(titles, known), ref(near), ref(far));

const others = {
  says: [
    [1, 'OTHER', 2],
    [2, 'OTHER', 1],
  ],
} as const;

describe('two titles that call each other OTHER', () => {
  it.each([
    ['Code Geass', 'Code Geass: Akito'],
    ['Code Geass: Akito', 'Code Geass: Lelouch'],
    ['Code Geass Season 2', 'Code Geass Lelouch'],
    ['Code Geass 2nd', 'Code Geass Lelouch'],
    ['Code Geass II', 'Code Geass Lelouch'],
    ['Code Geass The Animation', 'Code Geass OVA'],
    ['Naruto', 'Naruto Shippuuden'],
    ['進撃', '進撃'],
  ])('are joined where one begins as the other is called: %s, %s', (a, b) => {
    expect(ruling([a, b], others)).toEqual({ treatment: 'follow', rule: 'same name' });
    expect(ruling([b, a], others)).toEqual({ treatment: 'follow', rule: 'same name' });
    expect(ruling([{ title: 'x', english: a }, b], others).treatment).toBe('follow');
    expect(ruling([a, { title: 'x', english: b }], others).treatment).toBe('follow');
  });

  it.each([
    ['Code Geass', 'Code Geassy'],
    ['Code Geass', 'The Code Geass'],
    ['Boy', 'Boy Meets World'],
    ['The Movie', 'The Movie Day'],
    ['撃', '撃'],
    ['Gate', 'Steins'],
  ])('are not where that says little: %s, %s', (a, b) => {
    expect(ruling([a, b], others)).toEqual({ treatment: 'list' });
  });

  // As AniList has them: pairs that call each other OTHER, which fans list together or apart.
  it.each([
    ['Code Geass: Hangyaku no Lelouch', 'Code Geass: Boukoku no Akito 1 - Yokuryuu wa Maiorita', 'follow'],
    ['Yu☆Gi☆Oh! Duel Monsters GX', 'Yu☆Gi☆Oh! ZEXAL', 'follow'],
    ['Yu-Gi-Oh!', 'Yu-Gi-Oh! Zexal', 'follow'],
    ['Yu-Gi-Oh! Sevens', 'Yu-Gi-Oh! Zexal II', 'follow'],
    ['GARO: Honoo no Kokuin', 'GARO -VANISHING LINE-', 'follow'],
    ['Pocket Monsters (2023)', 'Pocket Monsters: Mezase Pokémon Master', 'follow'],
    ['Xin Shen Bang: Yang Jian', 'Xin Shen Bang: Nezha Chonsheng', 'follow'],
    ['Xin Shen Bang: Yang Jian', 'Bai She: Yuan Qi', 'list'],
    ['Mirai Shounen Conan', 'Mirai Shounen Conan II: Taiga Adventure', 'follow'],
    ['Bleach', 'Burn the Witch', 'list'],
    ['SSSS.GRIDMAN', 'Nihon Animator Mihonichi', 'list'],
    ['xxxHOLiC', 'BLOOD-C', 'list'],
    ['Free!', 'Kyoto Animation: Suiei-hen', 'list'],
    ['ChäoS;HEAd', 'Occultic;Nine', 'list'],
    ['Sasaki to Miyano: Sotsugyou-hen', 'Hirano to Kagiura', 'list'],
    ['Kanashimi no Belladonna', 'Cleopatra', 'list'],
    ['Mahoutsukai no Yome SEASON 2', 'Fuyu no Okurimono', 'list'],
    ['Nekketsu Jinmenken: LIFE IS MOVIE', 'Nekketsu Tantei Jimusho', 'list'],
  ])('%s and %s: %s', (a, b, treatment) => {
    expect(ruling([a, b], others).treatment).toBe(treatment);
    expect(ruling([b, a], others).treatment).toBe(treatment);
  });

  it('are not by a synonym, by the word of one end alone, or where one end says more', () => {
    const named = ['Code Geass', { title: 'x', synonyms: ['Code Geass Two'] }];
    expect(ruling(named, others)).toEqual({ treatment: 'list' });
    const same = ['Code Geass', 'Code Geass Two'];
    expect(ruling(same, { says: [[1, 'OTHER', 2]] })).toEqual({ treatment: 'list' });
    expect(ruling(same, { says: [...others.says, [1, 'CHARACTER', 2]] })).toEqual({ treatment: 'list' });
    expect(ruling(same, { ...others, unread: [2] }).treatment).not.toBe('follow');
  });

  it('are what the policy says where that follows crossovers, or does not follow other versions', () => {
    const graph = graphOf(['Code Geass', 'Code Geass Two'], others);
    const follow = { ...presets.franchise, OTHER: 'follow' } as const;
    expect(rulingOf(follow, graph, ref(1), ref(2))).toEqual({ treatment: 'follow' });
    const alone = { ...presets.franchise, ALTERNATIVE: 'list' } as const;
    expect(rulingOf(alone, graph, ref(1), ref(2))).toEqual({ treatment: 'list' });
  });
});

describe('a child', () => {
  /** 2 is a child of 1 and belongs to 3. */
  const spinOff = (child: RelationType, parent: RelationType, more: readonly Says[] = []): Known => ({
    says: [[1, child, 2], [2, parent, 1], [2, 'SEQUEL', 3], [3, 'PREQUEL', 2], ...more],
  });
  const names = ['Gate of Steins', 'Chaotic HeaderRow', 'Chaotic Child'] as const;
  const kept = { treatment: 'follow' };

  it('that has another name, is only OTHER or a guest to its parent and belongs elsewhere, is kept out', () => {
    for (const child of ['OTHER', 'CHARACTER'] as const) {
      expect(ruling(names, spinOff(child, 'PARENT'))).toEqual({ treatment: 'list', rule: 'other name' });
      expect(ruling(names, spinOff(child, 'PARENT'), 2, 1)).toEqual({ treatment: 'list', rule: 'other name' });
    }
  });

  it.each(['SIDE_STORY', 'SPIN_OFF', 'SUMMARY'] as const)('that the parent calls %s stays', (type) => {
    expect(ruling(names, spinOff(type, 'PARENT'))).toEqual(kept);
    expect(ruling(names, spinOff(type, 'OTHER'))).toEqual(kept);
  });

  it.each([
    ['it is named after the parent', ['Gate of Steins', 'Gate of Chaos', 'Chaotic Child']],
    ['a word of their names is the same', ['Gate of Steins', 'Chaotic Steins', 'Chaotic Child']],
    [
      'a synonym has the same word',
      ['Gate of Steins', { title: 'Chaotic HeaderRow', synonyms: ['Steins'] }, 'Chaotic Child'],
    ],
    [
      'an English name has the same word',
      ['Gate of Steins', { title: 'Chaotic HeaderRow', english: 'A Steins' }, 'Chaotic Child'],
    ],
    ['what it belongs to is named so, too', ['Gate of Steins', 'Chaotic HeaderRow', 'Steins Child']],
    ['nobody says how what it belongs to is called', ['Gate of Steins', 'Chaotic HeaderRow', {}]],
  ])('stays where %s', (_, titles) => {
    expect(ruling(titles, spinOff('OTHER', 'PARENT'))).toEqual(kept);
  });

  it('stays where the parent names what it belongs to, and where that is cut off or printed', () => {
    expect(ruling(names, spinOff('OTHER', 'PARENT', [[1, 'OTHER', 3]]))).toEqual(kept);
    expect(ruling(names, { ...spinOff('OTHER', 'PARENT'), decisions: { cuts: [[ref(2), ref(3)]] } })).toEqual(kept);
  });

  it('is not told by numbers, short words and words that all names have', () => {
    const titles = ['Of 1999 The Movie Season', 'In 1999 The Movie Season', 'Chaotic Child'];
    expect(ruling(titles, spinOff('OTHER', 'PARENT')).treatment).toBe('list');
  });

  it('needs all that has to be read to know', () => {
    const says: readonly Says[] = [
      [1, 'SIDE_STORY', 2],
      [2, 'PARENT', 1],
      [2, 'PARENT', 3],
    ];
    const result = ruling(['Gate', 'Chaotic HeaderRow', 'Love'], { says, unread: [3] });
    expect(result).toEqual({ treatment: 'undecided', needs: refs(3) });
  });

  describe('of two parents that are not tied', () => {
    const says: readonly Says[] = [
      [1, 'SPIN_OFF', 2],
      [2, 'PARENT', 1],
      [3, 'SPIN_OFF', 2],
      [2, 'PARENT', 3],
    ];
    const byBoth = (titles: Parameters<typeof graphOf>[0], more: readonly Says[] = []) =>
      [1, 3].map((parent) => ruling(titles, { says: [...says, ...more] }, parent, 2));
    const dropped = { treatment: 'list', rule: 'other parent' };

    it('stays with the one that its name begins with', () => {
      expect(byBoth(['Lupin Third', 'Lupin Versus Conan', 'Conan'])).toEqual([kept, dropped]);
    });

    it('stays with the one that more users list, else with the one of more relations, else with the first', () => {
      const known = (a: number, b: number) => [
        { title: 'Lupin', popularity: a },
        'Versus',
        { title: 'Conan', popularity: b },
      ];
      expect(byBoth(known(10, 5))).toEqual([kept, dropped]);
      expect(byBoth(known(5, 10))).toEqual([dropped, kept]);
      expect(byBoth(['Lupin', 'Versus', 'Conan'], [[3, 'OTHER', 9]])).toEqual([dropped, kept]);
      expect(byBoth(['Lupin', 'Versus', 'Conan'])).toEqual([kept, dropped]);
    });

    it('stays with both where one names the other, or both are of one name', () => {
      expect(byBoth(['Lupin', 'Versus', 'Conan'], [[1, 'OTHER', 3]])[0]).toEqual(kept);
      expect(byBoth(['Lupin', 'Versus', 'The Lupin Film'])).toEqual([kept, kept]);
    });
  });

  it('is none where both call each other a child, or one of them is more', () => {
    expect(
      ruling(names, {
        says: [
          [1, 'SIDE_STORY', 2],
          [2, 'SIDE_STORY', 1],
          [2, 'SEQUEL', 3],
        ],
      }),
    ).toEqual(kept);
    expect(ruling(names, spinOff('OTHER', 'PARENT', [[2, 'SEQUEL', 1]]))).toEqual(kept);
    expect(ruling(names, spinOff('OTHER', 'PARENT', [[1, 'ALTERNATIVE', 2]]))).toEqual(kept);
  });

  it('of what the user joined is followed as that is, though nobody states anything', () => {
    const joined = (type: RelationType) =>
      ruling(['Gate', 'Love'], { says: [], decisions: { joins: [{ from: ref(1), to: ref(2), type }] } }).treatment;
    expect([joined('SIDE_STORY'), joined('CHARACTER')]).toEqual(['follow', 'list']);
  });

  it('that the user joined stays', () => {
    const joins = [{ from: ref(1), to: ref(2), type: 'SIDE_STORY' }] as const;
    expect(ruling(names, { ...spinOff('OTHER', 'PARENT'), decisions: { joins } })).toEqual(kept);
  });
});
