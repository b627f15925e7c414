import { otherKind } from './kinds.ts';
import { type RowFields, saidIn } from './row-fields.ts';

/** What a column such as `Type` or `Title Type` calls films: TMDB, Trakt, Simkl, IMDb. */
const filmWords =
  /^(?:movies?|films?|feature(?: film)?s?|tv ?movie|filme|film[ie]|pel[ií]culas?|фильм|映画|电影|電影|영화)$/i;
/** What IMDb and lists of anime call shorter ones, which TMDB has as films or as parts of a series. */
const eitherWords = /^(?:tv ?)?(?:special|short|video)s?$/i;

/** Members that stand in records of films alone: Radarr's, TMDB's, Letterboxd's tables. */
const filmKeys = ['minimumavailability', 'incinemas', 'letterboxduri', 'lbxuri', 'belongstocollection'];
/** And those in records of series: Sonarr's, TMDB's, Trakt's, tables of episodes. */
const seriesKeys = ['seasons', 'seriestype', 'firstairdate', 'tvdb', 'tvdbid', 'episodenumber', 'episodecount'];

const isFilmPage = (value: unknown): boolean =>
  typeof value === 'string' && /^(?:https?:\/\/)?(?:www\.)?(?:boxd\.it|letterboxd\.com)\//i.test(value.trim());

/** Whether a row says that it is a film or that it is none: in a word of its own, by what it is wrapped in, or by what it has. */
export function mediumSaid(fields: RowFields): 'film' | 'other' | undefined {
  if (fields.isMovie) return 'film';
  const words = saidIn(fields, 'format').flatMap((value) =>
    typeof value === 'string'
      ? value
          .trim()
          .replace(/[^\p{L}]+/gu, ' ')
          .replace(/(?<=\p{Ll})(?=\p{Lu})/gu, ' ')
          .trim()
      : [],
  );
  if (words.some((word) => filmWords.test(word))) return 'film';
  if (words.some((word) => word !== '' && !eitherWords.test(word))) return 'other';
  if (filmKeys.some((key) => fields.all.has(key)) || saidIn(fields, 'ref').some(isFilmPage)) return 'film';
  return seriesKeys.some((key) => fields.all.has(key)) ? 'other' : undefined;
}

/** https://bangumi.github.io/api/: what the numbers of `subject_type` stand for; 2 is anime. */
const subjects: Readonly<Record<string, string>> = { 1: 'a book', 3: 'music', 4: 'a game', 6: 'a film with actors' };

const mangaKeys = ['mangatitle', 'mangaid', 'mangamediatypestring', 'seriesmangadbid', 'mangadbid', 'manga'];

/** What the row says that it is, where that is no anime. */
export function kindSaid(fields: RowFields): string | undefined {
  const { all } = fields;
  const isAnilist = all.has('seriesid') || all.has('seriestype');
  if (isAnilist && Number(all.get('seriestype')) === 1) return 'a manga';
  const subject = subjects[String(all.get('subjecttype'))];
  if (subject !== undefined) return subject;
  if (mangaKeys.some((key) => all.has(key)) && !all.has('anime') && !all.has('animeid') && !all.has('seriesanimedbid'))
    return 'a manga';
  return saidIn(fields, 'format')
    .map((value) => (typeof value === 'string' ? otherKind(value) : undefined))
    .find((kind) => kind !== undefined);
}
