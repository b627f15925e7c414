import type { CatalogFranchise } from '../entry.ts';

export const bocchiTheRock: CatalogFranchise = {
  name: 'Bocchi the Rock!',
  entries: [
    { anilist: 130003, mal: 47917, format: 'TV',                       start: '2022-10-09', end: '2022-12-25', episodes: 12, minutes: 24, rating: 'PG-13', title: 'Bocchi the Rock!', english: 'Bocchi the Rock!', native: 'ぼっち・ざ・ろっく！', synonyms: ['BTR'] },
    { anilist: 165253, mal: 55357, format: 'MOVIE',                    start: '2024-06-07', end: '2024-06-07', episodes: 1,  minutes: 92, rating: 'PG-13', title: 'Bocchi the Rock! Re:', english: 'BOCCHI THE ROCK! Recap Part 1', native: 'ぼっち・ざ・ろっく！Re:', synonyms: ['Gekijou Soushuu-hen Bocchi the Rock! - Zenpen', 'BOCCHI THE ROCK! Movie 1'] },
    { anilist: 171099, mal: 55357, format: 'MOVIE',                    start: '2024-08-09', end: '2024-08-09', episodes: 1,  minutes: 77, rating: 'PG-13', title: 'Bocchi the Rock! Re:Re:', english: 'BOCCHI THE ROCK! Recap Part 2', native: 'ぼっち・ざ・ろっく！ Re:Re:' },
    { anilist: 186712, mal: 61006, format: 'TV',    status: 'UNKNOWN',                                                                                     title: 'Bocchi the Rock! 2nd Season', native: 'ぼっち・ざ・ろっく！ 2期' },
  ],
  links: [
    [130003, 'SUMMARY', 165253], [130003, 'SUMMARY', 171099], [130003, 'SEQUEL', 186712],
    [165253, 'SEQUEL', 171099],
  ],
};
