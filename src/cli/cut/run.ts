import type { DecidedDocument, NamedDocument } from '../../model/documents.ts';
import { UsageError } from '../../model/errors.ts';
import type { Query } from '../../model/query.ts';
import type { Ref } from '../../model/ref.ts';
import { decidedText, endName } from '../../report/format/decision.ts';
import { plain, safeJson } from '../../report/text/plain.ts';
import { count } from '../../report/text/words.ts';
import {
  addDecisions,
  type DecideQuestion,
  decide,
  listDecisions,
  shippedCuts,
  storedNames,
} from '../../tasks/decide.ts';
import { resultOf } from '../../tasks/task.ts';
import type { Outcome } from '../exit.ts';
import { readTextFile, writeText } from '../files.ts';
import { looseEnd, titleMeant } from '../handles.ts';
import { printJson } from '../print.ts';
import { note } from '../screen.ts';
import type { Run, Session } from '../start.ts';

/** What is done with cuts or joins. */
export type DecisionOptions =
  | { readonly act: 'decide'; readonly question: Typed }
  | { readonly act: 'list'; readonly what: 'cuts' | 'joins'; readonly known: boolean; readonly json: boolean }
  | { readonly act: 'export' | 'import'; readonly file: string };

/** A decision on two titles as they were typed. */
type Typed = DecideQuestion extends infer One ? (One extends DecideQuestion ? ByQueries<One> : never) : never;
type ByQueries<One extends DecideQuestion> = Omit<One, 'a' | 'b'> & {
  readonly a: Query;
  readonly b: Query | undefined;
};

export const runDecision: Run<DecisionOptions> = async (options, session) => {
  const { app } = session;
  switch (options.act) {
    case 'decide':
      return decided(options.question, session);
    case 'list':
      if (options.known) listShipped(options.json, session);
      else await list(options.what, options.json, session);
      return {};
    case 'export':
      await writeText(options.file, `${safeJson(await resultOf(listDecisions({}, app)), 2)}\n`, session);
      return {};
    case 'import':
      return importDecisions(options.file, session);
  }
};

/** Two titles, or a number of the last list and the title that alone ties it to the others. */
async function pairMeant({ a, b }: Typed, session: Session): Promise<readonly [NamedDocument, NamedDocument]> {
  if (b) return [await titleMeant(a, session, true), await titleMeant(b, session, true)];
  const [end, on] = await looseEnd(a, session);
  return [await titleMeant({ ref: end, text: end }, session), await titleMeant({ ref: on, text: on }, session)];
}

async function decided(typed: Typed, session: Session): Promise<Outcome> {
  const [a, b] = await pairMeant(typed, session);
  if (a.ref === b.ref) throw new UsageError(`${a.ref} is one title: give two`);
  const question = { ...typed, a: a.ref, b: b.ref };
  const document = await resultOf(decide(question, session.app));
  // What was found by its name may not be stored.
  const named = {
    a: { ...document.a, title: document.a.title ?? a.title },
    b: { ...document.b, title: document.b.title ?? b.title },
  };
  return printDecision({ ...document, ...named }, question, session);
}

function printDecision(document: DecidedDocument, question: DecideQuestion, session: Session): Outcome {
  const { a, b, changed, unrelated } = document;
  note(session, decidedText(document, question.act === 'join' ? question.type : undefined));
  if (question.act === 'cut' && unrelated)
    note(
      session,
      `nothing that is stored relates them directly: animectl franchise ${a.ref} --explain ${b.ref} shows what does`,
    );
  return question.act === 'uncut' || question.act === 'unjoin' ? { unmatched: !changed } : {};
}

async function list(what: 'cuts' | 'joins', json: boolean, session: Session): Promise<void> {
  const document = await resultOf(listDecisions({}, session.app));
  if (json) return printJson(session, { schema: 1, [what]: document[what] });
  const rows =
    what === 'cuts'
      ? document.cuts.map(({ a, b, reason }) => ({ a, b, word: '✂', reason: reason ?? '' }))
      : document.joins.map(({ from, to, type }) => ({ a: from, b: to, word: type, reason: '' }));
  if (rows.length === 0) return note(session, what === 'cuts' ? 'nothing is cut' : 'nothing is joined by hand');
  const names = await storedNames(
    rows.flatMap(({ a, b }) => [a, b]),
    session.app,
  );
  const name = (ref: Ref) => endName({ ref, title: names.get(ref) ?? null });
  session.io.stdout.write(rows.map(({ a, b, word, reason }) => line(name(a), word, name(b), reason)).join(''));
}

function line(a: string, word: string, b: string, reason: string): string {
  return `${a}  ${word}  ${b}${reason === '' ? '' : `: ${plain(reason)}`}\n`;
}

function listShipped(json: boolean, session: Session): void {
  const cuts = shippedCuts();
  if (json) printJson(session, { schema: 1, cuts });
  else session.io.stdout.write(cuts.map(({ a, b, reason }) => line(a, '✂', b, reason)).join(''));
}

async function importDecisions(file: string, session: Session): Promise<Outcome> {
  const { app, io } = session;
  const { decisionsIn } = await import('./decision-file.ts');
  const { cuts, joins } = decisionsIn(await readTextFile(file, io), file, io.clock.now());
  await resultOf(addDecisions({ cuts, joins }, app));
  note(session, `${count(cuts.length, 'cut')} and ${count(joins.length, 'join')} added`);
  return {};
}
