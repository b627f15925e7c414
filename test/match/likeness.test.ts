import { describe, expect, it } from 'vitest';
import { alike, likeness } from '../../src/match/likeness.ts';

describe('how well words answer to a name', () => {
  it.each([
    ['nothing', '', 'akira', 0],
    ['no name', 'akira', '', 0],
    ['the same', 'cowboy bebop', 'cowboy bebop', 0.92],
    ['the same but for blanks', 'onepunchman', 'one punch man', 0.9],
    ['how it begins', 'steins', 'steins gate', 0.72 + 0.06 * (6 / 11)],
    ['the middle of it', 'on', 'attack on titan', 0.66 + 0.1 * (2 / 15) - 0.7 * (0.25 - 2 / 15)],
    ['its end', 'of steel', 'heart of steel', 0.66 + 0.1 * (8 / 14)],
    ['a little of a long one', 'to eradicate', `plan to eradicate ${'z'.repeat(42)}`, 0.66 + 0.02 - 0.4 * 0.05],
    ['a part without blanks', '巨人', '進撃ノ巨人', 0.64 + 0.1 * 0.4],
    ['the words in another order', 'bebop cowboy', 'cowboy bebop', 0.72],
    ['the words in another order, one misspelt', 'saga vinlnad', 'vinland saga', 0.66],
    ['some of the words in another order', 'gate steins', 'steins gate zero', 0.62 + 0.1 * (11 / 16)],
    ['a word twice, which it has once', 'candy candy', 'candy tree', 0.4],
    [
      'a word twice in another order, which it has twice',
      'girls candy girls',
      'girls girls candy club',
      0.62 + 0.1 * (17 / 22),
    ],
    ['a letter too few', 'cowboy bebo', 'cowboy bebop', 0.88 * (1 - 1 / 11)],
    ['a letter too many', 'cowboy bebopp', 'cowboy bebop', 0.88 * (1 - 1 / 12)],
    ['a wrong letter', 'cowbay bebop', 'cowboy bebop', 0.88 * (1 - 1 / 11)],
    ['two wrong letters', 'cawbay bebop', 'cowboy bebop', 0.88 * (1 - 2 / 11)],
    ['two letters that have changed places', 'baik', 'baki', 0.88 * (1 - 1 / 4)],
    ['three wrong letters', 'cawbay babop', 'cowboy bebop', 0],
    ['two letters wrong of a short name', 'baxx', 'baki', 0],
    ['two letters wrong that are the same ones in another place', 'bxkx', 'baki', 0],
    ['a wrong letter of a name of three', 'kxy', 'kny', 0],
    ['another number', 'overlord 5', 'overlord 4', 0],
    ['the beginning of a word at its beginning', 'cow', 'cowboy bebop', 0.5],
    ['a word and the beginning of one at its beginning', 'legend of the gal', 'legend of the galactic heroes', 0.5],
    ['the beginning of a word elsewhere', 'gea', 'code geass', 0.4],
    ['a word and the beginning of one elsewhere', 'code reb', 'code geass lelouch of the rebellion', 0.4],
    ['the beginning of a word, and a word that it has not', 'saga reb', 'code geass lelouch of the rebellion', 0],
    ['a word and a letter at its beginning', 'legend o', 'legend of the galactic heroes', 0.5],
    ['too little of a word', 'co', 'cowboy bebop', 0],
    ['too little of a word elsewhere', 'code re', 'code geass lelouch of the rebellion', 0],
    ['the beginning of a number', 'mob 10', 'mob psycho 100', 0],
    ['half a word that is not the beginning of one', 'boy', 'cowboy bebop', 0],
    ['one letter of writing without blanks', '巨', '進撃ノ巨人', 0],
    ['a misspelt word among others', 'vinlnad', 'the vinland saga', 0.62 + 0.1 * (7 / 16) - 0.06],
    ['too short a misspelt word among others', 'sgaa', 'the vinland saga', 0],
    ['words most of which are misspelt', 'saag vinlnad of', 'tale of vinland saga', 0],
    ['a word that is nowhere', 'cowboy saga', 'cowboy bebop', 0],
    ['another word, and the rest of the name', 'aria the animation', 'garo the animation', 0],
    ['letters that are wrong in a long word', 'fullmatel alchemist', 'fullmetal alchemist', 0.88 * (1 - 2 / 18)],
  ])('%s: %s, %s', (_, words, name, score) => {
    expect(likeness(words, name)).toBeCloseTo(score, 10);
  });

  it.each([
    ['abcd', 'abdc', true],
    ['bacd', 'abcd', true],
    ['abdd', 'abcc', false],
    ['abdx', 'abcd', false],
    ['bbcd', 'abcd', true],
    ['cbad', 'abcd', false],
    ['badc', 'abcd', false],
  ])(
    'takes one typing error in four letters, two neighbours that changed places being one: %s, %s',
    (words, name, is) => {
      expect(alike(words, name) > 0).toBe(is);
    },
  );

  it('allows no letters beside a number to be wrong', () => {
    expect(likeness('gundam00x saga', 'saga gundam00y')).toBe(0);
  });

  it('compares names whose length is far from the same only by words', () => {
    expect(alike('abcdefg', 'abcdefghij')).toBe(0);
    expect(alike('abcdefgh', 'abcdefghij')).toBeCloseTo(0.88 * 0.8, 10);
    expect(alike('', 'a')).toBe(0);
    expect(alike('a', '')).toBe(0);
  });

  it('takes the first letters alone of a long name', () => {
    const long = 'abcdefghij'.repeat(13);
    expect(alike(long, `${long.slice(0, 125)}zzzzz`)).toBeCloseTo(0.9, 10);
  });
});
