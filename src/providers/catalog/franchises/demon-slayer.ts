import type { CatalogFranchise } from '../entry.ts';

export const demonSlayer: CatalogFranchise = {
  name: 'Demon Slayer',
  entries: [
    { anilist: 101922, mal: 38000, format: 'TV',                       start: '2019-04-06', end: '2019-09-28', episodes: 26, minutes: 23,  rating: 'R-17', title: 'Kimetsu no Yaiba', english: 'Demon Slayer: Kimetsu no Yaiba', native: '鬼滅の刃', synonyms: ['Blade of Demon Destruction', 'KnY', 'Kimetsu no Yaiba: Kyoudai no Kizuna', 'Demon Slayer: Kimetsu no Yaiba: Bonds of Siblings'] },
    { anilist: 112151, mal: 40456, format: 'MOVIE',                    start: '2020-10-16', end: '2020-10-16', episodes: 1,  minutes: 117, rating: 'R-17', title: 'Kimetsu no Yaiba: Mugen Ressha-hen', english: 'Demon Slayer: Kimetsu no Yaiba - The Movie: Mugen Train', native: '鬼滅の刃 無限列車編', synonyms: ['Gekijouban Kimetsu no Yaiba: Mugen Ressha-hen', 'Kimetsu no Yaiba: Infinity Train', 'Demon Slayer Movie: Infinity Train', 'KnY Movie'] },
    { anilist: 129874, mal: 49926, format: 'TV',                       start: '2021-10-10', end: '2021-11-28', episodes: 7,  minutes: 26,  rating: 'R-17', title: 'Kimetsu no Yaiba: Mugen Ressha-hen (TV)', english: 'Demon Slayer: Kimetsu no Yaiba Mugen Train Arc', native: '鬼滅の刃 無限列車編 (TV)', synonyms: ['Kimetsu no Yaiba Movie: Mugen Ressha-hen (TV)', 'KnY 2', "Demon Slayer: Kimetsu no Yaiba: Le train de l'Infini", 'Demon Slayer: Kimetsu no Yaiba season 2'] },
    { anilist: 142329, mal: 47778, format: 'TV',                       start: '2021-12-05', end: '2022-02-13', episodes: 11, minutes: 24,  rating: 'R-17', title: 'Kimetsu no Yaiba: Yuukaku-hen', english: 'Demon Slayer: Kimetsu no Yaiba Entertainment District Arc', native: '鬼滅の刃 遊郭編', synonyms: ['Demon Slayer: Kimetsu no Yaiba - Le quartier des plaisirs'] },
    { anilist: 145139, mal: 51019, format: 'TV',                       start: '2023-04-09', end: '2023-06-18', episodes: 11, minutes: 30,  rating: 'R-17', title: 'Kimetsu no Yaiba: Katanakaji no Sato-hen', english: 'Demon Slayer: Kimetsu no Yaiba Swordsmith Village Arc', native: '鬼滅の刃 刀鍛冶の里編', synonyms: ['KnY 3', 'Demon Slayer: Kimetsu no Yaiba - Le village des forgerons'] },
    { anilist: 166240, mal: 55701, format: 'TV',                       start: '2024-05-12', end: '2024-06-30', episodes: 8,  minutes: 23,  rating: 'R-17', title: 'Kimetsu no Yaiba: Hashira Geiko-hen', english: 'Demon Slayer: Kimetsu no Yaiba Hashira Training Arc', native: '鬼滅の刃 柱稽古編', synonyms: ['KnY 4', "Demon Slayer: Kimetsu no Yaiba - L'entraînement des Piliers"] },
    { anilist: 178788, mal: 59192, format: 'MOVIE',                    start: '2025-07-18', end: '2025-07-18', episodes: 1,  minutes: 155, rating: 'R-17', title: 'Kimetsu no Yaiba: Mugenjou-hen Movie 1 - Akaza Sairai', english: 'Demon Slayer: Kimetsu no Yaiba - The Movie: Infinity Castle - Part 1: Akaza Returns', native: '劇場版「鬼滅の刃」無限城編 第一章 猗窩座再来', synonyms: ['Demon Slayer: Kimetsu no Yaiba La Forteresse infinie', 'Demon Slayer: Kimetsu no Yaiba Castelo Infinito'] },
    { anilist: 195200, mal: 62546, format: 'MOVIE', status: 'UNKNOWN',                                         episodes: 1,                                title: 'Kimetsu no Yaiba: Mugenjou-hen Movie 2', english: 'Demon Slayer: Kimetsu no Yaiba Infinity Castle Part 2', native: '劇場版「鬼滅の刃」無限城編 第二章' },
  ],
  links: [
    [101922, 'SEQUEL', 112151], [101922, 'SEQUEL', 129874],
    [112151, 'ALTERNATIVE', 129874], [112151, 'SEQUEL', 142329],
    [129874, 'SEQUEL', 142329],
    [142329, 'SEQUEL', 145139],
    [145139, 'SEQUEL', 166240],
    [166240, 'SEQUEL', 178788],
    [178788, 'SEQUEL', 195200],
  ],
};
