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
});
