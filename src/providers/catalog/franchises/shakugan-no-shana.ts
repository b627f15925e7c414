import type { CatalogFranchise } from '../entry.ts';

export const shakuganNoShana: CatalogFranchise = {
  name: 'Shakugan no Shana',
  entries: [
    { anilist: 355,   mal: 355,   format: 'TV',      start: '2005-10-06', end: '2006-03-23', episodes: 24, minutes: 24, rating: 'PG-13', title: 'Shakugan no Shana', english: 'Shakugan no Shana: Season I', native: '灼眼のシャナ', synonyms: ['Burning-Eyed Shana', 'Shana of the Burning Eyes', 'Ognistooka Shana'] },
    { anilist: 1066,  mal: 1066,  format: 'SPECIAL', start: '2006-01-25', end: '2007-04-04', episodes: 4,  minutes: 6,  rating: 'PG-13', title: 'Shakugan no Shana Specials', english: 'Shakugan no Shana Specials', native: '灼眼のシャナ スペシャル', synonyms: ['Shakugan no Shana-tan Returns', 'Itadaki no Hecate-tan', 'Banjou no Carmel-san'] },
    { anilist: 6330,  mal: 6330,  format: 'SPECIAL', start: '2006-01-25', end: '2006-08-25', episodes: 8,  minutes: 4,  rating: 'PG-13', title: 'Shakugan no Shana: Naze Nani Shana', native: 'フリアグネ&マリアンヌのなぜなにシャナ', synonyms: ["Friagne and Marianne's Why", 'What', 'Shana! Ask Anything Question Box', 'Why? What? Shana!'] },
    { anilist: 1531,  mal: 1531,  format: 'SPECIAL', start: '2006-12-08', end: '2006-12-08', episodes: 1,  minutes: 23, rating: 'PG-13', title: 'Shakugan no Shana Special: Koi to Onsen no Kougai Gakushuu!', english: 'Shakugan no Shana: Koi to Onsen no Kougai Gakushuu!', native: '灼眼のシャナ 特別編 恋と温泉の校外学習！', synonyms: ['Shakugan no Shana OVA', 'Shakugan no Shana Tokubetsu Hen Koi to Onsen no Kougai Gakushuu!', 'Shakugan no Shana SP: Love and Outdoor Hot Spring Tutorial!', 'Shana: Love and Outdoor Hot Spring Tutorial!'] },
    { anilist: 17551, mal: 17551, format: 'SPECIAL', start: '2007-04-04', end: '2007-04-04', episodes: 1,  minutes: 5,  rating: 'PG-13', title: 'Shakugan no SHANA: Shana to Yuuji no Naze Nani Shana', native: 'シャナ＆悠二の なぜなにシャナ！ なんでも質問箱！', synonyms: ["Shana and Yuuji's Why What Shana! Ask Anything Question Box"] },
    { anilist: 1815,  mal: 1815,  format: 'MOVIE',   start: '2007-04-21', end: '2007-04-21', episodes: 1,  minutes: 86, rating: 'PG-13', title: 'Shakugan no Shana Movie', english: 'Shakugan no Shana: The Movie', native: '劇場版 灼眼のシャナ', synonyms: ['Gekijouban Shakugan no Shana'] },
    { anilist: 3221,  mal: 3221,  format: 'SPECIAL', start: '2007-09-21', end: '2007-09-21', episodes: 1,  minutes: 5,  rating: 'PG-13', title: 'Shakugan no Shana Movie Special', native: '劇場版 灼眼のシャナたん', synonyms: ['Shakugan no Shana-tan Gekijouban', 'Shakugan no Shanatan Movie', 'Gekijouban Shakugan no Shanatan'] },
    { anilist: 2787,  mal: 2787,  format: 'TV',      start: '2007-10-05', end: '2008-03-28', episodes: 24, minutes: 24, rating: 'PG-13', title: 'Shakugan no Shana II (Second)', english: 'Shakugan no Shana: Season II', native: '灼眼のシャナⅡ(Second)', synonyms: ['Shakugan no Shana 2', 'Shakugan no Shana Second'] },
    { anilist: 3956,  mal: 3956,  format: 'SPECIAL', start: '2008-01-25', end: '2009-10-19', episodes: 3,  minutes: 6,  rating: 'PG-13', title: 'Shakugan no Shana II (Second) Specials', native: '灼眼のシャナII (Second) スペシャル', synonyms: ['Shakugan no Shana-tan Begins', 'Shakugan no Shana-tan & Yoshida: Fumina Konoe Strikes Back!', 'Shakugan no Shana-tan Revenge', 'Shakugan no Shana Second Specials'] },
    { anilist: 14957, mal: 14957, format: 'SPECIAL', start: '2008-01-25', end: '2008-08-29', episodes: 8,  minutes: 5,  rating: 'PG-13', title: 'Shakugan no SHANA: Naze Nani Shana 2', native: 'フリアグネとマリアンヌの なぜなにシャナ! なんでも質問箱!', synonyms: ["Friagne and Marianne's Why What Shana! Ask Anything Question Box", 'Friagne to Marianne no Naze Nani Shana! Nandemo Shitsumonbako!'] },
    { anilist: 6572,  mal: 6572,  format: 'OVA',     start: '2009-10-23', end: '2010-09-29', episodes: 4,  minutes: 28, rating: 'PG-13', title: 'Shakugan no Shana S', english: 'Shakugan no Shana S: OVA Series', native: '灼眼のシャナ S', synonyms: ['Shakugan no Shana OVA 2'] },
    { anilist: 7375,  mal: 7375,  format: 'SPECIAL', start: '2009-10-23', end: '2010-09-29', episodes: 4,  minutes: 7,  rating: 'PG-13', title: 'Shakugan no Shana S Specials', native: '灼眼のシャナたん S', synonyms: ['Shakugan no Shana-tan G', 'Shakugan no Shana-tan Dos', 'Shakugan no Shana-tan Tri', 'Shakugan no Shana-tan Frontier'] },
    { anilist: 6773,  mal: 6773,  format: 'TV',      start: '2011-10-08', end: '2012-03-24', episodes: 24, minutes: 23, rating: 'PG-13', title: 'Shakugan no Shana III (Final)', english: 'Shakugan no Shana: Season III', native: '灼眼のシャナIII (Final)', synonyms: ['Shakugan no Shana Third', 'Shakugan no Shana 3', 'Shakugan no Shana Final'] },
    { anilist: 12823, mal: 12823, format: 'SPECIAL', start: '2012-01-27', end: '2012-05-30', episodes: 2,  minutes: 8,  rating: 'PG-13', title: 'Shakugan no Shana III (Final) Specials', native: '灼眼のシャナたん ふぁいなるですとらくしょん', synonyms: ['Shakugan no Shana-tan: Final Destruction', 'Shakugan no Shana-tan III'] },
  ],
  links: [
    [355, 'SIDE_STORY', 1066], [355, 'SIDE_STORY', 6330], [355, 'SIDE_STORY', 1531], [355, 'ALTERNATIVE', 1815], [355, 'SEQUEL', 2787],
    [1066, 'SEQUEL', 3956],
    [6330, 'SEQUEL', 14957],
    [17551, 'PARENT', 1815],
    [1815, 'SIDE_STORY', 3221],
    [2787, 'SPIN_OFF', 14957], [2787, 'SEQUEL', 6572], [2787, 'SEQUEL', 6773],
    [3956, 'SEQUEL', 7375],
    [6572, 'SEQUEL', 6773],
    [7375, 'SEQUEL', 12823],
  ],
};
