import type { CatalogFranchise } from '../entry.ts';

export const ajin: CatalogFranchise = {
  name: 'Ajin',
  entries: [
    { anilist: 21487, mal: 32015, format: 'OVA',   start: '2015-05-06', end: '2016-10-07', episodes: 2,  minutes: 21,  rating: 'R-17', title: 'Ajin OVA', native: '亜人OVA' },
    { anilist: 21212, mal: 30868, format: 'MOVIE', start: '2015-11-27', end: '2015-11-27', episodes: 1,  minutes: 104, rating: 'R-17', title: 'Ajin: Shoudou', english: 'AJIN: Demi-Human -Compel-', native: '亜人 -衝動-' },
    { anilist: 21341, mal: 31580, format: 'TV',    start: '2016-01-16', end: '2016-04-09', episodes: 13, minutes: 24,  rating: 'R-17', title: 'Ajin', english: 'Ajin: Demi-Human', native: '亜人', synonyms: ['AJIN: Semihumano'] },
    { anilist: 21505, mal: 30869, format: 'MOVIE', start: '2016-05-06', end: '2016-05-06', episodes: 1,  minutes: 106,                 title: 'Ajin: Shoutotsu', native: '亜人 -衝突-' },
    { anilist: 21681, mal: 30870, format: 'MOVIE', start: '2016-09-23', end: '2016-09-23', episodes: 1,                                title: 'Ajin: Shougeki', native: '亜人 -衝戟-', synonyms: ['AJIN: Crash'] },
    { anilist: 21799, mal: 33253, format: 'TV',    start: '2016-10-08', end: '2016-12-24', episodes: 13, minutes: 24,  rating: 'R-17', title: 'Ajin 2', english: 'Ajin: Demi-Human Season 2', native: '亜人 2', synonyms: ['Ajin 2nd Season,', 'AJIN: Semihumano 2'] },
  ],
  links: [
    [21487, 'PARENT', 21341], [21487, 'PARENT', 21799],
    [21212, 'ALTERNATIVE', 21341], [21212, 'SEQUEL', 21505],
    [21341, 'SEQUEL', 21799],
    [21505, 'SEQUEL', 21681],
  ],
};
