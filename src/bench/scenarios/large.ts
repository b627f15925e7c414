import { mkdir } from 'node:fs/promises';
import { join } from 'node:path';
import type { Title } from '../../model/title.ts';
import type { CrawlRecord, Database } from '../../store/database.ts';
import { openSqlite } from '../../store/sqlite/sqlite.ts';
import { askingAt } from '../app.ts';
import { generateGraph } from '../graph.ts';
import { runProgram } from '../program.ts';
import { openSimulator } from '../provider/simulator.ts';
import { interleaved } from '../repeat.ts';
import type { Bench, Held, Measurement, Scenario } from '../scenario.ts';
import { quantile } from '../statistics.ts';

/** How commands take to a database that grows. */
export const large: Scenario = {
  name: 'large',
  about:
    'Commands on a database of 5,000, 10,000, 20,000 and 40,000 titles, 500 of whose franchises were crawled (with --quick: 250, 500 and 25); each as a process of its own, by its processor time.',
  run,
};

/** A command, and how much more of its processor time it may take where there are eight times as many titles. */
interface Asked {
  readonly name: string;
  readonly words: readonly string[];
  /** Not at all, but for what is measured inexactly; or as the titles do. */
  readonly grows: 'not' | 'as the titles';
  readonly code?: number;
}

const inexactly = 1.25;

async function* run(bench: Bench): AsyncGenerator<Measurement> {
  if (!bench.program) throw new Error('there is no program to start: build it');
  const sizes = bench.quick ? [250, 500] : [5_000, 10_000, 20_000, 40_000];
  const graph = generateGraph({ seed: 6, titles: sizes.at(-1) ?? 0 });
  const crawled = graph.franchises.slice(0, bench.quick ? 25 : 500);
  const data = join(bench.folder, 'data');
  await mkdir(join(data, 'animectl'), { recursive: true });
  const simulator = await openSimulator(bench, { latencyMs: 0 });
  const env = { ...askingAt(simulator.url), XDG_DATA_HOME: data };
  try {
    const commands = asked(crawled.flat());
    const times = new Map<Asked, (readonly number[])[]>(commands.map((one) => [one, []]));
    for (const [n, size] of sizes.entries()) {
      bench.say(`${size} titles`);
      const database = await openSqlite(join(data, 'animectl', 'animectl.sqlite'));
      await fill(database, graph.titles.slice(sizes[n - 1] ?? 0, size), bench);
      if (n === 0) await database.commit({ crawls: crawled.map(crawlOf) });
      await database.close();
      const ways = commands.map(
        ({ words, code }) =>
          async () =>
            (await runProgram(bench, words, env, code)).processorMs,
      );
      const measured = await interleaved(ways, { warmUps: 1, runs: bench.quick ? 1 : 5 }, bench);
      for (const [k, one] of commands.entries()) times.get(one)?.push(measured[k] ?? []);
      for (const [k, one] of commands.entries())
        yield {
          name: `${one.name}, ${size} titles`,
          timesMs: measured[k] ?? [],
          rows: size,
          ...heldTo(one, times.get(one) ?? [], n === sizes.length - 1, bench),
        };
    }
  } finally {
    await simulator.close();
  }
}

/** Of the least of each, which other programs disturb least. */
function heldTo(
  { grows }: Asked,
  times: readonly (readonly number[])[],
  isLast: boolean,
  { quick }: Bench,
): Pick<Measurement, 'held' | 'counts'> {
  if (!isLast || times.length < 2) return {};
  const least = (all: readonly number[] | undefined) =>
    quantile(
      [...(all ?? [])].sort((a, b) => a - b),
      0,
    );
  const value = least(times.at(-1)) / least(times[0]);
  const figure = 'times as long as with the fewest titles';
  if (quick) return { counts: { [figure]: value } };
  const held: readonly Held[] = [{ figure, value, bar: { atMost: grows === 'not' ? inexactly : 8 * inexactly } }];
  return { held };
}

function asked(titles: readonly Title[]): readonly Asked[] {
  const [title] = titles;
  if (!title) return [];
  const words = title.title;
  return [
    { name: 'franchise from the cache', words: ['franchise', 'Attack on Titan', '--json'], grows: 'not' },
    { name: 'franchise from what is stored', words: ['--offline', 'franchise', title.ref, '--json'], grows: 'not' },
    { name: 'show', words: ['--offline', 'show', title.ref, '--json'], grows: 'not' },
    { name: 'show by name', words: ['--offline', 'show', words, '--json'], grows: 'not' },
    { name: 'search', words: ['--offline', 'search', words, '--json'], grows: 'not' },
    {
      name: 'search with an error of typing',
      words: ['--offline', 'search', `${words.slice(0, 4)}x${words.slice(5)}`, '--json'],
      grows: 'not',
    },
    { name: 'completion', words: ['completion', 'zsh', '--', 'show', words.slice(0, 4)], grows: 'not' },
    { name: 'relations', words: ['--offline', 'relations', title.ref, '--json'], grows: 'not' },
    { name: 'diff', words: ['--offline', 'diff', title.ref, '--json'], grows: 'not' },
    { name: 'db info', words: ['db', 'info', '--json'], grows: 'as the titles' },
    { name: 'db check', words: ['db', 'check', '--json'], grows: 'as the titles' },
    { name: 'db bridges', words: ['db', 'bridges', '--json'], grows: 'as the titles' },
    { name: 'db export', words: ['db', 'export'], grows: 'as the titles' },
  ];
}

async function fill(database: Database, titles: readonly Title[], bench: Bench): Promise<void> {
  for (let n = 0; n < titles.length; n += 1_000) {
    const some = titles.slice(n, n + 1_000);
    await database.commit({
      arrivals: some.map((title) => ({ title, provider: 'anilist', fetchedAt: Date.UTC(2026, 6, 31) })),
    });
    bench.signal.throwIfAborted();
  }
}

function crawlOf(titles: readonly Title[]): CrawlRecord {
  const [first] = titles;
  if (!first) throw new Error('a franchise has no titles');
  return {
    query: first.title,
    root: first.ref,
    ...{ policy: 'bench', depth: 'auto', basis: 'bench', startedAt: Date.UTC(2026, 6, 31), elapsedMs: 1 },
    ...{ members: titles.map(({ ref }) => ref), complete: true, requests: 1, waitedMs: 0 },
  };
}
