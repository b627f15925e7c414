import type { CatalogFranchise } from '../entry.ts';

export const fateGrandCarnival: CatalogFranchise = {
  name: 'Fate/Grand Carnival',
  entries: [
    { anilist: 10012,  mal: 10012, format: 'OVA',     start: '2011-08-14', end: '2011-12-31', episodes: 12, minutes: 14, rating: 'PG-13', title: 'Carnival Phantasm', native: 'カーニバル・ファンタズム' },
    { anilist: 12187,  mal: 12187, format: 'OVA',     start: '2011-11-26', end: '2011-11-26', episodes: 1,  minutes: 20, rating: 'PG-13', title: 'Carnival Phantasm EX Season', native: 'カーニバル・ファンタズム EX Season', synonyms: ['Carnival Phantasm OVA'] },
    { anilist: 15927,  mal: 15927, format: 'SPECIAL', start: '2012-07-07', end: '2012-07-07', episodes: 1,  minutes: 26, rating: 'PG-13', title: 'Carnival Phantasm: HibiChika Special', native: 'カーニバル・ファンタズム ひびちかスペシャル', synonyms: ['Carnival Phantasm (2013)', 'Carnival Phantasm Special Season'] },
    { anilist: 127149, mal: 44248, format: 'OVA',     start: '2020-12-31', end: '2021-10-13', episodes: 4,  minutes: 15, rating: 'PG-13', title: 'Fate/Grand Carnival', english: 'Fate/Grand Carnival', native: 'Fate/Grand Carnival', synonyms: ['Fate/Grand Carnival: Dai-1 Tokuien Eirei Genkai Taisai Olympia', 'フェイト/グランドカーニバル'] },
  ],
  links: [
    [10012, 'SIDE_STORY', 12187], [10012, 'SIDE_STORY', 15927], [10012, 'OTHER', 127149, 'PARENT'],
  ],
};
