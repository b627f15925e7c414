import type { Release } from '../model/release.ts';
import { parse, parseLikely } from '../releases/parse.ts';
import { type Row, type RowPlace, skipped } from './row.ts';
import { cleaned } from './values.ts';

const video = /\.(?:mkv|mp4|m4v|avi|webm|mov|wmv|flv|ogm|ogv|ts|m2ts|mpe?g|rmvb|iso)$/i;
/** What stands beside videos and says of no title more than they do. */
const aside =
  /\.(?:srt|ass|ssa|sub|idx|sup|vtt|nfo|jpe?g|png|webp|gif|txt|md5|sfv|mka|flac|mp3|ogg|ttf|otf|zip|rar|7z|torrent|par2|xml|json|url|db|ini)$/i;
/** Folders that belong to the series above them. */
const partOfSeries =
  /^(?:season|staffel|saison|temporada|series|s)\s*\d{1,2}$|^(?:specials?|extras?|ova|ncop|nced|creditless|bonus|subs?|subtitles)$/i;

/** Whether a line is the name of a file or of a release, and no title as people write it. */
export function isFileName(line: string): boolean {
  if (video.test(line)) return true;
  if (!/^\[[^\]]+\]\s*\S|\b\d{3,4}[pi]\b|[._](?:WEB|BluRay|x26[45])/i.test(line)) return false;
  const { resolution, source, codec, checksum } = parseLikely(line).release;
  return resolution !== undefined || checksum !== undefined || (source !== undefined && codec !== undefined);
}

/** What files of one title have in common. */
interface Named {
  readonly title: string;
  readonly year: number | undefined;
}

/** The titles of files, a row each; further files of one title are left out. */
export interface FileTitles {
  rowOf(place: RowPlace, path: string): Row;
}

export function createFileTitles(): FileTitles {
  const seen = new Set<string>();
  return {
    rowOf(place, path) {
      if (aside.test(path)) return skipped(place, path, 'it is no video');
      const named = namedIn(path);
      if (!named) return { type: 'broken', ...place, raw: path, reason: 'its name does not say which title it is of' };
      const { title, year } = named;
      const key = `${title.toLowerCase()}|${year ?? ''}`;
      if (seen.has(key)) return skipped(place, path, 'it is another file of the same title');
      seen.add(key);
      return { type: 'asked', ...place, raw: path, asked: { refs: [], title, ...(year !== undefined && { year }) } };
    },
  };
}

/** By its own name, else by the folder it is in: `Monster/Season 1/01.mkv`. */
function namedIn(path: string): Named | undefined {
  const parts = path.split(/[\\/]+/).filter((part) => part !== '' && part !== '.');
  const [file = '', ...folders] = [...parts].reverse();
  const own = release(file);
  const series = folders.find((folder) => !partOfSeries.test(folder.trim()));
  const season = own.seasons[0] ?? folders.map(seasonOf).find((one) => one !== undefined);
  // A folder is named once and with care; files of it may be numbered only.
  const isNumber = own.title === undefined || /^(?:s\d+\s*)?(?:ep(?:isode)?|folge|e)?\s*\d*$/i.test(own.title);
  const of = isNumber ? (series === undefined ? undefined : folderNamed(series)) : own;
  if (of?.title === undefined) return undefined;
  const title = cleaned(of.title);
  const number = season ?? of.seasons[0];
  return title === ''
    ? undefined
    : { title: number !== undefined && number > 1 ? `${title} season ${number}` : title, year: of.year };
}

/** The number at the end of a folder's name is a part of it: `Mob Psycho 100`. */
function folderNamed(name: string): Release {
  const asSeries = release(name);
  return asSeries.seasons.length > 0 ? asSeries : parse(name, 'film');
}

const release = (name: string) => parseLikely(name).release;

function seasonOf(folder: string): number | undefined {
  const [, digits] = /^(?:season|staffel|saison|temporada|s)\s*0*(\d{1,2})$/i.exec(folder.trim()) ?? [];
  return digits === undefined ? undefined : Number(digits);
}
