import { stat } from 'node:fs/promises';
import { join } from 'node:path';
import type { Title } from '../../model/title.ts';
import { openSqlite } from '../../store/sqlite/sqlite.ts';
import { chanceFrom } from '../chance.ts';
import { generateGraph } from '../graph.ts';
import { writeOfflineDatabase } from '../offline-database.ts';
import { heldMemory, runProgram } from '../program.ts';
import { repeated, timed } from '../repeat.ts';
import type { Bench, Measurement, Scenario } from '../scenario.ts';

/** What a whole data set takes, and how fast it is searched afterwards. */
export const dataSet: Scenario = {
  name: 'data-set',
  about:
    '40,000 made-up titles (2,000 with --quick) in the form of the anime-offline-database, imported by a process of its own; then the database is searched.',
  run,
};

const mostPeakMiB = 250;

async function* run(bench: Bench): AsyncGenerator<Measurement> {
  if (!bench.program) throw new Error('there is no program to start: build it');
  const { titles } = generateGraph({ seed: 4, titles: bench.quick ? 2_000 : 40_000 });
  const file = join(bench.folder, 'data-set.jsonl');
  await writeOfflineDatabase(file, titles);
  bench.say(`${titles.length} titles`);
  const db = join(bench.folder, 'animectl.sqlite');
  const { ms, out, peakBytes } = await runProgram(bench, ['--db', db, 'import', file, '--json'], {
    ANIMECTL_OFFLINE: '1',
  });
  const { imported } = JSON.parse(out) as { readonly imported: number };
  yield {
    name: 'import',
    timesMs: [ms],
    rows: imported,
    peakBytes,
    counts: { 'bytes of the data set': (await stat(file)).size, 'bytes of the database': (await stat(db)).size },
    held: [
      heldMemory(peakBytes, mostPeakMiB),
      { figure: 'titles missing', value: titles.length - imported, bar: { atMost: 0 } },
    ],
  };
  yield* searches(db, titles, bench);
}

/** By whole titles, by two of their words, and by words with a letter amiss. */
async function* searches(db: string, titles: readonly Title[], bench: Bench): AsyncGenerator<Measurement> {
  const kinds: readonly (readonly [name: string, words: (title: string) => string])[] = [
    ['search by title', (title) => title],
    ['search by two words', (title) => title.split(' ').slice(-2).join(' ')],
    ['search with a typing error', (title) => `${title.slice(0, 4)}x${title.slice(5)}`],
  ];
  const store = await openSqlite(db);
  try {
    for (const [name, words] of kinds) {
      bench.say(name);
      const chance = chanceFrom(5);
      const way = () => timed(bench, () => store.titles.search(words(chance.oneOf(titles).title), 25));
      yield { name, timesMs: await repeated(way, { warmUps: 5, runs: bench.quick ? 20 : 200 }, bench) };
    }
  } finally {
    await store.close();
  }
}
