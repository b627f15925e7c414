import type { CatalogFranchise } from '../entry.ts';

export const gintama: CatalogFranchise = {
  name: 'Gintama',
  entries: [
    { anilist: 918,    mal: 918,   format: 'TV',    start: '2006-04-04', end: '2010-03-25', episodes: 201, minutes: 24,  rating: 'PG-13', title: 'Gintama', english: 'Gintama', native: '銀魂' },
    { anilist: 7472,   mal: 7472,  format: 'MOVIE', start: '2010-04-24', end: '2010-04-24', episodes: 1,   minutes: 95,  rating: 'PG-13', title: 'Gintama Movie 1: Shinyaku Benizakura-hen', english: 'Gintama: The Movie', native: '劇場版 銀魂 新訳紅桜篇' },
    { anilist: 9969,   mal: 9969,  format: 'TV',    start: '2011-04-04', end: '2012-03-26', episodes: 51,  minutes: 24,  rating: 'PG-13', title: "Gintama'", english: 'Gintama Season 2', native: "銀魂'", synonyms: ['Gintama (2011)'] },
    { anilist: 15417,  mal: 15417, format: 'TV',    start: '2012-10-04', end: '2013-03-28', episodes: 13,  minutes: 24,  rating: 'PG-13', title: "Gintama': Enchousen", english: 'Gintama: Enchousen', native: "銀魂' 延長戦" },
    { anilist: 15335,  mal: 15335, format: 'MOVIE', start: '2013-07-06', end: '2013-07-06', episodes: 1,   minutes: 110, rating: 'PG-13', title: 'Gintama Movie 2: Kanketsu-hen - Yorozuya yo Eien Nare', english: 'Gintama: The Movie: The Final Chapter: Be Forever Yorozuya', native: '劇場版 銀魂 完結篇 万事屋よ永遠なれ' },
    { anilist: 20996,  mal: 28977, format: 'TV',    start: '2015-04-08', end: '2016-03-30', episodes: 51,  minutes: 24,  rating: 'PG-13', title: 'Gintama°', english: 'Gintama Season 4', native: '銀魂°', synonyms: ['Gintama (2015)'] },
    { anilist: 97889,  mal: 34096, format: 'TV',    start: '2017-01-09', end: '2017-03-27', episodes: 12,  minutes: 24,  rating: 'PG-13', title: 'Gintama.', english: 'Gintama Season 5', native: '銀魂.', synonyms: ['Gintama (2017)'] },
    { anilist: 99714,  mal: 35843, format: 'TV',    start: '2017-10-02', end: '2017-12-25', episodes: 13,  minutes: 24,  rating: 'PG-13', title: 'Gintama.: Porori-hen', english: 'Gintama.: Slip Arc', native: '銀魂. ポロリ篇' },
    { anilist: 100784, mal: 36838, format: 'TV',    start: '2018-01-08', end: '2018-03-26', episodes: 12,  minutes: 24,  rating: 'PG-13', title: 'Gintama.: Shirogane no Tamashii-hen', english: 'Gintama.: Silver Soul Arc', native: '銀魂. 銀ノ魂篇' },
    { anilist: 101925, mal: 37491, format: 'TV',    start: '2018-07-09', end: '2018-10-08', episodes: 14,  minutes: 24,  rating: 'PG-13', title: 'Gintama.: Shirogane no Tamashii-hen - Kouhan-sen', english: 'Gintama.: Silver Soul Arc - Second Half War', native: '銀魂. 銀ノ魂篇 後半戦' },
    { anilist: 111952, mal: 40323, format: 'ONA',   start: '2019-08-29', end: '2019-09-04', episodes: 2,   minutes: 11,  rating: 'PG-13', title: 'Gintama: Monster Strike-hen', native: '銀魂 ～モンスターストライク編～' },
    { anilist: 114129, mal: 39486, format: 'MOVIE', start: '2021-01-08', end: '2021-01-08', episodes: 1,   minutes: 104, rating: 'PG-13', title: 'Gintama: THE FINAL', english: 'Gintama: THE VERY FINAL', native: '銀魂 THE FINAL' },
    { anilist: 126819, mal: 44087, format: 'ONA',   start: '2021-01-15',                                                                  title: 'Gintama: THE SEMI-FINAL', english: 'Gintama: THE SEMI-FINAL', native: '銀魂 THE SEMI-FINAL' },
  ],
  links: [
    [918, 'ALTERNATIVE', 7472], [918, 'SEQUEL', 9969], [918, 'SIDE_STORY', 111952],
    [9969, 'SEQUEL', 15417],
    [15417, 'SEQUEL', 15335], [15417, 'SEQUEL', 20996],
    [20996, 'SEQUEL', 97889],
    [97889, 'SEQUEL', 99714],
    [99714, 'SEQUEL', 100784],
    [100784, 'SEQUEL', 101925],
    [101925, 'SEQUEL', 126819],
    [126819, 'SEQUEL', 114129],
  ],
};
