import { describe, expect, it } from 'vitest';
import type { Way } from '../../src/lookup/requests.ts';
import { ProviderError } from '../../src/model/errors.ts';
import type { Answer, Call } from '../../src/model/lookup.ts';
import type { Ref } from '../../src/model/ref.ts';
import type { Title } from '../../src/model/title.ts';
import type { Watched } from '../../src/model/watched.ts';
import type { ListPage } from '../../src/providers/provider.ts';
import { titleOf } from '../helpers/franchise.ts';
import { bothWays, chain, ref, refs, titlesOf } from '../helpers/graph.ts';
import { eventsOf, lookupOf } from '../helpers/lookup.ts';
import { type MemoryOptions, memoryProvider } from '../helpers/memory-provider.ts';

const broken = new ProviderError('anilist', 'server', 'AniList: answered 500', { status: 500 });
const late = new ProviderError('anilist', 'timeout', 'AniList: gave no whole answer in 20 s');
const titles = [1, 2, 3, 4, 5, 6].map((id) => titleOf(id, { relations: [] }));
const plain: Call = { lookAhead: false };
const ahead: Call = { lookAhead: true };
const expecting = (...ids: readonly number[]): Call => ({
  ...ahead,
  expected: async () => ids.map((id) => titleOf(id)),
});

/** Each question in a few words: `anilist:1,anilist:2 ahead`, with the levels where those are several. */
function watched(more: MemoryOptions & { readonly plainBatchSize?: number } = {}, known: readonly Title[] = titles) {
  const asked: string[] = [];
  const { plainBatchSize, ...options } = more;
  const provider = memoryProvider(known, {
    ...options,
    failing: (some, lookAhead, levels) => {
      asked.push(`${some.join()}${lookAhead ? ' ahead' : levels < 0 ? ' terse' : ''}${levels > 1 ? ` ${levels}` : ''}`);
      return options.failing?.(some, lookAhead, levels);
    },
  });
  return { asked, provider: { ...provider, ...(plainBatchSize && { plainBatchSize }) } };
}
const said = (answers: readonly Answer[]) =>
  answers.map((one) =>
    one.type === 'title'
      ? `${one.title.ref}${one.ahead ? ' ahead' : ''}`
      : 'ref' in one
        ? `${one.type} ${one.ref}`
        : one.type,
  );

describe('a question to a provider', () => {
  it('asks for as many titles as it may: more where nothing comes along but what was named', async () => {
    const sizes = { batchSize: 2, plainBatchSize: 4 };
    const cases: readonly (readonly [Call, readonly Ref[], readonly string[]])[] = [
      [ahead, refs(1, 2, 3, 4, 5), ['anilist:1,anilist:2 ahead', 'anilist:3,anilist:4 ahead', 'anilist:5 ahead']],
      [plain, refs(1, 2, 3, 4, 5), ['anilist:1,anilist:2,anilist:3,anilist:4', 'anilist:5']],
      [expecting(3), refs(1, 2), ['anilist:1,anilist:2,anilist:3 ahead']],
    ];
    for (const [call, some, expected] of cases) {
      const { asked, provider } = watched(sizes);
      await eventsOf(lookupOf(provider).titles(some, call));
      expect(asked).toEqual(expected);
    }
  });

  it('has what is expected as what came along, and says of none of it that it is missing', async () => {
    const { provider } = watched({ looksAhead: false });
    expect(said(await eventsOf(lookupOf(provider).titles(refs(1, 9), expecting(2, 8))))).toEqual([
      'anilist:1',
      'anilist:2 ahead',
      'missing anilist:9',
    ]);
  });

  it('asks for one level where more is expected, or without look-ahead', async () => {
    const { asked, provider } = watched({ levels: 3, looksAhead: false });
    for (const call of [ahead, expecting(4), plain]) {
      asked.length = 0;
      await eventsOf(lookupOf(provider).titles(refs(1), { ...call, levels: 3 }));
      expect(asked).toEqual([
        call === ahead ? 'anilist:1 ahead 3' : call === plain ? 'anilist:1' : 'anilist:1,anilist:4 ahead',
      ]);
    }
  });

  it('for what is merely expected is not asked for less where it fails', async () => {
    const { asked, provider } = watched({
      batchSize: 2,
      failing: (some) => (some.includes(ref(4)) ? broken : undefined),
    });
    expect(said(await eventsOf(lookupOf(provider).titles(refs(1, 2), expecting(3, 4))))).toEqual([
      'anilist:1',
      'anilist:2',
    ]);
    expect(asked).toEqual(['anilist:1,anilist:2 ahead', 'anilist:3,anilist:4 ahead']);
  });

  it('is the fault of one title twice in a row, and then the provider’s', async () => {
    const { provider } = watched({ batchSize: 1, failing: () => broken });
    const lookup = lookupOf(provider);
    for (const expected of [['failed anilist:1'], ['failed anilist:2'], ['fallback', 'failed anilist:3']])
      expect(said(await eventsOf(lookup.titles([expected.at(-1)?.slice(7) as Ref], plain)))).toEqual(expected);
  });

  it('is sent a second time, after no answer in time, only where there is no lighter one', async () => {
    type Bounds = Parameters<Way['open']>[2];
    const again = async (some: readonly Ref[], call: Call, terse?: true) => {
      const all: Bounds[] = [];
      const { provider } = watched(terse ? { terse } : {});
      await eventsOf(lookupOf(provider, { sent: (bounds) => void all.push(bounds) }).titles(some, call));
      return all.map((bounds) => bounds?.retriable({ reason: 'timeout' } as never) ?? true);
    };
    expect(await again(refs(1), plain)).toEqual([true]);
    expect(await again(refs(1), ahead)).toEqual([false]);
    expect(await again(refs(1, 2), plain)).toEqual([false]);
    expect(await again(refs(1), plain, true)).toEqual([false]);
  });
});

describe('a provider that has not said a word yet and does not answer in time', () => {
  it('is asked for less where it fails on the least in another way', async () => {
    const { asked, provider } = watched({ failing: (_, lookAhead) => (lookAhead ? late : broken) });
    expect(said(await eventsOf(lookupOf(provider).titles(refs(1), ahead)))).toEqual(['failed anilist:1']);
    expect(asked).toEqual(['anilist:1 ahead', 'anilist:1', 'anilist:1']);
  });

  it('is asked for no more where it does not answer the least, either', async () => {
    const { asked, provider } = watched({ failing: () => late });
    expect(said(await eventsOf(lookupOf(provider).titles(refs(1, 2), ahead)))).toEqual([
      ...['fallback', 'failed anilist:1', 'failed anilist:2'],
    ]);
    expect(asked).toEqual(['anilist:1,anilist:2 ahead', 'anilist:1']);
  });

  it('does not hide a bug', async () => {
    const bug = new TypeError('bug');
    const { provider } = watched({ failing: (_, lookAhead) => (lookAhead ? late : bug) });
    await expect(eventsOf(lookupOf(provider).titles(refs(1), ahead))).rejects.toBe(bug);
  });
});

describe('the list of a user at a provider', () => {
  const seen: Watched = { status: 'completed', progress: 12 };
  const pages = (...all: readonly (Partial<ListPage> & { readonly ids: readonly number[] })[]) => {
    const asked: number[] = [];
    const list = async (user: string, page: number): Promise<ListPage> => {
      expect(user).toBe('somebody');
      asked.push(page);
      const { ids = [], ...more } = all[page - 1] ?? { ids: [] };
      const raws = new Map(ids.map((id) => [ref(id), titleOf(id, { relations: [] })]));
      return { candidates: [refs(...ids)], raws, watched: new Map(), more: false, ...more };
    };
    const provider = {
      ...memoryProvider([]),
      list,
      decode: (raw: unknown) => {
        if ((raw as Title).ref === ref(3)) throw new ProviderError('anilist', 'body', 'no title');
        return raw as Title;
      },
    };
    const answers = async () => {
      const lookup = lookupOf(provider);
      return lookup.list ? eventsOf(lookup.list('anilist', 'somebody', plain)) : [];
    };
    return { asked, answers };
  };

  it('is read page by page, with what the user says of each title, and what cannot be read is told', async () => {
    const { asked, answers } = pages(
      { ids: [1, 3], more: true, watched: new Map([[ref(1), seen]]) },
      { ids: [2] },
      { ids: [4] },
    );
    const all = await answers();
    expect(said(all)).toEqual(['anilist:1', 'failed anilist:3', 'anilist:2']);
    expect(all[0]).toMatchObject({ watched: seen });
    expect(all[2]).not.toHaveProperty('watched');
    expect(asked).toEqual([1, 2]);
  });

  it('ends with a page on which nothing is, whatever that says of a next one', async () => {
    const { asked, answers } = pages({ ids: [1], more: true }, { ids: [], more: true }, { ids: [2] });
    expect(said(await answers())).toEqual(['anilist:1']);
    expect(asked).toEqual([1, 2]);
  });
});

it('what comes along further than the neighbours of what was asked for is told apart', async () => {
  const five = titlesOf(bothWays(...chain('SEQUEL', 1, 2, 3, 4, 5)));
  const answers = await eventsOf(
    lookupOf(memoryProvider(five, { levels: 3 })).titles(refs(1), { ...ahead, levels: 3 }),
  );
  const further = answers.flatMap((one) => (one.type === 'title' && one.further ? one.title.ref : []));
  expect(new Set(said(answers))).toEqual(
    new Set(['anilist:1', 'anilist:2 ahead', 'anilist:3 ahead', 'anilist:4 ahead']),
  );
  expect(further.sort()).toEqual(refs(3, 4));
});
