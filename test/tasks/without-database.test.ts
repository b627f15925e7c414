import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import type { App } from '../../src/app/app.ts';
import { StoreError, type StoreFailure } from '../../src/model/errors.ts';
import type { RunEvent } from '../../src/model/events.ts';
import { refusingDatabase } from '../../src/store/refusing.ts';
import { listDecisions } from '../../src/tasks/decide.ts';
import { franchise } from '../../src/tasks/franchise.ts';
import { showLists } from '../../src/tasks/lists.ts';
import { withMine } from '../../src/tasks/mine.ts';
import { nextTitles } from '../../src/tasks/next.ts';
import { showTitle } from '../../src/tasks/title.ts';
import { listWatches } from '../../src/tasks/watch.ts';
import { anilistServer } from '../helpers/anilist-server.ts';
import { appOf, ran } from '../helpers/app.ts';
import { ownFolder } from '../helpers/folder.ts';
import { bothWays, ref, titlesOf } from '../helpers/graph.ts';

const query = { text: ref(800_001), ref: ref(800_001) };

/** A machine whose database is there and cannot be opened. */
async function closed(code: StoreFailure): Promise<App> {
  const { url } = await anilistServer(titlesOf(bothWays('800001 SEQUEL 800002')));
  const app = appOf({ anilist: url });
  await (await app.database()).commit({ marks: [{ name: 'made', id: 1, at: 1 }] });
  const error = new StoreError(code, 'it is closed');
  return {
    ...app,
    database: async () => {
      if (!error.isPassing) throw error;
      return refusingDatabase(error);
    },
  };
}

describe('a database that cannot be opened for the moment', () => {
  it('keeps nobody from an answer, which is not kept and says so', async () => {
    const app = await closed('denied');
    for (let n = 0; n < 2; n++) {
      const { events, mine } = withMine(franchise({ queries: [query] }, app), app);
      const answer = await ran(events);
      expect(answer.document[0]?.titles.map((one) => one.ref)).toEqual([ref(800_001), ref(800_002)]);
      expect(answer.events.map(({ type }) => type)).toContain('unsaved');
      expect(mine.entries.size).toBe(0);
    }
    const { events, document } = await ran(showTitle({ query }, app));
    expect([document.ref, events.some(({ type }) => type === 'unsaved')]).toEqual([ref(800_001), true]);
  });
});

it('a database that is of no use ends what is asked', async () => {
  const app = await closed('damaged');
  for (const run of [franchise({ queries: [query] }, app), showTitle({ query }, app)])
    await expect(ran<unknown>(run)).rejects.toMatchObject({ name: 'StoreError', code: 'damaged' });
});

it.each<[string, (app: App) => AsyncGenerator<RunEvent, unknown>]>([
  ['what is followed', (app) => listWatches({}, app)],
  ['lists', (app) => showLists({}, app)],
  ['what comes next', (app) => nextTitles({}, app)],
  ['decisions', (app) => listDecisions({}, app)],
])('a database that can be nowhere is no empty one: %s', async (_, run) => {
  const file = join(ownFolder(), 'file');
  writeFileSync(file, '');
  const app = appOf({ anilist: 'http://127.0.0.1:9/', folder: file });
  await expect(ran(run(app))).rejects.toMatchObject({ name: 'StoreError', code: 'path' });
});
