import type { CatalogFranchise } from '../entry.ts';

export const monogatari: CatalogFranchise = {
  name: 'Monogatari',
  entries: [
    { anilist: 5081,   mal: 5081,  format: 'TV',    start: '2009-07-03', end: '2010-06-25', episodes: 15, minutes: 25, rating: 'R-17', title: 'Bakemonogatari', english: 'Bakemonogatari', native: '化物語', synonyms: ['Monogatari', 'Monogatari Series'] },
    { anilist: 11597,  mal: 11597, format: 'TV',    start: '2012-01-08', end: '2012-03-18', episodes: 11, minutes: 24,                 title: 'Nisemonogatari', english: 'Nisemonogatari', native: '偽物語' },
    { anilist: 15689,  mal: 15689, format: 'TV',    start: '2012-12-31', end: '2012-12-31', episodes: 4,  minutes: 24,                 title: 'Nekomonogatari: Kuro', english: 'Nekomonogatari Black', native: '猫物語(黒)' },
    { anilist: 17074,  mal: 17074, format: 'TV',    start: '2013-07-07', end: '2013-12-29', episodes: 26, minutes: 24,                 title: 'Monogatari Series: Second Season', english: 'Monogatari Series: Second Season', native: '〈物語〉シリーズ セカンドシーズン' },
    { anilist: 20593,  mal: 21855, format: 'TV',    start: '2014-08-16', end: '2014-08-16', episodes: 5,  minutes: 24,                 title: 'Hanamonogatari', english: 'Hanamonogatari', native: '花物語' },
    { anilist: 20918,  mal: 28025, format: 'TV',    start: '2014-12-31', end: '2014-12-31', episodes: 4,  minutes: 24, rating: 'R-17', title: 'Tsukimonogatari', english: 'Tsukimonogatari', native: '憑物語' },
    { anilist: 21262,  mal: 31181, format: 'TV',    start: '2015-10-04', end: '2015-12-20', episodes: 12,                              title: 'Owarimonogatari', english: 'Owarimonogatari', native: '終物語' },
    { anilist: 9260,   mal: 9260,  format: 'MOVIE', start: '2016-01-08', end: '2016-01-08', episodes: 1,  minutes: 64, rating: 'R-17', title: 'Kizumonogatari I: Tekketsu-hen', english: 'KIZUMONOGATARI Part 1: Tekketsu', native: '傷物語 I 鉄血篇' },
    { anilist: 21520,  mal: 32268, format: 'ONA',   start: '2016-01-10', end: '2016-03-27', episodes: 12,                              title: 'Koyomimonogatari', english: 'Koyomimonogatari', native: '暦物語' },
    { anilist: 21399,  mal: 31757, format: 'MOVIE', start: '2016-08-19', end: '2016-08-19', episodes: 1,  minutes: 69, rating: 'R-17', title: 'Kizumonogatari II: Nekketsu-hen', english: 'KIZUMONOGATARI Part 2: Nekketsu', native: '傷物語 II 熱血篇' },
    { anilist: 21400,  mal: 31758, format: 'MOVIE', start: '2017-01-06', end: '2017-01-06', episodes: 1,  minutes: 83,                 title: 'Kizumonogatari III: Reiketsu-hen', english: 'KIZUMONOGATARI Part 3: Reiketsu', native: '傷物語 III 冷血篇' },
    { anilist: 21745,  mal: 35247, format: 'TV',    start: '2017-08-12', end: '2017-08-13', episodes: 7,  minutes: 24,                 title: 'Owarimonogatari (Ge)', english: 'Owarimonogatari Second Season', native: '終物語(下)' },
    { anilist: 100815, mal: 36999, format: 'TV',    start: '2018-11-10',                    episodes: 6,  minutes: 24,                 title: 'Zoku Owarimonogatari', english: 'Zoku Owarimonogatari', native: '続・終物語' },
    { anilist: 173533, mal: 57864, format: 'ONA',   start: '2024-07-06', end: '2024-10-19', episodes: 14, minutes: 23, rating: 'R-17', title: 'Monogatari Series: Off & Monster Season', english: 'Monogatari Series: Off & Monster Season', native: '〈物語〉シリーズ オフ&モンスターシーズン' },
  ],
  links: [
    [5081, 'SEQUEL', 11597], [5081, 'PREQUEL', 15689], [5081, 'PREQUEL', 9260],
    [11597, 'SEQUEL', 17074],
    [17074, 'SEQUEL', 20593], [17074, 'SEQUEL', 20918],
    [20918, 'SEQUEL', 21262],
    [21262, 'SIDE_STORY', 21520], [21262, 'SEQUEL', 21745],
    [9260, 'SEQUEL', 21399],
    [21399, 'SEQUEL', 21400],
    [21400, 'SEQUEL', 15689],
    [21745, 'SEQUEL', 100815],
    [100815, 'SEQUEL', 173533],
  ],
};
