import { mkdirSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { parseTarget } from '../../src/model/query.ts';
import type { Title } from '../../src/model/title.ts';
import { addFilms, type FilmWanted } from '../../src/tasks/library/add.ts';
import { changeFilms, type FilmChange, removeFilms } from '../../src/tasks/library/change.ts';
import { type AnimeFilm, filmIds } from '../../src/tasks/library/film-ids.ts';
import { shelveFolders } from '../../src/tasks/library/folder.ts';
import { editLibrary, libraryFacts, libraryFilms, readyFilms } from '../../src/tasks/library/library.ts';
import { lookUpFilms } from '../../src/tasks/library/lookup.ts';
import { refreshFilms } from '../../src/tasks/library/refresh.ts';
import { listLibrary, type ShelveQuestion, shelveFilms, unshelveFilms } from '../../src/tasks/library/shelf.ts';
import { anilistServer } from '../helpers/anilist-server.ts';
import { appOf, ran } from '../helpers/app.ts';
import { fakeClock } from '../helpers/clock.ts';
import { ownFolder } from '../helpers/folder.ts';
import { titleOf } from '../helpers/franchise.ts';
import { matrix, type TmdbData, type TmdbFilm, tmdbServer } from '../helpers/tmdb-server.ts';

const nowhere = 'http://127.0.0.1:9/';
const today = Date.UTC(2026, 10, 21, 12);
const dayMs = 86_400_000;

async function library(data: TmdbData = matrix) {
  const tmdb = await tmdbServer(data);
  const folder = ownFolder();
  const clock = fakeClock(today);
  const app = appOf({ anilist: nowhere, tmdb: tmdb.url, folder, clock });
  const shelve = async (queries: readonly string[], more: Partial<ShelveQuestion> = {}) =>
    (await ran(shelveFilms({ queries: queries.map(parseTarget), root: '/films', ...more }, app))).document;
  const add = async (...films: readonly Partial<FilmWanted>[]) => {
    const usual = { monitored: true, availability: 'released', profile: 1, tags: [], root: '/films' } as const;
    return (await ran(addFilms({ films: films.map((film) => ({ tmdb: 603, ...usual, ...film })) }, app))).document;
  };
  const films = async () => (await ran(libraryFilms({}, app))).document;
  /** What `readyFilms` answers with: whatever programs of Radarr's read. */
  const ready = async () =>
    (await ran(readyFilms({ after: 0, limit: 100 }, app))).document.map(({ json }) => JSON.parse(String(json)));
  return { ...{ app, tmdb, clock, folder, data }, shelve, add, films, ready };
}

const codes = (faults: readonly { readonly field: string; readonly code?: string }[]) =>
  faults.map(({ field, code }) => `${field} ${code}`);

describe('films that are put into the library', () => {
  it('are told whole, and nothing that is not so', async () => {
    const { shelve, app } = await library();
    const document = await shelve(['tmdb:603'], { tags: ['Sci-Fi'], profile: 'hd-1080P', monitored: false });
    expect(document).toEqual({
      schema: 1,
      films: [
        {
          ...{ id: 1, ref: 'tmdb:603', title: 'The Matrix', year: 1999, status: 'released', monitored: false },
          ...{ availability: 'released', isAvailable: true, profile: 'HD-1080p', path: '/films/The Matrix (1999)' },
          ...{ tags: ['sci-fi'], hasFile: false, addedAt: '2026-11-21T12:00:00.000Z' },
        },
      ],
    });
    const [planned] = (await shelve(['tmdb:1084244'], { availability: 'inCinemas' })).films;
    expect(planned).toMatchObject({ status: 'announced', isAvailable: false, monitored: true, tags: [] });
    expect(planned).not.toHaveProperty('year');
    expect((await ran(listLibrary({}, app))).document.films.map(({ ref }) => ref)).toEqual([
      'tmdb:603',
      'tmdb:1084244',
    ]);
  });

  it('stay as they are where they are there already, and that is said', async () => {
    const { shelve } = await library();
    await shelve(['tmdb:603', 'tmdb:550']);
    expect(await shelve(['tmdb:603', 'tmdb:604'], { monitored: false })).toMatchObject({
      films: [
        { ref: 'tmdb:603', monitored: true },
        { ref: 'tmdb:604', monitored: false },
      ],
      already: [{ ref: 'tmdb:603', title: 'The Matrix' }],
    });
  });

  it('of several titles are those that are found, and of one it is an error', async () => {
    const { shelve, app } = await library();
    expect(await shelve(['tmdb:998', 'tmdb:999'], { root: '/none', tags: ['none'] })).toMatchObject({ films: [] });
    expect((await ran(libraryFacts({}, app))).document).toEqual({ roots: [], tags: [], exclusions: [] });
    const found = await shelve(['tmdb:603', 'tmdb:999']);
    expect(found.missed).toEqual([{ query: 'tmdb:999', message: expect.stringContaining('tmdb:999') }]);
    expect(found.films).toHaveLength(1);
    expect(await shelve(['tmdb:998', 'tmdb:999'])).toMatchObject({ films: [], missed: [{}, {}] });
    expect((await ran(libraryFacts({}, app))).document.roots).toEqual([{ id: 1, path: '/films' }]);
    await expect(shelve(['tmdb:999'])).rejects.toMatchObject({ name: 'NotFoundError' });
    await expect(shelve(['anilist:1', 'tmdb:603'])).rejects.toMatchObject({
      message: expect.stringContaining('anilist:1'),
    });
  });

  it('come back by name though they are excluded, and with a collection do not', async () => {
    const { shelve, app } = await library();
    await shelve(['tmdb:603', 'tmdb:604', 'tmdb:550']);
    const excludedNow = async () => (await ran(listLibrary({ excluded: true }, app))).document;
    const gone = await ran(unshelveFilms({ queries: ['tmdb:603', 'tmdb:604'].map(parseTarget), exclude: true }, app));
    expect(gone.document.films.map(({ ref }) => ref)).toEqual(['tmdb:603', 'tmdb:604']);
    await ran(unshelveFilms({ queries: [parseTarget('fight CLUB')] }, app));
    expect(await excludedNow()).toEqual({
      ...{ schema: 1, films: [] },
      excluded: [
        { ref: 'tmdb:603', title: 'The Matrix' },
        { ref: 'tmdb:604', title: 'The Matrix Reloaded' },
      ],
    });
    const whole = await shelve(['tmdb:collection/2344']);
    expect(whole.films.map(({ ref }) => ref)).toEqual(['tmdb:605']);
    expect(whole.excluded).toEqual((await excludedNow()).excluded);
    expect((await shelve(['tmdb:605'], { whole: true })).excluded).toHaveLength(2);
    const both = await shelve(['tmdb:collection/2344', 'tmdb:603']);
    expect(both.excluded).toEqual([{ ref: 'tmdb:604', title: 'The Matrix Reloaded' }]);
    expect(await excludedNow()).toMatchObject({ excluded: [{ ref: 'tmdb:604' }] });
    expect(await shelve(['tmdb:603'])).not.toHaveProperty('excluded');
  });

  it('are taken out by name or by id, and none where one is not in it', async () => {
    const { shelve, app, films } = await library();
    await shelve(['tmdb:603', 'tmdb:604']);
    const out = async (...queries: readonly string[]) =>
      (await ran(unshelveFilms({ queries: queries.map(parseTarget) }, app))).document.films.map(({ ref }) => ref);
    for (const query of ['Fight Club', 'tmdb:605', 'imdb:tt0242653'])
      await expect(out('tmdb:603', query)).rejects.toMatchObject({
        ...{ code: 'not-here', message: `"${query}" is not in the library` },
      });
    expect(await films()).toHaveLength(2);
    expect(await out('imdb:tt0133093')).toEqual(['tmdb:603']);
    expect(await out('the matrix reloaded')).toEqual(['tmdb:604']);
  });

  it('are not told apart by the name that two have', async () => {
    const twins = [1, 2].map((id) => ({ id, title: 'Twins', date: `200${id}-01-01` }));
    const { shelve, app } = await library({ films: twins, collections: [] });
    await shelve(['tmdb:1', 'tmdb:2']);
    await expect(ran(unshelveFilms({ queries: [parseTarget('Twins')] }, app))).rejects.toMatchObject({
      ...{ code: 'ambiguous', message: '"Twins" could be any of: tmdb:1, tmdb:2' },
    });
  });

  it.each([
    [{ tags: ['a b'] }, '"a b" cannot be a tag: tags are letters, digits and hyphens'],
    [{ profile: 'Nope' }, /^there is no quality profile "Nope"; there are: 1 Any, .*\d HD-1080p/],
    [{ root: 'films' }, '"films" is no whole path of a folder, such as /films'],
    [{ root: undefined }, 'the library has no folder yet: name the root that films are to be in, such as /films'],
  ])('are refused where %j makes no sense', async (more, message) => {
    const { shelve, films } = await library();
    await expect(shelve(['tmdb:603'], more)).rejects.toMatchObject({
      message: typeof message === 'string' ? message : expect.stringMatching(message),
    });
    expect(await films()).toEqual([]);
  });

  it('are refused where another one has their folder', async () => {
    const twins = [1, 2].map((id) => ({ id, title: 'Twins', date: '2001-01-01' }));
    const { shelve } = await library({ films: twins, collections: [] });
    await shelve(['tmdb:1']);
    await expect(shelve(['tmdb:2'])).rejects.toThrow(
      "Path '/films/Twins (2001)' is already configured for an existing movie (/films)",
    );
  });

  it('go into the only folder that there is; of several one is to be named', async () => {
    const { shelve } = await library();
    await shelve(['tmdb:603']);
    expect((await shelve(['tmdb:604'], { root: undefined })).films[0]?.path).toBe('/films/The Matrix Reloaded (2003)');
    await shelve(['tmdb:605'], { root: '/more/' });
    await expect(shelve(['tmdb:550'], { root: undefined })).rejects.toThrow(
      'the library has several folders, and one of them has to be named: /films, /more',
    );
  });
});

describe('films of folders', () => {
  async function folders(names: readonly string[], more: object = {}) {
    const scene = await library();
    const root = join(scene.folder, 'films');
    for (const name of names) {
      mkdirSync(dirname(join(root, name)), { recursive: true });
      writeFileSync(join(root, name), name);
    }
    const { document } = await ran(shelveFolders({ folders: [`${root}/`], ...more }, scene.app));
    return { ...scene, root, document, paths: document.films.map(({ path }) => path.replace(root, '')) };
  }

  it('keep the folder that is theirs alone, and have their files', async () => {
    const { document, paths, root, films, ready } = await folders([
      ...['Own One/Fight Club (1999).mkv', 'Both/The Matrix (1999).mkv', 'Both/The Matrix Reloaded (2003).mkv'],
      'Toy Story (1995).mkv',
    ]);
    expect(Object.keys(document)).toEqual(['schema', 'films']);
    expect(document.films.every(({ hasFile, monitored, tags }) => hasFile && monitored && tags.length === 0)).toBe(
      true,
    );
    expect(paths.sort()).toEqual([
      ...['/Own One', '/The Matrix (1999)', '/The Matrix Reloaded (2003)', '/Toy Story (1995)'],
    ]);
    const files = (await films()).map(({ tmdb, file }) => [tmdb, file?.path.replace(root, ''), file?.size]);
    expect(files).toContainEqual([550, '/Own One/Fight Club (1999).mkv', 29]);
    expect((await ready()).every(({ hasFile }) => hasFile === true)).toBe(true);
  });

  it('go into the root that is named, and what was there or is not found is told', async () => {
    const names = ['Sub/Fight Club (1999).mkv', 'Quite Unknown Xyzzy (1901).mkv', 'Toy Story (1995).mkv'];
    const { document, paths, app, root } = await folders(names, { root: '/all', monitored: false, tags: ['x'] });
    expect(paths.sort()).toEqual(['/Sub', '/all/Toy Story (1995)']);
    for (const film of document.films) expect(film).toMatchObject({ monitored: false, tags: ['x'] });
    expect(document.missed).toEqual([
      { query: 'Quite Unknown Xyzzy (1901).mkv', message: expect.stringContaining(' ') },
    ]);
    const again = await ran(shelveFolders({ folders: [root], root: '/all' }, app));
    expect(again.document).toMatchObject({ films: [{ monitored: false }, {}], already: [{}, {}] });
    await expect(ran(shelveFolders({ folders: [root], root: 'all' }, app))).rejects.toThrow(
      '"all" is no whole path of a folder, such as /films',
    );
  });

  it('are put into a folder of their own where they lie in the root, though that is below', async () => {
    const scene = await library();
    const root = join(scene.folder, 'films');
    const file = join(root, 'Sub', 'Fight Club (1999).mkv');
    mkdirSync(dirname(file), { recursive: true });
    writeFileSync(file, '');
    const { document } = await ran(shelveFolders({ folders: [root], root: `${root}/Sub` }, scene.app));
    expect(document.films.map(({ path }) => path)).toEqual([`${root}/Sub/Fight Club (1999)`]);
    // What is known needs no key.
    const keyless = appOf({ anilist: nowhere, folder: scene.folder, clock: scene.clock });
    const again = await ran(shelveFolders({ folders: [root], root: `${root}/Sub` }, keyless));
    expect(again.document.already).toEqual([{ ref: 'tmdb:550', title: 'Fight Club' }]);
  });

  it('cannot be told without a key, where none is known', async () => {
    const folder = ownFolder();
    writeFileSync(join(folder, 'Fight Club (1999).mkv'), '');
    const app = appOf({ anilist: nowhere, folder: ownFolder() });
    await expect(ran(shelveFolders({ folders: [folder] }, app))).rejects.toMatchObject({ reason: 'credentials' });
  });
});

describe('films that are added by programs', () => {
  it('are refused for what is wrong with any, before TMDB is asked and after', async () => {
    const { shelve, add, tmdb, films } = await library();
    await shelve(['tmdb:550']);
    const before = tmdb.asked.length;
    expect(codes((await add({ tmdb: 550 })).faults)).toEqual(['TmdbId MovieExistsValidator']);
    expect(codes((await add({}, {})).faults)).toEqual(['TmdbId MovieExistsValidator']);
    expect(codes((await add({ path: ' ', root: ' ' })).faults)).toEqual([
      ...['Path NotEmptyValidator', 'RootFolderPath NotEmptyValidator'],
    ]);
    const there = '/films/Fight Club (1999)';
    expect(codes((await add({ path: `${there}/` })).faults)).toEqual(['Path MoviePathValidator']);
    expect(codes((await add({ path: '/x/a' }, { tmdb: 604, path: '/x/a/' })).faults)).toEqual([
      'Path MoviePathValidator',
    ]);
    expect(tmdb.asked.length).toBe(before);
    expect(codes((await add({ tmdb: 99_999 }, {})).faults)).toEqual([expect.stringMatching(/^TmdbId/)]);
    expect(await films()).toHaveLength(1);
  });

  it('are added in their order, with the folder that is wanted or one of their name', async () => {
    const { app, shelve, add, films, ready, tmdb: server } = await library();
    await shelve(['tmdb:550']);
    for (const term of ['tmdb:603', 'tmdb:604', 'tmdb:603']) await ran(lookUpFilms({ term }, app));
    const before = server.asked.length;
    expect(server.asked.filter((path) => path.startsWith('/3/movie/603'))).toHaveLength(1);
    const { added, faults } = await add(
      { tmdb: 604, path: '/own/place/' },
      { tmdb: 603, monitored: false, profile: 4 },
    );
    // They were looked up a moment ago.
    expect(server.asked.length).toBe(before);
    expect(faults).toEqual([]);
    expect(
      added.map(({ tmdb, path, monitored, profile, addedAt }) => [tmdb, path, monitored, profile, addedAt]),
    ).toEqual([
      [604, '/own/place', true, 1, today],
      [603, '/films/The Matrix (1999)', false, 4, today],
    ]);
    expect(added[0]?.title).not.toHaveProperty('relations');
    expect((await films()).map(({ tmdb }) => tmdb)).toEqual([550, 604, 603]);
    expect((await ready()).map(({ tmdbId, path }) => [tmdbId, path])).toEqual([
      [550, '/films/Fight Club (1999)'],
      [604, '/own/place'],
      [603, '/films/The Matrix (1999)'],
    ]);
  });

  it('are none where TMDB cannot be asked, which is an error', async () => {
    const { shelve, add, tmdb } = await library();
    await shelve(['tmdb:550']);
    tmdb.failWith({ status: 401, body: { status_code: 7, status_message: 'Invalid API key' } });
    await expect(add({})).rejects.toMatchObject({ name: 'ProviderError' });
  });
});

describe('films of the library', () => {
  it('change by what is said, and all or none', async () => {
    const { shelve, app, films, ready } = await library();
    await shelve(['tmdb:603', 'tmdb:604']);
    await shelve(['tmdb:550'], { root: '/more' });
    const change = async (...changes: readonly (readonly [number, FilmChange])[]) =>
      (await ran(changeFilms({ changes: changes.map(([id, one]) => ({ id, change: one })) }, app))).document;
    const before = await films();

    expect(await change([1, { monitored: false }], [9, {}])).toEqual({ films: [], faults: [], unknown: [9] });
    expect(codes((await change([1, { profile: 99 }], [2, { monitored: false }])).faults)).toEqual([
      'QualityProfileId QualityProfileExistsValidator',
    ]);
    expect(codes((await change([1, { root: '/nowhere' }])).faults)).toEqual([
      'RootFolderPath RootFolderExistsValidator',
    ]);
    expect(codes((await change([1, { path: `${before[1]?.path}/` }])).faults)).toEqual(['Path MoviePathValidator']);
    expect(codes((await change([1, { path: '/films' }])).faults)).toEqual(['Path RootFolderValidator']);
    expect(await films()).toEqual(before);

    const { films: changed } = await change(
      [1, { path: before[0]?.path ?? '', monitored: false, availability: 'announced' }],
      [2, { root: '/more' }],
    );
    expect(changed).toEqual([
      { ...before[0], monitored: false, availability: 'announced' },
      { ...before[1], path: '/more/The Matrix Reloaded (2003)' },
    ]);
    expect((await change([1, { path: '/elsewhere/x/y/' }])).films[0]?.path).toBe('/elsewhere/x/y');
    // It is in its own way neither where it moves up nor where it stays, be that a root by now.
    expect((await change([1, { path: '/elsewhere/x' }])).films[0]?.path).toBe('/elsewhere/x');
    await ran(editLibrary({ edits: [{ type: 'root', path: '/elsewhere/x' }] }, app));
    expect((await change([1, { path: '/elsewhere/x/', monitored: false }])).faults).toEqual([]);
    expect((await films()).map(({ path, monitored }) => [path, monitored])).toEqual([
      ['/elsewhere/x', false],
      ['/more/The Matrix Reloaded (2003)', true],
      ['/more/Fight Club (1999)', true],
    ]);
    expect((await ready()).map(({ path }) => path)).toEqual((await films()).map(({ path }) => path));
  });

  it('that are removed may come back, but where they are excluded', async () => {
    const { shelve, app, films } = await library();
    await shelve(['tmdb:603', 'tmdb:1084244', 'tmdb:550']);
    const { exclusions } = (await app.database()).library;
    expect((await ran(removeFilms({ ids: [3, 9] }, app))).document.map(({ tmdb }) => tmdb)).toEqual([550]);
    expect(await exclusions()).toEqual([]);
    await ran(removeFilms({ ids: [1, 2], exclude: true }, app));
    expect((await exclusions()).map(({ tmdb, title, year }) => [tmdb, title, year])).toEqual([
      [603, 'The Matrix', 1999],
      [1084244, 'Toy Story 5', 0],
    ]);
    expect(await films()).toEqual([]);
  });

  it('are asked for anew where that is due, all or those that are named, and told of with what changed', async () => {
    const data = { ...matrix, films: matrix.films.map((film) => ({ ...film })) };
    const { shelve, app, films, ready, clock, tmdb } = await library(data);
    await shelve(['tmdb:603', 'tmdb:604', 'tmdb:550']);
    const refresh = async (ids?: readonly number[], signal?: AbortSignal) =>
      (await ran(refreshFilms({ ids, olderThanMs: dayMs, signal }, app))).document;
    expect(await refresh()).toBe(0);
    clock.set(today + 60_000);
    expect((await ran(refreshFilms({ olderThanMs: 30_000 }, app))).document).toBe(3);
    clock.set(today + 2 * dayMs);
    for (const film of data.films) Object.assign(film, { more: { overview: 'Told anew.' } });
    data.films.splice(
      data.films.findIndex(({ id }) => id === 604),
      1,
    );
    expect(await refresh([1, 9])).toBe(1);
    expect((await films()).map(({ fetchedAt }) => fetchedAt - today)).toEqual([2 * dayMs, 60_000, 60_000]);
    const stop = new AbortController();
    stop.abort();
    const before = tmdb.asked.length;
    expect(await refresh(undefined, stop.signal)).toBe(0);
    expect(tmdb.asked.length).toBe(before);
    expect(await refresh()).toBe(1);
    expect((await films()).map(({ tmdb: id, fetchedAt }) => [id, fetchedAt - today])).toEqual([
      [603, 2 * dayMs],
      [604, 60_000],
      [550, 2 * dayMs],
    ]);
    expect((await ready()).map(({ overview }) => overview)).toEqual(['Told anew.', expect.anything(), 'Told anew.']);
  });
});

describe('films that are looked up', () => {
  const lookUp = async (term: string, scene: Awaited<ReturnType<typeof library>>) =>
    (await ran(lookUpFilms({ term }, scene.app))).document.map(({ ref }) => ref);

  it('are found by ids however they are written, by pages and by names', async () => {
    const scene = await library();
    for (const term of [' tmdb:604 ', 'TMDBid: 604', 'IMDB:TT0234215', 'tt0234215', 'TT0234215'])
      expect(await lookUp(term, scene), term).toEqual(['tmdb:604']);
    expect(await lookUp('https://www.imdb.com/title/tt0234215/', scene)).toEqual(['tmdb:604']);
    for (const term of ['tmdb:0', 'tmdb:x', 'tmdb:603 604']) expect(await lookUp(term, scene), term).toEqual([]);
    for (const term of ['Fight Club', 'Fight Club (1999)', 'fight club 1999', 'Fight Club 1950'])
      expect(await lookUp(term, scene), term).toEqual(['tmdb:550']);
    const searches = scene.tmdb.asked.filter((path) => path.startsWith('/3/search/movie'));
    expect(searches.every((path) => !/1999|1950/.test(path))).toBe(true);
  });

  it('are those of the year that is said before all others', async () => {
    const film = (id: number, date: string): TmdbFilm => ({ id, title: '2012', date });
    const scene = await library({
      films: [film(1, '1998-01-01'), film(2, '2009-01-01'), film(3, '2012-01-01')],
      collections: [],
    });
    expect((await lookUp('2012 2009', scene))[0]).toBe('tmdb:2');
    expect((await lookUp('2012 (1998)', scene))[0]).toBe('tmdb:1');
    expect((await lookUp('2012 (2012)', scene))[0]).toBe('tmdb:3');
    expect(await lookUp('2012', scene)).toHaveLength(3);
  });

  it('are films alone', async () => {
    const scene = await library();
    const series = titleOf(900_001, { title: 'Fight Club', format: 'TV', relations: [] });
    const anilist = await anilistServer([series]);
    const app = appOf({ anilist: anilist.url, tmdb: scene.tmdb.url });
    expect(await lookUp('https://anilist.co/anime/900001', { ...scene, app })).toEqual([]);
    const { events, document } = await ran(lookUpFilms({ term: 'Fight Club' }, app));
    expect(document.map(({ ref }) => ref)).toEqual(['tmdb:550']);
    expect(events.map(({ type }) => type)).not.toContain('candidates');
  });

  it('are none where there is none; where TMDB could not be asked that is an error', async () => {
    const scene = await library();
    expect(await lookUp('tmdb:99999', scene)).toEqual([]);
    expect(await lookUp('xyzzy nothing', scene)).toEqual([]);
    scene.tmdb.failWith({ status: 401, body: { status_code: 7, status_message: 'Invalid API key' } });
    for (const term of ['tmdb:603', 'Fight Club'])
      await expect(lookUp(term, scene)).rejects.toMatchObject({ name: 'ProviderError' });
    const offline = { ...scene, app: appOf({ anilist: nowhere, tmdb: scene.tmdb.url, offline: true }) };
    await expect(lookUp('Fight Club', offline)).rejects.toMatchObject({
      message: expect.stringContaining('animectl runs offline'),
    });
  });
});

describe('ids at TMDB of anime films', () => {
  const japanese = (id: number, title: string, more: object = {}, facts: Partial<TmdbFilm> = {}): TmdbFilm => ({
    ...{ id, title, date: '2001-06-01', more: { runtime: 100, original_language: 'ja', ...more } },
    ...facts,
  });
  const anime = (id: number, facts: Partial<Title> = {}): AnimeFilm =>
    titleOf(id, { format: 'MOVIE', year: 2001, durationMinutes: 100, ...facts });

  async function found(films: readonly AnimeFilm[], data: readonly TmdbFilm[]) {
    const scene = await library({ films: data, collections: [] });
    return { ...scene, ids: [...(await ran(filmIds({ films }, scene.app))).document] };
  }

  it('are found by the id at IMDb, whatever they are called', async () => {
    const one = anime(1, { ids: { anilist: 1, imdb: 'tt0000001' }, title: 'Quite Another' });
    const unknown = anime(2, { ids: { anilist: 2, imdb: 'tt0000002' }, title: 'Nobody Has It' });
    const data = [japanese(11, 'One', {}, { imdb: 'tt0000001' })];
    expect((await found([one, unknown], data)).ids).toEqual([['anilist:1', 11]]);
  });

  it('are found by name where a film fits: in its name, year, length and language', async () => {
    type Length = { readonly year?: number | undefined; readonly durationMinutes?: number | undefined };
    type Facts = Pick<Partial<Title>, 'title' | 'native' | 'english' | 'startDate'> & Length;
    const cases: readonly (readonly [string, Facts, Partial<TmdbFilm>, object, boolean])[] = [
      ['the same name', {}, {}, {}, true],
      ['the native name', { native: 'ソラ', title: 'Other One' }, { title: 'Sky', original: 'ソラ' }, {}, true],
      ['its title where nobody knows its native name', { native: 'ナイ' }, {}, {}, true],
      ['the English name', { english: 'Umi', title: 'Other Two' }, { title: 'Umi' }, {}, true],
      ['the year before', {}, { date: '2000-12-31' }, {}, true],
      ['the year after', {}, { date: '2002-12-31' }, {}, true],
      ['two years later', {}, { date: '2003-01-01' }, {}, false],
      ['two years earlier', {}, { date: '1999-12-31' }, {}, false],
      ['no year', {}, { date: '' }, {}, false],
      ['a tenth longer', {}, {}, { runtime: 110 }, true],
      ['a tenth shorter', {}, {}, { runtime: 90 }, true],
      ['more than a tenth longer', {}, {}, { runtime: 111 }, false],
      ['more than a tenth shorter', {}, {}, { runtime: 89 }, false],
      ['another language', {}, {}, { original_language: 'en' }, false],
      ['the year of its first day', { year: undefined, startDate: '2001-07-20' }, {}, {}, true],
      ['no year of its own', { year: undefined }, {}, {}, false],
      ['no length of its own', { durationMinutes: undefined }, {}, {}, false],
    ];
    // Each has a name of its own, `Sora A`, but for those that are of names.
    const name = (n: number) => `Sora ${String.fromCharCode(65 + n)}`;
    const films = cases.map(([, facts], n): AnimeFilm => {
      const { year, durationMinutes, ...rest } = { year: 2001, durationMinutes: 100, title: name(n), ...facts };
      const own = { ...rest, ...(year && { year }), ...(durationMinutes && { durationMinutes }) };
      return titleOf(n + 1, { format: 'MOVIE', ...own });
    });
    const data = cases.map(([, , film, more], n) => japanese(n + 101, name(n), more, film));
    const { ids: all, tmdb } = await found(films, data);
    const ids = new Map(all);
    for (const [n, [what, , , , isFound]] of cases.entries())
      expect(ids.get(`anilist:${n + 1}`), what).toBe(isFound ? n + 101 : undefined);
    const searches = tmdb.asked.filter((path) => path.startsWith('/3/search/'));
    for (const [n, [what]] of cases.entries())
      if (/of its own$/.test(what))
        expect(
          searches.filter((path) => path.includes(name(n))),
          what,
        ).toEqual([]);
  });

  it('are none where two films fit as well', async () => {
    const twins = [japanese(11, 'Sora'), japanese(12, 'Sora')];
    expect((await found([anime(1, { title: 'Sora' })], twins)).ids).toEqual([]);
    expect(
      (
        await found(
          [anime(1, { title: 'Sora', durationMinutes: 100 })],
          [twins[0] as TmdbFilm, japanese(12, 'Sora', { runtime: 60 })],
        )
      ).ids,
    ).toEqual([['anilist:1', 11]]);
  });

  it('are looked for among the first five films of a name', async () => {
    const many = Array.from({ length: 7 }, (_, n) => japanese(11 + n, 'Sora', { runtime: n === 4 ? 100 : 50 }));
    const { ids, tmdb } = await found([anime(1, { title: 'Sora' })], many);
    expect(ids).toEqual([['anilist:1', 15]]);
    expect(tmdb.asked.filter((path) => path.startsWith('/3/movie/'))).toHaveLength(5);
  });

  it('are kept with what is stored, but for one that two films would have', async () => {
    const scene = await library({ films: [japanese(11, 'Sora'), japanese(12, 'Umi')], collections: [] });
    const films = [
      anime(1, { title: 'Sora' }),
      anime(2, { title: 'Sora' }),
      anime(3, { title: 'Umi', ids: { anilist: 3, mal: 33 } }),
    ];
    const database = await scene.app.database();
    const arrivals = films.map((film) => ({
      title: { kind: 'anime' as const, ...film },
      provider: 'anilist',
      fetchedAt: today,
    }));
    await database.commit({ arrivals });
    const { document } = await ran(
      filmIds({ films: [...films, anime(4, { title: 'Umi', ids: { anilist: 4, tmdb: 5 } })] }, scene.app),
    );
    expect([...document]).toEqual([
      ['anilist:1', 11],
      ['anilist:2', 11],
      ['anilist:3', 12],
    ]);
    const kept = await database.titles.load(['anilist:1', 'anilist:2', 'anilist:3']);
    expect([...kept.values()].map(({ title }) => title.ids.tmdb)).toEqual([undefined, undefined, 12]);
    expect(kept.get('anilist:3')?.title).toMatchObject({ title: 'Umi', ids: { mal: 33 } });
  });

  it('are asked for nobody where they are known, where there is no key, and offline', async () => {
    const { tmdb } = await found([anime(1, { ids: { anilist: 1, tmdb: 7 } })], []);
    const films = [anime(2, { title: 'Sora' })];
    for (const app of [appOf({ anilist: nowhere }), appOf({ anilist: nowhere, tmdb: tmdb.url, offline: true })]) {
      expect((await ran(filmIds({ films }, app))).document.size).toBe(0);
      expect(app.databaseFile.identity()).toBeUndefined();
    }
    expect(tmdb.asked).toEqual([]);
  });
});
