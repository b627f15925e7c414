import type { CatalogFranchise } from '../entry.ts';

export const freeIwatobi: CatalogFranchise = {
  name: 'Free!',
  entries: [
    { anilist: 18507,  mal: 18507, format: 'TV',      start: '2013-07-04', end: '2013-09-26', episodes: 12, minutes: 24,  rating: 'PG-13', title: 'Free!', english: 'Free! - Iwatobi Swim Club', native: 'Free!', synonyms: ['フリー!'] },
    { anilist: 19671,  mal: 19671, format: 'SPECIAL', start: '2013-09-11', end: '2014-01-08', episodes: 7,  minutes: 2,   rating: 'PG-13', title: 'FrFr!: Free! short movie', english: 'FrFr! ~Free! short movie~', native: 'FrFr! ~Free! short movie~', synonyms: ['Free! FrFr - Short Movie', 'Free! Specials'] },
    { anilist: 20614,  mal: 22265, format: 'TV',      start: '2014-07-03', end: '2014-09-25', episodes: 13, minutes: 24,  rating: 'PG-13', title: 'Free!: Eternal Summer', english: 'Free! -Eternal Summer-', native: 'Free!-Eternal Summer-', synonyms: ['Free! - Iwatobi Swim Club 2', 'Free! 2nd Season'] },
    { anilist: 21091,  mal: 26213, format: 'OVA',     start: '2015-03-18', end: '2015-03-18', episodes: 1,  minutes: 24,  rating: 'PG-13', title: 'Free!: Eternal Summer - Kindan no All Hard!', english: 'Free! -Eternal Summer-: Forbidden All-Hard!', native: 'Free!-Eternal Summer- 禁断のオールハード！', synonyms: ['Free! Eternal Summer Special', 'Free! Iwatobi Swim Club 2 Special', 'Free! 2nd Season Special', 'Free!: Eternal Summer Special'] },
    { anilist: 21158,  mal: 30415, format: 'MOVIE',   start: '2015-12-05', end: '2015-12-05', episodes: 1,  minutes: 110, rating: 'PG-13', title: 'High☆Speed!: Free! Starting Days', english: 'Free! Starting Days', native: '映画ハイ☆スピード！ -Free! Starting Days-', synonyms: ['Free! Movie'] },
    { anilist: 98495,  mal: 33845, format: 'MOVIE',   start: '2017-04-22', end: '2017-04-22', episodes: 1,  minutes: 95,  rating: 'PG-13', title: 'Free!: Timeless Medley - Kizuna', english: 'Free! The Movie -Timeless Medley- the Bond', native: '劇場版 Free!-Timeless Medley- 絆' },
    { anilist: 98496,  mal: 35191, format: 'MOVIE',   start: '2017-07-01', end: '2017-07-01', episodes: 1,  minutes: 98,  rating: 'PG-13', title: 'Free!: Timeless Medley - Yakusoku', english: 'Free! The Movie -Timeless Medley- the Promise', native: '劇場版 Free!-Timeless Medley- 約束' },
    { anilist: 98497,  mal: 35198, format: 'MOVIE',   start: '2017-10-28', end: '2017-10-28', episodes: 1,  minutes: 105, rating: 'PG-13', title: 'Free!: Take Your Marks', english: 'Free! -Take Your Marks-', native: '特別版 Free!-Take Your Marks-', synonyms: ['Tokubetsuban Free! Take Your Marks'] },
    { anilist: 103588, mal: 38027, format: 'OVA',     start: '2018-06-23', end: '2018-06-23', episodes: 1,  minutes: 24,  rating: 'PG-13', title: 'Free!: Dive to the Future Episode 0: Soushun no Build-up!', english: 'Free! Dive to the Future Episode 0', native: 'Free!-Dive to the Future- 第0話 早春のビルドアップ！', synonyms: ['Free! Dive to the Future Special'] },
    { anilist: 101117, mal: 36704, format: 'TV',      start: '2018-07-12', end: '2018-09-27', episodes: 12, minutes: 23,  rating: 'PG-13', title: 'Free!: Dive to the Future', english: 'Free! -Dive to the Future-', native: 'Free!-Dive to the Future-', synonyms: ['Free! 3rd Season'] },
    { anilist: 107202, mal: 39014, format: 'MOVIE',   start: '2019-07-05', end: '2019-07-05', episodes: 1,                rating: 'PG-13', title: 'Free!: Road to the World - Yume', english: 'Free! -Road to the World- the Dream', native: 'Free!-Road to the World-夢', synonyms: ['Free! 3rd Season Movie', 'Free! Dive to the Future Movie', 'Free! Dive to the Future (Movie)'] },
    { anilist: 107203, mal: 38400, format: 'MOVIE',   start: '2021-09-17', end: '2021-09-17', episodes: 1,  minutes: 86,  rating: 'PG-13', title: 'Free!: the Final Stroke - Zenpen', english: 'Free! the Final Stroke: The First Volume', native: '劇場版 Free!–the Final Stroke– 前編', synonyms: ['Gekijouban Free! The Final Stroke Zenpen', 'Free! FS'] },
    { anilist: 133124, mal: 48830, format: 'MOVIE',   start: '2022-04-22', end: '2022-04-22', episodes: 1,  minutes: 86,  rating: 'PG-13', title: 'Free!: the Final Stroke - Kouhen', english: 'Free! the Final Stroke: The Second Volume', native: '劇場版 Free!–the Final Stroke– 後編', synonyms: ['Gekijouban Free! The Final Stroke Kouhen'] },
  ],
  links: [
    [18507, 'SIDE_STORY', 19671], [18507, 'SEQUEL', 20614], [18507, 'PREQUEL', 21158], [18507, 'SEQUEL', 98495],
    [20614, 'SIDE_STORY', 21091], [20614, 'ALTERNATIVE', 98495], [20614, 'ALTERNATIVE', 98496], [20614, 'SEQUEL', 98497],
    [98495, 'SEQUEL', 98496],
    [98496, 'SEQUEL', 98497],
    [98497, 'SEQUEL', 103588],
    [103588, 'SEQUEL', 101117],
    [101117, 'SUMMARY', 107202], [101117, 'SEQUEL', 107203],
    [107203, 'SEQUEL', 133124],
  ],
};
