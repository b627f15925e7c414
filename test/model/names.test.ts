import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { exact, normalised, searched, searchedSteps } from '../../src/model/names.ts';

/** A name, its exact form, its normalised form, and what is searched where that is another one. */
const examples: readonly (readonly [name: string, exact: string, plain: string, searched?: string])[] = [
  // Case, width, blanks.
  ['  Re:ZERO  -Starting- ', 're:zero -starting-', 're zero starting'],
  ['Ｆａｔｅ／Ｚｅｒｏ', 'fate/zero', 'fate zero'],
  ['進撃の巨人 Season２', '進撃の巨人 season2', '進撃の巨人 season2', '進撃ノ巨人 season2'],
  ['Mob Psycho 100 Ⅱ', 'mob psycho 100 ii', 'mob psycho 100 ii'],
  // Signs.
  ['Hunter × Hunter (2011)', 'hunter x hunter (2011)', 'hunter x hunter 2011'],
  ['Steins;Gate', 'steins;gate', 'steins gate'],
  ['.hack//SIGN', '.hack//sign', 'hack sign'],
  ['Spy & Family', 'spy & family', 'spy and family'],
  ['Ｓｐｙ＆Family', 'spy&family', 'spy and family'],
  ['∀ Gundam', '∀ gundam', '∀ gundam'],
  // Apostrophes, of which there are many.
  ["JoJo's Bizarre", "jojo's bizarre", 'jojos bizarre'],
  ['JoJo’s Bizarre', "jojo's bizarre", 'jojos bizarre'],
  ['JoJo´s Bizarre', 'jojo ́s bizarre', 'jojos bizarre'],
  ['ŉ Boek', "'n boek", 'n boek'],
  ["GINTAMA'", "gintama'", 'gintama'],
  ['Gintama°', 'gintama°', 'gintama'],
  // Accents.
  ['Déjà Vu', 'déjà vu', 'deja vu'],
  ['De\u0301ja\u0300 Vu', 'déjà vu', 'deja vu'],
  ['İstanbul', 'i̇stanbul', 'istanbul'],
  ['Pokémon ‎the Movie\ufe0f', 'pokémon ‎the movie\ufe0f', 'pokemon the movie'],
  // Kana. Voicing marks make other letters of them.
  ['ガンダム', 'ガンダム', 'ガンダム'],
  ['がんだむ', 'がんだむ', 'がんだむ', 'ガンダム'],
  ['ｶﾞﾝﾀﾞﾑ', 'ガンダム', 'ガンダム'],
  ['か\u3099', 'が', 'が', 'ガ'],
  ['か', 'か', 'か', 'カ'],
  ['らき☆すた', 'らき☆すた', 'らき すた', 'ラキ スタ'],
  ['けいおん！', 'けいおん!', 'けいおん', 'ケイオン'],
  // Other scripts keep their marks.
  ['ดาบพิฆาตอสูร', 'ดาบพิฆาตอสูร', 'ดาบพิฆาตอสูร'],
  ['귀멸의 칼날', '귀멸의 칼날', '귀멸의 칼날'],
  // Nothing but signs, or nothing.
  ['!?', '!?', '', '!?'],
  ['★', '★', '', '★'],
  ['   ', '', ''],
  ['\ud800', '\ud800', '', '\ufffd'],
];

const between = (from: string, to: string) =>
  fc.integer({ min: from.charCodeAt(0), max: to.charCodeAt(0) }).map((code) => String.fromCharCode(code));
const asciiOrJapanese = fc.oneof(
  between('\0', '\x7f'),
  between('ぁ', 'ゖ'),
  between('ァ', 'ヺ'),
  between('一', '龥'),
  fc.constant('ー'),
);

describe('a name', () => {
  it.each(examples.map(([name, wanted, words, sought = words]) => [name, wanted, words, sought] as const))(
    '%j is exactly %j, normalised %j, searched as %j',
    (name, wanted, words, sought) => {
      expect([exact(name), normalised(name), searched(name)]).toEqual([wanted, words, sought]);
    },
  );

  it('is folded once and for all', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'grapheme', maxLength: 30 }), (name) => {
        expect(normalised(normalised(name))).toBe(normalised(name));
        expect(searched(searched(name))).toBe(searched(name));
        expect(searched(normalised(name)) === searched(name) || normalised(name) === '').toBe(true);
      }),
      { numRuns: 1000 },
    );
  });

  it('is folded alike whether or not it has a letter beside it that is neither ASCII nor Japanese', () => {
    fc.assert(
      fc.property(fc.string({ unit: asciiOrJapanese, maxLength: 30 }), (name) => {
        for (const letter of ['ж', 'ა'])
          expect(normalised(`${name} ${letter}`)).toBe(`${normalised(name)} ${letter}`.trim());
      }),
    );
  });

  /** By the steps alone, each as it stands. */
  const steps = searchedSteps.map((step): ((text: string) => string) => {
    if (step[0] === 'normalize') return (text) => text.normalize(step[1]);
    if (step[0] === 'lower') return (text) => text.toLowerCase();
    const [what, pattern, how] = step;
    const places = new RegExp(pattern, 'gu');
    return (text) =>
      text.replace(places, (one) => (what === 'replace' ? how : String.fromCharCode(one.charCodeAt(0) + how)));
  });
  const folded = (name: string) => steps.reduce((text, step) => step(text), name);

  it('is folded in the same way by whoever has the steps alone', () => {
    for (const [name, , words] of examples.filter(([, , one]) => one !== ''))
      expect([words, folded(name)]).toEqual([words, searched(name)]);
  });

  it('is folded by the steps also where they are not gone through one by one, whatever character is in it', () => {
    const wrong: string[] = [];
    // The letters between are Chinese and Korean, and alike.
    for (let code = 0x20; code < 0x20000; code += code < 0x3400 || (code > 0xf8ff && code < 0x10000) ? 1 : 97) {
      const character = String.fromCodePoint(code);
      const name = `a${character}b ${character}\u0308か\u3099`;
      if (searched(name) !== folded(name)) wrong.push(`U+${code.toString(16)}: ${folded(name)}, not ${searched(name)}`);
    }
    expect(wrong).toEqual([]);
  });
});
