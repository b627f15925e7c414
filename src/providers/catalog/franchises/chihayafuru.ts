import type { CatalogFranchise } from '../entry.ts';

export const chihayafuru: CatalogFranchise = {
  name: 'Chihayafuru',
  entries: [
    { anilist: 10800,  mal: 10800, format: 'TV',  start: '2011-10-05', end: '2012-03-28', episodes: 25, minutes: 22, rating: 'PG-13', title: 'Chihayafuru', english: 'Chihayafuru', native: 'ちはやふる', synonyms: ['Chihayafull'] },
    { anilist: 14397,  mal: 14397, format: 'TV',  start: '2013-01-12', end: '2013-06-29', episodes: 25, minutes: 22, rating: 'PG-13', title: 'Chihayafuru 2', english: 'Chihayafuru 2', native: 'ちはやふる 2', synonyms: ['Chihayafull 2'] },
    { anilist: 18745,  mal: 18745, format: 'OVA', start: '2013-09-13', end: '2013-09-13', episodes: 1,  minutes: 22, rating: 'PG-13', title: 'Chihayafuru 2: Waga Mi Yo ni Furu Nagame Seshi Ma ni', english: 'Chihayafuru 2 OVA', native: 'ちはやふる２ わがみよにふるながめせしまに', synonyms: ['Chihayafull 2 OVA', 'Chihayafuru 2 Episode 26'] },
    { anilist: 101215, mal: 37379, format: 'TV',  start: '2019-10-23', end: '2020-03-25', episodes: 24, minutes: 23, rating: 'PG-13', title: 'Chihayafuru 3', english: 'Chihayafuru 3', native: 'ちはやふる 3', synonyms: ['Chihayafull 3'] },
  ],
  links: [
    [10800, 'SEQUEL', 14397],
    [14397, 'SIDE_STORY', 18745], [14397, 'SEQUEL', 101215],
  ],
};
