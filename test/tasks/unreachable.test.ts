import { expect, it } from 'vitest';
import { anilistServer } from '../helpers/anilist-server.ts';
import { bothWays, chain, titlesOf } from '../helpers/graph.ts';
import { newWorld } from '../helpers/io.ts';

it('an answer comes although its database cannot be reached, which is told', async () => {
  const { url } = await anilistServer(titlesOf(bothWays(...chain('SEQUEL', 900_001, 900_002))));
  const world = newWorld({ anilist: url, env: { ANIMECTL_DB: 'postgres://me:hidden@127.0.0.1:1/anime' } });
  const { code, out, err } = await world.run(['franchise', 'anilist:900001', '--json']);
  expect([code, JSON.parse(out).titles.length]).toEqual([6, 2]);
  expect(err).toContain('its server cannot be reached');
  expect(err).not.toContain('hidden');
});
