import type { CatalogFranchise } from '../entry.ts';

export const natsume: CatalogFranchise = {
  name: "Natsume's Book of Friends",
  entries: [
    { anilist: 4081,   mal: 4081,  format: 'TV',      start: '2008-07-08', end: '2008-09-30', episodes: 13, minutes: 24,  rating: 'PG-13', title: 'Natsume Yuujinchou', english: "Natsume's Book of Friends", native: '夏目友人帳', synonyms: ['NatsuYuu', 'Natsume Yujincho', 'Natsume Yujin-cho', 'O Livro de Amigos de Natsume'] },
    { anilist: 5300,   mal: 5300,  format: 'TV',      start: '2009-01-06', end: '2009-03-31', episodes: 13, minutes: 24,  rating: 'PG',    title: 'Zoku Natsume Yuujinchou', english: "Natsume's Book of Friends Season 2", native: '続 夏目友人帳', synonyms: ['Natsume Yuujinchou Two', 'Natsume Yuujinchou 2', 'Natsume Yujincho 2', 'O Livro de Amigos de Natsume 2'] },
    { anilist: 19945,  mal: 19945, format: 'SPECIAL', start: '2009-04-22', end: '2009-08-26', episodes: 5,                rating: 'G',     title: '3D Nyanko-sensei Gekijou', native: '3Ｄニャンコ先生劇場' },
    { anilist: 10379,  mal: 10379, format: 'TV',      start: '2011-07-05', end: '2011-09-27', episodes: 13, minutes: 24,  rating: 'PG-13', title: 'Natsume Yuujinchou San', english: "Natsume's Book of Friends Season 3", native: '夏目友人帳 参', synonyms: ['Natsume Yuujinchou Three', 'Natsume Yuujinchou 3', 'Natsume Yujincho 3', 'O Livro de Amigos de Natsume 3'] },
    { anilist: 11665,  mal: 11665, format: 'TV',      start: '2012-01-03', end: '2012-03-27', episodes: 13, minutes: 24,  rating: 'PG-13', title: 'Natsume Yuujinchou Shi', english: "Natsume's Book of Friends Season 4", native: '夏目友人帳 肆', synonyms: ['Natsume Yuujinchou Four', 'Natsume Yuujinchou 4', 'Natsume Yujincho 4'] },
    { anilist: 18849,  mal: 18849, format: 'SPECIAL', start: '2013-12-15', end: '2013-12-15', episodes: 1,  minutes: 22,  rating: 'PG-13', title: 'Natsume Yuujinchou: Nyanko-sensei to Hajimete no Otsukai', english: 'Natsume’s Book of Friends: Nyanko-Sensei and the First Errand', native: '夏目友人帳新 ニャンコ先生とはじめてのおつかい', synonyms: ['Nyanko-sensei & the First Errand', 'Natsume Yuujinchou LaLa Special', 'Natsume Yujincho LaLa Special', "Natsume's Book of Friends LaLa Special"] },
    { anilist: 20478,  mal: 20651, format: 'OVA',     start: '2014-02-05',                    episodes: 1,  minutes: 23,  rating: 'PG-13', title: 'Natsume Yuujinchou: Itsuka Yuki no Hi ni', english: 'Natsume’s Book of Friends: On a Certain Snowy Day', native: '夏目友人帳 いつかゆきのひに', synonyms: ['Natsume Yuujinchou OVA', 'Natsume Yujincho OVA', "Natsume's Book of Friends OVA", 'Natsume on One Snowy Day'] },
    { anilist: 21710,  mal: 32983, format: 'TV',      start: '2016-10-05', end: '2016-12-21', episodes: 11, minutes: 23,  rating: 'PG-13', title: 'Natsume Yuujinchou Go', english: "Natsume's Book of Friends Season 5", native: '夏目友人帳 伍', synonyms: ['Natsume Yuujinchou Season 5', "Natsume's Book of Friends Five"] },
    { anilist: 99363,  mal: 34534, format: 'SPECIAL', start: '2017-03-30', end: '2017-04-26', episodes: 2,  minutes: 23,  rating: 'PG-13', title: 'Natsume Yuujinchou Go Tokubetsu-hen', english: "Natsume's Book of Friends Season 5 Specials", native: '夏目友人帳 伍 特別編', synonyms: ['Natsume Yuujinchou Go: Hitoyo Sakazuki', 'Natsume Yuujinchou Go: Yuugi no Utage', 'Natsume Yuujinchou Go: One Night Sake Cup', 'Natsume Yuujinchou Go: Party of Fun & Games'] },
    { anilist: 97983,  mal: 34591, format: 'TV',      start: '2017-04-12', end: '2017-06-21', episodes: 11, minutes: 23,  rating: 'PG-13', title: 'Natsume Yuujinchou Roku', english: "Natsume's Book of Friends Season 6", native: '夏目友人帳 陸', synonyms: ['Natsume Yuujinchou Season 6', "Natsume's Book of Friends Six"] },
    { anilist: 100283, mal: 36275, format: 'SPECIAL', start: '2017-09-27', end: '2017-10-25', episodes: 2,  minutes: 23,  rating: 'PG-13', title: 'Natsume Yuujinchou Roku Tokubetsu-hen', english: "Natsume's Book of Friends Season 6 Specials", native: '夏目友人帳 陸 特別編', synonyms: ['Natsume Yujin-cho 6 Specials', 'Natsume Yuujinchou Roku Specials'] },
    { anilist: 100268, mal: 36538, format: 'MOVIE',   start: '2018-09-29', end: '2018-09-29', episodes: 1,  minutes: 104, rating: 'PG-13', title: 'Natsume Yuujinchou: Utsusemi ni Musubu', english: "Natsume's Book of Friends Movie: Ephemeral Bond", native: '劇場版 夏目友人帳 ～うつせみに結ぶ～', synonyms: ['Gekijouban Natsume Yuujinchou', 'Natsume Yujin-cho the Movie: Ephemeral Bond'] },
    { anilist: 124132, mal: 42894, format: 'MOVIE',   start: '2021-01-16', end: '2021-01-16', episodes: 1,  minutes: 55,  rating: 'PG-13', title: 'Natsume Yuujinchou: Ishi Okoshi to Ayashiki Raihousha', english: "Natsume's Book of Friends: The Waking Rock and the Strange Visitor", native: '夏目友人帳 石起こしと怪しき来訪者' },
    { anilist: 154978, mal: 48829, format: 'ONA',     start: '2021-03-12', end: '2021-03-12', episodes: 1,  minutes: 2,   rating: 'G',     title: 'Ichiban Kuji Natsume Yuujinchou: Nyanko-sensei to Hana Shirabe', native: '一番くじ 夏目友人帳 ニャンコ先生と花しらべ' },
    { anilist: 188619, mal: 48953, format: 'ONA',     start: '2021-04-21', end: '2021-04-21', episodes: 1,  minutes: 2,   rating: 'G',     title: 'Natsume Yuujinchou × Kumamoto-ken: Hitoyoshi Kuma de no Yasashii Jikan', english: "Natsume's Book of Friends: A Day Out in Hitoyoshi Kuma", native: '夏目友人帳×熊本県「人吉・球磨での優しい時間」' },
    { anilist: 166611, mal: 55823, format: 'TV',      start: '2024-10-08', end: '2024-12-24', episodes: 12, minutes: 24,  rating: 'PG-13', title: 'Natsume Yuujinchou Shichi', english: "Natsume's Book of Friends Season 7", native: '夏目友人帳 漆', synonyms: ['Natsume Yuujinchou Season 7', "Natsume's Book of Friends Seven"] },
    { anilist: 184762, mal: 60302, format: 'SPECIAL', start: '2025',                          episodes: 1,                                 title: 'Natsume Yuujinchou Shichi Tokubetsu-hen', english: "Natsume's Book of Friends Season 7 Special", native: '夏目友人帳 漆 特別編' },
  ],
  links: [
    [4081, 'SEQUEL', 5300], [4081, 'OTHER', 154978, 'PARENT'], [4081, 'OTHER', 188619, 'PARENT'],
    [5300, 'SIDE_STORY', 19945], [5300, 'SEQUEL', 10379],
    [10379, 'SEQUEL', 11665],
    [11665, 'SIDE_STORY', 18849], [11665, 'SIDE_STORY', 20478], [11665, 'SEQUEL', 21710],
    [18849, 'PARENT', 21710],
    [21710, 'SIDE_STORY', 99363], [21710, 'SEQUEL', 97983],
    [97983, 'SIDE_STORY', 100283], [97983, 'SIDE_STORY', 100268], [97983, 'OTHER', 124132, 'PARENT'], [97983, 'SEQUEL', 166611],
    [166611, 'SIDE_STORY', 184762],
  ],
};
