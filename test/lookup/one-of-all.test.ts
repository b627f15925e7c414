import { describe, expect, it } from 'vitest';
import { createLookup } from '../../src/lookup/lookup.ts';
import type { Origin } from '../../src/lookup/origin.ts';
import { ProviderError } from '../../src/model/errors.ts';
import { titleOf } from '../helpers/franchise.ts';
import { ref, refs } from '../helpers/graph.ts';
import { eventsOf, networkOf, noCounts } from '../helpers/lookup.ts';
import { memoryProvider } from '../helpers/memory-provider.ts';

const call = { lookAhead: false };
const broken = new ProviderError('mal', 'server', 'MAL: answered 500', { status: 500 });
const both = titleOf(1, { ids: { anilist: 1, mal: 71 }, relations: [] });
const anilist = () => networkOf(memoryProvider([both], { name: 'anilist', numberings: ['anilist'] }));
const all = (...origins: readonly Origin[]) => createLookup(origins, noCounts(), 'all');

describe('one of all providers that are asked', () => {
  it('that fails on a title is missed, and the others answer', async () => {
    const mal = memoryProvider([], { name: 'mal', numberings: ['mal'], failing: () => broken });
    const lookup = all(anilist(), networkOf(mal));
    const answers = await eventsOf(lookup.titles(refs(1), call));
    expect(answers.map(({ type }) => type)).toEqual(['title']);
    expect([mal.asked, lookup.unheard?.()]).toEqual([[['mal:71']], ['mal']]);
  });

  it('that fails on a title which nobody else has makes it failed, under the ref that was asked for', async () => {
    const mal = memoryProvider([], { name: 'mal', numberings: ['mal', 'anilist'], failing: () => broken });
    const lookup = all(networkOf(memoryProvider([], { name: 'kitsu', numberings: ['kitsu'] })), networkOf(mal));
    const answers = await eventsOf(lookup.titles(refs(1), call));
    expect(answers).toEqual([{ type: 'failed', ref: ref(1), error: broken }]);
  });

  it('tells of its waits', async () => {
    const waiting: Origin = {
      ...anilist(),
      async *titles() {
        yield { type: 'waiting', provider: 'anilist', ms: 7, why: 'limit' };
      },
    };
    const answers = await eventsOf(all(waiting).titles(refs(1), call));
    expect(answers.map(({ type }) => type)).toContain('waiting');
  });

  it('is not asked for nothing: neither what it has answered nor what it cannot be asked for', async () => {
    const asked: (readonly string[])[] = [];
    const watched = (origin: Origin): Origin => ({
      ...origin,
      titles: (some, one) => {
        asked.push(some);
        return origin.titles(some, one);
      },
    });
    const kitsu = networkOf(memoryProvider([], { name: 'kitsu', numberings: ['kitsu'] }));
    await eventsOf(all(watched(anilist()), watched(kitsu)).titles(refs(1), call));
    expect(asked).toEqual([refs(1)]);
  });
});
