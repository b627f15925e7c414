import type { Rating, Status } from '../../model/title.ts';

/** TMDB's words for how far a film is, lower case. */
export const statusWords: Readonly<Record<string, Status>> = {
  rumored: 'NOT_YET_RELEASED',
  planned: 'NOT_YET_RELEASED',
  'in production': 'NOT_YET_RELEASED',
  'post production': 'NOT_YET_RELEASED',
  released: 'FINISHED',
  canceled: 'CANCELLED',
  cancelled: 'CANCELLED',
};

/** What the United States' certifications are among the ratings that we have. */
export const ratingWords: Readonly<Record<string, Rating>> = {
  g: 'G',
  pg: 'PG',
  'pg 13': 'PG-13',
  r: 'R-17',
  'nc 17': 'R+',
};
