import type { CatalogFranchise } from '../entry.ts';

export const akira: CatalogFranchise = {
  name: 'Akira',
  entries: [
    { anilist: 47, mal: 47, format: 'MOVIE', start: '1988-07-16', end: '1988-07-16', episodes: 1, minutes: 124, rating: 'R-17', title: 'AKIRA', english: 'Akira', synonyms: ['アキラ'] },
  ],
  links: [],
};
