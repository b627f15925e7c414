import type { CatalogFranchise } from '../entry.ts';

export const nonNonBiyori: CatalogFranchise = {
  name: 'Non Non Biyori',
  entries: [
    { anilist: 17549,  mal: 17549, format: 'TV',    start: '2013-10-08', end: '2013-12-24', episodes: 12, minutes: 24, rating: 'PG-13', title: 'Non Non Biyori', english: 'Non Non Biyori', native: 'のんのんびより' },
    { anilist: 20497,  mal: 21667, format: 'OVA',   start: '2014-07-23', end: '2014-07-23', episodes: 1,  minutes: 20, rating: 'PG-13', title: 'Non Non Biyori: Okinawa e Ikukoto ni Natta', english: "Non Non Biyori: We're Going to Okinawa", native: 'のんのんびより 沖縄へ行くことになった', synonyms: ['Non Non Biyori OVA'] },
    { anilist: 20694,  mal: 23623, format: 'TV',    start: '2015-07-07', end: '2015-09-22', episodes: 12, minutes: 23, rating: 'PG-13', title: 'Non Non Biyori: Repeat', english: 'Non Non Biyori Repeat', native: 'のんのんびより りぴーと', synonyms: ['Non Non Biyori 2nd Season', 'Non Non Biyori Second Season'] },
    { anilist: 21585,  mal: 32547, format: 'OVA',   start: '2016-09-23', end: '2016-09-23', episodes: 1,  minutes: 24, rating: 'PG',    title: 'Non Non Biyori: Repeat - Hotaru ga Tanoshinda', native: 'のんのんびより りぴーと 蛍が楽しんだ', synonyms: ['Non Non Biyori: Repeat OVA'] },
    { anilist: 98779,  mal: 36990, format: 'MOVIE', start: '2018-08-25', end: '2018-08-25', episodes: 1,  minutes: 71, rating: 'PG-13', title: 'Non Non Biyori: Vacation', english: 'Non Non Biyori Vacation', native: '劇場版 のんのんびより ばけーしょん' },
    { anilist: 109403, mal: 39808, format: 'TV',    start: '2021-01-11', end: '2021-03-29', episodes: 12, minutes: 24, rating: 'PG-13', title: 'Non Non Biyori: Nonstop', english: 'Non Non Biyori Nonstop', native: 'のんのんびより のんすとっぷ', synonyms: ['Non Non Biyori 3rd Season', 'Non Non Biyori Third Season'] },
    { anilist: 137337, mal: 49521, format: 'OVA',   start: '2022-03-23', end: '2022-03-23', episodes: 1,  minutes: 22, rating: 'PG-13', title: 'Non Non Biyori: Nonstop - Bukatsu wo Ganbatta', english: 'Non Non Biyori Nonstop: Our Club Worked Hard', native: 'のんのんびより のんすとっぷ 部活をがんばった', synonyms: ['Non Non Biyori Nonstop Episode 13', 'Non Non Biyori Nonstop OVA', 'Non Non Biyori: Nonstop OVA'] },
  ],
  links: [
    [17549, 'SIDE_STORY', 20497], [17549, 'SEQUEL', 20694], [17549, 'SIDE_STORY', 98779],
    [20497, 'ALTERNATIVE', 98779],
    [20694, 'SIDE_STORY', 21585], [20694, 'SEQUEL', 109403],
    [109403, 'SEQUEL', 137337],
  ],
};
