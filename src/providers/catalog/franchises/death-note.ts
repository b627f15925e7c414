import type { CatalogFranchise } from '../entry.ts';

export const deathNote: CatalogFranchise = {
  name: 'Death Note',
  entries: [
    { anilist: 1535, mal: 1535, format: 'TV',      start: '2006-10-04', end: '2007-06-27', episodes: 37, minutes: 23,  rating: 'R-17', title: 'DEATH NOTE', english: 'Death Note', native: 'DEATH NOTE', synonyms: ['DN', 'Notatnik śmierci', 'Carnet de la Mort', 'デスノート'] },
    { anilist: 2994, mal: 2994, format: 'SPECIAL', start: '2007-08-31', end: '2008-08-22', episodes: 2,  minutes: 112, rating: 'R-17', title: 'DEATH NOTE Rewrite', english: 'Death Note: Relight', native: 'DEATH NOTE リライト', synonyms: ["Death Note Director's Cut: The Complete Ending Edition Special", 'Death Note Special', 'Genshisuru Kami', 'Visions of a God'] },
  ],
  links: [
    [1535, 'SUMMARY', 2994],
  ],
};
