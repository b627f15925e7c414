import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdirSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { env, execPath, versions } from 'node:process';
import { createInterface } from 'node:readline';
import { describe, expect, inject, it, onTestFinished } from 'vitest';
import { paths } from '../../src/bench/provider/server.ts';
import type { Bench, Measurement } from '../../src/bench/scenario.ts';
import { loadScenarios } from '../../src/bench/scenarios.ts';
import { stopwatch } from '../../src/model/clock.ts';
import { ownFolder } from '../helpers/folder.ts';
import { hasPostgres } from '../helpers/postgres.ts';
import { builtProgram } from '../helpers/program.ts';

const program = builtProgram();

/** Runs one, quickly. Times are left to whoever measures: here it counts what was done. */
async function measured(name: string, more: Partial<Bench> = {}): Promise<ReadonlyMap<string, Measurement>> {
  const folder = join(ownFolder(), 'bench');
  mkdirSync(folder);
  const [scenario] = await loadScenarios([name]);
  const results = new Map<string, Measurement>();
  const bench: Bench = {
    folder,
    quick: true,
    signal: new AbortController().signal,
    program: undefined,
    env: { HOME: folder, XDG_DATA_HOME: folder, XDG_CONFIG_HOME: folder },
    now: stopwatch,
    say() {},
    ...more,
  };
  for await (const one of scenario!.run(bench)) results.set(one.name, one);
  expect([...results.values()].filter(({ timesMs }) => timesMs.length === 0)).toEqual([]);
  return results;
}

const inProcesses = (name: string) => measured(name, { program: { node: execPath, file: program() } });
const figure = (result: Measurement | undefined, name: string) =>
  result?.held?.find((one) => one.figure === name)?.value;

/** What takes several seconds, and measures what other tests try: in the whole suite alone. */
const long = it.runIf(inject('suite') === 'all');

describe('benchmarks', () => {
  it.skipIf(!hasPostgres)(
    'write relations to a server, read and search there, by five connections at the most',
    async () => {
      const results = await measured('postgres', { env: { PATH: env.PATH ?? '' } });
      expect(results.get('relations of a save')?.rows).toBe(results.get('COPY')?.rows);
      expect(figure(results.get('50 that read at once'), 'connections')).toBeLessThanOrEqual(5);
      expect([...results.keys()].filter((name) => name.startsWith('search'))).toHaveLength(3);
    },
  );

  it('ask for a franchise by each strategy, and ours needs the fewest requests', async () => {
    const results = await inProcesses('franchise');
    const requests = (name: string) => results.get(`Attack on Titan, ${name}`)?.requests ?? Number.NaN;
    expect(requests('one at a time')).toBeGreaterThan(22);
    expect(requests('three at a time')).toBe(requests('one at a time'));
    expect(requests('batched')).toBeLessThan(requests('one at a time') / 2);
    expect(requests('batched with look-ahead')).toBeLessThan(requests('batched'));
    expect(requests('batched with look-ahead')).toBeLessThanOrEqual(5);
    expect(requests('warm')).toBe(0);
    const gundam = [...results.values()].at(-1);
    expect(gundam?.requests).toBeLessThanOrEqual(6);
    // Later versions of Node take a little more for the same.
    expect(figure(gundam, 'MiB at the peak')).toBeLessThan(versions.node.startsWith('20.') ? 100 : 112);
  });

  it('import lists in few requests, and ids in as many statements however many', async () => {
    const results = await measured('import');
    const of = (what: 'requests' | 'statements' | 'rows') => [...results].map(([name, one]) => [name, one[what]]);
    expect(Object.fromEntries(of('requests'))).toEqual({ '10 ids': 1, '100 ids': 1, '10 titles': 1, '100 titles': 8 });
    expect(Object.fromEntries(of('rows'))).toEqual({
      '10 ids': 10,
      '100 ids': 100,
      '10 titles': 10,
      '100 titles': 100,
    });
    expect(results.get('100 ids')?.statements).toBe(results.get('10 ids')?.statements);
  });

  it('read many titles in one statement', async () => {
    const results = [...(await measured('read')).values()];
    expect(results.map(({ statements, rows, name }) => [name.endsWith('at once') ? 1 : rows, statements])).toEqual(
      results.map(({ statements }) => [statements, statements]),
    );
  });

  it('find what is cached, in a new process as well', async () => {
    const results = await inProcesses('cache-hit');
    expect([...results.keys()]).toEqual(['memory', 'SQLite', 'a new process']);
    expect(results.get('a new process')?.requests).toBe(0);
  });

  it('write one database with several processes', async () => {
    const [result] = (await inProcesses('processes')).values();
    expect(result).toMatchObject({ rows: 150, held: [{ value: 0 }, { value: 0 }] });
  });

  it('import a data set whole, and search it', async () => {
    const results = await inProcesses('data-set');
    expect(figure(results.get('import'), 'titles missing')).toBe(0);
    expect(results.size).toBe(4);
  });

  long('import lists in every form, each row by what is stored', async () => {
    const results = await inProcesses('lists');
    expect([...results.keys()]).toEqual(['text', 'CSV', 'TSV', 'Markdown', 'JSON', 'NDJSON', 'XML']);
    for (const one of results.values()) {
      expect(figure(one, 'rows not found where they are stored')).toBe(0);
      expect(figure(one, 'MiB at the peak')).toBeLessThan(250);
    }
  });

  long('find a group in every made-up name of a release, and keep all of them', async () => {
    const results = await inProcesses('releases');
    expect(figure(results.get('analyze'), 'names without a group')).toBe(0);
    expect(figure(results.get('parse'), 'names a second')).toBeGreaterThan(0);
  });

  long('ask a database that grows, and get an answer to every command', async () => {
    const results = await inProcesses('large');
    const sizes = [...results.values()].map(({ rows }) => rows);
    expect(sizes.filter((size) => size === 500)).toHaveLength(sizes.length / 2);
    const counts = results.get('search, 500 titles')?.counts;
    expect(counts?.['times as long as with the fewest titles']).toBeGreaterThan(0);
  });

  long('leave a cache file as large as it was, however often it is filled', async () => {
    const results = await measured('load');
    expect(figure(results.get('cache filled and pruned'), 'times as large as after the first')).toBeLessThan(1.2);
  });
});

it('have a provider that ends with whoever started it, however that ended', async () => {
  const provider = join(dirname(program()), 'bench-provider.js');
  const start = `require('node:child_process').spawn(process.execPath, [${JSON.stringify(provider)}], { stdio: ['pipe', 'inherit', 'inherit'] })`;
  const parent = spawn(execPath, ['-e', start], { stdio: ['ignore', 'pipe', 'inherit'] });
  onTestFinished(() => void parent.kill('SIGKILL'));
  const [url] = await once(createInterface(parent.stdout), 'line');
  const answers = () =>
    fetch(url + paths.figures).then(
      ({ ok }) => ok,
      () => false,
    );
  expect(await answers()).toBe(true);
  parent.kill('SIGKILL');
  await expect.poll(answers, { timeout: 10_000 }).toBe(false);
});
