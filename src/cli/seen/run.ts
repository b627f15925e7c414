import { AnimectlError, StoreError, UsageError } from '../../model/errors.ts';
import type { SeenDocument } from '../../model/list-documents.ts';
import { parseTyped, type Query } from '../../model/query.ts';
import { kindOf } from '../../model/ref.ts';
import { seenLine } from '../../report/format/my-list.ts';
import { filmsToTick, type SeenQuestion, tickTitle } from '../../tasks/seen.ts';
import { outcomeOfSeveral } from '../exit.ts';
import { withHandle } from '../handles.ts';
import { printJson } from '../print.ts';
import { runTask } from '../run-task.ts';
import { progressReporter } from '../screen.ts';
import { queriesTyped, type TypedQueries, tellFailure, titlesJoined } from '../several.ts';
import type { Run, Session } from '../start.ts';

export interface SeenOptions {
  readonly words: readonly string[];
  /** What is said of each. */
  readonly tick: Omit<SeenQuestion, 'query'>;
  readonly json: boolean;
}

/** Ticks titles one after the other. Of several, one that comes to nothing does not stop the others. */
export const runSeen: Run<SeenOptions> = async ({ words, tick, json }, session) => {
  const { io } = session;
  const typed = await meantBy(words, tick, session);
  const queries = await singles(typed.queries, tick, session);
  const documents: SeenDocument[] = [];
  const failures: AnimectlError[] = [];
  for (const query of queries) {
    try {
      const document = await ticked({ ...tick, query }, session);
      documents.push(document);
      if (!json) io.stdout.write(seenLine(document));
    } catch (error) {
      const isOne = queries.length + typed.doubts.length === 1;
      if (isOne || !(error instanceof AnimectlError) || error instanceof StoreError) throw error;
      tellFailure(error, session);
      failures.push(error);
    }
  }
  if (json) for (const document of documents) printJson(session, document);
  return outcomeOfSeveral(queries.length + typed.doubts.length, [...typed.doubts, ...failures]);
};

/** What is said of one title, or of a candidate, is not said of several. */
async function meantBy(
  words: readonly string[],
  { until, pick }: SeenOptions['tick'],
  session: Session,
): Promise<TypedQueries> {
  if (pick !== undefined) return { queries: titlesJoined(words, parseTyped), doubts: [] };
  const typed = await queriesTyped(words, { parse: parseTyped, exactly: true, handles: true }, session);
  const count = typed.queries.length + typed.doubts.length;
  if (until !== undefined && count > 1)
    throw new UsageError(`--until is of one title, and there are ${count}: quote a title of several words`);
  return typed;
}

/** A collection of films stands for its films. */
async function singles(queries: readonly Query[], { until, undo }: SeenOptions['tick'], session: Session) {
  const all: Query[] = [];
  for (const query of queries) {
    if (!('ref' in query) || kindOf(query.ref) !== 'collection') all.push(query);
    else if (until !== undefined)
      throw new UsageError(`--until is of one title, and ${query.text} is a collection of films`);
    else {
      const events = filmsToTick({ query, ...(undo && { undo }), signal: session.io.signal }, session.app);
      all.push(...(await runTask(events, await progressReporter(session))).document);
    }
  }
  return all;
}

async function ticked(question: SeenQuestion, session: Session): Promise<SeenDocument> {
  const { app, io } = session;
  const query = await withHandle(question.query, session, true);
  const events = tickTitle({ ...question, query, signal: io.signal }, app);
  return (await runTask(events, await progressReporter(session))).document;
}
