import { join } from 'node:path';
import type { Ref } from '../../model/ref.ts';
import type { Database, Stored } from '../../store/database.ts';
import { openSqlite } from '../../store/sqlite/sqlite.ts';
import { chanceFrom } from '../chance.ts';
import { generateGraph } from '../graph.ts';
import { interleaved, timed } from '../repeat.ts';
import type { Bench, Held, Measurement, Scenario } from '../scenario.ts';

/** How titles are read from the database. */
export const read: Scenario = {
  name: 'read',
  about: 'Titles with their relations from a database of 10,000 (1,000 with --quick), all at once and one by one.',
  run,
};

async function* run(bench: Bench): AsyncGenerator<Measurement> {
  const { titles } = generateGraph({ seed: 1, titles: bench.quick ? 1_000 : 10_000 });
  bench.say(`${titles.length} titles`);
  let statements = 0;
  const onStatement = () => {
    statements += 1;
  };
  const database = await openSqlite(join(bench.folder, 'animectl.sqlite'), { onStatement });
  try {
    for (let n = 0; n < titles.length; n += 500) {
      const batch = titles.slice(n, n + 500);
      const arrivals = batch.map((title) => ({ title, provider: 'anilist', fetchedAt: Date.UTC(2026, 6, 31) }));
      await database.commit({ arrivals });
      bench.signal.throwIfAborted();
    }
    const chance = chanceFrom(2);
    const some = (count: number) => Array.from({ length: count }, () => chance.oneOf(titles).ref);
    for (const count of [10, 100, 500])
      yield* bothWays([...new Set(some(count))], { database, statements: () => statements }, bench);
  } finally {
    await database.close();
  }
}

/** A database, and how many statements it has run. */
interface Counted {
  readonly database: Database;
  statements(): number;
}

async function* bothWays(refs: readonly Ref[], counted: Counted, bench: Bench): AsyncGenerator<Measurement> {
  const { titles } = counted.database;
  bench.say(`${refs.length} titles`);
  const ways = [
    { name: `${refs.length} titles at once`, read: () => titles.load(refs), atMost: 1 },
    { name: `${refs.length} titles one by one`, read: () => oneByOne(refs, titles), atMost: undefined },
  ];
  const statements = [0, 0];
  const times = await interleaved(
    ways.map(({ name, read }, n) => async () => {
      const before = counted.statements();
      let found = 0;
      const ms = await timed(bench, async () => {
        found = (await read()).size;
      });
      if (found !== refs.length) throw new Error(`${name}: ${found} were found`);
      statements[n] = counted.statements() - before;
      return ms;
    }),
    { warmUps: 1, runs: bench.quick ? 3 : 20 },
    bench,
  );
  for (const [n, { name, atMost }] of ways.entries()) {
    const count = statements[n] ?? 0;
    const held: readonly Held[] = atMost === undefined ? [] : [{ figure: 'statements', value: count, bar: { atMost } }];
    yield { name, timesMs: times[n] ?? [], statements: count, rows: refs.length, held };
  }
}

async function oneByOne(refs: readonly Ref[], titles: Database['titles']): Promise<ReadonlyMap<Ref, Stored>> {
  const found = new Map<Ref, Stored>();
  for (const ref of refs) for (const [asked, one] of await titles.load([ref])) found.set(asked, one);
  return found;
}
