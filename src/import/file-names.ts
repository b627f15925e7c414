import type { Release } from '../model/release.ts';
import { parse, parseLikely } from '../releases/parse.ts';
import { isExtra, isOfDisc } from './extra-files.ts';
import { type Row, type RowPlace, skipped } from './row.ts';
import { cleaned } from './values.ts';

const video =
  /\.(?:mkv|mk3d|mp4|m4v|avi|divx|webm|mov|wmv|asf|flv|f4v|ogm|ogv|ts|m2ts|mts|m2v|mpe?g|3gp|rmvb?|iso|img|vob|evo|strm|wtv)$/i;
/** What stands beside videos and says of no title more than they do. */
const aside =
  /\.(?:srt|ass|ssa|sub|idx|sup|vtt|nfo|jpe?g|png|webp|gif|txt|md5|sfv|mka|flac|mp3|ogg|ttf|otf|zip|rar|7z|torrent|par2|xml|json|url|db|ini|ifo|bup|bdmv|mpls|clpi|part|tmp|crdownload|!qb)$/i;
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

/** `isFolder`: the files of a folder, in which only videos count; what somebody lists by name counts unless it is known to be none. */
export function createFileTitles({ isFolder = false } = {}): FileTitles {
  const seen = new Set<string>();
  return {
    rowOf(place, path) {
      if (aside.test(path) || (isFolder && !video.test(path))) return skipped(place, path, 'it is no video');
      const [file = '', ...folders] = partsOf(path);
      if (isExtra(file, folders))
        return skipped(place, path, 'it is an extra of a title, such as a trailer or a sample');
      const named = namedIn(file, folders);
      if (!named) return { type: 'broken', ...place, raw: path, reason: 'its name does not say which title it is of' };
      const { title, year } = named;
      const key = `${title.toLowerCase()}|${year ?? ''}`;
      if (seen.has(key)) return skipped(place, path, 'it is another file of the same title');
      seen.add(key);
      return { type: 'asked', ...place, raw: path, asked: { refs: [], title, ...(year !== undefined && { year }) } };
    },
  };
}

/** The name of a file, and of the folders that it is in, the innermost first. */
const partsOf = (path: string): readonly string[] =>
  path
    .split(/[\\/]+/)
    .filter((part) => part !== '' && part !== '.')
    .reverse();

/** By its own name, else by the folder it is in: `Monster/Season 1/01.mkv`, `Up (2009)/disc.iso`. */
function namedIn(file: string, folders: readonly string[]): Named | undefined {
  const own = release(file);
  const series = folders.find((folder) => !partOfSeries.test(folder.trim()) && !isOfDisc(folder));
  const begins = episodeAhead(file);
  const season = own.seasons[0] ?? begins?.season ?? folders.map(seasonOf).find((one) => one !== undefined);
  // A folder is named once and with care; files of it may be numbered only.
  const isNumber = own.title === undefined || /^(?:s\d+\s*)?(?:ep(?:isode)?|folge|e)?\s*\d*$/i.test(own.title);
  const isEpisode = own.seasons.length + own.episodes.length + own.absolute.length > 0;
  // `01 - Title` may be a film of several; in the folder of a season it is none.
  const isTold = begins !== undefined && (begins.isNamed || (!isEpisode && isOfSeason(folders[0])));
  const isPart = isNumber || isTold || (folders[0] !== undefined && isOfDisc(folders[0]));
  const film = series === undefined || series !== folders[0] ? undefined : filmOf(series);
  const of = isPart
    ? series === undefined
      ? undefined
      : folderNamed(series)
    : isEpisode || own.year
      ? own
      : (film ?? own);
  if (of?.title === undefined) return undefined;
  const title = cleaned(of.title);
  const number = season ?? of.seasons[0];
  return title === ''
    ? undefined
    : { title: number !== undefined && number > 1 ? `${title} season ${number}` : title, year: of.year };
}

/** What a folder says that holds one film, with its year: `Up (2009) {tmdb-14160}`, `Pulp.Fiction.1994.1080p.BluRay.x264-GRP`. */
function filmOf(folder: string): Release | undefined {
  const isNamed = /[([](?:19|20)\d\d[)\]]/.test(folder) || isFileName(folder);
  const film = isNamed ? parse(folder, 'film') : undefined;
  return film?.year !== undefined && film.title !== undefined && release(folder).seasons.length === 0
    ? film
    : undefined;
}

/** The number at the end of a folder's name is a part of it: `Mob Psycho 100`. */
function folderNamed(name: string): Release {
  const asSeries = release(name);
  return asSeries.seasons.length > 0 ? asSeries : parse(name, 'film');
}

/** Whether a folder holds the episodes of a season, or what belongs to them. */
const isOfSeason = (folder: string | undefined): boolean =>
  folder !== undefined && (partOfSeries.test(folder.trim()) || release(folder).seasons.length > 0);

/** `S02E05 - Title`, `2x05`, `E05`, `Episode 5`, `第5話`: named as an episode; `05 - Title`, `05. Title`, `05_Title` by its number alone. */
const namedEpisode =
  /^(?:s(?:eason)?\s*0*(\d{1,2})[ ._-]*(?:ep?|episode)\s*\d{1,4}|0*(\d{1,2})x\d{2,3}|(?:ep?|episode|folge)[ ._-]*\d{1,4}|第\d{1,4}[話话集])(?:v\d)?(?![\p{L}\d])/iu;
const numberedEpisode = /^(?:#|no\.?\s*)?\d{1,4}(?:v\d)?(?:\s+[-–—]\s*|[.:]\s*|[_\s]+|-\s)\S/iu;

/** What the name of a file begins with where it is an episode's number, before the episode's own title. */
function episodeAhead(file: string): { readonly isNamed: boolean; readonly season?: number } | undefined {
  const [named, ...seasons] = namedEpisode.exec(file) ?? [];
  if (named === undefined) return numberedEpisode.test(file) ? { isNamed: false } : undefined;
  const season = seasons.find((one) => one !== undefined);
  return { isNamed: true, ...(season !== undefined && { season: Number(season) }) };
}

const release = (name: string) => parseLikely(name).release;

function seasonOf(folder: string): number | undefined {
  const [, digits] = /^(?:season|staffel|saison|temporada|s)\s*0*(\d{1,2})$/i.exec(folder.trim()) ?? [];
  return digits === undefined ? undefined : Number(digits);
}
