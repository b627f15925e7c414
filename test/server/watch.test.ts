import { expect, it } from 'vitest';
import { anilistServer } from '../helpers/anilist-server.ts';
import { bothWays, chain, titlesOf } from '../helpers/graph.ts';
import { webhook } from '../helpers/webhook.ts';
import { allEventsOf, jsonOf, key, quickClock, type ServingOptions, serving } from './serving.ts';

const before = titlesOf(bothWays(...chain('SEQUEL', 900001, 900002)));
const after = titlesOf(bothWays(...chain('SEQUEL', 900001, 900002, 900003)));
const ref = 'anilist:900001';

async function watching(options: ServingOptions) {
  const served = await serving(options);
  const ask = async (method: string, path: string, body?: unknown) => {
    const answer = await fetch(`${served.url}/api/v1/${path}`, {
      method,
      headers: { 'content-type': 'application/json', 'x-api-key': key },
      ...(body !== undefined && { body: JSON.stringify(body) }),
    });
    return { status: answer.status, body: await jsonOf(answer) };
  };
  /** Waits for all jobs; gives their states. */
  const jobs = async () => {
    for (const { id } of (await ask('GET', 'jobs')).body.jobs)
      await allEventsOf(await fetch(`${served.url}/api/v1/jobs/${id}/stream`));
    return (await ask('GET', 'jobs')).body.jobs;
  };
  return { ...served, ask, jobs };
}

/** A folder in which a franchise is followed, checked once, of two titles. */
async function followed(): Promise<string> {
  const { ask, jobs, folder, stop } = await watching({ anilist: (await anilistServer(before)).url });
  await ask('POST', 'watch', { titles: [ref] });
  expect(await ask('POST', 'watch/check')).toMatchObject({ status: 202, body: { kind: 'watch check' } });
  expect(await jobs()).toMatchObject([{ kind: 'watch check', state: 'done', result: { changed: false } }]);
  await stop();
  return folder;
}

it('follows titles, lists them, and follows them no longer', async () => {
  const { ask, url } = await watching({ anilist: (await anilistServer(before)).url });
  expect(await ask('GET', 'watch')).toMatchObject({ status: 200, body: { schema: 1, watched: [] } });
  const added = await ask('POST', 'watch', { titles: [ref, 'anilist:999'] });
  expect(added).toMatchObject({
    status: 201,
    body: { watched: [{ ref, checkedAt: null }], unanswered: [{ query: 'anilist:999', code: 'absent' }] },
  });
  expect((await ask('GET', 'watch')).body.watched).toHaveLength(1);
  expect(await ask('POST', 'watch', { titles: ['anilist:999'] })).toMatchObject({
    status: 404,
    body: { code: 'absent' },
  });
  expect(await ask('POST', 'watch', { titles: [] })).toMatchObject({ status: 400 });
  const removed = await ask('DELETE', `watch?title=${ref}`);
  expect(removed).toMatchObject({ status: 200, body: { watched: [] } });
  expect(await ask('DELETE', `watch?title=${ref}`)).toMatchObject({ status: 404, body: { code: 'no-match' } });
  expect((await fetch(`${url}/api/v1/watch`, { method: 'POST', body: '{}' })).status).toBe(401);
});

it('tells what is new of what is followed, and leaves the rest out', async () => {
  const folder = await followed();
  const { ask, jobs } = await watching({ anilist: (await anilistServer(after)).url, folder });
  expect((await ask('GET', 'watch/news')).body).toMatchObject({ changed: false });
  const { id, progress } = (await ask('POST', 'watch/check')).body;
  expect(progress).toEqual({ titles: 0 });
  expect((await jobs())[0]).toMatchObject({ id, state: 'done', progress: { titles: 3 }, result: { changed: true } });
  const { body } = await ask('GET', 'watch/news');
  expect(body.changes).toContainEqual(expect.objectContaining({ kind: 'new', ref: 'anilist:900003' }));
  expect((await ask('GET', 'watch/news?since=2200-01-01')).body.changes).toEqual([]);
  await ask('DELETE', `watch?title=${ref}`);
  expect((await ask('GET', 'watch/news')).body.changes).toEqual([]);
});

it('posts what a check has found that somebody asked for, too', async () => {
  const [folder, hook] = [await followed(), await webhook()];
  const anilist = (await anilistServer(after)).url;
  const words = ['--check-every', '6h', '--webhook', hook.url];
  const { ask, jobs } = await watching({ anilist, folder, clock: quickClock(), words });
  await ask('POST', 'watch/check');
  await expect.poll(async () => (await jobs())[0]?.state, { timeout: 30_000 }).toBe('done');
  expect(hook.posted).toHaveLength(1);
  expect(hook.posted[0]?.body).toContain('anilist:900003');
});

it('checks by itself as often as it was told to, and posts what it has found', async () => {
  const folder = await followed();
  const clock = quickClock();
  const hook = await webhook();
  const anilist = (await anilistServer(after)).url;
  const words = ['--check-every', '6h', '--webhook', hook.url];
  const { jobs, log } = await watching({ anilist, folder, clock, words });
  expect(await jobs()).toEqual([]);
  await clock.run(5 * 3_600_000);
  expect(await jobs()).toEqual([]);
  await clock.run(3_600_000 + 60_000);
  await expect.poll(async () => (await jobs())[0]?.state, { timeout: 30_000 }).toBe('done');
  expect(hook.posted).toHaveLength(1);
  expect(hook.posted[0]?.body).toContain('anilist:900003');
  await clock.run(6 * 3_600_000);
  await expect
    .poll(async () => (await jobs()).map(({ state }: { state: string }) => state), { timeout: 30_000 })
    .toEqual(['done', 'done']);
  expect(hook.posted).toHaveLength(1);
  expect(log().filter(({ error }) => error)).toEqual([]);
});
