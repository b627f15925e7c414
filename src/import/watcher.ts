import { isObject } from '../model/json.ts';
import type { Watched, WatchState } from '../model/watched.ts';
import { dayIn, daysIn } from './days.ts';
import { plainName } from './field-meaning.ts';
import { innerValue } from './inner-values.ts';
import type { FieldMeaning } from './known-fields.ts';
import { scoreIn, starsIn } from './scores.ts';
import { isBlank } from './values.ts';
import { layoutOf, type WatchLayout } from './watch-layout.ts';
import { firstIn, isOfTheTitle, progressIn, saysHowFar, stateIn, watchedOf } from './watched.ts';

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
    scale,
  }: {
    readonly scale?: number | undefined;
    readonly columns?: ReadonlyMap<string, FieldMeaning> | undefined;
    readonly listed?: WatchState | undefined;
  },
  isWrapped: boolean,
): Watched | undefined {
  const own = ownIn(record);
  const entries = Object.entries(own ?? record);
  const layout = layoutOf(entries, own !== undefined, columns);
  const said = new Map<FieldMeaning, unknown[]>();
  for (const [n, [, given]] of entries.entries()) {
    const meaning = layout.meanings[n];
    const value = innerValue(meaning, given);
    if (!meaning || isBlankHere(meaning, value)) continue;
    const before = said.get(meaning);
    if (before) before.push(value);
    else said.set(meaning, [value]);
  }
  const isOwn = isWrapped || own !== undefined;
  const isBeside = layout.isPersonal || layout.isCertain || isPersonal(said);
  if (!isOwn && (said.get('status') ?? []).some((one) => isOfTheTitle(one, isBeside)))
    return watchedOf({ status: listed });
  const known = read(said, { ...layout, scale: layout.scale ?? scale });
  const isAgain = layout.again >= 0 && String(entries[layout.again]?.[1]) === '1';
  const watched = isAgain ? { ...known, status: 'repeating' as const } : known;
  const isCertain = isOwn || isBeside || layout.isCertain;
  const isSites = layout.isOfSite || (said.get('score') ?? []).some(isMean);
  if (listed === undefined && !isCertain && isSites && isScoreAlone(watched)) return undefined;
  return listed === undefined || watched?.status !== undefined ? watched : watchedOf({ ...watched, status: listed });
}

/** What its user says of a title in a member of its own. */
function ownIn(record: Json): Json | undefined {
  for (const [name, value] of Object.entries(record))
    if (typeof value === 'object' && isObject(value) && nested.test(plainName(name))) return value;
  return undefined;
}

/** Whether something beside a status or a score says that they are a person's: how far, days, stars. */
const isPersonal = (said: Said): boolean =>
  said.has('progress') ||
  (said.get('episodes') ?? []).some(isPart) ||
  said.has('begun') ||
  said.has('ended') ||
  said.has('repeats') ||
  (said.get('score') ?? []).some((one) => starsIn(one) !== undefined);

/** Nobody gives a score to a hundredth: `8.73` is what many gave. */
const isMean = (score: unknown): boolean => /^\s*\d[.,]\d\d\s*$/.test(String(score));

/** A site's own score stands in lists of titles that nobody has watched. */
const isScoreAlone = (watched: Watched | undefined): boolean =>
  watched !== undefined && Object.keys(watched).every((name) => name === 'score');

/** No episodes at all is something to say; no score is none. */
const isBlankHere = (meaning: FieldMeaning, value: unknown): boolean =>
  meaning === 'progress' || meaning === 'status' ? value === null || value === '' : isBlank(value);

function read(said: Said, { scheme, scale }: WatchLayout): Watched | undefined {
  const values = (meaning: FieldMeaning) => said.get(meaning) ?? nothing;
  const ended = values('ended');
  const isTicked = ended.some((one) => one === true || (typeof one === 'string' && ticked.test(one.trim())));
  const states = scheme === 'bangumi' && !said.has('status') ? values('format') : values('status');
  // A column `Watched?` may hold a word in place of a day or a tick: `in progress`.
  const status =
    readAny(states, (one) => stateIn(one, scheme)) ??
    (isTicked ? 'completed' : firstIn(ended, (one) => (typeof one === 'string' ? stateIn(one) : undefined)));
  const begun = (meaning: FieldMeaning) => firstIn(values(meaning), (one) => daysIn(one)?.first ?? dayIn(one));
  // Two days in one cell: from the first to the last.
  const firstOf = (those: readonly unknown[]) => firstIn(those, (one) => daysIn(one)?.first);
  return watchedOf({
    status,
    progress:
      readAny(values('progress'), progressIn) ??
      firstIn(values('episodes').filter(isPart), progressIn) ??
      firstIn(ended, countIn) ??
      firstIn(values('status').filter(isEpisode), progressIn),
    score: firstIn(values('score'), (one) => scoreIn(one, scheme, scale)),
    startedOn: begun('begun') ?? begun('start') ?? firstOf(ended),
    finishedOn:
      firstIn(ended, (one) => (daysIn(one) ? daysIn(one)?.last : dayIn(one))) ??
      firstIn(values('begun'), (one) => daysIn(one)?.last),
    repeats: firstIn(values('repeats'), progressIn),
  });
}

const nothing: readonly unknown[] = [];

/** `5/12`: so many of all. */
const isPart = (value: unknown): boolean => typeof value === 'string' && saysHowFar(value);

/** `ep 5`, `5/12` in place of a word. */
const isEpisode = (value: unknown): boolean =>
  isPart(value) || (typeof value === 'string' && /^\s*(?:eps?|episodes?|folge)\.?\s*\d/i.test(value));

/** A number of episodes where a day or a tick might stand: no year, and no Unix time. */
function countIn(value: unknown): number | undefined {
  const count = progressIn(value);
  return count === undefined || count >= 1900 ? undefined : count;
}

/** As `firstIn`, where 0 says something. */
function readAny<T>(values: readonly unknown[], one: (value: unknown) => T | undefined): T | undefined {
  for (const value of values) {
    const found = one(value);
    if (found !== undefined) return found;
  }
  return undefined;
}
