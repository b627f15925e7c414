import { describe, expect, it } from 'vitest';
import { comparable, inOtherKana, readingsOf } from '../../src/match/reading.ts';

const first = (title: string) => {
  const [{ words: _, ...reading } = { name: '', words: '' }] = readingsOf(title);
  return reading;
};

describe('what a title says besides its name', () => {
  it.each([
    ['Attack on Titan Season 3', { name: 'attack on titan', season: 3 }],
    ['attack on titan s3', { name: 'attack on titan', season: 3 }],
    ['Attack on Titan 3rd Season', { name: 'attack on titan', season: 3 }],
    ['Attack on Titan Third Season', { name: 'attack on titan', season: 3 }],
    ['Tsubasa Chronicle Season Two', { name: 'tsubasa chronicle', season: 2 }],
    ['Log Horizon Season II', { name: 'log horizon', season: 2 }],
    ['Saiyuki 2nd Series', { name: 'saiyuki', season: 2 }],
    ['Saiyuki Third Series', { name: 'saiyuki', season: 3 }],
    ['進撃の巨人 Season２', { name: '進撃ノ巨人', season: 2 }],
    ['けいおん 第2期', { name: 'ケイオン', season: 2 }],
    ['僕のヒーローアカデミア 第三期', { name: '僕ノヒーローアカデミア', season: 3 }],
    ['約束のネバーランド シーズン2', { name: '約束ノネバーランド', season: 2 }],
    ['Attack on Titan Season 3 Part 2', { name: 'attack on titan', season: 3, part: 2 }],
    ['Spy x Family Cour 2', { name: 'spy x family', part: 2 }],
    ['Spy x Family 2nd Cour', { name: 'spy x family', part: 2 }],
    ['Kara no Kyoukai Pt. Two', { name: 'kara no kyoukai', part: 2 }],
    ['Kara no Kyoukai Part II', { name: 'kara no kyoukai', part: 2 }],
    ['86 第2クール', { name: '86', part: 2 }],
    ['Attack on Titan: The Final Season', { name: 'attack on titan', final: true }],
    ['Attack on Titan The Final Season Part 2', { name: 'attack on titan', final: true, part: 2 }],
    ['Hunter x Hunter (2011)', { name: 'hunter x hunter', year: 2011 }],
    ['Trigun, 2023', { name: 'trigun', year: 2023 }],
    ['Steins;Gate movie', { name: 'steins gate', format: 'MOVIE' }],
    ['Akira the Movie', { name: 'akira', format: 'MOVIE' }],
    ['Hellsing OVA', { name: 'hellsing', format: 'OVA' }],
    ['Shaman King (2021) Season 2', { name: 'shaman king', season: 2, year: 2021 }],
  ])('%s', (title, wanted) => {
    expect(first(title)).toEqual(wanted);
  });

  it.each([
    ['Mob Psycho 100 II', 'mob psycho 100', 2, 'mob psycho 100 2'],
    ['Overlord IV', 'overlord', 4, 'overlord 4'],
    ['Overlord V', 'overlord', 5, 'overlord 5'],
    ['Lupin III', 'lupin', 3, 'lupin 3'],
    ['Yes! Precure 5', 'yes precure', 5, 'yes precure 5'],
    ['Spice and Wolf 2', 'spice and wolf', 2, 'spice and wolf 2'],
  ])('%s, where the number may be one of the name', (title, name, season, whole) => {
    expect(readingsOf(title).map(({ words: _, ...reading }) => reading)).toEqual([
      { name, season, isNumeral: true },
      { name: whole },
    ]);
  });

  it.each([
    ['Mob Psycho 100', 'mob psycho 100'],
    ['Lupin III season 2', 'lupin 3'],
    ['Yes! Precure 5 season 2', 'yes precure 5'],
    ['Gundam 00 Second Season', 'gundam 00'],
    ['86', '86'],
    ['1917', '1917'],
    ['II', 'ii'],
    ['Final Season', 'final season'],
    ['∀ Gundam', '∀ gundam'],
  ])('%s keeps what belongs to the name', (title, name) => {
    expect(first(title).name).toBe(name);
  });

  it('leaves the words as they are written to be searched for', () => {
    expect(readingsOf('Lupin III season 2')[0]?.words).toBe('lupin iii');
    expect(readingsOf('がんだむ 2期')[0]?.words).toBe('がんだむ');
  });
});

describe('the form in which names are compared', () => {
  it.each([
    ['lupin iii', 'lupin 3'],
    ['lupin the third', 'lupin the 3rd'],
    ['ii na', 'ii na'],
    ['charisma tte ii na', 'charisma tte ii na'],
    ['がんだむ', 'ガンダム'],
    ['ひぐらしのなく頃に', 'ヒグラシノナク頃ニ'],
  ])('%s is %s', (words, wanted) => {
    expect(comparable(words)).toBe(wanted);
  });

  it('has the other syllabary for what is written in one', () => {
    expect(inOtherKana('がんだむ')).toBe('ガンダム');
    expect(inOtherKana('ケイオン')).toBe('けいおん');
    expect(inOtherKana('進撃の巨人 アニメ')).toBeUndefined();
    expect(inOtherKana('gundam')).toBeUndefined();
  });
});
