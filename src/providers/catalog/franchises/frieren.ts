import type { CatalogFranchise } from '../entry.ts';

export const frieren: CatalogFranchise = {
  name: "Frieren: Beyond Journey's End",
  entries: [
    { anilist: 154587, mal: 52991, format: 'TV',                     start: '2023-09-29', end: '2024-03-22', episodes: 28, minutes: 24, rating: 'PG-13', title: 'Sousou no Frieren', english: "Frieren: Beyond Journey's End", native: '葬送のフリーレン' },
    { anilist: 170068,             format: 'ONA',                    start: '2023-10-11',                    episodes: 11,                               title: 'Sousou no Frieren: ●● no Mahou', native: '葬送のフリーレン ～●●の魔法～' },
    { anilist: 189513,             format: 'ONA', status: 'UNKNOWN', start: '2025-04-02',                                                                title: 'Sousou no Frieren: ●● no Mahou Part 2', native: '葬送のフリーレン ～●●の魔法～ Part 2' },
    { anilist: 182255, mal: 59978, format: 'TV',                     start: '2026-01-16', end: '2026-03-27', episodes: 10, minutes: 24,                  title: 'Sousou no Frieren 2nd Season', english: "Frieren: Beyond Journey's End Season 2", native: '葬送のフリーレン 第2期' },
  ],
  links: [
    [154587, 'SEQUEL', 182255], [154587, 'SIDE_STORY', 170068],
    [170068, 'SEQUEL', 189513],
  ],
};
