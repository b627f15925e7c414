import type { App } from '../app/app.ts';
import { askAll } from '../import/ask-all.ts';
import { emptyMemory } from '../import/import-run.ts';
import type { AskedRow } from '../import/row.ts';
import { numbered, takeIn } from '../import/take-in.ts';
import type { Database } from '../store/database.ts';
import type { Asked, OutcomeCounts } from '../store/jobs.ts';
import type { Bench } from './scenario.ts';

export interface Imported {
  readonly counts: OutcomeCounts;
  readonly requests: number;
  /** Of all commits, of the job's rows as well as of the titles. */
  readonly statements: number;
}

/** What `animectl import` does with a list of titles or refs. */
export async function importList(app: App, list: readonly Asked[], { signal }: Bench): Promise<Imported> {
  const { clock } = app;
  const counting = countedCommits(await app.database());
  const { database } = counting;
  const lookup = await app.lookup({ provider: 'auto', refresh: true, concurrency: 3, networkOnly: true });
  const rows = numbered([{ name: 'bench', rows: rowsOf(list) }], { most: list.length });
  const begun = { source: 'bench', options: {}, startedAt: clock.now() };
  const { job } = await takeIn(rows, database, { job: begun, at: begun.startedAt });
  const events = askAll({
    ...{ job, lookup, database, clock, signal },
    maxAgeMs: 0,
    best: true,
    maxRequests: undefined,
    until: undefined,
    memory: emptyMemory(),
  });
  for await (const { type } of events) if (type === 'fallback') throw new Error('the simulated AniList did not answer');
  const statements = counting.statements();
  const done = await database.jobs.find(job);
  if (!done) throw new Error(`import ${job} is gone`);
  return { counts: done.counts, requests: lookup.counts().requests, statements };
}

/** A database that adds up what its commits cost. */
function countedCommits(database: Database) {
  let statements = 0;
  const commit: Database['commit'] = async (batch) => {
    const done = await database.commit(batch);
    statements += done.statements;
    return done;
  };
  return { database: { ...database, commit }, statements: () => statements };
}

async function* rowsOf(list: readonly Asked[]): AsyncGenerator<AskedRow, void> {
  for (const [n, asked] of list.entries())
    yield { type: 'asked', number: n + 1, unit: 'line', raw: asked.title ?? asked.refs, asked };
}
