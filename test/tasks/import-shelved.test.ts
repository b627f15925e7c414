import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import { importTitles } from '../../src/tasks/import/import.ts';
import { readyFilms } from '../../src/tasks/library/library.ts';
import { shelveFilms } from '../../src/tasks/library/shelf.ts';
import { appOf, ran } from '../helpers/app.ts';
import { ownFolder } from '../helpers/folder.ts';
import { tmdbServer } from '../helpers/tmdb-server.ts';

it('programs of Radarr’s read that a film is there as soon as the folder with its file was imported', async () => {
  const { url: tmdb } = await tmdbServer();
  const folder = ownFolder();
  const app = appOf({ anilist: 'http://127.0.0.1:9/', tmdb, folder });
  const films = join(folder, 'films');
  for (const name of ['The.Matrix.1999.1080p.BluRay.x264-GRP', 'Fight.Club.1999.720p.WEB-DL.x264-GRP']) {
    mkdirSync(join(films, name), { recursive: true });
    writeFileSync(join(films, name, `${name}.mkv`), 'film');
  }
  const queries = (['tmdb:603', 'tmdb:604'] as const).map((ref) => ({ ref, text: ref }));
  await ran(shelveFilms({ queries, root: films }, app));
  const ready = async () =>
    (await ran(readyFilms({ after: 0, limit: 100 }, app))).document
      .map(({ json }) => JSON.parse(String(json)))
      .map(({ tmdbId, hasFile }) => [tmdbId, hasFile]);
  expect(await ready()).toEqual([
    [603, false],
    [604, false],
  ]);
  await ran(importTitles({ folders: [films], provider: 'tmdb' }, app));
  expect(await ready()).toEqual([
    [603, true],
    [604, false],
  ]);
});
