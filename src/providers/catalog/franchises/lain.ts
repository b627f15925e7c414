import type { CatalogFranchise } from '../entry.ts';

export const lain: CatalogFranchise = {
  name: 'Serial Experiments Lain',
  entries: [
    { anilist: 339, mal: 339, format: 'TV', start: '1998-07-06', end: '1998-09-28', episodes: 13, minutes: 23, rating: 'R-17', title: 'serial experiments lain', english: 'Serial Experiments Lain', native: 'serial experiments lain', synonyms: ['Wirtualna Lain', 'シリアルエクスペリメンツレイン'] },
  ],
  links: [],
};
