import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { type RelationType, relationTypes } from '../../src/model/relation.ts';
import {
  type Pair,
  type Policy,
  policyKey,
  policyOf,
  presetNames,
  presets,
  treatmentOf,
} from '../../src/model/relation-policy.ts';

/** `SEQUEL CHARACTER / PARENT`: what the near end states, what the far end states; `?`: not read yet; `-`: nothing. */
function pairOf(words: string): Pair {
  const [near, far] = words.split(' / ').map((side) => {
    if (side === '?') return undefined;
    return side === '-' ? [] : (side.split(' ') as RelationType[]);
  });
  return { near, far };
}

describe('a pair', () => {
  it.each([
    // One end is enough to follow.
    ['SEQUEL / ?', 'follow'],
    ['SEQUEL / PREQUEL', 'follow'],
    ['ALTERNATIVE / ?', 'follow'],
    ['COMPILATION / CONTAINS', 'follow'],
    ['- / SEQUEL', 'follow'],
    ['CHARACTER SEQUEL / ?', 'follow'],
    // AniList mirrors OTHER and CHARACTER as PARENT: the end that says more decides.
    ['OTHER / PARENT', 'follow'],
    ['PARENT / OTHER', 'follow'],
    ['CHARACTER / PARENT', 'follow'],
    ['PARENT / CHARACTER', 'follow'],
    ['PARENT / SPIN_OFF', 'follow'],
    ['PARENT / SUMMARY', 'follow'],
    ['PARENT / -', 'follow'],
    // Crossovers are named only, when both ends have been read.
    ['CHARACTER / CHARACTER', 'list'],
    ['OTHER / OTHER', 'list'],
    ['CHARACTER / -', 'list'],
    ['CHARACTER / ADAPTATION', 'list'],
    ['CHARACTER / ?', 'undecided'],
    ['OTHER / ?', 'undecided'],
    ['? / CHARACTER', 'undecided'],
    // Books are passed over.
    ['ADAPTATION / SOURCE', 'ignore'],
    ['ADAPTATION / ?', 'undecided'],
    ['- / -', 'ignore'],
    ['- / ?', 'undecided'],
    ['? / ?', 'undecided'],
  ] as const)('%s is treated: %s', (words, wanted) => {
    expect(treatmentOf(presets.franchise, pairOf(words))).toBe(wanted);
  });

  it.each([
    // A PARENT counts as what the other end says the child is.
    ['story', 'PARENT / SIDE_STORY', 'follow'],
    ['story', 'PARENT / SUMMARY', 'follow'],
    ['story', 'PARENT / SPIN_OFF', 'list'],
    ['story', 'SPIN_OFF / PARENT', 'list'],
    ['story', 'PARENT / ?', 'undecided'],
    ['story', 'PARENT SEQUEL / ?', 'follow'],
    ['story', 'PARENT / OTHER', 'follow'],
    ['story', 'ALTERNATIVE / ALTERNATIVE', 'list'],
    ['strict', 'SEQUEL / PREQUEL', 'follow'],
    ['strict', 'PARENT / SIDE_STORY', 'list'],
    ['strict', 'SUMMARY / PARENT', 'list'],
    ['strict', 'ADAPTATION / SOURCE', 'ignore'],
    ['all', 'CHARACTER / ?', 'follow'],
    ['all', 'OTHER / OTHER', 'follow'],
    ['all', 'ADAPTATION / SOURCE', 'follow'],
  ] as const)('with --preset %s, %s is treated: %s', (preset, words, wanted) => {
    expect(treatmentOf(presets[preset], pairOf(words))).toBe(wanted);
  });

  it('is followed where the user says so, whatever the ends state and whether or not they were read', () => {
    for (const preset of presetNames)
      for (const near of [undefined, [], ['CHARACTER'], ['PARENT']] as const)
        for (const far of [undefined, [], ['SPIN_OFF'], ['ADAPTATION']] as const)
          for (const joined of ['SEQUEL', 'PREQUEL', 'PARENT'] as const) {
            const wanted = presets[preset][joined] === 'follow' ? 'follow' : undefined;
            if (wanted) expect(treatmentOf(presets[preset], { near, far, joined: [joined] })).toBe(wanted);
          }
  });

  const end = fc.uniqueArray(fc.constantFrom(...relationTypes), { maxLength: 3 });
  const policy: fc.Arbitrary<Policy> = fc.oneof(
    fc.constantFrom(...presetNames).map((name) => presets[name]),
    fc
      .array(fc.constantFrom('follow', 'list', 'ignore'), {
        minLength: relationTypes.length,
        maxLength: relationTypes.length,
      })
      .map((all) => Object.fromEntries(relationTypes.map((type, n) => [type, all[n]])) as Policy),
  );

  it('is treated the same from both ends', () => {
    const known = fc.option(end, { nil: undefined });
    fc.assert(
      fc.property(policy, known, known, (one, near, far) => {
        expect(treatmentOf(one, { near, far })).toBe(treatmentOf(one, { near: far, far: near }));
      }),
    );
  });

  it('is never treated otherwise once it was decided', () => {
    fc.assert(
      fc.property(policy, end, end, (one, near, far) => {
        const early = treatmentOf(one, { near, far: undefined });
        const late = treatmentOf(one, { near, far });
        expect(late).not.toBe('undecided');
        if (early !== 'undecided') expect(early).toBe(late);
      }),
      { numRuns: 1000 },
    );
  });
});

describe('a policy', () => {
  it('is a preset with changes; follow before list before ignore', () => {
    const policy = policyOf('strict', {
      follow: ['SIDE_STORY', 'OTHER'],
      list: ['OTHER', 'SEQUEL'],
      ignore: ['SEQUEL', 'CHARACTER'],
    });
    expect(policy).toEqual({
      ...presets.strict,
      SIDE_STORY: 'follow',
      OTHER: 'follow',
      SEQUEL: 'list',
      CHARACTER: 'ignore',
    });
  });

  it('has a key of its own', () => {
    const keys = presetNames.map((name) => policyKey(presets[name]));
    expect(new Set(keys).size).toBe(presetNames.length);
    expect(policyKey(policyOf('franchise', { follow: ['SEQUEL'] }))).toBe(policyKey(presets.franchise));
    expect(policyKey(presets.strict)).toBe(
      'SEQUEL:follow PREQUEL:follow PARENT:list SIDE_STORY:list SPIN_OFF:list ALTERNATIVE:list SUMMARY:list COMPILATION:list CONTAINS:list CHARACTER:list OTHER:list ADAPTATION:ignore SOURCE:ignore',
    );
  });

  it('says of every type what becomes of it', () => {
    for (const name of presetNames) expect(Object.keys(presets[name]).sort()).toEqual([...relationTypes].sort());
  });
});
