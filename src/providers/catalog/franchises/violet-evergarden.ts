import type { CatalogFranchise } from '../entry.ts';

export const violetEvergarden: CatalogFranchise = {
  name: 'Violet Evergarden',
  entries: [
    { anilist: 21827,  mal: 33352, format: 'TV',    start: '2018-01-11', end: '2018-04-05', episodes: 13, minutes: 24,  rating: 'PG-13', title: 'Violet Evergarden', english: 'Violet Evergarden', native: 'ヴァイオレット・エヴァーガーデン' },
    { anilist: 101432, mal: 37095, format: 'OVA',   start: '2018-07-04', end: '2018-07-04', episodes: 1,  minutes: 34,  rating: 'PG-13', title: 'Violet Evergarden: Kitto "Ai" wo Shiru Hi ga Kuru no Darou', english: 'Violet Evergarden Special', native: 'ヴァイオレット・エヴァーガーデン きっと"愛"を知る日が来るのだろう' },
    { anilist: 109190, mal: 39741, format: 'MOVIE', start: '2019-09-06', end: '2019-09-06', episodes: 1,  minutes: 90,  rating: 'PG-13', title: 'Violet Evergarden Gaiden: Eien to Jidou Shuki Ningyou', english: 'Violet Evergarden: Eternity and the Auto Memory Doll', native: 'ヴァイオレット・エヴァーガーデン外伝 永遠と自動手記人形' },
    { anilist: 103047, mal: 37987, format: 'MOVIE', start: '2020-09-18', end: '2020-09-18', episodes: 1,  minutes: 140, rating: 'PG-13', title: 'Violet Evergarden Movie', english: 'Violet Evergarden: the Movie', native: '劇場版 ヴァイオレット・エヴァーガーデン' },
  ],
  links: [
    [21827, 'SIDE_STORY', 101432], [21827, 'SEQUEL', 109190],
    [109190, 'SEQUEL', 103047],
  ],
};
