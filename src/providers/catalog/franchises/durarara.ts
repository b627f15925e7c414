import type { CatalogFranchise } from '../entry.ts';

export const durarara: CatalogFranchise = {
  name: 'Durarara!!',
  entries: [
    { anilist: 6746,  mal: 6746,  format: 'TV',      start: '2010-01-08', end: '2010-06-25', episodes: 24, minutes: 24, rating: 'R-17', title: 'Durarara!!', english: 'Durarara!!', native: 'デュラララ!!', synonyms: ['Dhurarara!!', 'Dyurarara!!', 'Dulalala!!', 'Dullalala!!'] },
    { anilist: 8408,  mal: 8408,  format: 'SPECIAL', start: '2010-08-25', end: '2011-02-23', episodes: 2,  minutes: 23, rating: 'R-17', title: 'Durarara!! Specials', english: 'Durarara!! Specials', native: 'デュラララ!!', synonyms: ['Durarara!! Episode 12.5', 'Durarara!! Episode 25'] },
    { anilist: 20652, mal: 23199, format: 'TV',      start: '2015-01-10', end: '2015-03-28', episodes: 12, minutes: 24, rating: 'R-17', title: 'Durarara!!x2 Shou', english: 'Durarara!! x2 Shou', native: 'デュラララ!!×２ 承', synonyms: ['Durarara!! 2nd Season', 'DRRR!! 2nd Season', 'Durararax2 1st Arc', 'DRRR!! 2 Shou'] },
    { anilist: 20879, mal: 27831, format: 'TV',      start: '2015-07-04', end: '2015-09-26', episodes: 12, minutes: 24, rating: 'R-17', title: 'Durarara!!x2 Ten', english: 'Durarara!! x2 Ten', native: 'デュラララ!!×２ 転', synonyms: ['DRRR!! 2 Ten'] },
    { anilist: 21068, mal: 30191, format: 'SPECIAL', start: '2015-07-22', end: '2015-07-22', episodes: 1,  minutes: 23, rating: 'R-17', title: 'Durarara!!x2 Shou: Watashi no Kokoro wa Nabe Moyou', english: 'Durarara!! X2: My Heart is in the Pattern of a Hot Pot', native: 'デュラララ!!×２ 承 私の心は鍋模様', synonyms: ['Durarara!!x2 Shou Episode 4.5'] },
    { anilist: 20880, mal: 27833, format: 'TV',      start: '2016-01-09', end: '2016-03-26', episodes: 12, minutes: 24, rating: 'R-17', title: 'Durarara!!x2 Ketsu', english: 'Durarara!! x2 Ketsu', native: 'デュラララ!!×２ 結', synonyms: ['DRRR!! 2 Ketsu'] },
    { anilist: 21331, mal: 31552, format: 'SPECIAL', start: '2016-01-27', end: '2016-01-27', episodes: 1,  minutes: 24, rating: 'R-17', title: 'Durarara!!x2 Ten: Onoroke Chakapoko', english: 'Durarara!! X2 The Second Arc: Onoroke Chakapoko', native: 'デュラララ!!×２ 転 お惚気チャカポコ', synonyms: ['Durarara!!x2 Ten Episode 13.5'] },
    { anilist: 21695, mal: 32915, format: 'OVA',     start: '2016-07-27', end: '2016-07-27', episodes: 1,  minutes: 23, rating: 'R-17', title: 'Durarara!!x2 Ketsu: DuFuFuFu!!', english: 'Durarara!! X2 The Third Arc: DuFuFuFu!!', native: 'デュラララ!!×２ 結 デュフフフ!!', synonyms: ['Durarara!!x2 Ketsu Episode 19.5'] },
  ],
  links: [
    [6746, 'SIDE_STORY', 8408], [6746, 'SEQUEL', 20652],
    [20652, 'SEQUEL', 20879], [20652, 'SIDE_STORY', 21068],
    [20879, 'SEQUEL', 20880], [20879, 'SIDE_STORY', 21331],
    [20880, 'SIDE_STORY', 21695],
  ],
};
