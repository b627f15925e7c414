import { describe, expect, it } from 'vitest';
import { refOf } from '../../src/model/ref.ts';
import { openSqlite } from '../../src/store/sqlite/sqlite.ts';
import { arrival, titled } from '../helpers/arrivals.ts';
import { rows } from './contract/jobs.ts';

describe('the number of statements', () => {
  it.each([1, 10, 100])('is the same for %i rows, ids and relations', async (n) => {
    let statements = 0;
    const database = await openSqlite(':memory:', { onStatement: () => void statements++ });
    const { titles, jobs, commit } = database;
    const refs = rows(n).map(({ position }) => refOf('anilist', position));
    const arrivals = refs.map((ref) => arrival({ ...titled(ref), relations: [{ type: 'SEQUEL', to: 'anilist:999' }] }));
    const list = refs.map((ref) => [ref, 'anilist:999'] as const);
    const begin = { source: 'list', options: {}, startedAt: 5 };
    const { job = 0, ...done } = await commit({
      arrivals,
      pairs: { provider: 'offline-database', list },
      job: { job: begin, at: 5, add: rows(n), settle: refs.map((title, at) => ({ position: at + 1, title })) },
    });
    const counted = async (body: () => Promise<unknown>) => {
      const before = statements;
      await body();
      return statements - before;
    };
    expect([
      done.statements,
      await counted(() => titles.load(refs)),
      await counted(() => titles.inferred(refs)),
      await counted(() => jobs.open(job, 0, n)),
      await counted(() => jobs.answers(rows(n).flatMap(({ key }) => key ?? []))),
      await counted(() =>
        commit({ job: { job, at: 6, settle: rows(n).map(({ position }) => ({ position, outcome: 'imported' })) } }),
      ),
      await counted(() => jobs.roots(job)),
      await counted(() => jobs.find(job)),
    ]).toEqual([18, 1, 1, 1, 1, 4, 1, 1]);
    await database.close();
  });
});
