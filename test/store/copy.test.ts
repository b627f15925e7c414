import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it, onTestFinished } from 'vitest';
import { systemClock } from '../../src/model/clock.ts';
import { refOf } from '../../src/model/ref.ts';
import { copyDatabase, type DatabaseName } from '../../src/store/copy/copy.ts';
import type { Database } from '../../src/store/database.ts';
import { openPostgres } from '../../src/store/postgres/postgres.ts';
import { openSqlite } from '../../src/store/sqlite/sqlite.ts';
import { arrival, crawlOf, titled, to } from '../helpers/arrivals.ts';
import { ownFolder } from '../helpers/folder.ts';
import { emptyDatabase, hasPostgres, placeOf, psql } from '../helpers/postgres.ts';

const never = new AbortController().signal;
const copied = (from: DatabaseName, target: DatabaseName, signal = never) =>
  copyDatabase(from, target, { clock: systemClock, signal });

/** A title of everything that a table may hold. */
async function fill(database: Database, count = 3): Promise<void> {
  const refs = Array.from({ length: count }, (_, n) => refOf('anilist', n + 1));
  await database.commit({
    arrivals: [
      ...refs.map((ref) =>
        arrival(
          titled(ref, {
            native: `進撃 ${ref}\\ "{NULL}"`,
            synonyms: ['b', 'a'],
            adult: false,
            relations: [to('SEQUEL', 'anilist:9')],
          }),
        ),
      ),
      arrival(titled('anilist:1', { year: 2001, episodes: 12 }), 1000, 'kitsu'),
    ],
    pairs: { provider: 'offline-database', list: [['anilist:1', 'anilist:2']] },
    crawls: [crawlOf('anilist:1', ['anilist:1', 'anilist:2'])],
    decisions: [
      { type: 'cut', cut: { a: 'mal:1', b: 'mal:2', at: 1, reason: 'unlike' } },
      { type: 'join', join: { from: 'mal:1', to: 'mal:3', type: 'SEQUEL', at: 1 } },
    ],
    marks: [{ name: 'me', id: 1, at: 5 }],
    watches: [{ type: 'add', watch: { ref: 'anilist:1', title: 'One', at: 5 } }],
    job: {
      job: { source: 'list.csv', options: { b: 1, a: [true, null] }, startedAt: 1 },
      at: 1,
      add: [{ position: 1, place: 'line 1', raw: { z: 1, a: 'ü' }, asked: { refs: ['anilist:1'], note: 'odd' } }],
      progress: { counts: { imported: 2 }, problems: ['cut short'] },
    },
  });
}

/** All that a database tells of itself. */
async function told(database: Database) {
  const titles: unknown[] = [];
  for await (const page of database.titles.all()) titles.push(...page);
  const { address: _, engine: _engine, bytes: _bytes, freeBytes: _free, ...figures } = await database.upkeep.info();
  return {
    titles,
    figures,
    cuts: await database.decisions.cuts(),
    joins: await database.decisions.joins(),
    followed: await database.lists.followed(),
    jobs: await database.jobs.list(9),
    rows: await database.jobs.open(1, 0, 9),
    latest: await database.crawls.latest(),
    changes: await database.changes.after(0, 0),
    found: (await database.titles.search('Title of anilist:2', 3)).map(({ title }) => title.ref),
  };
}

async function read(place: DatabaseName) {
  const database = typeof place === 'string' ? await openSqlite(place) : await openPostgres(place);
  try {
    return await told(database);
  } finally {
    await database.close();
  }
}

const inFolder = (name: string) => join(ownFolder(), name);

describe.skipIf(!hasPostgres)('a copy', () => {
  it('to a server and back holds the same, and its numbers go on', async () => {
    const [first, server, last] = [inFolder('a.db'), placeOf(await emptyDatabase()), inFolder('b.db')];
    const database = await openSqlite(first);
    await fill(database);
    await database.close();
    const before = await read(first);
    const tables = await copied(first, server);
    expect(await read(server)).toEqual(before);
    expect(await copied(server, last)).toEqual(tables);
    expect(await read(last)).toEqual(before);
    const again = await openPostgres(server);
    onTestFinished(() => again.close());
    const job = { source: 'next', options: {}, startedAt: 1 };
    expect((await again.commit({ job: { job, at: 1 }, arrivals: [arrival(titled('anilist:77'))] })).job).toBe(2);
    expect((await again.upkeep.check()).filter(({ severity }) => severity !== 'note')).toEqual([]);
  });

  it('goes on where it was stopped, and is no database until then', async () => {
    const [file, address] = [inFolder('a.db'), await emptyDatabase()];
    const server = placeOf(address);
    const database = await openSqlite(file);
    await fill(database, 5000);
    await database.close();
    const stop = new AbortController();
    const stopping = copyDatabase(file, server, {
      ...{ clock: systemClock, signal: stop.signal },
      heard: (table) => void (table === 'title' && stop.abort()),
    });
    await expect(stopping).rejects.toThrow();
    await expect(openPostgres(server)).rejects.toMatchObject({ code: 'foreign' });
    const ids = async () =>
      (await psql(address, 'SELECT xmin::text AS made FROM animectl.title WHERE id = 1'))[0]?.made;
    const made = await ids();
    await copied(file, server);
    // What was there is not written again.
    expect(await ids()).toBe(made);
    expect(await read(server)).toEqual(await read(file));
  });

  it('to a file takes its place when it is whole', async () => {
    const [server, file] = [placeOf(await emptyDatabase()), inFolder('b.db')];
    const database = await openPostgres(server);
    await fill(database);
    await database.close();
    const stop = new AbortController();
    const heard = (table: string) => void (table === 'crawl' && stop.abort());
    await expect(copyDatabase(server, file, { clock: systemClock, signal: stop.signal, heard })).rejects.toThrow();
    expect(existsSync(file)).toBe(false);
    await copied(server, file);
    expect(await read(file)).toEqual(await read(server));
  });

  it('replaces nothing, and needs something to copy', async () => {
    const [file, server] = [inFolder('a.db'), placeOf(await emptyDatabase())];
    await expect(copied(file, server)).rejects.toMatchObject({ code: 'missing' });
    await expect(copied(server, inFolder('b.db'))).rejects.toMatchObject({ code: 'missing' });
    for (const place of [await openSqlite(file), await openPostgres(server)]) {
      await fill(place);
      await place.close();
    }
    await expect(copied(file, server)).rejects.toMatchObject({ code: 'path' });
    await expect(copied(server, file)).rejects.toMatchObject({ code: 'path' });
    expect((await read(server)).figures.titles).toBe(3);
  });

  it('says so where the target is not what it was copied from', async () => {
    const [file, address] = [inFolder('a.db'), await emptyDatabase()];
    const database = await openSqlite(file);
    await fill(database);
    await database.close();
    const stop = new AbortController();
    const heard = (table: string) => void (table === 'title' && stop.abort());
    await expect(
      copyDatabase(file, placeOf(address), { clock: systemClock, signal: stop.signal, heard }),
    ).rejects.toThrow();
    await psql(address, `UPDATE animectl.title SET title = 'Other' WHERE id = 2`);
    await expect(copied(file, placeOf(address))).rejects.toThrow(/the table title is not what it was copied from/);
  });
});
