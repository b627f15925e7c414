import type { CatalogFranchise } from '../entry.ts';

export const assassinationClassroom: CatalogFranchise = {
  name: 'Assassination Classroom',
  entries: [
    { anilist: 19759,  mal: 19759, format: 'SPECIAL',                    start: '2013-10-06', end: '2013-10-06', episodes: 1,  minutes: 31, rating: 'PG-13', title: 'Ansatsu Kyoushitsu: Jump Festa 2013 Special', english: 'Assassination Classroom: Jump Festa 2013 Special', native: '暗殺教室', synonyms: ['Ansatsu Kyoushitsu Jump Super Anime Tour Special'] },
    { anilist: 21303,  mal: 28405, format: 'SPECIAL',                    start: '2014-11-09', end: '2014-11-09', episodes: 1,  minutes: 10, rating: 'PG-13', title: 'Ansatsu Kyoushitsu: episode:0 Deai no Jikan', english: 'Assassination Classroom: Meeting Time', native: '暗殺教室 episode:0 出会いの時間', synonyms: ['Ansatsu Kyoushitsu Episode 0: Deai no Jikan', 'Ansatsu Kyoushitsu: Jump Festa 2014 Special'] },
    { anilist: 20755,  mal: 24833, format: 'TV',                         start: '2015-01-10', end: '2015-06-20', episodes: 22, minutes: 23, rating: 'PG-13', title: 'Ansatsu Kyoushitsu', english: 'Assassination Classroom', native: '暗殺教室', synonyms: ['Klasa skrytobójców'] },
    { anilist: 21170,  mal: 30654, format: 'TV',                         start: '2016-01-08', end: '2016-07-01', episodes: 25, minutes: 23, rating: 'PG-13', title: 'Ansatsu Kyoushitsu 2nd Season', english: 'Assassination Classroom Second Season', native: '暗殺教室 第２期', synonyms: ['Ansatsu Kyoushitsu Season 2', 'Ansatsu Kyoushitsu Final Season', 'Klasa skrytobójców 2', 'Assassination Classroom Season 2'] },
    { anilist: 21678,  mal: 32863, format: 'ONA',                        start: '2016-03-11', end: '2016-05-20', episodes: 8,  minutes: 5,  rating: 'PG-13', title: 'Ansatsu Kyoushitsu 2: Kagaijugyou-hen', english: 'Assassination Classroom: Extracurricular Lesson', native: '暗殺教室 2 課外授業編' },
    { anilist: 101102, mal: 33513, format: 'MOVIE',                      start: '2016-11-19', end: '2016-11-19', episodes: 1,  minutes: 92, rating: 'PG-13', title: 'Ansatsu Kyoushitsu Movie: 365-Nichi no Jikan', english: "Assassination Classroom The Movie: 365 Days' Time", native: '劇場版 暗殺教室 365日の時間', synonyms: ['Assassination Classroom the Movie: 365 Days'] },
    { anilist: 97985,  mal: 34389, format: 'ONA',                        start: '2016-12-23', end: '2017-03-10', episodes: 12, minutes: 10, rating: 'PG-13', title: 'Koro-sensei Q! (ONA)', english: 'Koro Sensei Quest!', native: '殺せんせーQ[クエスト]! (ONA)', synonyms: ['Koro Teacher Quest 2016'] },
    { anilist: 21864,              format: 'MOVIE',                      start: '2016',                          episodes: 1,                                title: 'Koro-sensei Q!', native: '殺せんせーQ！' },
    { anilist: 198373, mal: 62421, format: 'MOVIE',   status: 'UNKNOWN', start: '2026',                          episodes: 1,                                title: 'Ansatsu Kyoushitsu: Minna no Jikan', native: '暗殺教室 みんなの時間' },
  ],
  links: [
    [19759, 'ALTERNATIVE', 20755],
    [21303, 'PARENT', 20755],
    [20755, 'SEQUEL', 21170], [20755, 'SUMMARY', 101102], [20755, 'SPIN_OFF', 97985], [20755, 'SPIN_OFF', 21864], [20755, 'SIDE_STORY', 198373],
    [21170, 'SIDE_STORY', 21678], [21170, 'SUMMARY', 101102], [21170, 'SPIN_OFF', 97985],
    [97985, 'OTHER', 21864],
  ],
};
