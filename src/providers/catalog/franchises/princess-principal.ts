import type { CatalogFranchise } from '../entry.ts';

export const princessPrincipal: CatalogFranchise = {
  name: 'Princess Principal',
  entries: [
    { anilist: 98505,  mal: 35240, format: 'TV',                                  start: '2017-07-09', end: '2017-09-24', episodes: 12, minutes: 25, rating: 'R-17',  title: 'Princess Principal', english: 'Princess Principal', native: 'プリンセス・プリンシパル' },
    { anilist: 100519, mal: 36485, format: 'SPECIAL',                             start: '2017-09-27', end: '2018-02-23', episodes: 6,  minutes: 3,  rating: 'PG-13', title: 'Princess Principal Picture Drama', native: 'プリンセス・プリンシパル ピクチャードラマ' },
    { anilist: 101595, mal: 37807, format: 'MOVIE',                               start: '2021-02-11', end: '2021-02-11', episodes: 1,  minutes: 53, rating: 'R-17',  title: 'Princess Principal: Crown Handler - Chapter 1', english: 'Princess Principal: Crown Handler - Chapter 1', native: 'プリンセス・プリンシパル Crown Handler 第1章', synonyms: ['Princess Principal Movie 1'] },
    { anilist: 129759, mal: 41140, format: 'MOVIE',                               start: '2021-09-23', end: '2021-09-23', episodes: 1,               rating: 'R-17',  title: 'Princess Principal: Crown Handler - Chapter 2', english: 'Princess Principal: Crown Handler - Chapter 2', native: 'プリンセス・プリンシパル Crown Handler 第2章', synonyms: ['Princess Principal Movie 2'] },
    { anilist: 135255, mal: 49138, format: 'OVA',                                 start: '2021-09-28', end: '2021-09-28', episodes: 1,  minutes: 6,  rating: 'R-17',  title: 'Princess Principal: Crown Handler - Chapter 1: BUSY EASY MONEY', english: 'Princess Principal: Crown Handler Chapter 1 - Busy Easy Money', native: 'プリンセス・プリンシパル Crown Handler 第1章「BUSY EASY MONEY」', synonyms: ['Princess Principal OVA'] },
    { anilist: 143202, mal: 50919, format: 'OVA',                                 start: '2022-03-29',                    episodes: 1,               rating: 'R-17',  title: 'Princess Principal: Crown Handler - Chapter 2: Revealing Reviews', english: 'Princess Principal: Crown Handler Chapter 2 - Revealing Reviews', native: 'プリンセス・プリンシパル Crown Handler 第2章「Revealing Reviews」' },
    { anilist: 137612, mal: 41141, format: 'MOVIE',                               start: '2023-04-07', end: '2023-04-07', episodes: 1,  minutes: 60, rating: 'R-17',  title: 'Princess Principal: Crown Handler - Chapter 3', english: 'Princess Principal: Crown Handler - Chapter 3', native: 'プリンセス・プリンシパル Crown Handler 第3章', synonyms: ['Princess Principal Movie 3'] },
    { anilist: 166977, mal: 57167, format: 'OVA',                                 start: '2023-11-22',                    episodes: 1,               rating: 'R-17',  title: 'Princess Principal: Crown Handler - Chapter 3: Cost for Custom Cars', native: 'プリンセス・プリンシパル Crown Handler 第3章「Cost for Custom Cars」' },
    { anilist: 186716, mal: 57093, format: 'MOVIE',                               start: '2025-05-23',                    episodes: 1,  minutes: 59, rating: 'R-17',  title: 'Princess Principal: Crown Handler - Chapter 4', english: 'Princess Principal: Crown Handler - Chapter 4', native: 'プリンセス・プリンシパル Crown Handler 第4章', synonyms: ['Princess Principal Movie 4'] },
    { anilist: 203127, mal: 63504, format: 'OVA',     status: 'UNKNOWN',          start: '2026',                          episodes: 1,                                title: 'Princess Principal: Crown Handler - Chapter 4: Fabulous Platypus', native: 'プリンセス・プリンシパル Crown Handler 第4章「Fabulous Platypus」' },
    { anilist: 204584, mal: 57094, format: 'MOVIE',   status: 'NOT_YET_RELEASED',                                         episodes: 1,               rating: 'R-17',  title: 'Princess Principal: Crown Handler - Chapter 5', english: 'Princess Principal: Crown Handler - Chapter 5', native: 'プリンセス・プリンシパル Crown Handler 第5章', synonyms: ['Princess Principal Movie 5'] },
    { anilist: 204585, mal: 57095, format: 'MOVIE',   status: 'NOT_YET_RELEASED',                                         episodes: 1,               rating: 'R-17',  title: 'Princess Principal: Crown Handler - Chapter 6', english: 'Princess Principal: Crown Handler - Chapter 6', native: 'プリンセス・プリンシパル Crown Handler 第6章', synonyms: ['Princess Principal Movie 6'] },
  ],
  links: [
    [98505, 'SIDE_STORY', 100519], [98505, 'SEQUEL', 101595],
    [101595, 'SEQUEL', 129759], [101595, 'SIDE_STORY', 135255],
    [129759, 'SIDE_STORY', 143202], [129759, 'SEQUEL', 137612],
    [137612, 'SIDE_STORY', 166977], [137612, 'SEQUEL', 186716],
    [186716, 'SIDE_STORY', 203127], [186716, 'SEQUEL', 204584],
    [204584, 'SEQUEL', 204585],
  ],
};
