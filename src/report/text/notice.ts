/** TMDB's terms want these words wherever what it says is shown: https://www.themoviedb.org/documentation/api/terms-of-use */
export const tmdbNotice = 'This product uses the TMDB API but is not endorsed or certified by TMDB.';
