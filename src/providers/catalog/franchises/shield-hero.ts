import type { CatalogFranchise } from '../entry.ts';

export const shieldHero: CatalogFranchise = {
  name: 'The Rising of the Shield Hero',
  entries: [
    { anilist: 99263,  mal: 35790, format: 'TV',                    start: '2019-01-09', end: '2019-06-26', episodes: 25, minutes: 24, rating: 'PG-13', title: 'Tate no Yuusha no Nariagari', english: 'The Rising of the Shield Hero', native: '盾の勇者の成り上がり' },
    { anilist: 111321, mal: 40356, format: 'TV',                    start: '2022-04-06', end: '2022-06-29', episodes: 13, minutes: 24, rating: 'PG-13', title: 'Tate no Yuusha no Nariagari Season 2', english: 'The Rising of the Shield Hero Season 2', native: '盾の勇者の成り上がり Season 2', synonyms: ['Tate no Yuusha no Nariagari 2nd Season'] },
    { anilist: 111322, mal: 40357, format: 'TV',                    start: '2023-10-06', end: '2023-12-22', episodes: 12, minutes: 23, rating: 'PG-13', title: 'Tate no Yuusha no Nariagari Season 3', english: 'The Rising of the Shield Hero Season 3', native: '盾の勇者の成り上がり Season 3', synonyms: ['Tate no Yuusha no Nariagari 3rd Season', 'The Rising of the Shield Hero 3rd Season'] },
    { anilist: 173780, mal: 57907, format: 'TV',                    start: '2025-07-09', end: '2025-09-24', episodes: 12, minutes: 24, rating: 'PG-13', title: 'Tate no Yuusha no Nariagari Season 4', english: 'The Rising of the Shield Hero Season 4', native: '盾の勇者の成り上がり Season 4', synonyms: ['Tate no Yuusha no Nariagari 4th Season', 'The Rising of the Shield Hero 4th Season'] },
    { anilist: 199185, mal: 62564, format: 'TV', status: 'UNKNOWN',                                                                                     title: 'Tate no Yuusha no Nariagari Season 5', native: '盾の勇者の成り上がり Season 5' },
  ],
  links: [
    [99263, 'SEQUEL', 111321],
    [111321, 'SEQUEL', 111322],
    [111322, 'SEQUEL', 173780],
    [173780, 'SEQUEL', 199185],
  ],
};
