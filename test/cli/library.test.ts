import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import type { LibraryDocument } from '../../src/model/library.ts';
import { anilistServer } from '../helpers/anilist-server.ts';
import { titleOf } from '../helpers/franchise.ts';
import { newWorld } from '../helpers/io.ts';
import { type TmdbData, tmdbKey, tmdbServer } from '../helpers/tmdb-server.ts';

async function machine(data?: TmdbData) {
  const films = await tmdbServer(data);
  const env = {
    ANIMECTL_TMDB_URL: `${films.url}/3`,
    ANIMECTL_TMDB_LIMIT: '6000/60s',
    ANIMECTL_TMDB_TOKEN: tmdbKey,
  };
  const world = newWorld({ env });
  const library = async (...words: readonly string[]) => {
    const { out, err, code } = await world.run(['library', ...words, '--json']);
    if (code !== 0) throw new Error(`${code} ${err}`);
    return (JSON.parse(out) as LibraryDocument).films;
  };
  return { world, films, library };
}

describe('library', () => {
  it('takes films with their collections, tags and wishes', async () => {
    const { library } = await machine();
    const added = await library(
      'add',
      'tmdb:collection/2344',
      '--root',
      '/films/',
      '--tag',
      'Matrix',
      '--profile',
      'HD-1080p',
    );
    expect(added.map(({ ref }) => ref).sort()).toEqual(['tmdb:603', 'tmdb:604', 'tmdb:605']);
    expect(added[0]).toMatchObject({ tags: ['matrix'], profile: 'HD-1080p', monitored: true, hasFile: false });
    expect(added.find(({ ref }) => ref === 'tmdb:603')?.path).toBe('/films/The Matrix (1999)');
    const [other] = await library('add', 'Fight Club', '--no-monitor', '--availability', 'inCinemas');
    expect(other).toMatchObject({
      ref: 'tmdb:550',
      monitored: false,
      // Tags that others have are none of its own.
      tags: [],
      availability: 'inCinemas',
      path: '/films/Fight Club (1999)',
    });
    expect(await library('list')).toHaveLength(4);
  });

  it.each([[[]], [['--whole']]])('takes a film of a name, and no anime of it %j', async (flags) => {
    const anilist = await anilistServer([titleOf(900_001, { title: 'Akira', format: 'MOVIE', year: 1988 })]);
    const { world } = await machine();
    const words = ['library', 'add', 'Akira', ...flags, '--root', '/films', '--json'];
    const { code, out } = await world.run(words, { anilist: anilist.url });
    expect([code, (JSON.parse(out) as LibraryDocument).films.map(({ ref }) => ref)]).toEqual([0, ['tmdb:149']]);
    expect(anilist.asked).toEqual([]);
  });

  it('takes no collection of one of two films that words may mean', async () => {
    const date = '1990-01-01';
    const twins = [41, 42].map((id) => ({ id, title: 'The Quiet Harbour', date, imdb: `tt00000${id}` }));
    const { world } = await machine({ films: twins, collections: [] });
    const words = ['library', 'add', 'The Quiet Harbour', '--whole', '--root', '/films'];
    expect((await world.run(words)).code).toBe(3);
    expect((await world.run(['library', 'list'])).out).toBe('the library is empty\n');
  });

  it('takes no other part than the one that is asked for', async () => {
    const { world } = await machine();
    const { code } = await world.run(['library', 'add', 'Toy Story 4', '--root', '/films']);
    expect([code, (await world.run(['library', 'list'])).out]).toEqual([3, 'the library is empty\n']);
  });

  it('takes what it finds of several titles, and says what it does not', async () => {
    const { world } = await machine();
    const { code, out, err } = await world.run(['library', 'add', 'Fight Club', 'Nothing at All', '--root', '/films']);
    expect([code, out]).toEqual([8, expect.stringContaining('tmdb:550')]);
    expect(err).toContain('no title matches "Nothing at All"');
    expect(err).toContain('Put into the library: 1 film.');
    const none = await world.run(['library', 'add', 'Nothing', 'Nothing at All', '--root', '/films', '--json']);
    expect([none.code, JSON.parse(none.out)]).toMatchObject([
      3,
      { films: [], missed: [{ query: 'Nothing' }, { query: 'Nothing at All' }] },
    ]);
  });

  it('takes the films of a folder by the names of files and folders', async () => {
    const { world } = await machine();
    const root = join(world.folder, 'films');
    const file = (...names: readonly string[]) => {
      mkdirSync(join(root, ...names.slice(0, -1)), { recursive: true });
      writeFileSync(join(root, ...names), 'film');
    };
    file('The Matrix (1999)', 'The.Matrix.1999.1080p.BluRay.x264-GRP.mkv');
    file('Toy Story (1995) {tmdb-862}', 'x.mkv');
    file('Fight.Club.1999.DVDRip.avi');
    file('Matrix', 'The.Matrix.Reloaded.2003.mkv');
    file('Matrix', 'The.Matrix.Revolutions.2003.mkv');
    file('Nothing at All (1950)', 'Nothing.mkv');
    const { code, out, err } = await world.run(['library', 'add', '--files', root, '--json']);
    expect(code).toBe(8);
    const { films, missed } = JSON.parse(out) as LibraryDocument;
    const found = films.map(({ ref, path, hasFile }) => [ref, path.slice(root.length + 1), hasFile]);
    expect(found.sort()).toEqual([
      ['tmdb:550', 'Fight Club (1999)', true],
      ['tmdb:603', 'The Matrix (1999)', true],
      ['tmdb:604', 'The Matrix Reloaded (2003)', true],
      ['tmdb:605', 'The Matrix Revolutions (2003)', true],
      ['tmdb:862', 'Toy Story (1995) {tmdb-862}', true],
    ]);
    expect(missed).toMatchObject([{ query: 'Nothing at All (1950)/Nothing.mkv' }]);
    expect(err).toContain('Put into the library: 5 films.');
    const again = await world.run(['library', 'add', '--files', root, '--json']);
    expect(JSON.parse(again.out)).toMatchObject({ already: Array(5).fill({}) });
  });

  it('tells what is excluded, which adding by name takes back', async () => {
    const { world, library } = await machine();
    const excluded = async () => (await world.run(['library', 'list', '--excluded'])).out;
    expect(await excluded()).toBe('no film is excluded\n');
    await library('add', 'tmdb:603', '--root', '/films');
    await library('remove', 'tmdb:603', '--exclude');
    expect(await excluded()).toBe('tmdb:603  The Matrix\n');
    await library('add', 'tmdb:603', '--root', '/films');
    expect(await excluded()).toBe('no film is excluded\n');
  });

  it('needs a key for a folder', async () => {
    const { world } = await machine();
    writeFileSync(join(world.folder, 'The.Matrix.1999.mkv'), '');
    const words = ['library', 'add', '--files', world.folder];
    expect((await world.run(words, { env: { ANIMECTL_TMDB_TOKEN: '' } })).code).toBe(4);
    expect((await world.run([...words, 'The Matrix'])).code).toBe(2);
  });

  it('leaves a film as it is that is there', async () => {
    const { library, films } = await machine();
    await library('add', 'tmdb:603', '--root', '/films', '--profile', '4');
    const asked = films.asked.length;
    expect(await library('add', 'tmdb:603', '--profile', '1')).toMatchObject([{ profile: 'HD-1080p' }]);
    expect(films.asked.length).toBe(asked);
  });

  it('knows which films are there once their files were imported, before or after they came', async () => {
    const { world, library } = await machine();
    const folder = join(world.folder, 'films');
    for (const name of ['The.Matrix.1999.1080p.BluRay.x264-GRP', 'Fight.Club.1999.720p.WEB-DL.x264-GRP']) {
      mkdirSync(join(folder, name), { recursive: true });
      writeFileSync(join(folder, name, `${name}.mkv`), 'film');
    }
    await library('add', 'tmdb:603', '--root', folder);
    const imported = await world.run(['import', '--files', folder, '--provider', 'tmdb']);
    expect(imported.code).toBe(0);
    await library('add', 'tmdb:550');
    expect((await library('list')).map(({ ref, hasFile }) => [ref, hasFile])).toEqual([
      ['tmdb:603', true],
      ['tmdb:550', true],
    ]);
  });

  it('lets films go, and keeps lists from bringing them back', async () => {
    const { library, world } = await machine();
    await library('add', 'tmdb:603', 'tmdb:149', '--root', '/films');
    expect(await library('remove', 'The Matrix', '--exclude')).toMatchObject([{ ref: 'tmdb:603' }]);
    expect(await library('list')).toMatchObject([{ ref: 'tmdb:149' }]);
    expect((await world.run(['library', 'remove', 'tmdb:149', 'tmdb:603'])).code).toBe(3);
    expect(await library('list')).toHaveLength(1);
  });

  it('lets none of two films of one name go by it', async () => {
    const films = [
      { id: 1, title: 'Crash', date: '1996-07-17' },
      { id: 2, title: 'Crash', date: '2005-05-06' },
    ];
    const { library, world } = await machine({ films, collections: [] });
    await library('add', 'tmdb:1', 'tmdb:2', '--root', '/films');
    const { code, err } = await world.run(['library', 'remove', 'Crash']);
    expect([code, err]).toEqual([3, expect.stringMatching(/"Crash" could be any of: tmdb:\d, tmdb:\d/)]);
    expect(await library('remove', 'tmdb:2')).toMatchObject([{ ref: 'tmdb:2' }]);
    expect(await library('list')).toMatchObject([{ ref: 'tmdb:1' }]);
  });

  it('says of a film that is there already that it stays as it is', async () => {
    const { world } = await machine();
    const add = (...words: readonly string[]) => world.run(['library', 'add', ...words, '--root', '/films']);
    expect((await add('tmdb:603')).err).toBe('');
    const again = await add('tmdb:603', '--no-monitor');
    expect([again.code, again.err]).toEqual([
      0,
      'The Matrix (tmdb:603) was in the library already, and stays as it is.\n',
    ]);
    expect(again.out).not.toContain('not wanted');
    const whole = await add('tmdb:collection/2344', '--json');
    expect((JSON.parse(whole.out) as LibraryDocument).already).toEqual([{ ref: 'tmdb:603', title: 'The Matrix' }]);
  });

  it('brings no film back with its collection that is excluded, and says so; who names it has it', async () => {
    const { library, world } = await machine();
    await library('add', 'tmdb:605', '--root', '/films');
    const removed = await world.run(['library', 'remove', 'tmdb:605', '--exclude']);
    expect(removed.err).toBe('Taken out of the library: 1 film.\n');
    const { out, err } = await world.run(['library', 'add', 'tmdb:collection/2344', '--json']);
    const { films, excluded } = JSON.parse(out) as LibraryDocument;
    expect(films.map(({ ref }) => ref).sort()).toEqual(['tmdb:603', 'tmdb:604']);
    expect(excluded).toEqual([{ ref: 'tmdb:605', title: 'The Matrix Revolutions' }]);
    expect(err).toContain('The Matrix Revolutions (tmdb:605) stays out: it is excluded');
    expect(await library('add', 'tmdb:605', 'tmdb:collection/2344')).toHaveLength(3);
  });

  it.each([
    [['add', 'tmdb:603'], 'no folder yet'],
    [['add', 'tmdb:603', '--root', 'films'], 'no whole path'],
    [['add', 'tmdb:603', '--root', '/films', '--tag', 'no blanks'], 'cannot be a tag'],
    [['add', 'tmdb:603', '--root', '/films', '--profile', 'best'], 'no quality profile'],
    [['add'], 'say which films'],
    [['remove'], 'say which films'],
  ])('refuses %j', async (words, why) => {
    const { world } = await machine();
    const { code, err } = await world.run(['library', ...words]);
    expect([code, err.split('\n').filter((line) => line !== '')]).toEqual([2, [expect.stringContaining(why)]]);
  });

  it('says where nobody has a film, and where TMDB cannot be asked', async () => {
    const { world, films } = await machine();
    expect((await world.run(['library', 'add', 'tmdb:999999', '--root', '/films'])).code).toBe(3);
    films.failWith({ status: 401, body: { status_code: 7, status_message: 'Invalid API key' } });
    expect((await world.run(['library', 'add', 'tmdb:604', '--root', '/films'])).code).toBe(4);
    expect((await world.run(['library', 'list'])).out).toBe('the library is empty\n');
  });
});
