import type { CatalogFranchise } from '../entry.ts';

export const nodameCantabile: CatalogFranchise = {
  name: 'Nodame Cantabile',
  entries: [
    { anilist: 1698,   mal: 1698,  format: 'TV',      start: '2007-01-12', end: '2007-06-15', episodes: 23, minutes: 22, rating: 'PG-13', title: 'Nodame Cantabile', english: 'Nodame Cantabile', native: 'のだめカンタービレ' },
    { anilist: 3965,   mal: 3965,  format: 'OVA',     start: '2007-10-05', end: '2008-02-16', episodes: 1,  minutes: 15, rating: 'PG-13', title: 'Nodame Cantabile: Nodame to Chiaki no Umi Monogatari', native: 'のだめカンタービレ「のだめと千秋の海物語」', synonyms: ['Nodame and Chiaki Summer Tales', 'Nodame Cantabile Special'] },
    { anilist: 4477,   mal: 4477,  format: 'TV',      start: '2008-10-10', end: '2008-12-19', episodes: 11, minutes: 23, rating: 'PG-13', title: 'Nodame Cantabile: Paris-hen', native: 'のだめカンタービレ 巴里編', synonyms: ['Nodame Cantabile Paris Chapter', 'Nodame Cantabile Pari-hen', 'Nodame Cantabile Pari Hen'] },
    { anilist: 6187,   mal: 6187,  format: 'OVA',     start: '2009-08-10', end: '2009-08-10', episodes: 1,  minutes: 21, rating: 'PG-13', title: 'Nodame Cantabile OVA', native: 'のだめカンタービレ OVA', synonyms: ['Nodame Cantabile OAD'] },
    { anilist: 5690,   mal: 5690,  format: 'TV',      start: '2010-01-15', end: '2010-03-26', episodes: 11, minutes: 22, rating: 'PG-13', title: 'Nodame Cantabile Finale', native: 'のだめカンタービレ フィナーレ', synonyms: ['Nodame Cantabile Third Season', 'Nodame Cantabile Season 3', 'Nodame Cantabile: Finale'] },
    { anilist: 8038,   mal: 8038,  format: 'SPECIAL', start: '2010-04-07', end: '2010-04-07', episodes: 1,  minutes: 25, rating: 'PG-13', title: 'Nodame Cantabile Finale Special', native: 'のだめカンタービレ フィナーレ', synonyms: ['Nodame Cantabile Third Season Special', 'Nodame Cantabile Season 3 Special', 'Nodame Cantabile Finale Episode 00', 'Mine to Kiyora no Saikai'] },
    { anilist: 8190,   mal: 8190,  format: 'OVA',     start: '2010-04-26', end: '2010-04-26', episodes: 1,  minutes: 11, rating: 'PG-13', title: 'Nodame Cantabile OVA 2', native: 'のだめカンタービレ OVA 2', synonyms: ['Nodame Cantabile Finale: Episode 12'] },
    { anilist: 127510, mal: 29823, format: 'ONA',     start: '2014-07-31', end: '2014-10-10', episodes: 4,  minutes: 5,  rating: 'PG',    title: 'Channel 5.5 3rd Season', native: 'チャンネル5.5' },
  ],
  links: [
    [1698, 'SIDE_STORY', 3965], [1698, 'SEQUEL', 4477], [1698, 'OTHER', 127510, 'PARENT'],
    [4477, 'SIDE_STORY', 6187], [4477, 'SEQUEL', 8038],
    [5690, 'PREQUEL', 8038], [5690, 'SEQUEL', 8190],
  ],
};
