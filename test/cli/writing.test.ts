import { describe, expect, it } from 'vitest';
import { newWorld } from '../helpers/io.ts';

/** A world where what is bundled is all that there is. */
const setUp = () => {
  const { run } = newWorld();
  const offline = (...words: readonly string[]) => run(['--offline', ...words]);
  const json = async (...words: readonly string[]) => JSON.parse((await offline(...words, '--json')).out);
  return { offline, json };
};

describe('a command that writes', () => {
  const absent = [
    ['attack on titan season 9', 'season 9 of Attack on Titan'],
    ['attack on titan 1998', 'not of 1998'],
  ] as const;

  it.each(absent)('takes nothing near to %s', async (words, said) => {
    const { offline, json } = setUp();
    for (const command of [['seen'], ['watch', 'add'], ['cut', 'Naruto'], ['library', 'add', '--root', '/films']]) {
      const { code, out, err } = await offline(...command, words);
      expect([command, code, out.includes('Titan')]).toEqual([command, 3, false]);
      if (command[0] !== 'library') expect(err).toContain(said);
    }
    expect((await json('lists')).lists).toEqual([]);
    expect((await json('watch', 'list')).watched).toEqual([]);
    expect((await json('cut', '--list')).cuts).toEqual([]);
  });

  it.each(absent)('is not one that reads, which takes the nearest to %s', async (words, said) => {
    const { code, out, err } = await setUp().offline('show', words);
    expect([code, out.includes('Titan')]).toEqual([0, true]);
    expect(err).toContain(said);
  });
});
