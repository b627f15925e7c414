import type { CatalogFranchise } from '../entry.ts';

export const mushishi: CatalogFranchise = {
  name: 'Mushishi',
  entries: [
    { anilist: 457,   mal: 457,   format: 'TV',      start: '2005-10-23', end: '2006-06-19', episodes: 26, minutes: 25, rating: 'PG-13', title: 'Mushishi', english: 'Mushi-Shi', native: '蟲師' },
    { anilist: 20526, mal: 21329, format: 'SPECIAL', start: '2014-01-04', end: '2014-01-04', episodes: 1,  minutes: 45, rating: 'PG-13', title: 'Mushishi: Hihamukage', english: 'Mushi-shi: The Shadow that Devours the Sun', native: '蟲師 特別篇「日蝕む翳」', synonyms: ['Mushi-shi Tokubetsu-hen: Hihamu Kage', 'Mushishi Special: Hihamukage', "MUSHI-SHI: L'ombre qui dévore le soleil"] },
    { anilist: 20595, mal: 21939, format: 'TV',      start: '2014-04-05', end: '2014-06-21', episodes: 10, minutes: 24, rating: 'PG-13', title: 'Mushishi Zoku Shou', english: 'Mushi-shi: Next Passage Part 1', native: '蟲師 続章', synonyms: ['Mushi-shi Zoku Shou', 'Mushishi: The Next Chapter', 'Mushishi Zokushou'] },
    { anilist: 20752, mal: 24687, format: 'SPECIAL', start: '2014-08-20', end: '2014-08-20', episodes: 1,  minutes: 47, rating: 'PG-13', title: 'Mushishi Zoku Shou: Odoro no Michi', english: 'Mushi-shi Path of Thorns', native: '蟲師 続章「棘のみち」', synonyms: ['Mushishi Zoku Shou Special', 'Mushi-shi Zoku Shou: Odoro no Michi', 'Mushishi Zoku Shou Episode 11 and 12', 'Mushishi Next Passage: Path of Thorns'] },
    { anilist: 20751, mal: 24701, format: 'TV',      start: '2014-10-19', end: '2014-12-21', episodes: 10, minutes: 23, rating: 'PG-13', title: 'Mushishi Zoku Shou 2', english: 'Mushi-shi: Next Passage Part 2', native: '蟲師 続章 2', synonyms: ['Mushishi Zoku Shou 2nd Season'] },
    { anilist: 21008, mal: 28957, format: 'MOVIE',   start: '2015-05-16', end: '2015-05-16', episodes: 1,  minutes: 47, rating: 'PG-13', title: 'Mushishi Tokubetsu-hen: Suzu no Shizuku', english: 'Mushi-Shi: The Next Chapter - Drops of Bells', native: '蟲師 特別編「鈴の雫」', synonyms: ['MUSHI-SHI: Drops of Bells'] },
  ],
  links: [
    [457, 'SEQUEL', 20526],
    [20526, 'SEQUEL', 20595],
    [20595, 'SEQUEL', 20752],
    [20752, 'SEQUEL', 20751],
    [20751, 'SEQUEL', 21008],
  ],
};
