import type { CatalogFranchise } from '../entry.ts';

export const haikyu: CatalogFranchise = {
  name: 'Haikyu!!',
  entries: [
    { anilist: 20464,  mal: 20583, format: 'TV',      start: '2014-04-06', end: '2014-09-21', episodes: 25, minutes: 24, rating: 'PG-13', title: 'Haikyuu!!', english: 'HAIKYU!!', native: 'ハイキュー!!', synonyms: ['HQ!!'] },
    { anilist: 20884,  mal: 25303, format: 'OVA',     start: '2014-11-09', end: '2014-11-09', episodes: 1,  minutes: 24, rating: 'PG-13', title: 'Haikyuu!!: Lev Kenzan!', english: 'Haikyu!!: Lev Appears!', native: 'ハイキュー!! リエーフ見参!', synonyms: ['HAIKYU!! The Arrival of Haiba Lev'] },
    { anilist: 21120,  mal: 29755, format: 'MOVIE',   start: '2015-07-03', end: '2015-07-03', episodes: 1,                                title: 'Haikyuu!!: Owari to Hajimari', english: 'Haikyu!! the Movie: The End and the Beginning', native: 'ハイキュー!! 終わりと始まり', synonyms: ['HAIKYU!! The End and the Beginning', '劇場版 ハイキュー!! 終わりと始まり'] },
    { anilist: 21244,  mal: 30364, format: 'MOVIE',   start: '2015-09-18', end: '2015-09-18', episodes: 1,                                title: 'Haikyuu!!: Shousha to Haisha', english: 'Haikyuu!! the Movie: The Winner and the Loser', native: 'ハイキュー!! 勝者と敗者', synonyms: ['HAIKYU!! The Winner and the Loser', '劇場版 ハイキュー!! 勝者と敗者'] },
    { anilist: 20992,  mal: 28891, format: 'TV',      start: '2015-10-04', end: '2016-03-27', episodes: 25, minutes: 24, rating: 'PG-13', title: 'Haikyuu!! 2nd Season', english: 'HAIKYU!! 2nd Season', native: 'ハイキュー!! セカンドシーズン' },
    { anilist: 21348,  mal: 35806, format: 'SPECIAL', start: '2016-05-02', end: '2016-05-02', episodes: 1,  minutes: 24, rating: 'PG-13', title: 'Haikyuu!!: VS Akaten', english: 'HAIKYU!! vs. "Failing Marks"', native: 'ハイキュー!! VS "赤点"' },
    { anilist: 21698,  mal: 32935, format: 'TV',      start: '2016-10-08', end: '2016-12-10', episodes: 10, minutes: 24, rating: 'PG-13', title: 'Haikyuu!! Karasuno Koukou VS Shiratorizawa Gakuen Koukou', english: 'HAIKYU!! 3rd Season', native: 'ハイキュー!! 烏野高校 VS 白鳥沢学園高校' },
    { anilist: 98884,  mal: 35110, format: 'MOVIE',   start: '2017-09-15', end: '2017-09-15', episodes: 1,                                title: 'Haikyuu!!: Sainou to Sense', english: 'Haikyu!! The Movie: Talent and Sense', native: 'ハイキュー!! 才能とセンス', synonyms: ['HAIKYU!! Talent and Sense'] },
    { anilist: 98885,  mal: 35111, format: 'MOVIE',   start: '2017-09-29', end: '2017-09-29', episodes: 1,  minutes: 89,                  title: 'Haikyuu!!: Concept no Tatakai', english: 'Haikyu!! The Movie: Battle of Concepts', native: 'ハイキュー!! コンセプトの戦い', synonyms: ['HAIKYU!! Battle of Concepts'] },
    { anilist: 106625, mal: 38883, format: 'TV',      start: '2020-01-11', end: '2020-04-04', episodes: 13, minutes: 24, rating: 'PG-13', title: 'Haikyuu!! TO THE TOP', english: 'HAIKYU!! TO THE TOP', native: 'ハイキュー!! TO THE TOP' },
    { anilist: 111790, mal: 40262, format: 'OVA',     start: '2020-01-22', end: '2020-01-22', episodes: 2,  minutes: 24, rating: 'PG-13', title: 'Haikyuu!! Riku VS Kuu', english: 'HAIKYU!! Land vs. Air', native: 'ハイキュー!! 陸 VS 空' },
    { anilist: 113538, mal: 40776, format: 'TV',      start: '2020-10-03', end: '2020-12-19', episodes: 12, minutes: 24, rating: 'PG-13', title: 'Haikyuu!! TO THE TOP 2', english: 'HAIKYU!! TO THE TOP Part 2', native: 'ハイキュー!! TO THE TOP 2', synonyms: ['ハイキュー!! TO THE TOP 第2クール'] },
    { anilist: 153658, mal: 52742, format: 'MOVIE',   start: '2024-02-16', end: '2024-02-16', episodes: 1,  minutes: 85, rating: 'PG-13', title: 'Haikyuu!!: Gomi Suteba no Kessen', english: 'Haikyu!! Movie: The Dumpster Battle', native: 'ハイキュー!! ゴミ捨て場の決戦', synonyms: ['HAIKYU!! The Dumpster Battle', '劇場版 ハイキュー!! ゴミ捨て場の決戦'] },
  ],
  links: [
    [20464, 'SIDE_STORY', 20884], [20464, 'SEQUEL', 20992], [20464, 'SUMMARY', 21120], [20464, 'SUMMARY', 21244],
    [20992, 'SIDE_STORY', 21348], [20992, 'SEQUEL', 21698], [20992, 'SUMMARY', 98884],
    [21698, 'SUMMARY', 98885], [21698, 'SEQUEL', 111790],
    [106625, 'PREQUEL', 111790], [106625, 'SEQUEL', 113538],
    [113538, 'SEQUEL', 153658],
    [21120, 'SEQUEL', 21244],
    [98884, 'SEQUEL', 98885],
    [21244, 'SEQUEL', 98884],
  ],
};
