import type { CatalogFranchise } from '../entry.ts';

export const yourName: CatalogFranchise = {
  name: 'Your Name.',
  entries: [
    { anilist: 21519, mal: 32281, format: 'MOVIE', start: '2016-08-26', end: '2016-08-26', episodes: 1, minutes: 106, rating: 'PG-13', title: 'Kimi no Na wa.', english: 'Your Name.', native: '君の名は。' },
  ],
  links: [],
};
