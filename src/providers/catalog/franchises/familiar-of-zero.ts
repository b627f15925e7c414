import type { CatalogFranchise } from '../entry.ts';

export const familiarOfZero: CatalogFranchise = {
  name: 'The Familiar of Zero',
  entries: [
    { anilist: 1195,  mal: 1195,  format: 'TV',      start: '2006-07-03', end: '2006-09-25', episodes: 13, minutes: 23, rating: 'PG-13', title: 'Zero no Tsukaima', english: 'The Familiar of Zero', native: 'ゼロの使い魔', synonyms: ['ZnT', "Zero's Familiar", 'La Magia de Zero'] },
    { anilist: 1840,  mal: 1840,  format: 'TV',      start: '2007-07-09', end: '2007-09-24', episodes: 12, minutes: 24, rating: 'PG',    title: 'Zero no Tsukaima: Futatsuki no Kishi', english: 'The Familiar of Zero: Knight of the Twin Moons', native: 'ゼロの使い魔 ～双月の騎士～', synonyms: ["Zero's Familiar 2nd Series", 'Zero no Tsukaima S2', 'The Familiar of Zero: The Rider of the Twin Moons'] },
    { anilist: 3712,  mal: 3712,  format: 'TV',      start: '2008-07-07', end: '2008-09-22', episodes: 12, minutes: 24, rating: 'PG-13', title: 'Zero no Tsukaima: Princesses no Rondo', english: 'The Familiar of Zero: Rondo of Princesses', native: 'ゼロの使い魔 ～三美姫（プリンセッセ）の輪舞（ロンド）～', synonyms: ['Zero no Tsukaima: Princess no Rondo', 'Rondo of the Princesses', "Zero's Familiar 3rd Series", 'Zero no Tsukaima S3'] },
    { anilist: 6489,  mal: 6489,  format: 'SPECIAL', start: '2008-09-25', end: '2009-03-25', episodes: 7,  minutes: 3,  rating: 'PG',    title: 'Zero no Tsukaima: Princesses no Rondo Picture Drama', native: 'ゼロの使い魔～三美姫の輪舞～ ピクチャードラマ', synonyms: ['Zero no Tsukaima: Princesses no Rondo DVD Specials', 'Trysting Theater of Love', 'Trysting Ai no Gekijou'] },
    { anilist: 5764,  mal: 5764,  format: 'OVA',     start: '2008-12-25', end: '2008-12-25', episodes: 1,  minutes: 23, rating: 'PG',    title: 'Zero no Tsukaima: Princesses no Rondo - Yuuwaku no Sunahama', english: 'The Familiar of Zero: "Rondo" of Princesses - Seductive Beach', native: 'ゼロの使い魔 ～三美姫（プリンセッセ）の輪舞（ロンド）～ 誘惑の砂浜' },
    { anilist: 11319, mal: 11319, format: 'TV',      start: '2012-01-07', end: '2012-03-24', episodes: 12, minutes: 24, rating: 'PG-13', title: 'Zero no Tsukaima F', english: 'The Familiar of Zero F', native: 'ゼロの使い魔F', synonyms: ['Zero no Tsukaima Final Series', "Zero's Familiar Final Series", 'Zero no Tsukaima S4'] },
  ],
  links: [
    [1195, 'SEQUEL', 1840],
    [1840, 'SEQUEL', 3712],
    [3712, 'SPIN_OFF', 6489], [3712, 'SIDE_STORY', 5764], [3712, 'SEQUEL', 11319],
  ],
};
