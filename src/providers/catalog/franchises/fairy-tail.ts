import type { CatalogFranchise } from '../entry.ts';

export const fairyTail: CatalogFranchise = {
  name: 'Fairy Tail',
  entries: [
    { anilist: 6702,   mal: 6702,  format: 'TV',      start: '2009-10-12', end: '2013-03-30', episodes: 175, minutes: 24, rating: 'PG-13', title: 'FAIRY TAIL', english: 'Fairy Tail', native: 'FAIRY TAIL', synonyms: ['フェアリーテイル'] },
    { anilist: 9982,   mal: 9982,  format: 'OVA',     start: '2011-04-15', end: '2013-06-17', episodes: 5,   minutes: 29, rating: 'PG-13', title: 'FAIRY TAIL OVA', english: 'Fairy Tail OVA', native: 'FAIRY TAIL OVA' },
    { anilist: 11511,  mal: 11511, format: 'MUSIC',   start: '2011-04-20', end: '2011-04-20', episodes: 1,                                 title: 'Evidence' },
    { anilist: 12121,  mal: 12121, format: 'MUSIC',   start: '2011-10-19', end: '2011-10-19', episodes: 1,                                 title: 'Towa no Kizuna', native: '永久のキズナ' },
    { anilist: 12049,  mal: 12049, format: 'MOVIE',   start: '2012-08-18', end: '2012-08-18', episodes: 1,   minutes: 86, rating: 'PG-13', title: 'FAIRY TAIL: Houou no Miko', english: 'Fairy Tail the Movie: The Phoenix Priestess', native: '劇場版 FAIRY TAIL 鳳凰の巫女', synonyms: ['Fairy Tail: Phoenix Priestess'] },
    { anilist: 17535,  mal: 17535, format: 'SPECIAL', start: '2013-02-15', end: '2013-02-15', episodes: 1,   minutes: 11,                  title: 'FAIRY TAIL: Houou no Miko - Hajimari no Asa', english: 'Fairy Tail the Movie: The Phoenix Priestess - The First Morning', native: 'FAIRY TAIL 鳳凰の巫女 -はじまりの朝-' },
    { anilist: 20626,  mal: 22043, format: 'TV',      start: '2014-04-05', end: '2016-03-26', episodes: 102, minutes: 24, rating: 'PG-13', title: 'FAIRY TAIL (2014)', english: 'Fairy Tail Series 2', native: 'FAIRY TAIL (2014)' },
    { anilist: 150078,             format: 'OVA',     start: '2016-05-17', end: '2016-12-16', episodes: 3,   minutes: 27, rating: 'PG-13', title: 'FAIRY TAIL (2014) OVA', synonyms: ['Fairy Tail OVA (2016)'] },
    { anilist: 21191,  mal: 30778, format: 'MOVIE',   start: '2017-05-06', end: '2017-05-06', episodes: 1,   minutes: 85, rating: 'PG-13', title: 'FAIRY TAIL: DRAGON CRY', english: 'Fairy Tail: Dragon Cry', native: '劇場版 FAIRY TAIL -DRAGON CRY-' },
    { anilist: 99749,  mal: 35972, format: 'TV',      start: '2018-10-07', end: '2019-09-29', episodes: 51,  minutes: 24, rating: 'PG-13', title: 'FAIRY TAIL (2018)', english: 'Fairy Tail Final Series', native: 'FAIRY TAIL ファイナルシリーズ', synonyms: ['Fairy Tail Final Season'] },
    { anilist: 139095, mal: 49785, format: 'TV',      start: '2024-07-07', end: '2025-01-05', episodes: 25,  minutes: 24, rating: 'PG-13', title: 'FAIRY TAIL: 100 YEARS QUEST', english: 'FAIRY TAIL 100 YEARS QUEST', native: 'FAIRY TAIL 100年クエスト' },
  ],
  links: [
    [6702, 'SIDE_STORY', 9982], [6702, 'SIDE_STORY', 12049], [6702, 'SEQUEL', 20626], [6702, 'OTHER', 11511, 'PARENT'], [6702, 'OTHER', 12121, 'PARENT'],
    [20626, 'SIDE_STORY', 21191], [20626, 'SEQUEL', 99749], [20626, 'SIDE_STORY', 150078],
    [99749, 'SEQUEL', 139095],
    [12049, 'SIDE_STORY', 17535],
  ],
};
