import type { CatalogFranchise } from '../entry.ts';

export const gintamaMonsterStrike: CatalogFranchise = {
  name: 'Gintama: Monster Strike',
  entries: [
    { anilist: 111952, mal: 40323, format: 'ONA', start: '2019-08-29', end: '2019-09-04', episodes: 2, minutes: 11, rating: 'PG-13', title: 'Gintama: Monster Strike-hen', native: '銀魂 ～モンスターストライク編～' },
  ],
  links: [],
};
