import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { hasWord, isEveryday, startsWithWord } from '../../src/model/characters.ts';

/** Every character that is one unit of UTF-16, halves of others among them. */
const units = Array.from({ length: 0x1_00_00 }, (_, code) => String.fromCharCode(code));

describe('a text', () => {
  it('of everyday characters has nothing that is invisible, stands on another character or is a blank but for U+0020', () => {
    const strange = /[\p{C}\p{M}]|(?! )\p{Z}|\ufffd/u;
    expect(units.filter((one) => isEveryday(one) && strange.test(one))).toEqual([]);
    for (const one of [
      'Attack on Titan',
      '進撃の巨人',
      'Kimetsu no Yaiba: Mugen Ressha-hen',
      'Pokémon ☆',
      'Fate/stay night – “UBW”',
    ])
      expect(isEveryday(one), one).toBe(true);
  });

  it('has a word where it has a letter or a number of any script', () => {
    expect(units.filter((one) => hasWord(one) !== /[\p{L}\p{N}]/u.test(one))).toEqual([]);
    expect([hasWord('!? ★'), hasWord('!? 𠮷'), hasWord('')]).toEqual([false, true, false]);
  });

  it('starts with a word where its first character is a letter or a number of any script', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary', maxLength: 3 }), (text) => {
        expect(startsWithWord(text)).toBe(/^[\p{L}\p{N}]/u.test(text));
      }),
    );
  });
});
