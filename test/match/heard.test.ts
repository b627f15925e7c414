import { describe, expect, it } from 'vitest';
import { createHeard, hear, learn, rankedFor } from '../../src/match/heard.ts';
import { picked, resolutionOf } from '../../src/match/resolve.ts';
import { ProviderError } from '../../src/model/errors.ts';
import type { From } from '../../src/model/franchise.ts';
import type { Arrived } from '../../src/model/lookup.ts';
import type { Title } from '../../src/model/title.ts';
import { titleOf } from '../helpers/franchise.ts';
import { ref, refs } from '../helpers/graph.ts';

const sought = { text: 'Baki' };
const savedAt = Date.UTC(2026, 10, 20);

function arrived(from: From, id: number, facts: Partial<Title> = {}): Arrived {
  return {
    type: 'title',
    title: titleOf(id, { title: 'Baki', ...facts }),
    from,
    provider: 'anilist',
    fetchedAt: savedAt,
  };
}

type Heard = readonly [From, ...Arrived[]];

/** What was heard for the words, in this order. */
function heardOf(...answers: readonly Heard[]) {
  const heard = createHeard();
  for (const [from, ...found] of answers)
    hear(sought.text, { type: 'candidates', query: sought.text, from, found }, heard);
  return heard;
}
const resolved = (...answers: readonly Heard[]) => resolutionOf(sought, heardOf(...answers));

describe('what is heard for words', () => {
  it('adds up, and what is printed or a collection is no candidate', () => {
    const { candidates } = resolved(
      ['network', arrived('network', 1)],
      [
        'store',
        arrived('store', 2),
        arrived('store', 3, { kind: 'manga' }),
        arrived('store', 4, { kind: 'collection' }),
        arrived('store', 5, { kind: 'movie' }),
      ],
    );
    expect(candidates.map(({ title }) => title.ref)).toEqual(refs(1, 2, 5));
  });

  it('is what is bundled, where a title is stored by its name alone', () => {
    const bare = arrived('store', 1, { title: 'Grappler' });
    const whole = arrived('catalog', 1, { title: 'Grappler', synonyms: ['Baki'], relations: [] });
    expect(resolved(['store', bare], ['catalog', whole]).arrived?.from).toBe('catalog');
    const known = arrived('store', 1, { relations: [] });
    expect(resolved(['store', known], ['catalog', whole]).arrived?.from).toBe('store');
  });

  it.each([
    ['store', 'network', 'network'],
    ['catalog', 'cache', 'cache'],
    ['network', 'store', 'network'],
    ['cache', 'network', 'cache'],
    ['store', 'catalog', 'store'],
  ] as const)('is what a provider says, before what is stored: %s, then %s', (first, second, stands) => {
    const one = resolved([first, arrived(first, 1)], [second, arrived(second, 1)]);
    expect([one.from, one.arrived?.from]).toEqual([stands, stands]);
  });

  it('is found by whatever it is called where it is stored or bundled, whoever knew it first', () => {
    const known = arrived('network', 1, { title: 'Grappler', relations: [] });
    const stored = { ...known, from: 'store' } as const;
    const nicknamed = arrived('catalog', 1, { title: 'Grappler', synonyms: ['Baki'], relations: [] });
    for (const one of [known, stored]) {
      expect(resolved([one.from, one]).chosen).toBeUndefined();
      for (const answers of [
        [one, nicknamed],
        [nicknamed, one],
      ] as const) {
        const { chosen, from } = resolved(...answers.map((answer) => [answer.from, answer] as const));
        expect(chosen?.title.ref).toBe(ref(1));
        expect(from === 'network').toBe(one === known);
      }
    }
    // What a provider says is all that it says.
    expect(resolved(['network', known], ['network', { ...nicknamed, from: 'network' }]).chosen).toBeUndefined();
  });

  it('is ranked anew when more is heard', () => {
    const heard = heardOf(['store', arrived('store', 1, { title: 'Bakimono' })]);
    const before = rankedFor(sought, heard);
    expect(rankedFor(sought, heard)).toBe(before);
    hear(sought.text, { type: 'candidates', query: sought.text, from: 'store', found: [arrived('store', 2)] }, heard);
    expect(rankedFor(sought, heard).all[0]?.title.ref).toBe(ref(2));
  });

  it('tells whether a provider has answered', () => {
    const nobody = { type: 'candidates', query: sought.text, found: [], from: 'network' } as const;
    expect(resolutionOf(sought, createHeard()).isAsked).toBe(false);
    expect(resolved(['store']).isAsked).toBe(false);
    expect(resolved(['cache']).isAsked).toBe(true);
    const error = new ProviderError('anilist', 'server', 'AniList: answered 500');
    const failed = createHeard();
    hear(sought.text, { ...nobody, error }, failed);
    expect(resolutionOf(sought, failed)).toMatchObject({ isAsked: false, refusal: error });
  });
});

describe('what came along', () => {
  it('is told of with the title that was chosen, whichever knows its relations', () => {
    const heard = createHeard();
    learn(arrived('store', 1), heard);
    learn(arrived('store', 1, { relations: [] }), heard);
    expect(heard.arrived.get(ref(1))?.title.relations).toEqual([]);
    learn(arrived('store', 1), heard);
    expect(heard.arrived.get(ref(1))?.title.relations).toEqual([]);
    learn(arrived('network', 1), heard);
    expect(heard.arrived.get(ref(1))?.from).toBe('network');
  });
});

describe('a resolution', () => {
  const apart = (...ids: readonly number[]) => ids.map((id) => arrived('network', id));

  it('is in doubt where another one fits as well, and names those of other franchises, at most four', () => {
    const one = resolved(['network', ...apart(1, 2, 3, 4, 5, 6)]);
    expect(one.ambiguous).toBe(true);
    expect(one.others.map(({ title, pick }) => [title.ref, pick])).toEqual([2, 3, 4, 5].map((id) => [ref(id), id]));
  });

  it('is in no doubt where a candidate was picked, and none is meant besides', () => {
    const heard = heardOf(['network', ...apart(1, 2)]);
    expect(picked(resolutionOf(sought, heard), 2, [heard])).toMatchObject({
      chosen: { title: { ref: ref(2) } },
      ambiguous: false,
      others: [],
    });
    expect(picked(resolutionOf(sought, heard), 3, [heard])).not.toHaveProperty('chosen');
    expect(picked(resolutionOf(sought, heard), 3, [heard])).not.toHaveProperty('arrived');
  });

  it('names none of the same franchise, whichever of both says so', () => {
    const others = (a: Title['relations'], b: Title['relations']) =>
      resolved([
        'network',
        arrived('network', 1, { relations: a ?? [] }),
        arrived('network', 2, { relations: b ?? [] }),
      ]).others;
    expect(others([{ type: 'OTHER', to: ref(2) }], [])).toEqual([]);
    expect(others([], [{ type: 'OTHER', to: ref(1) }])).toEqual([]);
    expect(others([], [{ type: 'OTHER', to: ref(9) }])).toHaveLength(1);
  });

  it('names none that fits far less', () => {
    const near = arrived('network', 2, { title: 'Baki Hanma' });
    const one = resolved(['network', arrived('network', 1), near]);
    expect([one.ambiguous, one.others]).toEqual([false, []]);
  });

  it('of a year that is more than one off says so, unless it was picked', () => {
    const text = 'Baki 2001';
    const heard = createHeard();
    hear(
      text,
      { type: 'candidates', query: text, from: 'network', found: [arrived('network', 1, { year: 2003 })] },
      heard,
    );
    expect(resolutionOf({ text }, heard).mismatch).toEqual({ type: 'year', year: 2001 });
    expect(picked(resolutionOf({ text }, heard), 1, [heard])).not.toHaveProperty('mismatch');
    const near = createHeard();
    hear(
      text,
      { type: 'candidates', query: text, from: 'network', found: [arrived('network', 1, { year: 2002 })] },
      near,
    );
    expect(resolutionOf({ text }, near)).not.toHaveProperty('mismatch');
  });

  it('takes what is known besides the words for said, where they do not say it', () => {
    const both = [
      'network',
      arrived('network', 1, { year: 2001, format: 'OVA' }),
      arrived('network', 2, { year: 2018, format: 'TV' }),
    ] as const;
    const chosen = (besides: object) => {
      const heard = heardOf(both);
      return resolutionOf({ ...sought, ...besides }, heard).chosen?.title.ref;
    };
    expect(chosen({})).toBe(ref(2));
    expect(chosen({ year: 2001 })).toBe(ref(1));
    expect(chosen({ format: 'OVA' })).toBe(ref(1));
  });
});

describe('the first series of those that are called so', () => {
  const gundam = (id: number, facts: Partial<Title> = {}, relations: readonly number[] = [1]) =>
    arrived('network', id, {
      title: `Mobile Suit Gundam ${'abcdefgh'[id]}`,
      format: 'TV',
      startDate: String(2000 - id),
      relations: relations.map((one) => ({ type: 'OTHER', to: ref(one) })),
      ...facts,
    });
  const meant = (words: string, ...found: readonly Arrived[]) => {
    const heard = createHeard();
    hear(words, { type: 'candidates', query: words, from: 'network', found }, heard);
    return resolutionOf({ text: words }, heard).chosen?.title.ref;
  };
  const nearest = gundam(1, { title: 'Gundam Wing', popularity: 1_000 });

  it('is meant by words that are a part of three names of one franchise', () => {
    expect(meant('Gundam', nearest, gundam(2), gundam(3))).toBe(ref(3));
    expect(meant('Gundam', nearest, gundam(3), gundam(2))).toBe(ref(3));
  });

  it.each([
    ['there are two of them', [gundam(3)]],
    ['others are of another franchise', [gundam(2, {}, [9]), gundam(3, {}, [9])]],
    ['others are called otherwise', [gundam(2, { title: 'Gundams Two' }), gundam(3, { title: 'Gundams Three' })]],
    ['the others are no series', [gundam(2, { format: 'OVA' }), gundam(3, { format: 'MOVIE' })]],
    [
      'nobody knows when the others began',
      [
        arrived('network', 2, { title: 'The Gundam b', format: 'TV', relations: [{ type: 'OTHER', to: ref(1) }] }),
        arrived('network', 3, { title: 'The Gundam c', format: 'TV', relations: [{ type: 'OTHER', to: ref(1) }] }),
      ],
    ],
    ['the others are far less known', [gundam(2, { popularity: 10 }), gundam(3, { popularity: 10 })]],
    ['the others are later', [gundam(2, { startDate: '2005' }), gundam(3, { startDate: '2006' })]],
  ] as const)('is not meant where %s', (_, others) => {
    expect(meant('Gundam', nearest, ...others)).toBe(ref(1));
  });

  it('is not meant where the words are the name of one', () => {
    expect(meant('Gundam Wing', nearest, gundam(2), gundam(3))).toBe(ref(1));
  });
});
