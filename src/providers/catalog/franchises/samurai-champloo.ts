import type { CatalogFranchise } from '../entry.ts';

export const samuraiChamploo: CatalogFranchise = {
  name: 'Samurai Champloo',
  entries: [
    { anilist: 205, mal: 205, format: 'TV', start: '2004-05-20', end: '2005-03-19', episodes: 26, minutes: 24, rating: 'R-17', title: 'Samurai Champloo', english: 'Samurai Champloo', native: 'サムライチャンプルー' },
  ],
  links: [],
};
