import { chmodSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Pool } from 'pg';
import { systemClock } from '../../model/clock.ts';
import { postgresAddress } from '../../model/postgres.ts';
import type { Ref } from '../../model/ref.ts';
import type { Title } from '../../model/title.ts';
import { poolFor } from '../../postgres/connection.ts';
import { inTransaction } from '../../postgres/transaction.ts';
import type { Database } from '../../store/database.ts';
import { openPostgres } from '../../store/postgres/postgres.ts';
import * as saveSql from '../../store/postgres/save-sql.ts';
import { runSteps } from '../../store/postgres/steps.ts';
import { writeRelations } from '../../store/sql/save.ts';
import { type Chance, chanceFrom } from '../chance.ts';
import { type OwnCluster, ownCluster } from '../cluster.ts';
import { generateGraph } from '../graph.ts';
import { interleaved, repeated, timed } from '../repeat.ts';
import { relationsBetween, titlesWithout } from '../rows.ts';
import type { Bench, Held, Measurement, Scenario } from '../scenario.ts';
import { quantile, timesAsLong } from '../statistics.ts';

/** What a database on a server is held to. Where the machine has no PostgreSQL nothing is measured. */
export const postgres: Scenario = {
  name: 'postgres',
  about:
    'A PostgreSQL of its own: 100,000 relations against COPY, titles and searches among 40,000 (with --quick: 5,000 and 2,000).',
  run,
};

async function* run(bench: Bench): AsyncGenerator<Measurement> {
  const server = await ownCluster(bench);
  if (!server) return bench.say('there is no PostgreSQL on this machine');
  const address = postgresAddress(server.url, 'the server');
  const pool = await poolFor(address, { connections: 1 });
  const database = await openPostgres(address);
  try {
    yield* saving(bench, database, pool, server);
    yield* reading(bench, database, pool);
  } finally {
    await database.close();
    await pool.end();
    await server.stop();
  }
}

/** The rows of relations that are known already, as a save writes them and as COPY does, into the same table. */
async function* saving(bench: Bench, database: Database, pool: Pool, server: OwnCluster): AsyncGenerator<Measurement> {
  const count = bench.quick ? 5_000 : 100_000;
  const titles = count / 10;
  bench.say(`${count} relations`);
  await database.commit({ arrivals: titlesWithout(titles) });
  const { rows } = relationsBetween(titles, count, 'sorted');
  const written = rows.map(([from, to, type, stated, provider]) => ({
    from,
    to,
    type,
    stated: stated === 1,
    provider,
  }));
  const file = join(server.folder, 'relations.tsv');
  writeFileSync(file, rows.map((row) => `${row.join('\t')}\n`).join(''));
  chmodSync(file, 0o644);
  const emptied = async (body: () => Promise<unknown>) => {
    await pool.query('TRUNCATE animectl.relation');
    await pool.query('CHECKPOINT');
    return timed(bench, body);
  };
  const waiting = { clock: systemClock };
  const save = () =>
    inTransaction(pool, waiting, (client) => runSteps(client, writeRelations(saveSql, { removed: [], written })));
  const [copy = [], own = []] = await interleaved(
    [() => emptied(() => pool.query(`COPY animectl.relation FROM '${file}'`)), () => emptied(save)],
    { warmUps: 1, runs: bench.quick ? 2 : 7 },
    bench,
  );
  const value = timesAsLong(copy, own);
  const figure = 'times the rows a second of COPY';
  yield { name: 'COPY', timesMs: copy, rows: rows.length };
  yield {
    ...{ name: 'relations of a save', timesMs: own, rows: rows.length, statements: 1 },
    ...(bench.quick ? { counts: { [figure]: value } } : { held: [{ figure, value, bar: { atLeast: 0.6 } }] }),
  };
}

async function* reading(bench: Bench, database: Database, pool: Pool): AsyncGenerator<Measurement> {
  const count = bench.quick ? 2_000 : 40_000;
  const { titles } = generateGraph({ seed: 1, titles: count });
  bench.say(`saving ${count} titles`);
  for (let n = 0; n < count; n += 2_000) {
    const arrivals = titles
      .slice(n, n + 2_000)
      .map((title) => ({ title, provider: 'anilist', fetchedAt: Date.UTC(2026, 6, 31) }));
    await database.commit({ arrivals });
    bench.signal.throwIfAborted();
  }
  await database.upkeep.shrink();
  const chance = chanceFrom(3);
  const runs = bench.quick ? 20 : 300;
  const one = () => chance.oneOf(titles);
  const refs = () => [...new Set(Array.from({ length: 500 }, () => one().ref))];
  const load = (drawn: () => readonly Ref[]) => () => {
    const asked = drawn();
    return () => database.titles.load(asked);
  };
  const search = (drawn: () => string) => () => {
    const words = drawn();
    return () => database.titles.search(words, 10);
  };
  const ways: readonly Reading[] = [
    { name: '500 refs at once', draw: load(refs), atMost: 10, share: 0.5 },
    { name: 'one id', draw: load(() => [one().ref]), atMost: 1, share: 0.95 },
    { name: 'search: an exact name', draw: search(() => one().title), atMost: 5, share: 0.95 },
    { name: 'search: an error of typing', draw: search(() => mistyped(one(), chance)), atMost: 30, share: 0.95 },
    { name: 'search: two letters', draw: search(() => one().title.slice(0, 2)), atMost: 30, share: 0.95 },
  ];
  for (const way of ways) yield await measured(way, runs, bench);
  const timesMs = await repeated(
    () => timed(bench, () => Promise.all(Array.from({ length: 50 }, () => database.titles.load([one().ref])))),
    { warmUps: 1, runs: 5 },
    bench,
  );
  const { rows } = await pool.query<{ n: number }>(
    `SELECT count(*)::int AS n FROM pg_stat_activity WHERE application_name = 'animectl' AND pid <> pg_backend_pid()`,
  );
  const held: readonly Held[] = [{ figure: 'connections', value: rows[0]?.n ?? 0, bar: { atMost: 5 } }];
  yield { name: '50 that read at once', timesMs, rows: 50, held };
}

/** Something that is read, and what share of the times is to be at most so many ms. */
interface Reading {
  readonly name: string;
  /** Chooses what to ask for; what comes back asks. */
  readonly draw: () => () => Promise<unknown>;
  readonly atMost: number;
  readonly share: number;
}

async function measured({ name, draw, atMost, share }: Reading, runs: number, bench: Bench): Promise<Measurement> {
  bench.say(name);
  const timesMs = await repeated(() => timed(bench, draw()), { warmUps: 5, runs }, bench);
  const value = quantile(
    [...timesMs].sort((a, b) => a - b),
    share,
  );
  const figure = share === 0.5 ? 'ms, median' : 'ms, 95th percentile';
  return {
    name,
    timesMs,
    ...(bench.quick ? { counts: { [figure]: value } } : { held: [{ figure, value, bar: { atMost } }] }),
  };
}

function mistyped({ title }: Title, chance: Chance): string {
  const letters = [...title];
  letters[Math.floor(chance.below(letters.length))] = 'x';
  return letters.join('');
}
