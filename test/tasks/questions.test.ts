import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import type { App } from '../../src/app/app.ts';
import type { RunEvent } from '../../src/model/events.ts';
import { decide, listDecisions } from '../../src/tasks/decide.ts';
import { diff } from '../../src/tasks/diff.ts';
import { doctor } from '../../src/tasks/doctor.ts';
import { explainTitle } from '../../src/tasks/explain.ts';
import { franchise } from '../../src/tasks/franchise.ts';
import { importTitles } from '../../src/tasks/import/import.ts';
import { planImport } from '../../src/tasks/import/plan.ts';
import { planFranchise } from '../../src/tasks/plan.ts';
import { search } from '../../src/tasks/search.ts';
import type { Posed, Task } from '../../src/tasks/task.ts';
import { relationsOf, showTitle } from '../../src/tasks/title.ts';
import { warm } from '../../src/tasks/warm.ts';
import { anilistServer } from '../helpers/anilist-server.ts';
import { appOf, ran } from '../helpers/app.ts';
import { ownFolder } from '../helpers/folder.ts';
import { bothWays, chain, titlesOf } from '../helpers/graph.ts';

const [first, second] = ['anilist:900001', 'anilist:900002'] as const;
const query = { ref: first, text: first };
const titles = titlesOf(bothWays(...chain('SEQUEL', 900001, 900002, 900003)), {
  900001: { title: 'Quux', format: 'TV', status: 'FINISHED' },
});

/** A task with a question, whatever their types. */
interface Case {
  readonly name: string;
  run(app: App, copy: <T>(question: T) => T): AsyncGenerator<RunEvent, unknown>;
}

const caseOf = <Question, Document>(name: string, task: Task<Question, Document>, question: Question): Case => ({
  name,
  run: (app, copy) => task(copy(question) as Posed<Question>, app),
});

const cases: readonly Case[] = [
  caseOf('franchise', franchise, {
    queries: [{ text: 'quux' }, query],
    depth: { auto: false, steps: 2 },
    filter: { skip: ['recaps'], aired: true },
    order: 'story',
    pick: undefined,
  }),
  caseOf('explain', explainTitle, { queries: [query], ref: 'anilist:900003' }),
  caseOf('plan', planFranchise, { queries: [query, { text: 'quux' }] }),
  caseOf('show', showTitle, { query: { text: 'quux' }, strict: false }),
  caseOf('relations', relationsOf, { query, detailed: true }),
  caseOf('search', search, { words: 'quux', limit: 5 }),
  caseOf('diff of one', diff, { query, since: 0 }),
  caseOf('diff of all', diff, { since: undefined }),
  caseOf('warm', warm, { queries: [query], popular: 1, maxRequests: 9, stored: true }),
  caseOf('import', importTitles, { items: ['Quux', second, 'Nobody knows this'], franchise: true, maxTimeMs: 60_000 }),
  caseOf('import plan', planImport, { items: ['Quux', second] }),
  caseOf('cut', decide, { act: 'cut', a: first, b: second, reason: 'apart' }),
  caseOf('decisions', listDecisions, {}),
  caseOf('doctor', doctor, {}),
];

/** Without what differs from folder to folder and from port to port. */
function comparable(value: unknown, folder: string, url: string): unknown {
  const text = JSON.stringify(value, (key, one) => (/^(?:freeBytes|bytes|latencyMs)$/.test(key) ? 0 : one));
  return JSON.parse(text.replaceAll(folder, 'FOLDER').replaceAll(url, 'URL'));
}

describe('a question', () => {
  it.each(cases.map((one) => [one.name, one] as const))(
    'of %s is JSON: as such it has the same run',
    async (_, one) => {
      const runs = [<T>(question: T) => question, <T>(question: T): T => JSON.parse(JSON.stringify(question))];
      const [own, copied] = await Promise.all(
        runs.map(async (copy) => {
          const [{ url }, folder] = [await anilistServer(titles), ownFolder()];
          return comparable(await ran(one.run(appOf({ anilist: url, folder }), copy)), folder, url);
        }),
      );
      expect(copied).toEqual(own);
      expect(own).toHaveProperty('document');
    },
  );

  it('of a file is taken up again as a job that was kept as JSON', async () => {
    const [{ url }, folder] = [await anilistServer(titles), ownFolder()];
    const file = join(folder, 'list.txt');
    writeFileSync(file, `Quux\n${second}\n`);
    const app = appOf({ anilist: url, folder });
    const { document } = await ran(importTitles({ files: [file], maxRequests: 1, maxAgeMs: 1 }, app));
    expect(document).toMatchObject({ kind: 'list', job: 1 });
    const resumed = await ran(importTitles(JSON.parse('{"resume":1}'), app));
    expect(resumed.document).toMatchObject({ job: 1, state: 'done', rows: 2, pending: 0, cut: null, rejects: [] });
  });
});
