import { expect, it } from 'vitest';
import { anilistServer } from '../helpers/anilist-server.ts';
import { bothWays, chain, titlesOf } from '../helpers/graph.ts';
import { jsonOf, key, serving } from './serving.ts';

const titles = titlesOf(bothWays(...chain('SEQUEL', 900001, 900002, 900003)));
const json = { 'content-type': 'application/json', 'x-api-key': key };

it('gives many stored titles at once, and says which are not', async () => {
  const anilist = await anilistServer(titles);
  const { url } = await serving({ anilist: anilist.url });
  await (await fetch(`${url}/api/v1/franchise?q=anilist:900001`)).text();
  const asked = anilist.asked.length;
  const batch = (body: unknown, headers: Record<string, string> = json) =>
    fetch(`${url}/api/v1/titles/batch`, { method: 'POST', headers, body: JSON.stringify(body) });
  const answer = await batch({ refs: ['anilist:900001', 'ANILIST:900003', 'anilist:900009'] });
  expect(answer.status).toBe(200);
  const found = await jsonOf(answer);
  expect(Object.keys(found.titles).sort()).toEqual(['anilist:900001', 'anilist:900003']);
  expect(found.titles['anilist:900001']).toMatchObject({ ref: 'anilist:900001', provider: 'anilist' });
  expect(found.missing).toEqual(['anilist:900009']);
  expect(anilist.asked).toHaveLength(asked);
  const refs = (n: number) => ({ refs: Array.from({ length: n }, (_, at) => `anilist:${at + 1}`) });
  expect((await batch(refs(500))).status).toBe(200);
  expect((await batch(refs(501))).status).toBe(400);
  expect((await batch({ refs: ['Attack on Titan'] })).status).toBe(400);
  expect((await batch({ refs: ['x'.repeat(70_000)] })).status).toBe(413);
  // It only reads: on this machine nobody needs the key for that, and elsewhere everybody does.
  expect((await batch(refs(1), { 'content-type': 'application/json' })).status).toBe(200);
  const proxied = { 'content-type': 'application/json', 'x-forwarded-for': '10.0.0.9' };
  expect((await batch(refs(1), proxied)).status).toBe(401);
  const broken = await fetch(`${url}/api/v1/titles/batch`, { method: 'POST', headers: json, body: '{' });
  expect([broken.status, (await jsonOf(broken)).code]).toEqual([400, 'usage']);
});

it('suggests stored titles by what is typed', async () => {
  const { url } = await serving({ words: ['--offline'] });
  const suggest = async (q: string) => (await jsonOf(await fetch(`${url}/api/v1/suggestions?q=${q}`))).suggestions;
  expect(await suggest('gint')).toEqual([]);
  await (await fetch(`${url}/api/v1/franchise?q=Gintama`)).text();
  const found = await suggest('gint');
  expect(found[0]).toEqual({ ref: 'anilist:918', name: 'Gintama', about: 'TV 2006' });
  expect(found.length).toBeLessThanOrEqual(10);
});

it('says what is left of the limits of providers, and what is kept ready', async () => {
  const { url } = await serving({ anilist: (await anilistServer(titles)).url });
  await (await fetch(`${url}/api/v1/franchise?q=anilist:900001`)).text();
  const { providers } = await jsonOf(await fetch(`${url}/api/v1/providers`));
  expect(providers[0]).toMatchObject({
    provider: 'anilist',
    label: 'AniList',
    budget: [{ requests: 6000, perMs: 60_000 }],
  });
  expect(providers[0].requests).toBeGreaterThan(0);
  expect(await jsonOf(await fetch(`${url}/api/v1/cache`))).toMatchObject({ answers: 1, crawls: 0 });
});
