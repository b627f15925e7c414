import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import Database from 'better-sqlite3';
import { describe, expect, it } from 'vitest';
import type { Title } from '../../src/model/title.ts';
import { type AnilistOptions, anilistServer, type Fault, outageWords } from '../helpers/anilist-server.ts';
import { catalogFranchises, catalogTitles } from '../helpers/catalog-titles.ts';
import { hostileTexts, titleOf } from '../helpers/franchise.ts';
import { bothWays, chain, titlesOf } from '../helpers/graph.ts';
import { lines, newWorld } from '../helpers/io.ts';

const { members: titan, bundled: bundledTitan } = catalogFranchises().find(
  ({ name }) => name === 'Attack on Titan',
) ?? {
  members: [],
  bundled: [],
};

/** A machine, and an AniList that it reaches. */
async function reached(options: AnilistOptions = {}, titles?: readonly Title[]) {
  const server = await anilistServer(titles ?? (await catalogTitles()), options);
  return { server, world: newWorld({ anilist: server.url }) };
}

interface Document {
  readonly titles: readonly {
    readonly ref: string;
    readonly from: string;
    readonly order: number;
    readonly title: string;
  }[];
  readonly stats: { readonly requests: number; readonly dbQueries: number; readonly rowsWritten: number };
  readonly [key: string]: unknown;
}
const documentOf = (out: string) => JSON.parse(out) as Document;
const refsOf = ({ titles }: Document) => titles.map(({ ref }) => ref).sort();

/** What is in the database, asked without the program. */
function stored(db: string, sql: string): readonly unknown[] {
  const file = new Database(db, { readonly: true });
  try {
    return file.prepare(sql).pluck().all();
  } finally {
    file.close();
  }
}

describe('the first command', () => {
  it('prints the whole franchise, in watch order, says where it is from, and keeps it', async () => {
    const { server, world } = await reached();
    const { code, out, err } = await world.run(['franchise', 'Attack on Titan']);
    expect(code).toBe(0);
    expect(out).toMatch(/^Attack on Titan$/m);
    for (const name of ['Season 2', 'Season 3 Part 2', 'Final Season Part 2', 'Junior High', 'No Regrets'])
      expect(out).toContain(name);
    expect(err).toContain('"Attack on Titan" is taken as Attack on Titan (TV, 2013, anilist:16498)');
    expect(out).toMatch(new RegExp(`^${titan.length} titles · .* · AniList, just now$`, 'm'));
    expect(err).not.toContain('titles');
    // The search brings along what is bundled with what the words mean.
    expect(server.asked).toHaveLength(1);
    expect(server.asked.filter(({ refusal }) => refusal)).toEqual([]);
    const members = 'SELECT ref FROM title JOIN crawl_title ON title_id = title.id ORDER BY ref';
    expect(stored(world.db, members)).toEqual([...titan].sort());
  });

  it('takes one request also where more is stored of it than bundled, and for the words of another title of it', async () => {
    // Seasons that have come since the catalogue was made, one after the other.
    const last = 'anilist:162314';
    const [first, ...more] = titlesOf(bothWays(...chain('SEQUEL', 900001, 900002, 900003, 900004, 900005, 900006)));
    const begun = { ...first!, relations: [...(first?.relations ?? []), { type: 'PREQUEL', to: last } as const] };
    const known = (await catalogTitles()).map((title) =>
      title.ref === last
        ? { ...title, relations: [...(title.relations ?? []), { type: 'SEQUEL', to: begun.ref } as const] }
        : title,
    );
    const { server, world } = await reached({}, [...known, begun, ...more]);
    expect((await world.run(['franchise', 'anilist:16498'])).code).toBe(0);
    const before = server.asked.length;
    const { out } = await world.run(['franchise', 'Attack on Titan Season 2', '--refresh', '--json']);
    expect(documentOf(out).titles).toHaveLength(titan.length + 6);
    expect(server.asked).toHaveLength(before + 1);
  });

  it('answers at once the second time, and asks nobody', async () => {
    const { server, world } = await reached();
    const first = await world.run(['franchise', 'Attack on Titan']);
    const asked = server.asked.length;
    const again = await world.run(['franchise', 'Attack on Titan']);
    expect(again.code).toBe(0);
    expect(again.out).toBe(first.out);
    const { err } = await world.run(['--verbose', 'franchise', 'Attack on Titan']);
    expect(err).toContain(`${titan.length} titles from the cache (AniList)`);
    expect(server.asked).toHaveLength(asked);
  });

  it('asks again with --refresh', async () => {
    const { server, world } = await reached();
    await world.run(['franchise', 'Attack on Titan']);
    const asked = server.asked.length;
    const { err } = await world.run(['--verbose', 'franchise', 'Attack on Titan', '--refresh']);
    expect(err).toContain('titles from AniList');
    expect(server.asked.length).toBe(2 * asked);
  });

  it('says who asks', async () => {
    const { server, world } = await reached();
    await world.run(['franchise', 'Death Note'], { env: { ANIMECTL_ANILIST_TOKEN: 'sesame-open-sesame' } });
    const project = 'https://github.com/animectl/animectl';
    expect(server.asked[0]?.headers).toMatchObject({
      'user-agent': `animectl/1.2.3 (+${project})`,
      referer: project,
      authorization: 'Bearer sesame-open-sesame',
    });
  });

  it.each([
    ['mal:16498'],
    ['https://myanimelist.net/anime/16498/Shingeki_no_Kyojin'],
    ['https://anilist.co/anime/20958'],
    ['進撃の巨人'],
  ])('gives the same for %s', async (words) => {
    const { world } = await reached();
    const { code, out } = await world.run(['franchise', words, '--json']);
    expect(code).toBe(0);
    expect(refsOf(documentOf(out))).toEqual([...titan].sort());
  });
});

describe('what is printed', () => {
  it('is one document with --json', async () => {
    const { server, world } = await reached();
    const { out, err } = await world.run(['franchise', 'Attack on Titan', '--json', '--quiet']);
    expect(err).toBe('');
    const document = documentOf(out);
    expect(document).toMatchObject({
      schema: 1,
      query: 'Attack on Titan',
      root: 'anilist:16498',
      title: 'Attack on Titan',
      provider: 'anilist',
      from: 'network',
      fetchedAt: expect.stringMatching(/^2026-11-21T12:\d\d:\d\dZ$/),
      complete: true,
      truncated: null,
      failed: [],
      stats: { requests: server.asked.length, cacheHits: 0, cacheMisses: expect.any(Number), waitedMs: 0 },
    });
    expect(document.titles.map(({ order }) => order)).toEqual(titan.map((_, n) => n + 1));
    expect(document.titles[0]).toMatchObject({
      ref: 'anilist:16498',
      ids: { anilist: 16498, mal: 16498 },
      title: 'Shingeki no Kyojin',
      english: 'Attack on Titan',
      native: '進撃の巨人',
      format: 'TV',
      status: 'FINISHED',
      episodes: 25,
      durationMinutes: 24,
      year: 2013,
      startDate: '2013-04-07',
      adult: false,
      depth: 0,
      via: null,
      order: 1,
      from: 'network',
    });
    expect(document.relations).toContainEqual({
      from: 'anilist:16498',
      to: 'anilist:20958',
      type: 'SEQUEL',
      stated: true,
      by: ['anilist'],
    });
    expect(document.relations).toContainEqual({
      from: 'anilist:20958',
      to: 'anilist:16498',
      type: 'PREQUEL',
      stated: true,
      by: ['anilist'],
    });
  });

  it('is an event a line with --format ndjson, the document last', async () => {
    const { world } = await reached();
    const { out } = await world.run(['franchise', 'Death Note', '--format', 'ndjson']);
    const events = lines(out).map((line) => JSON.parse(line));
    expect(events[0]).toMatchObject({ type: 'title' });
    expect(new Set(events.map(({ type }) => type))).toEqual(
      new Set(['title', 'resolved', 'round', 'saved', 'franchise']),
    );
    expect(events.at(-1)).toMatchObject({ type: 'franchise', document: { schema: 1, query: 'Death Note' } });
  });

  it('is a line a title with --format csv', async () => {
    const { world } = await reached();
    const { out } = await world.run(['franchise', 'anilist:16498', '--format', 'csv']);
    expect(lines(out)).toHaveLength(titan.length + 1);
    expect(out).toMatch(/^order,/);
  });

  it('goes to a file with --output, whose ending decides the format', async () => {
    const { world } = await reached();
    const file = join(world.folder, 'titan.json');
    const { code, out, err } = await world.run(['franchise', 'Attack on Titan', '--output', file]);
    expect([code, out, lines(err)]).toEqual([0, '', expect.arrayContaining([`${file} is written.`])]);
    expect((await world.run(['franchise', 'Attack on Titan', '--output', file, '--quiet'])).err).toBe('');
    expect(refsOf(documentOf(readFileSync(file, 'utf8')))).toEqual([...titan].sort());
    expect(readdirSync(world.folder).filter((name) => name.includes('.part'))).toEqual([]);
  });

  it('says so when the file cannot be written', async () => {
    const { world } = await reached();
    const file = join(world.folder, 'no', 'such', 'folder.json');
    const { code, err } = await world.run(['franchise', 'Death Note', '--output', file]);
    expect(code).toBe(2);
    expect(err).toContain(`animectl: cannot write ${file}: `);
  });

  it('is of every title that was asked for, in their order', async () => {
    const { world } = await reached();
    const { code, out } = await world.run([
      'franchise',
      'Death Note',
      'anilist:16498',
      'Steins;Gate',
      '--format',
      'ndjson',
    ]);
    const answers = lines(out)
      .map((line) => JSON.parse(line))
      .filter(({ type }) => type === 'franchise');
    expect(code).toBe(0);
    expect(answers.map(({ document }) => document.query)).toEqual(['Death Note', 'anilist:16498', 'Steins;Gate']);
  });

  it('holds nothing that could act on a terminal', async () => {
    const titles = hostileTexts.map((text, n) =>
      titleOf(n + 1, {
        title: text,
        english: text,
        relations: n === 0 ? [] : [{ type: 'PREQUEL', to: `anilist:${n}` as const, title: text }],
      }),
    );
    const { world } = await reached({}, titles);
    for (const format of ['tree', 'table', 'json', 'ndjson', 'csv']) {
      const { out, err } = await world.run(['franchise', `anilist:${titles.length}`, '--format', format, '--verbose']);
      // biome-ignore lint/suspicious/noControlCharactersInRegex: these must not be there
      expect(out + err).not.toMatch(/[\u0000-\u0008\u000b\u000c\u000e-\u001f\u007f-\u009f\u202a-\u202e\u200b]/);
    }
  });

  it('has colours and a bar on a terminal, and no more than its columns', async () => {
    const { world } = await reached();
    const options = { isTty: true, columns: 60, env: { TERM: 'xterm', NO_COLOR: '' } };
    const { out, err } = await world.run(['franchise', 'Attack on Titan'], options);
    expect(out).toContain('\u001b[');
    expect(err).toContain('\u001b[');
    const plain = await world.run(['franchise', 'Attack on Titan'], {
      ...options,
      env: { TERM: 'xterm', NO_COLOR: '1' },
    });
    expect(plain.out).not.toContain('\u001b[');
    expect(Math.max(...plain.out.split('\n').map((line) => line.length))).toBeLessThanOrEqual(60);
  });
});

describe('without a network', () => {
  it('says once what AniList answered, and goes on with the catalogue', async () => {
    const { server, world } = await reached({ always: 'outage' });
    const { code, out, err } = await world.run(['franchise', 'Attack on Titan', '--json']);
    expect(code).toBe(0);
    expect(refsOf(documentOf(out))).toEqual([...bundledTitan].sort());
    expect(documentOf(out)).toMatchObject({ from: 'catalog', provider: 'catalog', complete: true });
    const told = lines(err).filter((line) => line.includes('AniList: '));
    expect(told).toHaveLength(1);
    expect(told[0]).toContain(outageWords.slice(0, 60));
    expect(err).toContain('from the bundled catalogue');
    expect(server.asked).toHaveLength(1);
  });

  it('does not ask a provider again that has just said that it is closed', async () => {
    const { server, world } = await reached({ always: 'outage' });
    await world.run(['franchise', 'Attack on Titan']);
    const { code, err } = await world.run(['franchise', 'Death Note']);
    expect([code, server.asked.length]).toEqual([0, 1]);
    expect(err).toContain('AniList');
  });

  it('asks nobody with --offline', async () => {
    const { server, world } = await reached();
    const { code, out, err } = await world.run(['franchise', 'Attack on Titan', '--offline', '--json']);
    expect([code, server.asked.length]).toEqual([0, 0]);
    expect(refsOf(documentOf(out))).toEqual([...bundledTitan].sort());
    expect(err).not.toContain('AniList');
  });

  it('answers with what is stored, and says how old that is', async () => {
    const titles = titlesOf(bothWays(...chain('SEQUEL', 900001, 900002, 900003)));
    const { world } = await reached({}, titles);
    await world.run(['franchise', 'anilist:900001']);
    await world.clock.sleep(3 * 86_400_000);
    const { code, out, err } = await world.run(['franchise', 'anilist:900003', '--offline', '--json']);
    expect(code).toBe(0);
    expect(documentOf(out).titles).toHaveLength(3);
    expect(err).toContain('3 days ago');
  });

  it.each<Fault>([
    '403 HTML',
    '500',
    '502 HTML',
    'HTML at 200',
    'errors at 200',
    'errors beside data',
    'no list',
    'truncated',
    'reset',
    'hang',
    '429 for an hour',
  ])('goes on with the catalogue after %s, and keeps nothing of it', async (fault) => {
    const { world, server } = await reached({ always: fault });
    // A busy machine takes longer than that for an answer: a request more, for less.
    const env = { ANIMECTL_TIMEOUT: fault === 'hang' ? '80ms' : '5s' };
    const { code, out, err } = await world.run(['franchise', 'Attack on Titan', '--json'], { env });
    expect(code).toBe(0);
    expect(documentOf(out)).toMatchObject({ from: 'catalog', titles: { length: bundledTitan.length } });
    expect(lines(err).filter((line) => line.includes('AniList: ')).length).toBe(1);
    expect(err).not.toContain('bug');
    expect(server.asked.length).toBeLessThanOrEqual(9);
  });

  it('cannot answer what nobody here knows: that is exit 5, with AniList’s words', async () => {
    const { world } = await reached({ always: 'outage' });
    const { code, out, err } = await world.run(['franchise', 'anilist:900001']);
    expect([code, out]).toEqual([5, '']);
    expect(err).toContain('AniList');
    const words = await world.run(['franchise', 'xyzzy nothing']);
    expect([words.code, words.out]).toEqual([5, '']);
  });

  it('says which setting to look at when the credentials are wrong', async () => {
    const { world } = await reached({ always: '401' });
    const env = { ANIMECTL_ANILIST_TOKEN: 'sesame-open-sesame' };
    const { code, err } = await world.run(['franchise', 'anilist:900001'], { env });
    expect(code).toBe(4);
    expect(err).toContain('ANIMECTL_ANILIST_TOKEN');
    expect(err).not.toContain('sesame');
  });
});

describe('what goes wrong on the way', () => {
  const seasons = titlesOf(bothWays(...chain('SEQUEL', ...Array.from({ length: 14 }, (_, n) => 900001 + n))));

  it('waits out a 429, and says so when it is long', async () => {
    const { world } = await reached({ faults: [undefined, '429'] }, seasons);
    const { code, out } = await world.run(['franchise', 'anilist:900001', '--json']);
    const document = documentOf(out);
    expect([code, document.titles.length]).toEqual([0, 14]);
    expect(document.stats).toMatchObject({ waitedMs: expect.any(Number) });
  });

  it('asks again after a failure that passes', async () => {
    const { world } = await reached({ faults: ['502 HTML', 'reset', undefined, 'truncated'] }, seasons);
    const { code, out } = await world.run(['franchise', 'anilist:900001', '--json']);
    expect([code, documentOf(out).titles.length]).toEqual([0, 14]);
  });

  it('lists what a provider that closes in the middle did not tell: exit 8', async () => {
    const { world } = await reached({ faults: [undefined, ...Array<Fault>(9).fill('outage')] }, seasons);
    const { code, out, err } = await world.run(['franchise', 'anilist:900001', '--json']);
    const document = documentOf(out);
    expect(code).toBe(8);
    expect(document).toMatchObject({ complete: false, titles: { length: 3 }, failed: [{ ref: 'anilist:900004' }] });
    expect(err).toContain('closed for now');
    expect(stored(world.db, 'SELECT ref FROM title WHERE outline = 0 ORDER BY ref')).toEqual([
      'anilist:900001',
      'anilist:900002',
      'anilist:900003',
    ]);
  });

  it('is made good by the next run', async () => {
    const { world, server } = await reached({ faults: [undefined, ...Array<Fault>(1).fill('outage')] }, seasons);
    await world.run(['franchise', 'anilist:900001']);
    await world.clock.sleep(11 * 60_000);
    const { code, out } = await world.run(['franchise', 'anilist:900001', '--json']);
    expect([code, documentOf(out).titles.length]).toEqual([0, 14]);
    const asked = server.asked.slice(2).flatMap(({ ids }) => ids);
    expect(asked).not.toContain(900001);
  });

  it('goes on with the catalogue where that knows the rest', async () => {
    const { world } = await reached({ faults: ['500', undefined, ...Array<Fault>(9).fill('outage')] });
    const { code, out } = await world.run(['franchise', 'Attack on Titan', '--json']);
    expect(code).toBe(0);
    const document = documentOf(out);
    expect(refsOf(document)).toEqual([...bundledTitan].sort());
    expect(new Set(document.titles.map(({ from }) => from))).toEqual(new Set(['network', 'catalog']));
  });

  it('answers for the others when one title is not there: exit 8', async () => {
    const { world } = await reached();
    const { code, out, err } = await world.run(['franchise', 'xyzzy nothing', 'Death Note', '--format', 'ndjson']);
    expect(code).toBe(8);
    expect(out).toContain('"query":"Death Note"');
    expect(err).toContain('no title matches "xyzzy nothing"');
  });

  it('stops at Ctrl-C, keeps what came, prints it, and the next run ends it', async () => {
    const stop = new AbortController();
    const { world, server } = await reached({ onRequest: (n) => n === 2 && stop.abort() }, seasons);
    const { code, out, err } = await world.run(['franchise', 'anilist:900001', '--json'], { signal: stop.signal });
    expect(code).toBe(130);
    expect(documentOf(out)).toMatchObject({ complete: false, truncated: { by: 'interrupt' }, titles: { length: 3 } });
    expect(err).toContain('interrupted');
    expect(stored(world.db, 'SELECT ref FROM title WHERE outline = 0 ORDER BY ref')).toHaveLength(3);
    const before = server.asked.length;
    const again = await world.run(['franchise', 'anilist:900001', '--json']);
    expect([again.code, documentOf(again.out).titles.length]).toEqual([0, 14]);
    expect(server.asked.slice(before).flatMap(({ ids }) => ids)).not.toContain(900001);
  });

  it('stops at Ctrl-C before anything came', async () => {
    const { world } = await reached();
    const { code } = await world.run(['franchise', 'Death Note'], { signal: AbortSignal.abort() });
    expect(code).toBe(130);
  });

  it('a limit of titles or of depth that cuts it short is exit 8', async () => {
    const { world } = await reached({}, seasons);
    const short = await world.run(['franchise', 'anilist:900001', '--max-titles', '3', '--json']);
    expect([short.code, documentOf(short.out)]).toMatchObject([
      8,
      { truncated: { by: 'titles' }, titles: { length: 3 } },
    ]);
    const near = await world.run(['franchise', 'anilist:900001', '--depth', '1', '--json']);
    expect([near.code, documentOf(near.out)]).toMatchObject([8, { truncated: { by: 'depth' }, titles: { length: 2 } }]);
    const whole = await world.run(['franchise', 'anilist:900001', '--depth', '40', '--json']);
    expect([whole.code, documentOf(whole.out).truncated]).toEqual([0, null]);
  });
});

describe('the database', () => {
  it('is left alone with --no-store', async () => {
    const { world } = await reached();
    const { code } = await world.run(['franchise', 'Death Note', '--no-store']);
    expect([code, existsSync(world.db)]).toEqual([0, false]);
  });

  it('is where --db says', async () => {
    const { world } = await reached();
    const db = join(world.folder, 'deep', 'own.sqlite');
    await world.run(['franchise', 'Death Note', '--db', db]);
    expect([existsSync(db), existsSync(world.db)]).toEqual([true, false]);
  });

  it('is asked in a constant number of statements, however many titles come', async () => {
    const queries = async (count: number) => {
      const ids = Array.from({ length: count }, (_, n) => 900_000 + n);
      const { world } = await reached(
        {},
        titlesOf(bothWays(...ids.slice(1).map((id) => `900000 SIDE_STORY ${id}` as const))),
      );
      const { out } = await world.run(['franchise', 'anilist:900000', '--json']);
      expect(documentOf(out).titles).toHaveLength(count);
      return documentOf(out).stats.dbQueries;
    };
    expect(await queries(45)).toBe(await queries(5));
  });
});
