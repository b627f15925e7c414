import type { CatalogFranchise } from '../entry.ts';

export const fateFujimaru: CatalogFranchise = {
  name: 'Fate/Grand Order: Fujimaru Ritsuka',
  entries: [
    { anilist: 169384, mal: 54976, format: 'SPECIAL',  start: '2022-12-31', end: '2022-12-31', episodes: 1,  minutes: 8, rating: 'PG-13', title: 'Fate/Grand Order: Fujimaru Ritsuka wa Wakaranai - Nenmatsu Special', english: "Fate/Grand Order: You've Lost Ritsuka Fujimaru - Year-End Special", native: 'Fate/Grand Order 藤丸立香はわからない 年末スペシャル', synonyms: ['Fate/Grand Order: Fujimaru Ritsuka wa Wakaranai Episode 0', "Fate/Grand Order: Fujimaru Ritsuka Doesn't Get It", "Fate/Grand Order: You've Lost Ritsuka Fujimaru Episode 0", "Fate/Grand Order: Fujimaru Ritsuka Doesn't Get It Year-End Special"] },
    { anilist: 159569, mal: 54042, format: 'TV_SHORT', start: '2023-02-04', end: '2023-07-30', episodes: 33,             rating: 'PG-13', title: 'Fate/Grand Order: Fujimaru Ritsuka wa Wakaranai', english: "Fate/Grand Order: You've Lost Ritsuka Fujimaru", native: 'Fate/Grand Order 藤丸立香はわからない' },
    { anilist: 171029, mal: 57691, format: 'SPECIAL',  start: '2023-12-31',                    episodes: 7,              rating: 'PG-13', title: 'Fate/Grand Order: Fujimaru Ritsuka wa Wakaranai - Dai Bounen Otanoshimikai 2023', english: "Fate/Grand Order: You've Lost Ritsuka Fujimaru", native: 'Fate/Grand Order 藤丸立香はわからない ~大忘年お楽しみ会2023~', synonyms: ["Fate/Grand Order: You've Lost Ritsuka Fujimaru Special 2023", 'Fate/Grand Order: Fujimaru Ritsuka wa Wakaranai Special'] },
    { anilist: 179991, mal: 59465, format: 'ONA',      start: '2024-08-03', end: '2024-12-31', episodes: 26,             rating: 'PG-13', title: 'Fate/Grand Order: Fujimaru Ritsuka wa Wakaranai Season 2', english: "Fate/Grand Order: You've Lost Ritsuka Fujimaru Season 2", native: 'Fate/Grand Order 藤丸立香はわからない Season 2', synonyms: ["Fate/Grand Order: Fujimaru Ritsuka Doesn't Get It Season 2"] },
    { anilist: 197094, mal: 62149, format: 'ONA',      start: '2025',                          episodes: 24,                              title: 'Fate/Grand Order: Fujimaru Ritsuka wa Wakaranai Season 3', native: 'Fate/Grand Order 藤丸立香はわからない Season3' },
    { anilist: 213461, mal: 61167, format: 'SPECIAL',  start: '2025',                          episodes: 2,                               title: 'Fate/Grand Order: Fujimaru Ritsuka wa Wakaranai Season 2 Specials', native: 'Fate/Grand Order 藤丸立香はわからない Season 2 特別' },
  ],
  links: [
    [169384, 'SEQUEL', 159569],
    [159569, 'SEQUEL', 171029],
    [171029, 'SEQUEL', 179991],
    [179991, 'SEQUEL', 197094], [179991, 'SIDE_STORY', 213461],
  ],
};
