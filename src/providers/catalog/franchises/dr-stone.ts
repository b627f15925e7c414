import type { CatalogFranchise } from '../entry.ts';

export const drStone: CatalogFranchise = {
  name: 'Dr. Stone',
  entries: [
    { anilist: 105333, mal: 38691, format: 'TV',      start: '2019-07-05', end: '2019-12-13', episodes: 24, minutes: 24, rating: 'PG-13', title: 'Dr. STONE', english: 'Dr. Stone', native: 'Dr.STONE', synonyms: ['Dcst', 'ドクターストーン'] },
    { anilist: 113936, mal: 40852, format: 'TV',      start: '2021-01-14', end: '2021-03-25', episodes: 11, minutes: 24, rating: 'PG-13', title: 'Dr. STONE: STONE WARS', english: 'Dr. STONE: STONE WARS', native: 'Dr.STONE STONE WARS', synonyms: ['Dr. Stone 2nd Season', 'Dr. Stone Second Season', 'Dr. STONE 2'] },
    { anilist: 142876, mal: 50612, format: 'SPECIAL', start: '2022-07-10', end: '2022-07-10', episodes: 1,  minutes: 55, rating: 'PG-13', title: 'Dr. STONE: Ryuusui', english: 'Dr. Stone: Ryusui', native: 'Dr.STONE 龍水' },
    { anilist: 131518, mal: 48549, format: 'TV',      start: '2023-04-06', end: '2023-06-15', episodes: 11, minutes: 24, rating: 'PG-13', title: 'Dr. STONE: NEW WORLD', english: 'Dr. STONE New World', native: 'Dr.STONE NEW WORLD', synonyms: ['Dr. Stone 3rd Season', 'Dr.STONE Season 3'] },
    { anilist: 162670, mal: 55644, format: 'TV',      start: '2023-10-12', end: '2023-12-21', episodes: 11, minutes: 24, rating: 'PG-13', title: 'Dr. STONE: NEW WORLD Part 2', english: 'Dr. Stone: New World Part 2', native: 'Dr.STONE NEW WORLD 第2クール', synonyms: ['Dr. Stone 3rd Season Part 2', 'Dr.STONE Season 3 Part 2'] },
    { anilist: 172019, mal: 57592, format: 'TV',      start: '2025-01-09', end: '2025-03-27', episodes: 12, minutes: 24, rating: 'PG-13', title: 'Dr. STONE: SCIENCE FUTURE', english: 'Dr. Stone: Science Future', native: 'Dr.STONE SCIENCE FUTURE', synonyms: ['Dr. Stone 4th Season', 'Dr.STONE Season 4'] },
    { anilist: 189117, mal: 61322, format: 'TV',      start: '2025-07-10', end: '2025-09-25', episodes: 12, minutes: 24,                  title: 'Dr. STONE: SCIENCE FUTURE Part 2', english: 'Dr. STONE SCIENCE FUTURE Cour 2', native: 'Dr.STONE SCIENCE FUTURE 2クール' },
  ],
  links: [
    [105333, 'SEQUEL', 113936],
    [113936, 'SEQUEL', 142876],
    [142876, 'SEQUEL', 131518],
    [131518, 'SEQUEL', 162670],
    [162670, 'SEQUEL', 172019],
    [172019, 'SEQUEL', 189117],
  ],
};
