import { join } from 'node:path';
import { describe, expect, it, onTestFinished } from 'vitest';
import { createApp } from '../../src/app/app.ts';
import { parseConfig } from '../../src/config/config.ts';
import type { Answer } from '../../src/model/lookup.ts';
import { type AnilistOptions, anilistServer } from '../helpers/anilist-server.ts';
import { instantClock } from '../helpers/clock.ts';
import { ownFolder } from '../helpers/folder.ts';
import { titlesOf } from '../helpers/graph.ts';
import { eventsOf } from '../helpers/lookup.ts';

const refs = ['anilist:1', 'anilist:2'] as const;

/** A process that asks a simulated AniList, with its state in a file or in memory. */
async function processAsking(options: AnilistOptions, state: 'file' | 'memory') {
  const server = await anilistServer(titlesOf([]), options);
  const folder = ownFolder();
  const env = {
    ANIMECTL_PROVIDERS: 'anilist',
    ANIMECTL_ANILIST_URL: server.url,
    ANIMECTL_ANILIST_LIMIT: '6000/60s',
    ...(state === 'memory' && { ANIMECTL_CACHE: ':memory:' }),
  };
  const clock = instantClock();
  const { signal } = new AbortController();
  const config = parseConfig(
    { db: join(folder, 'db.sqlite') },
    { env, folders: { config: folder, data: folder }, version: '1' },
  );
  const app = createApp(config, { clock, signal, random: () => 0.5, warn: () => {} });
  onTestFinished(() => app.close());
  /** What a lookup of its own says of a title, asked whatever is remembered of outages. */
  async function look(ref: (typeof refs)[number]): Promise<readonly Answer['type'][]> {
    const lookup = await app.lookup({ provider: 'anilist', refresh: true, concurrency: 1, networkOnly: true });
    return (await eventsOf(lookup.titles([ref], { lookAhead: false }))).map(({ type }) => type);
  }
  return { look, server, clock, app };
}

describe.each(['file', 'memory'] as const)('two lookups of a process, with its state in %s', (state) => {
  it('are both held back by a 429 that one of them met', async () => {
    const { look, server, clock } = await processAsking({ faults: ['429'] }, state);
    const [first, second] = await Promise.all(refs.map(look));
    expect([first, second].filter((types) => types?.includes('waiting')).length).toBeGreaterThan(0);
    expect(server.asked.length).toBeLessThanOrEqual(3);
    expect(clock.slept.filter((ms) => ms > 1_500)).not.toEqual([]);
  });

  it('do not ask again, either of them, before the provider wants it', async () => {
    const { look, server, clock } = await processAsking({ always: '429 for an hour' }, state);
    expect(await look(refs[0])).toContain('failed');
    expect(await look(refs[1])).toContain('failed');
    expect(server.asked).toHaveLength(1);
    await clock.sleep(3_600_000);
    await look(refs[1]);
    expect(server.asked).toHaveLength(2);
  });

  it('lose their patience together: six requests in a row, not six each', async () => {
    const { look, server } = await processAsking({ always: '429' }, state);
    const answers = await Promise.all(refs.map(look));
    for (const types of answers) expect(types).toContain('failed');
    // One that was already on its way when the last wait began may come on top.
    expect(server.asked.length).toBeLessThanOrEqual(8);
  });
});

it('counts what it cost, once for all its lookups', async () => {
  const { look, server, app } = await processAsking({ faults: ['429', '500'] }, 'memory');
  await look(refs[0]);
  await look(refs[1]);
  const [figures] = await app.health.providerFigures();
  expect(figures).toMatchObject({ provider: 'anilist', requests: server.asked.length, throttled: 1, errors: 1 });
  expect(figures?.budget).toEqual([{ limit: { requests: 6000, perMs: 60_000 }, left: 6000 - server.asked.length }]);
  expect(figures?.waitedMs).toBeGreaterThanOrEqual(2_000);
});
