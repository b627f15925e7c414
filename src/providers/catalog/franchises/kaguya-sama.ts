import type { CatalogFranchise } from '../entry.ts';

export const kaguyaSama: CatalogFranchise = {
  name: 'Kaguya-sama: Love is War',
  entries: [
    { anilist: 101921, mal: 37999, format: 'TV',      start: '2019-01-12', end: '2019-03-30', episodes: 12, minutes: 25, rating: 'PG-13', title: 'Kaguya-sama wa Kokurasetai: Tensai-tachi no Renai Zunousen', english: 'Kaguya-sama: Love is War', native: 'かぐや様は告らせたい～天才たちの恋愛頭脳戦～' },
    { anilist: 112641, mal: 40591, format: 'TV',      start: '2020-04-11', end: '2020-06-27', episodes: 12, minutes: 24, rating: 'PG-13', title: 'Kaguya-sama wa Kokurasetai? Tensai-tachi no Renai Zunousen', english: 'Kaguya-sama: Love is War?', native: 'かぐや様は告らせたい?～天才たちの恋愛頭脳戦～' },
    { anilist: 125368, mal: 43609, format: 'OVA',     start: '2021-05-19', end: '2021-05-19', episodes: 1,  minutes: 24,                  title: 'Kaguya-sama wa Kokurasetai: Tensaitachi no Renai Zunousen OVA', english: 'Kaguya-sama: Love is War OVA', native: 'かぐや様は告らせたい～天才たちの恋愛頭脳戦～OVA', synonyms: ['Kaguya-sama wa Kokurasetai? OVA', 'かぐや様は告らせたい? OVA'] },
    { anilist: 165557,             format: 'ONA',     start: '2021-10-21', end: '2021-10-21', episodes: 1,                                title: 'Kaguya-sama wa Kokurasetai: Ultra Romantic 3rd Season Teaser PV - Ishigami Yuu wa Kataritai' },
    { anilist: 125367, mal: 43608, format: 'TV',      start: '2022-04-09', end: '2022-06-25', episodes: 13, minutes: 23, rating: 'PG-13', title: 'Kaguya-sama wa Kokurasetai: Ultra Romantic', english: 'Kaguya-sama: Love is War -Ultra Romantic-', native: 'かぐや様は告らせたい-ウルトラロマンティック-' },
    { anilist: 151384, mal: 52198, format: 'TV',      start: '2022-12-17', end: '2022-12-17', episodes: 4,  minutes: 24, rating: 'PG-13', title: 'Kaguya-sama wa Kokurasetai: First Kiss wa Owaranai', english: 'Kaguya-sama: Love is War -The First Kiss That Never Ends-', native: 'かぐや様は告らせたい-ファーストキッスは終わらない-' },
    { anilist: 194884, mal: 61903, format: 'SPECIAL', start: '2025-12-31', end: '2025-12-31',                                             title: 'Kaguya-sama wa Kokurasetai: Otona e no Kaidan', native: 'かぐや様は告らせたい 大人への階段' },
  ],
  links: [
    [101921, 'SEQUEL', 112641],
    [112641, 'SIDE_STORY', 125368], [112641, 'SEQUEL', 125367],
    [125367, 'SEQUEL', 151384], [125367, 'SIDE_STORY', 165557],
    [151384, 'SEQUEL', 194884],
  ],
};
