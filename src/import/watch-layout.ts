import { fieldMeaning, plainName } from './field-meaning.ts';
import type { FieldMeaning } from './known-fields.ts';
import { scaleSaid } from './scores.ts';
import type { Scheme } from './watched.ts';

/** What the names of a row's members say of who watched the title: the same for all rows of a table. */
export interface WatchLayout {
  readonly meanings: readonly (FieldMeaning | undefined)[];
  readonly scheme: Scheme;
  /** What a head says that scores are of. */
  readonly scale: number | undefined;
  /** A name says that a status or a score is a person's. */
  readonly isPersonal: boolean;
  /** A name says that the row is about a person. */
  readonly isCertain: boolean;
  /** A name says that the row is what a site knows of a title: a score is that of its users. */
  readonly isOfSite: boolean;
  /** Which member says that it is being watched again; -1: none. */
  readonly again: number;
}

type Columns = ReadonlyMap<string, FieldMeaning>;

const known = new WeakMap<Columns, Map<string, WatchLayout>>();
const noColumns: Columns = new Map();
/** So many layouts are remembered at once. */
const mostKnown = 500;

/** Reads the names of members. `isNested`: they stand in a member that is the user's own. */
export function layoutOf(
  entries: readonly (readonly [name: string, value: unknown])[],
  isNested: boolean,
  columns = noColumns,
): WatchLayout {
  let key = isNested ? '+' : '';
  for (const [name] of entries) key += `\0${name}`;
  const those = known.get(columns) ?? new Map<string, WatchLayout>();
  known.set(columns, those);
  const before = those.get(key);
  if (before) return before;
  if (those.size >= mostKnown) those.clear();
  const made = readLayout(
    entries.map(([name]) => name),
    isNested,
    columns,
  );
  those.set(key, made);
  return made;
}

function readLayout(names: readonly string[], isNested: boolean, columns: Columns): WatchLayout {
  const all = names.map(plainName);
  const plain = new Set(all);
  const meanings = withOwnScore(
    names,
    names.map((name) => columns.get(name.trim()) ?? countedIn(name, plain) ?? fieldMeaning(name)),
  );
  const scales = names.map((name, n) => (meanings[n] === 'score' ? scaleSaid(name) : undefined));
  // https://letterboxd.com/about/importing-data/: half a star to five.
  const scale = scales.find((one) => one !== undefined) ?? (plain.has('letterboxduri') ? 5 : undefined);
  return {
    meanings,
    scheme: schemeOf(plain, isNested),
    scale,
    isPersonal: all.some((name) => /^(?:my|user|your|personal|watch)(?:status|score|rating)$/.test(name)),
    isCertain: scale !== undefined || all.some((name) => /^(?:my|user|your|personal)/.test(name)),
    isOfSite: all.some((name) => ofSites.test(name)),
    again: all.indexOf('myrewatching'),
  };
}

/** Beside `Your Rating`, a plain `Rating` is what everybody's comes to. https://www.themoviedb.org/settings/import-list */
export function withOwnScore(
  names: readonly string[],
  meanings: readonly (FieldMeaning | undefined)[],
): readonly (FieldMeaning | undefined)[] {
  const isOwn = (name: string) => /^(?:my|user|your|personal)(?:score|rating)$/.test(plainName(name));
  const hasOwn = names.some((name, n) => meanings[n] === 'score' && isOwn(name));
  return hasOwn ? meanings.map((one, n) => (one === 'score' && !isOwn(names[n] ?? '') ? undefined : one)) : meanings;
}

const ofSites =
  /^(?:members|nummembers|rank|ranked|popularity|favou?rites|scoredby|votes|numvotes|votecount|scoringusers|numscoringusers|(?:mean|average)score|genres?|themes?|studios?|producers?|synopsis|description|overview|nsfw|aired|premiered|releasedon|airedon)$/;

/** Shikimori and Hikka call the episodes that were seen like those that there are. */
const countedIn = (name: string, names: ReadonlySet<string>): FieldMeaning | undefined =>
  plainName(name) === 'episodes' && (names.has('rewatches') || names.has('targetid')) ? 'progress' : undefined;

function schemeOf(names: ReadonlySet<string>, isNested: boolean): Scheme {
  if (names.has('seriesid') || names.has('scoreformat')) return 'anilist';
  if (names.has('ratingtwenty')) return 'kitsu';
  if (names.has('epstatus') || names.has('subjecttype')) return 'bangumi';
  if (names.has('mystatus') || names.has('animeid') || names.has('animetitle') || isNested) return 'mal';
  return names.has('eps') && names.has('rating') ? 'anime-planet' : undefined;
}
