import type { CatalogFranchise } from '../entry.ts';

export const soloLeveling: CatalogFranchise = {
  name: 'Solo Leveling',
  entries: [
    { anilist: 151807, mal: 52299, format: 'TV',    start: '2024-01-07', end: '2024-03-31', episodes: 12, minutes: 24, rating: 'R-17', title: 'Ore dake Level Up na Ken', english: 'Solo Leveling', native: '俺だけレベルアップな件', synonyms: ['Na Honjaman Level Up', 'I Level Up Alone'] },
    { anilist: 184694, mal: 59841, format: 'MOVIE', start: '2024-11-29', end: '2024-11-29', episodes: 1,               rating: 'R-17', title: 'Ore dake Level Up na Ken: ReAwakening', english: 'Solo Leveling: ReAwakening', native: '俺だけレベルアップな件 -ReAwakening-', synonyms: ['Solo Leveling: Segundo Despertar'] },
    { anilist: 176496, mal: 58567, format: 'TV',    start: '2025-01-05', end: '2025-03-30', episodes: 13, minutes: 23, rating: 'R-17', title: 'Ore dake Level Up na Ken: Season 2 - Arise from the Shadow', english: 'Solo Leveling Season 2: Arise from the Shadow', native: '俺だけレベルアップな件 Season 2 -Arise from the Shadow-', synonyms: ['Solo Leveling Second Season', 'Na Honjaman Level Up 2', 'Ore dake Level Up na Ken 2nd Season', 'Solo Leveling 2ª Temporada -Ergam-se das Sombras-'] },
  ],
  links: [
    [151807, 'SUMMARY', 184694], [151807, 'SEQUEL', 176496],
    [184694, 'SEQUEL', 176496],
  ],
};
