import type { CatalogFranchise } from '../entry.ts';

export const youjoSenki: CatalogFranchise = {
  name: 'Saga of Tanya the Evil',
  entries: [
    { anilist: 21613,  mal: 32615, format: 'TV',    start: '2017-01-06', end: '2017-03-31', episodes: 12, minutes: 24,  rating: 'R-17', title: 'Youjo Senki', english: 'Saga of Tanya the Evil', native: '幼女戦記' },
    { anilist: 100878, mal: 37055, format: 'MOVIE', start: '2019-02-08', end: '2019-02-08', episodes: 1,  minutes: 101, rating: 'R-17', title: 'Youjo Senki Movie', english: 'Saga of Tanya the Evil: The Movie', native: '劇場版 幼女戦記' },
  ],
  links: [
    [21613, 'SEQUEL', 100878],
  ],
};
