import type { WatchDocument } from '../../model/documents.ts';
import { AnimectlError, StoreError } from '../../model/errors.ts';
import { parseTyped, type Query } from '../../model/query.ts';
import type { Ref } from '../../model/ref.ts';
import { differenceText } from '../../report/format/difference.ts';
import { type FollowedMark, watchText } from '../../report/format/watch.ts';
import { marksFor } from '../../tasks/mine.ts';
import { nextByMember } from '../../tasks/next.ts';
import { addWatches, checkWatches, listWatches, removeWatches } from '../../tasks/watch.ts';
import type { Webhook } from '../../tasks/webhook.ts';
import { checkedOutcome, unasked } from '../checked.ts';
import { outcomeOfSeveral } from '../exit.ts';
import { withHandle } from '../handles.ts';
import { printJson } from '../print.ts';
import { putOnQueue, scheduleOnQueue } from '../queue/address.ts';
import { runTask } from '../run-task.ts';
import { note, progressReporter } from '../screen.ts';
import { queriesTyped, type TypedQueries, tellFailure, titlesJoined } from '../several.ts';
import type { Run, Session } from '../start.ts';

export interface WatchOptions {
  readonly act: 'add' | 'list' | 'remove';
  readonly words: readonly string[];
  readonly json: boolean;
}

export interface WatchCheckOptions {
  readonly question: Webhook;
  /** Tell by the exit code that something has changed. */
  readonly exitCode: boolean;
  readonly json: boolean;
  /** A worker is to do it. */
  readonly queue: boolean;
  /** Again and again, so often. Undefined: once. */
  readonly everyMs: number | undefined;
}

/** Changes what is followed, and prints what it is then. */
export const runWatch: Run<WatchOptions> = async ({ act, words, json }, session) => {
  const { app, io } = session;
  const task = { add: addWatches, list: listWatches, remove: removeWatches }[act];
  const typed =
    act === 'add'
      ? await queriesTyped(words, { parse: parseTyped, exactly: true, handles: true }, session)
      : { queries: titlesJoined(words, parseTyped), doubts: [] };
  const { queries, doubts } = await numbered(typed, act === 'add', session);
  const { document, outcome, failures } = await runTask(
    task({ queries, signal: io.signal }, app),
    await progressReporter(session),
  );
  const marks = await marksOf(document, app);
  if (json)
    printJson(session, { ...document, watched: document.watched.map((one) => ({ ...one, ...ownOf(one, marks) })) });
  else io.stdout.write(watchText(document, marks));
  if (act !== 'add') return outcome;
  const all = [...doubts, ...failures];
  return { ...outcome, error: undefined, ...outcomeOfSeveral(queries.length + doubts.length, all) };
};

/** With titles for numbers of the last list; `each`: one of several that is none is told, and does not stop the others. */
async function numbered(typed: TypedQueries, each: boolean, session: Session): Promise<TypedQueries> {
  const queries: Query[] = [];
  const doubts = [...typed.doubts];
  for (const query of typed.queries) {
    try {
      queries.push(await withHandle(query, session, true));
    } catch (error) {
      if (!each || typed.queries.length === 1 || !(error instanceof AnimectlError) || error instanceof StoreError)
        throw error;
      tellFailure(error, session);
      doubts.push(error);
    }
  }
  return { queries, doubts };
}

/** What the user's own list says of what is followed: of the titles, and what comes next. Where there is no such list: nothing. */
async function marksOf({ watched }: WatchDocument, app: Session['app']): Promise<ReadonlyMap<Ref, FollowedMark>> {
  const refs = watched.map(({ ref }) => ref);
  const marks = await marksFor(refs, app);
  const next = await nextByMember(refs, app);
  return new Map(refs.map((ref) => [ref, { mark: marks.get(ref), next: next.get(ref) }]));
}

function ownOf({ ref }: WatchDocument['watched'][number], marks: ReadonlyMap<Ref, FollowedMark>) {
  const { mark = null, next = null } = marks.get(ref) ?? {};
  return { mine: mark, next };
}

export const runWatchCheck: Run<WatchCheckOptions> = async ({ question, exitCode, json, queue, everyMs }, session) => {
  const { app, io } = session;
  if (queue && everyMs !== undefined) {
    await scheduleOnQueue([{ kind: 'watch check' }], everyMs, json, session);
    return {};
  }
  if (queue) {
    await putOnQueue([{ kind: 'watch check' }], json, session);
    return {};
  }
  const events = checkWatches({ ...question, signal: io.signal }, app);
  const { document, outcome } = await runTask(events, await progressReporter(session));
  if (json) printJson(session, document);
  else if (document.franchises) io.stdout.write(differenceText(document));
  else note(session, nothing);
  if (app.config.offline && document.franchises && !json) note(session, unasked);
  return checkedOutcome(document, outcome, exitCode);
};

const nothing = 'animectl: nothing is followed; animectl watch add "TITLE" follows a franchise';
