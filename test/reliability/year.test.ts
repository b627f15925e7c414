import { statSync } from 'node:fs';
import { join } from 'node:path';
import { expect, inject, it } from 'vitest';
import type { App } from '../../src/app/app.ts';
import { refOf } from '../../src/model/ref.ts';
import type { Title } from '../../src/model/title.ts';
import { diff } from '../../src/tasks/diff.ts';
import { franchise } from '../../src/tasks/franchise.ts';
import { importTitles } from '../../src/tasks/import/import.ts';
import { search } from '../../src/tasks/search.ts';
import type { Posed, Task } from '../../src/tasks/task.ts';
import { showTitle } from '../../src/tasks/title.ts';
import { warm } from '../../src/tasks/warm.ts';
import { addWatches, checkWatches } from '../../src/tasks/watch.ts';
import { anilistServer } from '../helpers/anilist-server.ts';
import { appOf, ran } from '../helpers/app.ts';
import { instantClock } from '../helpers/clock.ts';
import { ownFolder } from '../helpers/folder.ts';
import { bothWays, chain, titlesOf } from '../helpers/graph.ts';
import { told } from '../helpers/outcomes.ts';
import { runs } from '../helpers/suite.ts';
import { faultsOf, query } from './rows.ts';

// What the README's own crontab comes to: everything is asked for again each day, a fact or two change, and nobody tidies up.

const dayMs = 24 * 3_600_000;
const franchises = Array.from({ length: runs(8, 20) }, (_, n) => 900_001 + 100 * n);
const size = 6;
const idsOf = (root: number) => Array.from({ length: size }, (_, n) => root + n);
const queryOf = (root: number) => ({ ref: refOf('anilist', root), text: `anilist:${root}` });

/** Franchises: a main line with a side story everywhere. */
const titles = titlesOf(
  bothWays(
    ...franchises.flatMap((root) => {
      const ids = idsOf(root);
      const [line, sides] = [ids.slice(0, size / 2), ids.slice(size / 2)];
      return [...chain('SEQUEL', ...line), ...line.map((id, n) => `${id} SIDE_STORY ${sides[n] ?? 0}` as const)];
    }),
  ),
  Object.fromEntries(
    franchises.flatMap((root, n) =>
      idsOf(root).map((id) => [id, { title: `Franchise ${n} part ${id - root}`, format: 'TV', episodes: 12 }] as const),
    ),
  ),
);

/** Every day something else is news: an episode more, a date, another name. */
function change(day: number): void {
  const title = titles[(day * 37) % titles.length] as { -readonly [Field in keyof Title]: Title[Field] };
  const kinds = [
    () => Object.assign(title, { episodes: (title.episodes ?? 0) + 1 }),
    () => Object.assign(title, { startDate: `20${String(day % 90).padStart(2, '0')}-04-05` }),
    () => Object.assign(title, { english: `Name of day ${day}` }),
  ];
  kinds[day % kinds.length]?.();
}

type Run = (app: App) => Promise<unknown>;
const of =
  <Question extends object, Document>(task: Task<Question, Document>, question: Posed<Question>): Run =>
  (app) =>
    ran(task(question, app));

/** A day's jobs: all is asked for, and one franchise once more by itself. */
const jobsOf = (day: number): Readonly<Record<string, Run>> => {
  const root = franchises[day % franchises.length] ?? 0;
  return {
    'cache warm --stored': of(warm, { stored: true }),
    'watch check': of(checkWatches, {}),
    'diff TITLE': of(diff, { query: queryOf(root) }),
    diff: of(diff, {}),
    import: of(importTitles, { items: [`anilist:${root}`, 'Franchise 4 part 0'] }),
  };
};
/** What a person asks after a year. */
const asked: Readonly<Record<string, Run>> = {
  franchise: of(franchise, { queries: [queryOf(franchises[7] ?? 0)], refresh: true }),
  'diff --since': of(diff, { since: 0 }),
  'diff TITLE --since': of(diff, { since: 0, query: queryOf(franchises[2] ?? 0) }),
  search: of(search, { words: 'Franchise 5 part 3' }),
  show: of(showTitle, { query: queryOf(franchises[1] ?? 0) }),
};

interface Weight {
  readonly bytes: number;
  readonly stateBytes: number;
  /** Rows of what only grows. */
  readonly rows: Readonly<Record<string, number>>;
}

const growing = ['crawl', 'crawl_title', 'import_job', 'import_row', 'name', 'relation', 'emptied', 'list'];

function weightOf(folder: string): Weight {
  const file = join(folder, 'animectl.sqlite');
  const count = (table: string) => query<{ n: number }>(file, `SELECT count(*) AS n FROM ${table}`)[0]?.n ?? 0;
  return {
    bytes: statSync(file).size,
    stateBytes: statSync(join(folder, 'state.sqlite')).size,
    rows: Object.fromEntries(growing.map((table) => [table, count(table)])),
  };
}

it('a year of daily cron leaves a database of the same size, in which everything is as fast', {
  timeout: 1_500_000,
}, async () => {
  const { url } = await anilistServer(titles);
  const clock = instantClock(Date.parse('2026-01-01T06:00:00Z'));
  const folder = ownFolder();
  const days = runs(9, 365);
  const onDay = async (jobs: Readonly<Record<string, Run>>) => {
    // Each day's jobs are processes of their own.
    const app = appOf({ anilist: url, clock, folder });
    const took: Record<string, number> = {};
    for (const [name, run] of Object.entries(jobs)) {
      const startedAt = performance.now();
      await run(app);
      took[name] = performance.now() - startedAt;
    }
    await app.close();
    return took;
  };
  await onDay({ 'watch add': of(addWatches, { queries: franchises.map(queryOf) }), ...jobsOf(0) });
  let after: Weight | undefined;
  let weekly: Readonly<Record<string, number>> = {};
  for (let day = 1; day < days; day++) {
    await clock.sleep(dayMs);
    change(day);
    if (day !== 7) await onDay(jobsOf(day));
    else {
      weekly = await onDay({ ...jobsOf(day), ...asked });
      after = weightOf(folder);
    }
  }
  const took = await onDay({ ...jobsOf(days), ...asked });
  const last = weightOf(folder);
  if (!after) throw new Error('a week is not over');
  expect(last.bytes / after.bytes).toBeLessThan(2);
  expect(last.stateBytes / after.stateBytes).toBeLessThan(3);
  // Nothing is kept of a day but what changed in it, and a name more at the most.
  const { import_job: jobs, import_row: rows, ...others } = last.rows;
  for (const [table, n] of Object.entries(others)) expect(n, table).toBeLessThanOrEqual((after.rows[table] ?? 0) + 250);
  expect(jobs).toBeLessThanOrEqual(51);
  expect(rows).toBeLessThanOrEqual(102);
  // A machine may be busy with other things; what once grew with the square of the days took minutes.
  for (const [name, ms] of Object.entries(took)) expect(ms, name).toBeLessThan(5 * (weekly[name] ?? 0) + 2_000);
  expect(faultsOf(join(folder, 'animectl.sqlite'))).toEqual([]);
  if (inject('suite') === 'all')
    told({
      kind: 'history',
      tried: `${days} days of cron for ${franchises.length} franchises of ${size} titles: \`cache warm\`, \`watch check\`, two \`diff\` and an \`import\` a day`,
      came: `the database is ${(last.bytes / after.bytes).toFixed(1)} times as large as after a week, ${last.rows.crawl} crawls and ${jobs} imports are kept; every command takes as long as it did then`,
    });
});
