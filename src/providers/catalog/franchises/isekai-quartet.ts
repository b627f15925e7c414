import type { CatalogFranchise } from '../entry.ts';

export const isekaiQuartet: CatalogFranchise = {
  name: 'Isekai Quartet',
  entries: [
    { anilist: 104454, mal: 38472, format: 'TV_SHORT', start: '2019-04-10', end: '2019-06-26', episodes: 12, minutes: 12,  rating: 'PG-13', title: 'Isekai Quartet', english: 'Isekai Quartet', native: '異世界かるてっと' },
    { anilist: 110178, mal: 39988, format: 'TV_SHORT', start: '2020-01-15', end: '2020-04-01', episodes: 12, minutes: 12,  rating: 'PG-13', title: 'Isekai Quartet 2', english: 'Isekai Quartet 2', native: '異世界かるてっと 2' },
    { anilist: 117074, mal: 41567, format: 'MOVIE',    start: '2022-06-10', end: '2022-06-10', episodes: 1,  minutes: 110, rating: 'PG-13', title: 'Isekai Quartet: Another World', english: 'Isekai Quartet The Movie: Another World', native: '異世界かるてっと ～あなざーわーるど～', synonyms: ['Gekijouban Isekai Quartet: Another World'] },
    { anilist: 194447, mal: 61851, format: 'TV_SHORT', start: '2025-10',                       episodes: 11,                                title: 'Isekai Quartet 3', english: 'Isekai Quartet 3', native: '異世界かるてっと 3' },
  ],
  links: [
    [104454, 'SEQUEL', 110178],
    [110178, 'SEQUEL', 117074],
    [117074, 'SEQUEL', 194447],
  ],
};
