import { join } from 'node:path';
import Sqlite from 'better-sqlite3';
import { describe, expect, it, onTestFinished } from 'vitest';
import type { App } from '../../src/app/app.ts';
import type { RunEvent } from '../../src/model/events.ts';
import { diff } from '../../src/tasks/diff.ts';
import { importTitles } from '../../src/tasks/import/import.ts';
import { search } from '../../src/tasks/search.ts';
import { nameTitle, relationsOf, showTitle } from '../../src/tasks/title.ts';
import { isOfFirstWord, titlesTyped } from '../../src/tasks/typed.ts';
import { addWatches } from '../../src/tasks/watch.ts';
import { anilistServer } from '../helpers/anilist-server.ts';
import { appOf, ran } from '../helpers/app.ts';
import { instantClock } from '../helpers/clock.ts';
import { ownFolder } from '../helpers/folder.ts';
import { bothWays, ref, titlesOf } from '../helpers/graph.ts';

const titles = titlesOf(bothWays('800001 SEQUEL 800002'), { 800001: { title: 'Zonkquil' } });
const query = { text: ref(800_001), ref: ref(800_001) };
const words = ['zonkquil'];

/** Another program writes to the database, and does not come to an end. */
async function locked() {
  const [clock, folder] = [instantClock(), ownFolder()];
  const app = appOf({ anilist: (await anilistServer(titles)).url, clock, folder });
  await (await app.database()).commit({ marks: [{ name: 'made', id: 1, at: 1 }] });
  const other = new Sqlite(join(folder, 'animectl.sqlite'));
  onTestFinished(() => void other.close());
  other.exec('BEGIN IMMEDIATE');
  const from = clock.now();
  return { app, tookMs: () => clock.now() - from };
}
type Run = (app: App) => AsyncGenerator<RunEvent, unknown>;

describe('while another program writes to the database', () => {
  it.each<[string, Run]>([
    ['a search', (app) => search({ words: 'zonkquil' }, app)],
    ['one title', (app) => showTitle({ query }, app)],
    ['what a title is related to', (app) => relationsOf({ query }, app)],
    ['the page of a title', (app) => nameTitle({ query: { text: 'zonkquil' } }, app)],
    ['what words that were typed mean', (app) => titlesTyped({ words }, app)],
    ['whether a title is called by the first of them', (app) => isOfFirstWord({ words }, app)],
  ])('%s is told at once, and that it could not be saved', async (_, run) => {
    const { app, tookMs } = await locked();
    const { events } = await ran(run(app));
    expect(events.map(({ type }) => type)).toContain('unsaved');
    expect(tookMs()).toBeLessThan(3_000);
  });

  it.each<[string, Run]>([
    ['a title about which something is written', (app) => showTitle({ query, exactly: true }, app)],
    ['words about which something is written', (app) => titlesTyped({ words, exactly: true }, app)],
    ['what is followed', (app) => addWatches({ queries: [query] }, app)],
    ['what has changed', (app) => diff({ query }, app)],
  ])('%s ends the run, and the program is waited for before', async (_, run) => {
    const { app, tookMs } = await locked();
    await expect(ran(run(app))).rejects.toMatchObject({ name: 'StoreError', code: 'busy' });
    expect(tookMs()).toBeGreaterThan(10_000);
  });

  it('an import ends with what is kept of it', async () => {
    const [clock, folder] = [instantClock(), ownFolder()];
    const file = join(folder, 'animectl.sqlite');
    const onRequest = (n: number) => {
      if (n > 1) return;
      const other = new Sqlite(file);
      onTestFinished(() => void other.close());
      other.exec('BEGIN IMMEDIATE');
    };
    const app = appOf({ anilist: (await anilistServer(titles, { onRequest })).url, clock, folder });
    await expect(ran(importTitles({ items: [ref(800_001), 'nobody knows this'] }, app))).rejects.toMatchObject({
      ...{ name: 'StoreError', code: 'busy', kept: { job: 1, done: 0, rows: 2 } },
    });
  });
});
