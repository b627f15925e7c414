import type { CatalogFranchise } from '../entry.ts';

export const ghostInTheShell: CatalogFranchise = {
  name: 'Ghost in the Shell',
  entries: [
    { anilist: 43,     mal: 43,    format: 'MOVIE', start: '1995-11-18', end: '1995-11-18', episodes: 1,  minutes: 82,                  title: 'Koukaku Kidoutai', english: 'Ghost in the Shell', native: 'GHOST IN THE SHELL / 攻殻機動隊', synonyms: ['GITS'] },
    { anilist: 467,    mal: 467,   format: 'TV',    start: '2002-10-01',                    episodes: 26, minutes: 25,  rating: 'R-17', title: 'Koukaku Kidoutai: STAND ALONE COMPLEX', english: 'Ghost in the Shell: Stand Alone Complex', native: '攻殻機動隊 STAND ALONE COMPLEX', synonyms: ['GITS SAC'] },
    { anilist: 801,    mal: 801,   format: 'TV',    start: '2004-01-01', end: '2005-01-08', episodes: 26, minutes: 25,  rating: 'R-17', title: 'Koukaku Kidoutai: STAND ALONE COMPLEX 2nd GIG', english: 'Ghost in the Shell: Stand Alone Complex 2nd GIG', native: '攻殻機動隊 S.A.C. 2nd GIG' },
    { anilist: 468,    mal: 468,   format: 'MOVIE', start: '2004-03-06', end: '2004-03-06', episodes: 1,  minutes: 100, rating: 'R-17', title: 'Innocence', english: 'Ghost in the Shell 2: Innocence', native: 'イノセンス' },
    { anilist: 1566,   mal: 1566,  format: 'MOVIE', start: '2006-09-01', end: '2006-09-01', episodes: 1,                                title: 'Koukaku Kidoutai: STAND ALONE COMPLEX - Solid State Society', english: 'Ghost in the Shell: Stand Alone Complex - Solid State Society', native: '攻殻機動隊 STAND ALONE COMPLEX Solid State Society' },
    { anilist: 4672,   mal: 4672,  format: 'MOVIE', start: '2008-07-12', end: '2008-07-12', episodes: 1,                                title: 'Koukaku Kidoutai 2.0', english: 'Ghost in the Shell 2.0', native: 'GHOST IN THE SHELL / 攻殻機動隊2.0' },
    { anilist: 106154, mal: 38799, format: 'ONA',   start: '2020-04-23', end: '2020-04-23', episodes: 12, minutes: 25,  rating: 'R-17', title: 'Koukaku Kidoutai: SAC_2045', english: 'Ghost in the Shell: SAC_2045', native: '攻殻機動隊 SAC_2045' },
  ],
  links: [
    [43, 'ALTERNATIVE', 467], [43, 'SEQUEL', 468], [43, 'ALTERNATIVE', 4672],
    [467, 'SEQUEL', 801],
    [801, 'SEQUEL', 1566],
    [1566, 'SEQUEL', 106154],
  ],
};
