import { describe, expect, it } from 'vitest';
import type { ListEntry } from '../../src/model/watched.ts';
import { openSqlite } from '../../src/store/sqlite/sqlite.ts';
import { exportedEntries } from '../../src/tasks/exported.ts';
import { arrival, titled } from '../helpers/arrivals.ts';

const entry = (ref: ListEntry['ref'], more: Partial<ListEntry> = {}): ListEntry => ({
  ...{ ref, title: `Row of ${ref}`, from: 'list.xml', at: 5 },
  ...more,
});

describe('what is exported of a list', () => {
  it('is every entry, with what is stored of its title, or with what the list says of it', async () => {
    const store = await openSqlite(':memory:');
    await store.commit({ arrivals: [arrival(titled('anilist:1', { title: 'Stored' }))] });
    const entries = [
      entry('anilist:1', { score: 80, repeats: 2 }),
      entry('mal:7', { status: 'completed', progress: 3 }),
    ];
    await store.commit({ lists: [{ type: 'put', list: 'a', at: 5, entries }] });
    const exported: object[] = [];
    for await (const { title: of, watched } of await exportedEntries('a', store))
      exported.push({ ref: of.ref, ids: of.ids, title: of.title, watched });
    expect(exported).toEqual([
      { ref: 'mal:7', ids: { mal: 7 }, title: 'Row of mal:7', watched: { status: 'completed', progress: 3 } },
      { ref: 'anilist:1', ids: { anilist: 1 }, title: 'Stored', watched: { score: 80, repeats: 2 } },
    ]);
    await store.close();
  });

  it('is the user’s own list where none is named, all that is stored where there is none, and a long list to its end', async () => {
    const store = await openSqlite(':memory:');
    const refsOf = async (list?: string) => {
      const refs: string[] = [];
      for await (const { title: of, watched } of await exportedEntries(list, store)) {
        refs.push(of.ref);
        if (list === undefined && refs.length < 3) expect(watched).toEqual({});
      }
      return refs;
    };
    await store.commit({ arrivals: [1, 2].map((id) => arrival(titled(`anilist:${id}`))) });
    expect((await refsOf()).sort()).toEqual(['anilist:1', 'anilist:2']);
    const long = Array.from({ length: 1001 }, (_, n) => entry(`mal:${n + 1}`));
    await store.commit({ lists: [{ type: 'put', list: 'b', at: 5, entries: long }] });
    expect(await refsOf()).toHaveLength(2);
    expect(new Set(await refsOf('b')).size).toBe(1001);
    await store.commit({ lists: [{ type: 'put', list: 'a', at: 5, entries: [entry('mal:7')] }] });
    await store.commit({ lists: [{ type: 'mine', list: 'a', at: 5 }] });
    expect(await refsOf()).toEqual(['mal:7']);
    await expect(refsOf('c')).rejects.toThrow('no list is called "c"');
    await store.close();
  });
});
