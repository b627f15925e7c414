import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { anilistServer } from '../helpers/anilist-server.ts';
import { catalogTitles } from '../helpers/catalog-titles.ts';
import { newWorld } from '../helpers/io.ts';
import { matrix, type TmdbData, tmdbKey, tmdbServer } from '../helpers/tmdb-server.ts';

/** A machine that reaches an AniList and a TMDB. */
async function both(data: TmdbData = matrix, env: Readonly<Record<string, string>> = {}) {
  const anilist = await anilistServer(await catalogTitles());
  const films = await tmdbServer(data);
  const settings = {
    ANIMECTL_TMDB_URL: `${films.url}/3`,
    ANIMECTL_TMDB_LIMIT: '6000/60s',
    ANIMECTL_TMDB_TOKEN: tmdbKey,
    ...env,
  };
  return { anilist, films, world: newWorld({ anilist: anilist.url, env: settings }) };
}

interface Document {
  readonly root: string;
  readonly provider: string;
  readonly titles: readonly { readonly ref: string; readonly relations?: unknown }[];
}
const refsIn = (out: string) => (JSON.parse(out) as Document).titles.map(({ ref }) => ref);
const theMatrix = ['tmdb:603', 'tmdb:604', 'tmdb:605'];

describe('a collection of films', () => {
  it.each([
    ['The Matrix', '--provider', 'tmdb'],
    ['tmdb:603'],
    ['tmdb:605'],
    ['tmdb:collection/2344'],
    ['imdb:tt0234215'],
    ['https://www.themoviedb.org/movie/604-the-matrix-reloaded'],
    ['https://www.themoviedb.org/collection/2344-the-matrix-collection'],
  ])('is the same from %s %s %s', async (...words) => {
    const { world, anilist } = await both();
    const { code, out } = await world.run(['franchise', ...words, '--json']);
    expect(code).toBe(0);
    expect(refsIn(out)).toEqual(theMatrix);
    expect(anilist.asked).toEqual([]);
  });

  it('costs a request for each film and one for the collection, and none again', async () => {
    const { world, films } = await both();
    await world.run(['franchise', 'tmdb:603']);
    expect(films.asked).toHaveLength(4);
    await world.run(['franchise', 'tmdb:604']);
    expect(films.asked).toHaveLength(4);
  });

  it('has what is not out yet, and what has no date, last', async () => {
    const { world } = await both();
    const { out } = await world.run(['franchise', 'tmdb:1084244', '--json']);
    expect(refsIn(out)).toEqual(['tmdb:862', 'tmdb:1084244']);
  });

  it('is all that there is without TMDB', async () => {
    const { world, films } = await both();
    await world.run(['franchise', 'tmdb:603']);
    films.failWith({ status: 503, body: { status_code: 9, status_message: 'Service offline.' } });
    expect(refsIn((await world.run(['franchise', 'tmdb:605', '--offline', '--json'])).out)).toEqual(theMatrix);
  });

  it('that is gone leaves the film that names it', async () => {
    const { world } = await both({ ...matrix, collections: [{ id: 1, name: 'Another' }] });
    const gone = matrix.films.map((film) => ({ ...film, more: { belongs_to_collection: { id: 9, name: 'Gone' } } }));
    const { world: other } = await both({ ...matrix, films: gone });
    for (const { run } of [world, other]) {
      const { code, out } = await run(['franchise', 'tmdb:603', '--json']);
      expect(refsIn(out)).toEqual(['tmdb:603']);
      expect(code).toBe(0);
    }
  });

  it.each(['tree', 'dot', 'mermaid', 'graphml', 'html', 'csv', 'markdown', 'table'])(
    'is drawn as %s',
    async (format) => {
      const { world } = await both();
      const { code, out } = await world.run(['franchise', 'tmdb:603', '--format', format]);
      expect(code).toBe(0);
      for (const name of ['The Matrix', 'The Matrix Reloaded', 'The Matrix Revolutions']) expect(out).toContain(name);
      expect(out).not.toContain('collection/2344');
    },
  );

  it('is news when a film comes', async () => {
    const data = { ...matrix, films: matrix.films.filter(({ id }) => id !== 605) };
    const { world, films } = await both(data);
    await world.run(['watch', 'add', 'tmdb:603']);
    await world.run(['watch', 'check']);
    await world.clock.sleep(3_600_000);
    data.films.push(...matrix.films.filter(({ id }) => id === 605));
    const { out, code } = await world.run(['watch', 'check', '--exit-code']);
    expect(out).toContain('The Matrix Revolutions');
    expect(code).toBe(10);
    expect(films.asked.length).toBeGreaterThan(4);
  });
});

describe('of a collection', () => {
  it('all films that are out are ticked together', async () => {
    const { world } = await both();
    const { code, out } = await world.run(['seen', 'tmdb:collection/2344']);
    expect([code, out.trim().split('\n')]).toEqual([0, Array(3).fill(expect.stringContaining('seen'))]);
    const { out: left } = await world.run(['franchise', 'tmdb:603', '--unseen', '--json']);
    expect(refsIn(left)).toEqual([]);
    expect((await world.run(['seen', 'tmdb:collection/10194', '--until', '2'])).code).toBe(2);
    await world.run(['seen', 'tmdb:collection/10194']);
    const listed = JSON.parse((await world.run(['lists', 'show', 'mine', '--json'])).out).entries;
    // Toy Story 5 is not out.
    expect(listed.map(({ ref }: { readonly ref: string }) => ref).sort()).toEqual([...theMatrix, 'tmdb:862']);
    expect((await world.run(['seen', 'tmdb:604', '--undo'])).code).toBe(0);
    const undone = await world.run(['seen', 'tmdb:collection/2344', '--undo']);
    expect([undone.code, undone.out.trim().split('\n').length]).toEqual([0, 2]);
    const again = await world.run(['seen', 'tmdb:collection/2344', '--undo']);
    expect([again.code, again.err]).toEqual([
      3,
      expect.stringContaining('tmdb:collection/2344 has no film that is on your list'),
    ]);
  });

  it('nothing is ticked where none of its films is out', async () => {
    const later = matrix.films.map((film) => ({
      ...film,
      more: { ...film.more, release_date: '2031-01-01', status: 'Planned' },
    }));
    const { world } = await both({ ...matrix, films: later });
    const { code, err } = await world.run(['seen', 'tmdb:collection/2344']);
    expect([code, err]).toEqual([3, expect.stringContaining('tmdb:collection/2344 has no film that is out yet')]);
  });

  it('two films cannot be kept apart, and it is said what can be', async () => {
    const { world } = await both();
    await world.run(['franchise', 'tmdb:603']);
    const { code, err } = await world.run(['cut', 'tmdb:603', 'tmdb:604']);
    expect([code, err]).toEqual([
      2,
      expect.stringContaining('cut the one that is not wanted from tmdb:collection/2344'),
    ]);
    expect((await world.run(['cut', 'tmdb:604', 'tmdb:collection/2344'])).code).toBe(0);
    const { out } = await world.run(['franchise', 'tmdb:603', '--json']);
    expect(refsIn(out)).toEqual(['tmdb:603', 'tmdb:605']);
  });
});

describe('words', () => {
  it('that mean nothing are not said to need what films need, where that is there', async () => {
    const { world } = await both();
    const { code, err } = await world.run(['search', 'xyzzy qwert']);
    expect([code, err]).toEqual([3, expect.stringMatching(/no title holds anything like "xyzzy qwert"\n$/)]);
    const other = await both();
    other.films.failWith({ status: 503, body: { status_code: 9, status_message: 'Service offline.' } });
    const refused = await other.world.run(['search', 'xyzzy qwert']);
    expect([refused.code, refused.err]).toEqual([5, expect.stringContaining('TMDB: answered 503')]);
  });

  it('mean an anime that is called so, and films are not asked for', async () => {
    const { world, films } = await both();
    expect(refsIn((await world.run(['franchise', 'Death Note', '--json'])).out)).toContain('anilist:1535');
    expect(films.asked).toEqual([]);
  });

  it('mean a film that is called so before an anime that is only called alike, and it is said', async () => {
    const { world } = await both();
    const { out, err } = await world.run(['franchise', 'Death Notes', '--json']);
    expect(refsIn(out)).toEqual(['tmdb:700']);
    expect(err).toContain('Death Notes');
  });

  it('mean an anime before a film where both are only called alike', async () => {
    const { world } = await both();
    expect(refsIn((await world.run(['franchise', 'deth note', '--json'])).out)).toContain('anilist:1535');
  });

  it.each(['The Matrix Collection', 'matrix trilogy'])('name a collection after its film: %s', async (words) => {
    const { world } = await both();
    const { out, err } = await world.run(['franchise', words, '--json']);
    expect([refsIn(out), err]).toEqual([theMatrix, expect.stringContaining('is taken as The Matrix (')]);
    expect((await world.run(['franchise', 'Nothing at All Collection'])).code).toBe(3);
  });

  it('that are a film are picked from by the numbers that are told', async () => {
    const { world } = await both();
    const { err } = await world.run(['franchise', 'Death Notes']);
    const [, number = '', name = ''] = /by --pick: (\d+) ([^(,]+?) \(/.exec(err) ?? [];
    const { code, out } = await world.run(['franchise', 'Death Notes', '--pick', number, '--json']);
    expect(code).toBe(0);
    const { titles } = JSON.parse(out) as { titles: { title: string; english?: string }[] };
    expect(titles.flatMap(({ title, english }) => [title, english])).toContain(name);
  });

  it('that fit nothing are no spelling error while TMDB does not answer', async () => {
    const { world, films } = await both();
    films.failWith({ status: 503, body: { status_code: 9, status_message: 'Service offline.' } });
    const { code, err } = await world.run(['franchise', 'Zzqx Vbnm']);
    expect(code).toBe(5);
    expect(err).toContain('nothing stored could stand in: no title matches "Zzqx Vbnm"');
  });

  it('find films of which nothing is news that was only not known before', async () => {
    const { world } = await both();
    await world.run(['search', 'The Matrix', '--kind', 'movie']);
    await world.run(['franchise', 'tmdb:603']);
    expect((await world.run(['diff', '--offline', '--since', '2000-01-01'])).out).not.toContain('unknown');
  });

  it.each([
    ['movie', 'Akira', 'tmdb:149'],
    ['anime', 'Death Notes', 'anilist:1535'],
  ])('mean what --kind %s says', async (kind, name, ref) => {
    const { world } = await both();
    expect(refsIn((await world.run(['franchise', name, '--kind', kind, '--json'])).out)).toContain(ref);
  });

  it('find films and anime in a search, one kind where that is said', async () => {
    const { world } = await both();
    const found = async (...more: readonly string[]) => {
      const { out } = await world.run(['search', 'death note', '--json', ...more]);
      return (JSON.parse(out) as { results: { kind: string }[] }).results.map(({ kind }) => kind);
    };
    expect(new Set(await found())).toEqual(new Set(['anime', 'movie']));
    expect(new Set(await found('--kind', 'movie'))).toEqual(new Set(['movie']));
    expect(new Set(await found('--kind', 'anime'))).toEqual(new Set(['anime']));
  });
});

describe('an anime', () => {
  it('does not depend on which films are stored', async () => {
    const { world } = await both();
    const before = refsIn((await world.run(['franchise', 'Death Note', '--json'])).out);
    for (const { id } of matrix.films) await world.run(['franchise', `tmdb:${id}`]);
    const { out } = await world.run(['franchise', 'Death Note', '--refresh', '--json']);
    expect(refsIn(out)).toEqual(before);
    expect(refsIn((await world.run(['franchise', 'Death Note', '--offline', '--json'])).out)).toEqual(before);
  });

  it('is not asked for at TMDB when all others fail', async () => {
    const { world, films } = await both(matrix, { ANIMECTL_ANILIST_URL: 'http://127.0.0.1:9/' });
    await world.run(['franchise', 'anilist:999999']);
    await world.run(['franchise', 'anilist:16498', '--provider', 'all']);
    expect(films.asked).toEqual([]);
  });
});

describe('without a key', () => {
  it('films cannot be asked for, and it is said how to get one', async () => {
    const { world, films } = await both(matrix, { ANIMECTL_TMDB_TOKEN: '' });
    const { code, err } = await world.run(['franchise', 'tmdb:603']);
    expect(code).toBe(4);
    expect(err).toContain('https://www.themoviedb.org/settings/api');
    expect(films.asked).toEqual([]);
    expect((await world.run(['franchise', 'Fight Club', '--kind', 'movie'])).code).toBe(4);
  });

  it('words are of anime alone', async () => {
    const { world, films } = await both(matrix, { ANIMECTL_TMDB_TOKEN: '' });
    for (const command of ['franchise', 'search']) {
      const { code, err } = await world.run([command, 'Fight Club']);
      expect([command, code]).toEqual([command, 3]);
      expect(err).toContain('put it into ANIMECTL_TMDB_TOKEN');
    }
    expect(films.asked).toEqual([]);
  });

  it('that TMDB takes it is said so, and the key is never shown', async () => {
    const wrong = 'f'.repeat(32);
    const { world } = await both(matrix, { ANIMECTL_TMDB_TOKEN: wrong });
    const { code, err, out } = await world.run(['franchise', 'tmdb:603', '--verbose']);
    expect(code).toBe(4);
    expect(err).toContain('ANIMECTL_TMDB_TOKEN');
    expect(err + out).not.toContain(wrong);
  });
});

describe('a list of films', () => {
  const letterboxd =
    'Date,Name,Year,Letterboxd URI\n2024-01-01,Fight Club,1999,https://boxd.it/a\n2024-01-01,Nothing at All,1950,https://boxd.it/b\n';
  const imported = async (content: string, env?: Readonly<Record<string, string>>, name = 'watched.csv') => {
    const { world, films, anilist } = await both(matrix, env);
    const file = join(world.folder, name);
    writeFileSync(file, content);
    const { out, err, code } = await world.run(['import', '--file', file, '--list', 'mine', '--json']);
    return { world, films, anilist, err, code, document: JSON.parse(out) };
  };

  it('is found at TMDB where no anime is called so', async () => {
    const { document, code, world } = await imported(letterboxd);
    expect([code, document]).toMatchObject([8, { imported: 1, notFound: 1 }]);
    const { out } = await world.run(['lists', 'show', 'mine', '--json']);
    expect(JSON.parse(out)).toMatchObject({ entries: [{ ref: 'tmdb:550', status: 'completed' }] });
  });

  it('is asked for by its ids, and a series by its name', async () => {
    const { document, films, world } = await imported(
      'title,tmdb_id,imdb_id\nThe Matrix,603,\nFight Club,,tt0137523\nCowboy Bebop,862,\n',
    );
    expect(document).toMatchObject({ imported: 3 });
    expect(films.asked.filter((one) => one.includes('search'))).toEqual([]);
    const { out } = await world.run(['lists', 'show', 'mine', '--json']);
    const refs = JSON.parse(out).entries.map(({ ref }: { readonly ref: string }) => ref);
    expect(refs.sort()).toEqual(['anilist:1', 'tmdb:550', 'tmdb:603']);
  });

  it('says once that films need a key, and asks nobody for numbers that may be those of series', async () => {
    const { err, films, document } = await imported(letterboxd, { ANIMECTL_TMDB_TOKEN: '' });
    expect(document).toMatchObject({ notFound: 2 });
    expect(err.match(/ANIMECTL_TMDB_TOKEN/g)).toHaveLength(1);
    const anime = await imported('title,tmdb_id\nCowboy Bebop,30991\n', { ANIMECTL_TMDB_TOKEN: '' });
    expect([anime.document.imported, anime.err]).toEqual([1, expect.not.stringContaining('TMDB')]);
    expect([...films.asked, ...anime.films.asked]).toEqual([]);
  });

  it('is left for later while TMDB does not answer', async () => {
    const { document } = await imported(letterboxd, { ANIMECTL_TMDB_URL: 'http://127.0.0.1:9/3' });
    expect(document).toMatchObject({ failed: 2, cut: 'outage' });
  });
});

it('what is older than six months does not count, and is asked for anew', async () => {
  const { world, films } = await both();
  await world.run(['franchise', 'tmdb:603']);
  await world.clock.sleep(200 * 24 * 3_600_000);
  const asked = films.asked.length;
  const { code } = await world.run(['franchise', 'tmdb:603', '--offline']);
  expect(code).not.toBe(0);
  expect((await world.run(['franchise', 'tmdb:603'])).code).toBe(0);
  expect(films.asked.length).toBeGreaterThan(asked);
});

describe('a film that TMDB has merged into another', () => {
  it.each([
    ['is found again by what was cached of it', 1],
    ['is found again by what is stored of it', 400 * 24],
  ])('%s', async (_, hours) => {
    const data = { ...matrix, films: [...matrix.films] };
    const { world } = await both(data);
    await world.run(['franchise', 'tmdb:149']);
    const place = data.films.findIndex(({ id }) => id === 149);
    data.films[place] = { ...data.films[place]!, id: 150 };
    await world.clock.sleep(hours * 3_600_000);
    const { code, out } = await world.run(['franchise', 'tmdb:149', '--json', '--refresh']);
    expect([code, refsIn(out)]).toEqual([0, ['tmdb:150']]);
    const shown = JSON.parse((await world.run(['show', 'tmdb:149', '--json'])).out);
    expect(shown).toMatchObject({ ref: 'tmdb:150', merged: ['tmdb:149'] });
  });

  it('is not there where nothing was known of it', async () => {
    const { world } = await both();
    expect((await world.run(['franchise', 'tmdb:99999'])).code).toBe(3);
  });
});

it('lists have films by their ids at IMDb, and by their words where TMDB has none of that id', async () => {
  const { world, films } = await both();
  const list = join(world.folder, 'watchlist.csv');
  const rows = [
    'tt0133093,The Matrix,Movie,1999',
    'tt5311514,Cowboy Bebop,Movie,1998',
    'tt0409591,Cowboy Bebop,TV Series,1998',
  ];
  writeFileSync(list, `Const,Title,Title Type,Year\n${rows.join('\n')}\n`);
  const { code, out } = await world.run(['import', '--file', list, '--list', 'seen', '--json']);
  expect(code).toBe(0);
  expect(JSON.parse(out)).toMatchObject({ rows: 3, notFound: 0, failed: 0 });
  // The third is of a series, of which IMDb has one id for many titles.
  expect(films.asked.filter((path) => path.includes('find/'))).toHaveLength(2);
  const stored = async (ref: string) => (await world.run(['show', ref, '--offline'])).out;
  expect(await stored('tmdb:603')).toMatch(/^The Matrix/);
  const lines = join(world.folder, 'films.txt');
  writeFileSync(lines, 'tt0137523\nhttps://www.imdb.com/title/tt0094625/\n');
  expect((await world.run(['import', '--file', lines])).code).toBe(0);
  expect(await stored('tmdb:550')).toMatch(/^Fight Club/);
  expect(await stored('tmdb:149')).toMatch(/^Akira/);
});
