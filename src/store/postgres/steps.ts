import type { PoolClient } from 'pg';
import { keepsNames } from '../../postgres/connection.ts';
import { nothingOf, type Steps } from '../sql/statement.ts';
import { sentFor, type WireValue, withNumbers } from './parameters.ts';
import { calledPart, calledShort } from './search-sql.ts';
import * as titleSql from './title-sql.ts';

/**
 * What is asked most, by the names under which the server keeps it: planning it takes longer than finding one title. Only statements
 * that are best run in one way, whatever they are given.
 */
const names = new Map(
  [...Object.values(titleSql), calledPart, calledShort].flatMap((text, n) =>
    typeof text === 'string' ? [[text, `animectl_${n}`] as const] : [],
  ),
);

/** Runs steps, one statement after the other. Rejects with what `pg` says. */
export async function runSteps<Result>(
  client: PoolClient,
  steps: Steps<Result>,
  onStatement: () => void = () => {},
): Promise<Result> {
  let step = steps.next();
  while (!step.done) {
    const { value: statement } = step;
    const nothing = nothingOf(statement);
    if (nothing === undefined) onStatement();
    const answer = nothing ?? (await asked(client, statement.text, sentFor(statement.values), statement.asks));
    step = steps.next(answer);
  }
  return step.value;
}

async function asked(client: PoolClient, text: string, values: readonly WireValue[], asks: 'rows' | 'count') {
  const name = keepsNames(client) ? names.get(text) : undefined;
  const { rows, rowCount } = await client.query({
    ...{ text: withNumbers(text), values: [...values] },
    ...(name !== undefined && { name }),
  });
  return asks === 'rows' ? rows : (rowCount ?? 0);
}
