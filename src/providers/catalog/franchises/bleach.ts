import type { CatalogFranchise } from '../entry.ts';

export const bleach: CatalogFranchise = {
  name: 'Bleach',
  entries: [
    { anilist: 154037, mal: 762,   format: 'SPECIAL',                    start: '2004-09-23', end: '2005-06-12', episodes: 1,   minutes: 29, rating: 'PG-13', title: 'BLEACH: memories in the rain', english: 'Bleach: Memories in the Rain', native: 'BLEACH memories in the rain', synonyms: ['Bleach: Jump Festa 2004'] },
    { anilist: 269,    mal: 269,   format: 'TV',                         start: '2004-10-05', end: '2012-03-27', episodes: 366, minutes: 24, rating: 'PG-13', title: 'BLEACH', english: 'Bleach', native: 'BLEACH', synonyms: ['ブリーチ'] },
    { anilist: 834,    mal: 834,   format: 'SPECIAL',                    start: '2006-03-23', end: '2006-03-23', episodes: 1,   minutes: 33, rating: 'PG-13', title: 'BLEACH: The Sealed Sword Frenzy', native: 'BLEACH The Sealed Sword Frenzy', synonyms: ['Bleach: Jump Festa 2005'] },
    { anilist: 1686,   mal: 1686,  format: 'MOVIE',                      start: '2006-12-16', end: '2006-12-16', episodes: 1,   minutes: 92, rating: 'PG-13', title: 'BLEACH: MEMORIES OF NOBODY', english: 'Bleach the Movie: Memories of Nobody', native: 'BLEACH MEMORIES OF NOBODY', synonyms: ['Bleach Movie 1'] },
    { anilist: 2889,   mal: 2889,  format: 'MOVIE',                      start: '2007-12-22', end: '2007-12-22', episodes: 1,   minutes: 92, rating: 'PG-13', title: 'BLEACH: The DiamondDust Rebellion - Mou Hitotsu no Hyourinmaru', english: 'Bleach the Movie: The DiamondDust Rebellion', native: 'BLEACH The DiamondDust Rebellion もう一つの氷輪丸', synonyms: ['Bleach Movie 2', 'Bleach: The Diamond Dust Rebellion - Another Hyourinmaru', 'Bleach: The Movie 2: The DiamondDust Rebellion'] },
    { anilist: 100719, mal: 35118, format: 'OVA',                        start: '2008-09-21',                    episodes: 1,   minutes: 12, rating: 'PG-13', title: 'BLEACH Colorful!: Gotei Juusan Yatai Daisakusen!', english: 'Bleach: Karaburi! - Gotei 13, Food Stall Devotion!', native: 'BLEACH カラブリ！護廷十三屋台大作戦！', synonyms: ['Bleach Jump Festa Anime Tour 2008', 'Bleach: Jump Festa 2008', 'Bleach KaraBuri!: Gotei Juusan Yatai Daisakusen!'] },
    { anilist: 4835,   mal: 4835,  format: 'MOVIE',                      start: '2008-12-13', end: '2008-12-13', episodes: 1,   minutes: 93, rating: 'PG-13', title: 'BLEACH: Fade to Black - Kimi no Na wo Yobu', english: 'Bleach the Movie: Fade to Black', native: 'BLEACH Fade to Black 君の名を呼ぶ', synonyms: ['Fade to Black: Call Out Your Name', 'Bleach Movie 3', 'Bleach: Fade to Black - I Call Your Name'] },
    { anilist: 8247,   mal: 8247,  format: 'MOVIE',                      start: '2010-12-04', end: '2010-12-04', episodes: 1,   minutes: 94, rating: 'PG-13', title: 'BLEACH: Jigoku-hen', english: 'Bleach the Movie: Hell Verse', native: 'BLEACH 地獄篇', synonyms: ['Bleach: The Hell Chapter', 'Bleach Movie 4'] },
    { anilist: 142033, mal: 51060, format: 'MUSIC',                      start: '2021-11-23',                    episodes: 1,                rating: 'PG-13', title: 'Rapport', english: 'Rapport', native: 'Rapport' },
    { anilist: 116674, mal: 41467, format: 'TV',                         start: '2022-10-11', end: '2022-12-27', episodes: 13,  minutes: 24, rating: 'R-17',  title: 'BLEACH: Sennen Kessen-hen', english: 'Bleach: Thousand-Year Blood War', native: 'BLEACH 千年血戦篇', synonyms: ['Bleach: Thousand-Year Blood War Arc', 'Bleach: La guerre sanglante de mille ans', 'BLEACH TYBW'] },
    { anilist: 159322, mal: 53998, format: 'TV',                         start: '2023-07-08', end: '2023-09-30', episodes: 13,  minutes: 24, rating: 'R-17',  title: 'BLEACH: Sennen Kessen-hen - Ketsubetsu-tan', english: 'Bleach: Thousand-Year Blood War - The Separation', native: 'BLEACH 千年血戦篇-訣別譚-', synonyms: ['Bleach: Thousand-Year Blood War Arc Part 2', 'BLEACH: Thousand Year Blood War Part 2'] },
    { anilist: 169755, mal: 56784, format: 'TV',                         start: '2024-10-05', end: '2024-12-28', episodes: 14,  minutes: 24, rating: 'R-17',  title: 'BLEACH: Sennen Kessen-hen - Soukoku-tan', english: 'Bleach: Thousand-Year Blood War - The Conflict', native: 'BLEACH 千年血戦篇-相剋譚-', synonyms: ['Bleach: Thousand-Year Blood War Arc Part 3', 'BLEACH: Thousand Year Blood War Part 3'] },
    { anilist: 185874, mal: 60636, format: 'TV',      status: 'UNKNOWN', start: '2026',                          episodes: 13,                                title: 'BLEACH: Sennen Kessen-hen - Kashin-tan', english: 'BLEACH: Thousand-Year Blood War - The Calamity', native: 'BLEACH 千年血戦篇-禍進譚-' },
  ],
  links: [
    [154037, 'ALTERNATIVE', 269],
    [269, 'SIDE_STORY', 834], [269, 'SIDE_STORY', 1686], [269, 'SIDE_STORY', 2889], [269, 'SIDE_STORY', 100719], [269, 'SIDE_STORY', 4835], [269, 'SIDE_STORY', 8247], [269, 'SEQUEL', 116674],
    [142033, 'PARENT', 116674, 'OTHER'],
    [116674, 'SEQUEL', 159322],
    [159322, 'SEQUEL', 169755],
    [169755, 'SEQUEL', 185874],
  ],
};
