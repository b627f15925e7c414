import { StreamableHTTPClientTransport } from '@modelcontextprotocol/client';
import { describe, expect, it, onTestFinished } from 'vitest';
import { anilistServer } from '../helpers/anilist-server.ts';
import { bothWays, chain, titlesOf } from '../helpers/graph.ts';
import { jsonOf, key, type Serving, serving } from '../server/serving.ts';
import { call, type Era, newClient, textOf } from './speaking.ts';

const titles = titlesOf(bothWays(...chain('SEQUEL', 900001, 900002, 900003)));

async function asking({ url }: Serving, era: Era = 'auto') {
  const client = newClient(era);
  const headers = { authorization: `Bearer ${key}` };
  await client.connect(new StreamableHTTPClientTransport(new URL(`${url}/mcp`), { requestInit: { headers } }));
  onTestFinished(() => client.close());
  return client;
}

describe.each(['legacy', 'auto'] as const)('over HTTP, a client that opens as %s', (era) => {
  it('is answered, and hears how far a crawl is', async () => {
    const client = await asking(await serving({ anilist: (await anilistServer(titles)).url }), era);
    expect((await client.listTools()).tools).toHaveLength(7);
    const heard: number[] = [];
    const onprogress = ({ progress }: { progress: number }) => void heard.push(progress);
    const { structuredContent } = await call(client, 'franchise', { title: 'anilist:900001' }, { onprogress });
    expect(structuredContent).toMatchObject({ complete: true, titles: { length: 3 } });
    expect(heard.length).toBeGreaterThan(0);
  });

  it('that leaves ends its crawl', async () => {
    const hanging = await anilistServer(titles, { always: 'hang' });
    const served = await serving({ anilist: hanging.url });
    const client = await asking(served, era);
    const back = new AbortController();
    const options = { signal: back.signal, onprogress: () => back.abort() };
    await expect(call(client, 'franchise', { title: 'anilist:900001' }, options)).rejects.toThrow();
    await client.close();
    const crawls = async () => (await jsonOf(await fetch(`${served.url}/api/v1/cache`))).crawls;
    await expect.poll(crawls, { timeout: 30_000 }).toBe(0);
  });
});

it('needs the key, on this machine, too, and no other site may have a browser ask', async () => {
  const { url } = await serving({ words: ['--offline'] });
  const post = (headers: Record<string, string>) => fetch(`${url}/mcp`, { method: 'POST', headers, body: '{}' });
  expect((await post({})).status).toBe(401);
  expect((await fetch(`${url}/mcp`)).status).toBe(401);
  expect((await post({ 'x-api-key': key, origin: 'https://evil.example' })).status).toBe(403);
  expect((await fetch(`${url}/mcp`, { headers: { 'x-api-key': key } })).status).toBe(405);
});

it('holds a client to its number of crawls at once, and says so', async () => {
  const hanging = await anilistServer(titles, { always: 'hang' });
  const client = await asking(await serving({ anilist: hanging.url }));
  const back = new AbortController();
  const open = [1, 2, 3, 4].map((n) =>
    call(client, 'franchise', { title: `anilist:90000${n}` }, { signal: back.signal }).catch(() => undefined),
  );
  await expect.poll(() => hanging.asked.length, { timeout: 30_000 }).toBeGreaterThan(3);
  const refused = await call(client, 'franchise', { title: 'anilist:900005' });
  expect([refused.isError, textOf(refused)]).toEqual([
    true,
    '4 crawls of yours are under way; wait until one has ended.',
  ]);
  back.abort();
  await Promise.all(open);
});

it('writes where the server was started so', async () => {
  const client = await asking(await serving({ words: ['--offline', '--mcp-write'] }));
  const { structuredContent } = await call(client, 'watch', { act: 'add', titles: ['Attack on Titan'] });
  expect(structuredContent.watched).toMatchObject([{ ref: 'anilist:16498' }]);
});
