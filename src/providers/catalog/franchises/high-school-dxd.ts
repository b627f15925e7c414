import type { CatalogFranchise } from '../entry.ts';

export const highSchoolDxd: CatalogFranchise = {
  name: 'High School DxD',
  entries: [
    { anilist: 11617, mal: 11617, format: 'TV',      start: '2012-01-06', end: '2012-03-23', episodes: 12, minutes: 24, rating: 'R+',   title: 'High School DxD', english: 'High School DxD', native: 'ハイスクールD×D', synonyms: ['Highschool DxD'] },
    { anilist: 13357, mal: 13357, format: 'SPECIAL', start: '2012-03-21', end: '2012-08-29', episodes: 6,  minutes: 4,  rating: 'R+',   title: 'High School DxD Specials', english: 'High School DxD: Fantasy Jiggles Unleashed', native: 'ハイスクールD×Dスペシャル', synonyms: ['Highschool DxD Specials'] },
    { anilist: 12729, mal: 12729, format: 'OVA',     start: '2012-09-06', end: '2013-05-31', episodes: 2,  minutes: 23, rating: 'R+',   title: 'High School DxD OVA', native: 'ハイスクールD×D OVA', synonyms: ['High School DxD Episodes 13 and 14', 'Highschool DxD OVA', 'High School DxD Episodes 13, 14 and 15'] },
    { anilist: 15451, mal: 15451, format: 'TV',      start: '2013-07-07', end: '2013-09-22', episodes: 12, minutes: 27, rating: 'R+',   title: 'High School DxD NEW', english: 'High School DxD New', native: 'ハイスクールD×D NEW', synonyms: ['High School DxD Dai 2-ki', 'High School DxD 2nd Season', 'High School DxD Second Season', 'Highschool DxD 2'] },
    { anilist: 21103, mal: 30300, format: 'OVA',     start: '2015-03-10', end: '2015-03-10', episodes: 1,  minutes: 24, rating: 'R+',   title: 'High School DxD NEW OVA Oppai, Tsutsumimasu!', english: 'High School DxD New OVA', native: 'ハイスクールD×D NEW OVA おっぱい、包みます！', synonyms: ['High School DxD New Episode 13'] },
    { anilist: 20745, mal: 24703, format: 'TV',      start: '2015-04-04', end: '2015-06-20', episodes: 12, minutes: 24, rating: 'R+',   title: 'High School DxD BorN', english: 'High School DxD BorN', native: 'ハイスクールD×D BorN', synonyms: ['High School DxD Third Season', 'High School DxD 3rd Season', 'Highschool DxD BorN', 'Highschool DxD 3'] },
    { anilist: 21279, mal: 31326, format: 'SPECIAL', start: '2015-07-24', end: '2016-01-27', episodes: 6,  minutes: 3,  rating: 'R-17', title: 'High School DxD BorN: Ishibumi Ichiei Kanzen Kanshuu! Mousou Bakuyure Kaijo Original Video', english: 'High School DxD BorN: Maximum Titillation OVA', native: 'ハイスクールD×D BorN: 石踏一榮完全監修！妄想爆揺解除オリジナルビデオ' },
    { anilist: 21573, mal: 32215, format: 'OVA',     start: '2015-12-09', end: '2015-12-09', episodes: 1,  minutes: 24, rating: 'R+',   title: 'High School DxD BorN: Yomigaeranai Fushichou', english: 'High School DxD Born OVA', native: 'ハイスクールD×D BorN 蘇らない不死鳥', synonyms: ['High School DxD BorN Episode 13', "High School DxD Born OVA: The Pheoenix Doesn't Revive"] },
    { anilist: 97767, mal: 34281, format: 'TV',      start: '2018-04-17', end: '2018-07-03', episodes: 12, minutes: 24, rating: 'R+',   title: 'High School DxD HERO', english: 'High School DxD Hero', native: 'ハイスクールD×D HERO', synonyms: ['High School DxD Season 4'] },
  ],
  links: [
    [11617, 'SIDE_STORY', 13357], [11617, 'SIDE_STORY', 12729], [11617, 'SEQUEL', 15451],
    [15451, 'SIDE_STORY', 21103], [15451, 'SEQUEL', 20745],
    [20745, 'SIDE_STORY', 21279], [20745, 'SIDE_STORY', 21573, 'PREQUEL'], [20745, 'SEQUEL', 97767],
    [21573, 'SEQUEL', 97767],
  ],
};
