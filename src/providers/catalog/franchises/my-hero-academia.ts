import type { CatalogFranchise } from '../entry.ts';

export const myHeroAcademia: CatalogFranchise = {
  name: 'My Hero Academia',
  entries: [
    { anilist: 21459,  mal: 31964, format: 'TV',    start: '2016-04-03', end: '2016-06-26', episodes: 13, minutes: 24,  rating: 'PG-13', title: 'Boku no Hero Academia', english: 'My Hero Academia', native: '僕のヒーローアカデミア', synonyms: ['BNHA', 'MHA'] },
    { anilist: 87486,  mal: 33929, format: 'OVA',   start: '2016-11-27',                    episodes: 1,                rating: 'PG-13', title: 'Boku no Hero Academia: Sukue! Kyuujo Kunren!', english: 'My Hero Academia: Save! Rescue Training!', native: '僕のヒーローアカデミア すくえ!救助訓練!' },
    { anilist: 21856,  mal: 33486, format: 'TV',    start: '2017-04-01', end: '2017-09-30', episodes: 25, minutes: 24,  rating: 'PG-13', title: 'Boku no Hero Academia 2', english: 'My Hero Academia Season 2', native: '僕のヒーローアカデミア2' },
    { anilist: 100166, mal: 36456, format: 'TV',    start: '2018-04-07', end: '2018-09-29', episodes: 25, minutes: 24,  rating: 'PG-13', title: 'Boku no Hero Academia 3', english: 'My Hero Academia Season 3', native: '僕のヒーローアカデミア3' },
    { anilist: 100723, mal: 36896, format: 'MOVIE', start: '2018-08-03', end: '2018-08-03', episodes: 1,  minutes: 96,  rating: 'PG-13', title: 'Boku no Hero Academia THE MOVIE: Futari no Hero', english: 'My Hero Academia: Two Heroes', native: '僕のヒーローアカデミア THE MOVIE ～2人の英雄～' },
    { anilist: 104276, mal: 38408, format: 'TV',    start: '2019-10-12', end: '2020-04-04', episodes: 25, minutes: 24,  rating: 'PG-13', title: 'Boku no Hero Academia 4', english: 'My Hero Academia Season 4', native: '僕のヒーローアカデミア4' },
    { anilist: 108553, mal: 39565, format: 'MOVIE', start: '2019-12-20', end: '2019-12-20', episodes: 1,  minutes: 104, rating: 'PG-13', title: 'Boku no Hero Academia THE MOVIE: Heroes:Rising', english: 'My Hero Academia: Heroes Rising', native: '僕のヒーローアカデミア THE MOVIE ヒーローズ:ライジング' },
    { anilist: 122349, mal: 42603, format: 'ONA',   start: '2020-08-16', end: '2020-08-16', episodes: 2,                                 title: 'Boku no Hero Academia: Ikinokore! Kesshi no Survival Kunren', english: 'My Hero Academia: Make It! Do-or-Die Survival Training', native: '僕のヒーローアカデミア 生き残れ!決死のサバイバル訓練' },
    { anilist: 117193, mal: 41587, format: 'TV',    start: '2021-03-27', end: '2021-09-25', episodes: 25, minutes: 24,  rating: 'PG-13', title: 'Boku no Hero Academia 5', english: 'My Hero Academia Season 5', native: '僕のヒーローアカデミア5' },
    { anilist: 126659, mal: 44200, format: 'MOVIE', start: '2021-08-06', end: '2021-08-06', episodes: 1,  minutes: 104, rating: 'PG-13', title: "Boku no Hero Academia THE MOVIE: World Heroes' Mission", english: "My Hero Academia: World Heroes' Mission", native: '僕のヒーローアカデミア THE MOVIE ワールド ヒーローズ ミッション' },
    { anilist: 139630, mal: 49918, format: 'TV',    start: '2022-10-01', end: '2023-03-25', episodes: 25, minutes: 24,  rating: 'R-17',  title: 'Boku no Hero Academia 6', english: 'My Hero Academia Season 6', native: '僕のヒーローアカデミア6' },
    { anilist: 163139, mal: 54789, format: 'TV',    start: '2024-05-04', end: '2024-10-12', episodes: 21, minutes: 24,  rating: 'R-17',  title: 'Boku no Hero Academia 7', english: 'My Hero Academia Season 7', native: '僕のヒーローアカデミア7' },
    { anilist: 168013, mal: 56196, format: 'MOVIE', start: '2024-08-02', end: '2024-08-02', episodes: 1,  minutes: 110,                  title: "Boku no Hero Academia THE MOVIE: You're Next", english: "My Hero Academia: You're Next", native: '僕のヒーローアカデミア THE MOVIE ユアネクスト' },
    { anilist: 185736, mal: 60593, format: 'TV',    start: '2025-04-07', end: '2025-06-30', episodes: 13,                                title: 'Vigilante: Boku no Hero Academia ILLEGALS', english: 'My Hero Academia: Vigilantes', native: 'ヴィジランテ -僕のヒーローアカデミア ILLEGALS-' },
    { anilist: 182896, mal: 60098, format: 'TV',    start: '2025-10-04', end: '2025-12-13', episodes: 11, minutes: 24,                   title: 'Boku no Hero Academia FINAL SEASON', english: 'My Hero Academia FINAL SEASON', native: '僕のヒーローアカデミア FINAL SEASON' },
  ],
  links: [
    [21459, 'SIDE_STORY', 87486], [21459, 'SEQUEL', 21856], [21459, 'SPIN_OFF', 185736],
    [21856, 'SEQUEL', 100166],
    [100166, 'SIDE_STORY', 100723], [100166, 'SEQUEL', 104276],
    [104276, 'SIDE_STORY', 108553], [104276, 'SIDE_STORY', 122349], [104276, 'SEQUEL', 117193],
    [117193, 'SIDE_STORY', 126659], [117193, 'SEQUEL', 139630],
    [139630, 'SEQUEL', 163139], [139630, 'SIDE_STORY', 168013],
    [163139, 'SEQUEL', 182896],
  ],
};
