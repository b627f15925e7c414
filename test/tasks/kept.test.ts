import { describe, expect, it } from 'vitest';
import { openMemoryCache } from '../../src/cache/open.ts';
import { presets } from '../../src/model/relation-policy.ts';
import { cachingAnswer, type KeptBy, keptAnswer, setNews } from '../../src/tasks/kept.ts';
import { fakeClock } from '../helpers/clock.ts';
import { franchiseOf, memberOf, stats, titleOf } from '../helpers/franchise.ts';

const hour = 3_600_000;
const today = Date.UTC(2026, 10, 21, 12);
const query = { text: 'anilist:1', ref: 'anilist:1' } as const;
const by: KeptBy = {
  policy: presets.franchise,
  depth: { auto: true, steps: 8 },
  maxTitles: 100,
  provider: 'auto',
  decisions: '',
};

/** A cache that keeps an answer, fetched at the clock's time. */
async function answered() {
  const clock = fakeClock(today);
  const cache = openMemoryCache({ clock });
  async function answer() {
    const members = [memberOf(titleOf(1), { fetchedAt: clock.now() })];
    async function* events() {
      yield { type: 'franchise', franchise: franchiseOf([titleOf(1)], [], { members }), stats } as const;
    }
    for await (const _ of cachingAnswer(events(), cache, query, by));
  }
  await answer();
  return { clock, cache, answer, isKept: async () => (await keptAnswer(cache, query, by)) !== undefined };
}

describe('news of a title', () => {
  it('end what was answered before, and nothing that is answered after', async () => {
    const { clock, cache, answer, isKept } = await answered();
    expect(await isKept()).toBe(true);
    clock.set(today + hour);
    await setNews(['anilist:1'], clock.now(), cache);
    expect(await isKept()).toBe(false);
    await answer();
    expect(await isKept()).toBe(true);
  });

  it('of a clock that was ahead end nothing once it is set back', async () => {
    const { clock, cache, answer, isKept } = await answered();
    clock.set(today + 9 * hour);
    await setNews(['anilist:1'], clock.now(), cache);
    clock.set(today + hour);
    await answer();
    expect(await isKept()).toBe(true);
  });

  it('that began while the clock was ahead count from when they are written', async () => {
    const { clock, cache, answer, isKept } = await answered();
    clock.set(today + hour);
    await setNews(['anilist:1'], today + 9 * hour, cache);
    expect(await isKept()).toBe(false);
    await answer();
    expect(await isKept()).toBe(true);
  });
});

it('an answer is kept for every id of the title that was asked for', async () => {
  const clock = fakeClock(today);
  const cache = openMemoryCache({ clock });
  const title = { ...titleOf(1), ids: { anilist: 1, mal: 101, kitsu: 201 } };
  const franchise = franchiseOf([title], [], { members: [memberOf(title, { fetchedAt: today })] });
  async function* events() {
    yield { type: 'franchise', franchise, stats } as const;
  }
  for await (const _ of cachingAnswer(events(), cache, { text: 'mal:101', ref: 'mal:101' }, by));
  for (const ref of ['anilist:1', 'mal:101', 'kitsu:201'] as const)
    expect((await keptAnswer(cache, { text: ref, ref }, by))?.franchise).toMatchObject({
      root: 'anilist:1',
      query: ref,
    });
  expect(await keptAnswer(cache, { text: 'mal:1', ref: 'mal:1' }, by)).toBeUndefined();
  clock.set(today + hour);
  await setNews(['anilist:1'], clock.now(), cache);
  expect(await keptAnswer(cache, { text: 'mal:101', ref: 'mal:101' }, by)).toBeUndefined();
});
