import { describe, expect, it } from 'vitest';
import { openMemoryCache } from '../../src/cache/open.ts';
import type { RunEvent } from '../../src/model/events.ts';
import type { Franchise } from '../../src/model/franchise.ts';
import type { Query } from '../../src/model/query.ts';
import { presets } from '../../src/model/relation-policy.ts';
import {
  cachingAnswer,
  isSavedIn,
  type Kept,
  type KeptBy,
  keptAnswer,
  replayed,
  setSavedIn,
} from '../../src/tasks/kept.ts';
import { fakeClock } from '../helpers/clock.ts';
import { franchiseOf, memberOf, stats, titleOf } from '../helpers/franchise.ts';
import { ref } from '../helpers/graph.ts';
import { eventsOf } from '../helpers/lookup.ts';

const hour = 3_600_000;
const today = Date.UTC(2026, 10, 21, 12);
const byRef: Query = { text: 'anilist:1', ref: ref(1) };
const byWords: Query = { text: 'Title One' };
const usual: KeptBy = {
  policy: presets.franchise,
  depth: { auto: true, steps: 8 },
  maxTitles: 100,
  provider: 'auto',
  decisions: '',
};
const resolved: RunEvent = {
  type: 'resolved',
  query: byWords.text,
  title: titleOf(1),
  runnersUp: [],
  ambiguous: false,
  from: 'network',
};
const franchise = (facts: Partial<Franchise> = {}): Franchise =>
  franchiseOf([titleOf(1)], [], { members: [memberOf(titleOf(1), { fetchedAt: today })], ...facts });

/** A cache in which an answer to a query was noted. */
async function noted(query: Query, answer: Franchise = franchise(), by: KeptBy = usual) {
  const clock = fakeClock(today);
  const cache = openMemoryCache({ clock });
  async function* events() {
    if (!('ref' in query)) yield resolved;
    yield { type: 'franchise', franchise: answer, stats } as const;
    return 'the end';
  }
  const passed = cachingAnswer(events(), cache, query, by);
  const types: string[] = [];
  for (;;) {
    const { done, value } = await passed.next();
    if (done) return { clock, cache, types, result: value };
    types.push(value.type);
  }
}

describe('an answer that is kept', () => {
  it('passes through as it was', async () => {
    const { types, result } = await noted(byWords);
    expect([types, result]).toEqual([['resolved', 'franchise'], 'the end']);
  });

  it('is found by the words as well as by the title, and says what was asked for now', async () => {
    const { cache } = await noted(byWords);
    const kept = await keptAnswer(cache, { text: 'title  one' }, usual);
    expect(kept).toMatchObject({ resolved: { query: 'Title One' }, franchise: { query: 'title  one', root: ref(1) } });
    expect([kept?.storedAt, (kept?.expiresAt ?? 0) > today]).toEqual([today, true]);
    const own = await keptAnswer(cache, byRef, usual);
    expect(own?.franchise.query).toBe('anilist:1');
    expect(own).not.toHaveProperty('resolved');
    expect(await keptAnswer(cache, { text: 'other words' }, usual)).toBeUndefined();
    expect(await keptAnswer(cache, { text: '2', ref: ref(2) }, usual)).toBeUndefined();
  });

  it('is found by the ref that was asked for, where the title has another one', async () => {
    const { cache } = await noted({ text: 'mal:71', ref: 'mal:71' });
    expect((await keptAnswer(cache, { text: 'mal:71', ref: 'mal:71' }, usual))?.franchise.root).toBe(ref(1));
    expect((await keptAnswer(cache, byRef, usual))?.franchise.root).toBe(ref(1));
  });

  it.each<[string, Partial<KeptBy>]>([
    ['another policy', { policy: presets.strict }],
    ['another depth', { depth: { auto: true, steps: 7 } }],
    ['a depth that counts every step', { depth: { auto: false, steps: 8 } }],
    ['fewer titles', { maxTitles: 99 }],
    ['another provider', { provider: 'mal' }],
    ['other decisions', { decisions: 'abc' }],
    ['what is stated alone', { asStated: true }],
  ])('is none for %s', async (_, by) => {
    const { cache } = await noted(byRef);
    expect(await keptAnswer(cache, byRef, { ...usual, ...by })).toBeUndefined();
    const other = await noted(byRef, franchise(), { ...usual, ...by });
    expect(await keptAnswer(other.cache, byRef, { ...usual, ...by })).toBeDefined();
  });

  it.each<[string, Partial<KeptBy>]>([
    ['films', { about: 'films' }],
    ['another candidate', { pick: 2 }],
    ['another provider', { provider: 'mal' }],
  ])('is none for the same words where they mean %s', async (_, by) => {
    const { cache } = await noted(byWords);
    expect(await keptAnswer(cache, byWords, { ...usual, ...by })).toBeUndefined();
    expect(await keptAnswer(cache, byWords, { ...usual, pick: 1 })).toBeDefined();
  });

  it('is as old as the oldest of what it was made of', async () => {
    const members = [0, 3, 1].map((hours, n) => memberOf(titleOf(n + 1), { fetchedAt: today - hours * hour }));
    const { cache } = await noted(byRef, franchise({ members }));
    expect((await keptAnswer(cache, byRef, usual))?.storedAt).toBe(today - 3 * hour);
  });

  it('is kept for ten minutes where a title is missing', async () => {
    const { cache, clock } = await noted(byRef, franchise({ missing: [ref(9)] }));
    expect(await keptAnswer(cache, byRef, usual)).toBeDefined();
    clock.set(today + hour / 6 + 1);
    expect(await keptAnswer(cache, byRef, usual)).toBeUndefined();
  });

  it.each<[string, Partial<Franchise>]>([
    ['a part of one', { truncated: { by: 'titles', frontier: [ref(9)] } }],
    ['one of which a title failed', { failed: [{ ref: ref(9), error: 'AniList: answered 500' }] }],
    ['one for which somebody was not heard', { unheard: ['mal'] }],
    ['none of anything', { members: [] }],
    ['one of what was stored', { members: [memberOf(titleOf(1), { from: 'store' })] }],
    ['one of what is bundled', { members: [memberOf(titleOf(1)), memberOf(titleOf(2), { from: 'catalog' })] }],
  ])('is never %s', async (_, facts) => {
    const { cache } = await noted(byRef, franchise(facts));
    expect(await keptAnswer(cache, byRef, usual)).toBeUndefined();
  });

  it('may be of what was cached', async () => {
    const { cache } = await noted(
      byRef,
      franchise({ members: [memberOf(titleOf(1), { from: 'cache', fetchedAt: today })] }),
    );
    expect(await keptAnswer(cache, byRef, usual)).toBeDefined();
  });
});

describe('a kept answer that is damaged', () => {
  const whole = { root: ref(1), members: [{ title: titleOf(1) }], edges: [], listed: [], missing: [], failed: [] };

  it.each<[string, unknown]>([
    ['no object', 7],
    ['nothing', null],
    ['no franchise', { franchise: 7 }],
    ['no root', { franchise: { ...whole, root: 7 } }],
    ...['members', 'edges', 'listed', 'missing', 'failed'].map((key): [string, unknown] => [
      `no ${key}`,
      { franchise: { ...whole, [key]: 7 } },
    ]),
    ['no member', { franchise: { ...whole, members: [] } }],
    ['a member that is none', { franchise: { ...whole, members: [{ title: titleOf(1) }, 7] } }],
    ['a member without a title', { franchise: { ...whole, members: [{ title: 7 }] } }],
    ['a title without a ref', { franchise: { ...whole, members: [{ title: { ...titleOf(1), ref: 1 } }] } }],
    ['a title without a name', { franchise: { ...whole, members: [{ title: { ...titleOf(1), title: 1 } }] } }],
    ['a title without ids', { franchise: { ...whole, members: [{ title: { ...titleOf(1), ids: 1 } }] } }],
  ])('is none: %s', async (_, value) => {
    const { cache } = await noted(byRef);
    const key = (await keptAnswer(cache, byRef, usual))?.key ?? '';
    await cache.set('franchise', new Map([[key, { franchise: whole }]]));
    expect(await keptAnswer(cache, byRef, usual)).toBeDefined();
    await cache.set('franchise', new Map([[key, value]]));
    expect(await keptAnswer(cache, byRef, usual)).toBeUndefined();
  });

  it.each<[string, unknown]>([
    ['no object', 7],
    ['no root', { resolved }],
    ['no words', { root: ref(1), resolved: 7 }],
    ['another event', { root: ref(1), resolved: { ...resolved, type: 'title' } }],
    ['no query', { root: ref(1), resolved: { ...resolved, query: 7 } }],
    ['no title', { root: ref(1), resolved: { ...resolved, title: 7 } }],
  ])('is not found by its words: %s', async (_, value) => {
    const { cache } = await noted(byWords);
    const key = '4 words auto 1 title one';
    expect((await cache.get('franchise', [key])).get(key)?.value).toEqual({ root: ref(1), resolved });
    await cache.set('franchise', new Map([[key, value]]));
    expect(await keptAnswer(cache, byWords, usual)).toBeUndefined();
  });
});

describe('a kept answer', () => {
  const answer = async (query: Query) => {
    const all = await noted(query);
    return { ...all, kept: (await keptAnswer(all.cache, query, usual)) as Kept };
  };

  it('is told again as what it is: cached', async () => {
    const { kept } = await answer(byWords);
    const events = await eventsOf(replayed(kept, { titles: true }));
    expect(events).toMatchObject([
      { type: 'resolved', from: 'cache', title: { ref: ref(1) } },
      { type: 'title', from: 'cache', provider: 'anilist', fetchedAt: today, title: { ref: ref(1) } },
      {
        type: 'franchise',
        franchise: { members: [{ from: 'cache' }] },
        stats: { requests: 0, cacheHits: 1, cacheMisses: 0 },
      },
    ]);
    expect((await eventsOf(replayed(kept, { titles: false }))).map(({ type }) => type)).toEqual([
      'resolved',
      'franchise',
    ]);
    const own = await answer(byRef);
    expect((await eventsOf(replayed(own.kept, { titles: false }))).map(({ type }) => type)).toEqual(['franchise']);
  });

  it('is saved in one database, as long as it is the same one and fresh', async () => {
    const { kept, cache, clock } = await answer(byRef);
    expect(await isSavedIn('a', kept, cache)).toBe(false);
    await setSavedIn('a', kept, cache, clock);
    expect([await isSavedIn('a', kept, cache), await isSavedIn('b', kept, cache)]).toEqual([true, false]);
    expect(await isSavedIn('a', { ...kept, storedAt: today + 1 }, cache)).toBe(false);
    clock.set(kept.expiresAt + hour);
    await setSavedIn('b', kept, cache, clock);
    expect(await isSavedIn('b', kept, cache)).toBe(true);
  });
});
