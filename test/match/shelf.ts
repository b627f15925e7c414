import type { Format } from '../../src/model/format.ts';
import type { Relation, RelationType } from '../../src/model/relation.ts';
import type { Title } from '../../src/model/title.ts';
import { titleOf } from '../helpers/franchise.ts';
import { ref } from '../helpers/graph.ts';

/** id, romaji, English, further names, format, year (0: not out yet), users who list it, what it states of others. */
type Row = readonly [
  id: number,
  romaji: string,
  english: string,
  synonyms: readonly string[],
  format: Format,
  year: number,
  popularity: number,
  ...relations: readonly (readonly [RelationType, number])[],
];

/** A shelf of titles that are easily taken for each other. */
const rows: readonly Row[] = [
  [101922, 'Kimetsu no Yaiba', 'Demon Slayer: Kimetsu no Yaiba', ['KnY'], 'TV', 2019, 800_000, ['SEQUEL', 142329]],
  [142329, 'Kimetsu no Yaiba: Yuukaku-hen', 'Demon Slayer: Entertainment District Arc', [], 'TV', 2021, 500_000],
  [21612, 'Onigiri', '', ['Demon Slayer'], 'TV_SHORT', 2016, 4_000],
  [47, 'AKIRA', 'Akira', [], 'MOVIE', 1988, 200_000],
  [900_047, 'AKIRA', '', [], 'TV', 0, 9_000],
  [19137, 'Eden', '', [], 'MUSIC', 2013, 300],
  [5630, 'Higashi no Eden', 'Eden of the East', [], 'TV', 2009, 160_000],
  [139_074, 'Destiny', '', ['Fate'], 'MUSIC', 2021, 500],
  [356, 'Fate/stay night', '', [], 'TV', 2006, 250_000],
  [
    94,
    'Kidou Senshi Gundam SEED Destiny',
    'Mobile Suit Gundam SEED Destiny',
    [],
    'TV',
    2004,
    50_000,
    ['SIDE_STORY', 1241],
  ],
  [1241, 'Kidou Senshi Gundam SEED Destiny Final Plus', '', ['Gundam SEED Destiny 2'], 'OVA', 2005, 7_000],
  [101_921, 'Kaguya-sama wa Kokurasetai', 'Kaguya-sama: Love is War', [], 'TV', 2019, 400_000, ['SEQUEL', 112_641]],
  [112_641, 'Kaguya-sama wa Kokurasetai?', 'Kaguya-sama: Love is War?', [], 'TV', 2020, 450_000, ['PREQUEL', 101_921]],
  [101_348, 'Vinland Saga', '', [], 'TV', 2019, 300_000, ['SEQUEL', 136_430]],
  [136_430, 'Vinland Saga Season 2', '', [], 'TV', 2023, 200_000, ['PREQUEL', 101_348]],
  [20832, 'Overlord', '', [], 'TV', 2015, 400_000, ['SEQUEL', 98437]],
  [98437, 'Overlord II', '', [], 'TV', 2018, 300_000, ['PREQUEL', 20832], ['SEQUEL', 101_474]],
  [101_474, 'Overlord III', '', [], 'TV', 2018, 280_000, ['PREQUEL', 98437], ['SEQUEL', 133_844]],
  [133_844, 'Overlord IV', '', [], 'TV', 2022, 250_000, ['PREQUEL', 101_474]],
  [477, 'ARIA The ANIMATION', '', ['Aria'], 'TV', 2005, 40_000, ['SEQUEL', 962]],
  [962, 'ARIA The NATURAL', '', [], 'TV', 2006, 25_000, ['PREQUEL', 477], ['SEQUEL', 2563]],
  [2563, 'ARIA The OVA: Arietta', '', [], 'OVA', 2007, 15_000, ['PREQUEL', 962], ['SEQUEL', 3297]],
  [3297, 'ARIA The ORIGINATION', '', [], 'TV', 2008, 24_000, ['PREQUEL', 2563]],
  [2963, 'Minami-ke', '', [], 'TV', 2007, 60_000, ['SEQUEL', 3165]],
  [3165, 'Minami-ke Okawari', '', [], 'TV', 2008, 30_000, ['PREQUEL', 2963], ['SEQUEL', 5300]],
  [5300, 'Minami-ke Okaeri', '', [], 'TV', 2009, 28_000, ['PREQUEL', 3165]],
  [5671, 'Saki', '', [], 'TV', 2009, 30_000, ['SEQUEL', 19_093]],
  [19_093, 'Saki: Zenkoku-hen', 'Saki: The Nationals', [], 'TV', 2014, 12_000, ['PREQUEL', 5671]],
  [100_443, 'Baki', '', [], 'ONA', 2018, 190_000, ['SEQUEL', 119_492]],
  [119_492, 'Baki: Dai Raitaisai-hen', 'Baki 2nd Season', [], 'ONA', 2020, 110_000, ['PREQUEL', 100_443]],
  [15_061, 'Aikatsu!', '', ['Aikatsu! 2', 'Idol Katsudou'], 'TV', 2012, 20_000, ['SEQUEL', 20_181]],
  [20_181, 'Aikatsu! Dai 2 Ki', '', [], 'TV', 2013, 9_000, ['PREQUEL', 15_061]],
  [180, 'Vandread', '', [], 'TV', 2000, 30_000, ['SEQUEL', 181]],
  [181, 'Vandread: The Second Stage', '', [], 'TV', 2001, 18_000, ['PREQUEL', 180]],
  [97_880, 'BanG Dream!', '', [], 'TV', 2017, 40_000, ['SEQUEL', 102_441]],
  [102_441, 'BanG Dream! 2nd Season', '', [], 'TV', 2019, 22_000, ['PREQUEL', 97_880]],
  [1412, 'Lupin Sansei', 'Lupin the 3rd', ['Lupin III'], 'TV', 1971, 30_000, ['SEQUEL', 1425]],
  [
    1425,
    'Lupin Sansei: Part II',
    'Lupin the 3rd Part 2',
    ['Lupin III: Part II'],
    'TV',
    1977,
    15_000,
    ['PREQUEL', 1412],
  ],
  [1932, 'Yes! Precure 5', '', [], 'TV', 2007, 9_000, ['SEQUEL', 3692]],
  [3692, 'Yes! Precure 5 GoGo!', '', [], 'TV', 2008, 8_000, ['PREQUEL', 1932]],
  [9919, 'Ao no Exorcist', 'Blue Exorcist', [], 'TV', 2011, 500_000],
  [21861, 'Ao no Exorcist 2nd Season', 'Blue Exorcist: Kyoto Saga', [], 'TV', 2017, 200_000],
  [10800, 'Kore wa Zombie desu ka?', 'Is This a Zombie?', [], 'TV', 2011, 150_000],
  [10790, 'Kore wa Zombie desu ka? Season 2', 'Is This a Zombie? of the Dead', [], 'TV', 2012, 90_000],
  [6, 'TRIGUN', 'Trigun', [], 'TV', 1998, 200_000],
  [1, 'Cowboy Bebop', '', [], 'TV', 1998, 600_000],
  [3786, 'Shin Evangelion Movie:||', 'Evangelion: 3.0+1.01 Thrice Upon a Time', [], 'MOVIE', 2021, 150_000],
  [14467, 'K', 'K', ['K-Project'], 'TV', 2012, 200_000],
  [21711, '91 Days', '', [], 'TV', 2016, 150_000],
  [116_589, '86: Eighty Six', '86 Eighty-Six', [], 'TV', 2021, 300_000, ['SEQUEL', 131_586]],
  [131_586, '86: Eighty Six Part 2', '86 Eighty-Six Part 2', [], 'TV', 2021, 200_000, ['PREQUEL', 116_589]],
  [21519, 'Kimi no Na wa.', 'Your Name.', ['君の名は。'], 'MOVIE', 2016, 600_000],
  [80, 'Kidou Senshi Gundam', 'Mobile Suit Gundam', ['ガンダム'], 'TV', 1979, 90_000],
  [2129, 'True Tears', '', ['トゥルーティアーズ'], 'TV', 2008, 60_000],
];

/** The titles of the shelf, as a provider states them. */
export const shelf: readonly Title[] = rows.map(
  ([id, title, english, synonyms, format, year, popularity, ...relations]) =>
    titleOf(id, {
      title,
      ...(english && { english }),
      ...(synonyms.length > 0 && { synonyms }),
      format,
      status: year === 0 ? 'NOT_YET_RELEASED' : 'FINISHED',
      ...(year > 0 && { year, startDate: String(year) }),
      popularity,
      relations: relations.map(([type, to]): Relation => ({ type, to: ref(to) })),
    }),
);
