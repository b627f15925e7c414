import { writeFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { newWorld } from '../helpers/io.ts';

/** A world where what is bundled is all that there is. */
const setUp = () => {
  const { run, folder } = newWorld();
  const offline = (...words: readonly string[]) => run(['--offline', ...words]);
  const json = async (...words: readonly string[]) => JSON.parse((await offline(...words, '--json')).out);
  return { offline, json, folder };
};

describe('a command that writes', () => {
  const absent = [
    ['attack on titan season 9', 'season 9 of Attack on Titan'],
    ['attack on titan 1998', 'not of 1998'],
    ['attack on titan ona', 'ONA of Attack on Titan'],
    ['attack on titan movie', 'films of Attack on Titan'],
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

  it('that reads a list takes no row for a title of another format', async () => {
    const { offline, json, folder } = setUp();
    const rows = ['Attack on Titan ONA', 'Attack on Titan Movie', 'Naruto'].map((title) => `${title},Completed\n`);
    writeFileSync(`${folder}/list.csv`, `Title,Status\n${rows.join('')}`);
    await offline('import', '--file', `${folder}/list.csv`, '--mine');
    const [{ name }] = (await json('lists')).lists;
    expect((await json('lists', 'show', name)).entries).toMatchObject([{ ref: 'anilist:20' }]);
  });

  it.each(absent)('is not one that reads, which takes the nearest to %s', async (words, said) => {
    const { code, out, err } = await setUp().offline('show', words);
    expect([code, out.includes('Titan')]).toEqual([0, true]);
    expect(err).toContain(said);
  });
});

describe('words without quotes', () => {
  const listed = async (words: readonly string[], json: ReturnType<typeof setUp>['json']) => {
    await json('watch', 'add', ...words);
    return (await json('watch', 'list')).watched.map(({ title }: { title: string }) => title);
  };

  it.each([
    [['one', 'punch', 'man'], ['One-Punch Man']],
    [['mob', 'psycho', '100'], ['Mob Psycho 100']],
    [['attack', 'on', 'titn'], ['Attack on Titan']],
    [
      ['naruto', 'bleach'],
      ['Naruto', 'Bleach'],
    ],
    [
      ['cowboy', 'bebop', 'anilist:16498'],
      ['Cowboy Bebop', 'Attack on Titan'],
    ],
    [
      ['cowboy bebop', 'death note', 'naruto'],
      ['Cowboy Bebop', 'Death Note', 'Naruto'],
    ],
  ])('%j are these titles', async (words, titles) => {
    const { offline, json } = setUp();
    expect(await listed(words, json)).toEqual(titles);
    const { out } = await offline('seen', ...words);
    expect(out.trim().split('\n')).toHaveLength(titles.length);
    for (const title of titles) expect(out).toContain(title);
  });

  it.each([[['one', 'piece', 'punch']], [['naruto', 'cowboy']], [['vinland', 'saga', 'season', '9']]])(
    '%j are refused, for nobody can tell which titles they are',
    async (words) => {
      const { offline, json } = setUp();
      for (const command of [['seen'], ['watch', 'add']]) {
        const { code, out, err } = await offline(...command, ...words);
        expect([code, out]).toEqual([3, command[0] === 'seen' ? '' : out]);
        expect(err).toMatch(/put a title of several words in quotes|there is no season|no season 9/);
      }
      expect((await json('lists')).lists).toEqual([]);
      expect((await json('watch', 'list')).watched).toEqual([]);
    },
  );

  it.each([
    [
      ['naruto', 'cowboy', 'bleach'],
      ['Naruto', 'Bleach'],
      '"cowboy" is not the whole name of a title; it could be Cowboy',
    ],
    [['naruto', 'fate', 'bleach'], ['Naruto', 'Bleach'], '"fate" could be any of: Fate/stay night'],
    [['naruto', 'bleach', 'no', 'such'], ['Naruto', 'Bleach'], '"no such" is neither stored nor'],
    [
      ['naruto', 'bleach', 'death', 'note', 'frieeren'],
      ['Naruto', 'Bleach'],
      '"death note frieeren" is neither stored nor',
    ],
    [['naruto', 'death', 'note', 'bleach'], ['Naruto', 'Death Note', 'Bleach'], ''],
    [['anilist:1', 'one', 'piece', 'punch'], ['Cowboy Bebop'], 'no title matches "one piece punch" well enough'],
    [['anilist:1', '7'], ['Cowboy Bebop'], '7 is a number of the last list on a terminal only'],
  ])('%j are written of as far as they are clear: %j', async (words, titles, said) => {
    const { offline, json } = setUp();
    const code = said === '' ? 0 : 8;
    const followed = await offline('watch', 'add', ...words);
    expect([followed.code, followed.err]).toEqual([code, expect.stringContaining(said)]);
    const { watched } = await json('watch', 'list');
    expect(watched.map(({ title }: { title: string }) => title).sort()).toEqual([...titles].sort());
    const seen = await offline('seen', ...words);
    expect([seen.code, seen.err]).toEqual([code, expect.stringContaining(said)]);
    expect(seen.out).toBe(titles.map((title) => `✓ ${title}: seen\n`).join(''));
  });

  it('are one title where it is taken off a list', async () => {
    const { offline, json } = setUp();
    await offline('watch', 'add', 'one', 'punch', 'man', 'anilist:16498');
    expect((await offline('watch', 'remove', 'one', 'punch', 'man')).code).toBe(0);
    expect((await json('watch', 'list')).watched).toMatchObject([{ ref: 'anilist:16498' }]);
    expect((await offline('seen', '--until', '3', 'cowboy', 'bebop')).out).toContain('3 of 26');
  });
});
