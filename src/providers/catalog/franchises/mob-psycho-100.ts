import type { CatalogFranchise } from '../entry.ts';

export const mobPsycho100: CatalogFranchise = {
  name: 'Mob Psycho 100',
  entries: [
    { anilist: 21507,  mal: 32182, format: 'TV',      start: '2016-07-11', end: '2016-09-27', episodes: 12, minutes: 24, rating: 'PG-13', title: 'Mob Psycho 100', english: 'Mob Psycho 100', native: 'モブサイコ100', synonyms: ['MP100', 'Mob Psycho Hyaku', 'Mob Psycho One Hundred'] },
    { anilist: 102449, mal: 37504, format: 'SPECIAL', start: '2016-09-28', end: '2017-02-22', episodes: 6,  minutes: 7,  rating: 'PG-13', title: 'Mob Psycho mini', native: 'モブサイコmini', synonyms: ['Mob Psycho 100 Specials'] },
    { anilist: 100353, mal: 36616, format: 'OVA',     start: '2018-03-18', end: '2018-03-18', episodes: 1,  minutes: 60, rating: 'PG-13', title: 'Mob Psycho 100 REIGEN: Shirarezaru Kiseki Reinouryokusha', english: 'Mob Psycho 100 Reigen: The Miraculous Unknown Psychic', native: 'モブサイコ100 REIGEN ～知られざる奇跡の霊能力者～', synonyms: ['Mob Psycho 100: Reigen - The Miracle Psychic that Nobody Knows'] },
    { anilist: 101338, mal: 37510, format: 'TV',      start: '2019-01-07', end: '2019-04-01', episodes: 13, minutes: 24, rating: 'PG-13', title: 'Mob Psycho 100 II', english: 'Mob Psycho 100 II', native: 'モブサイコ100 II', synonyms: ['Mob Psycho 100 2nd Season'] },
    { anilist: 109819, mal: 39651, format: 'OVA',     start: '2019-09-25', end: '2019-09-25', episodes: 1,  minutes: 30, rating: 'PG-13', title: 'Mob Psycho 100: Daiikkai Rei toka Soudansho Ian Ryokou - Kokoro Mitasu Iyashi no Tabi', english: 'Mob Psycho 100: Spirits and Such Company Trip - A Journey That Mends the Heart and Heals the Soul', native: 'モブサイコ100 第一回霊とか相談所慰安旅行~ココロ満たす癒やしの旅~', synonyms: ['Mob Psycho 100 II: The First Spirits and Such Company Trip ~A Journey that Mends the Heart and Heals the Soul~', 'Mob Psycho 100: The First Spirits and Such Field Trip - A Journey that Mends the Heart and Heals the Soul.'] },
    { anilist: 140439, mal: 50172, format: 'TV',      start: '2022-10-06', end: '2022-12-22', episodes: 12, minutes: 23, rating: 'PG-13', title: 'Mob Psycho 100 III', english: 'Mob Psycho 100 III', native: 'モブサイコ100 Ⅲ', synonyms: ['Mob Psycho 100 3rd Season'] },
  ],
  links: [
    [21507, 'SIDE_STORY', 102449], [21507, 'SUMMARY', 100353], [21507, 'SEQUEL', 101338],
    [101338, 'SIDE_STORY', 109819], [101338, 'SEQUEL', 140439],
  ],
};
