import type { CatalogFranchise } from '../entry.ts';

export const dragonMaid: CatalogFranchise = {
  name: "Miss Kobayashi's Dragon Maid",
  entries: [
    { anilist: 21776,  mal: 33206, format: 'TV',      start: '2017-01-12', end: '2017-04-06', episodes: 13, minutes: 24,  rating: 'PG-13', title: 'Kobayashi-san Chi no Maidragon', english: "Miss Kobayashi's Dragon Maid", native: '小林さんちのメイドラゴン', synonyms: ['The maid dragon of Kobayashi-san', 'Kobayashi-san Chi no Maid Dragon'] },
    { anilist: 98502,  mal: 35145, format: 'SPECIAL', start: '2017-03-15', end: '2017-09-20', episodes: 7,  minutes: 3,   rating: 'PG-13', title: 'Kobayashi-san Chi no ○○ Dragon', english: "Miss Kobayashi's Dragon Something", native: '小林さんちの○○ドラゴン', synonyms: ['The Maid Dragon of Kobayashi-san Specials', 'Kobayashi-san Chi no Maid Dragon Specials', 'Kobayashi-san Chi no OO Dragon', "Miss Kobayashi's Anything Dragon"] },
    { anilist: 98580,  mal: 35363, format: 'OVA',     start: '2017-09-20', end: '2017-09-20', episodes: 1,  minutes: 24,  rating: 'PG-13', title: 'Kobayashi-san Chi no Maidragon: Valentine, Soshite Onsen! (Amari Kitai Shinaide Kudasai)', english: "Miss Kobayashi's Dragon Maid: Valentine's, and Then Hot Springs! (Please Don't Get Your Hopes Up)", native: '小林さんちのメイドラゴン バレンタイン, そして温泉! (あまり期待しないでください)', synonyms: ['Kobayashi-san Chi no Maid Dragon Episode 14', "Miss Kobayashi's Dragon Maid Episode 14"] },
    { anilist: 132096, mal: 48590, format: 'ONA',     start: '2021-04-07', end: '2021-06-30', episodes: 13, minutes: 1,   rating: 'PG-13', title: 'Kobayashi-san Chi no Maidragon S: Mini Dra', english: "Miss Kobayashi's Dragon Maid S Short Animation Series", native: '小林さんちのメイドラゴンＳミニドラ', synonyms: ['Minidora', 'Mini Dora', 'Mini Dragon', 'Miss Kobayashi Short Anime'] },
    { anilist: 107717, mal: 39247, format: 'TV',      start: '2021-07-08', end: '2021-09-23', episodes: 12, minutes: 24,  rating: 'PG-13', title: 'Kobayashi-san Chi no Maidragon S', english: "Miss Kobayashi's Dragon Maid S", native: '小林さんちのメイドラゴンＳ', synonyms: ['Kobayashi-san Chi no Maid Dragon 2nd Season', "Miss Kobayashi's Dragon Maid 2nd Season"] },
    { anilist: 137804, mal: 49483, format: 'SPECIAL', start: '2021-07-08', end: '2022-01-19', episodes: 8,                rating: 'PG-13', title: 'Kobayashi-san Chi no Maidragon S: Mini Dra EX', english: "Miss Kobayashi's Dragon Maid S Short Animation Series", native: '小林さんちのメイドラゴンＳミニドラEX', synonyms: ['Mini Dragon EX', 'Mini Dragon SP', 'Mini Dora EX'] },
    { anilist: 136436, mal: 49893, format: 'OVA',     start: '2022-01-19', end: '2022-01-19', episodes: 1,  minutes: 23,  rating: 'PG-13', title: 'Kobayashi-san Chi no Maidragon S: Nippon no Omotenashi (Attend wa Dragon desu)', english: "Miss Kobayashi's Dragon Maid S: Japanese Hospitality (The Attendant is a Dragon)", native: '小林さんちのメイドラゴンＳ ニッポンのおもてなし（アテンドはドラゴンです）', synonyms: ["Miss Kobayashi's Dragon Maid S Special", "Miss Kobayashi's Dragon Maid S Episode 13", 'Kobayashi-san Chi no Maidragon S Episode 13'] },
    { anilist: 181839, mal: 59897, format: 'MOVIE',   start: '2025-06-27', end: '2025-06-27', episodes: 1,  minutes: 104, rating: 'PG-13', title: 'Kobayashi-san Chi no Maidragon: Samishigariya no Ryuu', english: "Miss Kobayashi's Dragon Maid: A Lonely Dragon Wants to be Loved", native: '小林さんちのメイドラゴン さみしがりやの竜', synonyms: ["Miss Kobayashi's Dragon Maid Movie", 'Kobayashi-san Chi no Maidragon Movie', 'Uma Dragão Carente'] },
  ],
  links: [
    [21776, 'SIDE_STORY', 98502], [21776, 'SEQUEL', 98580],
    [98580, 'SEQUEL', 107717],
    [132096, 'PARENT', 107717], [132096, 'SEQUEL', 137804],
    [107717, 'SIDE_STORY', 137804], [107717, 'SEQUEL', 136436],
    [136436, 'SEQUEL', 181839],
  ],
};
