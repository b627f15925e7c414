import { join } from 'node:path';
import type { Ref } from '../../model/ref.ts';
import { openSqlite } from '../../store/sqlite/sqlite.ts';
import { askingAt } from '../app.ts';
import { runProgram } from '../program.ts';
import { openSimulator } from '../provider/simulator.ts';
import { madeUp } from '../provider/titles.ts';
import { repeated } from '../repeat.ts';
import type { Bench, Measurement, Scenario } from '../scenario.ts';

const atOnce = 4;

/** Whether several processes can write one database. */
export const processes: Scenario = {
  name: 'processes',
  about: 'Four processes at once that save 300 titles each (60 with --quick) into one new database.',
  run,
};

async function* run(bench: Bench): AsyncGenerator<Measurement> {
  if (!bench.program) throw new Error('there is no program to start: build it');
  const simulator = await openSimulator(bench, { latencyMs: 20 });
  try {
    const each = bench.quick ? 60 : 300;
    const refs = madeUp().titles.map(({ ref }) => ref);
    // Each has half of its titles in common with the next one.
    const parts = Array.from({ length: atOnce }, (_, n) => refs.slice((n * each) / 2, (n * each) / 2 + each));
    const wanted = [...new Set(parts.flat())];
    let [run, stored, busy] = [0, 0, 0];
    const way = async () => {
      bench.say(`${atOnce} processes at once`);
      const data = join(bench.folder, `run-${run++}`);
      const env = { ...askingAt(simulator.url), XDG_DATA_HOME: data };
      const begun = bench.now();
      const ended = await Promise.all(
        parts.map((part) => runProgram(bench, ['import', '--yes', '--json', ...part], env)),
      );
      const ms = bench.now() - begun;
      busy += ended.filter(({ err }) => /busy|locked/i.test(err)).length;
      stored = await countStored(join(data, 'animectl', 'animectl.sqlite'), wanted);
      return ms;
    };
    const timesMs = await repeated(way, { warmUps: 0, runs: bench.quick ? 1 : 5 }, bench);
    yield {
      name: `${atOnce} processes at once`,
      timesMs,
      rows: stored,
      counts: { titles: wanted.length },
      held: [
        { figure: 'titles missing', value: wanted.length - stored, bar: { atMost: 0 } },
        { figure: 'processes that met a busy database', value: busy, bar: { atMost: 0 } },
      ],
    };
  } finally {
    await simulator.close();
  }
}

async function countStored(file: string, refs: readonly Ref[]) {
  const database = await openSqlite(file, { readonly: true });
  try {
    return [...(await database.titles.load(refs)).values()].filter(({ title }) => title.relations).length;
  } finally {
    await database.close();
  }
}
