import { type AnimectlError, UsageError } from '../model/errors.ts';
import type { About } from '../model/lookup.ts';
import { addressIn } from '../model/page.ts';
import { parseTarget, type Query } from '../model/query.ts';
import { parseRef } from '../model/ref.ts';
import { adviceOf } from '../report/text/advice.ts';
import { plain } from '../report/text/plain.ts';
import { titlesTyped } from '../tasks/typed.ts';
import { runTask } from './run-task.ts';
import { progressReporter } from './screen.ts';
import type { Session } from './start.ts';

/** How words become queries. */
interface Reading {
  readonly parse: (words: string) => Query;
  readonly about?: About | undefined;
  /** Something is written about the titles: those of which there is a doubt are told on stderr, and left out. */
  readonly exactly?: boolean;
  /** Numbers are those of the last list, and may be ranges: `1-3`, `1,3`. */
  readonly handles?: boolean;
}

/** What words mean. */
export interface TypedQueries {
  readonly queries: readonly Query[];
  /** Why some words are none; told. Empty where nothing is written. */
  readonly doubts: readonly AnimectlError[];
}

/**
 * The titles that words mean of which nobody has said where one ends: those without quotes that stand together are one title,
 * unless each is the whole name of one. Throws where none of them is clear.
 */
export async function queriesTyped(
  words: readonly string[],
  { parse, handles, ...more }: Reading,
  session: Session,
): Promise<TypedQueries> {
  const queries: Query[] = [];
  const doubts: AnimectlError[] = [];
  for (const run of runsIn(handles ? words.flatMap((word) => numbersIn(word) ?? word) : words)) {
    const found = run.length > 1 ? await titlesOf(run, more, session) : { titles: run, doubts: [] };
    queries.push(...found.titles.map(parse));
    doubts.push(...found.doubts);
  }
  const last = queries.length === 0 ? doubts.at(-1) : undefined;
  for (const doubt of doubts) if (doubt !== last) tellFailure(doubt, session);
  if (last) throw last;
  return { queries, doubts };
}

/** Says of one of several what it came to, which does not stop the others. */
export function tellFailure(error: AnimectlError, { io }: Session): void {
  io.stderr.write(`animectl: ${plain(adviceOf(error))}\n`);
}

async function titlesOf(words: readonly string[], more: Omit<Reading, 'parse'>, session: Session) {
  const events = titlesTyped({ words, ...more, signal: session.io.signal }, session.app);
  return (await runTask(events, await progressReporter(session))).document;
}

/** Words without quotes that stand together are one title: for what looks titles up in a list of its own. */
export const titlesJoined = (words: readonly string[], parse = parseTarget): readonly Query[] =>
  runsIn(words).map((run) => parse(run.join(' ')));

/** Words by what may be one title: what is quoted, a ref or an address is one, and numbers among themselves are handles. */
function runsIn(words: readonly string[]): readonly (readonly string[])[] {
  if (words.every((word) => /^\d+$/.test(word))) return words.map((word) => [word]);
  const runs: string[][] = [];
  let open: string[] | undefined;
  for (const word of words) {
    if (isWhole(word)) {
      open = undefined;
      runs.push([word]);
    } else if (open) open.push(word);
    else {
      open = [word];
      runs.push(open);
    }
  }
  return runs;
}

/** No list that is typed is longer. */
const longestRange = 500;

/** The numbers of a list that a word names: `3`, `1-3`, `1..3`, `1,3`, `1-3,7`. Undefined: it is another word. */
function numbersIn(word: string): readonly string[] | undefined {
  if (!/^\d{1,4}(?:(?:,\s*|\s*(?:-|–|\.\.)\s*)\d{1,4})+,?$|^\d{1,4},$/.test(word)) return undefined;
  return word.split(',').flatMap((part) => {
    const ends = part.split(/-|–|\.\./).map(Number);
    const [first = 0, last = first, more] = ends;
    if (part.trim() === '') return [];
    if (more !== undefined || last < first || last - first >= longestRange)
      throw new UsageError(`${part.trim()} is no range of numbers such as 1-3`);
    return Array.from({ length: last - first + 1 }, (_, n) => String(first + n));
  });
}

/** Quotes hold it together, or it says itself what it is. */
const isWhole = (word: string): boolean =>
  /\s/.test(word.trim()) || /^title:/i.test(word) || addressIn(word) !== undefined || parseRef(word) !== undefined;
