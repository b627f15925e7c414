import type { CatalogFranchise } from '../entry.ts';

export const vinlandSaga: CatalogFranchise = {
  name: 'Vinland Saga',
  entries: [
    { anilist: 101348, mal: 37521, format: 'TV', start: '2019-07-08', end: '2019-12-30', episodes: 24, minutes: 24, rating: 'R-17', title: 'Vinland Saga', english: 'Vinland Saga', native: 'ヴィンランド・サガ' },
    { anilist: 136430, mal: 49387, format: 'TV', start: '2023-01-10', end: '2023-06-20', episodes: 24, minutes: 24, rating: 'R-17', title: 'Vinland Saga Season 2', english: 'Vinland Saga Season 2', native: 'ヴィンランド・サガ SEASON2' },
  ],
  links: [
    [101348, 'SEQUEL', 136430],
  ],
};
