import { isObject } from '../model/json.ts';
import type { Watched, WatchState } from '../model/watched.ts';
import { dayIn, daysIn } from './days.ts';
import type { FieldMeaning } from './field-names.ts';
import { fieldMeaning, plainName } from './names.ts';
import { isBlank } from './values.ts';
import {
  firstIn,
  isOfTheTitle,
  progressIn,
  type Scheme,
  scaleSaid,
  scoreIn,
  starsIn,
  stateIn,
  watchedOf,
} from './watched.ts';

type Json = Readonly<Record<string, unknown>>;

/** Members of a row that hold what its user says of a title. */
const nested = /^(?:liststatus|myliststatus|medialistentry|userrate|libraryentry|mylistentry)$/;

/** A mark in place of a day: `yes`, `x`, `✓`. */
const ticked = /^(?:yes|y|x|true|✓|✔|ja|oui|si|sí|да|はい|是)$/i;

/** The column and values of a row that say something of who watched it. */
type Said = ReadonlyMap<FieldMeaning, readonly unknown[]>;

/**
 * What a row says of who watched the title. `isWrapped`: the title stands in an object of its own, so that what is beside it is the
 * watcher's; else a status or a score alone may be the title's own.
 */
export function watchedIn(
  record: Json,
  {
    columns,
    listed,
  }: { readonly columns?: ReadonlyMap<string, FieldMeaning> | undefined; readonly listed?: WatchState | undefined },
  isWrapped: boolean,
): Watched | undefined {
  const own = Object.entries(record).find(([name, value]) => isObject(value) && nested.test(plainName(name)))?.[1];
  const entries = Object.entries(isObject(own) ? own : record);
  const said = new Map<FieldMeaning, unknown[]>();
  const names = new Set(entries.map(([name]) => plainName(name)));
  for (const [name, value] of entries) {
    const meaning = columns?.get(name.trim()) ?? fieldMeaning(name) ?? countedIn(name, names);
    if (!meaning || isBlankHere(meaning, value)) continue;
    const before = said.get(meaning);
    if (before) before.push(value);
    else said.set(meaning, [value]);
  }
  const isOwn = isWrapped || isObject(own);
  const isBeside = isPersonal(entries, said);
  if (!isOwn && (said.get('status') ?? []).some((one) => isOfTheTitle(one, isBeside)))
    return watchedOf({ status: listed });
  const isAgain = entries.some(([name, value]) => plainName(name) === 'myrewatching' && String(value) === '1');
  const scale = entries.map(([name]) => (fieldMeaning(name) === 'score' ? scaleSaid(name) : undefined)).find(Boolean);
  const known = read(said, schemeOf(names, isObject(own)), scale);
  const watched = isAgain ? { ...known, status: 'repeating' as const } : known;
  const isCertain =
    isOwn || isBeside || scale !== undefined || [...names].some((name) => /^(?:my|user|your|personal)/.test(name));
  return listed === undefined && !isCertain && isScoreAlone(watched)
    ? undefined
    : watchedOf({ ...watched, status: watched?.status ?? listed });
}

/** Whether something beside a status or a score says that they are a person's: a column of their own, days, stars. */
const isPersonal = (entries: readonly (readonly [name: string, value: unknown])[], said: Said): boolean =>
  ['progress', 'begun', 'ended', 'repeats'].some((one) => said.has(one as FieldMeaning)) ||
  (said.get('score') ?? []).some((one) => starsIn(one) !== undefined) ||
  entries.some(([name]) => /^(?:my|user|your|personal|watch)(?:status|score|rating)$/.test(plainName(name)));

/** Shikimori and Hikka call the episodes that were seen like those that there are. */
const countedIn = (name: string, names: ReadonlySet<string>): FieldMeaning | undefined =>
  plainName(name) === 'episodes' && (names.has('rewatches') || names.has('targetid')) ? 'progress' : undefined;

/** A site's own score stands in lists of titles that nobody has watched. */
const isScoreAlone = (watched: Watched | undefined): boolean =>
  watched !== undefined && Object.keys(watched).every((name) => name === 'score');

/** No episodes at all is something to say; no score is none. */
const isBlankHere = (meaning: FieldMeaning, value: unknown): boolean =>
  meaning === 'progress' || meaning === 'status' ? value === null || value === '' : isBlank(value);

function schemeOf(names: ReadonlySet<string>, isNested: boolean): Scheme {
  if (names.has('seriesid')) return 'anilist';
  if (names.has('scoreformat')) return 'anilist';
  if (names.has('ratingtwenty')) return 'kitsu';
  if (names.has('epstatus') || names.has('subjecttype')) return 'bangumi';
  if (names.has('mystatus') || names.has('animeid') || names.has('animetitle') || isNested) return 'mal';
  return names.has('eps') && names.has('rating') ? 'anime-planet' : undefined;
}

function read(said: Said, scheme: Scheme, scale: number | undefined): Watched | undefined {
  const values = (...meanings: readonly FieldMeaning[]) => meanings.flatMap((one) => said.get(one) ?? []);
  const ended = values('ended');
  const isTicked = ended.some((one) => one === true || (typeof one === 'string' && ticked.test(one.trim())));
  // Two days in one cell: from the first to the last.
  const ranges = ended.filter((one) => daysIn(one).length > 1);
  const states = scheme === 'bangumi' && !said.has('status') ? values('format') : values('status');
  const status = readAny(states, (one) => stateIn(one, scheme)) ?? (isTicked ? 'completed' : undefined);
  return watchedOf({
    status,
    progress: readAny(values('progress'), progressIn),
    score: firstIn(values('score'), (one) => scoreIn(one, scheme, scale)),
    startedOn: firstIn([...values('begun', 'start'), ...ranges], (one) => dayIn(daysIn(one)[0])),
    finishedOn: firstIn(ended, (one) => dayIn(daysIn(one).at(-1))),
    repeats: firstIn(values('repeats'), progressIn),
  });
}

/** As `firstIn`, where 0 says something. */
function readAny<T>(values: readonly unknown[], one: (value: unknown) => T | undefined): T | undefined {
  for (const value of values) {
    const found = one(value);
    if (found !== undefined) return found;
  }
  return undefined;
}
