import type { CatalogFranchise } from '../entry.ts';

export const youjoSenki: CatalogFranchise = {
  name: 'Saga of Tanya the Evil',
  entries: [
    { anilist: 21613,  mal: 32615, format: 'TV',                       start: '2017-01-06', end: '2017-03-31', episodes: 12, minutes: 24,  rating: 'R-17', title: 'Youjo Senki', english: 'Saga of Tanya the Evil', native: '幼女戦記' },
    { anilist: 98186,  mal: 34742, format: 'ONA',                      start: '2017-01',                                                                   title: 'Youjo Shenki', native: 'ようじょしぇんき' },
    { anilist: 100878, mal: 37055, format: 'MOVIE',                    start: '2019-02-08', end: '2019-02-08', episodes: 1,  minutes: 101, rating: 'R-17', title: 'Youjo Senki Movie', english: 'Saga of Tanya the Evil: The Movie', native: '劇場版 幼女戦記' },
    { anilist: 135866, mal: 49236,                                     start: '2021-06-19',                    episodes: 1,                                title: 'Youjo Senki: Sabaku no Pasta Daisakusen', english: 'Saga of Tanya the Evil: Operation Desert Pasta', native: '幼女戦記 砂漠のパスタ大作戦' },
    { anilist: 135865, mal: 49233, format: 'TV',    status: 'UNKNOWN', start: '2026-07-08',                    episodes: 12, minutes: 24,                  title: 'Youjo Senki II', english: 'Saga of Tanya the Evil II', native: '幼女戦記Ⅱ', synonyms: ['Saga of Tanya the Evil Season 2'] },
  ],
  links: [
    [21613, 'SIDE_STORY', 98186], [21613, 'SEQUEL', 100878], [21613, 'SIDE_STORY', 135866],
    [100878, 'SEQUEL', 135865], [100878, 'PREQUEL', 135866],
  ],
};
