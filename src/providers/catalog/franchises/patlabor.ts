import type { CatalogFranchise } from '../entry.ts';

export const patlabor: CatalogFranchise = {
  name: 'Patlabor',
  entries: [
    { anilist: 1288,   mal: 1288,  format: 'OVA',   start: '1988-04-25', end: '1989-06-25', episodes: 7,  minutes: 30,  rating: 'PG-13', title: 'Kidou Keisatsu Patlabor', english: 'Patlabor: The Mobile Police', native: '機動警察パトレイバー', synonyms: ['Patlabor The Mobile Police: The Original Series', 'Kido Keisatsu Patlabor: Early Days', 'Mobile Police Patlabor', 'Patlabor The Mobile Police: The Original OVA Series'] },
    { anilist: 1095,   mal: 1095,  format: 'MOVIE', start: '1989-07-15', end: '1989-07-15', episodes: 1,  minutes: 100, rating: 'PG-13', title: 'Kidou Keisatsu Patlabor: The Movie', english: 'Patlabor: The Movie', native: '機動警察パトレイバー 劇場版', synonyms: ['Kidou Keisatsu Patlabor Gekijouban', 'Patlabor 1: The Movie', 'Mobile Police Patlabor: The Movie'] },
    { anilist: 324,    mal: 324,   format: 'TV',    start: '1989-10-11', end: '1990-09-26', episodes: 47, minutes: 24,  rating: 'PG-13', title: 'Kidou Keisatsu Patlabor ON TELEVISION', english: 'Patlabor: The Mobile Police - The TV Series', native: '機動警察パトレイバー ON TELEVISION', synonyms: ['Kido Keisatsu Patlabor', 'Mobile Police Patlabor ON TELEVISION'] },
    { anilist: 1289,   mal: 1289,  format: 'OVA',   start: '1990-11-22', end: '1992-04-23', episodes: 16, minutes: 25,  rating: 'PG-13', title: 'Kidou Keisatsu Patlabor: NEW OVA', english: 'Mobile Police Patlabor: The New Files', native: '機動警察パトレイバー NEW OVA', synonyms: ['Patlabor 2', 'Kidou Keisatsu Patlabor (1990)'] },
    { anilist: 168584, mal: 54399, format: 'OVA',   start: '1992-07-23',                    episodes: 1,                rating: 'PG-13', title: 'Noa no Ichinichi', english: 'One Day of Noa', native: 'ノアの一日', synonyms: ['Patlabor: One Day of Noa', 'Patlabor Music Clip'] },
    { anilist: 1096,   mal: 1096,  format: 'MOVIE', start: '1993-08-07', end: '1993-08-07', episodes: 1,  minutes: 108, rating: 'PG-13', title: 'Kidou Keisatsu Patlabor 2: the Movie', english: 'Patlabor 2: The Movie', native: '機動警察パトレイバー2 the Movie', synonyms: ['Kidou Keisatsu Patlabor 2 The Movie'] },
    { anilist: 1290,   mal: 1290,  format: 'MOVIE', start: '2002-03-30',                    episodes: 1,  minutes: 102, rating: 'R-17',  title: 'WXIII Kidou Keisatsu Patlabor', english: 'Patlabor Movie 3: WXIII', native: 'WXIII 機動警察パトレイバー', synonyms: ['Patlabor the Movie 3', 'Mobile Police Patlabor: WXIII', 'WXIII: Patlabor the Movie 3', 'Wasted Thirteen Kidou Keisatsu Patlabor'] },
    { anilist: 2733,   mal: 2733,  format: 'OVA',   start: '2002-03-30', end: '2002-04-13', episodes: 3,  minutes: 10,  rating: 'PG',    title: 'MiniPato', english: 'Mobile Police Patlabor Minimum', native: 'ミニパト' },
    { anilist: 87487,  mal: 33741, format: 'MOVIE', start: '2016-10-15', end: '2016-10-15', episodes: 1,  minutes: 7,   rating: 'PG-13', title: 'Kidou Keisatsu Patlabor REBOOT', english: 'Mobile Police Patlabor: Reboot', native: '機動警察パトレイバーREBOOT', synonyms: ['Mobile Police Patlabor Reboot'] },
  ],
  links: [
    [1288, 'SEQUEL', 1095], [1288, 'ALTERNATIVE', 324], [1288, 'OTHER', 168584, 'PARENT'], [1288, 'OTHER', 2733, 'PARENT'], [1288, 'ALTERNATIVE', 87487],
    [1095, 'SEQUEL', 1290], [1095, 'OTHER', 2733, 'PARENT'],
    [324, 'SEQUEL', 1289], [324, 'OTHER', 2733, 'PARENT'], [324, 'ALTERNATIVE', 87487],
    [1096, 'PREQUEL', 1290], [1096, 'OTHER', 2733, 'PARENT'],
    [1290, 'OTHER', 2733, 'PARENT'],
  ],
};
