import type { CatalogFranchise } from '../entry.ts';

export const ancientMagusBride: CatalogFranchise = {
  name: "The Ancient Magus' Bride",
  entries: [
    { anilist: 21688,  mal: 32902, format: 'OVA',     start: '2016-09-10', end: '2017-09-09', episodes: 3,  minutes: 23, rating: 'PG-13', title: 'Mahoutsukai no Yome: Hoshi Matsu Hito', english: "The Ancient Magus' Bride: Those Awaiting a Star", native: '魔法使いの嫁 星待つひと', synonyms: ['Mahou Tsukai no Yome: Hoshi Matsu Hito', 'The Ancient Magus Bride'] },
    { anilist: 98436,  mal: 35062, format: 'TV',      start: '2017-10-08', end: '2018-03-25', episodes: 24, minutes: 24, rating: 'PG-13', title: 'Mahoutsukai no Yome', english: "The Ancient Magus' Bride", native: '魔法使いの嫁', synonyms: ["The Magician's Bride", 'Mahou Tsukai no Yome'] },
    { anilist: 100256, mal: 36502, format: 'ONA',     start: '2017-10-10', end: '2018-03-24', episodes: 24, minutes: 1,  rating: 'G',     title: 'Mahoyome', native: 'まほよめ', synonyms: ['Magic Bride', 'Maho Yome'] },
    { anilist: 148584, mal: 51097, format: 'SPECIAL', start: '2018-03-24', end: '2018-03-24', episodes: 6,  minutes: 1,  rating: 'G',     title: 'Mahoyome Specials', native: 'まほよめ Specials', synonyms: ['Maho Yome Extra Episodes'] },
    { anilist: 130713, mal: 48438, format: 'OVA',     start: '2021-09-10', end: '2022-09-09', episodes: 3,  minutes: 23, rating: 'PG-13', title: 'Mahoutsukai no Yome: Nishi no Shounen to Seiran no Kishi', english: "The Ancient Magus' Bride: The Boy from the West and the Knight of the Blue Storm", native: '魔法使いの嫁 西の少年と青嵐の騎士', synonyms: ["The Ancient Magus' Bride OVA", 'Mahoutsukai no Yome OVA', 'Mahoutsuaki no Yome OAD'] },
    { anilist: 154364, mal: 52955, format: 'TV',      start: '2023-04-06', end: '2023-06-22', episodes: 12, minutes: 24, rating: 'PG-13', title: 'Mahoutsukai no Yome SEASON 2', english: "The Ancient Magus' Bride Season 2", native: '魔法使いの嫁 SEASON2', synonyms: ['The Ancient Magus Bride 2', 'Mahoutsukai no Yome 2', 'Mahoyome 2'] },
    { anilist: 166452, mal: 55742, format: 'TV',      start: '2023-10-05', end: '2023-12-21', episodes: 12, minutes: 24, rating: 'PG-13', title: 'Mahoutsukai no Yome SEASON 2 Part 2', english: "The Ancient Magus' Bride Season 2 Part 2", native: '魔法使いの嫁 SEASON2 第2クール', synonyms: ['Mahoyome 2 Part 2'] },
  ],
  links: [
    [21688, 'PARENT', 98436],
    [98436, 'SIDE_STORY', 100256], [98436, 'SEQUEL', 130713],
    [100256, 'SEQUEL', 148584],
    [130713, 'SEQUEL', 154364],
    [154364, 'SEQUEL', 166452],
  ],
};
