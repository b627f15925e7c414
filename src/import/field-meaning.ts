import { idColumnsOf, sources } from '../model/ref.ts';
import { type FieldMeaning, fieldNames } from './known-fields.ts';
import { plainLetters } from './plain-letters.ts';
import { watcherMeaning } from './watcher-fields.ts';

/** What lists call ids of films at TMDB. A row may say that it is a series', whose ids are called the same. */
const filmColumns = ['tmdb', 'tmdbid', 'idtmdb', 'tmdbmovieid', 'themoviedb', 'themoviedbid', 'moviedbid'];

const byName: ReadonlyMap<string, FieldMeaning> = new Map([
  ...filmColumns.map((name) => [name, 'id:tmdb'] as const),
  ...sources.flatMap((source) => idColumnsOf(source).map((name) => [name, `id:${source}`] as const)),
  ...fieldNames.map(([name, meaning]) => [name, meaning] as const),
]);

/** So many names are remembered at once. */
const mostKnown = 5000;

/** Titles are looked for in this order. */
const titleOrder: ReadonlyMap<string, number> = new Map(
  fieldNames.filter(([, meaning]) => meaning === 'title').map(([name], n) => [name, n]),
);

/** Letters and digits of a name, without case, marks and signs: `MAL ID` and `mal_id` are one. */
export function plainName(name: string): string {
  const before = plainNames.get(name);
  if (before !== undefined) return before;
  if (plainNames.size >= mostKnown) plainNames.clear();
  const plain = withoutSigns(name);
  plainNames.set(name, plain);
  return plain;
}

/** The heads of a table come with every row. */
const plainNames = new Map<string, string>();

const withoutSigns = (name: string): string => plainLetters(name).replace(/[^\p{L}\p{N}\p{M}]/gu, '');

/** Heads that hold `title`, `name` or `anime` and are about something else. */
const elsewhere =
  /\b(?:id|ids|url|link|type|format|status|score|rating|year|date|season|episodes?|genres?|studios?|image|poster|cover|picture|user|username|file|folder|list|author|character|staff|artist|tags?|notes?|count|number|language|rank|members|popularity)\b/;
const telling =
  /\b(?:title|titles|name|names|anime|animes|titel|titre|titulo|titolo|nome|nombre|tytul)\b|タイトル|作品|アニメ|название|аниме|标题|標題|动画|動畫|제목/;

/** `Animetitel`, `Serienname`: German, Dutch, Swedish, Danish and Norwegian write as one word what stands before `title` and `name`. */
const compound =
  /\b(?!(?:unter|under|onder|zwischen|episoden?|folgen?|avsnitts?|kapitel|song|lied|musik|staffel)tit)[\p{L}]{3,}tit(?:tel|el|eln)\b|\b(?:anime|serien?|filme?|original|werk|sendungs)(?:name|naam|namn|navn)\b/u;

/** What tables of films and series call the column of titles, and other tables something else. */
const vague =
  /^(?:tv)?(?:shows?|series?|serien|films?|filme|movies?|cartoons?)(?:(?:and|or|und|y|et)?(?:shows?|series?|serien|films?|filme|movies?))?$|^(?:сериалы?|фильмы?|番組|シリーズ|시리즈|剧集|peliculas?)$/;

/** Whether a column of that name holds titles if no other does. */
export const mayNameTitles = (name: string): boolean => vague.test(plainName(name));

/** Heads of the year of release, and those of what the watcher did. */
const yearly =
  /\b(?:year|release|released|premiere|erscheinungsjahr|produktionsjahr|annee|ano|anno|jaar|yili?|vuosi)\b|год|(?:發行|发行|放送|公開|上映|制作)年|^(?:年|年份|年代|年度|연도|년도|방영연도)$/;
const personal =
  /\b(?:watch\w*|seen|view\w*|start\w*|finish\w*|complet\w*|add\w*|birth|rating|score|season|id|url|status|title|name)\b|просмотр/;

const known = new Map<string, FieldMeaning | undefined>();

/** What a column or key of that name says; undefined: nothing that is wanted here. */
export function fieldMeaning(name: string): FieldMeaning | undefined {
  if (known.has(name)) return known.get(name);
  if (known.size >= mostKnown) known.clear();
  const meaning = byName.get(plainName(name)) ?? fromWords(name);
  known.set(name, meaning);
  return meaning;
}

/** Whether a member is called so somewhere: `Death Note` holds a word for scores, and is no such name. */
export const isFieldName = (name: string): boolean => byName.has(plainName(name));

function fromWords(name: string): FieldMeaning | undefined {
  if (name.length > 60) return undefined;
  const words = plainLetters(name.replace(/(?<=\p{Ll})(?=\p{Lu})/gu, ' ')).replace(/[^\p{L}\p{N}\p{M}]+/gu, ' ');
  const watcher = watcherMeaning(words.trim());
  if (watcher !== undefined) return watcher;
  if (yearly.test(words) && !personal.test(words)) return 'year';
  return (telling.test(words) || compound.test(words)) && !elsewhere.test(words) ? 'title' : undefined;
}

/** Which of several columns that may hold the title counts: the lowest. */
export function titleRank(name: string): number {
  return titleOrder.get(plainName(name)) ?? titleOrder.size;
}

/** Whether a column of that name says which title a row is of. */
export function isTelling(name: string): boolean {
  const meaning = fieldMeaning(name);
  return meaning === 'title' || meaning === 'ref' || meaning?.startsWith('id:') === true;
}
