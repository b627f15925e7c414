import { describe, expect, it } from 'vitest';
import type { App } from '../../src/app/app.ts';
import { StoreError, type StoreFailure } from '../../src/model/errors.ts';
import { refusingDatabase } from '../../src/store/refusing.ts';
import { franchise } from '../../src/tasks/franchise.ts';
import { withMine } from '../../src/tasks/mine.ts';
import { showTitle } from '../../src/tasks/title.ts';
import { anilistServer } from '../helpers/anilist-server.ts';
import { appOf, ran } from '../helpers/app.ts';
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
