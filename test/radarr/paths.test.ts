import { expect, it } from 'vitest';
import { readyResource } from '../../src/library/resource.ts';
import { titleOf } from '../helpers/franchise.ts';

const shown = (path: string) => {
  const title = titleOf(603, { ref: 'tmdb:603', ids: { tmdb: 603 }, kind: 'movie', title: 'The Matrix' });
  const wish = { monitored: true, availability: 'released', profile: 1, tags: [] } as const;
  const film = { ...wish, tmdb: 603, title, addedAt: 0, fetchedAt: 0, path: '/films/The Matrix (1999)' };
  return JSON.parse(readyResource({ ...film, file: { path, size: 1, at: 0 } })) as {
    path: string;
    rootFolderPath: string;
    movieFile: { relativePath: string; path: string };
  };
};

it.each([
  '/films/The Matrix (1999)/The Matrix.mkv',
  '/films/The Matrix (1999) {tmdb-603}/The Matrix.mkv',
  '/films/Matrix Collection/The Matrix (1999)/The Matrix.mkv',
])('path and relativePath of a film make its file, as clients put them together: %s', (file) => {
  const { path, rootFolderPath, movieFile } = shown(file);
  expect(`${path}/${movieFile.relativePath}`).toBe(file);
  expect(rootFolderPath).toBe('/films');
});

it('the root is the folder of no film', () => {
  expect(shown('/films/The Matrix.mkv').path).toBe('/films/The Matrix (1999)');
});
