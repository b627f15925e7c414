import { expect, it } from 'vitest';
import { fileFactsOf } from '../../src/library/file-name.ts';
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

const factsOf = (path: string, language?: string) => {
  const { quality, languages, mediaInfo, ...rest } = fileFactsOf(path, language);
  const { version, real, isRepack } = quality.revision;
  const revision = [version > 1 ? `v${version}` : [], real > 0 ? `real${real}` : [], isRepack ? 'repack' : []].flat();
  return [
    quality.quality.name,
    ...revision,
    rest.releaseGroup,
    rest.edition,
    languages.map(({ name }) => name).join('+'),
  ]
    .filter((one) => one !== '')
    .join(' | ');
};

it.each([
  [
    'The.Matrix.1999.10th.Anniversary.Edition.1080p.BluRay.x264-GRP.mkv',
    'Bluray-1080p | GRP | 10th Anniversary Edition | English',
  ],
  [
    'The Matrix (1999) {edition-Extended} [Remux-2160p][DTS-HD MA 5.1][HEVC]-GRP.mkv',
    'Remux-2160p | GRP | Extended | English',
  ],
  ['Film.2010.PROPER.2160p.UHD.BluRay.REMUX.HDR.HEVC.TrueHD.7.1.Atmos-GRP.mkv', 'Remux-2160p | v2 | GRP | English'],
  ['Film.2019.REAL.REPACK.1080p.AMZN.WEB-DL.DDP5.1.H.264-NTb.mkv', 'WEBDL-1080p | v2 | real1 | repack | NTb | English'],
  ['Film.2001.GERMAN.720p.WEBRip.x264-X.mkv', 'WEBRip-720p | X | German'],
  ['Film.2001.MULTi.720p.HDTV.x264-X.mkv', 'HDTV-720p | X | English'],
  ['Film.2005.DVDRip.XviD-Y.avi', 'DVD | Y | English'],
  ['Film.2005.BDRip.XviD-Y.avi', 'Bluray-480p | Y | English'],
  ['Film.2005.576p.BluRay.x264-Y.mkv', 'Bluray-576p | Y | English'],
  ['Film.2012.COMPLETE.BLURAY-ABC/film.iso', 'BR-DISK | ABC | English'],
  ['Film.2012.DVDScr.mkv', 'DVDSCR | English'],
  ['Film.2012.HDCAM.x264-Z.mkv', 'CAM | Z | English'],
  ['Film (2012) 1080p.mkv', 'HDTV-1080p | English'],
  ['The.Matrix.1999.1080p.BluRay.x264-GRP/grp-mtrx.mkv', 'Bluray-1080p | GRP | English'],
  ['The Matrix (1999)/The Matrix.mkv', 'Unknown | English'],
])('a file says of itself what its name does: %s', (name, told) => {
  expect(factsOf(`/films/${name}`, 'en')).toBe(told);
});

it('a file is told of in the form of Radarr', () => {
  const name = 'Film.2010.2160p.UHD.BluRay.REMUX.10bit.DV.HDR10.HEVC.TrueHD.7.1.Atmos-GRP';
  expect(fileFactsOf(`/films/Film (2010)/${name}.mkv`, 'ja')).toEqual({
    ...{ sceneName: name, releaseGroup: 'GRP', edition: '', languages: [{ id: 8, name: 'Japanese' }] },
    quality: {
      quality: { id: 31, name: 'Remux-2160p', source: 'bluray', resolution: 2160, modifier: 'remux' },
      revision: { version: 1, real: 0, isRepack: false },
    },
    mediaInfo: {
      ...{ audioCodec: 'TrueHD Atmos', audioChannels: 7.1, videoCodec: 'HEVC', videoBitDepth: 10 },
      ...{ videoDynamicRange: 'HDR', videoDynamicRangeType: 'DV HDR10' },
    },
  });
});
