import { existsSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { replaceFile } from '../../src/cli/files.ts';
import { instantClock } from '../helpers/clock.ts';
import { ownFolder } from '../helpers/folder.ts';

const io = { random: () => 0.5, clock: instantClock(), signal: new AbortController().signal };
const full = Object.assign(new Error('no space left on device'), { code: 'ENOSPC' });

describe('a file that is written', () => {
  it('takes the place of the one that was there when it is whole', async () => {
    const file = join(ownFolder(), 'list.csv');
    writeFileSync(file, 'old');
    await replaceFile(file, io, async (part) => {
      writeFileSync(part, 'new');
      expect([readFileSync(file, 'utf8'), readdirSync(join(file, '..'))]).toEqual([
        'old',
        expect.arrayContaining(['list.csv']),
      ]);
    });
    expect([readFileSync(file, 'utf8'), readdirSync(join(file, '..'))]).toEqual(['new', ['list.csv']]);
  });

  it('leaves nothing behind where it could not be written, and the old one as it was', async () => {
    const file = join(ownFolder(), 'list.csv');
    writeFileSync(file, 'old');
    await expect(replaceFile(file, io, () => Promise.reject(full))).rejects.toMatchObject({
      message: expect.stringContaining(file),
    });
    expect([readFileSync(file, 'utf8'), readdirSync(join(file, '..'))]).toEqual(['old', ['list.csv']]);
  });

  it('leaves alone what somebody else has put where it would have been written', async () => {
    const folder = ownFolder();
    let part = '';
    await replaceFile(join(folder, 'list.csv'), io, async (path) => {
      part = path;
      writeFileSync(path, '');
    });
    expect(existsSync(part)).toBe(false);
    writeFileSync(part, 'of another');
    await expect(replaceFile(join(folder, 'list.csv'), io, async () => {})).rejects.toThrow();
    expect(readFileSync(part, 'utf8')).toBe('of another');
  });
});
