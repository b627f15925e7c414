import type { CatalogFranchise } from '../entry.ts';

export const psychoPass: CatalogFranchise = {
  name: 'Psycho-Pass',
  entries: [
    { anilist: 13601,  mal: 13601, format: 'TV',    start: '2012-10-12', end: '2013-03-22', episodes: 22, minutes: 23,  rating: 'R-17', title: 'PSYCHO-PASS', english: 'Psycho-Pass', native: 'PSYCHO-PASS サイコパス' },
    { anilist: 20513,  mal: 23281, format: 'TV',    start: '2014-10-10', end: '2014-12-19', episodes: 11, minutes: 23,  rating: 'R-17', title: 'PSYCHO-PASS 2', english: 'Psycho-Pass 2', native: 'PSYCHO-PASS サイコパス2' },
    { anilist: 20514,  mal: 21339, format: 'MOVIE', start: '2015-01-09', end: '2015-01-09', episodes: 1,  minutes: 113, rating: 'R-17', title: 'PSYCHO-PASS Movie', english: 'Psycho-Pass: The Movie', native: '劇場版 PSYCHO-PASS サイコパス' },
    { anilist: 102649, mal: 37440, format: 'MOVIE', start: '2019-01-25', end: '2019-01-25', episodes: 1,  minutes: 60,  rating: 'R-17', title: 'PSYCHO-PASS Sinners of the System Case.1: Tsumi to Batsu', english: 'Psycho-Pass: Sinners of the System Case.1 - Crime and Punishment', native: 'PSYCHO-PASS サイコパス Sinners of the System Case.1 罪と罰' },
    { anilist: 104382, mal: 37441, format: 'MOVIE', start: '2019-02-15', end: '2019-02-15', episodes: 1,  minutes: 60,  rating: 'R-17', title: 'PSYCHO-PASS Sinners of the System Case.2: First Guardian', english: 'Psycho-Pass: Sinners of the System Case.2 - First Guardian', native: 'PSYCHO-PASS サイコパス Sinners of the System Case.2 First Guardian' },
    { anilist: 104990, mal: 37442, format: 'MOVIE', start: '2019-03-08', end: '2019-03-08', episodes: 1,                rating: 'R+',   title: 'PSYCHO-PASS Sinners of the System Case 3: Onshuu no Kanata ni ____', english: 'Psycho-Pass: Sinners of the System Case.3 - On the Other Side of Love and Hate', native: 'PSYCHO-PASS サイコパス Sinners of the System Case.3 - 恩讐の彼方に____', synonyms: ['PSYCHO-PASS Sinners of the System Case.3: Onshuu no Kanata ni__', 'PSYCHO-PASS サイコパス Sinners of the System Case.3 恩讐の彼方に__'] },
    { anilist: 108307, mal: 39491, format: 'TV',    start: '2019-10-25', end: '2019-12-13', episodes: 8,  minutes: 45,  rating: 'R-17', title: 'PSYCHO-PASS 3', english: 'Psycho-Pass 3', native: 'PSYCHO-PASS サイコパス3' },
    { anilist: 113917, mal: 40858, format: 'ONA',   start: '2020-03-27', end: '2020-03-27', episodes: 3,  minutes: 45,                  title: 'PSYCHO-PASS 3: FIRST INSPECTOR', english: 'Psycho-Pass 3: First Inspector', native: 'PSYCHO-PASS サイコパス 3 FIRST INSPECTOR' },
    { anilist: 153687, mal: 52747, format: 'MOVIE', start: '2023-05-12', end: '2023-05-12', episodes: 1,  minutes: 120,                 title: 'PSYCHO-PASS PROVIDENCE', english: 'Psycho-Pass: Providence', native: '劇場版 PSYCHO-PASS サイコパス PROVIDENCE' },
  ],
  links: [
    [13601, 'SEQUEL', 20513],
    [20513, 'SEQUEL', 20514],
    [20514, 'SEQUEL', 104382],
    [102649, 'PREQUEL', 104382], [102649, 'SEQUEL', 104990],
    [153687, 'SEQUEL', 108307],
    [108307, 'SEQUEL', 113917],
    [104990, 'SEQUEL', 153687],
  ],
};
