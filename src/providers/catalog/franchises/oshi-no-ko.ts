import type { CatalogFranchise } from '../entry.ts';

export const oshiNoKo: CatalogFranchise = {
  name: 'Oshi no Ko',
  entries: [
    { anilist: 150672, mal: 52034, format: 'TV', start: '2023-04-12', end: '2023-06-28', episodes: 11, minutes: 30, rating: 'PG-13', title: '[Oshi no Ko]', english: '[Oshi No Ko]', native: '【推しの子】' },
    { anilist: 166531, mal: 55791, format: 'TV', start: '2024-07-03', end: '2024-10-06', episodes: 13, minutes: 24,                  title: '[Oshi no Ko] 2nd Season', english: '[Oshi No Ko] Season 2', native: '【推しの子】第2期' },
    { anilist: 182587, mal: 60058, format: 'TV', start: '2026-01-14', end: '2026-03-25', episodes: 11, minutes: 24,                  title: '[Oshi no Ko] 3rd Season', english: '[Oshi No Ko] Season 3', native: '【推しの子】第3期' },
  ],
  links: [
    [150672, 'SEQUEL', 166531],
    [166531, 'SEQUEL', 182587],
  ],
};
