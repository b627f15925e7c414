import fc from 'fast-check';
import { beforeEach, describe, expect, it } from 'vitest';
import { formats } from '../../../src/model/format.ts';
import { refOf } from '../../../src/model/ref.ts';
import { type Relation, relationTypes } from '../../../src/model/relation.ts';
import { ratings, statuses, type Title } from '../../../src/model/title.ts';
import type { Database } from '../../../src/store/database.ts';
import { arrival, crawlOf, titled, to } from '../../helpers/arrivals.ts';
import { runs } from '../../helpers/suite.ts';
import { asking, type Engine, sorted } from './ask.ts';

/** What every database promises of saving and loading titles. */
export function describeTitles(engine: Engine): void {
  let store: Database;
  beforeEach(async () => {
    store = await engine.alone();
    return () => store.close();
  });
  const { save, load, loaded, statedOf, inferredOf, refs } = asking(() => store);
  const open = () => engine.alone();

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
        { numRuns: runs(15, 40) },
      );
    });

    it('says who stated it and when', async () => {
      await save(arrival(titled('mal:5'), 77, 'mal'));
      expect(await load('mal:5')).toMatchObject({ provider: 'mal', fetchedAt: 77 });
    });

    it('does nothing for an empty batch, and finds nothing for no refs', async () => {
      expect(await save()).toEqual({ arrivals: [], titles: 0, rows: 0, statements: 0, unrelated: [], removed: 0 });
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

    it('writes nothing the second time, of synonyms and of what several providers state of a title', async () => {
      const batch = [
        arrival(titled('anilist:1', { synonyms: ['b', 'a', 'c "c"'] })),
        arrival(titled('anilist:1', { year: 2001, episodes: 12, english: 'One' }), 1000, 'kitsu'),
        arrival(titled('anilist:1', { season: 'FALL', durationMinutes: 24 }), 1000, 'mal'),
      ];
      await store.commit({ arrivals: batch });
      const again = await store.commit({ arrivals: batch });
      expect(again).toMatchObject({ rows: 0, titles: 0 });
      expect(again.arrivals.map(({ outcome }) => outcome)).toEqual(['unchanged', 'unchanged', 'unchanged']);
      const statedBy = { year: 'kitsu', episodes: 'kitsu', english: 'kitsu', season: 'mal', durationMinutes: 'mal' };
      expect((await loaded('anilist:1'))?.statedBy).toEqual(statedBy);
    });

    it('changes nothing of a title that another provider states as it is, or later', async () => {
      const same = { episodes: 12, relations: [to('SEQUEL', 'anilist:2')] };
      const outcomeOf = async (...more: readonly [number, string]) =>
        (await store.commit({ arrivals: [arrival(titled('anilist:1', same), ...more)] })).arrivals[0]?.outcome;
      const day = 86_400_000;
      expect(await outcomeOf(day, 'kitsu')).toBe('new');
      expect([await outcomeOf(2 * day, 'kitsu'), await outcomeOf(3 * day, 'anilist')]).toEqual([
        'unchanged',
        'unchanged',
      ]);
      expect(await load('anilist:1')).toMatchObject({ provider: 'anilist', fetchedAt: 3 * day });
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

    it('keeps titles of any signs as they are, and halves of characters and number 0 out', async () => {
      const title = `'; DROP TABLE title; -- "\u001b[31m 進撃 👨‍👩‍👧 {NULL,"a\\\\b"}`;
      const odd = titled('anilist:1', { title, english: 'half \ud800 character', native: 'number \0' });
      await save(arrival(odd));
      expect(await loaded('anilist:1')).toMatchObject({
        title,
        english: 'half \ufffd character',
        native: 'number \ufffd',
      });
      expect(await store.commit({ arrivals: [arrival(odd)] })).toMatchObject({ rows: 0 });
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
      // Absent is whatever says nothing.
      for (const nothing of [undefined, null])
        await save(arrival({ ...titled('anilist:1', { episodes: 13 }), english: nothing } as never, 3000));
      expect(await loaded('anilist:1')).toEqual({ ...full, episodes: 13 });
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

    it('lets whoever came later replace a provider that nobody knows any more', async () => {
      await save(arrival(titled('anilist:1', { title: 'Elsewhere', episodes: 99 }), 1000, 'elsewhere'));
      await save(arrival(full, 2000));
      expect(await load('anilist:1')).toMatchObject({ provider: 'anilist', title: { episodes: 12 } });
      await save(arrival(titled('anilist:1', { title: 'Elsewhere', episodes: 99 }), 3000, 'elsewhere'));
      expect(await load('anilist:1')).toMatchObject({ provider: 'elsewhere', title: { episodes: 99 } });
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
      // What another title states of it is not its own word.
      await save(arrival(titled('anilist:3', { relations: [to('SEQUEL', 'anilist:4')] })));
      await save(arrival(titled('anilist:4', { relations: [] })));
      expect(await loaded('anilist:4')).toHaveProperty('relations', []);
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
