import type { CatalogFranchise } from '../entry.ts';

export const tokyoGhoul: CatalogFranchise = {
  name: 'Tokyo Ghoul',
  entries: [
    { anilist: 20605,  mal: 22319, format: 'TV',  start: '2014-07-04', end: '2014-09-19', episodes: 12, minutes: 24, rating: 'R-17', title: 'Tokyo Ghoul', english: 'Tokyo Ghoul', native: '東京喰種-トーキョーグール-', synonyms: ['Tokyo Kushu'] },
    { anilist: 20850,  mal: 27899, format: 'TV',  start: '2015-01-09', end: '2015-03-27', episodes: 12, minutes: 24, rating: 'R-17', title: 'Tokyo Ghoul √A', english: 'Tokyo Ghoul √A', native: '東京喰種トーキョーグール√A' },
    { anilist: 21132,  mal: 30458, format: 'OVA', start: '2015-09-30', end: '2015-09-30', episodes: 1,  minutes: 30, rating: 'R-17', title: 'Tokyo Ghoul: [JACK]', english: 'Tokyo Ghoul: Jack', native: '東京喰種トーキョーグール【JACK】' },
    { anilist: 21326,  mal: 31297, format: 'OVA', start: '2015-12-25', end: '2015-12-25', episodes: 1,  minutes: 25, rating: 'R-17', title: 'Tokyo Ghoul: [PINTO]', english: 'Tokyo Ghoul: Pinto', native: '東京喰種トーキョーグール【PINTO】' },
    { anilist: 100240, mal: 36511, format: 'TV',  start: '2018-04-03', end: '2018-06-19', episodes: 12, minutes: 24, rating: 'R-17', title: 'Tokyo Ghoul:re', english: 'Tokyo Ghoul:re', native: '東京喰種トーキョーグール:re' },
    { anilist: 102351, mal: 37799, format: 'TV',  start: '2018-10-09', end: '2018-12-25', episodes: 12, minutes: 24, rating: 'R-17', title: 'Tokyo Ghoul:re 2', english: 'Tokyo Ghoul:re 2', native: '東京喰種-トーキョーグール-:re 2', synonyms: ['東京喰種トーキョーグール:re 最終章'] },
  ],
  links: [
    [20605, 'SEQUEL', 20850], [20605, 'PREQUEL', 21132], [20605, 'PREQUEL', 21326],
    [20850, 'SEQUEL', 100240],
    [100240, 'SEQUEL', 102351],
  ],
};
