import { describe, expect, it } from 'vitest';
import { answersFrom, type Questions, type Watch, type Way, type Ways } from '../../src/lookup/requests.ts';
import { ProviderError, SpentError } from '../../src/model/errors.ts';
import { noBreaker, noCounts } from '../helpers/lookup.ts';
import { memoryProvider } from '../helpers/memory-provider.ts';

const provider = memoryProvider([], { name: 'mal' });
const outage = new ProviderError('mal', 'outage', 'MAL: closed for now');

/** Asks for items, each in a request of its own. `meets`: what a request meets, by its item. */
function asking(
  items: readonly string[],
  meets: (item: string, watch: Watch) => unknown,
  { way = {}, ...facts }: { readonly way?: Partial<Way> } & Partial<Questions<string, string>> = {},
) {
  const counts = noCounts();
  const tripped: unknown[] = [];
  const held: number[] = [];
  const whole: Way = {
    open: (_, watch) => ({
      url: 'https://memory.invalid',
      fetch: async (input) => {
        watch.onRequest();
        await meets(String(input), watch);
        return new Response();
      },
    }),
    breaker: { ...noBreaker, trip: async (error) => void tripped.push(error) },
    account: 'mal',
    width: { now: () => items.length },
    refresh: false,
    counts,
    ...way,
  };
  const questions: Questions<string, string> = {
    items,
    batchSize: 1,
    call: { lookAhead: false },
    hold: (ms) => held.push(ms),
    async ask([item = ''], { http }: Ways, send) {
      await http.fetch(item);
      send(item);
    },
    ...facts,
  };
  const came: unknown[] = [];
  const read = async () => {
    for await (const one of answersFrom<string, string>(provider, questions, whole)) came.push(one);
  };
  return { came, read, counts: whole.counts, tripped, held };
}

const ticks = async (count: number) => {
  for (let n = 0; n < count; n++) await new Promise((done) => setImmediate(done));
};

describe('a provider that has had enough requests', () => {
  const told = (ms: number, why: 'told' | 'limit', othersCan: boolean, way: Partial<Way> = {}) =>
    asking(['a'], (_, watch) => watch.onWait({ ms, why }), { call: { lookAhead: false, othersCan }, way });

  it.each([
    ['for half a minute, where another one can answer', 30_000, 'told', true, {}],
    ['for longer, where no other one can', 31_000, 'told', false, {}],
    ['for longer by who is patient', 31_000, 'told', true, { isPatient: true }],
    ['for longer where that is its usual pace', 31_000, 'limit', true, {}],
  ] as const)('is waited for: %s', async (_, ms, why, othersCan, way) => {
    const { read, came, counts, held } = told(ms, why, othersCan, way);
    await read();
    expect(came).toEqual([{ type: 'waiting', provider: 'mal', ms, why }, 'a']);
    expect([counts.waitedMs, held]).toEqual([ms, [0, ms]]);
  });

  it('is passed over for longer where another one can answer', async () => {
    const { read, came, counts } = told(30_001, 'told', true);
    await expect(read()).rejects.toMatchObject({ provider: 'mal', reason: 'throttled' });
    expect([came, counts.waitedMs]).toEqual([[], 0]);
  });
});

it('what fails is sent again by each way as it says', async () => {
  const failures = [
    new ProviderError('mal', 'timeout', 'MAL: gave no whole answer in 20 s'),
    new ProviderError('mal', 'body', 'MAL: answered too much'),
    new ProviderError('mal', 'server', 'MAL: answered 500', { status: 500 }),
    new ProviderError('mal', 'server', 'MAL: answered 502', { status: 502 }),
  ] as const;
  const said: (readonly boolean[] | undefined)[] = [];
  const { read } = asking(['a'], () => undefined, {
    way: {
      open: (_, watch, bounds) => {
        said.push(
          bounds && failures.map(({ reason, status }) => bounds.retriable({ reason, ...(status && { status }) })),
        );
        const fetch = async () => {
          watch.onRequest();
          return new Response();
        };
        return { url: '', fetch };
      },
    },
  });
  await read();
  expect(said).toEqual([
    undefined,
    // Who has a lighter question asks that in place of what came too late.
    [false, true, true, true],
    [false, false, false, true],
    [true, false, false, true],
  ]);
});

it('an answer that takes long is told of, with what is left of the time that it may take', async () => {
  const { read, came } = asking(['a'], (_, watch) => {
    watch.onSlow?.({ ms: 5_000, of: 20_000 });
    watch.onSlow?.({ ms: 25_000, of: 20_000 });
  });
  await read();
  expect(came).toEqual([
    { type: 'waiting', provider: 'mal', ms: 15_000, why: 'answer', of: 20_000 },
    { type: 'waiting', provider: 'mal', ms: 0, why: 'answer', of: 20_000 },
    'a',
  ]);
});

it.each([
  [2, ['a', 'b']],
  [1, ['a']],
  [0, []],
])(
  'of %d requests that are allowed as many are made, and one more is refused before it is made',
  async (most, expected) => {
    const counts = { ...noCounts(), most };
    const { read, came } = asking(['a', 'b', 'c'], () => undefined, { way: { counts, width: { now: () => 1 } } });
    await expect(read()).rejects.toBeInstanceOf(SpentError);
    expect([came, counts.requests]).toEqual([expected, most]);
  },
);

describe('after a failure', () => {
  it('what is on its way comes before it, and nothing more is asked', async () => {
    const asked: string[] = [];
    const { read, came, tripped } = asking(
      ['a', 'b', 'c'],
      async (item) => {
        asked.push(item);
        if (item === 'a') throw outage;
        await ticks(20);
      },
      { way: { width: { now: () => 2 } } },
    );
    await expect(read()).rejects.toBe(outage);
    expect([came, asked, tripped]).toEqual([['b'], ['a', 'b'], [outage]]);
  });

  it('nobody waits any more', async () => {
    const { read, came, counts } = asking(['a', 'b'], async (item, watch) => {
      if (item === 'a') throw outage;
      await ticks(20);
      watch.onWait({ ms: 60_000, why: 'limit' });
    });
    await expect(read()).rejects.toBe(outage);
    expect([came, counts.waitedMs]).toEqual([[], 0]);
  });

  it('that is a bug no provider is blamed', async () => {
    const bug = new TypeError('bug');
    const { read, tripped } = asking(['a'], () => {
      throw bug;
    });
    await expect(read()).rejects.toBe(bug);
    expect(tripped).toEqual([]);
  });
});
