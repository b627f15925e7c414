import type { CatalogFranchise } from '../entry.ts';

export const naruto: CatalogFranchise = {
  name: 'Naruto',
  entries: [
    { anilist: 20,    mal: 20,    format: 'TV',    start: '2002-10-03', end: '2007-02-08', episodes: 220, minutes: 23,  rating: 'PG-13', title: 'NARUTO', english: 'Naruto', native: 'NARUTO -ナルト-' },
    { anilist: 442,   mal: 442,   format: 'MOVIE', start: '2004-08-21', end: '2004-08-21', episodes: 1,   minutes: 82,  rating: 'PG-13', title: 'NARUTO: Dai Katsugeki!! Yukihime Ninpocho Dattebayo!!', english: 'Naruto the Movie: Ninja Clash in the Land of Snow', native: '劇場版 NARUTO 大活劇!雪姫忍法帖だってばよ!!' },
    { anilist: 936,   mal: 936,   format: 'MOVIE', start: '2005-08-06', end: '2005-08-06', episodes: 1,   minutes: 97,  rating: 'PG-13', title: 'NARUTO: Dai Gekitotsu! Maboroshi no Chitei Iseki Dattebayo!', english: 'Naruto the Movie 2: Legend of the Stone of Gelel', native: '劇場版 NARUTO 大激突!幻の地底遺跡だってばよ' },
    { anilist: 2144,  mal: 2144,  format: 'MOVIE', start: '2006-08-05', end: '2006-08-05', episodes: 1,   minutes: 94,  rating: 'PG-13', title: 'NARUTO: Dai Koufun! Mikazukijima no Animal Panic Dattebayo!', english: 'Naruto the Movie 3: Guardians of the Crescent Moon Kingdom', native: '劇場版 NARUTO 大興奮!みかづき島のアニマル騒動だってばよ' },
    { anilist: 1735,  mal: 1735,  format: 'TV',    start: '2007-02-15', end: '2017-03-23', episodes: 500, minutes: 23,  rating: 'PG-13', title: 'NARUTO: Shippuuden', english: 'Naruto: Shippuden', native: 'NARUTO -ナルト- 疾風伝', synonyms: ['Naruto Hurricane Chronicles'] },
    { anilist: 2472,  mal: 2472,  format: 'MOVIE', start: '2007-08-04', end: '2007-08-04', episodes: 1,   minutes: 94,  rating: 'PG-13', title: 'NARUTO: Shippuuden Movie', english: 'Naruto Shippuden the Movie', native: '劇場版 NARUTO -ナルト- 疾風伝' },
    { anilist: 4437,  mal: 4437,  format: 'MOVIE', start: '2008-08-02', end: '2008-08-02', episodes: 1,   minutes: 92,  rating: 'PG-13', title: 'NARUTO: Shippuuden - Kizuna', english: 'Naruto Shippuden the Movie: Bonds', native: '劇場版 NARUTO -ナルト- 疾風伝 絆' },
    { anilist: 6325,  mal: 6325,  format: 'MOVIE', start: '2009-08-01', end: '2009-08-01', episodes: 1,   minutes: 95,  rating: 'PG-13', title: 'NARUTO: Shippuuden - Hi no Ishi wo Tsugu Mono', english: 'Naruto Shippuden the Movie: The Will of Fire', native: '劇場版 NARUTO -ナルト- 疾風伝 火の意志を継ぐ者' },
    { anilist: 8246,  mal: 8246,  format: 'MOVIE', start: '2010-07-31', end: '2010-07-31', episodes: 1,   minutes: 85,  rating: 'PG-13', title: 'NARUTO: Shippuuden - The Lost Tower', english: 'Naruto Shippuden the Movie: The Lost Tower', native: '劇場版 NARUTO -ナルト- 疾風伝 ザ・ロストタワー' },
    { anilist: 10589, mal: 10589, format: 'MOVIE', start: '2011-07-30', end: '2011-07-30', episodes: 1,                 rating: 'PG-13', title: 'NARUTO: Blood Prison', english: 'Naruto Shippuden the Movie: Blood Prison', native: '劇場版 NARUTO -ナルト- ブラッド・プリズン' },
    { anilist: 12979, mal: 12979, format: 'TV',    start: '2012-04-03', end: '2013-03-26', episodes: 51,  minutes: 24,  rating: 'PG-13', title: 'NARUTO SD: Rock Lee no Seishun Full-Power Ninden', english: 'Naruto Spin-Off: Rock Lee & His Ninja Pals', native: 'ナルトSD ロック・リーの青春フルパワー忍伝' },
    { anilist: 13667, mal: 13667, format: 'MOVIE', start: '2012-07-28', end: '2012-07-28', episodes: 1,   minutes: 109, rating: 'PG-13', title: 'ROAD TO NINJA: NARUTO THE MOVIE', english: 'Road to Ninja: Naruto the Movie', native: 'ROAD TO NINJA -NARUTO THE MOVIE-' },
    { anilist: 16870, mal: 16870, format: 'MOVIE', start: '2014-12-06', end: '2014-12-06', episodes: 1,   minutes: 112, rating: 'PG-13', title: 'THE LAST: NARUTO THE MOVIE', english: 'The Last: Naruto the Movie', native: 'THE LAST -NARUTO THE MOVIE-' },
    { anilist: 21220, mal: 28755, format: 'MOVIE', start: '2015-08-07', end: '2015-08-07', episodes: 1,   minutes: 95,  rating: 'PG-13', title: 'BORUTO: NARUTO THE MOVIE', english: 'Boruto: Naruto the Movie', native: 'BORUTO -NARUTO THE MOVIE-' },
    { anilist: 21579, mal: 32365, format: 'OVA',   start: '2016-07-06', end: '2016-07-06', episodes: 1,                 rating: 'PG-13', title: 'BORUTO: NARUTO THE MOVIE - Naruto ga Hokage ni Natta Hi', english: 'Boruto: Naruto the Movie - The Day Naruto Became Hokage' },
    { anilist: 97938, mal: 34566, format: 'TV',    start: '2017-04-05', end: '2023-03-26', episodes: 293, minutes: 23,  rating: 'PG-13', title: 'BORUTO: NARUTO NEXT GENERATIONS', english: 'Boruto: Naruto Next Generations', native: 'BORUTO -ボルト- NARUTO NEXT GENERATIONS' },
  ],
  links: [
    [20, 'SIDE_STORY', 442], [20, 'SIDE_STORY', 936], [20, 'SIDE_STORY', 2144], [20, 'SEQUEL', 1735],
    [1735, 'SIDE_STORY', 2472], [1735, 'SIDE_STORY', 4437], [1735, 'SIDE_STORY', 6325], [1735, 'SIDE_STORY', 8246], [1735, 'SIDE_STORY', 10589], [1735, 'SPIN_OFF', 12979], [1735, 'SIDE_STORY', 13667], [1735, 'SIDE_STORY', 16870], [1735, 'SEQUEL', 97938],
    [16870, 'SEQUEL', 21220],
    [21220, 'SIDE_STORY', 21579], [21220, 'ALTERNATIVE', 97938],
  ],
};
