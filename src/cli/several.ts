import type { About } from '../model/lookup.ts';
import { parseTarget, type Query } from '../model/query.ts';
import { parseRef } from '../model/ref.ts';
import { titlesTyped } from '../tasks/typed.ts';
import { runTask } from './run-task.ts';
import { progressReporter } from './screen.ts';
import type { Session } from './start.ts';

/** How words become queries. */
interface Reading {
  readonly parse: (words: string) => Query;
  readonly about?: About | undefined;
  /** Something is written about the titles: in doubt which ones are meant, that is refused with a `NotFoundError`. */
  readonly exactly?: boolean;
}

/**
 * The titles that words mean of which nobody has said where one ends: those without quotes that stand together are one title,
 * unless each is the whole name of one.
 */
export async function queriesTyped(
  words: readonly string[],
  { parse, ...more }: Reading,
  session: Session,
): Promise<readonly Query[]> {
  const queries: Query[] = [];
  for (const run of runsIn(words)) {
    const isOpen = run.length > 1;
    const titles = isOpen ? await titlesOf(run, more, session) : run;
    queries.push(...titles.map(parse));
  }
  return queries;
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

/** Quotes hold it together, or it says itself what it is. */
const isWhole = (word: string): boolean =>
  /\s/.test(word.trim()) || /^(?:https?:\/\/|title:)/i.test(word) || parseRef(word) !== undefined;
