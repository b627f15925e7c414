import type { RelationDetails } from '../../model/documents.ts';
import type { Title } from '../../model/title.ts';
import { relatedLines } from '../../report/text/related.ts';
import { storedNeighbours } from '../../tasks/stored-neighbours.ts';
import { type RelationsQuestion, relationsOf } from '../../tasks/title.ts';
import { keepPrinted, withHandle } from '../handles.ts';
import type { ListView } from '../lookups.ts';
import { printList } from '../print.ts';
import { runTask } from '../run-task.ts';
import { note, progressReporter, stdoutStyle } from '../screen.ts';
import type { Run } from '../start.ts';

export interface RelationsOptions extends ListView {
  readonly question: RelationsQuestion;
}

export const runRelations: Run<RelationsOptions> = async ({ question, ...view }, session) => {
  const { app, io } = session;
  const query = await withHandle(question.query, session, question.strict);
  const events = relationsOf({ ...question, query, signal: io.signal }, app);
  const { document, outcome } = await runTask(events, await progressReporter(session));
  const { ref, relations, related } = document;
  await printList(view.format, session, {
    document,
    rows: relations.map(rowOf),
    titles: [document],
    human: async () => {
      const { byType, relationsTable } = await import('../../report/format/title.ts');
      const { nameOf } = await import('../../report/text/style.ts');
      const known = question.detailed
        ? new Map()
        : await storedNeighbours(relations, { store: question.store, signal: io.signal }, app);
      const named = relations.map((one) => withDetails(one, known.get(one.to)));
      const printed = byType(named).map(({ to, title, details }, n) => ({
        order: n + 1,
        ref: to,
        name: details ? nameOf(details, view.titles) : title,
      }));
      await keepPrinted(printed, session);
      if (related) for (const line of relatedLines(ref, related)) note(session, line);
      else if (relations.length === 0) note(session, `${ref} states no relations.`);
      return relationsTable({ ...document, relations: named }, stdoutStyle(session, view));
    },
  });
  return outcome;
};

/** With what is known of the related title, unless the answer says it. */
const withDetails = (relation: RelationDetails, details: Title | undefined): RelationDetails =>
  details && !relation.details ? { ...relation, details } : relation;

/** The related title as a row, with what it is to the one that was asked for. */
function rowOf({ type, by, to, title, format, details }: RelationDetails): object {
  return { relation: type, by, ref: to, ...(title && { title }), ...(format && { format }), ...details };
}
