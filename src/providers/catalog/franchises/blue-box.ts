import type { CatalogFranchise } from '../entry.ts';

export const blueBox: CatalogFranchise = {
  name: 'Blue Box',
  entries: [
    { anilist: 170942, mal: 57181, format: 'TV',                    start: '2024-10-03', end: '2025-03-27', episodes: 25, minutes: 23, rating: 'PG-13', title: 'Ao no Hako', english: 'Blue Box', native: 'アオのハコ', synonyms: ['La caja azul', 'Niebieskie pudełko'] },
    { anilist: 189123, mal: 61323, format: 'TV', status: 'UNKNOWN', start: '2026',                                                                      title: 'Ao no Hako Season 2', english: 'Blue Box Season 2', native: 'アオのハコ Season２' },
  ],
  links: [
    [170942, 'SEQUEL', 189123],
  ],
};
