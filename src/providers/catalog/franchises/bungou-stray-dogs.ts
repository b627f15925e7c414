import type { CatalogFranchise } from '../entry.ts';

export const bungouStrayDogs: CatalogFranchise = {
  name: 'Bungo Stray Dogs',
  entries: [
    { anilist: 21311,  mal: 31478, format: 'TV',                          start: '2016-04-07', end: '2016-06-23', episodes: 12, minutes: 23, rating: 'R-17',  title: 'Bungou Stray Dogs', english: 'Bungo Stray Dogs', native: '文豪ストレイドッグス', synonyms: ['Literary Stray Dogs', 'BSD'] },
    { anilist: 21679,  mal: 32867, format: 'TV',                          start: '2016-10-06', end: '2016-12-16', episodes: 12, minutes: 23, rating: 'R-17',  title: 'Bungou Stray Dogs 2nd Season', english: 'Bungo Stray Dogs 2', native: '文豪ストレイドッグス 第2シーズン', synonyms: ['Bungou Stray Dogs (2016)'] },
    { anilist: 21791,  mal: 33071, format: 'OVA',                         start: '2017-08-04', end: '2017-08-04', episodes: 1,  minutes: 23, rating: 'PG-13', title: 'Bungou Stray Dogs: Hitori Ayumu', english: 'Bungo Stray Dogs 2 - Walking Alone', native: '文豪ストレイドッグス 『独り歩む』;', synonyms: ['Bungou Stray Dogs OVA', 'Bungou Stray Dogs 2nd Season Episode 13', 'Bungou Stray Dogs Episode 25', 'Bungou Stray Dogs 2 OVA'] },
    { anilist: 98384,  mal: 34944, format: 'MOVIE',                       start: '2018-03-03', end: '2018-03-03', episodes: 1,  minutes: 90, rating: 'R-17',  title: 'Bungou Stray Dogs: DEAD APPLE', english: 'Bungo Stray Dogs: Dead Apple', native: '文豪ストレイドッグス DEAD APPLE', synonyms: ['Bungou Stray Dogs Movie'] },
    { anilist: 103223, mal: 38003, format: 'TV',                          start: '2019-04-12', end: '2019-06-28', episodes: 12, minutes: 23, rating: 'R-17',  title: 'Bungou Stray Dogs 3rd Season', english: 'Bungo Stray Dogs 3', native: '文豪ストレイドッグス 第3シーズン', synonyms: ['Bungou Stray Dogs (2019)', 'BSD 3', 'BungouSD 3'] },
    { anilist: 120150, mal: 42250, format: 'TV_SHORT',                    start: '2021-01-13', end: '2021-03-31', episodes: 12, minutes: 11, rating: 'PG-13', title: 'Bungou Stray Dogs Wan!', english: 'Bungo Stray Dogs Wan!', native: '文豪ストレイドッグス わん！', synonyms: ['Bunsuto Wan!'] },
    { anilist: 141249, mal: 50330, format: 'TV',                          start: '2023-01-04', end: '2023-03-29', episodes: 13, minutes: 24, rating: 'R-17',  title: 'Bungou Stray Dogs 4th Season', english: 'Bungo Stray Dogs 4', native: '文豪ストレイドッグス 第4シーズン', synonyms: ['BSD 4', 'BungouSD 4'] },
    { anilist: 163263, mal: 54898, format: 'TV',                          start: '2023-07-12', end: '2023-09-20', episodes: 11, minutes: 24, rating: 'R-17',  title: 'Bungou Stray Dogs 5th Season', english: 'Bungo Stray Dogs 5', native: '文豪ストレイドッグス 第5シーズン', synonyms: ['BSD 5'] },
    { anilist: 201667, mal: 62883, format: 'TV_SHORT', status: 'UNKNOWN', start: '2026',                                                                      title: 'Bungou Stray Dogs Wan! 2', english: 'Bungo Stray Dogs WAN! 2', native: '文豪ストレイドッグス わん！２' },
  ],
  links: [
    [21311, 'SEQUEL', 21679], [21311, 'OTHER', 98384, 'PARENT'], [21311, 'SPIN_OFF', 120150],
    [21679, 'SIDE_STORY', 98384], [21679, 'SEQUEL', 103223],
    [21791, 'PARENT', 103223],
    [103223, 'SEQUEL', 141249],
    [120150, 'SEQUEL', 201667],
    [141249, 'SEQUEL', 163263],
  ],
};
