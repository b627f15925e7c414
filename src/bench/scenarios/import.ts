import type { Asked } from '../../store/jobs.ts';
import { appIn } from '../app.ts';
import { type Imported, importList } from '../importing.ts';
import { openSimulator } from '../provider/simulator.ts';
import { madeUp } from '../provider/titles.ts';
import { repeated } from '../repeat.ts';
import type { Bench, Held, Measurement, Scenario } from '../scenario.ts';

/** What it takes to import a list. */
export const imports: Scenario = {
  name: 'import',
  about:
    'A list of ten or a hundred ids or titles into a new database, from a simulated AniList that takes 300 ms an answer (30 ms with --quick).',
  run,
};

/** AniList answers 50 ids a page and several pages a request; title searches are 13 a request. */
const mostRequests: Readonly<Record<string, number>> = { '10 ids': 1, '100 ids': 1, '10 titles': 1, '100 titles': 8 };

async function* run(bench: Bench): AsyncGenerator<Measurement> {
  const simulator = await openSimulator(bench, { latencyMs: bench.quick ? 30 : 300 });
  try {
    // The first titles of franchises: they have names that mean no other.
    const firsts = madeUp().franchises.flatMap(([first]) => first ?? []);
    const ids: readonly Asked[] = firsts.map(({ ref }) => ({ refs: [ref] }));
    const titles: readonly Asked[] = firsts.map(({ title }) => ({ refs: [], title }));
    let few: Imported | undefined;
    for (const [what, all] of [
      ['ids', ids],
      ['titles', titles],
    ] as const) {
      for (const count of [10, 100]) {
        const name = `${count} ${what}`;
        bench.say(name);
        const [timesMs, imported] = await importedInto(name, all.slice(0, count), simulator.url, bench);
        const { requests, statements, counts } = imported;
        const held: Held[] = [
          { figure: 'titles missing', value: count - counts.imported, bar: { atMost: 0 } },
          { figure: 'requests', value: requests, bar: { atMost: mostRequests[name] ?? 0 } },
        ];
        if (name === '10 ids') few = imported;
        if (name === '100 ids' && few)
          held.push({ figure: 'statements more than for 10', value: statements - few.statements, bar: { atMost: 0 } });
        yield { name, timesMs, requests, statements, rows: counts.imported, held };
      }
    }
  } finally {
    await simulator.close();
  }
}

async function importedInto(
  name: string,
  list: readonly Asked[],
  url: string,
  bench: Bench,
): Promise<readonly [readonly number[], Imported]> {
  let last: Imported | undefined;
  let run = 0;
  const way = async () => {
    const app = appIn(bench, `${name} ${run++}`, url);
    try {
      const begun = bench.now();
      last = await importList(app, list, bench);
      return bench.now() - begun;
    } finally {
      await app.close();
    }
  };
  const timesMs = await repeated(way, { warmUps: 0, runs: bench.quick ? 1 : 5 }, bench);
  if (!last) throw new Error(`${name} was not imported`);
  return [timesMs, last];
}
