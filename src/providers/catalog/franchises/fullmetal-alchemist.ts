import type { CatalogFranchise } from '../entry.ts';

export const fullmetalAlchemist: CatalogFranchise = {
  name: 'Fullmetal Alchemist',
  entries: [
    { anilist: 121,   mal: 121,   format: 'TV',      start: '2003-10-04', end: '2004-10-02', episodes: 51, minutes: 24,  rating: 'R-17',  title: 'Hagane no Renkinjutsushi', english: 'Fullmetal Alchemist', native: '鋼の錬金術師', synonyms: ['FMA', 'Full Metal Alchemist', 'Stalowy alchemik'] },
    { anilist: 664,   mal: 664,   format: 'SPECIAL', start: '2005-03-19', end: '2005-03-19', episodes: 1,  minutes: 55,  rating: 'R-17',  title: 'Hagane no Renkinjutsushi: Reflections', english: 'Fullmetal Alchemist: Reflections', native: '鋼の錬金術師 Reflections', synonyms: ['Hagane no Renkinjutsushi: Tabi no Hajimari', 'FMA: Reflections'] },
    { anilist: 430,   mal: 430,   format: 'MOVIE',   start: '2005-07-23', end: '2005-07-23', episodes: 1,  minutes: 105, rating: 'R-17',  title: 'Hagane no Renkinjutsushi: Shamballa wo Yuku Mono', english: 'Fullmetal Alchemist: The Movie - Conqueror of Shamballa', native: '鋼の錬金術師 シャンバラを征く者', synonyms: ['Gekijyouban Hagane no Renkinjutsushi - Shanbara wo Yuku Mono', 'Fullmetal Alchemist the Movie: Conqueror of Shamballa', 'FMA Movie', 'Fullmetal Alchemist: The Conqueror of Shamballa'] },
    { anilist: 908,   mal: 908,   format: 'OVA',     start: '2006-03-29', end: '2006-03-29', episodes: 3,  minutes: 7,   rating: 'PG-13', title: 'Hagane no Renkinjutsushi: PREMIUM COLLECTION', english: 'Fullmetal Alchemist: Premium OVA Collection', native: '鋼の錬金術師 PREMIUM COLLECTION', synonyms: ['State Alchemists vs Seven Homunculi', 'Enkai-hen', 'Chibi Party', 'Kodomo-hen'] },
    { anilist: 5114,  mal: 5114,  format: 'TV',      start: '2009-04-05', end: '2010-07-04', episodes: 64, minutes: 24,  rating: 'R-17',  title: 'Hagane no Renkinjutsushi: FULLMETAL ALCHEMIST', english: 'Fullmetal Alchemist: Brotherhood', native: '鋼の錬金術師 FULLMETAL ALCHEMIST', synonyms: ['Fullmetal Alchemist (2009)', 'FMAB'] },
    { anilist: 6421,  mal: 6421,  format: 'OVA',     start: '2009-08-26', end: '2010-08-25', episodes: 4,  minutes: 15,  rating: 'PG-13', title: 'Hagane no Renkinjutsushi: FULLMETAL ALCHEMIST Mihousou Episode', english: 'Fullmetal Alchemist: Brotherhood OVA Collection', native: '鋼の錬金術師 FULLMETAL ALCHEMIST 未放送エピソード', synonyms: ['Moumoku no Renkinjutsushi', 'The Blind Alchemist', 'Shinpuru na Hitobito', 'Simple People'] },
    { anilist: 7902,  mal: 7902,  format: 'SPECIAL', start: '2009-08-26', end: '2010-11-24', episodes: 16, minutes: 2,   rating: 'PG-13', title: 'Hagane no Renkinjutsushi: FULLMETAL ALCHEMIST - Arakawa Hiromu Kaki Oroshi 4-koma Gekijou', english: 'Fullmetal Alchemist: Brotherhood 4-koma Theater', native: '鋼の錬金術師 FULLMETAL ALCHEMIST 荒川弘 描き下ろし4コマ劇場', synonyms: ['Hagane no Renkinjutsushi: Hagaren 4-koma Gekijou', 'Hiromu Arakawa 4-koma Theater', 'FMA: 4-koma Theater'] },
    { anilist: 10842, mal: 10842, format: 'SPECIAL', start: '2011-06-10', end: '2011-06-30', episodes: 4,  minutes: 3,   rating: 'PG-13', title: 'Hagane no Renkinjutsushi: Milos no Seinaru Hoshi Tokubetsu Eizou', english: 'Fullmetal Alchemist: The Sacred Star of Milos PV', native: '鋼の錬金術師 嘆きの丘[ミロス]の聖なる星 特別動画', synonyms: ['Hagane no Renkinjutsushi: Milos no Seinaru Hoshi PV', 'FMA Movie 2 PV', 'Fullmetal Alchemist: Milos no Seinaru Hoshi Specials'] },
    { anilist: 9135,  mal: 9135,  format: 'MOVIE',   start: '2011-07-02', end: '2011-07-02', episodes: 1,  minutes: 110, rating: 'R-17',  title: 'Hagane no Renkinjutsushi: Milos no Seinaru Hoshi', english: 'Fullmetal Alchemist: The Sacred Star of Milos', native: '鋼の錬金術師 嘆きの丘の聖なる星', synonyms: ['Fullmetal Alchemist: Milos no Seinaru Hoshi', 'Fullmetal Alchemist Movie 2', 'Hagane no Renkinjutsushi Movie 2', 'FMA Movie 2'] },
  ],
  links: [
    [121, 'SUMMARY', 664], [121, 'SEQUEL', 430], [121, 'SIDE_STORY', 908], [121, 'ALTERNATIVE', 5114],
    [430, 'SPIN_OFF', 908],
    [5114, 'SIDE_STORY', 6421], [5114, 'SPIN_OFF', 7902], [5114, 'SIDE_STORY', 9135],
    [9135, 'SPIN_OFF', 10842],
  ],
};
