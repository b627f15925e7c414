import { gather } from '../match/gather.ts';
import { createHeard, type Heard, type Sought } from '../match/heard.ts';
import { resolutionOf } from '../match/resolve.ts';
import { spelledOut } from '../match/spelled-out.ts';
import { understood } from '../match/understood.ts';
import { refsOf } from '../model/identity.ts';
import type { Answer, Arrived } from '../model/lookup.ts';
import { isOfFilms } from '../model/ref.ts';
import type { JobRow, Settled } from '../store/jobs.ts';
import { createFilmSearch, type FilmSearch } from './film-search.ts';
import { type Concluded, type Doubt, type Found, type ImportRun, type Memory, settling } from './import-run.ts';
import { type OtherReading, otherReading } from './other-reading.ts';
import { isSure, type RowVerdict, verdictOf, verdictOfBoth } from './row-verdict.ts';

/**
 * Asks for rows by their titles, and for doubtful ones, too. `done` is given what came of them, also when the reader stops
 * early: the titles that rows mean, and no others.
 */
export async function* askWords(
  rows: readonly JobRow[],
  doubts: readonly Doubt[],
  asking: ImportRun,
  done: (result: Concluded) => Promise<void>,
): AsyncGenerator<Answer, void> {
  const heard = createHeard();
  const sought = new Map([...rows, ...doubts.map(({ row }) => row)].flatMap((row) => soughtIn(row)));
  const { lookup, signal, memory } = asking;
  const others = new Map<JobRow, OtherReading>();
  const films = createFilmSearch();
  let ended = false;
  try {
    const call = { lookAhead: false, signal };
    yield* noted(gather([...sought.values()], lookup, call, heard), memory);
    // What hangs on a doubtful id is not looked for under other words.
    const open = rows.flatMap((row) => sought.get(row) ?? []).filter((one) => !resolutionOf(one, heard).chosen);
    const full = yield* noted(spelledOut(open, lookup, call, { heard, resolve: resolutionOf }), memory);
    for (const [row, one] of sought) sought.set(row, full.get(one.text) ?? one);
    for (const [row, other] of otherwise(rows, sought, heard, asking)) others.set(row, other);
    if (others.size > 0 && !memory.refusal)
      yield* noted(gather([...others.values()].flatMap(partsOf), lookup, call, heard), memory);
    const unknown = rows.filter((row) => {
      const words = sought.get(row);
      return words && mayBeFilm(row, words, { heard, others }, asking.best);
    });
    yield* films.ask(unknown, sought, asking);
    ended = true;
  } finally {
    await done(conclude(rows, doubts, { sought, heard, ended, others, films }, asking));
  }
}

/** Passes answers on and returns what they return; `memory` learns of a provider that is of no more use. */
async function* noted<T>(answers: AsyncGenerator<Answer, T>, memory: Memory): AsyncGenerator<Answer, T> {
  try {
    for (;;) {
      const next = await answers.next();
      if (next.done) return next.value;
      if (next.value.type === 'fallback') memory.refusal = next.value.error;
      yield next.value;
    }
  } finally {
    // Who reads no further ends what is read as well.
    await answers.return(undefined as T);
  }
}

/** Rows that are no title's words as they stand, and that may be a title and something beside it. */
function otherwise(
  rows: readonly JobRow[],
  sought: Progress['sought'],
  heard: Heard,
  { best }: Pick<ImportRun, 'best'>,
): readonly (readonly [JobRow, OtherReading])[] {
  return rows.flatMap((row) => {
    const words = sought.get(row);
    const other = words && otherReading(words.text);
    if (!words || !other || !isAnswered(words.text, heard)) return [];
    return 'title' in verdictOf(resolutionOf(words, heard), best) ? [] : [[row, other] as const];
  });
}

/** By a provider, or by what is stored and bundled where nobody is to be asked. */
const isAnswered = (text: string, { answered, local, failed, refusal }: Heard): boolean =>
  answered.has(text) || (local.has(text) && !failed.has(text) && !refusal);

const partsOf = ({ name, beside, isRemark }: OtherReading): readonly Sought[] =>
  (isRemark ? [name] : [name, beside]).map((text) => ({ text }));

/** The title that one part of the words is called by, where the other is no more than a remark, or calls the same title. */
function verdictOtherwise(other: OtherReading, heard: Heard): RowVerdict | undefined {
  const [name, beside] = partsOf(other).map((part) => resolutionOf(part, heard));
  const named = name && isSure(name) ? name.chosen?.title : undefined;
  if (other.isRemark) return named && { title: named };
  const also = beside && isSure(beside) ? beside.chosen?.title : undefined;
  const [title, second] = named ? [named, beside] : [also, name];
  const meant = second?.chosen?.title;
  if (!title || !meant) return undefined;
  const own = new Set(refsOf(title));
  return refsOf(meant).some((ref) => own.has(ref)) ? { title } : undefined;
}

function soughtIn(row: JobRow): readonly (readonly [JobRow, Sought])[] {
  const { title: text, year, format } = row.asked ?? {};
  return text === undefined ? [] : [[row, { text, ...(year !== undefined && { year }), ...(format && { format }) }]];
}

/** How far the words of a batch have been answered. `ended`: everybody was asked. */
interface Progress {
  readonly sought: ReadonlyMap<JobRow, Sought>;
  readonly heard: Heard;
  readonly ended: boolean;
  /** Other ways to read rows that no title is called by. */
  readonly others: ReadonlyMap<JobRow, OtherReading>;
  /** What the same words mean among films, of rows that are no anime. */
  readonly films: FilmSearch;
}

type Heeded = Pick<Progress, 'heard' | 'others'>;

/** How a row's words are understood among anime, as they stand or read otherwise. */
function verdictIn(row: JobRow, words: Sought, { heard, others }: Heeded, best: boolean): RowVerdict {
  const other = others.get(row);
  return (other && verdictOtherwise(other, heard)) ?? verdictOf(resolutionOf(words, heard), best);
}

/** Whether a row may be a film as far as everybody knows: no anime, or one that is a series. */
function mayBeFilm(row: JobRow, words: Sought, heeded: Heeded, best: boolean): boolean {
  const verdict = verdictIn(row, words, heeded, best);
  if ('title' in verdict)
    return row.asked?.isFilm === true && /^(?:TV|TV_SHORT|MUSIC)$/.test(verdict.title.format ?? '');
  return row.asked?.isFilm === true || isAnswered(words.text, heeded.heard);
}

function conclude(
  rows: readonly JobRow[],
  doubts: readonly Doubt[],
  progress: Progress,
  { memory, best }: Pick<ImportRun, 'memory' | 'best'>,
): Concluded {
  const { sought, heard, ended, others, films } = progress;
  const found: Found[] = [];
  const lost: Settled[] = [];
  const chosen = new Set<Arrived>();
  for (const row of rows) {
    const words = sought.get(row);
    if (!words || !(ended || heard.found.has(words.text))) continue;
    const resolution = resolutionOf(words, heard);
    const refusal = heard.failed.get(words.text) ?? memory.refusal;
    const other = ended ? others.get(row) : undefined;
    const verdict = verdictIn(row, words, { heard, others: ended ? others : new Map() }, best);
    const film = ended ? films.of(row, words, best) : undefined;
    if (film && 'arrived' in film) {
      found.push({ row, title: film.arrived.title });
      if (film.arrived.from !== 'store') chosen.add(film.arrived);
    } else if (film && !('title' in verdict)) lost.push({ position: row.position, ...film });
    else if ('title' in verdict) {
      found.push({ row, title: verdict.title, ...(other && { reason: `read as "${verdict.title.title}"` }) });
      const arrived = other ? heard.arrived.get(verdict.title.ref) : resolution.arrived;
      if (arrived && arrived.from !== 'store') chosen.add(arrived);
    } else if (refusal && [words, ...(other ? partsOf(other) : [])].some(({ text }) => !heard.answered.has(text)))
      lost.push({ position: row.position, outcome: 'failed', reason: refusal.message });
    // What was not asked to the end may be found yet.
    else if (ended) lost.push({ position: row.position, ...verdict });
  }
  const ends = doubts.flatMap((doubt) => endOfDoubt(doubt, progress));
  const meant = ends.flatMap((one) => ('row' in one ? one : []));
  for (const { title } of meant) {
    const arrived = heard.arrived.get(title.ref);
    if (arrived && arrived.from !== 'store') chosen.add(arrived);
  }
  const settled = ends.flatMap((one) => ('row' in one ? [] : one));
  return { arrivals: [...chosen], settle: [...settling([...found, ...meant], memory), ...lost, ...settled] };
}

/** What becomes of a row whose id and words may stand for two titles. */
function endOfDoubt({ row, title, settled }: Doubt, { sought, heard, ended }: Progress): readonly (Settled | Found)[] {
  const words = sought.get(row);
  if (!words || !row.asked || !(ended || heard.found.has(words.text))) return [];
  const [best] = understood(words, heard).all;
  const verdict = best && verdictOfBoth(row.asked, title, best);
  // A number at TMDB is often that of the series.
  const mayBeSeries = !row.asked.isFilm && title.kind === 'movie' && row.asked.refs.every(isOfFilms);
  if (verdict && best && mayBeSeries) return [{ row, title: best.title }];
  return [verdict ? { position: row.position, ...verdict } : settled];
}
