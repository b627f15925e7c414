import type { CatalogFranchise } from '../entry.ts';

export const hozuki: CatalogFranchise = {
  name: "Hozuki's Coolheadedness",
  entries: [
    { anilist: 20431,  mal: 20431, format: 'TV',  start: '2014-01-10', end: '2014-04-04', episodes: 13, minutes: 24, rating: 'PG-13', title: 'Hoozuki no Reitetsu', english: "Hozuki's Coolheadedness", native: '鬼灯の冷徹', synonyms: ['Cool-headed Hoozuki', 'Hozuki no Reitetsu'] },
    { anilist: 20732,  mal: 24471, format: 'OVA', start: '2015-02-23', end: '2017-03-23', episodes: 4,  minutes: 26, rating: 'PG-13', title: 'Hoozuki no Reitetsu OVA', english: "Hozuki's Coolheadedness OVA", native: '鬼灯の冷徹 OVA', synonyms: ['Cool-headed Hoozuki OVA', 'Hozuki no Reitetsu OVA'] },
    { anilist: 98438,  mal: 35075, format: 'TV',  start: '2017-10-08', end: '2017-12-31', episodes: 13, minutes: 24, rating: 'PG-13', title: 'Hoozuki no Reitetsu 2', english: "Hozuki's Coolheadedness 2", native: '鬼灯の冷徹 2', synonyms: ['Hoozuki no Reitetsu 2nd Season: First Cour', 'Cool-headed Hoozuki 2'] },
    { anilist: 100852, mal: 37029, format: 'TV',  start: '2018-04-08', end: '2018-07-01', episodes: 13, minutes: 23, rating: 'PG-13', title: 'Hoozuki no Reitetsu 2: Part II', english: "Hozuki's Coolheadedness 2: Part 2", native: '鬼灯の冷徹 2', synonyms: ['Hoozuki no Reitetsu 2nd Season: Second Cour'] },
    { anilist: 111931, mal: 39538, format: 'OVA', start: '2019-09-20', end: '2020-09-01', episodes: 3,  minutes: 26, rating: 'PG-13', title: 'Hoozuki no Reitetsu 2 OVA', native: '鬼灯の冷徹 2 OVA', synonyms: ['Cool-headed Hoozuki 2nd Season OVA', 'Hozuki no Reitetsu 2nd Season OVA', 'Hoozuki no Reitetsu 2nd Season OVA', 'Hoozuki no Reitetsu 2 OAD'] },
  ],
  links: [
    [20431, 'SIDE_STORY', 20732], [20431, 'SEQUEL', 98438],
    [98438, 'SEQUEL', 100852],
    [100852, 'SIDE_STORY', 111931],
  ],
};
