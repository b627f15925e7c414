import { describe, expect, it } from 'vitest';
import { explain } from '../../src/franchise/explain.ts';
import type { Franchise } from '../../src/model/franchise.ts';
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

  it('is let in by what somebody has decided here, and by what either end states', () => {
    const by = (...edges: Franchise['edges']) => why('anilist:3', {}, { edges }).path[1]?.by;
    const [near, far] = pair(2, 'CHARACTER', 3, 'SPIN_OFF');
    expect(by(near!)).toEqual([]);
    expect(by(near!, far!)).toEqual(['SPIN_OFF']);
    expect(by(near!, { ...far!, stated: false })).toEqual([]);
    const joined = { ...pair(2, 'SEQUEL', 3)[0]!, by: ['user'] };
    expect(by(near!, joined)).toEqual(['SEQUEL']);
    // A parent that does not know its child is no reason, where a user has joined the two.
    expect(by({ ...pair(2, 'PARENT', 3)[0]!, by: ['animectl'] }, pair(2, 'OTHER', 3, 'SIDE_STORY')[1]!)).toEqual([
      'SIDE_STORY',
      'PARENT',
    ]);
    expect(by({ ...near!, type: 'SIDE_STORY', by: [] })).toEqual(['SIDE_STORY']);
  });

  it('has the word of the nearer end first, each once, and nothing of other pairs', () => {
    const [there, back] = pair(2, 'SPIN_OFF', 3, 'PARENT');
    const edges = [back!, there!, { ...there!, by: ['mal'] }, ...pair(1, 'SEQUEL', 2), ...pair(1, 'OTHER', 3)];
    expect(why('anilist:3', {}, { edges }).path[1]?.says.map(({ by, type }) => [by, type])).toEqual([
      ['anilist:2', 'SPIN_OFF'],
      ['anilist:3', 'PARENT'],
    ]);
  });

  it('is called by its English name, and so is the root; a root that never came by its ref', () => {
    const [first, ...others] = franchise.members;
    const members = [{ ...first!, title: { ...saga, english: 'The Saga' } }, ...others];
    expect(why('anilist:2', {}, { members })).toMatchObject({
      root: { ref: 'anilist:1', title: 'The Saga' },
      path: [{ from: { ref: 'anilist:1', title: 'The Saga' }, to: { ref: 'anilist:2', title: 'Saga 2' } }],
    });
    expect(why('anilist:3', {}, { root: 'anilist:9' })).toMatchObject({
      root: { ref: 'anilist:9', title: 'anilist:9' },
      member: true,
    });
  });

  it('has no path further than what is known of how it came in', () => {
    expect(why('anilist:3', {}, { members: franchise.members.slice(2) }).path).toEqual([]);
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

  it('is called as whoever names it calls it', () => {
    const titles = (['anilist:50', 'anilist:manga/9', 'anilist:51', 'anilist:8'] as const).map(
      (ref) => why(ref).title.title,
    );
    expect(titles).toEqual(['Crossover', 'The Comic', 'anilist:51', 'anilist:8']);
    expect(why('anilist:51', { others: [titleOf(51, { english: 'In English' })] }).title.title).toBe('In English');
  });

  it('because of a rule, which comes before what is stated, and after a failure', () => {
    const listed = [{ ref: 'anilist:52', title: 'Other', type: 'SIDE_STORY', of: 'anilist:3', rule: 'other name' }];
    expect(why('anilist:52', {}, { listed }).leftOut).toMatchObject({
      ...{ why: 'rule', rule: 'other name' },
      says: [{ by: 'anilist:3', of: 'anilist:52', type: 'SIDE_STORY' }],
    });
    expect(why('anilist:51', {}, { listed }).leftOut?.why).toBe('ignored');
    const failed = [{ ref: 'anilist:52', error: 'no answer' }];
    expect(why('anilist:52', {}, { listed, failed }).leftOut).toEqual({ why: 'failed', error: 'no answer' });
  });

  it.each([
    ['missing', { missing: ['mal:5'] }, { why: 'missing' }],
    ['failed', { failed: [{ ref: 'mal:5', error: 'no answer' }] }, { why: 'failed', error: 'no answer' }],
    ['limit', { truncated: { by: 'titles', frontier: ['mal:5'] } }, { why: 'limit', by: 'titles' }],
    ['cut', {}, { why: 'cut', from: { ref: 'anilist:1', title: 'Saga' } }],
  ])('is so by any of its ids: %s', (reason, facts, leftOut) => {
    const others = [titleOf(60, { ids: { anilist: 60, mal: 5 }, relations: [] })];
    const cuts = reason === 'cut' ? [['mal:5', 'mal:77']] : [];
    expect(why('anilist:60', { others, cuts }, facts).leftOut).toMatchObject(leftOut);
  });

  it('by no cut between others', () => {
    expect(why('anilist:52', { cuts: [['anilist:51', 'anilist:3']] }).leftOut?.why).not.toBe('cut');
    expect(why('anilist:52', { cuts: [['anilist:52', 'anilist:99']] }).leftOut?.why).not.toBe('cut');
  });

  it('because nothing leads to it, as far as is known', () => {
    expect(why('anilist:8').leftOut).toEqual({ why: 'unrelated', cutShort: false });
    const failed = [{ ref: 'anilist:9', error: 'no answer' }];
    expect(why('anilist:8', {}, { failed }).leftOut).toEqual({ why: 'unrelated', cutShort: true });
    const truncated = { by: 'requests', frontier: ['anilist:9'] };
    expect(why('anilist:8', {}, { truncated }).leftOut).toEqual({ why: 'unrelated', cutShort: true });
    // What it says of members that do not name it leads nobody to it.
    const others = [titleOf(8, { relations: [{ type: 'SEQUEL', to: 'anilist:1' }] })];
    expect(why('anilist:8', { others }).leftOut).toEqual({ why: 'unrelated', cutShort: false });
  });

  it('has all types of its relations once, and who states them', () => {
    const relations = [
      { type: 'CHARACTER', to: 'anilist:50', by: ['mal'] },
      { type: 'CHARACTER', to: 'anilist:50', by: ['kitsu'], stated: false },
      { type: 'ADAPTATION', to: 'anilist:50' },
    ] as const;
    const members = [memberOf({ ...saga, relations }, { provider: 'shikimori' })];
    expect(why('anilist:50', {}, { members, listed: [] }).leftOut).toEqual({
      ...{ why: 'listed', types: ['CHARACTER', 'ADAPTATION'] },
      says: [
        { by: 'anilist:1', of: 'anilist:50', type: 'CHARACTER', stated: true, statedBy: ['mal'] },
        { by: 'anilist:1', of: 'anilist:50', type: 'CHARACTER', stated: false, statedBy: ['kitsu'] },
        { by: 'anilist:1', of: 'anilist:50', type: 'ADAPTATION', stated: true, statedBy: ['shikimori'] },
      ],
    });
  });

  it('is treated as its relation to one member is, whatever its ids there are', () => {
    const side = (to: 'anilist:1' | 'mal:77') => [titleOf(50, { relations: [{ type: 'SIDE_STORY', to }] })];
    const members = [memberOf({ ...saga, relations: [{ type: 'PARENT', to: 'anilist:50' }] })];
    const truncated = { by: 'depth', frontier: [] };
    // Of a pair in which one end calls the other its child, that the other is its parent says nothing.
    for (const to of ['anilist:1', 'mal:77'] as const)
      expect(why('anilist:50', { others: side(to) }, { members, listed: [], truncated }).leftOut).toMatchObject({
        ...{ why: 'limit', by: 'depth' },
        says: [{ by: 'anilist:1' }, { by: 'anilist:50', of: to }],
      });
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
