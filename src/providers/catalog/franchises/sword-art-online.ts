import type { CatalogFranchise } from '../entry.ts';

export const swordArtOnline: CatalogFranchise = {
  name: 'Sword Art Online',
  entries: [
    { anilist: 11757,  mal: 11757, format: 'TV',      start: '2012-07-08', end: '2012-12-23', episodes: 25, minutes: 23,  rating: 'PG-13', title: 'Sword Art Online', english: 'Sword Art Online', native: 'ソードアート・オンライン', synonyms: ['SAO'] },
    { anilist: 16099,  mal: 16099, format: 'SPECIAL', start: '2012-10-24',                    episodes: 9,                rating: 'PG-13', title: 'Sword Art Offline', native: 'そーどあーと・おふらいん', synonyms: ['ソードアート・オフライン'] },
    { anilist: 20021,  mal: 20021, format: 'SPECIAL', start: '2013-12-31', end: '2013-12-31', episodes: 1,  minutes: 100, rating: 'PG-13', title: 'Sword Art Online: Extra Edition', english: 'Sword Art Online: Extra Edition', native: 'ソードアート・オンライン Extra Edition' },
    { anilist: 20594,  mal: 21881, format: 'TV',      start: '2014-07-05', end: '2014-12-20', episodes: 24, minutes: 23,  rating: 'PG-13', title: 'Sword Art Online II', english: 'Sword Art Online II', native: 'ソードアート・オンラインII', synonyms: ['SAO 2'] },
    { anilist: 21403,  mal: 31765, format: 'MOVIE',   start: '2017-02-18', end: '2017-02-18', episodes: 1,  minutes: 119, rating: 'R+',    title: 'Sword Art Online: Ordinal Scale', english: 'Sword Art Online The Movie: Ordinal Scale', native: 'ソードアート・オンライン -オーディナル・スケール-', synonyms: ['劇場版 ソードアート・オンライン -オーディナル・スケール-'] },
    { anilist: 100183, mal: 36475, format: 'TV',      start: '2018-04-08', end: '2018-07-01', episodes: 12, minutes: 24,                   title: 'Sword Art Online Alternative: Gun Gale Online', english: 'Sword Art Online Alternative: Gun Gale Online', native: 'ソードアート・オンライン オルタナティブ ガンゲイル・オンライン' },
    { anilist: 100182, mal: 36474, format: 'TV',      start: '2018-10-07', end: '2019-03-31', episodes: 24, minutes: 24,  rating: 'R-17',  title: 'Sword Art Online: Alicization', english: 'Sword Art Online: Alicization', native: 'ソードアート・オンライン アリシゼーション' },
    { anilist: 108759, mal: 39597, format: 'TV',      start: '2019-10-13', end: '2019-12-29', episodes: 12, minutes: 24,  rating: 'R-17',  title: 'Sword Art Online: Alicization - War of Underworld', english: 'Sword Art Online: Alicization - War of Underworld', native: 'ソードアート・オンライン アリシゼーション War of Underworld' },
    { anilist: 114308, mal: 40540, format: 'TV',      start: '2020-07-12', end: '2020-09-20', episodes: 11, minutes: 24,  rating: 'R-17',  title: 'Sword Art Online: Alicization - War of Underworld Part 2', english: 'Sword Art Online: Alicization - War of Underworld Part 2', native: 'ソードアート・オンライン アリシゼーション War of Underworld 最終章 (2nd Season)', synonyms: ['Sword Art Online: Alicization - War of Underworld 2nd Season', 'ソードアート・オンライン アリシゼーション War of Underworld 2ndクール'] },
    { anilist: 124140, mal: 42916, format: 'MOVIE',   start: '2021-10-30', end: '2021-10-30', episodes: 1,  minutes: 97,                   title: 'Sword Art Online: Progressive - Hoshinaki Yoru no Aria', english: 'Sword Art Online the Movie: Progressive - Aria of a Starless Night', native: '劇場版 ソードアート・オンライン -プログレッシブ- 星なき夜のアリア' },
    { anilist: 140999, mal: 50275, format: 'MOVIE',   start: '2022-10-22', end: '2022-10-22', episodes: 1,  minutes: 101,                  title: 'Sword Art Online: Progressive - Kuraki Yuuyami no Scherzo', english: 'Sword Art Online the Movie: Progressive - Scherzo of Deep Night', native: '劇場版 ソードアート・オンライン -プログレッシブ- 冥き夕闇のスケルツォ' },
    { anilist: 167141, mal: 55994, format: 'TV',      start: '2024-10-05', end: '2024-12-21', episodes: 12, minutes: 24,                   title: 'Sword Art Online Alternative: Gun Gale Online II', english: 'Sword Art Online Alternative: Gun Gale Online II', native: 'ソードアート・オンライン オルタナティブ ガンゲイル・オンラインII' },
  ],
  links: [
    [11757, 'OTHER', 16099, 'PARENT'], [11757, 'SEQUEL', 20021], [11757, 'SEQUEL', 20594], [11757, 'ALTERNATIVE', 124140],
    [20594, 'SEQUEL', 21403], [20594, 'SPIN_OFF', 100183],
    [100183, 'SEQUEL', 167141],
    [100182, 'SEQUEL', 108759],
    [108759, 'SEQUEL', 114308],
    [124140, 'SEQUEL', 140999],
    [20021, 'SEQUEL', 20594],
    [21403, 'SEQUEL', 100182],
  ],
};
