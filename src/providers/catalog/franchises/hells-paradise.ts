import type { CatalogFranchise } from '../entry.ts';

export const hellsParadise: CatalogFranchise = {
  name: "Hell's Paradise",
  entries: [
    { anilist: 128893, mal: 46569, format: 'TV', start: '2023-04-01', end: '2023-07-01', episodes: 13, minutes: 24, rating: 'R-17', title: 'Jigokuraku', english: "Hell's Paradise", native: '地獄楽', synonyms: ['Paradition', 'Heavenhell'] },
    { anilist: 166613, mal: 55825, format: 'TV', start: '2026-01-11', end: '2026-03-29', episodes: 12, minutes: 24, rating: 'R-17', title: 'Jigokuraku 2nd Season', english: "Hell's Paradise Season 2", native: '地獄楽 第二期' },
  ],
  links: [
    [128893, 'SEQUEL', 166613],
  ],
};
