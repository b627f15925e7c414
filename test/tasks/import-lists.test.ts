import { Readable } from 'node:stream';
import { describe, expect, it } from 'vitest';
import { explainRow } from '../../src/tasks/import/explain.ts';
import { ran } from '../helpers/app.ts';
import { importing, series } from './importing.ts';

const three = ['anilist:1', 'anilist:2', 'anilist:3'];
const nothingGone = { titles: [], dropped: false };

describe('the list that an import fills', () => {
  it('is the one that is named, and it tells how many are on it', async () => {
    const { imported, fileOf, onList } = await importing();
    const file = fileOf('anilist:1\nanilist:2\n', 'list.txt');
    expect((await imported({ files: [file] })).list).toBeNull();
    expect((await imported({ files: [file], list: 'L', mine: true })).list).toEqual({
      name: 'L',
      mine: true,
      entries: 2,
    });
    expect(await onList('L')).toEqual(['anilist:1', 'anilist:2']);
    expect((await imported({ items: ['anilist:3'], mine: true })).list).toEqual({ name: 'L', mine: true, entries: 3 });
    expect((await imported({ items: ['anilist:4'], list: 'M' })).list).toEqual({ name: 'M', mine: false, entries: 1 });
    expect(await onList('L')).toEqual(three);
  });

  it('is called after what says who watched what: the file, and a user only where nothing else is read', async () => {
    const { imported, fileOf, folder } = await importing({ users: { Faye: ['anilist:1'] } });
    const listOf = async (question: Parameters<typeof imported>[0]) => (await imported(question)).list?.name;
    const file = fileOf('anilist_id,status\n2,watching\n', 'seen.csv');
    fileOf('', 'films/Echo of the Sky.mkv');
    const user = 'https://anilist.co/user/Faye';
    expect(await listOf({ files: [file] })).toBe('seen.csv');
    expect(await listOf({ items: [user] })).toBe('anilist:user/Faye');
    expect(await listOf({ items: [user], files: [file] })).toBe("seen.csv, AniList's Faye");
    expect(await listOf({ items: [user], folders: [`${folder}/films`] })).toBe("films, AniList's Faye");
    expect(await listOf({ items: [user, 'anilist:2'] })).toBe("anilist:2, AniList's Faye");
    expect(await listOf({ items: [user], list: 'Hers' })).toBe('Hers');
    expect(await listOf({ items: [user], mine: true })).toBe('anilist:user/Faye');
  });
});

describe('what is in a list no more', () => {
  /** What a second import says is gone, of a list that the first one filled. */
  const gone = async (first: string, second: string, name = 'list.txt', more: { readonly prune?: boolean } = {}) => {
    const scene = await importing();
    await scene.imported({ files: [scene.fileOf(first, name)], list: 'L', unlimited: true });
    const files = [scene.fileOf(second, name)];
    const { gone: is } = await scene.imported({ files, list: 'L', unlimited: true, ...more });
    return { is, titles: is.titles.map(({ ref }) => ref), left: await scene.onList('L') };
  };

  it('is told, and taken off where that is wanted', async () => {
    const lines = three.join('\n');
    const told = await gone(lines, 'anilist:2\n');
    expect(told.is).toEqual({
      titles: [
        { ref: 'anilist:1', title: 'Alpha of the Sky' },
        { ref: 'anilist:3', title: 'Charlie of the Sky' },
      ],
      dropped: false,
    });
    expect(told.left).toEqual(three);
    const pruned = await gone(lines, 'anilist:2\n', 'list.txt', { prune: true });
    expect(pruned).toEqual({ ...pruned, is: { ...told.is, dropped: true }, left: ['anilist:2'] });
    expect((await gone(lines, lines, 'list.txt', { prune: true })).is).toEqual(nothingGone);
    expect((await gone(lines, `${lines}\nanilist:4`, 'list.txt', { prune: true })).left).toEqual([
      ...three,
      'anilist:4',
    ]);
  });

  it('is nothing that a row names that came to nothing: it may be that title', async () => {
    const heads = 'title,year,anilist_id';
    const all = [heads, ...series.slice(0, 5).map(({ title, year, ids }) => `${title},${year},${ids.anilist}`)];
    const doubtful = ['BRAVO of the sky,1950,', 'Charlie of the Sky,,4'];
    const some = [heads, 'Alpha of the Sky,2000,1', ...doubtful].join('\n');
    expect((await gone(all.join('\n'), some, 'list.csv')).titles).toEqual(['anilist:5']);
    const late = some.replace('BRAVO', `${',1999,\n'.repeat(1000)}BRAVO`);
    expect((await gone(all.join('\n'), late, 'list.csv')).titles).toEqual(['anilist:5']);
  });

  it('is looked for among all rows, however many there are', async () => {
    const many = (last: string) => `${'anilist:1\n'.repeat(1000)}${last}`;
    expect((await gone(many('anilist:2'), many('anilist:2'))).titles).toEqual([]);
    expect((await gone(many('anilist:2'), many('anilist:3'))).titles).toEqual(['anilist:2']);
  });

  it('is only what came from the same source', async () => {
    const { imported, fileOf, onList } = await importing();
    await imported({ files: [fileOf('anilist:1\nanilist:2\n', 'a.txt')], list: 'L' });
    await imported({ files: [fileOf('anilist:3\nanilist:4\n', 'b.txt')], list: 'L' });
    const { gone: is } = await imported({ files: [fileOf('anilist:3\n', 'b.txt')], list: 'L', prune: true });
    expect(is.titles.map(({ ref }) => ref)).toEqual(['anilist:4']);
    expect(await onList('L')).toEqual(three);
    expect((await imported({ files: [fileOf('anilist:5\n', 'c.txt')], list: 'L' })).gone).toEqual(nothingGone);
  });

  it('is known of files, folders and users, be they named as items, and not of words', async () => {
    const users: Record<string, `anilist:${number}`[]> = { Faye: ['anilist:1', 'anilist:2'] };
    const { imported, fileOf, folder } = await importing({ users });
    const list = (name: string) => ({ list: name });
    const goneOf = async (question: Parameters<typeof imported>[0]) =>
      (await imported(question)).gone.titles.map(({ ref }) => ref);

    await imported({ items: ['anilist:user/Faye'] });
    users.Faye?.pop();
    expect(await goneOf({ items: ['anilist:user/Faye'], maxAgeMs: 0 })).toEqual(['anilist:2']);

    const file = fileOf('anilist:1\nanilist:2\n', 'list.txt');
    await imported({ items: [file], ...list('F') });
    fileOf('anilist:1\n', 'list.txt');
    expect(await goneOf({ items: [file], ...list('F') })).toEqual(['anilist:2']);

    for (const name of ['Alpha of the Sky', 'Bravo of the Sky']) fileOf('', `films/${name}.mkv`);
    await imported({ folders: [`${folder}/films`], ...list('D') });
    fileOf('', 'others/films/Alpha of the Sky.mkv');
    expect(await goneOf({ folders: [`${folder}/others/films`], ...list('D') })).toEqual(['anilist:2']);

    // What came on stdin may have been another list.
    const stdin = (text: string) => ({ files: ['-'], stdin: Readable.from([text]), ...list('S') });
    await imported(stdin('anilist:1\nanilist:2\n'));
    expect(await goneOf(stdin('anilist:1\n'))).toEqual([]);

    // Each of these is called as the one before, and has other titles.
    await imported({ items: ['anilist:1', 'anilist:2'], ...list('W') });
    expect(await goneOf({ items: ['anilist:3', 'anilist:4'], ...list('W') })).toEqual([]);
    await imported({ items: ['https://anilist.co/anime/1/a.html', 'anilist:2'], ...list('U') });
    expect(await goneOf({ items: ['https://anilist.co/anime/3/a.html', 'anilist:4'], ...list('U') })).toEqual([]);
  });
});

describe('a row of an import', () => {
  const asked = async (row: string, scene: Awaited<ReturnType<typeof importing>>) =>
    (await ran(explainRow({ row }, scene.app))).document;

  it('is explained by its number, its place, and that of its import', async () => {
    const scene = await importing();
    const heads = 'title,year,format';
    const rows = ['Alpha of the Sky,2000,TV', 'Alpha of the Sky,1950,TV'];
    await scene.imported({ files: [scene.fileOf([heads, ...rows].join('\n'))] });
    await scene.imported({ items: ['anilist:2'] });
    const row = expect.anything();
    expect(await asked(' 1:2 ', scene)).toEqual({
      ...{ schema: 1, job: 1, source: 'list.csv' },
      rows: [
        {
          ...{ place: 'list.csv line 2', row, read: 'asked', refs: [], title: 'Alpha of the Sky', year: 2000 },
          ...{ format: 'TV', outcome: 'imported', why: null, candidates: [] },
          taken: { ref: 'anilist:1', title: 'Alpha of the Sky', year: 2000, format: 'TV' },
        },
      ],
    });
    const { rows: two } = await asked('1:list.csv line 3', scene);
    expect(two).toMatchObject([{ taken: null, outcome: 'ambiguous', why: expect.stringContaining('1950') }]);
    expect(two[0]?.candidates.map(({ ref }) => ref)).toContain('anilist:1');
    expect(await asked(' 1 ', scene)).toMatchObject({ job: 2, rows: [{ taken: { ref: 'anilist:2' } }] });
    expect(await asked('argument line 1', scene)).toMatchObject({ job: 2, rows: [{ outcome: 'imported' }] });
  });

  it('that is not there is told from an import that is not there', async () => {
    const scene = await importing();
    const failing = async (row: string) => asked(row, scene).catch(({ code, message }) => [code, message]);
    expect(await failing('1')).toEqual(['no-import', 'there was no import yet']);
    await scene.imported({ files: [scene.fileOf('title\nAlpha of the Sky\n')] });
    expect(await failing('7:1')).toEqual(['no-import', 'there is no import 7']);
    expect(await failing('12:34')).toEqual(['no-import', 'there is no import 12']);
    const why = 'a row goes by its line in a table or text, by its number in JSON and XML';
    const one = 'import 1, list.csv, kept no row at';
    expect(await failing('1')).toEqual(['absent', `${one} 1, of 1 row the first is list.csv line 2: ${why}`]);
    expect(await failing('x1:2')).toEqual(['absent', expect.stringMatching(/at x1:2, of 1 row/)]);
    await scene.imported({ items: ['anilist:1', 'anilist:2'] });
    expect(await failing('9')).toEqual([
      ...['absent', `import 2, 2 titles, kept no row at 9, of 2 rows the first is argument line 1: ${why}`],
    ]);
    for (const [above, known] of [
      [18, ', of 1 row the first is list.csv line 20'],
      [19, ''],
    ] as const) {
      await scene.imported({ files: [scene.fileOf(`${'\n'.repeat(above)}title\nAlpha of the Sky\n`)] });
      expect(await failing('99')).toEqual(['absent', expect.stringContaining(`at 99${known}: a row`)]);
    }
  });
});
