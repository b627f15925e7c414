import type { CatalogFranchise } from '../entry.ts';

export const mushokuTensei: CatalogFranchise = {
  name: 'Mushoku Tensei: Jobless Reincarnation',
  entries: [
    { anilist: 108465, mal: 39535, format: 'TV',                         start: '2021-01-11', end: '2021-03-22', episodes: 11, minutes: 24, rating: 'R-17', title: 'Mushoku Tensei: Isekai Ittara Honki Dasu', english: 'Mushoku Tensei: Jobless Reincarnation', native: '無職転生 ～異世界行ったら本気だす～' },
    { anilist: 127720, mal: 45576, format: 'TV',                         start: '2021-10-04', end: '2021-12-20', episodes: 12, minutes: 24, rating: 'R-17', title: 'Mushoku Tensei: Isekai Ittara Honki Dasu Part 2', english: 'Mushoku Tensei: Jobless Reincarnation Part 2', native: '無職転生 ～異世界行ったら本気だす～ 第2クール', synonyms: ['Mushoku Tensei: Jobless Reincarnation Cour 2'] },
    { anilist: 141534, mal: 50360, format: 'SPECIAL',                    start: '2022-03-16', end: '2022-03-16', episodes: 1,  minutes: 24, rating: 'R-17', title: 'Mushoku Tensei: Isekai Ittara Honki Dasu Part 2 - Eris no Goblin Toubatsu', english: 'Mushoku Tensei: Jobless Reincarnation - Eris the Goblin Slayer', native: '無職転生 ～異世界行ったら本気だす～ 第2クール エリスのゴブリン討伐', synonyms: ['無職転生 ～異世界行ったら本気だす～ エリスのゴブリン討伐'] },
    { anilist: 146065, mal: 51179, format: 'TV',                         start: '2023-07-03', end: '2023-09-25', episodes: 13, minutes: 24,                 title: 'Mushoku Tensei II: Isekai Ittara Honki Dasu', english: 'Mushoku Tensei: Jobless Reincarnation Season 2', native: '無職転生 II ～異世界行ったら本気だす～' },
    { anilist: 166873, mal: 55888, format: 'TV',                         start: '2024-04-08', end: '2024-07-01', episodes: 12, minutes: 24,                 title: 'Mushoku Tensei II: Isekai Ittara Honki Dasu Part 2', english: 'Mushoku Tensei: Jobless Reincarnation Season 2 Part 2', native: '無職転生 II ～異世界行ったら本気だす～ 第2クール' },
    { anilist: 178789, mal: 59193, format: 'TV',      status: 'UNKNOWN', start: '2026-07-06',                                                               title: 'Mushoku Tensei III: Isekai Ittara Honki Dasu', english: 'Mushoku Tensei: Jobless Reincarnation Season 3', native: '無職転生 III ～異世界行ったら本気だす～' },
  ],
  links: [
    [108465, 'SEQUEL', 127720],
    [127720, 'SIDE_STORY', 141534], [127720, 'SEQUEL', 146065],
    [146065, 'SEQUEL', 166873],
    [166873, 'SEQUEL', 178789],
  ],
};
