import type { CatalogFranchise } from '../entry.ts';

export const clannad: CatalogFranchise = {
  name: 'Clannad',
  entries: [
    { anilist: 1723, mal: 1723, format: 'MOVIE', start: '2007-09-15', end: '2007-09-15', episodes: 1,  minutes: 96, rating: 'PG-13', title: 'Clannad Movie', english: 'Clannad The Motion Picture', native: '劇場版 クラナド', synonyms: ['Gekijouban Clannad'] },
    { anilist: 2167, mal: 2167, format: 'TV',    start: '2007-10-05', end: '2008-03-28', episodes: 23, minutes: 25, rating: 'PG-13', title: 'CLANNAD', english: 'Clannad', native: 'ＣＬＡＮＮＡＤ -クラナド-' },
    { anilist: 4059, mal: 4059, format: 'OVA',   start: '2008-07-16', end: '2008-07-16', episodes: 1,  minutes: 25, rating: 'PG-13', title: 'CLANNAD: Mou Hitotsu no Sekai, Tomoyo-hen', english: 'Clannad: Another World, Tomoyo Chapter', native: 'ＣＬＡＮＮＡＤ もうひとつの世界 智代編', synonyms: ['Clannad OVA', 'Clannad: Mou Hitotsu no Sekai', 'Tomoyo-hen', 'Clannad Episode 24'] },
    { anilist: 4181, mal: 4181, format: 'TV',    start: '2008-10-03', end: '2009-03-27', episodes: 24, minutes: 24, rating: 'PG-13', title: 'CLANNAD: After Story', english: 'Clannad: After Story', native: 'ＣＬＡＮＮＡＤ ~After Story~ クラナド アフターストーリー' },
    { anilist: 6351, mal: 6351, format: 'OVA',   start: '2009-07-01', end: '2009-07-01', episodes: 1,  minutes: 24, rating: 'PG-13', title: 'CLANNAD: After Story - Mou Hitotsu no Sekai, Kyou-hen', english: 'Clannad: After Story - Another World, Kyou Chapter', native: 'ＣＬＡＮＮＡＤ ~After Story~ もうひとつの世界 杏編', synonyms: ['Clannad: After Story OVA', 'Clannad ~After Story~: Another World', 'Kyou Chapter', 'Clannad: Another World'] },
  ],
  links: [
    [1723, 'ALTERNATIVE', 2167], [1723, 'ALTERNATIVE', 4181],
    [2167, 'ALTERNATIVE', 4059], [2167, 'SEQUEL', 4181], [2167, 'ALTERNATIVE', 6351],
    [4059, 'ALTERNATIVE', 6351],
  ],
};
