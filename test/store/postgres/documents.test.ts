import fc from 'fast-check';
import type { Pool } from 'pg';
import { describe, expect, it, onTestFinished } from 'vitest';
import { systemClock } from '../../../src/model/clock.ts';
import { type Ref, refOf } from '../../../src/model/ref.ts';
import { poolFor } from '../../../src/postgres/connection.ts';
import { onConnection } from '../../../src/postgres/transaction.ts';
import type { Database, StoredTitles } from '../../../src/store/database.ts';
import { postgresDialect } from '../../../src/store/postgres/dialect.ts';
import { openPostgres } from '../../../src/store/postgres/postgres.ts';
import { runSteps } from '../../../src/store/postgres/steps.ts';
import { readTitles } from '../../../src/store/sql/titles.ts';
import { arrival, titled, to } from '../../helpers/arrivals.ts';
import { emptyDatabase, hasPostgres, placeOf, psql } from '../../helpers/postgres.ts';
import { runs } from '../../helpers/suite.ts';

interface Opened {
  readonly address: string;
  readonly database: Database;
  /** Connections of somebody else. */
  readonly pool: Pool;
  /** Titles by what the tables say of them. */
  readonly tables: StoredTitles;
}

async function opened(): Promise<Opened> {
  const address = await emptyDatabase();
  const database = await openPostgres(placeOf(address));
  const pool = await poolFor(placeOf(address));
  onTestFinished(async () => {
    await database.close();
    await pool.end();
  });
  const tables = readTitles({
    ...{ dialect: postgresDialect, clock: systemClock },
    read: (steps) => onConnection(pool, (client) => runSteps(client, steps())),
  });
  return { address, database, pool, tables };
}

const refs = (['anilist', 'mal', 'kitsu'] as const).flatMap((source) => [1, 2, 3, 4].map((id) => refOf(source, id)));
const kept = async (pool: Pool) =>
  (
    await pool.query<{ ref: Ref }>(`
    SELECT t.ref FROM animectl.title_document d JOIN animectl.title t ON t.id = d.title_id ORDER BY 1`)
  ).rows.map(({ ref }) => ref);
const whole = async (pool: Pool) =>
  (await pool.query<{ ref: Ref }>('SELECT ref FROM animectl.title WHERE NOT outline ORDER BY 1')).rows.map(
    ({ ref }) => ref,
  );
const findings = async ({ upkeep }: Database) => (await upkeep.check()).filter(({ what }) => what === 'documents');

/** Holds that documents say what the tables say, read one way and the other. */
async function expectSame({ database, tables }: Opened, asked = refs) {
  expect(await findings(database)).toEqual([]);
  // As text: the fields and their order, too.
  const told = async (titles: StoredTitles) => JSON.stringify([...(await titles.load(asked))]);
  expect(await told(database.titles)).toBe(await told(tables));
}

const three = [
  arrival(titled('anilist:1', { synonyms: ['b', 'a'], adult: true, relations: [to('SEQUEL', 'anilist:2')] })),
  arrival(titled('anilist:2', { relations: [to('PREQUEL', 'anilist:1'), to('OTHER', 'anilist:3')] })),
  arrival(titled('anilist:3', { title: 'Drei "\\ \u2028 進撃', relations: [] })),
];

describe.skipIf(!hasPostgres)('documents of titles', () => {
  const number = fc.integer({ min: 1, max: 4 });
  const source = fc.constantFrom('anilist' as const, 'mal' as const, 'kitsu' as const);
  const text = fc.constantFrom('One', 'Two', '進撃');
  const one = fc
    .record({
      ...{ source, id: number, title: text, synonyms: fc.array(text, { maxLength: 2 }), at: number },
      // Ids of others make titles one, and part them again.
      ids: fc.record({ anilist: number, mal: number, kitsu: number }, { requiredKeys: [] }),
      format: fc.option(fc.constantFrom('TV' as const, 'MOVIE' as const), { nil: undefined }),
      relations: fc.option(
        fc.array(fc.tuple(fc.constantFrom('SEQUEL' as const, 'OTHER' as const), source, number, text), {
          maxLength: 3,
        }),
        { nil: undefined },
      ),
    })
    .map(({ source, id, title, synonyms, at, ids, format, relations }) =>
      arrival(
        titled(refOf(source, id), {
          ...{ title, synonyms, ids: { ...ids, [source]: id } },
          ...(format && { format }),
          ...(relations && { relations: relations.map(([type, of, n, name]) => to(type, refOf(of, n), name)) }),
        }),
        at * 86_400_000,
        source,
      ),
    );

  it('say what the tables say after whatever was saved, and none is missing', async () => {
    const server = await opened();
    const { database, pool } = server;
    let commits = 0;
    await fc.assert(
      fc.asyncProperty(fc.array(fc.array(one, { minLength: 1, maxLength: 4 }), { maxLength: 6 }), async (batches) => {
        await pool.query('TRUNCATE animectl.title CASCADE');
        expect(await kept(pool)).toEqual([]);
        for (const arrivals of batches) {
          await database.commit({ arrivals });
          commits += 1;
          await expectSame(server);
          expect(await kept(pool)).toEqual(await whole(pool));
        }
      }),
      { numRuns: runs(25, 400) },
    );
    expect(commits).toBeGreaterThan(25);
  });

  it.each([
    ['a name', `UPDATE animectl.title SET title = 'x' WHERE ref = 'anilist:2'`, ['anilist:3']],
    ['a number', `UPDATE animectl.title SET episodes = 5 WHERE ref = 'anilist:2'`, ['anilist:1', 'anilist:3']],
    ['a ref', `UPDATE animectl.external_id SET ref = 'anilist:9' WHERE ref = 'anilist:3'`, ['anilist:1', 'anilist:2']],
    ['another ref', `INSERT INTO animectl.external_id VALUES (3, 'mal', 'mal:9')`, ['anilist:1', 'anilist:2']],
    ['one synonym less', `DELETE FROM animectl.name WHERE name = 'b'`, ['anilist:2', 'anilist:3']],
    ['what only searching reads', `DELETE FROM animectl.name WHERE kind = 'title'`, 3],
    ['a relation', `DELETE FROM animectl.relation WHERE type = 'OTHER' AND stated`, ['anilist:1', 'anilist:3']],
    ['that somebody states one', 'UPDATE animectl.relation SET stated = false WHERE from_id = 2', 2],
    ['one title less', `DELETE FROM animectl.title WHERE ref = 'anilist:3'`, ['anilist:1']],
    ['no names', 'TRUNCATE animectl.name', 0],
    ['nothing', `UPDATE animectl.relation SET stated = true WHERE from_id = 99`, 3],
  ])('are taken away where somebody else changes %s', async (_, text, left) => {
    const server = await opened();
    await server.database.commit({ arrivals: three });
    expect(await kept(server.pool)).toEqual(['anilist:1', 'anilist:2', 'anilist:3']);
    await server.pool.query(text);
    const after = await kept(server.pool);
    expect(typeof left === 'number' ? after.length : after).toEqual(left);
    await expectSame(server);
    // Whoever looks after the database makes those that are missing.
    await server.database.upkeep.shrink();
    expect(await kept(server.pool)).toEqual(await whole(server.pool));
    await expectSame(server);
  });

  it('are not made of what somebody else is about to change', async () => {
    const server = await opened();
    await server.database.commit({ arrivals: three });
    const other = await server.pool.connect();
    await other.query(`BEGIN; UPDATE animectl.title SET title = 'Changed' WHERE ref = 'anilist:3'`);
    const saving = server.database.commit({ arrivals: [arrival(titled('anilist:2', { year: 2001 }), 2000)] });
    // It waits for the other one, or it has not begun yet.
    await other.query('COMMIT');
    other.release();
    await saving;
    await expectSame(server);
    const { title } = (await server.database.titles.load(['anilist:2'])).get('anilist:2') ?? {};
    expect(title?.relations?.map(({ title }) => title)).toContain('Changed');
  });

  it('are right with two programs that save at once', async () => {
    const server = await opened();
    const second = await openPostgres(placeOf(server.address));
    onTestFinished(() => second.close());
    await Promise.all(
      Array.from({ length: 40 }, (_, n) =>
        [server.database, second][n % 2]?.commit({
          arrivals: three.map(({ title }) => arrival({ ...title, title: `${title.title} ${n}` }, 1000 + n)),
        }),
      ),
    );
    await expectSame(server);
    expect(await kept(server.pool)).toHaveLength(3);
  });

  it.each(['[]', '{}', '', '[1,'])('that are wrong, such as %j, are found, and made again', async (text) => {
    const server = await opened();
    await server.database.commit({ arrivals: three });
    await server.pool.query('UPDATE animectl.title_document SET document = $1 WHERE title_id = 2', [text]);
    await expect(server.database.titles.load(['anilist:2'])).rejects.toMatchObject({ code: 'invalid' });
    expect(await findings(server.database)).toEqual([
      { severity: 'fault', what: 'documents', count: 1, examples: ['anilist:2'] },
    ]);
    await server.database.upkeep.mend();
    await expectSame(server);
    expect(await kept(server.pool)).toHaveLength(3);
  });

  it('hold no number that JavaScript cannot tell from its neighbours', async () => {
    const { database, pool } = await opened();
    await database.commit({ arrivals: three });
    await pool.query('UPDATE animectl.title SET popularity = 9007199254740993 WHERE id = 1');
    await expect(database.titles.load(['anilist:1'])).rejects.toMatchObject({ code: 'invalid' });
  });
});

/** Makes a database as it was before there were documents. */
async function withoutDocuments(): Promise<Opened> {
  const server = await opened();
  await server.database.commit({ arrivals: three });
  await server.pool.query(`
    DROP TABLE animectl.title_document; DROP FUNCTION animectl.forget_documents CASCADE;
    DROP FUNCTION animectl.document_of; DROP FUNCTION animectl.make_documents`);
  return server;
}

describe.skipIf(!hasPostgres)('a database that is older than documents', () => {
  it('gets them when it is opened, once, whoever is first', async () => {
    const server = await withoutDocuments();
    const all = await Promise.all(Array.from({ length: 4 }, () => openPostgres(placeOf(server.address))));
    onTestFinished(async () => void (await Promise.all(all.map((one) => one.close()))));
    expect(await kept(server.pool)).toHaveLength(3);
    for (const database of all) await expectSame({ ...server, database });
  });

  it('is read without them as it is, or by whom it does not belong to', async () => {
    const { address, pool } = await withoutDocuments();
    const asIs = await openPostgres(placeOf(address), { asIs: true });
    expect((await asIs.titles.load(['anilist:1'])).size).toBe(1);
    expect(await findings(asIs)).toEqual([]);
    await asIs.close();
    const user = `reader_${address.slice(-8)}`;
    await psql(
      address,
      `CREATE ROLE ${user} LOGIN PASSWORD 'p'; GRANT USAGE ON SCHEMA animectl TO ${user};
      GRANT ALL ON ALL TABLES IN SCHEMA animectl TO ${user}; GRANT ALL ON ALL SEQUENCES IN SCHEMA animectl TO ${user}`,
    );
    onTestFinished(async () => void (await psql(address, `DROP OWNED BY ${user}; DROP ROLE ${user}`)));
    const url = Object.assign(new URL(address), { username: user, password: 'p' });
    const save = async () => {
      const database = await openPostgres(placeOf(url.href));
      await database.commit({ arrivals: [arrival(titled('anilist:1', { year: 2001 }), 2000)] });
      expect((await database.titles.load(['anilist:1'])).get('anilist:1')?.title.year).toBe(2001);
      await database.close();
    };
    await save();
    expect((await pool.query(`SELECT to_regclass('animectl.title_document') AS found`)).rows).toEqual([
      { found: null },
    ]);
    // It may not read what the owner makes later: what it saves keeps the documents right all the same.
    await (await openPostgres(placeOf(address))).close();
    await pool.query(`UPDATE animectl.title SET year = 1999 WHERE id = 1`);
    await save();
    expect(await kept(pool)).toHaveLength(3);
  });
});
