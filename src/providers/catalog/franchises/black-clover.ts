import type { CatalogFranchise } from '../entry.ts';

export const blackClover: CatalogFranchise = {
  name: 'Black Clover',
  entries: [
    { anilist: 87528,  mal: 33950, format: 'SPECIAL',                    start: '2016-11-27', end: '2016-11-27', episodes: 1,   minutes: 27,  rating: 'PG-13', title: 'Black Clover: Jump Festa 2016 Special', english: 'Black Clover: Jump Festa 2016 Special', native: 'ブラッククローバー' },
    { anilist: 97940,  mal: 34572, format: 'TV',                         start: '2017-10-03', end: '2021-03-30', episodes: 170, minutes: 23,  rating: 'PG-13', title: 'Black Clover', english: 'Black Clover', native: 'ブラッククローバー' },
    { anilist: 155017, mal: 39864, format: 'SPECIAL',                    start: '2018-02-23', end: '2021-06-25', episodes: 15,  minutes: 6,   rating: 'PG-13', title: 'Petit Clover Advance', native: 'プチット・クローバー アドバンス', synonyms: ['Black Clover Specials', 'Clover Clips: Supersized'] },
    { anilist: 106223, mal: 38768, format: 'SPECIAL',                    start: '2018-11-25', end: '2018-11-25', episodes: 1,   minutes: 23,  rating: 'PG-13', title: 'Black Clover: All Mahou Kishi Kanshasai', english: 'Black Clover: The All Magic Knights Thanksgiving Festa', native: 'ブラッククローバー オール魔法騎士感謝祭', synonyms: ['Black Clover: JSAF2018 Special Anime - All Mahou Kishi Kanshasai', 'JSAF2018 Special Anime All Mahou Kishi Kanshasai', 'Black Clover: JSAF2018 La Thanksgiving des Chevaliers-Mages', 'Black Clover: Jump Festa 2018 Special'] },
    { anilist: 110318, mal: 40031, format: 'ONA',                        start: '2019-07-01', end: '2019-08-19', episodes: 8,   minutes: 7,   rating: 'PG-13', title: 'Mugyutto! Black Clover', english: 'Squishy! Black Clover', native: 'むぎゅっと！ブラッククローバー' },
    { anilist: 131680, mal: 48585, format: 'MOVIE',                      start: '2023-06-16', end: '2023-06-16', episodes: 1,   minutes: 113, rating: 'PG-13', title: 'Black Clover: Mahou Tei no Ken', english: 'Black Clover: Sword of the Wizard King', native: 'ブラッククローバー 魔法帝の剣', synonyms: ['Black Clover: Mahoutei no Ken', 'Black Clover Movie', 'Black Clover: A Espada do Rei Mago', 'Black Clover: La espada del rey mago'] },
    { anilist: 195604, mal: 61967, format: 'TV',      status: 'UNKNOWN', start: '2026',                                                                        title: 'Black Clover 2nd Season', english: 'Black Clover Season 2', native: 'ブラッククローバー 第2期' },
  ],
  links: [
    [87528, 'ALTERNATIVE', 97940],
    [97940, 'OTHER', 155017, 'PARENT'], [97940, 'OTHER', 106223, 'PARENT'], [97940, 'SPIN_OFF', 110318], [97940, 'SIDE_STORY', 131680], [97940, 'SEQUEL', 195604],
    [106223, 'OTHER', 110318, 'PARENT'],
  ],
};
