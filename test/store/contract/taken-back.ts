import { beforeEach, describe, expect, it } from 'vitest';
import type { Ref } from '../../../src/model/ref.ts';
import type { Arrival, Database } from '../../../src/store/database.ts';
import { arrival, titled, to } from '../../helpers/arrivals.ts';
import { asking, type Engine, pairs } from './ask.ts';

/** What every database promises of what a provider has stated and does not state any more. */
export function describeTakenBack(engine: Engine): void {
  let store: Database;
  beforeEach(async () => {
    store = await engine.alone();
    return () => store.close();
  });
  const { save, loaded, statedOf, inferredOf } = asking(() => store);
  const relations = [to('SEQUEL', 'anilist:2')];
  const emptiedAt = async (provider = 'anilist') =>
    (await store.titles.stated(['mal:1'], provider))?.get('mal:1')?.emptiedAt;
  const one = (more: Partial<Arrival['title']>) => titled('anilist:1', { ids: { anilist: 1, mal: 1 }, ...more });

  describe('relations that a provider states no more', () => {
    it('stand while they are doubted, and since when they are is known', async () => {
      await save(arrival(one({ relations }), 1000));
      expect(await emptiedAt()).toBeUndefined();
      await save({ ...arrival(one({ relations }), 2000), emptied: 'doubted' });
      await save({ ...arrival(one({ relations }), 3000), emptied: 'doubted' });
      expect([await emptiedAt(), await emptiedAt('mal')]).toEqual([2000, undefined]);
      expect(await statedOf('anilist:1')).toEqual(['SEQUEL anilist:2']);
    });

    it('go when that is believed, with what follows from them', async () => {
      await save(arrival(one({ relations }), 1000));
      await save({ ...arrival(one({ relations }), 2000), emptied: 'doubted' });
      await save({ ...arrival(one({ relations: [] }), 3000), emptied: 'believed' });
      expect([await statedOf('anilist:1'), await inferredOf('anilist:2')]).toEqual([[], undefined]);
      expect(await emptiedAt()).toBeUndefined();
    });

    it('are none where nobody has stated any, doubted or not', async () => {
      await save({ ...arrival(one({ relations: [] }), 1000), emptied: 'doubted' });
      expect((await loaded('anilist:1'))?.relations).toEqual([]);
    });

    it('are doubted of each provider by itself', async () => {
      await save(arrival(one({ relations }), 1000), arrival(one({ relations }), 1000, 'mal'));
      await save({ ...arrival(one({ relations: [] }), 2000), emptied: 'doubted' });
      await save({ ...arrival(one({ relations: [] }), 3000, 'mal'), emptied: 'doubted' });
      expect([await emptiedAt(), await emptiedAt('mal')]).toEqual([2000, 3000]);
      await save(arrival(one({ relations }), 4000, 'mal'));
      expect([await emptiedAt(), await emptiedAt('mal')]).toEqual([2000, undefined]);
    });

    it('are no longer doubted once some are stated again', async () => {
      await save(arrival(one({ relations }), 1000));
      await save({ ...arrival(one({ relations }), 2000), emptied: 'doubted' });
      await save(arrival(one({ relations }), 3000));
      expect(await emptiedAt()).toBeUndefined();
    });

    it('stay doubted where a later answer says nothing of relations, and where an older one still states them', async () => {
      await save(arrival(one({ relations }), 1000));
      await save({ ...arrival(one({ relations }), 2000), emptied: 'doubted' });
      await save(arrival(one({}), 3000));
      expect(await emptiedAt()).toBe(2000);
      await save(arrival(one({ relations }), 1999));
      expect(await emptiedAt()).toBe(2000);
      await save(arrival(one({ relations }), 2000));
      expect(await emptiedAt()).toBeUndefined();
    });

    it.each(['anilist', 'catalog'])('stand where %s stated them, and nobody could look that up', async (provider) => {
      await save(arrival(one({ relations }), 1000, provider));
      await save({ ...arrival(one({ relations: [] }), 2000), emptied: 'doubted' });
      expect([await statedOf('anilist:1'), await emptiedAt()]).toEqual([['SEQUEL anilist:2'], 2000]);
    });

    it('stand where another provider states them, too', async () => {
      await save(arrival(one({ relations }), 1000), arrival(one({ relations }), 1000, 'mal'));
      await save({ ...arrival(one({ relations: [] }), 3000), emptied: 'believed' });
      expect(pairs((await loaded('anilist:1'))?.relations)).toEqual(['SEQUEL anilist:2']);
    });
  });

  describe('an id that a provider had wrong, and mends', () => {
    const mals = (more: Partial<Arrival['title']> = {}) => titled('mal:1', { title: 'Of another', ...more });
    const wrongly = async () => {
      await save(arrival(one({ relations }), 1000));
      await save(
        arrival(mals({ rating: 'R+', relations: [to('SEQUEL', 'mal:5')] }), 2000, 'mal'),
        arrival(titled('mal:5', { relations: [to('PREQUEL', 'mal:1')] }), 2000, 'mal'),
      );
    };
    const mended = () => save(arrival(one({ ids: { anilist: 1, mal: 7 }, relations }), 9_000_000));

    it('takes all with it that was stated of that id', async () => {
      await wrongly();
      expect(await statedOf('anilist:1')).toEqual(['SEQUEL anilist:2', 'SEQUEL mal:5']);
      await mended();
      expect(await statedOf('anilist:1')).toEqual(['SEQUEL anilist:2']);
      expect([await inferredOf('anilist:1'), await inferredOf('mal:5'), await statedOf('mal:5')]).toEqual([
        undefined,
        undefined,
        [],
      ]);
      expect(await loaded('anilist:1')).toEqual(one({ ids: { anilist: 1, mal: 7 }, relations }));
    });

    it('leaves no name of the other title', async () => {
      const found = async () => (await store.titles.search('of another', 5)).map(({ title }) => title.ref);
      await wrongly();
      expect(await found()).toContain('anilist:1');
      await mended();
      expect(await found()).not.toContain('anilist:1');
    });
  });

  describe('aliases', () => {
    const called = async (words: string): Promise<readonly Ref[]> =>
      (await store.titles.search(words, 5)).map(({ title }) => title.ref);
    const named = (title: string, fetchedAt: number, provider: string) =>
      save(arrival(one({ title }), fetchedAt, provider));

    it('are those that a provider gives last', async () => {
      await named('Standing', 1000, 'anilist');
      await named('Formerly', 1001, 'mal');
      await named('Lately', 1002, 'mal');
      expect([await called('formerly'), await called('lately'), await called('standing')]).toEqual([
        [],
        ['anilist:1'],
        ['anilist:1'],
      ]);
    });

    it('are kept while others speak', async () => {
      await named('Standing', 1000, 'anilist');
      await named('Theirs', 1001, 'mal');
      for (let n = 0; n < 3; n++) await named(`Standing ${n}`, 2000 + n, 'anilist');
      expect([await called('theirs'), await called('standing 0')]).toEqual([['anilist:1'], ['anilist:1']]);
      expect((await store.upkeep.info()).names).toBe(2);
    });

    it('are few, however often a title is renamed', async () => {
      await named('Standing', 1000, 'anilist');
      for (let n = 0; n < 40; n++) await named(`Name ${n}`, 1001 + n, n % 2 === 0 ? 'mal' : 'kitsu');
      expect((await store.upkeep.info()).names).toBe(3);
    });
  });
}
