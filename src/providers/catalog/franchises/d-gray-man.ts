import type { CatalogFranchise } from '../entry.ts';

export const dGrayMan: CatalogFranchise = {
  name: 'D.Gray-man',
  entries: [
    { anilist: 1482,  mal: 1482,  format: 'TV', start: '2006-10-03', end: '2008-09-30', episodes: 103, minutes: 23, rating: 'PG-13', title: 'D.Gray-man', english: 'D.Gray-man', native: 'ディー・グレイマン', synonyms: ['D. Gray-man', 'D. Grey-man'] },
    { anilist: 21558, mal: 32370, format: 'TV', start: '2016-07-05', end: '2016-09-27', episodes: 13,  minutes: 23, rating: 'R-17',  title: 'D.Gray-man HALLOW', english: 'D.Gray-man HALLOW', native: 'ディー・グレイマン ハロー' },
  ],
  links: [
    [1482, 'SEQUEL', 21558],
  ],
};
