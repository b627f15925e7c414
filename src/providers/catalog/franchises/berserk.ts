import type { CatalogFranchise } from '../entry.ts';

export const berserk: CatalogFranchise = {
  name: 'Berserk',
  entries: [
    { anilist: 33,     mal: 33,    format: 'TV',    start: '1997-10-08', end: '1998-04-01', episodes: 25, minutes: 25,  rating: 'R+',   title: 'Kenpuu Denki Berserk', english: 'Berserk', native: '剣風伝奇ベルセルク', synonyms: ['Berserk: The Chronicles of Wind Blades', 'Sword-Wind Chronicle Berserk', 'Kenfu Denki Berserk', 'Berserk (1997)'] },
    { anilist: 10218,  mal: 10218, format: 'MOVIE', start: '2012-02-04', end: '2012-02-04', episodes: 1,  minutes: 76,  rating: 'R+',   title: 'Berserk: Ougon Jidai-hen I - Haou no Tamago', english: 'Berserk: The Golden Age Arc I - The Egg of the King', native: 'ベルセルク 黄金時代篇Ⅰ 覇王の卵', synonyms: ['Berserk Movie', 'Berserk Saga', 'Berserk: Golden Age Arc I - Egg of the Supreme Ruler', "The Golden Age Arc I: The High King's Egg"] },
    { anilist: 12113,  mal: 12113, format: 'MOVIE', start: '2012-06-23', end: '2012-06-23', episodes: 1,  minutes: 92,  rating: 'R+',   title: 'Berserk: Ougon Jidai-hen II - Doldrey Kouryaku', english: 'Berserk: The Golden Age Arc II - The Battle for Doldrey', native: 'ベルセルク 黄金時代篇Ⅱ ドルドレイ攻略', synonyms: ['Berserk: La Edad de Oro II - La Batalla por Doldrey'] },
    { anilist: 12115,  mal: 12115, format: 'MOVIE', start: '2013-02-01', end: '2013-02-01', episodes: 1,  minutes: 110, rating: 'R+',   title: 'Berserk: Ougon Jidai-hen III - Kourin', english: 'Berserk: The Golden Age Arc III - The Advent', native: 'ベルセルク 黄金時代篇Ⅲ 降臨', synonyms: ['Berserk: Golden Age Arc III - Descent', 'Berserk: La Edad de Oro III - El Advenimiento'] },
    { anilist: 21560,  mal: 32379, format: 'TV',    start: '2016-07-01', end: '2016-09-16', episodes: 12, minutes: 24,  rating: 'R+',   title: 'Berserk', english: 'Berserk (2016)', native: 'ベルセルク' },
    { anilist: 97643,  mal: 34055, format: 'TV',    start: '2017-04-07', end: '2017-06-23', episodes: 12, minutes: 24,  rating: 'R-17', title: 'Berserk 2', english: 'Berserk: Season II', native: 'ベルセルク 2' },
    { anilist: 155011, mal: 52976, format: 'TV',    start: '2022-10-02', end: '2022-12-25', episodes: 13, minutes: 25,  rating: 'R+',   title: 'Berserk: Ougon Jidai-hen - MEMORIAL EDITION', english: 'Berserk: The Golden Age Arc - Memorial Edition', native: 'ベルセルク 黄金時代篇 MEMORIAL EDITION', synonyms: ["Berserk : L'Âge d'or - Memorial Edition"] },
  ],
  links: [
    [33, 'ALTERNATIVE', 10218], [33, 'ALTERNATIVE', 12113], [33, 'ALTERNATIVE', 12115], [33, 'ALTERNATIVE', 155011],
    [10218, 'SEQUEL', 12113], [10218, 'ALTERNATIVE', 155011],
    [12113, 'SEQUEL', 12115], [12113, 'ALTERNATIVE', 155011],
    [12115, 'SEQUEL', 21560], [12115, 'ALTERNATIVE', 155011],
    [21560, 'SEQUEL', 97643], [21560, 'PREQUEL', 155011],
  ],
};
