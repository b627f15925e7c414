import type { CatalogFranchise } from '../entry.ts';

export const blackLagoon: CatalogFranchise = {
  name: 'Black Lagoon',
  entries: [
    { anilist: 889,  mal: 889,  format: 'TV',      start: '2006-04-09', end: '2006-06-25', episodes: 12, minutes: 24, rating: 'R-17',  title: 'BLACK LAGOON', english: 'Black Lagoon', native: 'BLACK LAGOON', synonyms: ['ブラック・ラグーン'] },
    { anilist: 1519, mal: 1519, format: 'TV',      start: '2006-10-03', end: '2006-12-19', episodes: 12, minutes: 24, rating: 'R-17',  title: 'BLACK LAGOON: The Second Barrage', english: 'Black Lagoon: The Second Barrage', native: 'BLACK LAGOON The Second Barrage', synonyms: ['Black Lagoon 2nd Season', 'Black Lagoon Second Season'] },
    { anilist: 8440, mal: 8440, format: 'SPECIAL', start: '2009-12-23', end: '2010-03-25', episodes: 7,  minutes: 3,  rating: 'PG-13', title: 'Black Lagoon Omake', native: 'ブラック・ラグーン オマケ' },
    { anilist: 4901, mal: 4901, format: 'OVA',     start: '2010-06-27', end: '2011-06-22', episodes: 5,  minutes: 33, rating: 'R+',    title: "BLACK LAGOON: Roberta's Blood Trail", english: "Black Lagoon: Roberta's Blood Trail", native: "BLACK LAGOON Roberta's Blood Trail", synonyms: ['Black Lagoon 3'] },
  ],
  links: [
    [889, 'SEQUEL', 1519],
    [1519, 'OTHER', 8440, 'PARENT'], [1519, 'SEQUEL', 4901],
  ],
};
