import { describe, expect, it } from 'vitest';
import { explain } from '../../src/franchise/explain.ts';
import { policyOf } from '../../src/model/relation-policy.ts';
import { explanationText } from '../../src/report/format/explanation.ts';
import { franchiseOf, memberOf, pair, titleOf } from '../helpers/franchise.ts';

const policy = policyOf('franchise');
const saga = titleOf(1, { title: 'Saga', ids: { anilist: 1, mal: 77 } });
const saga2 = titleOf(2, { title: 'Saga 2' });
const side = titleOf(3, {
  title: 'Side',
  relations: [
    { type: 'CHARACTER', to: 'anilist:50', title: 'Crossover' },
    { type: 'ADAPTATION', to: 'anilist:manga/9', title: 'The Comic' },
    { type: 'ADAPTATION', to: 'anilist:51' },
    { type: 'SIDE_STORY', to: 'anilist:52' },
  ],
});
const franchise = franchiseOf([saga, saga2, side], [], {
  members: [
    memberOf(saga),
    memberOf(saga2, { via: { ref: 'anilist:1', type: 'SEQUEL' } }),
    memberOf(side, { depth: 1, via: { ref: 'anilist:2', type: 'OTHER' } }),
  ],
  edges: [
    pair(1, 'SEQUEL', 2)[0]!,
    { ...pair(1, 'SEQUEL', 2)[1]!, stated: false },
    ...pair(2, 'SPIN_OFF', 3, 'PARENT'),
    ...pair(2, 'OTHER', 3, 'PARENT'),
  ],
  listed: [{ ref: 'anilist:50', title: 'Crossover', type: 'CHARACTER', of: 'anilist:3' }],
});
const why = (ref: Parameters<typeof explain>[1], options = {}, facts = {}) =>
  explain({ ...franchise, ...facts }, ref, { policy, ...options });

describe('a member', () => {
  it('has a path from the root, with the word of both ends and what is followed', () => {
    const { member, path, leftOut } = why('anilist:3');
    expect([member, leftOut]).toEqual([true, null]);
    expect(path.map(({ from, to, by, free }) => [from.title, to.title, by, free])).toEqual([
      ['Saga', 'Saga 2', ['SEQUEL'], true],
      ['Saga 2', 'Side', ['SPIN_OFF'], false],
    ]);
    expect(path[0]!.says).toEqual([
      { by: 'anilist:1', of: 'anilist:2', type: 'SEQUEL', stated: true, statedBy: ['anilist'] },
      { by: 'anilist:2', of: 'anilist:1', type: 'PREQUEL', stated: false, statedBy: ['anilist'] },
    ]);
  });

  it('is found by any of its ids, and the root has no path', () => {
    expect(why('mal:77')).toMatchObject({ title: { ref: 'anilist:1' }, member: true, path: [] });
  });

  it('is explained in words', () => {
    expect(explanationText(why('anilist:3'), { ascii: true })).toMatchInlineSnapshot(`
      "Side (anilist:3) is in, 2 steps from Saga (anilist:1):
      1. Saga (anilist:1) -> Saga 2 (anilist:2)
         anilist:1 states anilist:2 as its SEQUEL (AniList)
         anilist:2 would state anilist:1 as its PREQUEL (inferred from the other end; AniList)
         in because SEQUEL (sequel) is followed; costs no depth
      2. Saga 2 (anilist:2) -> Side (anilist:3)
         anilist:2 states anilist:3 as its SPIN_OFF (AniList)
         anilist:2 states anilist:3 as its OTHER (AniList)
         anilist:3 states anilist:2 as its PARENT (AniList)
         in because SPIN_OFF (spin-off) is followed; costs one step of depth
      "
    `);
  });
});

describe('a title that is left out', () => {
  it('is so because its relation is only listed', () => {
    expect(why('anilist:50')).toMatchObject({
      title: { title: 'Crossover' },
      leftOut: {
        ...{ why: 'listed', types: ['CHARACTER'] },
        // Once, although it is both a relation of the member's and in the list of what is related.
        says: [{ by: 'anilist:3', of: 'anilist:50', type: 'CHARACTER', stated: true, statedBy: ['anilist'] }],
      },
    });
    const named = [{ ref: 'anilist:53', title: 'Named', type: 'CHARACTER', of: 'anilist:3' }] as const;
    expect(why('anilist:53', {}, { listed: named }).leftOut).toMatchObject({
      says: [{ by: 'anilist:3', of: 'anilist:53', type: 'CHARACTER', stated: true, statedBy: [] }],
    });
    expect(explanationText(why('anilist:50'))).toContain('Crossover (anilist:50) is left out: CHARACTER');
  });

  it('is heard itself, where it came along', () => {
    const others = [
      titleOf(50, { ids: { anilist: 50, mal: 5 }, relations: [{ type: 'OTHER', to: 'anilist:3' }] }),
      titleOf(60, { relations: [] }),
    ];
    expect(why('mal:5', { others })).toMatchObject({
      leftOut: { why: 'listed', types: ['CHARACTER', 'OTHER'], says: [{ by: 'anilist:3' }, { by: 'anilist:50' }] },
    });
    expect(why('anilist:60', { others }).leftOut).toEqual({ why: 'unrelated', cutShort: false });
  });

  it.each([
    ['an ignored type', 'anilist:51', {}, 'ignored', '--follow ADAPTATION'],
    ['a manga', 'anilist:manga/9', {}, 'manga', 'only anime'],
    ['nobody having it', 'anilist:8', { missing: ['anilist:8'] }, 'missing', 'no provider'],
    ['a failure', 'anilist:8', { failed: [{ ref: 'anilist:8', error: 'no answer' }] }, 'failed', 'no answer'],
    ['the depth', 'anilist:8', { truncated: { by: 'depth', frontier: ['anilist:8'] } }, 'limit', '--depth'],
    ['the limit of titles', 'anilist:52', { truncated: { by: 'titles', frontier: [] } }, 'limit', '--max-titles'],
    ['nothing', 'anilist:8', {}, 'unrelated', 'no relation leads to it'],
  ] as const)('because of %s', (_, ref, facts, reason, words) => {
    expect(why(ref, {}, facts).leftOut?.why).toBe(reason);
    expect(explanationText(why(ref, {}, facts))).toContain(words);
  });

  it('because of a cut, whichever way round it was made', () => {
    for (const cuts of [[['anilist:52', 'anilist:3']], [['mal:77', 'anilist:52']]])
      expect(why('anilist:52', { cuts }).leftOut?.why).toBe('cut');
  });
});

it('does not walk in circles', () => {
  const members = franchise.members.map((one, n) =>
    n === 0 ? { ...one, via: { ref: 'anilist:3', type: 'SEQUEL' } as const } : one,
  );
  expect(why('anilist:3', {}, { members }).path).toHaveLength(2);
});
