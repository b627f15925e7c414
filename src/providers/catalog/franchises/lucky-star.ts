import type { CatalogFranchise } from '../entry.ts';

export const luckyStar: CatalogFranchise = {
  name: 'Lucky Star',
  entries: [
    { anilist: 1887,  mal: 1887,  format: 'TV',  start: '2007-04-08', end: '2007-09-17', episodes: 24, minutes: 24, rating: 'PG-13', title: 'Lucky☆Star', english: 'Lucky☆Star', native: 'らき☆すた', synonyms: ['Lucky Star'] },
    { anilist: 4472,  mal: 4472,  format: 'OVA', start: '2008-09-26', end: '2008-09-26', episodes: 1,  minutes: 42, rating: 'PG-13', title: 'Lucky☆Star OVA', english: 'Lucky☆Star OVA', native: 'らき☆すた OVA', synonyms: ['Lucky Star OVA'] },
    { anilist: 17637, mal: 17637, format: 'ONA', start: '2013-04-29', end: '2013-07-01', episodes: 10, minutes: 5,  rating: 'PG-13', title: 'Miyakawa-ke no Kuufuku', english: "The Miyakawa Family's Hunger", native: '宮河家の空腹' },
  ],
  links: [
    [1887, 'SEQUEL', 4472, 'PARENT'], [1887, 'SPIN_OFF', 17637],
  ],
};
