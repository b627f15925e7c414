import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { benchOutcome } from '../../src/cli/bench/run.ts';
import { statusLine } from '../../src/cli/bench/status-line.ts';
import { exitCodeOf } from '../../src/cli/exit.ts';
import { madeUpReport } from '../helpers/bench-report.ts';
import { lines, newWorld } from '../helpers/io.ts';
import { sink } from '../helpers/sink.ts';

describe('bench', () => {
  it('names the scenarios', async () => {
    const { code, out } = await newWorld().run(['bench', '--list']);
    expect(code).toBe(0);
    expect(out).toMatch(/^start-up +\S.*\.$/m);
    const columns = lines(out).map((line) => /^\S+ +/.exec(line)?.[0].length);
    const longest = Math.max(...lines(out).map((line) => line.indexOf(' ')));
    expect(new Set(columns)).toEqual(new Set([longest + 2]));
    expect(JSON.parse((await newWorld().run(['bench', '--list', '--json'])).out)).toMatchObject({
      schema: 1,
      scenarios: expect.arrayContaining([{ name: 'start-up', about: expect.stringMatching(/\.$/) }]),
    });
  });

  it('knows no other, and says which there are', async () => {
    const { code, out, err } = await newWorld().run(['bench', 'start-up', 'fastness']);
    expect([code, out]).toEqual([2, '']);
    expect(err).toMatch(/^animectl: there is no scenario fastness; there are: start-up/);
    const two = await newWorld().run(['bench', 'fastness', 'slowness']);
    expect(two.err).toMatch(/^animectl: there is no scenario fastness; /);
  });

  it.each(['/nonexistent/before.json', 'notes.txt'])('reads %s before it measures', async (name) => {
    const world = newWorld();
    const file = join(world.folder, name);
    if (name === 'notes.txt') writeFileSync(file, 'once upon a time');
    const { code, err } = await world.run(['bench', 'start-up', '--compare', file]);
    expect(code).toBe(2);
    expect(err).toContain(file);
  });

  it('says what could not be measured', async () => {
    // No program was built for this test.
    const world = newWorld();
    const file = join(world.folder, 'report.json');
    const { code, out, err } = await world.run(['bench', 'start-up', '--output', file]);
    expect([code, out]).toEqual([8, '']);
    expect(err).toMatch(/^animectl: start-up could not be measured: there is no program to start/m);
    expect(JSON.parse(readFileSync(file, 'utf8'))).toMatchObject({ scenarios: [{ name: 'start-up', results: [] }] });
  });

  it('is silent with --quiet, and says what it does on a terminal', async () => {
    const words = ['bench', 'start-up'];
    expect((await newWorld({ isTty: true }).run(words)).err).toContain('\r\u001b[Kstart-up: making ready');
    expect((await newWorld({ isTty: true }).run([...words, '--quiet'])).err).not.toContain('making ready');
    expect((await newWorld().run(words)).err).not.toContain('making ready');
  });
});

describe('the exit code', () => {
  const { scenarios } = madeUpReport;
  const measured = { ...madeUpReport, scenarios: scenarios.filter(({ failed }) => failed === undefined) };
  const held = { ...measured, scenarios: scenarios.filter(({ name }) => name === 'save') };

  it.each([
    ['a bar is missed', measured, false, 0],
    ['a bar is missed and --check', measured, true, 8],
    ['no bar is missed and --check', held, true, 0],
    ['something could not be measured', madeUpReport, false, 8],
    ['it was interrupted', { ...measured, interrupted: true }, true, 130],
  ])('when %s', (_, report, check, code) => {
    expect(exitCodeOf(benchOutcome(report, check))).toBe(code);
  });
});

describe('the line that says what is being done', () => {
  it.each([
    ['normal', 8, '\r\u001b[Kone\r\u001b[Ktwo of…\r\u001b[K'],
    ['normal', undefined, ''],
    ['quiet', 8, ''],
    ['verbose', 8, 'one\ntwo of three\n'],
    ['verbose', undefined, 'one\ntwo of three\n'],
  ] as const)('is cut to the terminal and gone in the end, with %s on %s columns', (loudness, columns, written) => {
    const stderr = sink(true);
    const { say, end } = statusLine({ stderr, ...(columns && { columns }) }, loudness);
    say('one');
    say('two of \u0007three');
    end();
    expect(stderr.text()).toBe(written);
  });
});
