import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { bundledOrigin } from '../../src/lookup/bundled.ts';
import { createLookup } from '../../src/lookup/lookup.ts';
import type { Franchise } from '../../src/model/franchise.ts';
import { type Ref, refOf } from '../../src/model/ref.ts';
import type { Relation, RelationType } from '../../src/model/relation.ts';
import { presets } from '../../src/model/relation-policy.ts';
import type { Title } from '../../src/model/title.ts';
import { bundled as catalogue } from '../../src/providers/registry.ts';
import { catalogFranchises } from '../helpers/catalog-titles.ts';
import { titleOf } from '../helpers/franchise.ts';
import { crawlOf, franchiseOf, lookupOf, membersOf, noCounts } from '../helpers/lookup.ts';
import { memoryProvider } from '../helpers/memory-provider.ts';
import { runs } from '../helpers/suite.ts';

type Tie = readonly [a: number, b: number, aSaysOfB: RelationType, bSaysOfA: RelationType];

/** Titles by their names (from 1 on), with what the two ends of each tie state of each other; named as providers name them. */
function graphOf(names: readonly (string | Partial<Title>)[], ties: readonly Tie[]): readonly Title[] {
  const facts = names.map((one) => (typeof one === 'string' ? { title: one } : one));
  const named = (id: number) => ({ to: refOf('anilist', id), title: facts[id - 1]?.title ?? '' });
  return facts.map((own, n) => {
    const relations = ties.flatMap(([a, b, of, back]): readonly Relation[] => [
      ...(a === n + 1 ? [{ type: of, ...named(b) }] : []),
      ...(b === n + 1 ? [{ type: back, ...named(a) }] : []),
    ]);
    return titleOf(n + 1, { ...own, relations });
  });
}

const crawled = (titles: readonly Title[], start: number, asStated = false): Promise<Franchise> =>
  franchiseOf(crawlOf([refOf('anilist', start)], lookupOf(memoryProvider(titles, { batchSize: 2 })), { asStated }));

/** The sets that the members of a graph give, each once, by numbers. */
async function setsOf(titles: readonly Title[], asStated = false): Promise<readonly (readonly number[])[]> {
  const sets = new Set<string>();
  for (let id = 1; id <= titles.length; id++) sets.add(membersOf(await crawled(titles, id, asStated)).join(' '));
  return [...sets]
    .map((refs) =>
      refs
        .split(' ')
        .map((ref) => Number(ref.split(':')[1]))
        .sort((a, b) => a - b),
    )
    .sort((a, b) => (a[0] ?? 0) - (b[0] ?? 0));
}

describe('a child that is only OTHER to its PARENT', () => {
  const titles = graphOf(
    ['Gate of Steins', 'Gate of Steins: Later', 'Chaotic HeaderRow', 'Chaotic Child'],
    [
      [1, 2, 'SEQUEL', 'PREQUEL'],
      [1, 3, 'PARENT', 'OTHER'],
      [3, 4, 'SEQUEL', 'PREQUEL'],
    ],
  );

  it('has a franchise of its own where it has another name and belongs elsewhere', async () => {
    expect(await setsOf(titles)).toEqual([
      [1, 2],
      [3, 4],
    ]);
    expect(await setsOf(titles, true)).toEqual([[1, 2, 3, 4]]);
  });

  it('is named beside the other franchise, with the rule that keeps it out', async () => {
    const { listed } = await crawled(titles, 3);
    expect(listed).toMatchObject([{ ref: 'anilist:1', of: 'anilist:3', rule: 'other name' }]);
  });

  it('stays where it belongs nowhere else', async () => {
    expect(await setsOf(graphOf(['Chaotic HeaderRow', 'A Song of Rain'], [[2, 1, 'PARENT', 'CHARACTER']]))).toEqual([
      [1, 2],
    ]);
  });

  it('stays where their names have a word in common, in whichever language', async () => {
    const named = graphOf(
      [
        { title: 'Kurogane no Mahou', english: 'Iron Magic' },
        { title: 'Tetsu', synonyms: ['Iron Girls'] },
        'Unlike Anything',
      ],
      [
        [2, 1, 'PARENT', 'OTHER'],
        [2, 3, 'SEQUEL', 'PREQUEL'],
      ],
    );
    expect(await setsOf(named)).toEqual([[1, 2, 3]]);
  });
});

describe('a child of two parents', () => {
  const versus = (name: string) =>
    graphOf(
      [{ title: 'Great Robot', popularity: 90 }, { title: 'Devil Boy', popularity: 50 }, name, 'Great Robot II'],
      [
        [1, 3, 'SIDE_STORY', 'PARENT'],
        [2, 3, 'SIDE_STORY', 'PARENT'],
        [1, 4, 'SEQUEL', 'PREQUEL'],
      ],
    );

  it('stays with the one that its name begins with', async () => {
    expect(await setsOf(versus('Great Robot vs. Devil Boy'))).toEqual([[1, 3, 4], [2]]);
    expect(await setsOf(versus('Devil Boy vs. Great Robot'))).toEqual([
      [1, 4],
      [2, 3],
    ]);
  });

  it('stays with the one whose name ends in the word that its own begins with, where it is named after neither', async () => {
    expect(await setsOf(versus('Boy of the Century'))).toEqual([
      [1, 4],
      [2, 3],
    ]);
  });

  it('stays with the better known one where it is named after neither', async () => {
    expect(await setsOf(versus('Battle of the Century'))).toEqual([[1, 3, 4], [2]]);
  });

  it('keeps both where they are tied to each other', async () => {
    const tied = graphOf(
      ['Great Robot', 'Devil Boy', 'Great Robot vs. Devil Boy'],
      [
        [1, 3, 'SIDE_STORY', 'PARENT'],
        [2, 3, 'SIDE_STORY', 'PARENT'],
        [1, 2, 'ALTERNATIVE', 'ALTERNATIVE'],
      ],
    );
    expect(await setsOf(tied)).toEqual([[1, 2, 3]]);
  });
});

describe('two titles that call each other OTHER', () => {
  it.each([
    ['Duel Cards! Monsters', 'Duel Cards! ZEXAL', [[1], [2]]],
    ['Duel Cards!', 'Duel Cards! ZEXAL', [[1, 2]]],
    ['Du-El-Cards! ZEXAL II', 'Du-El-Cards! SEVENS', [[1, 2]]],
    ['Tales of Moonlight', 'Tales of Sunlight', [[1], [2]]],
    ['The First Movie of Cats', 'The First Movie of Dogs', [[1], [2]]],
    ['Pocket Beasts (1997)', 'Pocket Beasts (2023)', [[1, 2]]],
    ['Eye Shield 2', 'Eye Shield: The Legend Before', [[1, 2]]],
    ['Code of Crowns: Lute of the Rebellion', 'Code of Crowns: Atto the Exiled 1', [[1, 2]]],
    ['Gun: The Beginning', 'Gun Sword', [[1], [2]]],
    ['Boys Part 2', 'Boys of the Town', [[1, 2]]],
    ['The Movie', 'The Movie of Something', [[1], [2]]],
    ['Gun', 'Gun Sword', [[1], [2]]],
    ['Gunsmith', 'Gunsmiths of the West', [[1], [2]]],
  ])('%s and %s', async (one, other, wanted) => {
    expect(await setsOf(graphOf([one, other], [[1, 2, 'OTHER', 'OTHER']]))).toEqual(wanted);
  });

  it.each(['strict', 'story'] as const)('are not joined by --preset %s', async (preset) => {
    const titles = graphOf(['Duel Cards!', 'Duel Cards! ZEXAL'], [[1, 2, 'OTHER', 'OTHER']]);
    const options = { asStated: false, policy: presets[preset] };
    const events = crawlOf([refOf('anilist', 1)], lookupOf(memoryProvider(titles)), options);
    expect(membersOf(await franchiseOf(events))).toEqual(['anilist:1']);
  });

  it('are kept apart by a cut all the same', async () => {
    const titles = graphOf(['Duel Cards!', 'Duel Cards! ZEXAL'], [[1, 2, 'OTHER', 'OTHER']]);
    const cuts = [[refOf('anilist', 1), refOf('anilist', 2)]] as const;
    const events = crawlOf([refOf('anilist', 1)], lookupOf(memoryProvider(titles)), { asStated: false, cuts });
    expect(membersOf(await franchiseOf(events))).toEqual(['anilist:1']);
  });
});

describe('with the rules', () => {
  const word = fc.constantFrom('Robo', 'Devil', 'Moon', 'Kaiser', 'Idol', 'the', 'II', '2019', 'Movie');
  const name = fc.array(word, { minLength: 1, maxLength: 3 }).map((words) => words.join(' '));
  const said = fc.constantFrom<readonly [RelationType, RelationType]>(
    ['SEQUEL', 'PREQUEL'],
    ['PARENT', 'SIDE_STORY'],
    ['PARENT', 'SPIN_OFF'],
    ['PARENT', 'OTHER'],
    ['PARENT', 'CHARACTER'],
    ['ALTERNATIVE', 'ALTERNATIVE'],
    ['OTHER', 'OTHER'],
    ['CHARACTER', 'CHARACTER'],
  );
  const end = fc.integer({ min: 1, max: 9 });
  const graph = fc
    .record({
      names: fc.array(fc.record({ title: name, popularity: fc.integer({ min: 1, max: 5 }) }), {
        minLength: 9,
        maxLength: 9,
      }),
      ties: fc.uniqueArray(fc.tuple(end, end, said), {
        minLength: 1,
        maxLength: 14,
        selector: ([a, b]) => `${Math.min(a, b)} ${Math.max(a, b)}`,
      }),
    })
    .map(({ names, ties }) =>
      graphOf(
        names,
        ties.filter(([a, b]) => a !== b).map(([a, b, [of, back]]) => [a, b, of, back] as const),
      ),
    );

  it('every member of a franchise as the start gives the same set', async () => {
    const property = fc.asyncProperty(graph, async (titles) => {
      for (const { ref } of titles) {
        const set = membersOf(await crawled(titles, Number(ref.split(':')[1])));
        expect(set).toContain(ref);
        for (const member of set)
          expect(membersOf(await crawled(titles, Number(member.split(':')[1]))), `${member}, of ${ref}`).toEqual(set);
      }
    });
    await fc.assert(property, { numRuns: runs(30, 600) });
  });

  it('every member of every bundled franchise gives the same set', async () => {
    const lookup = createLookup([bundledOrigin(catalogue)], noCounts());
    const wrong: string[] = [];
    const crawl = async (ref: Ref) =>
      membersOf(await franchiseOf(crawlOf([ref], lookup, { asStated: false, policy: presets.franchise }))).join(' ');
    for (const { name: franchise, members } of catalogFranchises().slice(0, runs(25, 200))) {
      const sets = new Map<Ref, string>();
      for (const ref of members) sets.set(ref, await crawl(ref));
      for (const [ref, set] of sets)
        for (const other of set.split(' '))
          if ((sets.get(other as Ref) ?? set) !== set) wrong.push(`${franchise}: ${ref} and ${other}`);
    }
    expect(wrong).toEqual([]);
  });
});

describe('a crossover whose elder calls it PARENT', () => {
  // 3 tells of 1 in the manner of 2, which came before it.
  const named = (elder: number) =>
    graphOf(
      [
        { title: 'Tetsu Atom', year: 1963 },
        { title: 'Soft Tank', year: elder },
        { title: 'Soft Atom', year: 2007 },
        { title: 'Tetsu Atom II', year: 1980 },
      ],
      [
        [3, 1, 'PARENT', 'OTHER'],
        [3, 2, 'OTHER', 'PARENT'],
        [1, 4, 'SEQUEL', 'PREQUEL'],
      ],
    );

  it('comes from both, and stays with the one that its name begins with', async () => {
    expect(await setsOf(named(2005))).toEqual([
      [1, 4],
      [2, 3],
    ]);
  });

  it('does not where that one came later, and as it is stated', async () => {
    expect(await setsOf(named(2010))).toEqual([[1, 2, 3, 4]]);
    expect(await setsOf(named(2005), true)).toEqual([[1, 2, 3, 4]]);
  });
});
