import { describe, expect, it } from 'vitest';
import { createLookup } from '../../src/lookup/lookup.ts';
import type { Title } from '../../src/model/title.ts';
import { titleOf } from '../helpers/franchise.ts';
import { bothWays, ref, refs, titlesOf } from '../helpers/graph.ts';
import { crawlOf, franchiseOf, lookupOf, membersOf, networkOf, noCounts } from '../helpers/lookup.ts';
import { memoryProvider } from '../helpers/memory-provider.ts';

/** What all providers have of a title: AniList, MyAnimeList by its own id alone, and Kitsu, which knows both. */
function askedOfAll(anilist: Partial<Title>, mal: Partial<Title>, kitsu: Partial<Title>) {
  const titles = [
    titleOf(1, { title: 'One', relations: [], ...anilist }),
    titleOf(71, { ref: 'mal:71', ids: { mal: 71 }, title: 'Ichi', relations: [], ...mal }),
    titleOf(5, { ref: 'kitsu:5', ids: { kitsu: 5, mal: 71, anilist: 1 }, title: 'Uno', relations: [], ...kitsu }),
  ] as const;
  const origins = [
    networkOf(memoryProvider([titles[0]], { name: 'anilist', numberings: ['anilist'] })),
    networkOf(memoryProvider([titles[1]], { name: 'mal', numberings: ['mal'] })),
    networkOf(memoryProvider([titles[2]], { name: 'kitsu', numberings: ['kitsu', 'anilist', 'mal'] })),
  ];
  return franchiseOf(crawlOf(refs(1), createLookup(origins, noCounts(), 'all')));
}

describe('an answer of all providers', () => {
  it('calls a title what the first has it, with the gaps filled by the others in their order', async () => {
    const franchise = await askedOfAll(
      {},
      { episodes: 12, native: '一' },
      { episodes: 13, native: '壱', durationMinutes: 24 },
    );
    expect(franchise.members).toMatchObject([
      { provider: 'anilist', title: { ref: ref(1), title: 'One', episodes: 12, native: '一', durationMinutes: 24 } },
    ]);
  });

  it('has what each states of others, with who does', async () => {
    const { members } = await askedOfAll(
      { relations: [{ type: 'SEQUEL', to: ref(2) }] },
      { relations: [{ type: 'OTHER', to: 'mal:79' }] },
      { relations: [{ type: 'SEQUEL', to: ref(2) }] },
    );
    expect(members[0]?.title.relations).toEqual([
      { type: 'SEQUEL', to: ref(2), by: ['anilist', 'kitsu'] },
      { type: 'OTHER', to: 'mal:79', by: ['mal'] },
    ]);
    const two = await askedOfAll(
      { relations: [{ type: 'SEQUEL', to: ref(2) }] },
      {},
      { relations: [{ type: 'OTHER', to: ref(3) }] },
    );
    expect(two.members[0]?.title.relations).toEqual([
      { type: 'SEQUEL', to: ref(2) },
      { type: 'OTHER', to: ref(3), by: ['kitsu'] },
    ]);
  });
});

describe('a title that came under two ids before anybody said that they are one', () => {
  it('has what was said of it under either', async () => {
    const one = { anilist: titleOf(1, { relations: [{ type: 'SEQUEL', to: ref(2) }] }) };
    const two = titleOf(2, { title: 'Two', relations: [] });
    const ichi = {
      ...titleOf(71),
      ref: 'mal:71',
      ids: { mal: 71 },
      relations: [{ type: 'SEQUEL', to: 'mal:72' }],
    } as const;
    const ni = titleOf(72, { ref: 'mal:72', ids: { mal: 72 }, title: 'Ni', episodes: 12, relations: [] });
    const uno = titleOf(5, { ref: 'kitsu:5', ids: { kitsu: 5, mal: 71, anilist: 1 }, title: 'Uno', relations: [] });
    const due = titleOf(6, { ref: 'kitsu:6', ids: { kitsu: 6, mal: 72, anilist: 2 }, native: '二', relations: [] });
    const origins = [
      networkOf(memoryProvider([one.anilist, two], { name: 'anilist', numberings: ['anilist'] })),
      networkOf(memoryProvider([ichi, ni], { name: 'mal', numberings: ['mal'] })),
      networkOf(memoryProvider([uno, due], { name: 'kitsu', numberings: ['kitsu', 'anilist', 'mal'] })),
    ];
    const { members } = await franchiseOf(crawlOf(refs(1), createLookup(origins, noCounts(), 'all')));
    expect(members).toHaveLength(2);
    expect(members[1]).toMatchObject({ provider: 'anilist', title: { title: 'Two', episodes: 12, native: '二' } });
  });
});

describe('edges', () => {
  const words = async (titles: readonly Title[], options: Parameters<typeof crawlOf>[2] = {}) => {
    const franchise = await franchiseOf(crawlOf(refs(1), lookupOf(memoryProvider(titles)), options));
    return franchise.edges.map(
      ({ from, type, to, stated, by }) => `${from} ${type} ${to}${stated ? '' : ' inferred'} ${by}`,
    );
  };

  it('are between members, and not across a cut', async () => {
    const titles = titlesOf([
      ...bothWays('1 SEQUEL 2', '2 SEQUEL 3', '1 SIDE_STORY 3'),
      '1 CHARACTER 4',
      '4 CHARACTER 1',
    ]);
    const all = await words(titles, { cuts: [[ref(3), ref(1)]] });
    expect(all.sort()).toEqual([
      'anilist:1 SEQUEL anilist:2 anilist',
      'anilist:2 PREQUEL anilist:1 anilist',
      'anilist:2 SEQUEL anilist:3 anilist',
      'anilist:3 PREQUEL anilist:2 anilist',
    ]);
  });

  it('hold what the user states besides, as the user’s word', async () => {
    const joins = [{ from: ref(1), to: ref(2), type: 'SIDE_STORY' }] as const;
    expect(
      await words(titlesOf([], { 1: {} }).concat(titleOf(1, { relations: [] }), titleOf(2, { relations: [] })), {
        joins,
      }),
    ).toEqual(['anilist:1 SIDE_STORY anilist:2 user', 'anilist:2 PARENT anilist:1 inferred user']);
    const stated = titlesOf(bothWays('1 SIDE_STORY 2'));
    expect(await words(stated, { joins })).toEqual([
      'anilist:1 SIDE_STORY anilist:2 anilist,user',
      'anilist:2 PARENT anilist:1 anilist',
    ]);
  });
});

describe('well-known false joins', () => {
  const titles = titlesOf(bothWays('1 SEQUEL 2', '2 SIDE_STORY 3', '5 SIDE_STORY 6'));
  const counted = async (...pairs: readonly (readonly [number, number])[]) => {
    const shipped = pairs.map(([a, b]) => [ref(a), ref(b)] as const);
    const found = await franchiseOf(crawlOf(refs(1), lookupOf(memoryProvider(titles)), { cuts: shipped, shipped }));
    return [membersOf(found), found.falseJoins];
  };

  it('are counted where they keep a title out, whichever way round they are written', async () => {
    expect(await counted([2, 3])).toEqual([refs(1, 2), 1]);
    expect(await counted([3, 2])).toEqual([refs(1, 2), 1]);
    expect(await counted([3, 2], [2, 3])).toEqual([refs(1, 2), 1]);
    expect(await counted([5, 6])).toEqual([refs(1, 2, 3), undefined]);
    expect(await counted([1, 9])).toEqual([refs(1, 2, 3), undefined]);
  });

  it('are not counted where both titles belong by another way, or neither does', async () => {
    const tied = titlesOf([
      ...bothWays('1 SEQUEL 2', '2 SIDE_STORY 3', '1 SIDE_STORY 3'),
      ...bothWays('1 CHARACTER 4', '4 SEQUEL 5'),
    ]);
    const cut = async (a: number, b: number) => {
      const shipped = [[ref(a), ref(b)]] as const;
      const lookup = lookupOf(memoryProvider(tied, { levels: 1 }));
      return (await franchiseOf(crawlOf(refs(1), lookup, { cuts: shipped, shipped }))).falseJoins;
    };
    expect([await cut(2, 3), await cut(4, 5)]).toEqual([undefined, undefined]);
  });
});
