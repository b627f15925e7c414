import type { CatalogFranchise } from '../entry.ts';

export const mahouka: CatalogFranchise = {
  name: 'The Irregular at Magic High School',
  entries: [
    { anilist: 20458,  mal: 20785, format: 'TV',                         start: '2014-04-06', end: '2014-09-28', episodes: 26, minutes: 23, rating: 'PG-13', title: 'Mahouka Koukou no Rettousei', english: 'The Irregular at Magic High School', native: '魔法科高校の劣等生' },
    { anilist: 21684,  mal: 32900, format: 'MOVIE',                      start: '2017-06-17', end: '2017-06-17', episodes: 1,  minutes: 90, rating: 'R-17',  title: 'Mahouka Koukou no Rettousei: Hoshi wo Yobu Shoujo', english: 'The Irregular at Magic High School The Movie: The Girl Who Summons the Stars', native: '劇場版 魔法科高校の劣等生 星を呼ぶ少女' },
    { anilist: 112300, mal: 40497, format: 'TV',                         start: '2020-10-04', end: '2020-12-27', episodes: 13, minutes: 23, rating: 'PG-13', title: 'Mahouka Koukou no Rettousei: Raihousha-hen', english: 'The Irregular at Magic High School: Visitor Arc', native: '魔法科高校の劣等生 来訪者編', synonyms: ['Mahouka Koukou no Rettousei 2nd Season', 'The Irregular at Magic High School Season 2'] },
    { anilist: 127688, mal: 45572, format: 'TV',                         start: '2021-07-03', end: '2021-09-25', episodes: 13, minutes: 23, rating: 'PG-13', title: 'Mahouka Koukou no Yuutousei', english: 'The Honor Student at Magic High School', native: '魔法科高校の優等生' },
    { anilist: 130389, mal: 48375, format: 'SPECIAL',                    start: '2021-12-31', end: '2021-12-31', episodes: 1,  minutes: 63, rating: 'PG-13', title: 'Mahouka Koukou no Rettousei: Tsuioku-hen', english: 'The Irregular at Magic High School: Reminiscence Arc', native: '魔法科高校の劣等生 追憶編' },
    { anilist: 143271, mal: 50713, format: 'TV',                         start: '2024-04-05', end: '2024-06-28', episodes: 13, minutes: 24, rating: 'PG-13', title: 'Mahouka Koukou no Rettousei 3rd Season', english: 'The Irregular at Magic High School Season 3', native: '魔法科高校の劣等生 第3シーズン' },
    { anilist: 178707, mal: 59174, format: 'MOVIE',                      start: '2026-05-08', end: '2026-05-08', episodes: 1,               rating: 'PG-13', title: 'Mahouka Koukou no Rettousei: Yotsuba Keishou-hen', english: 'The Irregular at Magic High School The Movie: Yotsuba Succession Arc', native: '劇場版 魔法科高校の劣等生 四葉継承編' },
    { anilist: 212955, mal: 64350,                    status: 'UNKNOWN',                                                                                     title: 'Mahouka Koukou no Rettousei Anime Part 2', native: '『魔法科高校の劣等生』 アニメ第二部' },
  ],
  links: [
    [20458, 'SEQUEL', 112300], [20458, 'SPIN_OFF', 127688], [20458, 'PREQUEL', 130389],
    [21684, 'PARENT', 112300],
    [112300, 'SEQUEL', 143271],
    [143271, 'SEQUEL', 178707],
    [178707, 'SEQUEL', 212955],
  ],
};
