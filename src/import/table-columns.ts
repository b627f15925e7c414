import { fieldMeaning, mayNameTitles, plainName } from './field-meaning.ts';
import { type HeaderRow, headerCells } from './sources/header-row.ts';
import { ofTvTime } from './sources/tv-time.ts';
import { ownIds } from './wrappers.ts';

/** What tables say of titles, or of their own rows, that is of no use here: it is known, and nobody need be told. */
const ofNoUse =
  /^(?:|no|nr|index|row|ids?|\w+id|uid|uuid|genres?|themes?|tags?|studios?|producers?|licensors?|demographics?|synopsis|description|overview|image\w*|poster\w*|cover\w*|picture\w*|thumbnail\w*|duration|runtime|length|source|rank|ranked|ranking|popularity|members|favou?rites|votes|scoredby|countr\w*|language|uri|letterboxduri|(?:total|num|numberof)episodes?|totaleps|episodestotal|(?:mean|average|community|mal|anilist|imdb|tmdb)(?:score|rating)|seriesepisodes|(?:created|updated|added|modified)(?:at|on)?|(?:date|last)(?:added|updated|modified)|airing\w*|broadcast|myid|mytags|mycomments|updateonimport|seriessynonyms|synonyms|daterated|ratedat|directors?|writers?|actors|cast|runtimemins|num(?:ber)?votes|episodenumber|position|created|modified|rewatch|review)$/;

/** The heads of a table, as they are written. */
export function writtenHeads(head: string, heads: HeaderRow): readonly string[] {
  return headerCells(head.split(/\r?\n/)[heads.line - 1] ?? '', heads.separator).filter((name) => name !== '');
}

/** Those whose heads say nothing to anybody here. `named`: columns that somebody has said the meaning of. */
export function notUnderstood(columns: readonly string[], named: ReadonlySet<string>): readonly string[] {
  if (named.size === 0 && ofTvTime(columns)) return [];
  const plain = new Set(columns.map(plainName));
  const isOwnId = (name: string) => ownIds.some(([key, beside]) => key === plainName(name) && plain.has(beside));
  // When something was put on a list at Letterboxd, which may be long after it was seen.
  const isLogged = (name: string) => plain.has('letterboxduri') && plainName(name) === 'date';
  const isUnknown = (name: string) =>
    !named.has(name) &&
    !isLogged(name) &&
    fieldMeaning(name) === undefined &&
    !ofNoUse.test(plainName(name)) &&
    !mayNameTitles(name);
  return [...new Set(columns.filter((name) => isUnknown(name) && !isOwnId(name)))].slice(0, most);
}

/** So many are named at the most. */
const most = 20;
