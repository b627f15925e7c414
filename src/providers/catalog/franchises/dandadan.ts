import type { CatalogFranchise } from '../entry.ts';

export const dandadan: CatalogFranchise = {
  name: 'Dandadan',
  entries: [
    { anilist: 171018, mal: 57334, format: 'TV', start: '2024-10-04', end: '2024-12-20', episodes: 12, minutes: 23, rating: 'R-17', title: 'Dandadan', english: 'Dan Da Dan', native: 'ダンダダン', synonyms: ['DAN DA DAN: FIRST ENCOUNTER'] },
    { anilist: 185660, mal: 60543, format: 'TV', start: '2025-07-04', end: '2025-09-19', episodes: 12, minutes: 24,                 title: 'Dandadan 2nd Season', english: 'DAN DA DAN Season 2', native: 'ダンダダン 第2期' },
  ],
  links: [
    [171018, 'SEQUEL', 185660],
  ],
};
