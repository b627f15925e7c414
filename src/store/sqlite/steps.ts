import type { Connection } from '../../sqlite/connection.ts';
import { nothingOf, type Parameter, type Statement, type Steps } from '../sql/statement.ts';

/** Runs steps on a connection, one statement after the other. Throws what SQLite throws. */
export function runSteps<Result>(db: Connection, steps: Steps<Result>): Result {
  let step = steps.next();
  while (!step.done) step = steps.next(answerOf(db, step.value));
  return step.value;
}

function answerOf(db: Connection, statement: Statement): unknown {
  const nothing = nothingOf(statement);
  if (nothing !== undefined) return nothing;
  const { text, values, asks } = statement;
  return asks === 'rows' ? db.all(text, ...values.map(bound)) : db.run(text, ...values.map(bound));
}

/** Lists come in as one JSON value each. */
function bound(value: Parameter): string | number | null {
  if (typeof value !== 'object' || value === null) return value;
  return JSON.stringify('list' in value ? value.list : value.rows);
}
