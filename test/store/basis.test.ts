import { describe, expect, it } from 'vitest';
import type { From, Member } from '../../src/model/franchise.ts';
import { basisOf } from '../../src/store/basis.ts';
import { memberOf, titleOf } from '../helpers/franchise.ts';

const making = { policy: 'franchise', depth: 'auto' };
const member = (id: number, provider = 'anilist', from: From = 'network'): Member =>
  memberOf(titleOf(id), { provider, from });
type Crawled = Parameters<typeof basisOf>[0];
const basis = (facts: Partial<Crawled>, made: Partial<Parameters<typeof basisOf>[1]> = {}, fellBack = false) =>
  basisOf({ members: [member(1)], failed: [], ...facts }, { ...making, ...made }, fellBack).basis;

describe('what a crawl can be compared on', () => {
  it('is who answered, by the alphabet and once, how far it went, and what was decided', () => {
    const members = [member(1, 'mal'), member(2, 'anilist', 'cache'), member(3, 'mal')];
    expect(basis({ members })).toBe('anilist,mal franchise auto');
    expect(basis({ members }, { depth: '2', policy: 'strict', decisions: 'cut:1' })).toBe('anilist,mal strict 2 cut:1');
    expect(basis({ members }, { decisions: '' })).toBe('anilist,mal franchise auto');
  });

  it.each<[string, Partial<Crawled>]>([
    ['some title failed', { failed: [{ ref: 'anilist:9', error: 'no answer' }] }],
    ['it was cut short', { truncated: { by: 'titles', frontier: ['anilist:9'] } }],
    ['a provider was not heard', { unheard: ['mal'] }],
    ['nobody answered', { members: [] }],
    ['something stored answered', { members: [member(1), member(2, 'anilist', 'store')] }],
    ['something bundled answered', { members: [member(1), member(2, 'catalog', 'catalog')] }],
  ])('is nothing where %s', (_, facts) => {
    expect(basis(facts)).toBeUndefined();
  });

  it('is nothing where one took the place of another half-way', () => {
    const both = [member(1), member(2, 'mal')];
    expect([basis({ members: both }, {}, true), basis({ members: both }, {}, false)]).toEqual([
      undefined,
      'anilist,mal franchise auto',
    ]);
    expect(basis({}, {}, true)).toBe('anilist franchise auto');
  });
});
