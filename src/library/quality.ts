import type { Release, ReleaseSource } from '../model/release.ts';

/** A quality as Radarr numbers and names them. `resolution`: lines, 0 where it has none of its own. */
export interface Quality {
  readonly id: number;
  readonly name: string;
  readonly source:
    | 'unknown'
    | 'cam'
    | 'telesync'
    | 'telecine'
    | 'workprint'
    | 'dvd'
    | 'tv'
    | 'webdl'
    | 'webrip'
    | 'bluray';
  readonly resolution: number;
  readonly modifier: 'none' | 'regional' | 'screener' | 'rawhd' | 'brdisk' | 'remux';
}

const quality = (
  id: number,
  name: string,
  source: Quality['source'],
  resolution: number,
  modifier: Quality['modifier'] = 'none',
): Quality => ({ id, name, source, resolution, modifier });

const unknown = quality(0, 'Unknown', 'unknown', 0);

/** All that Radarr has, the least first, as its `qualitydefinition` lists them. */
export const qualities: readonly Quality[] = [
  unknown,
  quality(24, 'WORKPRINT', 'workprint', 0),
  quality(25, 'CAM', 'cam', 0),
  quality(26, 'TELESYNC', 'telesync', 0),
  quality(27, 'TELECINE', 'telecine', 0),
  quality(29, 'REGIONAL', 'dvd', 480, 'regional'),
  quality(28, 'DVDSCR', 'dvd', 480, 'screener'),
  quality(1, 'SDTV', 'tv', 480),
  quality(2, 'DVD', 'dvd', 0),
  quality(23, 'DVD-R', 'dvd', 480, 'remux'),
  quality(8, 'WEBDL-480p', 'webdl', 480),
  quality(12, 'WEBRip-480p', 'webrip', 480),
  quality(20, 'Bluray-480p', 'bluray', 480),
  quality(21, 'Bluray-576p', 'bluray', 576),
  quality(4, 'HDTV-720p', 'tv', 720),
  quality(5, 'WEBDL-720p', 'webdl', 720),
  quality(14, 'WEBRip-720p', 'webrip', 720),
  quality(6, 'Bluray-720p', 'bluray', 720),
  quality(9, 'HDTV-1080p', 'tv', 1080),
  quality(3, 'WEBDL-1080p', 'webdl', 1080),
  quality(15, 'WEBRip-1080p', 'webrip', 1080),
  quality(7, 'Bluray-1080p', 'bluray', 1080),
  quality(30, 'Remux-1080p', 'bluray', 1080, 'remux'),
  quality(16, 'HDTV-2160p', 'tv', 2160),
  quality(18, 'WEBDL-2160p', 'webdl', 2160),
  quality(17, 'WEBRip-2160p', 'webrip', 2160),
  quality(19, 'Bluray-2160p', 'bluray', 2160),
  quality(31, 'Remux-2160p', 'bluray', 2160, 'remux'),
  quality(22, 'BR-DISK', 'bluray', 1080, 'brdisk'),
  quality(10, 'Raw-HD', 'tv', 1080, 'rawhd'),
];

const sourceOf: Readonly<Partial<Record<ReleaseSource, Quality['source']>>> = {
  ...{ 'blu-ray': 'bluray', 'web-dl': 'webdl', web: 'webdl', webrip: 'webrip', tv: 'tv', dvd: 'dvd' },
  ...{ telecine: 'telecine', telesync: 'telesync', cam: 'cam' },
};

/** What a name says without lines is taken for as many: a `BDRip` of XviD is small. */
const usualLines: Readonly<Partial<Record<Quality['source'], number>>> = {
  bluray: 720,
  webdl: 480,
  webrip: 480,
  tv: 480,
};

/** A whole disc: `COMPLETE.BLURAY`, a folder `BDMV`, an image. */
const disc = /\bBDMV\b|\bBD(?:25|50|66|100|ISO)\b|\bcomplete\b.{1,12}\bblu-?ray\b|blu-?ray.*\.iso$/i;

/** The quality that the name of a film's file says. `path`: with the folders that it is in. */
export function qualityOf({ source: said, isRemux, resolution, codec }: Release, path: string): Quality {
  const named = (name: string) => qualities.find((one) => one.name === name) ?? unknown;
  if (disc.test(path) && !isRemux) return named('BR-DISK');
  if (said === 'screener') return named('DVDSCR');
  if (/\bworkprint\b/i.test(path)) return named('WORKPRINT');
  // Who says how many lines it has and nothing else has it from television, as Radarr takes it.
  const source =
    said === undefined ? (resolution === undefined ? undefined : isRemux ? 'bluray' : 'tv') : sourceOf[said];
  if (source === undefined) return isRemux ? named('Remux-1080p') : unknown;
  if (source === 'dvd') return isRemux || /\bdvd-?(?:r|5|9|iso)\b/i.test(path) ? named('DVD-R') : named('DVD');
  const isSmall = codec === 'XviD' || codec === 'DivX';
  const lines = resolution ?? (isRemux ? 1080 : isSmall ? 480 : (usualLines[source] ?? 0));
  const modifier = isRemux && source === 'bluray' && lines >= 1080 ? 'remux' : 'none';
  const fitting = qualities.filter((one) => one.source === source && one.modifier === modifier);
  return fitting.findLast((one) => one.resolution <= lines) ?? fitting[0] ?? unknown;
}
