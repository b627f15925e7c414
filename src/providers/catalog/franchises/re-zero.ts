import type { CatalogFranchise } from '../entry.ts';

export const reZero: CatalogFranchise = {
  name: 'Re:Zero',
  entries: [
    { anilist: 21355,  mal: 31240, format: 'TV',                          start: '2016-04-04', end: '2016-09-19', episodes: 25, minutes: 25, rating: 'R-17',  title: 'Re:Zero kara Hajimeru Isekai Seikatsu', english: 'Re:ZERO -Starting Life in Another World-', native: 'Re:ゼロから始める異世界生活', synonyms: ['Re: Life in a different world from zero', 'ReZero', 'Re Zero', 'Re:Zero Empezar de cero en un mundo diferente'] },
    { anilist: 21780,  mal: 33142, format: 'TV_SHORT',                    start: '2016-04-08', end: '2016-06-17', episodes: 11, minutes: 2,  rating: 'PG-13', title: 'Re:Zero kara Hajimeru Kyuukei Jikan (Break Time)', english: 'Re:ZERO ~Starting Break Time From Zero~', native: 'Re:ゼロから始める休憩時間(ブレイクタイム)', synonyms: ['Re:Zero kara Hajimeru Kyuukei Jikan'] },
    { anilist: 21891,  mal: 33569, format: 'TV_SHORT',                    start: '2016-06-24', end: '2016-09-23', episodes: 14, minutes: 2,  rating: 'PG-13', title: 'Re:Petit kara Hajimeru Isekai Seikatsu', english: 'Re:ZERO PETIT', native: 'Re:プチから始める異世界生活', synonyms: ['Re:Zero kara Hajimeru Break Time 2'] },
    { anilist: 100049, mal: 36286, format: 'OVA',                         start: '2018-10-06', end: '2018-10-06', episodes: 1,  minutes: 60, rating: 'PG-13', title: 'Re:Zero kara Hajimeru Isekai Seikatsu OVAs', english: 'Re:ZERO -Starting Life in Another World- Memory Snow', native: 'Re:ゼロから始める異世界生活 OVAs', synonyms: ['Re:Zero kara Hajimeru Isekai Seikatsu OVA'] },
    { anilist: -38414, mal: 38414, format: 'MOVIE',                       start: '2019-11-08', end: '2019-11-08', episodes: 1,  minutes: 76, rating: 'R-17',  title: 'Re:Zero kara Hajimeru Isekai Seikatsu - Hyouketsu no Kizuna', english: 'Re:ZERO -Starting Life in Another World- The Frozen Bond', native: 'Re:ゼロから始める異世界生活 氷結の絆', synonyms: ['Re:Zero Frozen Bond'] },
    { anilist: 108632, mal: 39587, format: 'TV',                          start: '2020-07-08', end: '2020-09-30', episodes: 13, minutes: 24, rating: 'R-17',  title: 'Re:Zero kara Hajimeru Isekai Seikatsu 2nd Season', english: 'Re:ZERO -Starting Life in Another World- Season 2', native: 'Re:ゼロから始める異世界生活 2nd Season', synonyms: ['Re: Life in a different world from zero 2nd Season', 'ReZero 2nd Season', 'Re:Zero - Starting Life in Another World 2', 'Re:Zero kara Hajimeru Isekai Seikatsu (2020)'] },
    { anilist: 120700, mal: 42364, format: 'ONA',                         start: '2020-07-10', end: '2020',       episodes: 13, minutes: 2,  rating: 'PG-13', title: 'Re:Zero kara Hajimeru Kyuukei Jikan (Break Time) 2nd Season', english: 'Re:ZERO ~Starting Break Time From Zero~ Season 2', native: 'Re:ゼロから始める休憩時間(ブレイクタイム) 2nd Season', synonyms: ['Re:ZERO ~Starting Break Time From Zero~ 2nd Season', 'Re:Zero kara Hajimeru Kyuukei Jikan 2'] },
    { anilist: 119661, mal: 42203, format: 'TV',                          start: '2021-01-06', end: '2021-03-24', episodes: 12, minutes: 28, rating: 'R-17',  title: 'Re:Zero kara Hajimeru Isekai Seikatsu 2nd Season Part 2', english: 'Re:ZERO -Starting Life in Another World- Season 2 Part 2', native: 'Re:ゼロから始める異世界生活 2nd Season Part 2', synonyms: ['Re:Zero kara Hajimeru Isekai Seikatsu (2021)'] },
    { anilist: 128306, mal: 42364, format: 'ONA',                         start: '2021',       end: '2021-03-26', episodes: 12, minutes: 2,  rating: 'PG-13', title: 'Re:Zero kara Hajimeru Kyuukei Jikan (Break Time) 2nd Season Part 2', native: 'Re:ゼロから始める休憩時間(ブレイクタイム) 2nd Season Part 2' },
    { anilist: 163134, mal: 54857, format: 'TV',                          start: '2024-10-02', end: '2025-03-26', episodes: 16, minutes: 24, rating: 'R-17',  title: 'Re:Zero kara Hajimeru Isekai Seikatsu 3rd Season', english: 'Re:ZERO -Starting Life in Another World- Season 3', native: 'Re:ゼロから始める異世界生活 3rd season', synonyms: ['Re: Life in a different world from zero 3rd Season', 'ReZero 3rd Season', 'Re:Zero - Starting Life in Another World 3'] },
    { anilist: 182417, mal: 60012, format: 'ONA',                         start: '2024',                          episodes: 16,                               title: 'Re:Zero kara Hajimeru Kyuukei Jikan (Break Time) 3rd Season', native: 'Re:ゼロから始める休憩時間(ブレイクタイム) 3rd Season' },
    { anilist: 189046, mal: 61316, format: 'TV',       status: 'UNKNOWN', start: '2026',                          episodes: 19,                               title: 'Re:Zero kara Hajimeru Isekai Seikatsu 4th Season', english: 'Re:ZERO -Starting Life in Another World- Season 4', native: 'Re:ゼロから始める異世界生活 4th season' },
  ],
  links: [
    [21355, 'SPIN_OFF', 21780], [21355, 'SPIN_OFF', 21891], [21355, 'SIDE_STORY', 100049], [21355, 'PREQUEL', -38414], [21355, 'SEQUEL', 108632],
    [21780, 'SEQUEL', 21891],
    [21891, 'SEQUEL', 120700],
    [108632, 'SPIN_OFF', 120700], [108632, 'SEQUEL', 119661],
    [120700, 'SEQUEL', 128306],
    [119661, 'SPIN_OFF', 128306], [119661, 'SEQUEL', 163134],
    [163134, 'SPIN_OFF', 182417], [163134, 'SEQUEL', 189046],
  ],
};
