import { describe, expect, it } from 'vitest';
import { comparable, inOtherKana, inOtherNumerals, isNumbered, readingsOf, samePart } from '../../src/match/reading.ts';

const first = (title: string) => {
  const [{ words: _, ...reading } = { name: '', words: '' }] = readingsOf(title);
  return reading;
};

describe('what a title says besides its name', () => {
  it.each([
    ['Attack on Titan Season 3', { name: 'attack on titan', season: 3 }],
    ['attack on titan s3', { name: 'attack on titan', season: 3 }],
    ['Attack season 3 on Titan', { name: 'attack on titan', season: 3 }],
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
    ['Vinland Saga Staffel 2', { name: 'vinland saga', season: 2 }],
    ['Vinland Saga, 2. Staffel', { name: 'vinland saga', season: 2 }],
    ['Vinland Saga zweite Staffel', { name: 'vinland saga', season: 2 }],
    ['Vinland Saga 2ª temporada', { name: 'vinland saga', season: 2 }],
    ['Vinland Saga segunda temporada', { name: 'vinland saga', season: 2 }],
    ['Vinland Saga T2', { name: 'vinland saga', season: 2 }],
    ['Vinland Saga 2ème saison', { name: 'vinland saga', season: 2 }],
    ['Сага о Винланде 2-й сезон', { name: 'сага о винланде', season: 2 }],
    ['Сага о Винланде второй сезон', { name: 'сага о винланде', season: 2 }],
    ['진격의 거인 3기', { name: '진격의 거인', season: 3 }],
    ['進撃の巨人 第2シーズン', { name: '進撃ノ巨人', season: 2 }],
    ['The Four Saisons', { name: 'the four saisons' }],
    ['鬼滅の刃 無限列車編（映画）', { name: '鬼滅ノ刃 無限列車編', format: 'MOVIE' }],
    ['Violet Evergarden: la película', { name: 'violet evergarden', format: 'MOVIE' }],
    ['Cowboy Bebop фильм', { name: 'cowboy bebop', format: 'MOVIE' }],
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
    ['Akira 1988 movie', { name: 'akira', format: 'MOVIE', year: 1988 }],
    ['Akira movie 1988', { name: 'akira', format: 'MOVIE', year: 1988 }],
    ['Hellsing OVA', { name: 'hellsing', format: 'OVA' }],
    ['Shaman King (2021) Season 2', { name: 'shaman king', season: 2, year: 2021 }],
    ['Akira film', { name: 'akira', format: 'MOVIE' }],
    ['Gekijouban Akira', { name: 'akira', format: 'MOVIE' }],
    ['Akira Gekijouban', { name: 'akira', format: 'MOVIE' }],
    ['劇場版 名探偵コナン', { name: '名探偵コナン', format: 'MOVIE' }],
    ['Hellsing OAV', { name: 'hellsing', format: 'OVA' }],
    ['Hellsing the OAD', { name: 'hellsing', format: 'OVA' }],
    ['Baki ONA', { name: 'baki', format: 'ONA' }],
    ['Baki Special', { name: 'baki', format: 'SPECIAL' }],
    ['Baki Specials', { name: 'baki', format: 'SPECIAL' }],
    ['Baki TV', { name: 'baki', format: 'TV' }],
    ['Baki 1st Series', { name: 'baki', season: 1 }],
    ['Baki Season 12', { name: 'baki', season: 12 }],
    ['Baki Season Ten', { name: 'baki', season: 10 }],
    ['Baki S12', { name: 'baki', season: 12 }],
    ['Baki Season Season 2', { name: 'baki season', season: 2 }],
    ['Baki Seasons', { name: 'baki seasons' }],
    ['Baki Series Series Part Party', { name: 'baki series series part party' }],
    ['The constructor', { name: 'the constructor' }],
    ['Baki Tenth Season', { name: 'baki', season: 10 }],
    ['Baki 12th Season', { name: 'baki', season: 12 }],
    ['Baki dai 2 ki', { name: 'baki', season: 2 }],
    ['Baki dai 12 ki', { name: 'baki', season: 12 }],
    ['刃牙 2季', { name: '刃牙', season: 2 }],
    ['刃牙第十期', { name: '刃牙', season: 10 }],
    ['刃牙 第 12期', { name: '刃牙', season: 12 }],
    ['刃牙シーズン12', { name: '刃牙', season: 12 }],
    ['刃牙 シーズン 三', { name: '刃牙', season: 3 }],
    ['刃牙 第12部', { name: '刃牙', part: 12 }],
    ['刃牙 三クール', { name: '刃牙', part: 3 }],
    ['刃牙パート2', { name: '刃牙', part: 2 }],
    ['刃牙 パート 12', { name: '刃牙', part: 12 }],
    ['Baki Part 12', { name: 'baki', part: 12 }],
    ['Baki 2nd Part', { name: 'baki', part: 2 }],
    ['Baki Second Cour', { name: 'baki', part: 2 }],
    ['Baki Season Final', { name: 'baki', final: true }],
    ['刃牙 ファイナルシーズン', { name: '刃牙', final: true }],
    ['刃牙 ファイナル シーズン', { name: '刃牙', final: true }],
    ['刃牙 最終期', { name: '刃牙', final: true }],
    ['刃牙最終章', { name: '刃牙', final: true }],
    ['刃牙完結編', { name: '刃牙', final: true }],
    ['Baki Season 2 (2020)', { name: 'baki', season: 2, year: 2020 }],
    ['Baki Season 2 OVA', { name: 'baki', season: 2, format: 'OVA' }],
    ['Season 2 of Baki', { name: 'of baki', season: 2 }],
    ['Baki Season 2 in between', { name: 'baki in between', season: 2 }],
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
    ['Movie', 'movie'],
    ['2012', '2012'],
    ['The Movie Baki', 'the movie baki'],
    ['Tokyo Ova Baki', 'tokyo ova baki'],
    ['Baki 2012 again', 'baki 2012 again'],
    ['Baki 1812', 'baki 1812'],
    ['Baki 20121', 'baki 20121'],
    ['Bakis12', 'bakis12'],
    ['Baki S123', 'baki s123'],
    ['Baki Season 123', 'baki season 123'],
    ['Baki Party', 'baki party'],
    ['Baki Part Company', 'baki part company'],
    ['Baki Second Seasoning', 'baki 2nd seasoning'],
    ['Ovation', 'ovation'],
    ['Baki X', 'baki x'],
    ['Baki 1', 'baki 1'],
    ['Baki 23', 'baki 23'],
    ['Baki 2 Go', 'baki 2 go'],
    ['Baki i', 'baki i'],
    ['Finality', 'finality'],
  ])('%s keeps what belongs to the name', (title, name) => {
    expect(first(title).name).toBe(name);
  });

  it('may be a year that belongs to the name', () => {
    expect(readingsOf('Baki 2012')).toEqual([
      { name: 'baki', words: 'baki', year: 2012 },
      { name: 'baki 2012', words: 'baki 2012' },
    ]);
    expect(readingsOf('Baki Season 2 2012')[1]).toEqual({ name: 'baki 2012', words: 'baki 2012', season: 2 });
  });

  it('may be both a number at the end and a part', () => {
    expect(readingsOf('Baki II Part 3')).toEqual([
      { name: 'baki', words: 'baki', season: 2, isNumeral: true, part: 3 },
      { name: 'baki 2', words: 'baki ii', part: 3 },
    ]);
  });

  it.each([
    ['II', 2],
    ['III', 3],
    ['IV', 4],
    ['V', 5],
    ['VI', 6],
    ['VII', 7],
    ['VIII', 8],
    ['IX', 9],
    ['9', 9],
  ])('may be a number at the end: %s', (numeral, season) => {
    expect(first(`Baki ${numeral}`)).toEqual({ name: 'baki', season, isNumeral: true });
  });

  it('is compared: season, part and the final one, the first being meant where none is named', () => {
    const said = (words: string) => readingsOf(words)[0] ?? { name: '', words: '' };
    const same = (a: string, b: string) => samePart(said(a), said(b));
    expect(same('Baki', 'Baki Season 1')).toBe(true);
    expect(same('Baki Part 1', 'Baki')).toBe(true);
    expect(same('Baki Season 2', 'Baki Season 2 Part 1')).toBe(true);
    expect(same('Baki Season 2', 'Baki')).toBe(false);
    expect(same('Baki', 'Baki Season 2')).toBe(false);
    expect(same('Baki Part 2', 'Baki')).toBe(false);
    expect(same('Baki', 'Baki Part 2')).toBe(false);
    expect(same('Baki Final Season', 'Baki')).toBe(false);
    expect(same('Baki', 'Baki Final Season')).toBe(false);
    expect(same('Baki Final Season', 'Baki The Final Season')).toBe(true);
    expect(
      ['Baki', 'Baki 2012', 'Baki OVA', 'Baki Season 1', 'Baki Part 1', 'Baki Final Season'].map(said).map(isNumbered),
    ).toEqual([false, false, false, true, true, true]);
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
    ['first of all', '1st of all'],
    ['the second', 'the 2nd'],
    ['the fourth', 'the 4th'],
    ['the tenth day', 'the 10th day'],
    ['lupin iii again', 'lupin 3 again'],
    ['lupin ix', 'lupin 9'],
    ['iii', 'iii'],
    ['lupin ii', 'lupin 2'],
    ['lupin ii again', 'lupin ii again'],
    ['overlord v', 'overlord 5'],
    ['overlord v again', 'overlord v again'],
    ['v', 'v'],
    ['lupin i', 'lupin i'],
    ['', ''],
    ['ii na', 'ii na'],
    ['charisma tte ii na', 'charisma tte ii na'],
    ['がんだむ', 'ガンダム'],
    ['ひぐらしのなく頃に', 'ヒグラシノナク頃ニ'],
  ])('%s is %s', (words, wanted) => {
    expect(comparable(words)).toBe(wanted);
  });

  it.each([
    ['1 piece', ['one piece']],
    ['one piece', ['1 piece']],
    ['seven deadly sins', ['7 deadly sins']],
    ['mob psycho 100', ['mob psycho hundred']],
    ['natsuiro 1 two', ['natsuiro 1 2', 'natsuiro one two']],
    ['86', []],
    ['someone', []],
    ['ninja film 3', ['ninja film three', 'ninja movie 3']],
    ['ninja the film 3', ['ninja the film three', 'ninja movie 3']],
    ['ninja 3rd movie', ['ninja movie 3']],
    ['ninja the third film', ['ninja movie 3']],
    ['ninja film', []],
    ['film 3', ['film three']],
    ['the notebook', ['notebook']],
    ['notebook anime series', ['notebook']],
    ['watch order of the notebook', ['notebook']],
    ['how to watch notebook in order', ['notebook']],
    ['notebook watch order', ['notebook']],
    ['all seasons', []],
    ['anime', []],
    ['ninja movie 3', ['ninja movie three']],
  ])('has numbers the other way: %s', (words, others) => {
    expect(inOtherNumerals(words)).toEqual(others);
  });

  it('has the other syllabary for what is written in one', () => {
    expect(inOtherKana('がんだむ')).toBe('ガンダム');
    expect(inOtherKana('ケイオン')).toBe('けいおん');
    expect(inOtherKana('進撃の巨人 アニメ')).toBeUndefined();
    expect(inOtherKana('がんだむ gundam')).toBe('ガンダム gundam');
    expect(inOtherKana('ケイオン the 2nd')).toBe('けいおん the 2nd');
    expect(inOtherKana('がんだむ ガンダム')).toBeUndefined();
    expect(inOtherKana('gundam')).toBeUndefined();
  });
});
