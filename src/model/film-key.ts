/** Says how to get what opens TMDB, the one service of films. */
export const howToGetFilmKey =
  'get a free one at https://www.themoviedb.org/settings/api and put it into ANIMECTL_TMDB_TOKEN';
