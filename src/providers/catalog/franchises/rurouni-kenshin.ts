import type { CatalogFranchise } from '../entry.ts';

export const rurouniKenshin: CatalogFranchise = {
  name: 'Rurouni Kenshin',
  entries: [
    { anilist: 45,     mal: 45,    format: 'TV',    start: '1996-01-10', end: '1998-09-08', episodes: 94, minutes: 25, rating: 'PG-13', title: 'Rurouni Kenshin: Meiji Kenkaku Romantan', english: 'Rurouni Kenshin', native: 'るろうに剣心 -明治剣客浪漫譚-', synonyms: ['Samurai X', 'RuroKen'] },
    { anilist: 46,     mal: 46,    format: 'MOVIE', start: '1997-12-20', end: '1997-12-20', episodes: 1,  minutes: 90,                  title: 'Rurouni Kenshin: Meiji Kenkaku Romantan - Ishinshishi e no Chinkonka', english: 'Rurouni Kenshin: Requiem for the Ishin Patriots', native: 'るろうに剣心 -明治剣客浪漫譚- 維新志士への鎮魂歌', synonyms: ['Samurai X: The Motion Picture', 'Rurouni Kenshin: The Movie'] },
    { anilist: 44,     mal: 44,    format: 'OVA',   start: '1999-02-20', end: '1999-09-22', episodes: 4,  minutes: 30, rating: 'R-17',  title: 'Rurouni Kenshin: Meiji Kenkaku Romantan - Tsuioku-hen', english: 'Rurouni Kenshin: Trust and Betrayal', native: 'るろうに剣心 -明治剣客浪漫譚- 追憶編', synonyms: ['Samurai X: Trust & Betrayal'] },
    { anilist: 401,    mal: 401,   format: 'OVA',   start: '2001-12-19', end: '2002-03-20', episodes: 2,  minutes: 40,                  title: 'Rurouni Kenshin: Meiji Kenkaku Romantan - Seisou-hen', english: 'Rurouni Kenshin: Reflection', native: 'るろうに剣心 -明治剣客浪漫譚- 星霜編', synonyms: ['Samurai X: Reflection'] },
    { anilist: 11441,  mal: 11441, format: 'OVA',   start: '2011-12-17', end: '2012-06-23', episodes: 2,  minutes: 45,                  title: 'Rurouni Kenshin: Meiji Kenkaku Romantan - Shin Kyoto-hen', english: 'Rurouni Kenshin: New Kyoto Arc', native: 'るろうに剣心 -明治剣客浪漫譚- 新京都編' },
    { anilist: 142877, mal: 50613, format: 'TV',    start: '2023-07-07', end: '2023-12-15', episodes: 24, minutes: 24,                  title: 'Rurouni Kenshin: Meiji Kenkaku Romantan (2023)', english: 'Rurouni Kenshin (2023)', native: 'るろうに剣心 -明治剣客浪漫譚- (2023)' },
  ],
  links: [
    [45, 'SIDE_STORY', 46], [45, 'PREQUEL', 44], [45, 'SEQUEL', 401], [45, 'ALTERNATIVE', 11441], [45, 'ALTERNATIVE', 142877],
  ],
};
