import { describe, expect, it } from 'vitest';
import { createLookup } from '../../src/lookup/lookup.ts';
import type { Origin } from '../../src/lookup/origin.ts';
import { ProviderError } from '../../src/model/errors.ts';
import type { Answer, Arrived, Call } from '../../src/model/lookup.ts';
import type { Ref } from '../../src/model/ref.ts';
import type { Title } from '../../src/model/title.ts';
import { titleOf } from '../helpers/franchise.ts';
import { ref, refs } from '../helpers/graph.ts';
import { eventsOf, networkOf, noCounts } from '../helpers/lookup.ts';
import { memoryProvider } from '../helpers/memory-provider.ts';

const call: Call = { lookAhead: false };
const outage = new ProviderError('mal', 'outage', 'MAL: closed for now', { status: 503 });

const whole = (id: number, facts: Partial<Title> = {}) => titleOf(id, { relations: [], ...facts });

/** What is kept here of some titles. `seen`: what it was asked for. */
function kept(
  label: string,
  titles: readonly Title[],
  facts: Partial<Arrived> = {},
): Origin & { seen: (readonly Ref[])[] } {
  const seen: (readonly Ref[])[] = [];
  return {
    ...{ label, local: true, seen },
    async *titles(asked) {
      seen.push(asked);
      for (const title of titles.filter((one) => asked.includes(one.ref)))
        yield { type: 'title', title, from: 'store', provider: label, fetchedAt: 7, ...facts };
    },
    async *search() {},
  };
}

const network = (name: 'anilist' | 'mal', titles: readonly Title[], failing?: () => Error) => {
  const numberings = name === 'mal' ? (['mal', 'anilist'] as const) : (['anilist', 'mal'] as const);
  const provider = memoryProvider(titles, { name, numberings, ...(failing && { failing }) });
  return { ...networkOf(provider), label: name, seen: provider.asked };
};

const said = (answer: Answer): string => {
  if (answer.type === 'title')
    return `${answer.title.ref} from ${answer.provider}${answer.unknownTo ? `, unknown to ${answer.unknownTo}` : ''}`;
  if (answer.type === 'missing' || answer.type === 'failed') return `${answer.type} ${answer.ref}`;
  return answer.type;
};
const answersOf = async (origins: readonly Origin[], ...asked: readonly Ref[]) =>
  (await eventsOf(createLookup(origins, noCounts()).titles(asked, call))).map(said);

describe('a title that its own provider does not know', () => {
  it('is what is kept here of it, and that is said', async () => {
    expect(
      await answersOf([network('anilist', [whole(2)]), kept('store', [whole(1), whole(2)])], ...refs(1, 2)),
    ).toEqual(['anilist:2 from anilist', 'anilist:1 from store, unknown to anilist']);
  });

  it('is asked of no other provider, by whatever ids that one knows', async () => {
    const other = network('mal', [whole(1)]);
    expect(await answersOf([network('anilist', []), other, kept('store', [whole(1)])], ref(1))).toEqual([
      'anilist:1 from store, unknown to anilist',
    ]);
    expect(other.seen).toEqual([]);
  });

  it('is unknown to that one, also where another one had been asked before', async () => {
    const [own, other] = [network('anilist', []), network('mal', [])];
    expect(await answersOf([other, own, kept('store', [whole(1)])], ref(1))).toEqual([
      'anilist:1 from store, unknown to anilist',
    ]);
    expect([other.seen, own.seen]).toEqual([[refs(1)], [refs(1)]]);
  });

  it('is asked of the next where the one that does not know it knows it by a foreign number', async () => {
    expect(await answersOf([network('mal', []), network('anilist', [whole(1)])], ref(1))).toEqual([
      'anilist:1 from anilist',
    ]);
  });

  it('is unknown to whoever was asked for it, by a foreign number too', async () => {
    expect(await answersOf([network('mal', []), kept('store', [whole(1)])], ref(1))).toEqual([
      'anilist:1 from store, unknown to mal',
    ]);
  });

  it('is unknown to its provider, whatever is not kept of it', async () => {
    const nothing: Origin = {
      ...kept('store', []),
      async *titles(asked) {
        for (const one of asked) yield { type: 'missing', ref: one };
      },
    };
    expect(await answersOf([network('anilist', []), nothing, kept('catalog', [whole(1)])], ref(1))).toEqual([
      'anilist:1 from catalog, unknown to anilist',
    ]);
  });

  it.each([
    ['believed', 0],
    ['doubted', 1],
  ] as const)(
    'has the relations that are kept of it unless its provider has taken them back: %s',
    async (emptied, count) => {
      const title = whole(1, { relations: [{ type: 'SEQUEL', to: ref(2) }] });
      const provider: Origin = {
        ...network('anilist', []),
        async *titles(asked) {
          yield { type: 'waiting', provider: 'anilist', ms: 7, why: 'limit' };
          yield { type: 'gone', title, emptied, provider: 'anilist', fetchedAt: 9 };
          for (const one of asked) yield { type: 'missing', ref: one };
        },
      };
      const answers = await eventsOf(
        createLookup([provider, kept('store', [title])], noCounts()).titles(refs(1), call),
      );
      expect(answers.map(said)).toEqual(['waiting', 'gone', 'anilist:1 from store, unknown to anilist']);
      expect(answers[2]?.type === 'title' && answers[2].title.relations).toHaveLength(count);
    },
  );

  it('is missing where nobody has it', async () => {
    expect(await answersOf([network('anilist', []), kept('store', [])], ref(1))).toEqual(['missing anilist:1']);
  });
});

describe('a title of which no relations are kept', () => {
  const bare = kept('store', [titleOf(1)]);

  it('is asked for of whoever comes next, whose answer counts', async () => {
    const catalog = kept('catalog', [whole(1)]);
    expect(await answersOf([bare, catalog], ref(1))).toEqual(['anilist:1 from catalog']);
    expect(await answersOf([network('anilist', []), bare, catalog], ref(1))).toEqual([
      'anilist:1 from catalog, unknown to anilist',
    ]);
  });

  it('is the answer where nobody has more, once', async () => {
    expect(await answersOf([bare, kept('catalog', [])], ref(1))).toEqual(['anilist:1 from store']);
    expect(await answersOf([network('anilist', []), bare], ref(1))).toEqual([
      'anilist:1 from store, unknown to anilist',
    ]);
  });

  it('is an answer beside the failure where its provider could not be asked', async () => {
    expect(await answersOf([network('anilist', [], () => outage), bare], ref(1))).toEqual([
      'fallback',
      'anilist:1 from store',
      'failed anilist:1',
    ]);
  });

  it('is whole for whoever states it from the network', async () => {
    const stated = { ...kept('anilist', [titleOf(1)], { from: 'network' }), local: false };
    expect(await answersOf([stated, kept('catalog', [whole(1)])], ref(1))).toEqual(['anilist:1 from anilist']);
  });
});

describe('what came in this run', () => {
  it('is not asked for again, and is no neighbour any more', async () => {
    const origin = kept('store', [whole(1), whole(2)], { ahead: true, further: true });
    const lookup = createLookup([origin], noCounts());
    await eventsOf(lookup.titles(refs(1), call));
    const again = await eventsOf(lookup.titles(refs(1, 2, 1), call));
    expect(again.map(said)).toEqual(['anilist:1 from store', 'anilist:2 from store']);
    expect(again[0]).not.toHaveProperty('ahead');
    expect(again[0]).not.toHaveProperty('further');
    expect(origin.seen).toEqual([refs(1), refs(2)]);
  });

  it('is said once, whichever of its ids are asked for', async () => {
    const origin = kept('store', [whole(1, { ids: { anilist: 1, mal: 71 } })]);
    const lookup = createLookup([origin], noCounts());
    await eventsOf(lookup.titles(refs(1), call));
    expect((await eventsOf(lookup.titles(['anilist:1', 'mal:71'], call))).map(said)).toEqual(['anilist:1 from store']);
    expect(origin.seen).toHaveLength(1);
  });

  it('is expected no more', async () => {
    const expected: (readonly Ref[])[] = [];
    const origin: Origin = {
      ...kept('store', []),
      async *titles(asked, { expected: those }) {
        expected.push(((await those?.()) ?? []).map((one) => one.ref));
        for (const one of asked)
          yield { type: 'title', title: whole(Number(one.slice(8))), from: 'store', provider: 'store', fetchedAt: 7 };
      },
    };
    const lookup = createLookup([origin], noCounts());
    const both = {
      ...call,
      expected: async () =>
        [1, 3].map((id) => ({ ref: ref(id), kind: 'anime', ids: { anilist: id, kitsu: 50 + id } }) as const),
    };
    await eventsOf(lookup.titles(refs(1), both));
    await eventsOf(lookup.titles(refs(2), both));
    expect(expected).toEqual([refs(1, 3), refs(3)]);
  });

  it('is no word of a provider on titles that it brought along', async () => {
    const along: Origin = {
      ...kept('store', []),
      async *titles() {
        yield { type: 'title', title: whole(1), from: 'store', provider: 'store', fetchedAt: 7, ahead: true };
      },
    };
    expect(await answersOf([network('anilist', []), along], ref(1))).toEqual(['anilist:1 from store']);
  });
});

describe('whether others can stand in', () => {
  const asking = async (...origins: readonly Origin[]) => {
    const heard: (boolean | undefined)[] = [];
    const first: Origin = {
      ...network('anilist', []),
      async *titles(asked, { othersCan }) {
        heard.push(othersCan);
        for (const one of asked) yield { type: 'missing', ref: one };
      },
    };
    await eventsOf(createLookup([first, ...origins], noCounts()).titles(refs(1, 2), call));
    return heard;
  };

  it('is said to a provider: another one that is asked later, for all that it is asked for', async () => {
    expect(await asking()).toEqual([false]);
    expect(await asking(kept('store', [whole(1)]))).toEqual([false]);
    expect(await asking(network('mal', []))).toEqual([true]);
    const kitsu = networkOf(memoryProvider([], { name: 'kitsu', numberings: ['kitsu'] }));
    expect(await asking(kitsu)).toEqual([false]);
  });

  it('is not said of one that has failed in this run', async () => {
    const heard: (boolean | undefined)[] = [];
    const first: Origin = {
      ...kept('anilist', []),
      local: false,
      async *titles(asked, { othersCan }) {
        heard.push(othersCan);
        for (const one of asked) yield { type: 'missing', ref: one };
      },
    };
    const lookup = createLookup([first, network('mal', [], () => outage)], noCounts());
    await eventsOf(lookup.titles(['anilist:1'], call));
    await eventsOf(lookup.titles(['anilist:2'], call));
    expect(heard).toEqual([true, false]);
  });
});

it('a reader that leaves ends what is on its way', async () => {
  const waiting: AbortSignal[] = [];
  const provider = memoryProvider([whole(1), whole(2), whole(3)], { batchSize: 1 });
  let requests = 0;
  const origin = networkOf(provider, {
    concurrency: 3,
    http: {
      url: 'https://memory.invalid',
      fetch: (_, init) => {
        if (requests++ === 0) return Promise.resolve(new Response());
        const signal = init?.signal as AbortSignal;
        waiting.push(signal);
        return new Promise((_done, fail) => signal.addEventListener('abort', () => fail(signal.reason)));
      },
    },
  });
  for await (const _ of createLookup([origin], noCounts()).titles(refs(1, 2, 3), call)) {
    expect(waiting.map(({ aborted }) => aborted)).toEqual([false, false]);
    break;
  }
  expect(waiting.map(({ aborted }) => aborted)).toEqual([true, true]);
});
