import type { CatalogFranchise } from '../entry.ts';

export const eightySix: CatalogFranchise = {
  name: '86 Eighty-Six',
  entries: [
    { anilist: 116589, mal: 41457, format: 'TV', start: '2021-04-11', end: '2021-06-20', episodes: 11, minutes: 23, rating: 'R-17', title: '86: Eighty Six', english: '86 Eighty-Six', native: '86－エイティシックス－', synonyms: ['Eighty Six', '86--EIGHTY-SIX'] },
    { anilist: 131586, mal: 48569, format: 'TV', start: '2021-10-03', end: '2022-03-19', episodes: 12, minutes: 24, rating: 'R-17', title: '86: Eighty Six Part 2', english: '86 Eighty-Six Part 2', native: '86－エイティシックス－ 第2クール' },
  ],
  links: [
    [116589, 'SEQUEL', 131586],
  ],
};
