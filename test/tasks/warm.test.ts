import { describe, expect, it } from 'vitest';
import type { Query } from '../../src/model/query.ts';
import { decide } from '../../src/tasks/decide.ts';
import { franchise } from '../../src/tasks/franchise.ts';
import { warm } from '../../src/tasks/warm.ts';
import { type AnilistOptions, anilistServer } from '../helpers/anilist-server.ts';
import { appOf, ran } from '../helpers/app.ts';
import { instantClock } from '../helpers/clock.ts';
import { ownFolder } from '../helpers/folder.ts';
import { bothWays, chain, ref, titlesOf } from '../helpers/graph.ts';

const long = Array.from({ length: 40 }, (_, n) => 900_001 + n);
const titles = titlesOf(
  bothWays('800001 SEQUEL 800002', '800003 SEQUEL 800004', '800005 SEQUEL 800006', ...chain('SEQUEL', ...long)),
);
const queryOf = (id: number): Query => ({ text: ref(id), ref: ref(id) });

async function machine(options: AnilistOptions = {}) {
  const [clock, folder] = [instantClock(), ownFolder()];
  const server = await anilistServer(titles, options);
  const again = () => appOf({ anilist: server.url, clock, folder });
  return { server, clock, again, app: again() };
}

describe('warming', () => {
  it('fetches each title once, however it is written, and nothing that was not asked for', async () => {
    const { app, server, clock } = await machine();
    await ran(franchise({ queries: [queryOf(800_003)] }, app));
    await clock.sleep(30 * 86_400_000);
    const before = server.asked.length;
    const queries = [queryOf(800_001), { ref: ref(800_001), text: 'https://anilist.co/anime/800001' }];
    expect((await ran(warm({ queries }, app))).document).toEqual({
      ...{ schema: 1, fetched: 1, fresh: 0, complete: true, failed: [] },
    });
    expect(server.asked).toHaveLength(before + 1);
    const { document } = await ran(warm({ stored: true }, app));
    expect(document).toMatchObject({ fetched: 1, fresh: 0, complete: true });
  });

  it('fetches as many that are popular as are wanted', async () => {
    const { app } = await machine();
    expect((await ran(warm({ popular: 2 }, app))).document).toMatchObject({ fetched: 2, complete: true });
  });

  it('goes on with what is known to be popular where the rest of it could not be asked', async () => {
    const many = titlesOf(Array.from({ length: 60 }, (_, n) => `${930_001 + n} OTHER 999999` as const));
    const [clock, folder] = [instantClock(), ownFolder()];
    const { url } = await anilistServer(many, { faults: [undefined, 'outage'] });
    const { document } = await ran(warm({ popular: 60 }, appOf({ anilist: url, clock, folder })));
    expect(document).toMatchObject({ fetched: 0, failed: [expect.any(String)] });
  });

  it('fetches what is asked for next, with what the user has decided', async () => {
    const { app, server } = await machine();
    await ran(decide({ act: 'cut', a: ref(800_001), b: ref(800_002) }, app));
    await ran(warm({ queries: [queryOf(800_001)] }, app));
    const before = server.asked.length;
    const { document } = await ran(franchise({ queries: [queryOf(800_001)] }, app));
    expect(document[0]?.titles.map((one) => one.ref)).toEqual([ref(800_001)]);
    expect(server.asked).toHaveLength(before);
  });

  it('tells of titles that could not be fetched', async () => {
    const { app } = await machine({ faultOf: ({ ids }) => (ids.some((id) => id > 900_001) ? '500' : undefined) });
    const { document } = await ran(warm({ queries: [queryOf(900_001)] }, app));
    expect(document?.failed).toContainEqual(expect.stringMatching(/^anilist:9000\d\d: AniList: answered 500/));
  });

  it('goes on with the next where one is not there', async () => {
    const { app } = await machine();
    const { events, document } = await ran(warm({ queries: [queryOf(7), { text: 'nobody' }, queryOf(800_001)] }, app));
    expect(events.flatMap((one) => (one.type === 'unanswered' ? one.query : []))).toEqual([ref(7), 'nobody']);
    expect(document).toMatchObject({ fetched: 1, complete: true });
    expect(document?.failed).toHaveLength(2);
  });

  it('ends when its time is over, and asks for nothing any more', async () => {
    const { clock, server, app } = await machine({ onRequest: (n) => void (n === 1 && clock.sleep(100_000)) });
    const queries = [queryOf(800_001), { text: 'Title 800003' }, queryOf(800_005)];
    const { document } = await ran(warm({ queries, maxTimeMs: 60_000 }, app));
    expect(document).toMatchObject({ fetched: 1, complete: false });
    expect(server.asked).toHaveLength(1);
  });

  it('ends in the middle of a franchise when its time is over', async () => {
    const { clock, server, app } = await machine({ onRequest: () => void clock.sleep(100_000) });
    const { document } = await ran(warm({ queries: [queryOf(900_001)], maxTimeMs: 150_000 }, app));
    expect(document).toMatchObject({ fetched: 0, complete: false });
    expect(server.asked).toHaveLength(2);
  });

  it('ends with what came where it is interrupted', async () => {
    const stop = new AbortController();
    const { app, server } = await machine({ onRequest: (n) => void (n === 2 && stop.abort()) });
    const queries = [queryOf(800_001), queryOf(800_003), queryOf(800_005)];
    const { document } = await ran(warm({ queries, signal: stop.signal }, app));
    expect(document).toMatchObject({ fetched: 1, complete: false });
    expect(server.asked).toHaveLength(2);
  });

  it('is done by one process, however long a franchise takes, and by another once that has lost its right', async () => {
    const { clock, server, app, again } = await machine({ onRequest: () => void clock.sleep(100_000) });
    const other = (await again().state()).leases;
    const taken: boolean[] = [];
    for await (const event of warm({ queries: [queryOf(900_001)] }, app))
      if (event.type === 'round') taken.push((await other.take('warm', 1)) !== undefined);
    expect([taken.length > 3, taken.includes(true)]).toEqual([true, false]);
    const before = server.asked.length;
    let lease: Awaited<ReturnType<typeof other.take>>;
    const events = warm({ queries: [queryOf(800_001), queryOf(800_003)] }, app);
    for (let next = await events.next(); ; next = await events.next()) {
      if (next.done) {
        expect(next.value).toMatchObject({ fetched: 1, complete: false });
        break;
      }
      if (next.value.type !== 'franchise') continue;
      await clock.sleep(1_000_000);
      lease = await other.take('warm', 1_000_000);
    }
    expect([lease !== undefined, server.asked.length]).toEqual([true, before + 1]);
  });
});
