import type { CatalogFranchise } from '../entry.ts';

export const parasyte: CatalogFranchise = {
  name: 'Parasyte',
  entries: [
    { anilist: 20623, mal: 22535, format: 'TV', start: '2014-10-09', end: '2015-03-26', episodes: 24, minutes: 23, rating: 'R-17', title: 'Kiseijuu: Sei no Kakuritsu', english: 'Parasyte: The Maxim', native: '寄生獣 セイの格率', synonyms: ['Parasite', 'Parasitic Beasts', 'Parasyte', "Kiseiju - L'ospite indesiderato"] },
  ],
  links: [],
};
