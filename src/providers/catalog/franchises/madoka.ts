import type { CatalogFranchise } from '../entry.ts';

export const madoka: CatalogFranchise = {
  name: 'Puella Magi Madoka Magica',
  entries: [
    { anilist: 9756,   mal: 9756,  format: 'TV',                       start: '2011-01-07', end: '2011-04-22', episodes: 12, minutes: 24,  rating: 'PG-13', title: 'Mahou Shoujo Madoka☆Magica', english: 'Puella Magi Madoka Magica', native: '魔法少女まどか☆マギカ', synonyms: ['PMMM', 'Madomagi'] },
    { anilist: 10519,  mal: 10519, format: 'ONA',                      start: '2011-04-01', end: '2011-04-01', episodes: 1,  minutes: 1,   rating: 'PG-13', title: 'Mahou Shoujo Sonico☆Magica', english: 'Puella Magi Sonico Magica', native: '魔法少女そに子☆マギカ' },
    { anilist: 11977,  mal: 11977, format: 'MOVIE',                    start: '2012-10-06', end: '2012-10-06', episodes: 1,  minutes: 130, rating: 'PG-13', title: 'Mahou Shoujo Madoka☆Magica: Hajimari no Monogatari', english: 'Puella Magi Madoka Magica the Movie Part 1: Beginnings', native: '劇場版 魔法少女まどか☆マギカ 始まりの物語', synonyms: ['Mahou Shoujo Madoka☆Magica Movie 1: Hajimari no Monogatari', '劇場版 魔法少女まどか☆マギカ[前編] 始まりの物語'] },
    { anilist: 11979,  mal: 11979, format: 'MOVIE',                    start: '2012-10-13', end: '2012-10-13', episodes: 1,  minutes: 109, rating: 'PG-13', title: 'Mahou Shoujo Madoka☆Magica: Eien no Monogatari', english: 'Puella Magi Madoka Magica the Movie Part 2: Eternal', native: '劇場版 魔法少女まどか☆マギカ 永遠の物語', synonyms: ['Mahou Shoujo Madoka☆Magica Movie 2: Eien no Monogatari', '劇場版 魔法少女まどか☆マギカ[後編] 永遠の物語'] },
    { anilist: 11981,  mal: 11981, format: 'MOVIE',                    start: '2013-10-26', end: '2013-10-26', episodes: 1,  minutes: 116, rating: 'PG-13', title: 'Mahou Shoujo Madoka☆Magica: Hangyaku no Monogatari', english: 'Puella Magi Madoka Magica the Movie -Rebellion-', native: '劇場版 魔法少女まどか☆マギカ 叛逆の物語', synonyms: ['Mahou Shoujo Madoka☆Magica Movie 3: Hangyaku no Monogatari', '劇場版 魔法少女まどか☆マギカ[新編] 叛逆の物語'] },
    { anilist: 104051, mal: 38256, format: 'TV',                       start: '2020-01-05', end: '2020-03-29', episodes: 13, minutes: 24,  rating: 'PG-13', title: 'Magia Record: Mahou Shoujo Madoka☆Magica Gaiden', english: 'Magia Record: Puella Magi Madoka Magica Side Story', native: 'マギアレコード 魔法少女まどか☆マギカ外伝' },
    { anilist: 117002, mal: 41530, format: 'TV',                       start: '2021-08-01', end: '2021-09-26', episodes: 8,  minutes: 23,  rating: 'PG-13', title: 'Magia Record: Mahou Shoujo Madoka☆Magica Gaiden 2nd SEASON - Kakusei Zenya', english: 'Magia Record: Puella Magi Madoka Magica Side Story Season 2 - The Eve of Awakening', native: 'マギアレコード 魔法少女まどか☆マギカ外伝 2nd SEASON -覚醒前夜-' },
    { anilist: 136080, mal: 49291, format: 'TV',                       start: '2022-04-03', end: '2022-04-03', episodes: 4,  minutes: 24,                   title: 'Magia Record: Mahou Shoujo Madoka☆Magica Gaiden Final SEASON - Asaki Yume no Akatsuki', english: 'Magia Record: Puella Magi Madoka Magica Side Story Final Season', native: 'マギアレコード 魔法少女まどか☆マギカ外伝 Final SEASON -浅き夢の暁-', synonyms: ['Magia Record: Puella Magi Madoka Magica Side Story Final Season - Dawn of a Shallow Dream'] },
    { anilist: 133007, mal: 48820, format: 'MOVIE', status: 'UNKNOWN', start: '2026-08-28',                                                                 title: 'Mahou Shoujo Madoka☆Magica: Walpurgis no Kaiten', english: 'Puella Magi Madoka Magica the Movie -Walpurgisnacht: Rising-', native: '劇場版 魔法少女まどか☆マギカ〈ワルプルギスの廻天〉' },
  ],
  links: [
    [9756, 'ALTERNATIVE', 11977], [9756, 'ALTERNATIVE', 11979], [9756, 'SEQUEL', 11981], [9756, 'ALTERNATIVE', 104051], [9756, 'SPIN_OFF', 10519],
    [11977, 'SEQUEL', 11979],
    [11979, 'SEQUEL', 11981],
    [104051, 'SEQUEL', 117002],
    [117002, 'SEQUEL', 136080],
    [11981, 'SEQUEL', 133007],
  ],
};
