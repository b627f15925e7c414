import type { CatalogFranchise } from '../entry.ts';

export const arifureta: CatalogFranchise = {
  name: 'Arifureta',
  entries: [
    { anilist: 100668, mal: 36882, format: 'TV',      start: '2019-07-08', end: '2019-10-07', episodes: 13, minutes: 24, rating: 'PG-13', title: 'Arifureta Shokugyou de Sekai Saikyou', english: "Arifureta: From Commonplace to World's Strongest", native: 'ありふれた職業で世界最強', synonyms: ['From Common Job Class to the Strongest in the World'] },
    { anilist: 213514, mal: 49700, format: 'ONA',     start: '2019-07-08', end: '2019-10-07', episodes: 13, minutes: 1,  rating: 'PG-13', title: 'Arifureta Shokugyou de Sekai Saikyou Picture Drama', english: "Arifureta: From Commonplace to World's Strongest Picture Drama", native: 'ありふれた職業で世界最強 ピクチャードラマ' },
    { anilist: 111729, mal: 40083, format: 'SPECIAL', start: '2019-12-25', end: '2020-02-26', episodes: 2,  minutes: 8,  rating: 'PG-13', title: 'Arifureta Shokugyou de Sekai Saikyou Specials', english: "Arifureta: From Commonplace to World's Strongest Specials", native: 'ありふれた職業で世界最強', synonyms: ['Hot Love Springs Eternal', "Yue's Diary"] },
    { anilist: 145560, mal: 46971, format: 'ONA',     start: '2020-03-19',                    episodes: 1,  minutes: 7,  rating: 'PG-13', title: 'Arifureta Shokugyou de Sekai Saikyou Prologue', english: "Arifureta: From Commonplace to World's Strongest - Prologue", native: 'ありふれた職業で世界最強 プロローグ', synonyms: ['Arifureta Shokugyou de Sekai Saikyou Episode 0'] },
    { anilist: 112323, mal: 40507, format: 'TV',      start: '2022-01-13', end: '2022-03-31', episodes: 12, minutes: 24, rating: 'PG-13', title: 'Arifureta Shokugyou de Sekai Saikyou 2nd season', english: "Arifureta: From Commonplace to World's Strongest Season 2", native: 'ありふれた職業で世界最強 2nd season', synonyms: ['From Common Job Class to the Strongest in the World 2nd Season', "ARIFURETA: from commonplace to world's strongest second season"] },
    { anilist: 143846, mal: 50916, format: 'SPECIAL', start: '2022-03-23', end: '2022-03-23', episodes: 1,  minutes: 23, rating: 'PG-13', title: 'Arifureta Shokugyou de Sekai Saikyou 2nd season Special', english: "Arifureta: From a Detour to the World's Strongest", native: 'ありふれた職業で世界最強 2nd season 未放送エピソード', synonyms: ["Arifureta: From Commonplace to World's Strongest Season 2 Special", 'Arifureta Shokugyou de Sekai Saikyou 2nd season Episode 13'] },
    { anilist: 146921, mal: 51473, format: 'OVA',     start: '2022-09-25', end: '2022-09-25', episodes: 1,  minutes: 40, rating: 'PG-13', title: 'Arifureta Shokugyou de Sekai Saikyou: Maboroshi no Bouken to Kiseki no Kaigou', english: 'Arifureta: Phantom Adventure and Miraculous Encounter', native: 'ありふれた職業で世界最強 幻の冒険と奇跡の邂逅', synonyms: ["Arifureta: From Commonplace to World's Strongest Season OVA", 'Phantom Adventure and Miraculous Encounter', 'Arifureta Shokugyou de Sekai Saikyou 2nd Season OVA', "Arifureta: From Commonplace to World's Strongest OVA"] },
    { anilist: 154473, mal: 52995, format: 'TV',      start: '2024-10-14', end: '2025-02-17', episodes: 16, minutes: 23, rating: 'R-17',  title: 'Arifureta Shokugyou de Sekai Saikyou 3rd season', english: "Arifureta: From Commonplace to World's Strongest Season 3", native: 'ありふれた職業で世界最強 3rd season', synonyms: ['From Common Job Class to the Strongest in the World Season 3'] },
  ],
  links: [
    [100668, 'SIDE_STORY', 213514], [100668, 'SIDE_STORY', 111729], [100668, 'PREQUEL', 145560], [100668, 'SEQUEL', 112323],
    [112323, 'SIDE_STORY', 143846], [112323, 'SIDE_STORY', 146921], [112323, 'SEQUEL', 154473],
  ],
};
