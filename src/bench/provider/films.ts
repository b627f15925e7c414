import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import type { JsonObject } from '../../model/json.ts';

/** A simulated TMDB, in this process. */
export interface FilmSimulator {
  /** With the path of the API. */
  readonly url: string;
  requests(): number;
  /** How long an answer takes, in ms. */
  wait(ms: number): void;
  close(): Promise<void>;
}

/** A key as TMDB gives it. */
export const filmKey = '0123456789abcdef0123456789abcdef';

/** A film as TMDB has it, about as long as real ones are. */
export function madeUpFilm(id: number): JsonObject {
  const year = 1950 + (id % 70);
  const date = `${year}-0${1 + (id % 9)}-1${id % 9}`;
  const names = (what: string, n: number) =>
    Array.from({ length: n }, (_, at) => ({ id: at + 1, name: `${what} ${at}` }));
  return {
    ...{ id, title: `Film number ${id}`, original_title: `Film number ${id}`, original_language: 'en', adult: false },
    overview: `What happens in film number ${id} is told here, in as many words as usual. `.repeat(6),
    ...{
      poster_path: `/poster${id}.jpg`,
      backdrop_path: `/backdrop${id}.jpg`,
      release_date: date,
      runtime: 90 + (id % 60),
    },
    ...{
      popularity: 10 + (id % 90),
      vote_average: 5 + (id % 50) / 10,
      vote_count: 1 + (id % 9_000),
      status: 'Released',
    },
    ...{ homepage: '', imdb_id: `tt${9_000_000 + id}`, belongs_to_collection: null, genres: names('Genre', 3) },
    production_companies: names('Company', 3),
    keywords: { keywords: names('Keyword', 15) },
    videos: { results: [{ site: 'YouTube', type: 'Trailer', key: `trailer${id}` }] },
    alternative_titles: {
      titles: Array.from({ length: 6 }, (_, at) => ({ title: `Film ${id}, as in country ${at}` })),
    },
    release_dates: {
      results: ['US', 'DE'].map((country) => ({
        iso_3166_1: country,
        release_dates: [3, 4, 5].map((type) => ({
          certification: 'PG-13',
          release_date: `${date}T00:00:00.000Z`,
          type,
        })),
      })),
    },
  };
}

export async function openFilmSimulator(): Promise<FilmSimulator> {
  let [count, latencyMs] = [0, 0];
  const answer = (url: string): JsonObject => {
    const { pathname, searchParams } = new URL(url, 'http://localhost');
    const id = Number(/\/movie\/(\d+)$/.exec(pathname)?.[1]);
    if (id) return madeUpFilm(id);
    const found = Number(/\d+/.exec(searchParams.get('query') ?? '')?.[0] ?? 1);
    return { page: 1, results: [madeUpFilm(found)], total_pages: 1 };
  };
  const server = createServer((request, response) => {
    count++;
    const send = () => {
      response.setHeader('content-type', 'application/json');
      response.end(JSON.stringify(answer(request.url ?? '/')));
    };
    if (latencyMs === 0) return send();
    AbortSignal.timeout(latencyMs).addEventListener('abort', send, { once: true });
  });
  await new Promise<void>((done) => server.listen(0, '127.0.0.1', done));
  const { port } = server.address() as AddressInfo;
  return {
    url: `http://127.0.0.1:${port}/3`,
    requests: () => count,
    wait(ms) {
      latencyMs = ms;
    },
    close: () =>
      new Promise((done) => {
        server.close(() => done());
        server.closeAllConnections();
      }),
  };
}
