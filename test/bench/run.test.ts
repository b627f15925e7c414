import { existsSync, readdirSync } from 'node:fs';
import { writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Readable } from 'node:stream';
import { describe, expect, it, onTestFinished } from 'vitest';
import { runChild } from '../../src/bench/child.ts';
import { sampled } from '../../src/bench/in-process.ts';
import { interleaved, repeated, timed } from '../../src/bench/repeat.ts';
import { heldIn } from '../../src/bench/report.ts';
import { runScenarios } from '../../src/bench/run.ts';
import type { Bench, Measurement, Scenario } from '../../src/bench/scenario.ts';
import type { Io } from '../../src/cli/io.ts';
import { stopwatch } from '../../src/model/clock.ts';
import { instantClock } from '../helpers/clock.ts';
import { sink } from '../helpers/sink.ts';

function world(signal = new AbortController().signal): Io {
  return {
    stdin: Readable.from([]),
    stdout: sink(),
    stderr: sink(),
    env: { PATH: '/usr/bin:/bin', NODE_EXTRA_CA_CERTS: '/etc/ssl/more.pem', ANIMECTL_DB: '/home/user/precious.sqlite' },
    folders: { config: '/nonexistent', data: '/nonexistent' },
    clock: instantClock(),
    random: () => 0.5,
    signal,
    version: '1.2.3',
    host: { name: 'Node 20 test' },
  };
}

const scenario = (name: string, run: (bench: Bench) => AsyncIterable<Measurement>): Scenario => ({
  name,
  about: `What ${name} does.`,
  run,
});

const quick = { quick: true, say: () => undefined };
const leftOver = () => readdirSync(tmpdir()).filter((name) => name.startsWith('animectl-bench-'));

describe('a run', () => {
  it('goes through the scenarios, each in an empty folder that is gone afterwards', async () => {
    const folders: string[] = [];
    const said: string[] = [];
    const one = (name: string) =>
      scenario(name, async function* ({ folder, say }) {
        folders.push(folder);
        expect(readdirSync(folder)).toEqual([]);
        await writeFile(join(folder, 'big.sqlite'), 'x');
        say('writing');
        yield { name: 'a', timesMs: [3, 1, 2], rows: 100, held: [{ figure: 'ms', value: 2, bar: { atMost: 1 } }] };
        yield { name: 'b', timesMs: [5], requests: 4, counts: { modules: 3 } };
      });
    const say = (what: string) => void said.push(what);
    const report = await runScenarios([one('first'), one('second')], world(), { quick: true, say });
    expect(report).toMatchObject({ schema: 1, quick: true, interrupted: false, machine: { animectl: '1.2.3' } });
    expect(report.scenarios.map(({ name }) => name)).toEqual(['first', 'second']);
    const [a, b] = report.scenarios[0]?.results ?? [];
    expect(a).toMatchObject({ name: 'a', medianMs: 2, runs: 3, rowsPerSecond: 50_000, held: [{ ok: false }] });
    expect(b).toMatchObject({ medianMs: 5, requests: 4, counts: { modules: 3 }, held: [] });
    expect(heldIn(report).map(({ of }) => of)).toEqual(['first a', 'second a']);
    expect(said).toContain('first: writing');
    expect(new Set(folders).size).toBe(2);
    expect(folders.filter((folder) => existsSync(folder))).toEqual([]);
  });

  it('goes on after a scenario that fails, with what it had measured', async () => {
    const broken = scenario('broken', async function* () {
      yield { name: 'a', timesMs: [1] };
      throw new Error('no room');
    });
    const fine = scenario('fine', async function* () {
      yield { name: 'a', timesMs: [1] };
    });
    const before = leftOver();
    const { scenarios } = await runScenarios([broken, fine], world(), quick);
    expect(scenarios).toMatchObject([{ failed: 'no room', results: [{ name: 'a' }] }, { results: [{ name: 'a' }] }]);
    expect(scenarios[1]).not.toHaveProperty('failed');
    expect(leftOver()).toEqual(before);
  });

  it('ends at Ctrl-C with what is measured, and cleans up', async () => {
    const interrupt = new AbortController();
    let folder = '';
    let runs = 0;
    const way = async () => {
      runs += 1;
      if (runs === 3) interrupt.abort();
      return 1;
    };
    const endless = scenario('endless', async function* (bench) {
      folder = bench.folder;
      yield { name: 'a', timesMs: [1] };
      yield { name: 'b', timesMs: await repeated(way, { warmUps: 0, runs: 1000 }, bench) };
    });
    const { interrupted, scenarios } = await runScenarios([endless, endless], world(interrupt.signal), quick);
    expect([interrupted, runs]).toEqual([true, 3]);
    expect(scenarios).toMatchObject([{ failed: 'interrupted', results: [{ name: 'a' }, { name: 'b', runs: 3 }] }]);
    expect(existsSync(folder)).toBe(false);
  });

  it('kills a process that is still running at Ctrl-C', async () => {
    const interrupt = new AbortController();
    const waiting = scenario('waiting', async function* (bench) {
      const child = runChild(bench, 'sh', ['-c', 'sleep 600']);
      interrupt.abort();
      yield { name: 'sleep', timesMs: [(await child).ms] };
    });
    const { scenarios } = await runScenarios([waiting], world(interrupt.signal), quick);
    expect(scenarios).toMatchObject([{ failed: 'interrupted', results: [] }]);
  });

  it('runs many processes at once without a warning of Node', async () => {
    const warnings: string[] = [];
    const onWarning = ({ name }: Error) => void warnings.push(name);
    process.on('warning', onWarning);
    onTestFinished(() => void process.off('warning', onWarning));
    const many = scenario('many', async function* (bench) {
      const children = await Promise.all(Array.from({ length: 16 }, () => runChild(bench, 'true', [])));
      yield { name: 'true', timesMs: children.map(({ ms }) => ms) };
    });
    const { scenarios } = await runScenarios([many], world(), quick);
    expect([scenarios[0]?.results[0]?.runs, warnings]).toEqual([16, []]);
  });

  it('shows processes nothing of the user but the way to programs', async () => {
    const looking = scenario('looking', async function* (bench) {
      const { out, code } = await runChild(bench, 'env', [], { read: true, env: { ANIMECTL_OFFLINE: '1' } });
      expect(code).toBe(0);
      expect(out).toContain(`XDG_DATA_HOME=${bench.folder}\n`);
      expect(out).toContain('PATH=/usr/bin:/bin\n');
      expect(out).toContain('ANIMECTL_OFFLINE=1\n');
      expect(out).not.toMatch(/NODE_EXTRA_CA_CERTS|ANIMECTL_DB/);
      yield { name: 'env', timesMs: [1] };
    });
    const { scenarios } = await runScenarios([looking], world(), quick);
    expect(scenarios[0]).not.toHaveProperty('failed');
  });
});

describe('repetitions', () => {
  const signal = new AbortController().signal;
  /** A clock that goes on by 10 ms whenever it is asked. */
  const ticking = () => {
    let ms = 0;
    return { signal, now: () => (ms += 10) };
  };

  it('take turns, and do not count to warm up', async () => {
    const turns: string[] = [];
    const way = (name: string) => async () => turns.push(name);
    const times = await interleaved([way('a'), way('b')], { warmUps: 1, runs: 2 }, ticking());
    expect(turns.join('')).toBe('ababab');
    expect(times).toEqual([
      [3, 5],
      [4, 6],
    ]);
  });

  it('go on until it has been long enough', async () => {
    expect(
      await repeated(async () => 1, { warmUps: 0, runs: 2, leastMs: 100 }, { ...ticking() } as Bench),
    ).toHaveLength(11);
  });

  it('of what is quick are as many as asked for, shortest first, and end at Ctrl-C', async () => {
    const plan = { warmUps: 2, runs: 100 };
    let runs = 0;
    const way = async () => {
      runs += 1;
    };
    const times = await sampled(way, plan, { signal, now: stopwatch });
    expect([times.length, runs >= 102]).toEqual([100, true]);
    expect([...times].sort((a, b) => a - b)).toEqual(times);
    const failing = sampled(() => Promise.reject(new Error('gone')), plan, { signal, now: stopwatch });
    await expect(failing).rejects.toThrow('gone');
    await expect(
      sampled(async () => undefined, plan, { signal: AbortSignal.abort(), now: stopwatch }),
    ).rejects.toThrow();
  });

  it('are timed', async () => {
    expect(await timed(ticking(), async () => undefined)).toBe(10);
  });
});
