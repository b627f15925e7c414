import type { Format } from '../../model/format.ts';
import type { Rating, Status, Title } from '../../model/title.ts';

/** Shikimori's words, lower case, blanks for underscores. `/franchise` says the kind in the reader's language. */
export const formatWords: Readonly<Record<string, Format>> = {
  tv: 'TV',
  'tv series': 'TV',
  'tv сериал': 'TV',
  movie: 'MOVIE',
  фильм: 'MOVIE',
  ova: 'OVA',
  ona: 'ONA',
  special: 'SPECIAL',
  спецвыпуск: 'SPECIAL',
  'tv special': 'SPECIAL',
  'tv спецвыпуск': 'SPECIAL',
  music: 'MUSIC',
  клип: 'MUSIC',
  pv: 'PV',
  проморолик: 'PV',
  cm: 'CM',
  реклама: 'CM',
  manga: 'MANGA',
  манга: 'MANGA',
  manhwa: 'MANGA',
  манхва: 'MANGA',
  manhua: 'MANGA',
  маньхуа: 'MANGA',
  doujin: 'MANGA',
  додзинси: 'MANGA',
  'one shot': 'ONE_SHOT',
  ваншот: 'ONE_SHOT',
  novel: 'NOVEL',
  новелла: 'NOVEL',
  'light novel': 'NOVEL',
  ранобэ: 'NOVEL',
};

export const statusWords: Readonly<Record<string, Status>> = {
  anons: 'NOT_YET_RELEASED',
  ongoing: 'RELEASING',
  released: 'FINISHED',
  paused: 'HIATUS',
  discontinued: 'CANCELLED',
};

export const ratingWords: Readonly<Record<string, Rating>> = {
  g: 'G',
  pg: 'PG',
  'pg 13': 'PG-13',
  r: 'R-17',
  'r plus': 'R+',
  rx: 'Rx',
};

/** As in `spring_2013`. */
export const seasonWords: Readonly<Record<string, NonNullable<Title['season']>>> = {
  winter: 'WINTER',
  spring: 'SPRING',
  summer: 'SUMMER',
  fall: 'FALL',
};
