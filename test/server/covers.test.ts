import { createServer } from 'node:http';
import { expect, it } from 'vitest';
import { anilistServer } from '../helpers/anilist-server.ts';
import { titleOf } from '../helpers/franchise.ts';
import { listening } from '../helpers/listening.ts';
import { tmdbKey, tmdbServer } from '../helpers/tmdb-server.ts';
import { jsonOf, serving } from './serving.ts';

const titles = [
  titleOf(801, { ids: { anilist: 801, mal: 71 } }),
  titleOf(802),
  titleOf(803, { status: 'NOT_YET_RELEASED' }),
];
const at = (id: number) => `https://s4.anilist.co/file/anilistcdn/media/anime/cover/small/b${id}.jpg`;

it('covers are asked for once, all in one request, and by nobody who has not switched them on', async () => {
  const anilist = await anilistServer(titles);
  const { url } = await serving({ anilist: anilist.url });
  await (await fetch(`${url}/?wait=1&q=anilist:801`)).text();
  const before = anilist.asked.length;
  const get = async (refs: string) => jsonOf(await fetch(`${url}/api/v1/covers?refs=${refs}`));
  const all = 'anilist:801,anilist:802,anilist:803,mal:71,anilist:999';
  for (let n = 0; n < 2; n++)
    expect(await get(all)).toEqual({
      schema: 1,
      covers: { 'anilist:801': at(801), 'anilist:802': at(802), 'mal:71': at(801) },
      missing: ['anilist:803', 'anilist:999'],
    });
  expect(anilist.asked.length - before).toBe(1);
  const many = Array.from({ length: 201 }, (_, n) => `anilist:${n + 1}`).join();
  expect((await fetch(`${url}/api/v1/covers?refs=${many}`)).status).toBe(400);
  expect((await fetch(`${url}/api/v1/covers?refs=titan`)).status).toBe(400);
});

it('covers that nobody can be asked for are a problem, and none where nobody may be', async () => {
  const down = await anilistServer(titles, { always: 'outage' });
  const { url } = await serving({ anilist: down.url });
  const answer = await fetch(`${url}/api/v1/covers?refs=anilist:801`);
  expect([answer.status, (await jsonOf(answer)).code]).toEqual([503, 'provider']);
  const offline = await serving({ words: ['--offline'] });
  const none = await jsonOf(await fetch(`${offline.url}/api/v1/covers?refs=anilist:16498`));
  expect(none).toEqual({ schema: 1, covers: {}, missing: ['anilist:16498'] });
});

it('covers are only ever at the places of providers', async () => {
  const media = [
    'https://evil.example/a.png',
    'http://s4.anilist.co/a.png',
    'data:image/png,x',
    'https://s4.anilist.co/b.png',
  ];
  const server = createServer((request, response) => {
    request.resume().on('end', () => {
      const all = media.map((medium, n) => ({ id: n + 1, idMal: null, type: 'ANIME', coverImage: { medium } }));
      response.end(JSON.stringify({ data: { anilist0: { media: all } } }));
    });
  });
  const { url } = await serving({ anilist: `${await listening(server)}/` });
  const refs = media.map((_, n) => `anilist:${n + 1}`).join();
  const { covers } = await jsonOf(await fetch(`${url}/api/v1/covers?refs=${refs}`));
  expect(covers).toEqual({ 'anilist:4': 'https://s4.anilist.co/b.png' });
});

it('posters of films are those that are stored', async () => {
  const { url: tmdb } = await tmdbServer();
  const { url } = await serving({ env: { ANIMECTL_TMDB_URL: `${tmdb}/3`, ANIMECTL_TMDB_TOKEN: tmdbKey } });
  await (await fetch(`${url}/api/v1/franchise?q=tmdb:603`)).text();
  const { covers } = await jsonOf(await fetch(`${url}/api/v1/covers?refs=tmdb:603`));
  expect(covers).toEqual({ 'tmdb:603': 'https://image.tmdb.org/t/p/w185/p603.jpg' });
});
