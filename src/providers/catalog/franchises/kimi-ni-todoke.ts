import type { CatalogFranchise } from '../entry.ts';

export const kimiNiTodoke: CatalogFranchise = {
  name: 'Kimi ni Todoke',
  entries: [
    { anilist: 6045,   mal: 6045,  format: 'TV',      start: '2009-10-07', end: '2010-03-31', episodes: 25, minutes: 22, rating: 'PG-13', title: 'Kimi ni Todoke', english: 'Kimi ni Todoke: From Me to You', native: '君に届け', synonyms: ['Reaching You', 'Arrivare a te', 'Llegando a ti', 'Kimi ni Todoke: Que Chegue a Você'] },
    { anilist: 9656,   mal: 9656,  format: 'TV',      start: '2011-01-12', end: '2011-03-30', episodes: 12, minutes: 23, rating: 'PG-13', title: 'Kimi ni Todoke 2ND SEASON', english: 'Kimi ni Todoke: From Me to You Season 2', native: '君に届け 2ND SEASON', synonyms: ['Kimi ni Todoke: From Me to You 2nd Season', 'Reaching You 2nd Season', 'Llegando a ti: Temporada 2'] },
    { anilist: 10536,  mal: 10536, format: 'SPECIAL', start: '2011-04-20', end: '2011-09-21', episodes: 3,  minutes: 5,  rating: 'PG-13', title: 'Kimi ni Todoke 2nd Season Specials', english: 'Kimi ni Todoke: From Me to You Season 2 - Mini Theater', native: '君に届け ミニトド劇場', synonyms: ['Kimi ni Todoke 2nd Season: Minitodo Gekijou', 'Kimi ni Todoke: From Me to You 2nd Season Specials', 'Reaching You 2nd Season Specials'] },
    { anilist: 168872, mal: 56538, format: 'ONA',     start: '2024-08-01', end: '2024-08-01', episodes: 5,  minutes: 67, rating: 'PG-13', title: 'Kimi ni Todoke 3RD SEASON', english: 'Kimi ni Todoke: From Me to You Season 3', native: '君に届け 3RD SEASON' },
  ],
  links: [
    [6045, 'SEQUEL', 9656],
    [9656, 'SIDE_STORY', 10536], [9656, 'SEQUEL', 168872],
  ],
};
