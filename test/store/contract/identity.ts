import fc from 'fast-check';
import { beforeEach, describe, expect, it } from 'vitest';
import type { Ref } from '../../../src/model/ref.ts';
import type { Title } from '../../../src/model/title.ts';
import type { Database } from '../../../src/store/database.ts';
import { arrival, crawlOf, titled, to } from '../../helpers/arrivals.ts';
import { runs } from '../../helpers/suite.ts';
import { asking, type Engine } from './ask.ts';

/** What every database promises of titles that turn out to be one. */
export function describeIdentity(engine: Engine): void {
  let store: Database;
  beforeEach(async () => {
    store = await engine.alone();
    return () => store.close();
  });
  const { save, loaded, statedOf, inferredOf, refs } = asking(() => store);
  const open = () => engine.alone();

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

    it('takes what is said under a shared id for the title that has most of its other ids, else the oldest', async () => {
      const part = (id: number, mal: number) =>
        arrival(titled(`anilist:${id}`, { ids: { anilist: id, mal, kitsu: 1 } }));
      const saying = (year: number, ids: object) =>
        arrival(titled('kitsu:1', { ids: { kitsu: 1, ...ids }, year }), 2000, 'kitsu');
      await save(part(7, 5), part(8, 6), part(9, 6));
      await save(saying(1998, { mal: 6 }));
      expect((await loaded('anilist:8'))?.year).toBe(1998);
      expect(await loaded('anilist:7')).not.toHaveProperty('year');
      expect(await loaded('anilist:9')).not.toHaveProperty('year');
      await save(saying(1999, {}));
      expect((await loaded('anilist:7'))?.year).toBe(1999);
    });

    it('leads a relation to the title that is called by the ref, whoever else carries it', async () => {
      await save(arrival(titled('anilist:7', { ids: { anilist: 7, mal: 5, kitsu: 1 } })));
      await save(arrival(titled('kitsu:3', { ids: { kitsu: 3, mal: 5 } }), 2000, 'kitsu'));
      expect(await refs('mal:5', 'kitsu:3')).toEqual(['mal:5 is mal:5', 'kitsu:3 is mal:5']);
      await save(arrival(titled('mal:9', { relations: [to('SEQUEL', 'mal:5')] }), 3000, 'mal'));
      expect(await statedOf('mal:9')).toEqual(['SEQUEL mal:5']);
      expect(await inferredOf('mal:5')).toEqual(['PREQUEL mal:9 inferred']);
      expect(await inferredOf('anilist:7')).toBeUndefined();
    });

    it('does not let a third numbering join what a split keeps apart', async () => {
      await save(
        arrival(titled('kitsu:1', { ids: { kitsu: 1, mal: 5 } })),
        arrival(titled('kitsu:2', { ids: { kitsu: 2, mal: 5 } })),
      );
      expect(await refs('kitsu:1', 'kitsu:2')).toEqual(['kitsu:1 is mal:5', 'kitsu:2 is kitsu:2']);
    });

    it('does not join titles by an id that all seasons of a series share', async () => {
      const shared = { tvdb: 267440, imdb: 'tt2560140' };
      await save(arrival(titled('anilist:16498', { ids: { anilist: 16498, ...shared } })));
      await save(arrival(titled('mal:25777', { ids: { mal: 25777, ...shared } }), 1000, 'mal'));
      expect(await refs('mal:25777', 'tvdb:267440')).toEqual([
        'mal:25777 is mal:25777',
        'tvdb:267440 is anilist:16498',
      ]);
      expect((await loaded('mal:25777'))?.ids).toEqual({ mal: 25777, ...shared });
      await save(arrival(titled('anilist:16498', { ids: { anilist: 16498, mal: 16498, imdb: 'tt0000001' } }), 2000));
      expect((await loaded('mal:16498'))?.ids).toEqual({ anilist: 16498, mal: 16498, tvdb: 267440, imdb: 'tt0000001' });
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

    it('leads nothing to a title by an id that was corrected before, in one batch', async () => {
      await save(
        arrival(seven),
        arrival(titled('anilist:7', { ids: { anilist: 7, mal: 55 } }), 2000),
        arrival(titled('mal:9', { relations: [to('SEQUEL', 'mal:5', 'Five')] }), 2000, 'mal'),
        arrival(titled('anilist:8', { ids: { anilist: 8, mal: 5 } }), 2000),
      );
      expect(await statedOf('mal:9')).toEqual(['SEQUEL anilist:8']);
      expect(await refs('mal:5', 'mal:55')).toEqual(['mal:5 is anilist:8', 'mal:55 is anilist:7']);
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
        { numRuns: runs(25, 100) },
      );
    });
  });
}

const optional = <Value>(value: fc.Arbitrary<Value>) => fc.option(value, { nil: undefined });
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
