import type { CatalogFranchise } from '../entry.ts';

export const princessMononoke: CatalogFranchise = {
  name: 'Princess Mononoke',
  entries: [
    { anilist: 164, mal: 164, format: 'MOVIE', start: '1997-07-12', end: '1997-07-12', episodes: 1, minutes: 130, rating: 'PG-13', title: 'Mononoke-hime', english: 'Princess Mononoke', native: 'もののけ姫', synonyms: ['Mononoke Hime', 'La Princesa Mononoke', 'Księżniczka Mononoke', 'Principessa Mononoke'] },
  ],
  links: [],
};
