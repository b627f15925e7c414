import type { CatalogFranchise } from '../entry.ts';

export const spyXFamily: CatalogFranchise = {
  name: 'Spy x Family',
  entries: [
    { anilist: 140960, mal: 50265, format: 'TV',    start: '2022-04-09', end: '2022-06-25', episodes: 12, minutes: 24,  rating: 'PG-13', title: 'SPY×FAMILY', english: 'SPY x FAMILY', native: 'SPY×FAMILY', synonyms: ['SxF', 'スパイファミリー'] },
    { anilist: 142838, mal: 50602, format: 'TV',    start: '2022-10-01', end: '2022-12-24', episodes: 13, minutes: 24,  rating: 'PG-13', title: 'SPY×FAMILY Part 2', english: 'SPY x FAMILY Cour 2', native: 'SPY×FAMILY 第2クール' },
    { anilist: 158927, mal: 53887, format: 'TV',    start: '2023-10-07', end: '2023-12-23', episodes: 12, minutes: 24,  rating: 'PG-13', title: 'SPY×FAMILY Season 2', english: 'SPY x FAMILY Season 2', native: 'SPY×FAMILY Season 2' },
    { anilist: 158928, mal: 53888, format: 'MOVIE', start: '2023-12-22', end: '2023-12-22', episodes: 1,  minutes: 110, rating: 'PG-13', title: 'SPY×FAMILY CODE: White', english: 'SPY x FAMILY CODE: White', native: 'SPY×FAMILY CODE: White', synonyms: ['劇場版 SPY×FAMILY CODE: White'] },
    { anilist: 177937, mal: 59027, format: 'TV',    start: '2025-10-04', end: '2025-12-27', episodes: 13, minutes: 24,  rating: 'PG-13', title: 'SPY×FAMILY Season 3', english: 'SPY x FAMILY Season 3', native: 'SPY×FAMILY Season 3' },
  ],
  links: [
    [140960, 'SEQUEL', 142838],
    [142838, 'SEQUEL', 158927],
    [158927, 'SIDE_STORY', 158928], [158927, 'SEQUEL', 177937],
  ],
};
