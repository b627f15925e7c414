import { beforeEach, describe, expect, it } from 'vitest';
import type { Database } from '../../../src/store/database.ts';
import type { Engine } from './ask.ts';

/** What every database promises of what the user follows. */
export function describeWatches(engine: Engine): void {
  let store: Database;
  beforeEach(async () => {
    store = await engine.alone();
    return () => store.close();
  });

  describe('what is followed', () => {
    const add = (id: number, at: number) =>
      ({ type: 'add', watch: { ref: `anilist:${id}`, title: `Title ${id}`, at } }) as const;

    it('is listed in the order in which it was added, each title once', async () => {
      await store.commit({ watches: [add(1, 6), add(3, 5), add(2, 5)] });
      await store.commit({ watches: [add(2, 7)] });
      expect(await store.lists.followed()).toEqual([
        { ref: 'anilist:2', title: 'Title 2', at: 5 },
        { ref: 'anilist:3', title: 'Title 3', at: 5 },
        { ref: 'anilist:1', title: 'Title 1', at: 6 },
      ]);
    });

    it('remembers what was told of it, and can be removed', async () => {
      await store.commit({ watches: [add(1, 5), { type: 'told', ref: 'anilist:1', id: 9, at: 8 }] });
      expect(await store.lists.followed()).toEqual([
        { ref: 'anilist:1', title: 'Title 1', at: 5, told: 9, checkedAt: 8 },
      ]);
      const removing = { watches: [{ type: 'remove', ref: 'anilist:1' } as const] };
      expect([(await store.commit(removing)).removed, (await store.commit(removing)).removed]).toEqual([1, 0]);
      expect(await store.lists.followed()).toEqual([]);
    });
  });
}
