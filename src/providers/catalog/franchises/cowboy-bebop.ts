import type { CatalogFranchise } from '../entry.ts';

export const cowboyBebop: CatalogFranchise = {
  name: 'Cowboy Bebop',
  entries: [
    { anilist: 1,     mal: 1,     format: 'TV',      start: '1998-04-03', end: '1999-04-24', episodes: 26, minutes: 24,  rating: 'R-17', title: 'Cowboy Bebop', english: 'Cowboy Bebop', native: 'カウボーイビバップ' },
    { anilist: 4037,  mal: 4037,  format: 'SPECIAL', start: '1998-06-26', end: '1998-06-26', episodes: 1,  minutes: 24,                  title: 'Cowboy Bebop: Yose Atsume Blues', english: 'Cowboy Bebop: Session XX - Mish-Mash Blues', synonyms: ['Cowboy Bebop: Mish-Mash Blues'] },
    { anilist: 5,     mal: 5,     format: 'MOVIE',   start: '2001-09-01', end: '2001-09-01', episodes: 1,  minutes: 115, rating: 'R-17', title: 'Cowboy Bebop: Tengoku no Tobira', english: 'Cowboy Bebop: The Movie', native: 'カウボーイビバップ 天国の扉', synonyms: ["Cowboy Bebop: The Movie - Knockin' on Heaven's Door"] },
    { anilist: 17205, mal: 17205, format: 'SPECIAL', start: '2012-12-21',                    episodes: 1,                                title: 'Cowboy Bebop: Ein no Natsuyasumi', english: "Cowboy Bebop: Ein's Summer Vacation", native: 'アインのなつやすみ', synonyms: ['カウボーイビバップ アインのなつやすみ'] },
  ],
  links: [
    [1, 'SUMMARY', 4037], [1, 'SIDE_STORY', 5], [1, 'SIDE_STORY', 17205],
  ],
};
