import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { newWorld, type World } from '../helpers/io.ts';

const offline = (world: World, ...words: readonly string[]) => world.run(['--offline', ...words]);
const refsOf = async (world: World, ...words: readonly string[]): Promise<readonly string[]> => {
  const { code, out } = await offline(world, 'franchise', ...words, '--json');
  expect(code).toBe(0);
  return (JSON.parse(out) as { titles: { ref: string }[] }).titles.map(({ ref }) => ref).sort();
};

const titan = 'anilist:16498';
const juniorHigh = 'anilist:20811';

describe('cut', () => {
  it('keeps a title out, from both ends, until it is undone', async () => {
    const world = newWorld();
    const before = await refsOf(world, titan);
    expect(before).toContain(juniorHigh);
    const { code, out, err } = await offline(world, 'cut', juniorHigh, titan, '--reason', 'a parody');
    expect([code, out]).toEqual([0, '']);
    expect(err).toContain('Attack on Titan (anilist:16498) are kept apart');
    const after = before.filter((ref) => ref !== juniorHigh);
    expect(await refsOf(world, titan)).toEqual(after);
    expect(await refsOf(world, juniorHigh)).toEqual([juniorHigh]);
    expect(await refsOf(world, titan, '--cuts', 'none')).toEqual(before);
    expect(await refsOf(world, titan, '--no-store')).toEqual(before);
    expect((await offline(world, 'cut', '--list')).out).toMatch(/✂.*: a parody\n$/);
    const { out: why } = await offline(world, 'franchise', titan, '--explain', juniorHigh);
    expect(why).toMatch(/cut|kept apart/i);
    expect((await offline(world, 'cut', '--undo', titan, juniorHigh)).code).toBe(0);
    expect(await refsOf(world, titan)).toEqual(before);
    expect((await offline(world, 'cut', '--undo', titan, juniorHigh)).code).toBe(3);
  });

  it('holds in whatever numbering the titles are asked for', async () => {
    const world = newWorld();
    await refsOf(world, titan);
    const mal = await offline(world, 'show', juniorHigh, '--json');
    const id = (JSON.parse(mal.out) as { ids: { mal: number } }).ids.mal;
    await offline(world, 'cut', 'mal:16498', `mal:${id}`);
    expect(await refsOf(world, titan)).not.toContain(juniorHigh);
  });

  it('says so where nothing direct relates the two', async () => {
    const world = newWorld();
    await refsOf(world, titan);
    const { err } = await offline(world, 'cut', juniorHigh, 'anilist:20958');
    expect(err).toContain('nothing that is stored relates them directly');
  });

  it('lists nothing without making a database, and knows false joins', async () => {
    const world = newWorld();
    expect(await offline(world, 'cut', '--list', '--json')).toMatchObject({
      code: 0,
      out: expect.stringContaining('[]'),
    });
    const { out } = await offline(world, 'cut', '--list', '--known');
    expect(out).toMatch(/^anilist:235 {2}✂ {2}anilist:\d+: Lupin III vs\. Detective Conan/);
    expect(existsSync(world.db)).toBe(false);
  });

  it.each([
    [['cut', titan], 'two titles are needed'],
    [['cut', titan, titan], 'is one title: give two'],
    [['cut', titan, '12'], '12 is a number of the last list on a terminal only'],
    [['cut', '--list', titan], 'leave out the titles'],
    [['cut', '--list', '--undo'], 'only one of'],
    [['join', titan, juniorHigh], 'one relation type is needed'],
    [['join', titan, juniorHigh, 'FRIEND'], 'Types: SEQUEL'],
    [['join', titan, juniorHigh, 'SEQUEL,PREQUEL'], 'one relation type is needed'],
  ])('%j is refused', async (words, message) => {
    const world = newWorld();
    const { code, err } = await offline(world, ...words);
    expect([code, existsSync(world.db)]).toEqual([2, false]);
    expect(err).toContain(message);
  });
});

describe('join', () => {
  const bebop = 'anilist:1';

  it('makes one franchise of two, from both ends', async () => {
    const world = newWorld();
    const [one, other] = [await refsOf(world, titan), await refsOf(world, bebop)];
    const { code, err } = await offline(world, 'join', titan, bebop, 'side-story');
    expect(code).toBe(0);
    expect(err).toContain('Cowboy Bebop (anilist:1) is a side story of Attack on Titan (anilist:16498)');
    const both = [...one, ...other].sort();
    expect(await refsOf(world, titan)).toEqual(both);
    expect(await refsOf(world, bebop)).toEqual(both);
    const { out } = await offline(world, 'franchise', bebop, '--json');
    expect((JSON.parse(out) as { relations: object[] }).relations).toEqual(
      expect.arrayContaining([
        { from: titan, to: bebop, type: 'SIDE_STORY', stated: true, by: ['user'] },
        { from: bebop, to: titan, type: 'PARENT', stated: false, by: ['user'] },
      ]),
    );
    expect((await offline(world, 'join', '--list')).out).toContain('SIDE_STORY  Cowboy Bebop');
    await offline(world, 'cut', titan, bebop);
    expect(await refsOf(world, titan)).toEqual(one);
    expect((await offline(world, 'join', '--list')).out).toBe('');
  });

  it('is only named where its type is only named', async () => {
    const world = newWorld();
    const one = await refsOf(world, titan);
    await offline(world, 'join', titan, bebop, 'CHARACTER');
    expect(await refsOf(world, titan)).toEqual(one);
    const { out } = await offline(world, 'franchise', titan, '--json');
    expect((JSON.parse(out) as { alsoRelated: { ref: string }[] }).alsoRelated.map(({ ref }) => ref)).toContain(bebop);
  });
});

describe('a file of cuts and joins', () => {
  it('is taken in as it was written', async () => {
    const [world, other] = [newWorld(), newWorld()];
    await offline(world, 'cut', titan, juniorHigh, '--reason', 'a "parody"');
    await offline(world, 'join', titan, 'anilist:1', 'OTHER');
    const file = join(world.folder, 'decisions.json');
    expect((await offline(world, 'cut', '--export', file)).code).toBe(0);
    const { code, err } = await offline(other, 'join', '--import', file);
    expect([code, err]).toEqual([0, '1 cut and 1 join added\n']);
    const { out } = await offline(other, 'cut', '--export', '-');
    expect(out).toBe(readFileSync(file, 'utf8'));
  });

  it.each([
    ['nonsense', 'is not JSON'],
    ['[]', 'holds no object'],
    ['{"cuts":[{"a":"anilist:1","b":"x"}]}', 'cuts[0].b is no ref'],
    ['{"cuts":[{"a":"anilist:1","b":"anilist:1"}]}', 'names one title twice'],
    ['{"joins":[{"from":"anilist:1","to":"anilist:2","type":"FRIEND"}]}', 'joins[0].type is none of'],
    ['{"joins":{}}', '"joins" is no list'],
  ])('%s is refused whole', async (text, message) => {
    const world = newWorld();
    const file = join(world.folder, 'bad.json');
    writeFileSync(file, text);
    const { code, err } = await offline(world, 'cut', '--import', file);
    expect([code, existsSync(world.db)]).toEqual([2, false]);
    expect(err).toContain(message);
  });
});
