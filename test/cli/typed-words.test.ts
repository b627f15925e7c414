import { describe, expect, it } from 'vitest';
import { lines, newWorld } from '../helpers/io.ts';

const run = (...words: readonly string[]) => newWorld().run(['--offline', ...words]);

describe('words without a command', () => {
  it.each([
    [['attack', 'on', 'titan'], '"attack on titan" is taken as Attack on Titan (TV, 2013, anilist:16498).'],
    [['Attack on Titan'], '"Attack on Titan" is taken as'],
    [['vinland', 'saga', 'season', '2'], '"vinland saga season 2" is taken as Vinland Saga Season 2'],
    [['witch', 'from', 'mercury'], '"witch from mercury" is taken as Mobile Suit Gundam: The Witch from Mercury'],
    [['86'], '"86" is taken as 86 Eighty-Six (TV, 2021, anilist:116589). An id is written anilist:86.'],
    [['Trigger', 'this'], '"Trigger this" is neither stored'],
    [['search party'], '"search party" is neither stored'],
  ])('%j are one title', async (words, said) => {
    const { err } = await run(...words);
    expect(lines(err)[0]?.replace(/^animectl: /, '')).toMatch(new RegExp(`^${said.replace(/[().]/g, '\\$&')}`));
  });

  it.each([
    [
      ['anilist:1', 'anilist:1535'],
      ['Cowboy Bebop', 'Death Note'],
    ],
    [
      ['cowboy bebop', 'death note'],
      ['Cowboy Bebop', 'Death Note'],
    ],
  ])('%j are titles on their own', async (words, titles) => {
    const { code, out } = await run(...words);
    expect(code).toBe(0);
    for (const title of titles) expect(lines(out)).toContain(title);
  });

  it.each([
    ['serch', 'search'],
    ['shwo', 'show'],
    ['franchis', 'franchise'],
    ['imprt', 'import'],
    ['Difff', 'diff'],
    ['docttorr', 'doctor'],
  ])('that begin with %s are refused, for %s is a command', async (word, command) => {
    const { code, out, err } = await run(word, 'naruto');
    expect([code, out]).toEqual([2, '']);
    expect(err).toBe(
      `animectl: "${word}" is no command, ${command} is one; if it begins a title, write the title in quotes: animectl "${word} naruto"\n`,
    );
    expect((await run(`${word} naruto`)).code).not.toBe(2);
  });

  it('that are one, and no title, name the command that may be meant', async () => {
    const { code, out, err } = await run('docter');
    expect([code, out]).toEqual([3, '']);
    expect(err).toContain('"docter" is no command, doctor is one: animectl doctor --help\n');
    expect((await run('Bleach')).err).not.toContain('is no command');
  });

  it.each(['plan', 'tree'])('of one word that is lost in a long name are not that title: %s', async (word) => {
    expect((await run(word)).code).toBe(3);
  });

  it('do not hide a command', async () => {
    const { code, err } = await run('--adult', 'search', 'naruto');
    expect(code).toBe(2);
    expect(err).toContain('the command comes first: animectl search naruto');
  });

  it('may be none, which shows the help', async () => {
    const { code, err } = await run();
    expect(code).toBe(2);
    expect(err).toContain('Usage: animectl');
  });
});

describe('words after a command for one title', () => {
  it.each(['show', 'relations', 'open'])('%s takes them together', async (command) => {
    const [apart, quoted] = [await run(command, 'death', 'note'), await run(command, 'death note')];
    expect(apart.code).toBe(0);
    expect(apart.out).toBe(quoted.out);
  });

  it.each([
    [['one', 'punch', 'man'], ['One-Punch Man']],
    [['mob', 'psycho', '100'], ['Mob Psycho 100']],
    [
      ['naruto', 'bleach'],
      ['Naruto', 'Bleach'],
    ],
    [
      ['anilist:1', 'death', 'note'],
      ['Cowboy Bebop', 'Death Note'],
    ],
  ])('franchise takes %j together, or apart where each is a title', async (words, titles) => {
    const { code, out } = await run('franchise', ...words);
    expect(code).toBe(0);
    expect(titles.filter((title) => !lines(out).includes(title))).toEqual([]);
    expect(lines(out).filter((line) => / titles? · /.test(line))).toHaveLength(titles.length);
  });

  it('cache warm takes them together', async () => {
    const { err } = await run('cache', 'warm', 'no', 'such', 'title');
    expect(err).toContain('"no such title"');
  });

  it('diff takes them together', async () => {
    const { code, err } = await run('diff', 'no', 'such', 'title');
    expect(code).toBe(3);
    expect(err).toContain('"no such title"');
  });
});
