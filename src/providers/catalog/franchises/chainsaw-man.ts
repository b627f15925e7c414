import type { CatalogFranchise } from '../entry.ts';

export const chainsawMan: CatalogFranchise = {
  name: 'Chainsaw Man',
  entries: [
    { anilist: 127230, mal: 44511, format: 'TV',                       start: '2022-10-12', end: '2022-12-28', episodes: 12, minutes: 25,  rating: 'R-17',  title: 'Chainsaw Man', english: 'Chainsaw Man', native: 'チェンソーマン', synonyms: ['CSM'] },
    { anilist: 155884, mal: 53405, format: 'MUSIC',                    start: '2022-10-20', end: '2022-10-20', episodes: 1,  minutes: 4,   rating: 'PG-13', title: 'Zanki', english: 'Time Left', native: '残機' },
    { anilist: 156809, mal: 53640, format: 'MUSIC',                    start: '2022-11-07', end: '2022-11-07', episodes: 1,  minutes: 3,   rating: 'R-17',  title: 'Jouzai', english: 'Tablet', native: '錠剤' },
    { anilist: 157349, mal: 53641, format: 'MUSIC',                    start: '2022-11-16', end: '2022-11-16', episodes: 1,  minutes: 2,   rating: 'PG-13', title: 'Dainouteki na Rendezvous', english: 'Rendezvous', native: '大脳的なランデブー' },
    { anilist: 178101, mal: 59080, format: 'MUSIC',                    start: '2024-06-14', end: '2024-06-14', episodes: 1,  minutes: 4,   rating: 'R-17',  title: 'Itai no Itai no Tondeike', native: '痛いの痛いの飛んでいけ', synonyms: ['Itaino Itaino Tondeike'] },
    { anilist: 171627, mal: 57555, format: 'MOVIE',                    start: '2025-09-19', end: '2025-09-19', episodes: 1,  minutes: 100, rating: 'R-17',  title: 'Chainsaw Man: Reze-hen', english: 'Chainsaw Man – The Movie: Reze Arc', native: 'チェンソーマン レゼ篇', synonyms: ['Gekijouban Chainsaw Man: Reze-hen', 'CSM: Reze-hen', 'Chainsaw Man - La película: El arco de Reze', 'Chainsaw Man - Il Film: La Storia di Reze'] },
    { anilist: 198726,             format: 'ONA',                      start: '2025',                          episodes: 5,                                 title: 'Chainsaw Biyori', english: 'Chainsaw Days', native: 'チェンソー びより' },
    { anilist: 204429, mal: 63143,                  status: 'UNKNOWN',                                                                                      title: 'Chainsaw Man: Shikaku-hen', native: 'チェンソーマン 刺客篇' },
  ],
  links: [
    [127230, 'OTHER', 155884, 'PARENT'], [127230, 'OTHER', 156809, 'PARENT'], [127230, 'OTHER', 157349, 'PARENT'], [127230, 'SEQUEL', 171627], [127230, 'SIDE_STORY', 198726],
    [156809, 'PREQUEL', 178101],
    [171627, 'SEQUEL', 204429],
  ],
};
