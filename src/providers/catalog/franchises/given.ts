import type { CatalogFranchise } from '../entry.ts';

export const given: CatalogFranchise = {
  name: 'Given',
  entries: [
    { anilist: 108430, mal: 39533, format: 'TV',      start: '2019-07-12', end: '2019-09-20', episodes: 11, minutes: 23, rating: 'PG-13', title: 'Given', english: 'given', native: 'ギヴン' },
    { anilist: 111734, mal: 40421, format: 'MOVIE',   start: '2020-08-22', end: '2020-08-22', episodes: 1,  minutes: 59, rating: 'PG-13', title: 'Given Movie', english: 'given The Movie', native: '映画 ギヴン', synonyms: ['Eiga Given'] },
    { anilist: 134710, mal: 49053, format: 'OVA',     start: '2021-12-01', end: '2021-12-01', episodes: 1,               rating: 'PG-13', title: 'Given: Uragawa no Sonzai', english: 'given - on the other hand', native: 'ギヴン うらがわの存在', synonyms: ['Given OVA', 'Given OAD', "[given] Can't Say Goodbye, I'm Still Drifting With Your Echoes."] },
    { anilist: 162987, mal: 54791, format: 'MOVIE',   start: '2024-01-27', end: '2024-01-27', episodes: 1,  minutes: 75, rating: 'PG-13', title: 'Given: Hiiragi mix', english: 'given The Movie: Hiiragi Mix', native: 'ギヴン 柊mix', synonyms: ['Given Movie 2'] },
    { anilist: 175199, mal: 58222, format: 'MOVIE',   start: '2024-09-20', end: '2024-09-20', episodes: 1,               rating: 'PG-13', title: 'Given: Umi e', english: 'given The Movie: To the Sea', native: 'ギヴン 海へ', synonyms: ['Given Movie 3', 'Given: To the Sea', 'Given, o filme: Ao Mar'] },
    { anilist: 207594, mal: 61511, format: 'SPECIAL', start: '2024',                          episodes: 4,                                title: 'Given: Hiiragi mix Specials', native: 'ギヴン 柊mix 特典' },
    { anilist: 213353, mal: 62634, format: 'OVA',     start: '2025',                          episodes: 1,                                title: 'Given: 10th Mix', english: 'Given: Moments in Life', native: 'ギヴン 10th mix (OAD)' },
  ],
  links: [
    [108430, 'SEQUEL', 111734],
    [111734, 'SIDE_STORY', 134710], [111734, 'SEQUEL', 162987],
    [162987, 'SEQUEL', 175199], [162987, 'SIDE_STORY', 207594],
    [175199, 'SEQUEL', 213353],
  ],
};
