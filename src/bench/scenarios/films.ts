import { mkdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { readyResource } from '../../library/resource.ts';
import { systemClock } from '../../model/clock.ts';
import type { LibraryFilm } from '../../model/library.ts';
import { decode } from '../../providers/tmdb/decode.ts';
import { openSqlite } from '../../store/sqlite/sqlite.ts';
import { runProgram } from '../program.ts';
import { type FilmSimulator, filmKey, madeUpFilm, openFilmSimulator } from '../provider/films.ts';
import { timed } from '../repeat.ts';
import type { Bench, Held, Measurement, Scenario } from '../scenario.ts';
import { benchKey, figuresOf, type ServedProcess, startServing } from '../served.ts';
import { quantile } from '../statistics.ts';

/** What films take. */
export const films: Scenario = {
  name: 'films',
  about:
    'Films from a simulated TMDB at ten times its limit (400 in 10 s), and Radarr’s API over a library of 1,000 and of 10,000 films, with a TMDB that takes 200 ms an answer.',
  run,
};

const mebibyte = 2 ** 20;
const [limit, perSeconds] = [400, 10];

async function* run(bench: Bench): AsyncGenerator<Measurement> {
  const simulator = await openFilmSimulator();
  try {
    yield* importOf(bench.quick ? 440 : 2_000, simulator, bench);
    simulator.wait(200);
    for (const count of bench.quick ? [100] : [1_000, 10_000]) yield* libraryOf(count, simulator, bench);
  } finally {
    await simulator.close();
  }
}

const reaching = ({ url }: FilmSimulator, requests: string) => ({
  ...{ ANIMECTL_TMDB_URL: url, ANIMECTL_TMDB_TOKEN: filmKey, ANIMECTL_TMDB_LIMIT: requests },
});

/** A list of films into a new database, and once more. */
async function* importOf(count: number, simulator: FilmSimulator, bench: Bench): AsyncGenerator<Measurement> {
  const list = join(bench.folder, 'films.txt');
  await writeFile(list, Array.from({ length: count }, (_, n) => `tmdb:${n + 1}\n`).join(''));
  const env = { ...reaching(simulator, `${limit}/${perSeconds}s`), XDG_DATA_HOME: join(bench.folder, 'import') };
  const words = ['--quiet', 'import', list, '--yes', '--concurrency', '10'];
  const importing = async () => {
    const before = simulator.requests();
    bench.say(`${count} films at ten times the limit`);
    const started = bench.now();
    const { peakBytes } = await runProgram(bench, words, env);
    return { ms: bench.now() - started, requests: simulator.requests() - before, peakBytes };
  };
  const first = await importing();
  const alone = ((count - limit) / limit) * perSeconds * 1_000;
  const held: readonly Held[] = [
    {
      figure: 'times as long as the limit alone',
      value: first.ms / Math.max(alone, 1),
      bar: { atMost: bench.quick ? 60 : 1.1 },
    },
    { figure: 'requests a film', value: first.requests / count, bar: { atMost: 1.02 } },
    { figure: 'MiB at the peak', value: first.peakBytes / mebibyte, bar: { atMost: 250 } },
  ];
  yield { name: `import of ${count} films`, timesMs: [first.ms], requests: first.requests, held };
  const again = await importing();
  const hits = {
    figure: '% answered without a request',
    value: 100 * (1 - again.requests / count),
    bar: { atLeast: 99 },
  };
  yield { name: 'the same again', timesMs: [again.ms], requests: again.requests, held: [hits] };
}

/** What programs ask for, of a library of so many films. */
async function* libraryOf(count: number, simulator: FilmSimulator, bench: Bench): AsyncGenerator<Measurement> {
  const data = join(bench.folder, `library-${count}`);
  const texts = await fill(join(data, 'animectl'), count, bench);
  const served = await startServing(bench, data, reaching(simulator, '100000/1s'));
  try {
    bench.say(`a library of ${count} films`);
    const runs = bench.quick ? 5 : 40;
    const asking = api(served, bench);
    // By turns, and middle against middle: a machine that is busy for a while is busy for both.
    const both = await samples(runs, async () => ({
      answered: await asking('GET', 'movie'),
      anewMs: await timed(bench, () => JSON.stringify(texts)),
    }));
    const all = both.map(({ answered }) => answered);
    const middle = (numbers: readonly number[]) => quantile(sorted(numbers), 0.5);
    const listing = p95(all.map(({ firstMs }) => firstMs));
    const name = `GET /movie of ${count} films`;
    yield {
      name,
      timesMs: all.map(({ ms }) => ms),
      counts: { bytes: all[0]?.bytes ?? 0, 'ms to the first byte, 95 of 100': listing },
      held: [
        { figure: 'ms to the first byte for 95 of 100', value: listing, bar: { atMost: count > 1_000 ? 100 : 50 } },
        {
          figure: 'times as fast as stringifying anew',
          value: middle(both.map(({ anewMs }) => anewMs)) / middle(all.map(({ firstMs }) => firstMs)),
          bar: { atLeast: count > 1_000 ? 5 : 0 },
        },
        { figure: 'MiB', value: (await figuresOf(served)).resident / mebibyte, bar: { atMost: 250 } },
      ],
    };
    yield* verbs(count, runs, asking);
  } finally {
    await served.close();
  }
}

type Asking = (method: string, path: string, body?: object) => Promise<Answered>;

/** All other things that programs do with films. */
async function* verbs(count: number, runs: number, asking: Asking): AsyncGenerator<Measurement> {
  const wish = { qualityProfileId: 1, path: '/films/elsewhere' };
  const id = (n: number) => 1 + (n % count);
  const ways: readonly (readonly [string, number, (n: number) => Promise<Answered>])[] = [
    ['GET /movie/{id}', 20, (n) => asking('GET', `movie/${id(n * 37)}`)],
    ['GET /movie/lookup', 400, (n) => asking('GET', `movie/lookup?term=tmdb:${500_000 + n}`)],
    [
      'POST /movie',
      300,
      (n) => asking('POST', 'movie', { tmdbId: 600_000 + n, qualityProfileId: 1, rootFolderPath: '/films' }),
    ],
    ['PUT /movie/{id}', 100, (n) => asking('PUT', `movie/${id(n)}`, { ...wish, path: `/films/elsewhere/${n}` })],
    ['DELETE /movie/{id}', 100, (n) => asking('DELETE', `movie/${id(n)}`)],
  ];
  for (const [name, most, way] of ways) {
    const timesMs = (await samples(runs, way)).map(({ ms }) => ms);
    const held = [{ figure: 'ms for 95 of 100', value: p95(timesMs), bar: { atMost: most } }];
    yield { name: `${name}, ${count} films`, timesMs, held };
  }
}

const sorted = (numbers: readonly number[]): readonly number[] => [...numbers].sort((a, b) => a - b);
const p95 = (numbers: readonly number[]): number => quantile(sorted(numbers), 0.95);

async function samples<T>(runs: number, way: (n: number) => Promise<T>): Promise<readonly T[]> {
  await way(0);
  const all: T[] = [];
  for (let n = 1; n <= runs; n++) all.push(await way(n));
  return all;
}

interface Answered {
  readonly firstMs: number;
  readonly ms: number;
  readonly bytes: number;
}

/** Throws for what is not answered well. */
function api({ url }: ServedProcess, { now, signal }: Bench): Asking {
  return async (method, path, body) => {
    const started = now();
    const headers = { 'X-Api-Key': benchKey };
    const answer = await fetch(`${url}/api/v3/${path}`, {
      method,
      headers,
      signal,
      body: body ? JSON.stringify(body) : null,
    });
    let [firstMs, bytes] = [Number.NaN, 0];
    for await (const part of answer.body ?? []) {
      if (bytes === 0) firstMs = now() - started;
      bytes += part.byteLength;
    }
    if (!answer.ok) throw new Error(`${method} ${path} ended with ${answer.status}`);
    return { firstMs, ms: now() - started, bytes };
  };
}

/** Writes a library. Resolves to what an answer would have to be made of. */
async function fill(folder: string, count: number, bench: Bench): Promise<readonly unknown[]> {
  bench.say(`${count} films into a library`);
  await mkdir(folder, { recursive: true });
  const database = await openSqlite(join(folder, 'animectl.sqlite'));
  // Nothing of it is so old that the server asks for it anew meanwhile.
  const fetchedAt = systemClock.now();
  const made = Array.from({ length: count }, (_, n): Omit<LibraryFilm, 'id'> => {
    const { relations: _relations, ...title } = decode(madeUpFilm(n + 1));
    const wish = { monitored: true, availability: 'released', profile: 1, tags: [] } as const;
    return { ...{ tmdb: n + 1, title, fetchedAt, addedAt: fetchedAt, path: `/films/${n + 1}` }, ...wish };
  });
  const texts = made.map(readyResource);
  await database.commit({
    library: [
      { type: 'root', path: '/films' },
      ...made.map((film, n) => ({ type: 'add', film, json: texts[n] ?? '' }) as const),
    ],
  });
  await database.close();
  return texts.map((text) => JSON.parse(text));
}
