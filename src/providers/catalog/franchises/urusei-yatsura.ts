import type { CatalogFranchise } from '../entry.ts';

export const uruseiYatsura: CatalogFranchise = {
  name: 'Urusei Yatsura',
  entries: [
    { anilist: 1293,   mal: 1293,  format: 'TV',      start: '1981-10-14', end: '1986-03-19', episodes: 195, minutes: 25,  rating: 'PG-13', title: 'Urusei Yatsura', english: 'Urusei Yatsura', native: 'うる星やつら', synonyms: ['Lamu', 'Lum', 'Those Obnoxious Aliens', 'Lum the Invader Girl'] },
    { anilist: 1481,   mal: 1481,  format: 'SPECIAL', start: '1982-03-31', end: '1982-03-31', episodes: 1,   minutes: 25,  rating: 'PG-13', title: 'Urusei Yatsura: Haru da, Tobidase!', native: 'うる星やつら 春だ、とびだせ！', synonyms: ["Urusei Yatsura Special: It's Spring! Take Off!", "Urusei Yatsura: It's Spring! Take Off!"] },
    { anilist: 1920,   mal: 1920,  format: 'MOVIE',   start: '1983-02-13', end: '1983-02-13', episodes: 1,   minutes: 102, rating: 'PG-13', title: 'Urusei Yatsura: Only You', english: 'Urusei Yatsura Movie 1: Only You', native: 'うる星やつら オンリー・ユー' },
    { anilist: 1921,   mal: 1921,  format: 'MOVIE',   start: '1984-02-11', end: '1984-02-11', episodes: 1,   minutes: 95,  rating: 'PG-13', title: 'Urusei Yatsura 2: Beautiful Dreamer', english: 'Urusei Yatsura Movie 2: Beautiful Dreamer', native: 'うる星やつら2 ビューティフル・ドリーマー' },
    { anilist: 1922,   mal: 1922,  format: 'MOVIE',   start: '1985-01-26', end: '1985-01-26', episodes: 1,   minutes: 95,  rating: 'PG-13', title: 'Urusei Yatsura 3: Remember My Love', english: 'Urusei Yatsura Movie 3: Remember My Love', native: 'うる星やつら3 リメンバー・マイ・ラヴ' },
    { anilist: 1919,   mal: 1919,  format: 'OVA',     start: '1985-09-24', end: '1991-06-21', episodes: 11,  minutes: 32,  rating: 'PG-13', title: 'Urusei Yatsura OVA', english: 'Urusei Yatsura - OVA Series', native: 'うる星やつら' },
    { anilist: 1923,   mal: 1923,  format: 'MOVIE',   start: '1986-02-22', end: '1986-02-22', episodes: 1,   minutes: 95,  rating: 'PG-13', title: 'Urusei Yatsura 4: Lum the Forever', english: 'Urusei Yatsura Movie 4: Lum The Forever', native: 'うる星やつら4 ラム・ザ・フォーエバー' },
    { anilist: 1924,   mal: 1924,  format: 'MOVIE',   start: '1988-02-06', end: '1988-02-06', episodes: 1,   minutes: 85,  rating: 'PG-13', title: 'Urusei Yatsura: Kanketsu-hen', english: 'Urusei Yatsura Movie 5: The Final Chapter', native: 'うる星やつら 完結篇', synonyms: ['Urusei Yatsura: Kanketsuhen'] },
    { anilist: 1925,   mal: 1925,  format: 'MOVIE',   start: '1991-08-18', end: '1991-08-18', episodes: 1,   minutes: 77,  rating: 'PG-13', title: 'Urusei Yatsura: Itsudatte My Darling', english: 'Urusei Yatsura Movie 6: Always My Darling', native: 'うる星やつら いつだって・マイ・ダーリン' },
    { anilist: 6567,   mal: 6567,  format: 'SPECIAL', start: '2008-12-23', end: '2008-12-23', episodes: 1,   minutes: 25,  rating: 'PG',    title: 'Urusei Yatsura: The Shougaibutsu Suieitaikai', english: 'Urusei Yatsura: The Obstacle Course Swim Meet', native: 'うる星やつら ザ・障害物水泳大会', synonyms: ['Urusei Yatsura: Za Shougaibutsu Suiei Taikai'] },
    { anilist: 143277, mal: 50710, format: 'TV',      start: '2022-10-14', end: '2023-03-24', episodes: 23,  minutes: 23,  rating: 'PG-13', title: 'Urusei Yatsura (2022)', english: 'Urusei Yatsura', native: 'うる星やつら (2022)', synonyms: ['The Return of Lum', 'the Invader Girl'] },
    { anilist: 155645, mal: 54829, format: 'TV',      start: '2024-01-12', end: '2024-06-21', episodes: 23,  minutes: 24,  rating: 'PG-13', title: 'Urusei Yatsura (2022) 2nd Season', english: 'Urusei Yatsura (2022) Seasons 3 & 4', native: 'うる星やつら (2022) 第2期', synonyms: ['Urusei Yatsura Season 2', 'Urusei Yatsura: All Stars Season 2', 'Lum, the Invader Girl Season 2', 'Urusei Yatsura (2022) Seasons 3 and 4'] },
  ],
  links: [
    [1293, 'SIDE_STORY', 1481], [1293, 'SIDE_STORY', 1920], [1293, 'SIDE_STORY', 1921], [1293, 'SIDE_STORY', 1922], [1293, 'SIDE_STORY', 1919], [1293, 'SIDE_STORY', 1923], [1293, 'SEQUEL', 1924], [1293, 'SIDE_STORY', 1925], [1293, 'SIDE_STORY', 6567], [1293, 'ALTERNATIVE', 143277],
    [143277, 'SEQUEL', 155645],
  ],
};
