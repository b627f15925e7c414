import { RadarrClient as ArrClient } from 'arr-sdk/radarr';
import { RadarrClient as TsarrClient } from 'tsarr/radarr';
import { describe, expect, it } from 'vitest';
import { tmdbKey, tmdbServer } from '../helpers/tmdb-server.ts';
import { key, serving } from '../server/serving.ts';
import { faultsIn, recorded } from './answers.ts';

/** The program, with a TMDB behind it, and all that it answers. */
async function radarr() {
  const films = await tmdbServer();
  const env = {
    ANIMECTL_TMDB_URL: `${films.url}/3`,
    ANIMECTL_TMDB_TOKEN: tmdbKey,
    ANIMECTL_TMDB_LIMIT: '6000/60s',
  };
  const { url } = await serving({ env });
  const answers = recorded();
  const check = () => {
    expect(answers.length).toBeGreaterThan(0);
    expect(answers.flatMap(faultsIn)).toEqual([]);
  };
  return { url, films, answers, check };
}

const asked = { qualityProfileId: 4, rootFolderPath: '/films', monitored: true };

describe('arr-sdk', () => {
  it('goes through all that it can do with films', async () => {
    const { url, check, answers } = await radarr();
    const client = new ArrClient({ baseUrl: url, apiKey: key });
    await client.rootFolder.create({ path: '/films' } as never);
    const tag = await client.tag.create({ label: 'Matrix' } as never);
    expect(tag).toMatchObject({ label: 'matrix' });

    expect(await client.movie.getAll()).toEqual([]);
    const [found] = await client.movie.lookup('tmdb:603');
    expect(found).toMatchObject({ title: 'The Matrix', tmdbId: 603, year: 1999 });
    expect(found).not.toHaveProperty('id');
    expect(await client.movie.lookupByTmdbId(604)).toMatchObject({ title: 'The Matrix Reloaded' });
    expect(await client.movie.lookupByImdbId('tt0094625')).toMatchObject({ tmdbId: 149 });

    const added = await client.movie.create({ ...found, ...asked, tags: [tag.id] } as never);
    expect(added).toMatchObject({ id: 1, path: '/films/The Matrix (1999)', monitored: true, tags: [tag.id] });
    expect(await client.movie.lookup('imdb:tt0133093')).toMatchObject([{ id: 1, tmdbId: 603 }]);
    const again = client.movie.create({ ...found, ...asked } as never);
    await expect(again).rejects.toMatchObject({ name: 'ValidationError' });
    await expect(again).rejects.toThrow('already been added');

    const edited = await client.movie.update(1, { ...added, monitored: false, qualityProfileId: 6 } as never);
    expect(edited).toMatchObject({ monitored: false, qualityProfileId: 6, title: 'The Matrix' });
    const imported = await client.movie.import([
      { tmdbId: 604, ...asked },
      { tmdbId: 605, ...asked },
    ] as never);
    expect(imported.map(({ tmdbId }: { tmdbId?: number }) => tmdbId)).toEqual([604, 605]);
    const ids = [1, 2, 3];
    const bulk = await client.movie.bulkEdit({
      movieIds: ids,
      tags: [tag.id],
      applyTags: 'add',
      monitored: true,
    } as never);
    expect(bulk).toHaveLength(3);
    expect((await client.movie.getAll()).every(({ tags }: { tags?: unknown }) => String(tags) === String(tag.id))).toBe(
      true,
    );
    expect(await client.tag.getAll()).toEqual([tag]);
    expect(await client.movie.getAll({ tmdbId: 604 } as never)).toMatchObject([{ tmdbId: 604 }]);
    expect(await client.movie.getAll({ tmdbId: 9 } as never)).toEqual([]);

    await client.movie.delete(2, { addImportExclusion: true } as never);
    await expect(client.movie.getById(2)).rejects.toMatchObject({ name: 'NotFoundError' });
    await client.movie.bulkDelete([1, 3] as never);
    expect(await client.movie.getAll()).toEqual([]);
    expect(await client.importExclusion.getAll()).toMatchObject([{ tmdbId: 604, movieTitle: 'The Matrix Reloaded' }]);
    check();
    expect(answers.length).toBeGreaterThan(20);
  });

  it('is told of an idle Radarr whatever else it asks', async () => {
    const { url, check } = await radarr();
    const client = new ArrClient({ baseUrl: url, apiKey: key });
    expect(await client.system.get()).toMatchObject({
      appName: 'Radarr',
      version: expect.stringMatching(/^[4-9]\./),
    });
    expect(await client.health.getAll()).toEqual([]);
    expect((await client.qualityProfile.getAll()).length).toBeGreaterThan(3);
    expect(await client.queue.get()).toMatchObject({ totalRecords: 0, records: [] });
    expect(await client.queue.getStatus()).toMatchObject({ totalCount: 0 });
    expect(await client.history.get()).toMatchObject({ records: [] });
    expect(await client.calendar.get()).toEqual([]);
    expect(await client.command.moviesSearch([1])).toMatchObject({ name: 'MoviesSearch', status: 'completed' });
    expect(await client.command.getAll()).toHaveLength(1);
    expect(await client.command.getById(1)).toMatchObject({ id: 1 });
    await expect(client.command.execute({ name: 'NoSuch' } as never)).rejects.toThrow('no matching element');
    check();
  });

  it('is turned away with a wrong key', async () => {
    const { url, check } = await radarr();
    const client = new ArrClient({ baseUrl: url, apiKey: 'wrong' });
    await expect(client.movie.getAll()).rejects.toMatchObject({ name: 'UnauthorizedError' });
    check();
  });
});

describe('tsarr', () => {
  it('goes through all that it can do with films', async () => {
    const { url, check } = await radarr();
    const client = new TsarrClient({ baseUrl: url, apiKey: key });
    const statusOf = ({ response }: { readonly response: Response }) => response.status;
    expect(statusOf(await client.addRootFolder('/films'))).toBe(201);
    const tag = await client.addTag({ label: 'neo' });
    expect([statusOf(tag), tag.data]).toEqual([201, { id: 1, label: 'neo' }]);

    expect((await client.getMovies()).data).toEqual([]);
    expect((await client.searchMovies('matrix')).data).toHaveLength(3);
    expect((await client.lookupMovieByTmdbId(603)).data).toMatchObject({ tmdbId: 603 });
    expect((await client.lookupMovieByImdbId('tt0094625')).data).toMatchObject({ tmdbId: 149 });
    expect((await client.lookupMovieById('tmdb:604')).data).toMatchObject({ tmdbId: 604 });

    const added = await client.addMovie({ tmdbId: 603, ...asked, tags: [1] });
    expect([statusOf(added), added.data?.id]).toEqual([201, 1]);
    const again = await client.addMovie({ tmdbId: 603, ...asked });
    expect([statusOf(again), again.error]).toMatchObject([
      400,
      [{ errorCode: 'MovieExistsValidator', propertyName: 'TmdbId' }],
    ]);
    const edited = await client.updateMovie(1, { ...added.data, monitored: false });
    expect([statusOf(edited), edited.data?.monitored]).toEqual([202, false]);
    const imported = await client.importMovies([{ tmdbId: 604, ...asked }]);
    expect(statusOf(imported)).toBe(200);
    expect((await client.getMovie(1)).data).toMatchObject({ id: 1, titleSlug: '603' });
    expect(statusOf(await client.getMovie(99))).toBe(404);
    expect((await client.getMovies()).data).toHaveLength(2);
    expect((await client.getTagDetails()).data).toMatchObject([{ movieIds: [1] }]);
    expect((await client.getWantedMissing()).data).toMatchObject({ totalRecords: 1 });

    expect(statusOf(await client.deleteMovie(1, { addImportExclusion: true }))).toBe(200);
    expect(statusOf(await client.deleteMovie(1))).toBe(404);
    for (const call of [
      client.getSystemStatus(),
      client.getHealth(),
      client.getRootFolders(),
      client.getQualityProfiles(),
      client.getQualityProfile(1),
      client.getQualityProfileSchema(),
      client.getCustomFormats(),
      client.getCalendar(),
      client.getQueue(),
      client.getQueueStatus(),
      client.getQueueDetails(),
      client.getHistory(),
      client.getHistorySince('2020-01-01'),
      client.getMovieHistory(1),
      client.getWantedCutoff(),
      client.getDiskSpace(),
      client.getTags(),
      client.getTag(1),
      client.getNamingConfig(),
      client.getMediaManagementConfig(),
      client.getImportLists(),
      client.getCommands(),
    ])
      expect(statusOf(await call)).toBe(200);
    expect(statusOf(await client.runCommand({ name: 'RefreshMovie' }))).toBe(201);
    expect(statusOf(await client.updateTag(1, { id: 1, label: 'trinity' }))).toBe(202);
    expect(statusOf(await client.deleteTag(1))).toBe(200);
    expect(statusOf(await client.deleteRootFolder(1))).toBe(200);
    const wrong = new TsarrClient({ baseUrl: url, apiKey: 'wrong' });
    expect(statusOf(await wrong.getMovies())).toBe(401);
    check();
  });
});
