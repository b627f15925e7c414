import { describe, expect, it, onTestFinished } from 'vitest';
import { type Behaviour, type Figures, paths, serve } from '../../src/bench/provider/server.ts';
import { catalogFranchises, simulatedTitles } from '../../src/bench/provider/titles.ts';
import type { Clock } from '../../src/model/clock.ts';
import { anilist } from '../../src/providers/anilist/anilist.ts';
import { instantClock } from '../helpers/clock.ts';
import { httpTo } from '../helpers/http.ts';
import { newWorld } from '../helpers/io.ts';
import { providerContract } from '../providers/contract.ts';

const titles = await simulatedTitles();

async function simulated(behaviour: Behaviour = { latencyMs: 0 }, clock: Clock = instantClock()) {
  const { url, close } = await serve(titles, clock);
  onTestFinished(close);
  const behave = (body: Behaviour) => fetch(url + paths.behaviour, { method: 'PUT', body: JSON.stringify(body) });
  await behave(behaviour);
  const ask = (query: string) => fetch(url, { method: 'POST', body: JSON.stringify({ query }) });
  const figures = async () => (await (await fetch(url + paths.figures)).json()) as Figures;
  return { url, behave, ask, figures };
}

providerContract('The simulated AniList', async () => ({
  provider: anilist,
  http: httpTo((await simulated()).url, anilist),
  known: ['anilist:16498', 'anilist:1535', 'anilist:5000001'],
  absent: ['anilist:999999999', 'mal:999999999', 'anilist:manga/5114'],
  words: ['Attack on Titan', 'Death Note', titles.find(({ ref }) => ref === 'anilist:5000001')!.title],
  nonsense: 'xyzzy nothing',
}));

describe('the simulated AniList', () => {
  it.each(['Attack on Titan', 'Gundam'])('has all of %s, from wherever it is crawled', async (name) => {
    const { url, figures } = await simulated();
    const { members } = (await catalogFranchises()).find((one) => one.name === name)!;
    for (const root of [members[0]!, members.at(-1)!]) {
      const { code, out } = await newWorld({ anilist: url }).run(['franchise', root, '--json']);
      expect(code).toBe(0);
      const found = (JSON.parse(out) as { titles: { ref: string }[] }).titles.map(({ ref }) => ref);
      expect(found.sort()).toEqual([...members].sort());
    }
    expect(await figures()).toMatchObject({ throttled: 0, refused: 0 });
  });

  it('holds its true limit, whatever its header says', async () => {
    let now = 1_000_000;
    const clock: Clock = { now: () => now, sleep: async () => {} };
    const limit = { requests: 3, perMs: 6_000 };
    const { ask, figures } = await simulated({ latencyMs: 0, limit, advertised: 90 }, clock);
    const headersOf = ({ headers }: Response) => headers.get('x-ratelimit-limit');
    const allowed = await Promise.all([1, 2, 3].map(() => ask('{ Page { media(id_in: [1]) { id } } }')));
    expect(allowed.map(({ status }) => status)).toEqual([200, 200, 200]);
    expect(allowed.map(headersOf)).toEqual(['90', '90', '90']);
    now += 2_000;
    const refused = await ask('{ Page { media(id_in: [1]) { id } } }');
    expect([refused.status, headersOf(refused), refused.headers.get('retry-after')]).toEqual([429, '90', '4']);
    expect(await refused.json()).toMatchObject({
      data: null,
      errors: [{ message: 'Too Many Requests.', status: 429 }],
    });
    expect(await figures()).toMatchObject({ requests: 4, throttled: 1, refused: 0 });
    now += 4_001;
    expect((await ask('{ Page { media(id_in: [1]) { id } } }')).status).toBe(200);
  });

  it('begins to count anew when it is told how to behave', async () => {
    const { ask, behave, figures } = await simulated();
    await ask('{ Page { media(id_in: [1]) { id } } }');
    await ask('{ no such thing }');
    expect(await figures()).toMatchObject({ requests: 2, refused: 1 });
    await behave({ latencyMs: 0 });
    expect(await figures()).toEqual({ requests: 0, throttled: 0, refused: 0, mostInFlight: 0 });
  });

  it('takes as long as it is told for an answer', async () => {
    const clock = instantClock();
    const { ask } = await simulated({ latencyMs: 300 }, clock);
    await ask('{ Page { media(id_in: [1]) { id } } }');
    expect(clock.slept).toEqual([300]);
  });
});
