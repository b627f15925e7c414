import fc from 'fast-check';
import { beforeEach, describe, expect, it } from 'vitest';
import { type Ref, refOf } from '../../../src/model/ref.ts';
import type { Relation, RelationType } from '../../../src/model/relation.ts';
import type { Database } from '../../../src/store/database.ts';
import { arrival, titled, to } from '../../helpers/arrivals.ts';
import { runs } from '../../helpers/suite.ts';
import { asking, type Engine, pairs, sorted } from './ask.ts';

/** What every database promises of relations, whoever states them. */
export function describeRelations(engine: Engine): void {
  let store: Database;
  beforeEach(async () => {
    store = await engine.alone();
    return () => store.close();
  });
  const { save, load, loaded, statedOf, inferredOf } = asking(() => store);
  const open = () => engine.alone();

  describe('relations', () => {
    it('names titles that are only mentioned', async () => {
      await save(
        arrival(titled('anilist:1', { relations: [{ ...to('SOURCE', 'anilist:manga/9', 'Nine'), format: 'MANGA' }] })),
      );
      expect(await loaded('anilist:manga/9')).toEqual({
        ...titled('anilist:manga/9', { title: 'Nine' }),
        format: 'MANGA',
      });
      await save(arrival(titled('anilist:3', { relations: [to('SEQUEL', 'anilist:4')] })));
      expect(await loaded('anilist:4')).toBeUndefined();
      await save(arrival(titled('anilist:5', { relations: [to('SEQUEL', 'anilist:4', 'Four')] })));
      expect(await loaded('anilist:4')).toMatchObject({ title: 'Four' });
    });

    it('tells which titles are related in an unknown way, from either side, with the names that are known', async () => {
      await save(
        arrival(titled('anilist:1', { ids: { anilist: 1, mal: 71 }, relations: [to('SEQUEL', 'anilist:4')] })),
        arrival(titled('anilist:2')),
        arrival(titled('anilist:3')),
      );
      const list: readonly (readonly [Ref, Ref])[] = [
        ['anilist:1', 'anilist:2'],
        ['anilist:2', 'anilist:4'],
      ];
      await store.commit({ pairs: { provider: 'offline-database', list } });
      const related = await store.titles.related(['mal:71', 'anilist:2', 'anilist:3', 'anilist:9']);
      expect(related.get('mal:71')).toEqual([{ ref: 'anilist:2', title: 'Title of anilist:2' }]);
      expect(related.get('anilist:2')?.toSorted((a, b) => (a.ref < b.ref ? -1 : 1))).toEqual([
        { ref: 'anilist:1', title: 'Title of anilist:1' },
        { ref: 'anilist:4' },
      ]);
      expect([related.get('anilist:3'), related.has('anilist:9')]).toEqual([[], false]);
    });

    it('does not let a mention replace another one, whoever makes it and however soon', async () => {
      await save(arrival(titled('kitsu:1', { relations: [to('SEQUEL', 'anilist:2', 'Zwei')] }), 1000, 'kitsu'));
      await save(arrival(titled('anilist:1', { relations: [to('SEQUEL', 'anilist:2', 'Two')] }), 1001));
      expect(await loaded('anilist:2')).toMatchObject({ title: 'Zwei' });
    });

    it('lets a mention fill what another one has left out, and no more', async () => {
      await save(arrival(titled('kitsu:1', { relations: [to('SEQUEL', 'anilist:2', 'Zwei')] }), 1000, 'kitsu'));
      const second = { ...to('SEQUEL', 'anilist:2', 'Two'), format: 'TV' as const };
      await save(arrival(titled('anilist:1', { relations: [second] }), 1001));
      expect(await loaded('anilist:2')).toMatchObject({ title: 'Zwei', format: 'TV' });
    });

    it('does not let a mention change a title that is known', async () => {
      await save(arrival(titled('anilist:2')));
      const { rows } = await save(arrival(titled('anilist:1', { relations: [to('SEQUEL', 'anilist:2', 'Wrong')] })));
      expect(await loaded('anilist:2')).toEqual(titled('anilist:2'));
      expect(rows).toBe(5); // a title, its id, its name, the relation and its inverse
    });

    it('infers the other direction only where the other end is silent', async () => {
      await save(
        arrival(titled('anilist:1', { relations: [to('SIDE_STORY', 'anilist:2'), to('SEQUEL', 'anilist:3')] })),
      );
      expect(await inferredOf('anilist:2')).toEqual(['PARENT anilist:1 inferred']);
      expect(await loaded('anilist:2')).toBeUndefined();
      await save(arrival(titled('anilist:2', { relations: [to('OTHER', 'anilist:1')] })));
      expect(await inferredOf('anilist:2')).toBeUndefined();
      expect(await statedOf('anilist:2')).toEqual(['OTHER anilist:1']);
      expect(await inferredOf('anilist:3')).toEqual(['PREQUEL anilist:1 inferred']);
      expect(await inferredOf('anilist:1')).toBeUndefined();
      expect(await statedOf('anilist:1')).toEqual(['SEQUEL anilist:3', 'SIDE_STORY anilist:2']);
    });

    it('infers again when an end falls silent, and forgets when the cause goes', async () => {
      await save(
        arrival(titled('anilist:1', { relations: [to('SEQUEL', 'anilist:2')] })),
        arrival(titled('anilist:2', { relations: [to('PREQUEL', 'anilist:1'), to('SEQUEL', 'anilist:3')] })),
      );
      await save(arrival(titled('anilist:2', { relations: [to('SEQUEL', 'anilist:3')] }), 2000));
      expect(await inferredOf('anilist:2')).toEqual(['PREQUEL anilist:1 inferred']);
      await save(arrival(titled('anilist:1', { relations: [to('OTHER', 'anilist:9')] }), 2000));
      expect(await inferredOf('anilist:2')).toBeUndefined();
    });

    it('infers one relation of two words that have the same for the other direction, with all who say either', async () => {
      const said = (type: RelationType, provider: string) =>
        arrival(titled('anilist:1', { relations: [to(type, 'anilist:2', 'Two')] }), 1000, provider);
      await save(said('SIDE_STORY', 'anilist'), said('SPIN_OFF', 'mal'), said('SEQUEL', 'kitsu'));
      const inferred = (await store.titles.inferred(['anilist:2'])).get('anilist:2') ?? [];
      expect(pairs(inferred)).toEqual(['PARENT anilist:1 inferred', 'PREQUEL anilist:1 inferred']);
      await save(arrival(titled('anilist:2', { relations: [to('OTHER', 'anilist:1')] }), 1000));
      expect(await inferredOf('anilist:2')).toBeUndefined();
      expect(await statedOf('anilist:2')).toEqual(['OTHER anilist:1']);
    });

    it('drops what a title states of itself, also after a join', async () => {
      await save(arrival(titled('anilist:1', { relations: [to('SEQUEL', 'anilist:1'), to('SEQUEL', 'mal:2')] })));
      await save(arrival(titled('anilist:1', { ids: { anilist: 1, mal: 2 } }), 2000));
      expect(await statedOf('anilist:1')).toEqual([]);
      expect(await inferredOf('anilist:1')).toBeUndefined();
    });

    it('keeps to its rules whatever is stated, in whatever order', async () => {
      await fc.assert(
        fc.asyncProperty(fc.array(fc.tuple(fc.nat(3), statements), { maxLength: 8 }), async (batches) => {
          const fresh = await open();
          try {
            const last = new Map<number, readonly (readonly [number, RelationType])[]>();
            let time = 0;
            for (const [id, list] of batches) {
              const relations = list.map(([target, type]) => to(type, refOf('anilist', target + 1)));
              await fresh.commit({ arrivals: [arrival(titled(refOf('anilist', id + 1), { relations }), ++time)] });
              // Of itself a title states nothing; an empty list is not believed.
              if (relations.length > 0 || !last.get(id)?.length)
                last.set(
                  id,
                  list.filter(([target]) => target !== id),
                );
            }
            await expectRules(fresh, last);
          } finally {
            await fresh.close();
          }
        }),
        { numRuns: runs(15, 40) },
      );
    });
  });

  describe('relations that several providers state', () => {
    const wordsOf = async (ref: Ref) => {
      const stored = await load(ref);
      return stored?.title.relations
        ?.map(({ type, to: other, by = [stored.provider] }) => `${type} ${other} by ${by.join(' and ')}`)
        .sort();
    };
    const said = (provider: string, fetchedAt: number, ...relations: readonly Relation[]) =>
      arrival(titled('anilist:1', { relations }), fetchedAt, provider);
    const [two, three] = [to('SEQUEL', 'anilist:2'), to('OTHER', 'anilist:3')];

    it.each([
      ['one after the other', false],
      ['in one batch', true],
    ])('are kept with all who do, %s', async (_, together) => {
      const batch = [
        said('mal', 1000, two),
        said('anilist', 1000, two, three),
        said('kitsu', 1000, to('OTHER', two.to)),
      ];
      if (together) await store.commit({ arrivals: batch });
      else for (const one of batch) await save(one);
      expect(await wordsOf('anilist:1')).toEqual([
        'OTHER anilist:2 by kitsu',
        'OTHER anilist:3 by anilist',
        'SEQUEL anilist:2 by anilist and mal',
      ]);
      expect(await inferredOf('anilist:2')).toEqual(['OTHER anilist:1 inferred', 'PREQUEL anilist:1 inferred']);
      expect(await store.commit({ arrivals: batch })).toMatchObject({ rows: 0 });
    });

    it('lose only the word that is taken back', async () => {
      await save(said('anilist', 1000, two, three), said('mal', 1000, two, three));
      await save(said('mal', 2000, three));
      expect(await wordsOf('anilist:1')).toEqual(['OTHER anilist:3 by anilist and mal', 'SEQUEL anilist:2 by anilist']);
      await save(said('anilist', 3000, to('PARENT', 'anilist:9')));
      expect(await wordsOf('anilist:1')).toEqual(['OTHER anilist:3 by mal', 'PARENT anilist:9 by anilist']);
      expect(await inferredOf('anilist:2')).toBeUndefined();
    });

    it('do not lose a word to a sudden empty list, nor to that of another provider', async () => {
      await save(said('anilist', 1000, two), said('mal', 1000, two));
      await save(said('mal', 2000), said('kitsu', 2000));
      expect(await wordsOf('anilist:1')).toEqual(['SEQUEL anilist:2 by anilist and mal']);
    });

    it('keep what was fetched earlier and comes later from another provider', async () => {
      await save(said('anilist', 2000, two));
      await save(said('mal', 1000, three));
      expect(await wordsOf('anilist:1')).toEqual(['OTHER anilist:3 by mal', 'SEQUEL anilist:2 by anilist']);
      await save(said('anilist', 500, three), said('catalog', 9000, to('PARENT', 'anilist:9')));
      expect(await wordsOf('anilist:1')).toEqual(['OTHER anilist:3 by mal', 'SEQUEL anilist:2 by anilist']);
    });

    it('are one where titles turn out to be one', async () => {
      await save(arrival(titled('mal:5', { relations: [to('SEQUEL', 'mal:6')] }), 1000, 'mal'));
      await save(arrival(titled('anilist:1', { relations: [two] }), 1000));
      await save(
        arrival(titled('anilist:1', { ids: { anilist: 1, mal: 5 } }), 2000),
        arrival(titled('anilist:2', { ids: { anilist: 2, mal: 6 } }), 2000),
      );
      expect(await wordsOf('mal:5')).toEqual(['SEQUEL anilist:2 by anilist and mal']);
    });

    it('come back as they were saved, whatever is said by whom', async () => {
      const anyWords = fc.uniqueArray(
        fc.tuple(
          fc.constantFrom('anilist', 'mal', 'kitsu'),
          fc.nat(2),
          fc.constantFrom<RelationType>('SEQUEL', 'OTHER'),
        ),
        { selector: (one) => one.join(), maxLength: 8 },
      );
      await fc.assert(
        fc.asyncProperty(fc.array(anyWords, { minLength: 1, maxLength: 3 }), async (rounds) => {
          const [first, second] = [await open(), await open()];
          const last = new Map<string, readonly string[]>();
          for (const [time, words] of rounds.entries()) {
            const list = (provider: string) =>
              words.filter(([who]) => who === provider).map(([, n, type]) => to(type, refOf('anilist', n + 2)));
            for (const provider of ['anilist', 'mal', 'kitsu']) {
              await first.commit({ arrivals: [said(provider, time, ...list(provider))] });
              if (list(provider).length > 0) last.set(provider, pairs(list(provider)) ?? []);
            }
          }
          const stored = (await first.titles.load(['anilist:1'])).get('anilist:1');
          const heard = (provider: string) =>
            pairs(stored?.title.relations?.filter(({ by = [stored.provider] }) => by.includes(provider)));
          for (const provider of ['anilist', 'mal', 'kitsu']) expect(heard(provider)).toEqual(last.get(provider) ?? []);
          // Read and saved elsewhere, it is the same again.
          if (stored) await second.commit({ arrivals: [stored] });
          const again = (await second.titles.load(['anilist:1'])).get('anilist:1');
          expect(sorted(again?.title)).toEqual(sorted(stored?.title));
          await first.close();
          await second.close();
        }),
        { numRuns: runs(15, 40) },
      );
    });
  });
}

const statements = fc.uniqueArray(fc.tuple(fc.nat(3), fc.constantFrom<RelationType>('SEQUEL', 'PARENT', 'OTHER')), {
  selector: (pair) => pair.join(),
  maxLength: 4,
});

const inverse: Partial<Record<RelationType, RelationType>> = {
  SEQUEL: 'PREQUEL',
  PARENT: 'SIDE_STORY',
  OTHER: 'OTHER',
};

/** What is stored is what was stated last, and the other direction exactly where the other end is silent. */
async function expectRules(
  store: Database,
  last: ReadonlyMap<number, readonly (readonly [number, RelationType])[]>,
): Promise<void> {
  const nodes = [0, 1, 2, 3];
  const refs = nodes.map((id) => refOf('anilist', id + 1));
  const [stated, inferred] = [await store.titles.load(refs), await store.titles.inferred(refs)];
  for (const id of nodes) {
    const own = last.get(id) ?? [];
    const follows = nodes.flatMap((other) =>
      own.some(([target]) => target === other)
        ? []
        : (last.get(other) ?? [])
            .filter(([target]) => target === id)
            .map(([, type]) => `${inverse[type]} anilist:${other + 1}`),
    );
    const ref = refOf('anilist', id + 1);
    expect(pairs(stated.get(ref)?.title.relations) ?? []).toEqual(
      own.map(([node, type]) => `${type} anilist:${node + 1}`).sort(),
    );
    expect(pairs(inferred.get(ref)) ?? []).toEqual(follows.map((text) => `${text} inferred`).sort());
  }
}
