import type { CatalogFranchise } from '../entry.ts';

export const yuruCamp: CatalogFranchise = {
  name: 'Laid-Back Camp',
  entries: [
    { anilist: 98444,  mal: 34798, format: 'TV',                          start: '2018-01-04', end: '2018-03-22', episodes: 12, minutes: 23,  rating: 'PG-13', title: 'Yuru Camp△', english: 'Laid-Back Camp', native: 'ゆるキャン△', synonyms: ['Yurukyan', 'Yurucamp'] },
    { anilist: 101206, mal: 37341, format: 'OVA',                         start: '2018-03-28', end: '2018-07-25', episodes: 3,  minutes: 8,   rating: 'PG-13', title: 'Yuru Camp△ OVA', english: 'Laid-Back Camp Specials', native: 'ゆるキャン△ OVA' },
    { anilist: 104461, mal: 38476, format: 'TV_SHORT',                    start: '2020-01-06', end: '2020-03-23', episodes: 12, minutes: 3,   rating: 'PG-13', title: 'Heya Camp△', english: 'Room Camp', native: 'へやキャン△' },
    { anilist: 114981, mal: 41061, format: 'OVA',                         start: '2020-05-27',                    episodes: 1,                rating: 'PG-13', title: 'Heya Camp△: Sauna to Gohan to Sanrin Bike', english: 'Room Camp: Saunas and Grub and Three-Wheeler Bikes', native: 'へやキャン△「サウナとごはんと三輪バイク」', synonyms: ['Room Camp: Sauna', 'Rice', 'and a Three-Wheeled Motorcycle', 'ROOM CAMP OVA'] },
    { anilist: 104459, mal: 38474, format: 'TV',                          start: '2021-01-07', end: '2021-04-01', episodes: 13, minutes: 23,  rating: 'PG-13', title: 'Yuru Camp△ SEASON 2', english: 'Laid-Back Camp Season 2', native: 'ゆるキャン△ SEASON２', synonyms: ['Yuru Camp 2nd Season'] },
    { anilist: 134413, mal: 49026, format: 'OVA',                         start: '2021-05-26', end: '2021-07-28', episodes: 2,                rating: 'PG-13', title: 'Yuru Camp△ SEASON 2 OVA', english: 'Laid-Back Camp Season 2 Specials', native: 'ゆるキャン△ SEASON 2 OVA' },
    { anilist: 104460, mal: 38475, format: 'MOVIE',                       start: '2022-07-01', end: '2022-07-01', episodes: 1,  minutes: 120, rating: 'PG-13', title: 'Yuru Camp△ Movie', english: 'Laid-Back Camp: The Movie', native: '映画 ゆるキャン△', synonyms: ['Eiga Yuru Camp'] },
    { anilist: 155908, mal: 53410, format: 'TV',                          start: '2024-04-04', end: '2024-06-20', episodes: 12, minutes: 23,  rating: 'PG-13', title: 'Yuru Camp△ SEASON 3', english: 'Laid-Back Camp Season 3', native: 'ゆるキャン△ SEASON３', synonyms: ['Yuru Camp 3rd Season'] },
    { anilist: 177007, mal: 58855, format: 'OVA',                         start: '2024-06-26', end: '2024-10-23', episodes: 3,  minutes: 7,   rating: 'PG-13', title: 'Yuru Camp△ SEASON 3 OVA', english: 'Laid-Back Camp Season 3 Specials', native: 'ゆるキャン△ SEASON３OVA', synonyms: ['Yuru Camp 3rd Season Specials'] },
    { anilist: 184072, mal: 60267, format: 'TV',       status: 'UNKNOWN',                                                                                      title: 'Yuru Camp△ SEASON 4', native: 'ゆるキャン△ SEASON４' },
  ],
  links: [
    [98444, 'SIDE_STORY', 101206], [98444, 'SIDE_STORY', 104461], [98444, 'SIDE_STORY', 114981], [98444, 'SEQUEL', 104459],
    [101206, 'SEQUEL', 104461],
    [104461, 'OTHER', 114981, 'PARENT'],
    [104459, 'SIDE_STORY', 134413], [104459, 'SEQUEL', 104460], [104459, 'SEQUEL', 155908],
    [155908, 'SIDE_STORY', 177007], [155908, 'SEQUEL', 184072],
  ],
};
