import type { CatalogFranchise } from '../entry.ts';

export const vinlandSaga: CatalogFranchise = {
  name: 'Vinland Saga',
  entries: [
    { anilist: 101348, mal: 37521, format: 'TV',  start: '2019-07-08', end: '2019-12-30', episodes: 24, minutes: 24, rating: 'R-17', title: 'Vinland Saga', english: 'Vinland Saga', native: 'ヴィンランド・サガ', synonyms: ['VinSaga'] },
    { anilist: 136430, mal: 49387, format: 'TV',  start: '2023-01-10', end: '2023-06-20', episodes: 24, minutes: 24, rating: 'R-17', title: 'Vinland Saga Season 2', english: 'Vinland Saga Season 2', native: 'ヴィンランド・サガ SEASON2' },
    { anilist: 161923,             format: 'ONA', start: '2023-02-14', end: '2023-02-14', episodes: 1,                               title: 'VINLAND SAGA SEASON 2: Drowning in the Shadow' },
    { anilist: 165056,             format: 'ONA', start: '2023-05-12', end: '2023-05-12', episodes: 1,                               title: 'VINLAND SAGA SEASON 2: Same old story' },
  ],
  links: [
    [101348, 'SEQUEL', 136430],
    [136430, 'OTHER', 161923, 'PARENT'], [136430, 'OTHER', 165056, 'PARENT'],
  ],
};
