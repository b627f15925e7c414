import type { CatalogFranchise } from '../entry.ts';

export const onePunchMan: CatalogFranchise = {
  name: 'One Punch Man',
  entries: [
    { anilist: 21087,  mal: 30276, format: 'TV',                     start: '2015-10-05', end: '2015-12-21', episodes: 12, minutes: 24, rating: 'R-17', title: 'One Punch Man', english: 'One-Punch Man', native: 'ワンパンマン', synonyms: ['One Punch-Man', 'OPM', 'Wanpanman', 'Jagoan Sekali Pukul S1'] },
    { anilist: 21386,  mal: 31704, format: 'OVA',                    start: '2015-12-04', end: '2015-12-04', episodes: 1,  minutes: 24, rating: 'R-17', title: 'One Punch Man: Road to Hero', english: 'One-Punch Man: Road to Hero', native: 'ワンパンマン「ロード・トゥ・ヒーロー」', synonyms: ['One Punch Man OVA 1'] },
    { anilist: 21416,  mal: 31772, format: 'OVA',                    start: '2015-12-24', end: '2016-05-27', episodes: 6,  minutes: 12, rating: 'R-17', title: 'One Punch Man OVA', english: 'One Punch Man Specials', native: 'ワンパンマン OVA' },
    { anilist: 97668,  mal: 34134, format: 'TV',                     start: '2019-04-10', end: '2019-07-03', episodes: 12, minutes: 24, rating: 'R-17', title: 'One Punch Man 2', english: 'One-Punch Man Season 2', native: 'ワンパンマン 2', synonyms: ['One Punch-Man 2', 'One-Punch Man 2', 'OPM 2', 'OPM2'] },
    { anilist: 108945, mal: 39705, format: 'OVA',                    start: '2019-10-25', end: '2020-03-27', episodes: 6,  minutes: 12, rating: 'R-17', title: 'One Punch Man 2 OVA', english: 'One Punch Man Season 2 Specials', native: 'ワンパンマン 2 OVA', synonyms: ['One Punch Man 2nd Season OVA'] },
    { anilist: 153800, mal: 52807, format: 'TV',                     start: '2025-10-12', end: '2025-12-28', episodes: 12, minutes: 24, rating: 'R-17', title: 'One Punch Man 3', english: 'One-Punch Man Season 3', native: 'ワンパンマン３', synonyms: ['One Punch Man 3rd Season', 'OPM 3', 'OPM3'] },
    { anilist: 204747, mal: 63193, format: 'TV',  status: 'UNKNOWN',                                                                                    title: 'One Punch Man 3 Part 2', english: 'One Punch Man Season 3 Part 2', native: 'ワンパンマン 第3期第2クール' },
  ],
  links: [
    [21087, 'PREQUEL', 21386], [21087, 'SIDE_STORY', 21416], [21087, 'SEQUEL', 97668],
    [97668, 'SIDE_STORY', 108945], [97668, 'SEQUEL', 153800],
    [153800, 'SEQUEL', 204747],
  ],
};
