import fc from 'fast-check';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { formats } from '../../src/model/format.ts';
import { type Ref, refOf } from '../../src/model/ref.ts';
import { type Relation, type RelationType, relationTypes } from '../../src/model/relation.ts';
import { ratings, statuses, type Title } from '../../src/model/title.ts';
import type { Arrival, Database } from '../../src/store/database.ts';

export const titled = (ref: Ref, more: Partial<Title> = {}): Title => ({
  ref,
  ids: { [ref.slice(0, ref.indexOf(':'))]: Number(/\d+$/.exec(ref)?.[0]) },
  kind: ref.includes('manga') ? 'manga' : 'anime',
  title: `Title of ${ref}`,
  ...more,
});

export const arrival = (one: Title, fetchedAt = 1000, provider = 'anilist'): Arrival => ({
  title: one,
  provider,
  fetchedAt,
});

export const to = (type: RelationType, ref: Ref, title?: string): Relation => ({
  type,
  to: ref,
  ...(title && { title }),
});

const pairs = (relations: readonly Relation[] | undefined) =>
  relations?.map(({ type, to: ref, stated }) => `${type} ${ref}${stated === false ? ' inferred' : ''}`).sort();

/** What every store promises. */
export function testStore(open: () => Promise<Database>): void {
  let store: Database;
  beforeEach(async () => {
    store = await open();
  });
  afterEach(() => store.close());

  const save = (...batch: readonly Arrival[]) => store.commit({ arrivals: batch });
  const load = async (ref: Ref) => (await store.titles.load([ref])).get(ref);
  const loaded = async (ref: Ref) => (await load(ref))?.title;
  const statedOf = async (ref: Ref) => pairs((await loaded(ref))?.relations);
  const inferredOf = async (ref: Ref) => pairs((await store.titles.inferred([ref])).get(ref));
  const refs = async (...asked: readonly Ref[]) =>
    [...(await store.titles.load(asked))].map(([ref, { title: one }]) => `${ref} is ${one.ref}`);

  describe('save and load', () => {
    it('gives back what was saved', async () => {
      await fc.assert(
        fc.asyncProperty(fc.uniqueArray(anyMedia, { selector: ({ ref }) => ref, maxLength: 4 }), async (titles) => {
          const fresh = await open();
          try {
            await fresh.commit({ arrivals: titles.map((one) => arrival(one)) });
            const back = await fresh.titles.load(titles.map(({ ref }) => ref));
            expect(titles.map(({ ref }) => sorted(back.get(ref)?.title))).toEqual(titles.map(sorted));
          } finally {
            await fresh.close();
          }
        }),
        { numRuns: 40 },
      );
    });

    it('says who stated it and when', async () => {
      await save(arrival(titled('mal:5'), 77, 'mal'));
      expect(await load('mal:5')).toMatchObject({ provider: 'mal', fetchedAt: 77 });
    });

    it('does nothing for an empty batch, and finds nothing for no refs', async () => {
      expect(await save()).toEqual({ arrivals: [], rows: 0, statements: 0, unrelated: [], removed: 0 });
      expect(await store.titles.load([])).toEqual(new Map());
      expect(await store.titles.load(['anilist:404'])).toEqual(new Map());
      expect(await store.titles.inferred(['anilist:404'])).toEqual(new Map());
    });

    it('writes nothing the second time', async () => {
      const batch = [
        arrival(
          titled('anilist:1', { synonyms: ['b', 'a'], adult: false, relations: [to('SEQUEL', 'anilist:2', 'Two')] }),
        ),
        arrival(titled('anilist:2', { relations: [to('PREQUEL', 'anilist:1')] })),
      ];
      expect((await store.commit({ arrivals: batch })).rows).toBeGreaterThan(0);
      expect(await store.commit({ arrivals: batch })).toMatchObject({ rows: 0 });
    });

    it('saves all or nothing', async () => {
      await expect(
        save(arrival(titled('anilist:1')), arrival(titled('anilist:2', { episodes: -1 }))),
      ).rejects.toThrow();
      expect(await load('anilist:1')).toBeUndefined();
      await save(arrival(titled('anilist:1')));
      expect(await loaded('anilist:1')).toEqual(titled('anilist:1'));
    });

    it('keeps apart what merely has the same number, kind of work or title', async () => {
      const same = { title: 'The Same' };
      await save(
        arrival(titled('anilist:5', same)),
        arrival(titled('mal:5', same)),
        arrival(titled('mal:manga/5', same)),
        arrival(titled('kitsu:5', same)),
      );
      expect(await refs('anilist:5', 'mal:5', 'mal:manga/5', 'kitsu:5')).toEqual([
        'anilist:5 is anilist:5',
        'mal:5 is mal:5',
        'mal:manga/5 is mal:manga/5',
        'kitsu:5 is kitsu:5',
      ]);
    });

    it('keeps titles of any signs as they are, and half characters out', async () => {
      const title = `'; DROP TABLE title; -- "\u0000\u001b[31m 進撃 👨‍👩‍👧`;
      await save(arrival(titled('anilist:1', { title, english: 'half \ud800 character' })));
      expect(await loaded('anilist:1')).toMatchObject({ title, english: 'half \ufffd character' });
    });
  });

  describe('what replaces what', () => {
    const full = titled('anilist:1', {
      english: 'One',
      episodes: 12,
      synonyms: ['x'],
      relations: [to('SEQUEL', 'anilist:2')],
    });

    it('never erases a known field for an absent one', async () => {
      await save(arrival(full), arrival(titled('anilist:1', { episodes: 13 }), 2000));
      expect(await loaded('anilist:1')).toEqual({ ...full, episodes: 13 });
      expect(await load('anilist:1')).toMatchObject({ fetchedAt: 2000 });
    });

    it.each([
      ['an older answer', 500, 'anilist'],
      ['the catalogue', 9000, 'catalog'],
    ])('lets %s fill gaps only', async (_, fetchedAt, provider) => {
      await save(arrival(full));
      const other = { title: 'Other', episodes: 99, year: 2001, relations: [to('OTHER', 'anilist:3')] };
      await save(arrival(titled('anilist:1', other), fetchedAt, provider));
      // Who filled a gap is kept with it, where it is somebody else.
      const filled = provider === 'anilist' ? {} : { statedBy: { year: provider } };
      expect(await loaded('anilist:1')).toEqual({ ...full, year: 2001, ...filled });
      expect(await load('anilist:1')).toMatchObject({ fetchedAt: 1000, provider: 'anilist' });
      expect(await inferredOf('anilist:3')).toBeUndefined();
    });

    it('lets the first of providers that were asked side by side stand, whoever was slower', async () => {
      const hour = 3_600_000;
      await save(
        arrival(full),
        arrival(titled('anilist:1', { title: 'Kitsu', episodes: 99, year: 2001 }), 2000, 'kitsu'),
      );
      expect(await load('anilist:1')).toMatchObject({ provider: 'anilist', title: { episodes: 12, year: 2001 } });
      await save(arrival(titled('anilist:1', { title: 'Kitsu', episodes: 99 }), 2 * hour, 'kitsu'));
      expect(await load('anilist:1')).toMatchObject({ provider: 'kitsu', title: { title: 'Kitsu', episodes: 99 } });
      await save(arrival(full, 1.5 * hour));
      expect(await load('anilist:1')).toMatchObject({ provider: 'anilist', title: { episodes: 12 } });
    });

    it('lets a provider replace the catalogue, whatever the time', async () => {
      await save(
        arrival(full, 9000, 'catalog'),
        arrival(titled('anilist:1', { relations: [to('PARENT', 'anilist:4')] }), 1),
      );
      expect(await load('anilist:1')).toMatchObject({ provider: 'anilist', fetchedAt: 1 });
      expect(await loaded('anilist:1')).toMatchObject({ title: 'Title of anilist:1', english: 'One' });
      expect(await statedOf('anilist:1')).toEqual(['PARENT anilist:4']);
      expect(await inferredOf('anilist:2')).toBeUndefined();
    });

    it('replaces the relations that a title stated before', async () => {
      await save(arrival(full));
      await save(arrival({ ...full, relations: [to('PREQUEL', 'anilist:2'), to('OTHER', 'anilist:3')] }, 2000));
      expect(await statedOf('anilist:1')).toEqual(['OTHER anilist:3', 'PREQUEL anilist:2']);
      expect(await inferredOf('anilist:2')).toEqual(['SEQUEL anilist:1 inferred']);
    });

    it('does not believe a sudden empty list', async () => {
      await save(arrival(full), arrival({ ...full, relations: [] }, 2000));
      await save(arrival({ ...full, relations: [] }, 3000));
      expect(await statedOf('anilist:1')).toEqual(['SEQUEL anilist:2']);
    });

    it('tells no relations from relations that are not known', async () => {
      await save(arrival(titled('anilist:1', { relations: [] })), arrival(titled('anilist:2')));
      expect(await loaded('anilist:1')).toHaveProperty('relations', []);
      expect(await loaded('anilist:2')).not.toHaveProperty('relations');
    });
  });

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
        { numRuns: 40 },
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
        { numRuns: 40 },
      );
    });
  });

  describe('identity', () => {
    const five = titled('mal:5', { relations: [to('SEQUEL', 'mal:6', 'Six')], synonyms: ['Cinq'] });
    const seven = titled('anilist:7', { ids: { anilist: 7, mal: 5 }, title: 'Seven' });

    it.each([
      ['one after the other', false],
      ['in one batch', true],
    ])('joins titles that share an id, %s', async (_, together) => {
      const batch = [
        arrival(five, 1000, 'mal'),
        arrival(titled('mal:6', { relations: [to('PREQUEL', 'mal:5')] }), 1000, 'mal'),
        arrival(seven, 2000),
      ];
      if (together) await store.commit({ arrivals: batch });
      else for (const one of batch) await save(one);
      expect(await refs('mal:5', 'anilist:7')).toEqual(['mal:5 is anilist:7', 'anilist:7 is anilist:7']);
      expect(await loaded('mal:5')).toMatchObject({ ids: { anilist: 7, mal: 5 }, title: 'Seven', synonyms: ['Cinq'] });
      expect(await statedOf('mal:5')).toEqual(['SEQUEL mal:6']);
      expect(await statedOf('mal:6')).toEqual(['PREQUEL anilist:7']);
      expect((await store.titles.search('Title of mal:5', 1))[0]?.title.ref).toBe('anilist:7');
    });

    it('joins rows, with their relations both ways and their crawls', async () => {
      await save(arrival(five, 1000, 'mal'), arrival(titled('anilist:7', { relations: [to('PARENT', 'anilist:8')] })));
      await save(arrival(titled('kitsu:1', { relations: [to('OTHER', 'anilist:7')] }), 1000, 'kitsu'));
      await store.commit({ crawls: [crawlOf('mal:5', ['mal:5', 'anilist:7'])] });
      await save(arrival(seven, 2000));
      expect(await statedOf('anilist:7')).toEqual(['PARENT anilist:8', 'SEQUEL mal:6']);
      expect(await inferredOf('mal:6')).toEqual(['PREQUEL anilist:7 inferred']);
      expect(await inferredOf('anilist:7')).toEqual(['OTHER kitsu:1 inferred']);
    });

    it('keeps the parts of a split title apart, both with the shared id', async () => {
      await save(arrival(seven), arrival(titled('anilist:8', { ids: { anilist: 8, mal: 5 } })));
      expect(await refs('anilist:7', 'anilist:8', 'mal:5')).toEqual([
        'anilist:7 is anilist:7',
        'anilist:8 is anilist:8',
        'mal:5 is anilist:7',
      ]);
      expect((await loaded('anilist:8'))?.ids).toEqual({ anilist: 8, mal: 5 });
      await save(arrival(titled('mal:5', { year: 1999 }), 3000, 'mal'));
      expect(await loaded('anilist:7')).toMatchObject({ year: 1999 });
      expect(await loaded('anilist:8')).not.toHaveProperty('year');
    });

    it('does not let a third numbering join what a split keeps apart', async () => {
      await save(
        arrival(titled('kitsu:1', { ids: { kitsu: 1, mal: 5 } })),
        arrival(titled('kitsu:2', { ids: { kitsu: 2, mal: 5 } })),
      );
      expect(await refs('kitsu:1', 'kitsu:2')).toEqual(['kitsu:1 is mal:5', 'kitsu:2 is kitsu:2']);
    });

    it('follows chains of joins', async () => {
      await save(arrival(titled('kitsu:3')), arrival(titled('mal:2')), arrival(titled('shikimori:4')));
      await save(
        arrival(titled('kitsu:3', { ids: { kitsu: 3, shikimori: 4 } })),
        arrival(titled('anilist:1', { ids: { anilist: 1, mal: 2, kitsu: 3 } })),
      );
      expect((await loaded('shikimori:4'))?.ids).toEqual({ anilist: 1, mal: 2, kitsu: 3, shikimori: 4 });
      expect(await refs('mal:2', 'kitsu:3')).toEqual(['mal:2 is anilist:1', 'kitsu:3 is anilist:1']);
    });

    it('joins titles that others only mentioned', async () => {
      await save(arrival(titled('mal:1', { relations: [to('SEQUEL', 'mal:2', 'Two')] }), 1000, 'mal'));
      await save(arrival(titled('anilist:1', { relations: [to('SEQUEL', 'anilist:2', 'Zwei')] })));
      await save(arrival(titled('anilist:2', { ids: { anilist: 2, mal: 2 } })));
      expect(await statedOf('mal:1')).toEqual(['SEQUEL anilist:2']);
      expect(await inferredOf('mal:2')).toEqual(['PREQUEL anilist:1 inferred', 'PREQUEL mal:1 inferred']);
    });

    it('takes a corrected id over', async () => {
      await save(arrival(seven), arrival(titled('anilist:7', { ids: { anilist: 7, mal: 55 } }), 2000));
      expect((await loaded('anilist:7'))?.ids).toEqual({ anilist: 7, mal: 55 });
      expect(await refs('mal:5', 'mal:55')).toEqual(['mal:55 is anilist:7']);
    });

    it('gives every title one name and one row, in whatever order ids become known', async () => {
      await fc.assert(
        fc.asyncProperty(
          fc.array(fc.array(anyIds, { minLength: 1, maxLength: 4 }), { maxLength: 5 }),
          async (batches) => {
            const fresh = await open();
            try {
              for (const batch of batches) await fresh.commit({ arrivals: batch.map((one) => arrival(one)) });
              const all = batches.flat().map(({ ref }) => ref);
              const back = await fresh.titles.load(all);
              for (const ref of all) {
                const one = back.get(ref)?.title;
                // Another id at the same provider may have taken the place of any but the highest.
                if (ref.startsWith('anilist:')) expect(one?.ref).toBe(ref);
                if (one) expect((await fresh.titles.load([one.ref])).get(one.ref)?.title).toEqual(one);
              }
            } finally {
              await fresh.close();
            }
          },
        ),
        { numRuns: 100 },
      );
    });
  });

  describe('search', () => {
    beforeEach(() =>
      save(
        arrival(
          titled('anilist:1', {
            title: 'Shingeki no Kyojin',
            english: 'Attack on Titan',
            native: '進撃の巨人',
            popularity: 9,
          }),
        ),
        arrival(titled('anilist:2', { title: 'Shingeki no Kyojin Season 2', english: 'Attack on Titan Season 2' })),
        arrival(titled('anilist:3', { title: 'Steins;Gate', synonyms: ['S;G'] })),
        arrival(titled('anilist:4', { title: 'Café 100% Pokémon' })),
        arrival(titled('anilist:5', { title: 'K', popularity: 1 })),
        arrival(
          titled('anilist:6', { title: 'HUNTER×HUNTER', relations: [to('SEQUEL', 'anilist:7', 'Phantom Rouge')] }),
        ),
      ),
    );
    const found = async (words: string, limit = 3) =>
      (await store.titles.search(words, limit)).map(({ title: { ref } }) => ref);

    it.each([
      ['attack on titan', ['anilist:1', 'anilist:2']],
      ['Attack on Titan Season 2', ['anilist:2', 'anilist:1']],
      ['進撃の巨人', ['anilist:1']],
      ['巨人', ['anilist:1']],
      ['kyojin season', ['anilist:2']],
      ['season attack', ['anilist:2']],
      ['steins gate', ['anilist:3']],
      ['s g', ['anilist:3']],
      ['cafe 100%', ['anilist:4']],
      ['k', ['anilist:5']],
      ['hunter x hunter', ['anilist:6']],
      ['phantom', ['anilist:7']],
      ['atack on titn', ['anilist:1']],
    ])('finds %s', async (words, expected) => {
      expect((await found(words)).slice(0, expected.length)).toEqual(expected);
    });

    it('gives no more than asked for', async () => {
      expect(await found('attack', 1)).toEqual(['anilist:1']);
      expect(await found('attack', 0)).toEqual([]);
    });

    it.each([
      '',
      ' ',
      '"',
      '" OR "',
      'a" NEAR b*',
      '%',
      '_',
      '\\',
      '(',
      'AND',
      '-',
      '👨‍👩‍👧',
      '\ud800\u0000',
      'zzzzzz',
    ])('takes %j for words, not for a language', async (words) => {
      expect(await found(words)).toEqual(words === 'AND' ? expect.any(Array) : []);
    });

    it('takes any text', async () => {
      await store.titles.search('a '.repeat(5000), 10);
      await store.titles.search('x'.repeat(10_000), 10);
      await fc.assert(
        fc.asyncProperty(fc.string({ unit: 'binary' }), async (words) => void (await store.titles.search(words, 3))),
      );
    });
  });

  describe('changes', () => {
    const told = async (after = 0, since = 0) =>
      (await store.changes.after(after, since)).map(({ ref, field, before, after: now }) => [ref, field, before, now]);
    const crawled = (startedAt: number, ...members: readonly Ref[]) =>
      store.commit({
        crawls: [
          {
            ...{ query: 'q', root: members[0] ?? 'anilist:1', policy: 'p', depth: 'auto', startedAt, elapsedMs: 1 },
            ...{ members, complete: true, requests: 1, waitedMs: 0 },
          },
        ],
      });

    it('are of fields and relations that the same provider states otherwise', async () => {
      await save(arrival(titled('anilist:1', { episodes: 12, relations: [to('OTHER', 'anilist:2')] }), 1000));
      await save(arrival(titled('anilist:1', { episodes: 13, relations: [to('SEQUEL', 'anilist:2')] }), 2000));
      const all = [
        ['anilist:1', 'episodes', '12', '13'],
        ['anilist:1', 'relation anilist:2', 'OTHER', 'SEQUEL'],
      ];
      expect(await told()).toEqual(all);
      expect(await told(0, 2000)).toEqual(all);
      expect([await told(0, 2001), await told(await store.changes.last())]).toEqual([[], []]);
    });

    it('are none where another provider speaks, or nothing differs', async () => {
      await save(arrival(titled('anilist:1', { episodes: 12 }), 1000, 'catalog'));
      await save(arrival(titled('anilist:1', { episodes: 13 }), 2000));
      await save(arrival(titled('anilist:1', { episodes: 13, popularity: 5 }), 3000));
      expect(await told()).toEqual([]);
    });

    it('are none where another provider has more to say', async () => {
      const relations = [to('SEQUEL', 'anilist:2')];
      await save(arrival(titled('anilist:1', { relations }), 1000, 'mal'));
      await save(arrival(titled('anilist:1', { relations }), 2000));
      await save(arrival(titled('anilist:1', { relations: [...relations, to('OTHER', 'anilist:3')] }), 1500, 'mal'));
      expect(await told()).toEqual([]);
      await save(arrival(titled('anilist:1', { relations: [to('PARENT', 'anilist:2')] }), 3000));
      expect(await told()).toEqual([['anilist:1', 'relation anilist:2', 'SEQUEL', 'PARENT']]);
    });

    it('are titles that an earlier crawl of theirs did not find', async () => {
      await save(arrival(titled('anilist:1'), 1005), arrival(titled('anilist:2'), 1010));
      await crawled(1000, 'anilist:1', 'anilist:2');
      expect(await told()).toEqual([]);
      await save(arrival(titled('anilist:3'), 2005));
      await crawled(2000, 'anilist:2', 'anilist:3');
      expect(await told()).toEqual([['anilist:3', 'added', undefined, 'Title of anilist:3']]);
    });

    it('are read up to a mark', async () => {
      const { changes } = store;
      expect(await changes.mark('me')).toBeUndefined();
      await store.commit({ marks: [{ name: 'me', id: 1, at: 5 }] });
      await store.commit({ marks: [{ name: 'me', id: 3, at: 6 }] });
      expect([await changes.mark('me'), await changes.mark('you')]).toEqual([{ id: 3, at: 6 }, undefined]);
    });
  });

  it('needs the same number of statements to save 1, 10 and 100 titles and a crawl of them', async () => {
    const counts: number[] = [];
    for (const size of [1, 10, 100]) {
      const batch = Array.from({ length: size }, (_, index) => {
        const id = size * 1000 + index;
        const relations = [to('SEQUEL', refOf('anilist', id + 1)), to('OTHER', refOf('anilist', 5))];
        return arrival(titled(refOf('anilist', id), { ids: { anilist: id, mal: id }, relations }));
      });
      const members = batch.map(({ title: { ref } }) => ref);
      const crawls = [crawlOf('anilist:1', members)];
      counts.push((await store.commit({ arrivals: batch, crawls })).statements);
    }
    expect(counts).toEqual(counts.map(() => counts[0]));
  });
}

export function crawlOf(root: Ref, members: readonly Ref[]) {
  return {
    query: 'words',
    root,
    policy: 'franchise',
    depth: 'auto',
    startedAt: 1000,
    elapsedMs: 12.5,
    members,
    complete: true,
    requests: 2,
    waitedMs: 0,
  };
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

/** Relations are a set: their order says nothing. */
const sorted = (one: Title | undefined) =>
  one?.relations
    ? { ...one, relations: [...one.relations].sort((a, b) => (a.to + a.type < b.to + b.type ? -1 : 1)) }
    : one;

const name = fc.string({ unit: 'grapheme', minLength: 1, maxLength: 20 });
const optional = <Value>(value: fc.Arbitrary<Value>) => fc.option(value, { nil: undefined });
const id = fc.integer({ min: 1, max: 999_999_999 });
const count = fc.integer({ min: 1, max: 5000 });
const date = fc.constantFrom('2013', '2013-04', '2013-04-07');

const relation: fc.Arbitrary<Relation> = fc
  .tuple(fc.constantFrom(...relationTypes), fc.integer({ min: 1, max: 50 }), fc.constantFrom('kitsu', 'shikimori'))
  // What a title is called belongs to the title: here the name follows from the id.
  .map(([type, number, source]) => ({
    type,
    to: refOf(source as 'kitsu', number),
    ...(number % 3 > 0 && { title: `Neighbour ${number}` }),
    ...(number % 2 > 0 && { format: 'TV' as const }),
  }));

const anyMedia: fc.Arbitrary<Title> = fc
  .record({
    anilist: id,
    kind: fc.constantFrom<Title['kind']>('anime', 'manga'),
    title: name,
    english: optional(name),
    native: optional(name),
    synonyms: optional(fc.array(name, { minLength: 1, maxLength: 4 })),
    format: optional(fc.constantFrom(...formats)),
    status: optional(fc.constantFrom(...statuses)),
    episodes: optional(count),
    durationMinutes: optional(count),
    startDate: optional(date),
    endDate: optional(date),
    year: optional(count),
    season: optional(fc.constantFrom<'WINTER' | 'FALL'>('WINTER', 'FALL')),
    rating: optional(fc.constantFrom(...ratings)),
    adult: optional(fc.boolean()),
    popularity: optional(count),
    relations: optional(fc.uniqueArray(relation, { selector: (one) => one.type + one.to, maxLength: 6 })),
  })
  .map(({ anilist, kind, ...facts }) => {
    const known = Object.fromEntries(Object.entries(facts).filter(([, value]) => value !== undefined));
    return { ref: refOf('anilist', anilist, kind), ids: { anilist }, kind, ...known } as Title;
  });

const small = optional(fc.integer({ min: 1, max: 3 }));

/** Titles that share ids in every way. */
const anyIds: fc.Arbitrary<Title> = fc
  .record({ anilist: small, mal: small, kitsu: small, shikimori: small, own: fc.nat(3) })
  .filter(({ anilist, mal, kitsu, shikimori }) => Boolean(anilist ?? mal ?? kitsu ?? shikimori))
  .map(({ own, ...some }) => {
    const ids = Object.fromEntries(Object.entries(some).filter(([, value]) => value !== undefined)) as Title['ids'];
    const entries = Object.entries(ids);
    const [source, number] = entries[own % entries.length] ?? ['mal', 1];
    return titled(`${source}:${number}` as Ref, { ids });
  });
