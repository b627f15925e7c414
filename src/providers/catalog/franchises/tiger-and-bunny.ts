import type { CatalogFranchise } from '../entry.ts';

export const tigerAndBunny: CatalogFranchise = {
  name: 'Tiger & Bunny',
  entries: [
    { anilist: 9941,   mal: 9941,  format: 'TV',      start: '2011-04-03', end: '2011-09-18', episodes: 25, minutes: 24,  rating: 'PG-13', title: 'TIGER & BUNNY', english: 'Tiger & Bunny', native: 'TIGER & BUNNY', synonyms: ['Tiger and Bunny', 'Taibani', 'タイガー&バニー'] },
    { anilist: 11099,  mal: 11099, format: 'SPECIAL', start: '2011-05-27', end: '2011-05-27', episodes: 1,  minutes: 2,   rating: 'PG-13', title: 'TIGER & BUNNY Pilot', english: 'Tiger & Bunny Pilot', native: 'TIGER & BUNNY （タイガー・アンド・バニー）', synonyms: ['Tiger and Bunny Pilot', 'Taibani Pilot'] },
    { anilist: 12015,  mal: 12015, format: 'MOVIE',   start: '2012-09-22', end: '2012-09-22', episodes: 1,  minutes: 93,  rating: 'PG-13', title: 'TIGER & BUNNY: The Beginning', english: 'Tiger & Bunny Movie 1', native: '劇場版 TIGER & BUNNY -The Beginning-', synonyms: ['Tiger and Bunny Movie 1', 'Taibani Movie 1'] },
    { anilist: 12017,  mal: 12017, format: 'MOVIE',   start: '2014-02-08', end: '2014-02-08', episodes: 1,  minutes: 100, rating: 'PG-13', title: 'TIGER & BUNNY: The Rising', english: 'Tiger & Bunny: The Rising', native: '劇場版 TIGER & BUNNY -The Rising-', synonyms: ['Tiger and Bunny Movie 2', 'Taibani Movie 2'] },
    { anilist: 102628, mal: 30537, format: 'SPECIAL', start: '2015-09-19', end: '2015-09-19', episodes: 1,  minutes: 18,  rating: 'PG-13', title: 'Tiger & Bunny: Too many cooks spoil the broth.', native: 'Too many cooks spoil the broth. (船頭多くして船山に上る)', synonyms: ['The Sound of Tiger & Bunny'] },
    { anilist: 117197, mal: 41595, format: 'ONA',     start: '2022-04-08', end: '2022-04-08', episodes: 13, minutes: 25,  rating: 'PG-13', title: 'TIGER & BUNNY 2', english: 'TIGER & BUNNY 2', native: 'TIGER & BUNNY 2', synonyms: ['Tiger and Bunny 2', 'Taibani 2'] },
    { anilist: 151803, mal: 52291, format: 'ONA',     start: '2022-10-07', end: '2022-10-07', episodes: 12, minutes: 24,  rating: 'PG-13', title: 'TIGER & BUNNY 2 Part 2', native: 'TIGER & BUNNY 2 パート2', synonyms: ['Tiger and Bunny 2 Part 2'] },
  ],
  links: [
    [9941, 'PREQUEL', 11099], [9941, 'ALTERNATIVE', 12015], [9941, 'SEQUEL', 12017], [9941, 'SIDE_STORY', 102628],
    [12017, 'SEQUEL', 117197],
    [117197, 'SEQUEL', 151803],
  ],
};
