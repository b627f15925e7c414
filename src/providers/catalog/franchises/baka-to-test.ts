import type { CatalogFranchise } from '../entry.ts';

export const bakaToTest: CatalogFranchise = {
  name: 'Baka and Test',
  entries: [
    { anilist: 7805,   mal: 7805,  format: 'ONA',     start: '2009-12-24',                    episodes: 1,  minutes: 4,  rating: 'PG-13', title: 'Baka to Test to Shoukanjuu: Mondai - Christmas ni Tsuite Kotae Nasai', english: 'Baka & Test: Christmas Special', native: 'バカとテストと召喚獣 問題 クリスマスについて答えなさい', synonyms: ['Baka to Test to Shoukanjuu: Christmas Special'] },
    { anilist: 6347,   mal: 6347,  format: 'TV',      start: '2010-01-07', end: '2010-04-01', episodes: 13, minutes: 24, rating: 'PG-13', title: 'Baka to Test to Shoukanjuu', english: 'Baka & Test: Summon the Beasts', native: 'バカとテストと召喚獣', synonyms: ['The Idiot', 'the Tests', 'and the Summoned Creatures', 'Baka to Test to Shokanju'] },
    { anilist: 7870,   mal: 7870,  format: 'SPECIAL', start: '2010-04-23', end: '2010-09-22', episodes: 6,  minutes: 4,  rating: 'PG-13', title: 'Baka to Test to Shoukanjuu Specials', english: 'Baka and Test - Summon the Beasts Specials', native: '未公開映像 (制作: ムッツリ商会)', synonyms: ['Baka to Test to Shoukanjuu: Private Footage (Produced by Muttsuri Company)', 'Mikoukai Eizou (Seisaku: Muttsuri Shoukai)'] },
    { anilist: 10431,  mal: 10431, format: 'SPECIAL', start: '2010-08-29', end: '2010-08-29', episodes: 1,  minutes: 3,  rating: 'PG-13', title: 'Baka to Test to Shoukanjuu: Matsuri Special', english: 'Baka and Test - Summon the Beasts: Matsuri Special', native: 'バカとテストと召喚獣 ～祭～', synonyms: ['Baka to Test to Shoukanjuu OVA Special'] },
    { anilist: 9471,   mal: 9471,  format: 'OVA',     start: '2011-02-23', end: '2011-03-30', episodes: 2,  minutes: 29, rating: 'PG-13', title: 'Baka to Test to Shoukanjuu: Matsuri', english: 'Baka & Test - Summon the Beasts OVA', native: 'バカとテストと召喚獣 ～祭～', synonyms: ['Baka to Test to Shoukanjuu OVA', 'Baka to Test to Shokanju OVA'] },
    { anilist: 21468,  mal: 31298, format: 'SPECIAL', start: '2011-02-23', end: '2011-03-30', episodes: 6,  minutes: 3,  rating: 'PG',    title: 'Baka to Test to Shoukanjuu: Matsuri - Sentakushi Ikou nomi', native: 'バカとテストと召喚獣 ～祭～ 選択肢以降のみ' },
    { anilist: 8516,   mal: 8516,  format: 'TV',      start: '2011-07-08', end: '2011-09-30', episodes: 13, minutes: 24, rating: 'PG-13', title: 'Baka to Test to Shoukanjuu Ni!', english: 'Baka & Test – Summon the Beasts 2', native: 'バカとテストと召喚獣 にっ！', synonyms: ['Baka to Test to Shoukanjuu 2', 'and the Summoned Creatures 2'] },
    { anilist: 10834,  mal: 10834, format: 'SPECIAL', start: '2011-09-21', end: '2012-02-22', episodes: 6,  minutes: 5,  rating: 'PG-13', title: 'Baka to Test to Shoukanjuu: SPINOUT! Sore ga Bokura no Nichijou', english: 'Baka and Test – Summon the Beasts 2 Specials', native: 'バカとテストと召喚獣SPINOUT! それが僕らの日常。遠征中', synonyms: ['Baka to Test to Shoukanjuu Ni! Specials', 'and the Summoned Creatures Specials'] },
    { anilist: 21467,  mal: 24727, format: 'SPECIAL', start: '2011-10-26', end: '2011-10-26', episodes: 1,  minutes: 3,  rating: 'PG-13', title: 'Baka to Test to Shoukanjuu Ni!: Mahou Hideyoshi Hideyoshi', english: 'Baka and Test - Summon the Beasts: Magical Hideyoshi Hideyoshi', native: 'バカとテストと召喚獣にっ！ 『魔法秀吉ひでよし』', synonyms: ['Hideyoshi Hideyoshi Magic Special'] },
    { anilist: 107348, mal: 36250, format: 'SPECIAL', start: '2017-11-29', end: '2017-11-29', episodes: 1,  minutes: 3,  rating: 'PG-13', title: 'Baka to Test to Shoukanjuu Mini Anime', english: 'Baka and Test Mini Special', native: 'バカとテストと召喚獣 ミニアニメ', synonyms: ['Baka to Tesuto to Shoukanjuu', 'Baka to Test to Shoukanjyuu', 'Idiots'] },
  ],
  links: [
    [7805, 'PARENT', 6347],
    [6347, 'SIDE_STORY', 7870], [6347, 'SEQUEL', 9471], [6347, 'SIDE_STORY', 107348],
    [10431, 'PARENT', 9471],
    [9471, 'OTHER', 21468, 'PARENT'], [9471, 'SEQUEL', 8516],
    [8516, 'OTHER', 10834, 'PARENT'], [8516, 'SIDE_STORY', 21467],
    [10834, 'PARENT', 21467, 'OTHER'],
  ],
};
