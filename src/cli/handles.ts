import type { NamedDocument } from '../model/documents.ts';
import { UsageError } from '../model/errors.ts';
import type { PrintedTitle } from '../model/printed.ts';
import type { Query } from '../model/query.ts';
import type { Ref } from '../model/ref.ts';
import { plain } from '../report/text/plain.ts';
import { nameTitle } from '../tasks/title.ts';
import { runTask } from './run-task.ts';
import { note, progressReporter } from './screen.ts';
import type { Session } from './start.ts';

/** A title in a list; without a name, only its ref was shown. */
type Printed = Omit<PrintedTitle, 'name'> & { readonly name: string | undefined };

/** Keeps a list that was printed on stdout, so that its numbers mean these titles in later commands. Does nothing off a terminal. */
export async function keepPrinted(titles: readonly Printed[], { app, io }: Session): Promise<void> {
  const { device } = io.stdout;
  if (device === undefined || titles.length === 0) return;
  const { lists } = await app.state();
  await lists.set(
    device,
    titles.map(({ order, ref, name, on }) => ({ order, ref, name: plain(name ?? '') || ref, ...(on && { on }) })),
  );
}

/**
 * What a person means by a word where refs, titles and handles are taken: a bare number is a title of the last list that was
 * printed on this terminal, which is said on stderr. Off a terminal it is left as it is, or refused with `strict`. Throws
 * `UsageError` for a number that is in no list.
 */
export async function withHandle(query: Query, session: Session, strict = false): Promise<Query> {
  if ('ref' in query || !query.isBareNumber) return query;
  const { io } = session;
  if ((io.stdout.device ?? io.stderr.device) === undefined) {
    if (strict) throw noTerminal(query.text);
    return query;
  }
  const { ref } = await printed(query.text, session);
  return { ref, text: ref };
}

/**
 * The title that a number stands for, and the one that alone ties it to the rest of the list. Throws `UsageError` where the number is in
 * no list, and where more than one title ties it.
 */
export async function looseEnd(query: Query, session: Session): Promise<readonly [Ref, Ref]> {
  if ('ref' in query || !query.isBareNumber) throw new UsageError(needsOther(query.text));
  const { ref, on } = await printed(query.text, session);
  if (!on) throw new UsageError(`more than one title ties ${query.text} to the others: ${needsOther(query.text)}`);
  return [ref, on];
}

/** Where there is no terminal, no list was printed on it: what to write in place of a number. */
const noTerminal = (number: string): UsageError =>
  new UsageError(
    `${number} is a number of the last list on a terminal only, and there is none here: write the title's name or ref; an id is written anilist:${number} or mal:${number}, a title that is called so title:${number}`,
  );

const needsOther = (title: string): string => `two titles are needed: animectl cut ${title} B, such as anilist:1`;

async function printed(number: string, session: Session): Promise<PrintedTitle> {
  const { app, io } = session;
  const device = io.stdout.device ?? io.stderr.device;
  if (device === undefined) throw noTerminal(number);
  const list = await (await app.state()).lists.get(device);
  const otherwise = `a title of that name is title:${number}, an id is written anilist:${number}`;
  if (!list) throw new UsageError(`there is no last answer on this terminal for ${number} to be in; ${otherwise}`);
  const meant = list.find(({ order }) => order === Number(number));
  if (!meant) throw new UsageError(`${number} is not in the last answer, which had ${list.length}; ${otherwise}`);
  note(session, `${meant.order} is ${plain(meant.name)}:`);
  return meant;
}

/**
 * The title that a word stands for: by a number of the last list, by ref or page, or by name, for which what is stored and
 * providers are asked; `exactly`: not the nearest to what is not there. Throws `UsageError` for a number that is in no list, `NotFoundError` where nothing matches.
 */
export async function titleMeant(query: Query, session: Session, exactly = false): Promise<NamedDocument> {
  const meant = await withHandle(query, session, true);
  const events = nameTitle({ query: meant, exactly, signal: session.io.signal }, session.app);
  return (await runTask(events, await progressReporter(session))).document;
}
