import type { CatalogFranchise } from '../entry.ts';

export const madeInAbyss: CatalogFranchise = {
  name: 'Made in Abyss',
  entries: [
    { anilist: 97986,  mal: 34599, format: 'TV',                                  start: '2017-07-07', end: '2017-09-29', episodes: 13, minutes: 25,  rating: 'R-17', title: 'Made in Abyss', english: 'Made in Abyss', native: 'メイドインアビス' },
    { anilist: 101343, mal: 37514, format: 'MOVIE',                               start: '2019-01-04', end: '2019-01-04', episodes: 1,  minutes: 119, rating: 'R-17', title: 'Made in Abyss: Tabidachi no Yoake', english: "Made in Abyss: Journey's Dawn", native: 'メイドインアビス 旅立ちの夜明け', synonyms: ['劇場版総集編 前編 メイドインアビス 旅立ちの夜明け'] },
    { anilist: 101344, mal: 37515, format: 'MOVIE',                               start: '2019-01-18', end: '2019-01-18', episodes: 1,  minutes: 108, rating: 'R-17', title: 'Made in Abyss: Hourou Suru Tasogare', english: 'Made in Abyss: Wandering Twilight', native: 'メイドインアビス 放浪する黄昏', synonyms: ['劇場版総集編 後編 メイドインアビス 放浪する黄昏'] },
    { anilist: 100643, mal: 36862, format: 'MOVIE',                               start: '2020-01-17', end: '2020-01-17', episodes: 1,  minutes: 105,                 title: 'Made in Abyss: Fukaki Tamashii no Reimei', english: 'Made in Abyss: Dawn of the Deep Soul', native: 'メイドインアビス 深き魂の黎明', synonyms: ['劇場版 メイドインアビス 深き魂の黎明'] },
    { anilist: 114744,             format: 'SPECIAL',                             start: '2020-01-17',                    episodes: 4,                                title: 'Marulk-chan no Nichijou', english: "Marulk's Daily Life", native: 'マルルクちゃんの日常' },
    { anilist: 114745, mal: 41084, format: 'TV',                                  start: '2022-07-06', end: '2022-09-28', episodes: 12, minutes: 24,  rating: 'R-17', title: 'Made in Abyss: Retsujitsu no Ougonkyou', english: 'Made in Abyss: The Golden City of the Scorching Sun', native: 'メイドインアビス 烈日の黄金郷' },
    { anilist: 153791,             format: 'SPECIAL',                             start: '2022-10-26', end: '2022-10-26', episodes: 1,                                title: 'Made in Abyss: Retsujitsu no Ougonkyou - Papa to Issho', native: 'メイドインアビス 烈日の黄金郷 パパといっしょ' },
    { anilist: 160275,             format: 'MOVIE',   status: 'NOT_YET_RELEASED', start: '2026-10-23',                    episodes: 1,                                title: 'Made in Abyss: Mezameru Shinpi', english: 'Made in Abyss: Awakening Mystery', native: 'メイドインアビス 目覚める神秘' },
  ],
  links: [
    [97986, 'SUMMARY', 101343], [97986, 'SUMMARY', 101344], [97986, 'SEQUEL', 100643],
    [101343, 'SEQUEL', 101344],
    [100643, 'SEQUEL', 114745], [100643, 'PREQUEL', 101344], [100643, 'SIDE_STORY', 114744],
    [114745, 'SIDE_STORY', 153791], [114745, 'SEQUEL', 160275],
  ],
};
