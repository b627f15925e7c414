import { expect, it } from 'vitest';
import { anilistServer } from '../helpers/anilist-server.ts';
import { titleOf } from '../helpers/franchise.ts';
import { lines, newWorld, type World } from '../helpers/io.ts';

const here = { isTty: true, terminal: 'one', columns: 100 };
const offline = ['--offline', '--no-color', '--no-progress'];

/** The line of a list that has a number. */
const numbered = (out: string, order: number) => lines(out).find((line) => line.trim().startsWith(`${order} `)) ?? '';

async function withList(title: string): Promise<{ readonly world: World; readonly out: string }> {
  const world = newWorld();
  const { out } = await world.run([...offline, 'franchise', title], here);
  return { world, out };
}

it('a number is a title of the last list on this terminal, which is said', async () => {
  const { world, out } = await withList('Death Note');
  const second = await world.run([...offline, 'show', '2', '--json'], here);
  const { title, english } = JSON.parse(second.out);
  expect(numbered(out, 2)).toContain(english ?? title);
  expect(lines(second.err)[0]).toBe(`2 is ${english ?? title}:`);
  const relations = await world.run([...offline, 'relations', '2', '--json'], here);
  expect(JSON.parse(relations.out).ref).toBe(JSON.parse(second.out).ref);
  expect((await world.run([...offline, '--quiet', 'show', '2'], here)).err).toBe('');
});

it('each terminal has its own list, and a later one takes its place', async () => {
  const { world } = await withList('Death Note');
  const there = { ...here, terminal: 'two' };
  await world.run([...offline, 'franchise', 'Cowboy Bebop'], there);
  const firstOf = async (terminal: typeof here) =>
    JSON.parse((await world.run([...offline, 'show', '1', '--json'], terminal)).out).title;
  expect([await firstOf(here), await firstOf(there)]).toEqual(['DEATH NOTE', 'Cowboy Bebop']);
  await world.run([...offline, 'search', 'vinland saga'], there);
  expect(await firstOf(there)).toBe('Vinland Saga');
  await world.run([...offline, 'franchise', 'Death Note', '--tree'], there);
  expect(await firstOf(there)).toBe('DEATH NOTE');
});

it('the numbers in front of relations are handles, too', async () => {
  const world = newWorld();
  const { out } = await world.run([...offline, 'relations', 'Cowboy Bebop'], here);
  const { out: shown } = await world.run([...offline, 'show', '1', '--json'], here);
  expect(numbered(out, 1)).toContain(JSON.parse(shown).ref);
});

it('what is written elsewhere than on the terminal has no handles', async () => {
  const { world } = await withList('Death Note');
  const piped = { isTty: false };
  await world.run([...offline, 'franchise', 'Cowboy Bebop'], piped);
  await world.run([...offline, 'franchise', 'Cowboy Bebop', '-o', `${world.folder}/list.txt`], here);
  expect(JSON.parse((await world.run([...offline, 'show', '1', '--json'], here)).out).title).toBe('DEATH NOTE');
  const { code, out, err } = await world.run([...offline, 'show', '1', '--json'], piped);
  expect([code, out]).toEqual([2, '']);
  expect(err).toContain('1 could be an id anywhere');
});

it.each([
  ['12', 'animectl: 12 is not in the last answer, which had 2; a title of that name is title:12'],
  ['0', 'animectl: 0 is not in the last answer, which had 2; '],
])('%s is not in a list of two', async (number, line) => {
  const { world } = await withList('Death Note');
  for (const words of [
    ['show', number],
    ['relations', number],
    ['open', number],
    ['cut', number, '1'],
    ['join', '1', number, 'SEQUEL'],
    ['franchise', 'Death Note', '--explain', number],
  ]) {
    const { code, out, err } = await world.run([...offline, ...words], here);
    expect([code, out], words.join(' ')).toEqual([2, '']);
    expect(lines(err).at(-1), words.join(' ')).toContain(line);
  }
});

it('a number without a last answer is refused in one line', async () => {
  const world = newWorld();
  const { code, out, err } = await world.run([...offline, 'show', '86'], here);
  expect([code, out, lines(err).length]).toEqual([2, '', 1]);
  expect(err).toContain('there is no last answer on this terminal for 86 to be in; a title of that name is title:86');
});

it('a title that is a number is one where a title is asked for, and with title: everywhere', async () => {
  const { world } = await withList('Death Note');
  const bare = await world.run([...offline, '86', '--json'], here);
  expect(JSON.parse(bare.out).title).toContain('86');
  const { out } = await world.run([...offline, 'show', 'title:86', '--json'], here);
  expect(JSON.parse(out).title).toContain('86');
  expect(JSON.parse((await world.run([...offline, 'show', '86', '--json'], { isTty: false })).out).title).toContain(
    '86',
  );
});

it('titles and handles are cut and joined as refs are', async () => {
  const { world } = await withList('Death Note');
  const cut = await world.run([...offline, 'cut', '1', 'Cowboy Bebop', '--reason', 'another story'], here);
  expect([cut.code, cut.out]).toEqual([0, '']);
  expect(lines(cut.err)[0]).toBe('1 is Death Note:');
  const { out } = await world.run(['cut', '--list', '--json']);
  expect(JSON.parse(out).cuts).toMatchObject([{ a: 'anilist:1', b: 'anilist:1535', reason: 'another story' }]);
  await world.run([...offline, 'join', 'Death Note', 'Cowboy Bebop', 'OTHER'], here);
  expect(JSON.parse((await world.run(['join', '--list', '--json'])).out).joins).toMatchObject([
    { from: 'anilist:1535', to: 'anilist:1', type: 'OTHER' },
  ]);
  const same = await world.run([...offline, 'cut', 'Death Note', 'anilist:1535'], here);
  expect([same.code, lines(same.err).at(-1)]).toEqual([2, 'animectl: anilist:1535 is one title: give two']);
  const off = await world.run([...offline, 'cut', '1', 'Cowboy Bebop']);
  expect([off.code, lines(off.err)]).toEqual([
    2,
    [
      expect.stringMatching(
        /^animectl: 1 is a number of the last list on a terminal only.* write the title's name or ref;/,
      ),
    ],
  ]);
});

it('titles and handles are explained as refs are', async () => {
  const { world } = await withList('Attack on Titan');
  const explained = async (title: string) =>
    JSON.parse((await world.run([...offline, 'franchise', 'Attack on Titan', '--explain', title, '--json'], here)).out);
  const [byName, byNumber, byRef] = [await explained('Shingeki no Kyojin'), await explained('1'), 'anilist:16498'];
  expect([byName.title.ref, byNumber.title.ref]).toEqual([byRef, byRef]);
});

it('a page is opened where somebody looks on, and else its address is printed', async () => {
  const opened: string[] = [];
  const open = async (address: string) => opened.push(address) > 0;
  const { world } = await withList('Death Note');
  const page = 'https://anilist.co/anime/1535';
  const words = [...offline, 'open', '1'];
  expect(await world.run(words, { ...here, open })).toEqual({
    code: 0,
    out: '',
    err: `1 is Death Note:\n${page} is open in the browser\n`,
  });
  expect(opened).toEqual([page]);
  expect((await world.run([...words, '--print'], { ...here, open })).out).toBe(`${page}\n`);
  expect((await world.run([...offline, 'open', 'Death Note'], { open })).out).toBe(`${page}\n`);
  expect((await world.run(words, { ...here, open: async () => false })).out).toBe(`${page}\n`);
  expect((await world.run(words, here)).out).toBe(`${page}\n`);
  expect((await world.run(['open', 'mal:manga/2'])).out).toBe('https://myanimelist.net/manga/2\n');
  expect(opened).toEqual([page]);
});

it('what hangs on one title alone is offered for cutting, by its number', async () => {
  const named = (id: number) => (id < 10 ? `Tale of Foxes ${id}` : `Love and Locks ${id}`);
  const chain = (...ids: readonly number[]) =>
    ids.map((id, n) =>
      titleOf(id, {
        title: named(id),
        format: 'TV',
        startDate: `20${10 + id}-04-01`,
        relations: [
          ...(n > 0 ? [{ type: 'PREQUEL', to: `anilist:${ids[n - 1]}` } as const] : []),
          ...(n < ids.length - 1 ? [{ type: 'SEQUEL', to: `anilist:${ids[n + 1]}` } as const] : []),
          ...(id === 3 ? [{ type: 'ALTERNATIVE', to: 'anilist:11' } as const] : []),
          ...(id === 11 ? [{ type: 'ALTERNATIVE', to: 'anilist:3' } as const] : []),
        ],
      }),
    );
  const { url } = await anilistServer([...chain(1, 2, 3, 4, 5), ...chain(11, 12, 13, 14)]);
  const world = newWorld({ anilist: url, ...here });
  const { out } = await world.run(['--no-color', 'franchise', 'anilist:1']);
  const [, number = ''] =
    /^Love and Locks \(4 titles\) hangs on Tale of Foxes 3 alone: animectl cut (\d+)$/m.exec(out) ?? [];
  expect(numbered(out, Number(number))).toContain('Love and Locks 11');
  const other = await world.run(['cut', '1']);
  expect([other.code, lines(other.err).at(-1)]).toEqual([2, expect.stringContaining('two titles are needed')]);
  const cut = await world.run(['--no-progress', 'cut', number]);
  expect([cut.code, lines(cut.err)[0]]).toEqual([0, `${number} is Love and Locks 11:`]);
  const { out: parted } = await world.run(['--no-color', 'franchise', 'anilist:1']);
  expect(parted).not.toMatch(/Locks 12|hangs on/);
  expect((await world.run(['cut', '1'], { isTty: false })).code).toBe(2);
});

it('a number is refused off a terminal before anybody is asked', async () => {
  const { url: anilist, asked } = await anilistServer([]);
  for (const command of ['open', 'cut', 'seen']) {
    const ran = await newWorld({ anilist }).run([command, '3']);
    expect([ran.code, ran.err]).toEqual([2, expect.stringContaining('3')]);
  }
  expect(asked).toEqual([]);
});

it.each([
  [['1-3'], [1, 2, 3]],
  [['1..2'], [1, 2]],
  [['1,3'], [1, 3]],
  [
    ['1,', '3'],
    [1, 3],
  ],
  [['2-3,1'], [2, 3, 1]],
])('numbers of the last list may be ranges: seen %j', async (words, orders) => {
  const { world, out } = await withList('Attack on Titan');
  const { code, err } = await world.run([...offline, 'seen', ...words], here);
  expect(code).toBe(0);
  expect(lines(err).map((line) => Number.parseInt(line, 10))).toEqual(orders);
  for (const order of orders) expect(numbered(out, order)).not.toBe('');
});

it('a range is no title: where there is no list, nothing is ticked', async () => {
  const { code, err } = await newWorld().run([...offline, 'seen', '1-3'], { isTty: false });
  expect([code, lines(err)[0]]).toEqual([
    2,
    expect.stringContaining('1 is a number of the last list on a terminal only'),
  ]);
  const backwards = await newWorld().run([...offline, 'seen', '3-1'], here);
  expect([backwards.code, lines(backwards.err)[0]]).toEqual([2, 'animectl: 3-1 is no range of numbers such as 1-3']);
});

it('a number of the last list is a title to follow, and one to follow no longer', async () => {
  const { world } = await withList('Cowboy Bebop');
  expect((await world.run([...offline, 'watch', 'add', '1'], here)).out).toContain('Cowboy Bebop (anilist:1)');
  expect((await world.run([...offline, 'watch', 'remove', '1'], here)).out).not.toContain('anilist:1');
});

it('the numbers of what comes next are handles, too', async () => {
  const { world } = await withList('Attack on Titan');
  await world.run([...offline, 'seen', '1'], here);
  const { out } = await world.run([...offline, 'next'], here);
  const { out: shown } = await world.run([...offline, 'show', '1', '--json'], here);
  const { title, english, ref } = JSON.parse(shown);
  expect(numbered(out, 1)).toContain(english ?? title);
  const { next } = JSON.parse((await world.run([...offline, 'next', '--json'], here)).out);
  expect(next[0].ref).toBe(ref);
});
