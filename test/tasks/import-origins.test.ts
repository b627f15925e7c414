import { relative } from 'node:path';
import { Readable } from 'node:stream';
import { describe, expect, it } from 'vitest';
import { userIn } from '../../src/tasks/import/user-list.ts';
import { dataSet, importing } from './importing.ts';

describe('what is imported', () => {
  it('is called by its words, or how many they are, and by the names of files, folders and users', async () => {
    const { planned, imported, fileOf, folder } = await importing({ users: { Faye: ['anilist:1'] } });
    const file = fileOf('Bravo of the Sky\n', 'list.txt');
    fileOf('', 'films/Echo of the Sky.mkv');
    const sourceOf = async (question: Parameters<typeof planned>[0]) => (await planned(question)).source;
    expect(await sourceOf({ items: ['Alpha'] })).toBe('Alpha');
    expect(await sourceOf({ items: ['Alpha', 'Bravo'] })).toBe('2 titles');
    expect(await sourceOf({ files: [file] })).toBe('list.txt');
    expect(await sourceOf({ files: [file], items: ['Alpha'], folders: [`${folder}/films`] })).toBe(
      'Alpha, list.txt, films',
    );
    expect((await imported({ items: ['anilist:user/Faye', 'anilist:2'] })).source).toBe("anilist:2, AniList's Faye");
  });

  it('has its rows numbered from 1, by what they are in', async () => {
    const { imported, planned, fileOf, folder } = await importing({ users: { Faye: ['anilist:8', 'anilist:9'] } });
    const file = fileOf('Nothing\nNo more\n', 'list.txt');
    const places = async (question: Parameters<typeof planned>[0]) =>
      (await planned(question)).readings.map(({ place }) => place);
    expect(await places({ items: ['One', 'Two', file] })).toEqual([
      ...['argument line 1', 'argument line 2', 'list.txt line 1', 'list.txt line 2'],
    ]);
    fileOf('', 'films/Echo of the Sky.mkv');
    expect(await places({ folders: [`${folder}/films`] })).toEqual(['films file 1']);
    const { rejects } = await imported({ items: ['anilist:user/Faye', 'anilist:7'] });
    expect(rejects.map(({ place }) => place)).toEqual(['argument line 1']);
  });

  it.each([
    ['a file of any ending that is there', 'list.dat', 'file'],
    ['a file without an ending that is there', 'list', 'file'],
    ['a list that is there', 'mine.yml', 'file'],
    ['a folder', 'films', 'folder'],
    ['a folder, with what ends a path', 'films/', 'folder'],
    ['a file that is not there', 'nowhere', 'title'],
  ])('is by its path %s', async (_, name, kind) => {
    const { planned, fileOf, folder } = await importing();
    for (const one of ['list.dat', 'list', 'mine.yml', 'films/Echo of the Sky.mkv']) fileOf('Bravo of the Sky\n', one);
    for (const path of [`${folder}/${name}`, relative(process.cwd(), `${folder}/x`).replace(/x$/, name)]) {
      const { readings } = await planned({ items: [path] });
      const [{ title, place = '' } = {}, ...others] = readings;
      expect(others).toEqual([]);
      if (kind === 'title') expect([place, title]).toEqual(['argument line 1', expect.stringContaining(name)]);
      else
        expect([title, place.split(' ')[1]]).toEqual(
          kind === 'file' ? ['Bravo of the Sky', 'line'] : ['Echo of the Sky', 'file'],
        );
    }
  });

  it.each([
    ['Mr. Osomatsu', 'Mr. Osomatsu'],
    ['.hack', '.hack'],
    ['docs', 'docs'],
    ['package.', 'package.'],
    ['Fate/', 'Fate/'],
    ['Steins;Gate 0.5', 'Steins;Gate 0.5'],
  ])('may be a title that looks like a path: %j', async (item, title) => {
    const { planned } = await importing();
    const { readings } = await planned({ items: [item] });
    expect(readings.map((one) => [one.read, one.title])).toEqual([['asked', title]]);
  });

  it('may be a folder below, and what else is named stays', async () => {
    const { planned } = await importing();
    const { readings, leftOut } = await planned({ items: ['docs/json/', 'Alpha', 'https://anilist.co/anime/7/x.md'] });
    expect(readings.filter(({ read }) => read === 'asked').map(({ place, refs }) => [place, refs])).toEqual([
      ['argument line 1', []],
      ['argument line 2', ['anilist:7']],
    ]);
    expect(leftOut).toBeGreaterThan(2);
  });

  it('cannot be nothing', async () => {
    const { planned, imported } = await importing();
    for (const item of ['', ' ']) {
      await expect(planned({ items: [item] })).rejects.toMatchObject({ name: 'UsageError' });
      await expect(imported({ items: ['Alpha', item] })).rejects.toMatchObject({ name: 'UsageError' });
    }
  });

  it('is a data set by itself alone, and no list', async () => {
    const { imported, fileOf, folder } = await importing({ users: { Faye: ['anilist:1'] } });
    const set = fileOf(dataSet(), 'set.json');
    const list = fileOf('Alpha', 'list.txt');
    fileOf('', 'films/Echo of the Sky.mkv');
    for (const more of [
      { items: ['Alpha'] },
      { items: ['anilist:user/Faye'] },
      { files: [set, list] },
      { folders: [`${folder}/films`] },
    ])
      await expect(imported({ files: [set], ...more })).rejects.toMatchObject({
        message: expect.stringMatching(/set\.json is a data set: import it by itself$/),
      });
    for (const more of [{ list: 'L' }, { mine: true }])
      await expect(imported({ files: [set], ...more })).rejects.toMatchObject({
        message: 'set.json is a data set, and no list that anybody could have',
      });
    expect(await imported({ files: [set] })).toMatchObject({
      kind: 'data set',
      list: null,
      imported: 2,
      state: 'done',
    });
  });

  it('is on stdin only where there is one', async () => {
    const { planned } = await importing();
    await expect(planned({ items: ['-'] })).rejects.toThrow('there is no stdin to read from');
    const stdin = Readable.from(['Alpha\nBravo\n']);
    expect(await planned({ files: ['-'], stdin })).toMatchObject({ rows: 2 });
  });

  it('has the columns that are named, each head said once where there are several tables', async () => {
    const { planned, fileOf } = await importing();
    const files = [fileOf('Name,Mood\nAlpha,x\n', 'a.csv'), fileOf('Name,Colour\nBravo,y\n', 'b.csv')];
    await expect(planned({ files, columns: { Nope: 'title' } })).rejects.toThrow(
      'there is no column "Nope": there are Name, Mood, Colour',
    );
    await expect(planned({ files, columns: { Name: 'smell' } })).rejects.toThrow('no column says "smell": it may say');
    expect(await planned({ files, columns: { Name: 'title' } })).toMatchObject({
      ...{ rows: 2, columnsNotUnderstood: ['Mood', 'Colour'] },
    });
    expect(await planned({ files: [fileOf('Alpha\n', 'c.txt')], columns: { Name: 'title' } })).toMatchObject({
      rows: 1,
    });
    expect(await planned({ items: ['Alpha'], columns: { Name: 'title' } })).toMatchObject({ rows: 1 });
  });
});

describe('a user of AniList', () => {
  it.each([
    ['anilist:user/Faye', 'Faye'],
    ['ANILIST:User/Faye_1', 'Faye_1'],
    ['http://anilist.co/user/Faye?x=1', 'Faye'],
    ['https://www.anilist.co/user/Faye#top', 'Faye'],
    ['https://anilist.co/user/Faye/animelist', 'Faye'],
    ['see anilist:user/Faye', undefined],
    ['see https://anilist.co/user/Faye', undefined],
    ['anilist:1', undefined],
  ])('is named by %s', (item, name) => {
    expect(userIn(item)).toBe(name);
  });

  it.each([
    'anilist:user/',
    'anilist:user/F',
    'anilist:user/-Faye',
    'anilist:user/Faye-',
    `anilist:user/${'x'.repeat(99)}`,
  ])('has no name as in %s', (item) => {
    const name = item.slice('anilist:user/'.length).slice(0, 60);
    expect(() => userIn(item)).toThrow(`"${name}" is no name of an AniList user: write anilist:user/NAME`);
  });
});
