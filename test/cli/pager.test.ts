import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { join } from 'node:path';
import { env } from 'node:process';
import { describe, expect, it } from 'vitest';
import { pagerOf } from '../../src/cli/franchise/pager.ts';
import type { Io, Terminal } from '../../src/cli/io.ts';
import { ownFolder } from '../helpers/folder.ts';
import { sink } from '../helpers/sink.ts';

const { page } = createRequire(import.meta.url)('../../bin/pager.js') as { page: NonNullable<Terminal['page']> };

interface Asked {
  readonly text: string;
  readonly command: string;
  readonly env: Io['env'];
}

function terminal(rows: number | undefined, answer = true) {
  const asked: Asked[] = [];
  const stdout = Object.assign(sink(true), {
    ...(rows && { rows }),
    page: async (text: string, command: string, env: Io['env']) => {
      asked.push({ text, command, env });
      return answer;
    },
  });
  const open = (variables: Io['env'] = {}) => pagerOf({ stdout, env: variables } as unknown as Io);
  return { asked, stdout, open };
}

const long = 'line\n'.repeat(30);

describe('what is longer than the screen', () => {
  it('goes through less, told to end where all fits and to keep colours', async () => {
    const { asked, stdout, open } = terminal(24);
    const paged = open();
    paged?.stream.write(long);
    await paged?.close();
    expect(asked).toEqual([{ text: long, command: 'less', env: { LESS: 'FRX', LV: '-c' } }]);
    expect(stdout.text()).toBe('');
  });

  it('goes through what the user has set, with the flags that the user has set', async () => {
    const { asked, open } = terminal(24);
    const paged = open({ PAGER: 'most -w', LESS: 'S' });
    paged?.stream.write(long);
    await paged?.close();
    expect(asked).toMatchObject([{ command: 'most -w', env: { LESS: 'S', LV: '-c' } }]);
  });

  it('is written as it is where there is no such command', async () => {
    const { stdout, open } = terminal(24, false);
    const paged = open();
    paged?.stream.write(long);
    await paged?.close();
    expect(stdout.text()).toBe(long);
  });
});

it('leaves alone what fits the screen', async () => {
  const { asked, stdout, open } = terminal(31);
  const paged = open();
  paged?.stream.write(long);
  await paged?.close();
  expect([asked, stdout.text()]).toEqual([[], long]);
});

it.each([
  ['the height is not known', terminal(undefined).open()],
  ['the user wants none', terminal(24).open({ PAGER: '' })],
  ['it would do nothing', terminal(24).open({ PAGER: 'cat' })],
  ['the terminal is dumb', terminal(24).open({ TERM: 'dumb' })],
  ['nobody looks on', pagerOf({ stdout: Object.assign(sink(false), { rows: 24, page }), env: {} } as unknown as Io)],
])('is none where %s', (_, paged) => {
  expect(paged).toBeUndefined();
});

describe('the command', () => {
  it('is given the text, as the shell reads it', async () => {
    const file = join(ownFolder(), 'shown');
    expect(await page(long, `cat > '${file}'`, env)).toBe(true);
    expect(readFileSync(file, 'utf8')).toBe(long);
  });

  it('may end before it has read all', async () => {
    expect(await page('x'.repeat(1_000_000), 'true', env)).toBe(true);
  });

  it('is told to be missing', async () => {
    expect(await page(long, 'no-such-pager-anywhere 2> /dev/null', env)).toBe(false);
  });
});
