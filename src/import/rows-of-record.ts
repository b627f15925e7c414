import { type Format, formats } from '../model/format.ts';
import { isObject } from '../model/json.ts';
import { identifying, isOfFilms, kindOf, type Ref, type Source, sourceOf, sources } from '../model/ref.ts';
import type { WatchState } from '../model/watched.ts';
import type { Asked } from '../store/jobs.ts';
import { fieldMeaning, plainName, titleRank } from './field-meaning.ts';
import { otherKind } from './kinds.ts';
import { aboutWatcher, type FieldMeaning } from './known-fields.ts';
import { type AskedRow, type BrokenRow, broken, type RowPlace, type SkippedRow, skipped } from './row.ts';
import { unknownStatus, whyUnnamed } from './row-fault.ts';
import { textIn, vagueTitleIn } from './row-title.ts';
import { beyondScale } from './scores.ts';
import { aRowEach } from './several-seasons.ts';
import { brief, idsIn, isBlank, refNamed, seasonIn, yearSaid } from './values.ts';
import { played, titleOfSeason, watchedSeasonsIn } from './watched-seasons.ts';
import { watchedIn } from './watcher.ts';
import { levelsOf, ownIds } from './wrappers.ts';

type Json = Readonly<Record<string, unknown>>;
export type RecordRow = AskedRow | BrokenRow | SkippedRow;

/** What is known of a row beside its own fields. */
export interface RowContext {
  /** Columns whose meaning somebody has named, by their names. */
  readonly columns?: ReadonlyMap<string, FieldMeaning> | undefined;
  /** What the scores of its table are of, where their column says so. */
  readonly scale?: number | undefined;
  /** What the list that it stands in says of all that it holds. */
  readonly listed?: WatchState | undefined;
}

/**
 * Reads one row of a table or one JSON object: ids, title, year and format, whatever they are called there. One whose id stands for
 * several titles is a row each.
 */
export function rowsOf(place: RowPlace, raw: unknown, record: Json, context: RowContext = {}): readonly RecordRow[] {
  const fields = fieldsOf(record, context);
  const kind = kindSaid(fields);
  if (kind !== undefined) return [skipped(place, raw, `it is ${kind}`)];
  const ids = refsOf(fields);
  const anime = ids.refs.filter((ref) => kindOf(ref) === 'anime' && identifying.includes(sourceOf(ref)));
  // The page of a title at a service that nobody asks counts where nothing else is known.
  const others = ids.refs.filter((ref) => !anime.includes(ref) && kindOf(ref) !== 'manga');
  const isManga = ids.refs.length > 0 && anime.length === 0 && others.length === 0;
  if (isManga) return [skipped(place, raw, 'it is a manga')];
  const title = titleOf(fields) ?? (ids.refs.length === 0 ? vagueTitleIn(record) : undefined);
  // Lists of anime name ids of whole series: only what says that it is a film is asked for by them, and then by its words.
  const films = isFilm(fields) ? others.filter(isOfFilms) : [];
  const refs = anime.length > 0 || (title !== undefined && films.length === 0) ? anime : title ? films : others;
  if (title?.includes('\ufffd'))
    return [broken(place, raw, 'its letters are neither UTF-8 nor UTF-16: save the file as UTF-8')];
  if (refs.length === 0 && title === undefined)
    return [broken(place, raw, ids.fault ?? whyUnnamed(fields.all, record))];
  const watched = played(watchedIn(record, context, fields.isWrapped), record);
  const fault =
    ids.fault ??
    beyondScale(valuesIn(fields, 'score'), context.scale) ??
    unknownStatus(valuesIn(fields, 'status'), watched);
  const facts = {
    ...factsOf(fields),
    ...(watched && { watched }),
    ...(fault !== undefined && { note: `${fault}: read without it` }),
  };
  const asked = (one: Asked): AskedRow => ({ type: 'asked', ...place, raw, asked: one });
  const seasons = refs.length === 0 ? watchedSeasonsIn(record) : [];
  if (seasons.length > 0) return seasons.map((one) => asked({ refs, ...titleOfSeason(one, title ?? '', facts) }));
  if (refs.length === 0) return aRowEach(asked({ refs, title: withSeason(title ?? '', fields), ...facts }));
  return setsOf(refs, ids.several).map((own) => asked({ refs: own, ...(title !== undefined && { title }), ...facts }));
}

interface Value {
  readonly name: string;
  readonly value: unknown;
}

/** The values of a row by what they say, those of the innermost record first. */
interface Fields {
  readonly by: ReadonlyMap<FieldMeaning, readonly Value[]>;
  /** All keys, plain, and their values. */
  readonly all: ReadonlyMap<string, unknown>;
  /** Something beside a start date says that it is about the watcher. */
  readonly isWatched: boolean;
  /** The title stands in an object of its own, and what is beside that is the watcher's. */
  readonly isWrapped: boolean;
  /** The title stands in an object that says that it is a film. */
  readonly isMovie: boolean;
}

function fieldsOf(record: Json, { columns }: RowContext): Fields {
  const levels = levelsOf(record);
  const by = new Map<FieldMeaning, Value[]>();
  const all = new Map<string, unknown>();
  const add = (name: string, value: unknown): void => {
    if (isBlank(value)) return;
    const key = plainName(name);
    if (!all.has(key)) all.set(key, value);
    const meaning = columns?.get(name.trim()) ?? fieldMeaning(name);
    if (meaning) addTo(by, meaning, { name, value });
  };
  for (const level of levels)
    for (const [name, value] of Object.entries(level)) {
      if (!isObject(value)) add(name, value);
      else for (const [part, inner] of spread(name, value)) add(part, inner);
    }
  const [innermost = record] = levels;
  // What stands inside a wrapper is the title's own.
  const isWatched = levels.length === 1 && Object.keys(record).some((name) => aboutWatcher(fieldMeaning(name)));
  for (const [key, beside, source] of ownIds) {
    if (!all.has(key) || !hasKey(record, innermost, all, beside)) continue;
    if (key === 'mediaid' && !/^(mal|myanimelist)$/i.test(String(all.get('source')))) continue;
    addTo(by, `id:${source}`, { name: key, value: all.get(key) });
  }
  return { by, all, isWatched, isWrapped: levels.length > 1, isMovie: isObject(record.movie) };
}

function addTo(by: Map<FieldMeaning, Value[]>, meaning: FieldMeaning, one: Value): void {
  const before = by.get(meaning);
  if (before) before.push(one);
  else by.set(meaning, [one]);
}

const hasKey = (record: Json, innermost: Json, all: ReadonlyMap<string, unknown>, key: string): boolean =>
  all.has(key) || [record, innermost].some((one) => Object.keys(one).some((name) => plainName(name) === key));

/** Whether a row says that it is a film: in a word of its own, or by what it is wrapped in. */
function isFilm(fields: Fields): boolean {
  return (
    fields.isMovie ||
    valuesIn(fields, 'format').some(
      (value) => typeof value === 'string' && /^\W*(?:movie|film|feature)s?\W*$/i.test(value),
    )
  );
}

/** `{ids: {mal: 1}, title: {romaji: 'A'}, titles: [{title: 'A'}]}` as if it were flat. */
function spread(name: string, value: Json): readonly (readonly [string, unknown])[] {
  const key = plainName(name);
  if (/^(?:ids|externalids|idmappings|mappings)$/.test(key)) return Object.entries(value);
  if (!/^(?:titles?|names?)$/.test(key) || 'id' in value) return [[name, value]];
  return Object.entries(value).map(([part, text]) => [`title_${part}`, text]);
}

function valuesIn({ by }: Fields, meaning: FieldMeaning): readonly unknown[] {
  const those = by.get(meaning);
  return those ? those.flatMap(({ value }) => (Array.isArray(value) ? value : [value])) : nothing;
}

const nothing: readonly unknown[] = [];

/** https://bangumi.github.io/api/: what the numbers of `subject_type` stand for; 2 is anime. */
const subjects: Readonly<Record<string, string>> = { 1: 'a book', 3: 'music', 4: 'a game', 6: 'a film with actors' };

const mangaKeys = ['mangatitle', 'mangaid', 'mangamediatypestring', 'seriesmangadbid', 'mangadbid', 'manga'];

/** What the row says that it is, where that is no anime. */
function kindSaid(fields: Fields): string | undefined {
  const { all } = fields;
  const isAnilist = all.has('seriesid') || all.has('seriestype');
  if (isAnilist && Number(all.get('seriestype')) === 1) return 'a manga';
  const subject = subjects[String(all.get('subjecttype'))];
  if (subject !== undefined) return subject;
  if (mangaKeys.some((key) => all.has(key)) && !all.has('anime') && !all.has('animeid') && !all.has('seriesanimedbid'))
    return 'a manga';
  return valuesIn(fields, 'format')
    .map((value) => (typeof value === 'string' ? otherKind(value) : undefined))
    .find((kind) => kind !== undefined);
}

interface Refs {
  readonly refs: readonly Ref[];
  /** Several ids in one numbering: titles of their own. */
  readonly several: boolean;
  /** A value that should be an id and is none. */
  readonly fault?: string;
}

const idMeanings = sources.map((source) => [source, `id:${source}`] as const);

function refsOf(fields: Fields): Refs {
  const named = valuesIn(fields, 'ref').flatMap((value) =>
    typeof value === 'string' ? (refNamed(value, hostOf(fields)) ?? []) : [],
  );
  let fault: string | undefined;
  let several = false;
  const own: Ref[] = [];
  for (const [source, meaning] of idMeanings)
    for (const { value } of fields.by.get(meaning) ?? []) {
      const ids = idsIn(source, value);
      if (!ids && identifying.includes(source)) fault ??= `"${brief(value)}" is no id of ${source}`;
      several ||= (ids?.length ?? 0) > 1;
      own.push(...(ids ?? []));
    }
  const order = (ref: Ref) => sources.findIndex((source) => ref.startsWith(`${source}:`));
  const all = [...named, ...own];
  const refs = all.length < 2 ? all : [...new Set(all)].sort((a, b) => order(a) - order(b));
  return { refs, several, ...(fault !== undefined && { fault }) };
}

/** Where addresses that are paths alone belong to: `/anime/9253/Steins_Gate` in MyAnimeList's own list. */
const hostOf = ({ all }: Fields): string | undefined => (all.has('animeurl') ? 'myanimelist.net' : undefined);

/** Of several ids in the first numbering each is a title; the other numberings cannot be told apart then. */
function setsOf(refs: readonly Ref[], several: boolean): readonly (readonly Ref[])[] {
  if (!several) return [refs];
  const count = (source: Source) => refs.filter((ref) => ref.startsWith(`${source}:`)).length;
  const most = [...sources].sort((a, b) => count(b) - count(a))[0];
  return refs.filter((ref) => ref.startsWith(`${most}:`)).map((ref) => [ref]);
}

function titleOf({ by }: Fields): string | undefined {
  const those = by.get('title') ?? [];
  const names = those.length < 2 ? those : [...those].sort((a, b) => titleRank(a.name) - titleRank(b.name));
  const texts = names.flatMap(({ value }) => (Array.isArray(value) ? value : [value]).map(textIn));
  return texts.find((text) => text !== '');
}

function factsOf(fields: Fields): Pick<Asked, 'year' | 'format'> {
  if (!datable.some((one) => fields.by.has(one))) return {};
  const dates = [
    ...valuesIn(fields, 'year'),
    ...valuesIn(fields, 'start').filter((one) => isObject(one) || !fields.isWatched),
  ];
  const seasons = valuesIn(fields, 'season').map((value) =>
    /^(?:19|20)\d\d(?:\.0*)?$/.test(String(value)) ? yearSaid(value) : undefined,
  );
  const year = [...dates.map(yearSaid), ...seasons].find((one) => one !== undefined);
  const words = valuesIn(fields, 'format').map((value) =>
    String(value)
      .toUpperCase()
      .trim()
      .replace(/[\s-]+/g, '_'),
  );
  const format = formats.find((one): one is Format => words.includes(one));
  return { ...(year && { year }), ...(format && { format }) };
}

const datable = ['year', 'start', 'season', 'format'] as const;

/** A title and the season that stands in another column. What says its number itself stays as it is. */
function withSeason(title: string, fields: Fields): string {
  const season = valuesIn(fields, 'season')
    .map(seasonIn)
    .find((one) => one !== undefined);
  if (season === undefined || season < 2) return title;
  const numbered = new RegExp(
    `(?:season|part|\\bs)\\s*0*${season}\\b|\\b0*${season}(?:nd|rd|th)?(?:\\s+season)?\\s*$`,
    'i',
  );
  return numbered.test(title) ? title : `${title} season ${season}`;
}
