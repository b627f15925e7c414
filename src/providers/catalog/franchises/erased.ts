import type { CatalogFranchise } from '../entry.ts';

export const erased: CatalogFranchise = {
  name: 'Erased',
  entries: [
    { anilist: 21234, mal: 31043, format: 'TV', start: '2016-01-08', end: '2016-03-25', episodes: 12, minutes: 23, rating: 'R-17', title: 'Boku dake ga Inai Machi', english: 'Erased', native: '僕だけがいない街', synonyms: ['The Town Where Only I am Missing', 'BokuMachi', 'Desaparecido', 'Miasto beze mnie'] },
  ],
  links: [],
};
