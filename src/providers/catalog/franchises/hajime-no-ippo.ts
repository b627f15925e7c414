import type { CatalogFranchise } from '../entry.ts';

export const hajimeNoIppo: CatalogFranchise = {
  name: 'Hajime no Ippo',
  entries: [
    { anilist: 263,   mal: 263,   format: 'TV',      start: '2000-10-04', end: '2002-03-27', episodes: 75, minutes: 23, rating: 'PG-13', title: 'Hajime no Ippo: THE FIGHTING!', english: 'Fighting Spirit', native: 'はじめの一歩 THE FIGHTING!', synonyms: ['The First Step', 'Hajime no Ippo: The Fighting', 'Espíritu de lucha'] },
    { anilist: 12069, mal: 12069, format: 'SPECIAL', start: '2003-03-21', end: '2003-03-21', episodes: 1,  minutes: 23, rating: 'PG-13', title: 'Hajime no Ippo: THE FIGHTING! Boxer no Kobushi', english: 'Fighting Spirit Special', native: 'はじめの一歩 THE FIGHTING! ボクサーの拳', synonyms: ['Hajime no Ippo Episode 76', 'The First Step Special', 'Hajime no Ippo: The Fighting Special', 'Hajime no Ippo Special'] },
    { anilist: 264,   mal: 264,   format: 'SPECIAL', start: '2003-04-18', end: '2003-04-18', episodes: 1,  minutes: 90, rating: 'PG-13', title: 'Hajime no Ippo: Champion Road', english: 'Fighting Spirit: Champion Road', native: 'はじめの一歩 -Champion Road-', synonyms: ['The First Step - Champion Road'] },
    { anilist: 265,   mal: 265,   format: 'OVA',     start: '2003-09-05', end: '2003-09-05', episodes: 1,  minutes: 61, rating: 'PG-13', title: 'Hajime no Ippo: Mashiba vs Kimura - Shikei Shikkou', english: 'Fighting Spirit: Mashiba vs. Kimura', native: 'はじめの一歩 間柴vs木村 死刑執行' },
    { anilist: 5258,  mal: 5258,  format: 'TV',      start: '2009-01-07', end: '2009-07-01', episodes: 26, minutes: 23, rating: 'PG-13', title: 'Hajime no Ippo: New Challenger', english: 'Fighting Spirit: New Challenger', native: 'はじめの一歩 New Challenger', synonyms: ['Hajime no Ippo New Series', 'Hajime no Ippo Season II', 'Hajime no Ippo 2'] },
    { anilist: 19647, mal: 19647, format: 'TV',      start: '2013-10-06', end: '2014-03-30', episodes: 25, minutes: 22, rating: 'PG-13', title: 'Hajime no Ippo: Rising', english: 'Fighting Spirit: Rising', native: 'はじめの一歩 Rising', synonyms: ['Hajime no Ippo 3'] },
  ],
  links: [
    [263, 'SIDE_STORY', 12069], [263, 'SEQUEL', 264],
    [264, 'SEQUEL', 265],
    [265, 'SEQUEL', 5258],
    [5258, 'SEQUEL', 19647],
  ],
};
