import type { CatalogFranchise } from '../entry.ts';

export const evangelion: CatalogFranchise = {
  name: 'Evangelion',
  entries: [
    { anilist: 30,     mal: 30,   format: 'TV',    start: '1995-10-04', end: '1996-03-27', episodes: 26, minutes: 24,  rating: 'PG-13', title: 'Shin Seiki Evangelion', english: 'Neon Genesis Evangelion', native: '新世紀エヴァンゲリオン', synonyms: ['NGE', 'EVA', 'Evangelion'] },
    { anilist: 31,     mal: 31,   format: 'MOVIE', start: '1997-03-15', end: '1997-03-15', episodes: 1,  minutes: 101, rating: 'R-17',  title: 'Shin Seiki Evangelion Movie: Shi to Shinsei', english: 'Neon Genesis Evangelion: Death & Rebirth', native: '新世紀エヴァンゲリオン劇場版 シト新生' },
    { anilist: 32,     mal: 32,   format: 'MOVIE', start: '1997-07-19', end: '1997-07-19', episodes: 1,  minutes: 87,  rating: 'R+',    title: 'Shin Seiki Evangelion Movie: Air / Magokoro wo, Kimi ni', english: 'Neon Genesis Evangelion: The End of Evangelion', native: '新世紀エヴァンゲリオン劇場版 Air/まごころを、君に', synonyms: ['EoE'] },
    { anilist: 4130,   mal: 4130,                  start: '2007-03-20', end: '2009-03-11', episodes: 24,                                title: 'Petit Eva: Evangelion@School' },
    { anilist: 2759,   mal: 2759, format: 'MOVIE', start: '2007-09-01', end: '2007-09-01', episodes: 1,  minutes: 100, rating: 'R+',    title: 'Evangelion Shin Movie: Jo', english: 'Evangelion: 1.0 You Are (Not) Alone', native: 'ヱヴァンゲリヲン新劇場版:序', synonyms: ['Rebuild of Evangelion', 'Evangelion: 1.11 You Are (Not) Alone', 'Evangelion: 1.01 You Are (Not) Alone'] },
    { anilist: 3784,   mal: 3784, format: 'MOVIE', start: '2009-06-27', end: '2009-06-27', episodes: 1,  minutes: 112, rating: 'R+',    title: 'Evangelion Shin Movie: Ha', english: 'Evangelion: 2.0 You Can (Not) Advance', native: 'ヱヴァンゲリヲン新劇場版:破', synonyms: ['Evangelion: 2.22 You Can (Not) Advance'] },
    { anilist: 3785,   mal: 3785, format: 'MOVIE', start: '2012-11-17', end: '2012-11-17', episodes: 1,  minutes: 96,  rating: 'PG-13', title: 'Evangelion Shin Movie: Kyuu', english: 'Evangelion: 3.0 You Can (Not) Redo', native: 'ヱヴァンゲリヲン新劇場版:Q', synonyms: ['Evangelion: 3.33 You Can (Not) Redo'] },
    { anilist: 102096,            format: 'MUSIC', start: '2013-11-23', end: '2013-11-23', episodes: 1,                                 title: 'Peaceful Times (F02) Petit Film' },
    { anilist: 3786,   mal: 3786, format: 'MOVIE', start: '2021-03-08', end: '2021-03-08', episodes: 1,  minutes: 155,                  title: 'Shin Evangelion Movie:||', english: 'Evangelion: 3.0+1.0 Thrice Upon a Time', native: 'シン・エヴァンゲリオン劇場版:||', synonyms: ['Evangelion: 3.0+1.01 Thrice Upon a Time', 'Evangelion: 3.0+1.11 Thrice Upon a Time', 'Shin Evangelion'] },
    { anilist: 155399,            format: 'OVA',   start: '2023-03-08', end: '2023-03-08', episodes: 1,                                 title: 'EVANGELION:3.0 (-46h)' },
  ],
  links: [
    [30, 'SUMMARY', 31], [30, 'SEQUEL', 32], [30, 'SPIN_OFF', 4130], [30, 'ALTERNATIVE', 2759], [30, 'ALTERNATIVE', 3784], [30, 'ALTERNATIVE', 3785], [30, 'ALTERNATIVE', 3786],
    [2759, 'SEQUEL', 3784],
    [3784, 'SEQUEL', 3785],
    [3785, 'SEQUEL', 3786], [3785, 'OTHER', 102096, 'PARENT'], [3785, 'SIDE_STORY', 155399],
    [31, 'PARENT', 32],
  ],
};
