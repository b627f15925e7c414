import type { Pool, PoolClient } from 'pg';
import { nothingOf, type Steps } from '../sql/statement.ts';
import { sentFor, type WireValue, withNumbers } from './parameters.ts';

/** What statements are sent to: a connection that is in a transaction, or whichever is free. */
type Target = Pick<PoolClient, 'query'> | Pool;

/** Runs steps, one statement after the other. Rejects with what `pg` says. */
export async function runSteps<Result>(
  target: Target,
  steps: Steps<Result>,
  onStatement: () => void = () => {},
): Promise<Result> {
  let step = steps.next();
  while (!step.done) {
    const { value: statement } = step;
    const nothing = nothingOf(statement);
    if (nothing === undefined) onStatement();
    const answer = nothing ?? (await asked(target, statement.text, sentFor(statement.values), statement.asks));
    step = steps.next(answer);
  }
  return step.value;
}

async function asked(target: Target, text: string, values: readonly WireValue[], asks: 'rows' | 'count') {
  const { rows, rowCount } = await target.query(withNumbers(text), [...values]);
  return asks === 'rows' ? rows : (rowCount ?? 0);
}
