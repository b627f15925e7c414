import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { decisionsOf, nothingDecided } from '../../src/crawl/decisions.ts';
import { falseJoins } from '../../src/crawl/false-joins.ts';
import type { Database, Decision } from '../../src/store/database.ts';
import { openSqlite } from '../../src/store/sqlite/sqlite.ts';
import { titleOf } from '../helpers/franchise.ts';
import { crawlOf, franchiseOf, lookupOf, membersOf } from '../helpers/lookup.ts';
import { memoryProvider } from '../helpers/memory-provider.ts';

let store: Database;
const decide = async (...decisions: readonly Decision[]) => (await store.commit({ decisions })).removed;
beforeEach(async () => {
  store = await openSqlite(':memory:');
});
afterEach(() => store.close());

describe('what was decided', () => {
  it('is nothing at first, and nothing of it counts with none', async () => {
    expect(await decisionsOf('own', store)).toEqual(nothingDecided);
    await decide({ type: 'cut', cut: { a: 'anilist:1', b: 'anilist:2', at: 5 } });
    expect(await decisionsOf('none', store)).toEqual(nothingDecided);
    expect(await decisionsOf('own', undefined)).toEqual(nothingDecided);
  });

  it('holds in every numbering that is known of the titles', async () => {
    const title = (id: number) => ({ ...titleOf(id), ids: { anilist: id, mal: id + 100 } });
    await store.commit({ arrivals: [1, 2].map((id) => ({ title: title(id), provider: 'anilist', fetchedAt: 1 })) });
    await decide({ type: 'cut', cut: { a: 'anilist:1', b: 'mal:102', at: 5 } });
    await decide({ type: 'join', join: { from: 'mal:101', to: 'mal:7', type: 'SEQUEL', at: 5 } });
    const { cuts, joins } = await decisionsOf('own', store);
    expect(cuts).toEqual([
      ['anilist:1', 'mal:102'],
      ['anilist:1', 'anilist:2'],
      ['mal:101', 'mal:102'],
    ]);
    expect(joins).toEqual([{ from: 'mal:101', to: 'mal:7', type: 'SEQUEL' }]);
  });

  it('has a digest of what changes an answer, and of nothing else', async () => {
    const digest = async () => (await decisionsOf('own', store)).digest;
    await decide({ type: 'cut', cut: { a: 'anilist:1', b: 'anilist:2', at: 5 } });
    const first = await digest();
    await decide({ type: 'cut', cut: { b: 'anilist:1', a: 'anilist:2', at: 9, reason: 'later' } });
    expect(await digest()).toBe(first);
    await decide({ type: 'join', join: { from: 'anilist:3', to: 'anilist:4', type: 'SEQUEL', at: 5 } });
    const second = await digest();
    await decide({ type: 'join', join: { from: 'anilist:3', to: 'anilist:4', type: 'PREQUEL', at: 5 } });
    expect(new Set([first, second, await digest()]).size).toBe(3);
    expect([
      await decide({ type: 'unjoin', pair: ['anilist:4', 'anilist:3'] }),
      await decide({ type: 'unjoin', pair: ['anilist:4', 'anilist:3'] }),
    ]).toEqual([1, 0]);
    expect([await decide({ type: 'uncut', pair: ['anilist:2', 'anilist:1'] }), await digest()]).toEqual([1, '']);
  });
});

describe('the shipped list', () => {
  it('names every pair once, with a sentence', () => {
    const pairs = falseJoins.map(({ a, b }) => [a.anilist, b.anilist].sort((one, other) => one - other).join(' '));
    expect(new Set(pairs).size).toBe(pairs.length);
    for (const { a, b, why } of falseJoins) {
      expect(a.anilist).not.toBe(b.anilist);
      expect(why.length).toBeGreaterThan(20);
    }
  });

  it('keeps a crossover with one of its two sides, only where it is asked for', async () => {
    const titles = [
      titleOf(2252, { title: 'Devilman', relations: [{ type: 'SPIN_OFF', to: 'anilist:3898' }] }),
      titleOf(3898, {
        relations: [
          { type: 'PARENT', to: 'anilist:2252' },
          { type: 'PARENT', to: 'anilist:2253' },
        ],
      }),
      titleOf(2253, { title: 'Mazinger Z', relations: [{ type: 'SIDE_STORY', to: 'anilist:3898' }] }),
    ];
    const members = async (start: number, choice: 'own' | 'shipped') =>
      membersOf(
        await franchiseOf(
          crawlOf([`anilist:${start}`], lookupOf(memoryProvider(titles)), await decisionsOf(choice, store)),
        ),
      );
    expect(await members(2252, 'own')).toHaveLength(3);
    expect(await members(2252, 'shipped')).toEqual(['anilist:2252']);
    expect(await members(2253, 'shipped')).toEqual(['anilist:2253', 'anilist:3898']);
  });
});

it('what providers miss is joined, by whom that is told, unless only what is stated or the own decisions are wanted', async () => {
  const provider = memoryProvider([
    titleOf(356, { title: 'Fate/stay night', relations: [] }),
    titleOf(166617, { title: 'Fate/strange Fake', relations: [] }),
  ]);
  const crawled = async (start: number, choice: 'own+shipped' | 'own') =>
    franchiseOf(crawlOf([`anilist:${start}`], lookupOf(provider), { ...(await decisionsOf(choice, undefined)) }));
  for (const start of [356, 166617]) {
    const franchise = await crawled(start, 'own+shipped');
    expect(membersOf(franchise)).toEqual(['anilist:166617', 'anilist:356']);
    const stated = { from: 'anilist:356', to: 'anilist:166617', type: 'SPIN_OFF', by: ['animectl'] };
    expect(franchise.edges).toContainEqual(expect.objectContaining(stated));
    expect(membersOf(await crawled(start, 'own'))).toEqual([`anilist:${start}`]);
  }
});
