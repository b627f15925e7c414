import type { CatalogFranchise } from '../entry.ts';

export const dungeonMeshi: CatalogFranchise = {
  name: 'Delicious in Dungeon',
  entries: [
    { anilist: 111516, mal: 36577, format: 'ONA',                             start: '2017-07-31', end: '2019-09-04', episodes: 2,  minutes: 1,  rating: 'G',    title: 'Dungeon Meshi CM', english: 'Delicious in Dungeon CM', native: 'ダンジョン飯 CM', synonyms: ["Dungeon Meshi: Senshi's Easy Cooking!"] },
    { anilist: 153518, mal: 52701, format: 'TV',                              start: '2024-01-04', end: '2024-06-13', episodes: 24, minutes: 26, rating: 'R-17', title: 'Dungeon Meshi', english: 'Delicious in Dungeon', native: 'ダンジョン飯', synonyms: ['Dungeon Food', 'Dungeon Dining', 'Dungeon Meal', 'Tragones y Mazmorras'] },
    { anilist: 178031, mal: 59068, format: 'TV',  status: 'NOT_YET_RELEASED',                                                                    rating: 'R-17', title: 'Dungeon Meshi 2nd Season', english: 'Delicious in Dungeon Season 2', native: 'ダンジョン飯 第２期', synonyms: ['Dungeon Meshi Season 2'] },
  ],
  links: [
    [111516, 'PARENT', 153518, 'OTHER'],
    [153518, 'SEQUEL', 178031],
  ],
};
