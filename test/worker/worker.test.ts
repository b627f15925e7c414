import { describe, expect, it } from 'vitest';
import type { App } from '../../src/app/app.ts';
import { ProviderError, StoreError } from '../../src/model/errors.ts';
import { parseTarget } from '../../src/model/query.ts';
import type { QueuedQuestion } from '../../src/queue/queue.ts';
import { keepImport } from '../../src/tasks/import/queued.ts';
import { answering } from '../../src/worker/worker.ts';
import { anilistServer } from '../helpers/anilist-server.ts';
import { appOf, ran } from '../helpers/app.ts';
import { bothWays, chain, titlesOf } from '../helpers/graph.ts';

const titles = titlesOf(bothWays(...chain('SIDE_STORY', 900001, 900002, 900003)));
const question: QueuedQuestion = { kind: 'franchise', query: parseTarget('anilist:900001') };

/** What is told while a question is answered. */
async function toldOf(asked: QueuedQuestion, app: App): Promise<readonly number[]> {
  const told: number[] = [];
  const tell = async (count: number) => void told.push(count);
  await answering(app, {})(asked, { signal: new AbortController().signal, tell });
  return told;
}

describe('a worker', () => {
  it('tells how many titles have come, whenever some are asked for and when they are saved', async () => {
    const { url } = await anilistServer(titles);
    expect(await toldOf(question, appOf({ anilist: url }))).toEqual([0, 3]);
  });

  it('fails where nobody answers, and where nothing can be saved: the question is tried again', async () => {
    const away = await anilistServer(titles, { always: 'outage' });
    await expect(toldOf(question, appOf({ anilist: away.url }))).rejects.toBeInstanceOf(ProviderError);
    const { url } = await anilistServer(titles);
    const unwritable = appOf({ anilist: url, folder: '/proc/self/nowhere' });
    await expect(toldOf(question, unwritable)).rejects.toBeInstanceOf(StoreError);
  });

  it('tells how many rows of its part of an import are done with, each time more', async () => {
    const { url } = await anilistServer(titles);
    const app = appOf({ anilist: url });
    // Of this part first 39 words, then all 140 refs, then the other words.
    const refs = Array.from({ length: 150 }, (_, n) => `anilist:${900_001 + n}`);
    const items = [...refs, ...Array.from({ length: 60 }, (_, n) => `no title of number ${n}`)];
    const { document } = await ran(keepImport({ items }, app));
    const { job, startedAt, source, maxAgeMs } = document;
    const rows = { kind: 'import rows', job, startedAt, source, maxAgeMs, after: 10, through: 210 } as const;
    expect(await toldOf(rows, app)).toEqual([39, 179]);
  });
});
