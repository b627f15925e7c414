import type { CatalogFranchise } from '../entry.ts';

export const hunterXHunter: CatalogFranchise = {
  name: 'Hunter x Hunter',
  entries: [
    { anilist: 10189, mal: 10189, format: 'OVA',   start: '1998-07-26', end: '1998-07-26', episodes: 1,                                 title: 'HUNTER×HUNTER Pilot-ban', english: 'Hunter x Hunter Pilot', native: 'HUNTER×HUNTER パイロット版' },
    { anilist: 136,   mal: 136,   format: 'TV',    start: '1999-10-16', end: '2001-03-31', episodes: 62,  minutes: 23, rating: 'PG-13', title: 'HUNTER×HUNTER', english: 'Hunter x Hunter', native: 'HUNTER×HUNTER', synonyms: ['HxH', 'HxH (1999)', 'ハンター×ハンター'] },
    { anilist: 137,   mal: 137,   format: 'OVA',   start: '2002-01-17', end: '2002-04-17', episodes: 8,   minutes: 24, rating: 'PG-13', title: 'HUNTER×HUNTER OVA', english: 'Hunter x Hunter OVA', native: 'HUNTER×HUNTER OVA' },
    { anilist: 138,   mal: 138,   format: 'OVA',   start: '2003-02-05', end: '2003-04-16', episodes: 8,   minutes: 24, rating: 'PG-13', title: 'HUNTER×HUNTER: GREED ISLAND', english: 'Hunter x Hunter: Greed Island', native: 'HUNTER×HUNTER G・I' },
    { anilist: 139,   mal: 139,   format: 'OVA',   start: '2004-03-03', end: '2004-08-18', episodes: 14,  minutes: 24, rating: 'PG-13', title: 'HUNTER×HUNTER: GREED ISLAND FINAL', english: 'Hunter x Hunter: Greed Island Final', native: 'HUNTER×HUNTER G・I FINAL' },
    { anilist: 11061, mal: 11061, format: 'TV',    start: '2011-10-02', end: '2014-09-24', episodes: 148, minutes: 23, rating: 'PG-13', title: 'HUNTER×HUNTER (2011)', english: 'Hunter x Hunter (2011)', native: 'HUNTER×HUNTER (2011)', synonyms: ['HxH (2011)', 'ハンター×ハンター (2011)'] },
    { anilist: 13271, mal: 13271, format: 'MOVIE', start: '2013-01-12', end: '2013-01-12', episodes: 1,   minutes: 97, rating: 'PG-13', title: 'HUNTER×HUNTER: Phantom Rouge', english: 'Hunter x Hunter: Phantom Rouge', native: '劇場版 HUNTER×HUNTER 緋色の幻影（ファントム・ルージュ）', synonyms: ['劇場版 HUNTER×HUNTER 緋色の幻影'] },
    { anilist: 19951, mal: 19951, format: 'MOVIE', start: '2013-12-27', end: '2013-12-27', episodes: 1,   minutes: 97, rating: 'R-17',  title: 'HUNTER×HUNTER: THE LAST MISSION', english: 'Hunter x Hunter: The Last Mission', native: '劇場版 HUNTER×HUNTER The LAST MISSION' },
  ],
  links: [
    [136, 'SEQUEL', 137], [136, 'ALTERNATIVE', 11061], [136, 'SIDE_STORY', 10189],
    [137, 'SEQUEL', 138], [137, 'ALTERNATIVE', 11061],
    [138, 'SEQUEL', 139], [138, 'ALTERNATIVE', 11061],
    [11061, 'SIDE_STORY', 13271], [11061, 'SIDE_STORY', 19951],
    [139, 'ALTERNATIVE', 11061],
  ],
};
