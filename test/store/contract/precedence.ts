import { beforeEach, describe, expect, it } from 'vitest';
import type { Title } from '../../../src/model/title.ts';
import type { Arrival, Database } from '../../../src/store/database.ts';
import { arrival, titled, to } from '../../helpers/arrivals.ts';
import { asking, type Engine } from './ask.ts';

const hour = 3_600_000;

/** What every database promises of whose word stands where several have spoken. */
export function describePrecedence(engine: Engine): void {
  let store: Database;
  beforeEach(async () => {
    store = await engine.alone();
    return () => store.close();
  });
  const { save, load, loaded, refs } = asking(() => store);
  const one = (more: Partial<Title>, at: number, provider = 'anilist') =>
    arrival(titled('anilist:1', more), at, provider);

  describe.each([
    ['one after the other', false],
    ['in one batch', true],
  ])('what is said %s', (_, together) => {
    const say = async (...batch: readonly Arrival[]) => {
      if (together) await save(...batch);
      else for (const each of batch) await save(each);
    };

    it('stands until another provider speaks an hour later, not a moment sooner', async () => {
      await say(one({ episodes: 12 }, 1000), one({ episodes: 13 }, 1000 + hour - 1, 'kitsu'));
      expect(await load('anilist:1')).toMatchObject({ provider: 'anilist', title: { episodes: 12 } });
      await say(one({ episodes: 13 }, 1000 + hour, 'kitsu'));
      expect(await load('anilist:1')).toMatchObject({ provider: 'kitsu', title: { episodes: 13 } });
    });

    it('gives way to what the same provider says at the same time, and later', async () => {
      await say(one({ episodes: 12 }, 1000), one({ episodes: 13 }, 1000), one({ episodes: 14 }, 999));
      expect(await load('anilist:1')).toMatchObject({ fetchedAt: 1000, title: { episodes: 13 } });
    });

    it('has the ids of whoever stands, and those of others where that one has none', async () => {
      const known = (at: number, imdb: string, more: object = {}) =>
        one({ ids: { anilist: 1, imdb, ...more } as Title['ids'] }, at);
      await say(known(1000, 'tt1000'), known(5000, 'tt5000'), known(3000, 'tt3000', { tvdb: 3 }));
      expect((await loaded('anilist:1'))?.ids).toEqual({ anilist: 1, imdb: 'tt5000', tvdb: 3 });
    });

    it('of two titles that turn out to be one is of that which stands, and so are ids', async () => {
      const ofMal = titled('mal:5', { title: 'Mal', ids: { mal: 5 } });
      const ofBoth = (imdb: string) =>
        titled('anilist:7', { title: 'Anilist', ids: { anilist: 7, mal: 5, imdb } as Title['ids'] });
      await say(arrival(ofMal, 10 * hour, 'mal'), arrival(ofBoth('tt0000001'), 1), arrival(ofBoth('tt0000002'), hour));
      expect(await load('anilist:7')).toMatchObject({ provider: 'mal', title: { title: 'Mal' } });
      expect((await loaded('anilist:7'))?.ids).toEqual({ anilist: 7, mal: 5, imdb: 'tt0000001' });
    });

    it('last of two titles that turn out to be one stands, where both were said at the same time', async () => {
      await say(
        arrival(titled('mal:5', { title: 'First', ids: { mal: 5, imdb: 'tt0000009' } }), 1000),
        arrival(titled('anilist:7', { title: 'Last', ids: { anilist: 7, mal: 5, imdb: 'tt0000007' } }), 1000),
      );
      expect(await loaded('mal:5')).toMatchObject({ title: 'Last', ids: { anilist: 7, mal: 5, imdb: 'tt0000007' } });
    });

    it('of a kind is what was said last', async () => {
      await say(one({ kind: 'manga' }, 1000), one({ kind: 'anime' }, 2000));
      expect((await loaded('anilist:1'))?.kind).toBe('anime');
    });

    it('of a title by its neighbours is the first name and the first format, and when it was named first', async () => {
      const names = (id: number, at: number, more: object) =>
        arrival(titled(`anilist:${id}`, { relations: [{ ...to('SEQUEL', 'anilist:9'), ...more }] }), at);
      await say(names(1, 1000, { title: 'Nine' }), names(2, 2000, { title: 'Neun', format: 'TV' }));
      await say(names(3, 3000, { title: 'Neuf', format: 'MOVIE' }));
      expect(await load('anilist:9')).toMatchObject({ title: { title: 'Nine', format: 'TV' }, fetchedAt: 1000 });
    });

    it('of a title by its neighbours is a name that comes later, and changes nothing that is known', async () => {
      const names = (id: number, at: number, more: object) =>
        arrival(titled(`anilist:${id}`, { relations: [{ ...to('SEQUEL', 'anilist:9'), ...more }] }), at);
      await say(names(1, 1000, { format: 'TV' }), names(2, 2000, { title: 'Neun' }));
      expect((await loaded('anilist:9'))?.title).toBe('Neun');
      expect((await loaded('anilist:9'))?.format).toBe('TV');
      await say(
        arrival(titled('anilist:9', { title: 'Nine', format: 'MOVIE' }), 3000),
        arrival(titled('anilist:8'), 1),
      );
      await say(names(3, 4000, { title: 'Neuf', format: 'OVA' }));
      expect(await load('anilist:9')).toMatchObject({ title: { title: 'Nine', format: 'MOVIE' }, fetchedAt: 3000 });
      await say(arrival(titled('anilist:4', { relations: [{ ...to('SEQUEL', 'anilist:8'), format: 'TV' }] }), 5000));
      expect(await loaded('anilist:8')).toEqual(titled('anilist:8'));
    });

    it('keeps with each field who stated it, whoever stands', async () => {
      const statedBy = async () => (await loaded('anilist:1'))?.statedBy;
      await say(one({ episodes: 12 }, 1000), one({ year: 2001 }, 1000, 'kitsu'), one({}, 9 * hour, 'mal'));
      expect(await statedBy()).toEqual({ episodes: 'anilist', year: 'kitsu' });
      await say(one({}, 20 * hour, 'kitsu'));
      expect((await load('anilist:1'))?.provider).toBe('kitsu');
      expect(await statedBy()).toMatchObject({ episodes: 'anilist' });
      await say(one({ episodes: 13, year: 2002 }, 40 * hour));
      expect(await loaded('anilist:1')).toMatchObject({ episodes: 13, year: 2002 });
    });
  });

  it('takes what is said under a shared id for the title that is called by it, before an older one', async () => {
    await save(arrival(titled('anilist:7', { ids: { anilist: 7, mal: 5, kitsu: 1 } })));
    await save(arrival(titled('kitsu:3', { ids: { kitsu: 3, mal: 5 } }), 2000, 'kitsu'));
    expect(await refs('kitsu:3')).toEqual(['kitsu:3 is mal:5']);
    await save(arrival(titled('mal:5', { year: 1999 }), 3000, 'mal'));
    expect((await loaded('kitsu:3'))?.year).toBe(1999);
    expect(await loaded('anilist:7')).not.toHaveProperty('year');
  });

  it('does not call a title as another one was called until then', async () => {
    await save(arrival(titled('mal:5'), 1000, 'mal'));
    await save(
      arrival(titled('anilist:7', { ids: { anilist: 7, mal: 5, kitsu: 1 } }), 2000),
      arrival(titled('kitsu:3', { ids: { kitsu: 3, mal: 5 } }), 2000, 'kitsu'),
    );
    expect(await refs('mal:5', 'kitsu:3')).toEqual(['mal:5 is anilist:7', 'kitsu:3 is kitsu:3']);
  });

  it('calls it updated where two rows become one, though the one that stays says the same', async () => {
    await save(one({ ids: { anilist: 1, mal: 5 } }, 1000));
    await save(arrival(titled('kitsu:3', { title: 'Title of anilist:1' }), 1000));
    const { arrivals } = await save(one({ ids: { anilist: 1, mal: 5, kitsu: 3 } }, 1000));
    expect(arrivals.map(({ ref, outcome }) => [ref, outcome])).toEqual([['anilist:1', 'updated']]);
  });

  it('tells what a title that two rows became was by the older row', async () => {
    await save(arrival(titled('mal:5', { episodes: 12 }), 1000), arrival(titled('anilist:7', { episodes: 13 }), 1000));
    await save(arrival(titled('anilist:7', { ids: { anilist: 7, mal: 5 }, episodes: 14 }), 2000));
    const told = (await store.changes.after(0, 0)).filter(({ field }) => field === 'episodes');
    expect(told.map(({ ref, before, after }) => [ref, before, after])).toEqual([['anilist:7', '12', '14']]);
  });

  it('takes a status that was not known for no change, and one that is another for one', async () => {
    await save(one({}, 1000));
    await save(one({ status: 'RELEASING' }, 2000));
    expect(await store.changes.after(0, 0)).toEqual([]);
    await save(one({ status: 'FINISHED' }, 3000));
    expect((await store.changes.after(0, 0)).map(({ before, after }) => [before, after])).toEqual([
      ['RELEASING', 'FINISHED'],
    ]);
  });
}
