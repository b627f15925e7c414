import type { NamedDocument } from '../model/documents.ts';
import { UsageError } from '../model/errors.ts';
import { bareNumberError, type Query } from '../model/query.ts';
import type { Ref } from '../model/ref.ts';
import { plain } from '../report/text/plain.ts';
import { nameTitle } from '../tasks/title.ts';
import { runTask } from './run-task.ts';
import { note, progressReporter } from './screen.ts';
import type { Session } from './start.ts';

/** A title in a list, as it was printed. */
export interface Printed {
  /** The number in front of it. */
  readonly order: number;
  readonly ref: Ref;
  /** As it was shown; undefined: only its ref was. */
  readonly name: string | undefined;
}

/** Keeps a list that was printed on stdout, so that its numbers mean these titles in later commands. Does nothing off a terminal. */
export async function keepPrinted(titles: readonly Printed[], { app, io }: Session): Promise<void> {
  const { device } = io.stdout;
  if (device === undefined || titles.length === 0) return;
  const { lists } = await app.state();
  await lists.set(
    device,
    titles.map(({ order, ref, name }) => ({ order, ref, name: plain(name ?? '') || ref })),
  );
}

/**
 * What a person means by a word where refs, titles and handles are taken: a bare number is a title of the last list that was
 * printed on this terminal, which is said on stderr. Off a terminal it is left as it is, or refused with `strict`. Throws
 * `UsageError` for a number that is in no list.
 */
export async function withHandle(query: Query, session: Session, strict = false): Promise<Query> {
  const { app, io } = session;
  const device = io.stdout.device ?? io.stderr.device;
  if ('ref' in query || !query.isBareNumber) return query;
  if (device === undefined && strict) throw bareNumberError(query.text);
  if (device === undefined) return query;
  const list = await (await app.state()).lists.get(device);
  if (!list)
    throw new UsageError(
      `there is no last answer on this terminal for ${query.text} to be in; a title of that name is title:${query.text}, an id is written anilist:${query.text}`,
    );
  const meant = list.find(({ order }) => order === Number(query.text));
  if (!meant)
    throw new UsageError(
      `${query.text} is not in the last answer, which had ${list.length}; a title of that name is title:${query.text}, an id is written anilist:${query.text}`,
    );
  note(session, `${meant.order} is ${plain(meant.name)}:`);
  return { ref: meant.ref, text: meant.ref };
}

/**
 * The title that a word stands for: by a number of the last list, by ref or page, or by name, for which what is stored and
 * providers are asked. Throws `UsageError` for a number that is in no list, `NotFoundError` where nothing matches.
 */
export async function titleMeant(query: Query, session: Session): Promise<NamedDocument> {
  const meant = await withHandle(query, session, true);
  const events = nameTitle({ query: meant, signal: session.io.signal }, session.app);
  return (await runTask(events, await progressReporter(session))).document;
}
