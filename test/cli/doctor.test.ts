import { chmodSync, existsSync, mkdirSync, readdirSync, statSync, writeFileSync } from 'node:fs';
import { basename, dirname, join } from 'node:path';
import Database from 'better-sqlite3';
import { describe, expect, it } from 'vitest';
import type { DoctorFinding } from '../../src/report/doctor/text.ts';
import { anilistServer, outageWords } from '../helpers/anilist-server.ts';
import { titleOf } from '../helpers/franchise.ts';
import { newWorld, type World, type WorldOptions } from '../helpers/io.ts';

const titles = [titleOf(1, { title: 'Cowboy Bebop', relations: [] })];

interface Provider {
  readonly provider: string;
  readonly answers: boolean;
  readonly limits: readonly { perMs: number; requests: number; left: number; own: number | null }[];
  readonly error: { readonly reason: string; readonly message: string } | null;
  readonly outage: { readonly message: string; readonly since: string; readonly until: string } | null;
}

interface Report {
  readonly code: number;
  readonly ok: boolean;
  readonly findings: readonly DoctorFinding[];
  readonly clock: { readonly aheadMs: number | null };
  readonly providers: readonly Provider[];
}

async function examined(world: World, options?: WorldOptions, ...flags: readonly string[]): Promise<Report> {
  const { code, out } = await world.run(['doctor', '--json', ...flags], options);
  const report = JSON.parse(out) as Report;
  expect(report.code).toBe(code);
  return report;
}

/** `settings ok`, `database failure`, ... */
const levels = ({ findings }: Report) => findings.map(({ area, level }) => `${area} ${level}`);
const textOf = ({ findings }: Report, area: string) =>
  findings.flatMap((one) => (one.area === area ? [one.text, one.advice ?? ''] : [])).join(' ');
const anilistIn = ({ providers }: Report) => providers.find(({ provider }) => provider === 'anilist');

const anilistWith = (headers: Readonly<Record<string, string>>) => anilistServer(titles, { headers });

describe('doctor', () => {
  it('has nothing to say against a new machine, and makes no database', async () => {
    const { url } = await anilistServer(titles);
    const world = newWorld();
    const report = await examined(world, { anilist: url });
    expect(report).toMatchObject({ code: 0, ok: true });
    expect(levels(report)).toEqual(
      expect.arrayContaining(['settings ok', 'database ok', 'state ok', 'catalogue ok', 'anilist ok']),
    );
    expect(textOf(report, 'database')).toContain('not there yet, and can be made');
    expect(existsSync(world.db)).toBe(false);
  });

  it('makes nothing at all when it asks nobody', async () => {
    const world = newWorld();
    const report = await examined(world, {}, '--offline');
    expect([report.code, report.providers, existsSync(join(world.folder, 'data'))]).toEqual([0, [], false]);
    expect(textOf(report, 'providers')).toContain('not asked');
  });

  it('says how large, how old and how sound the files are, and leaves nothing beside them', async () => {
    const { url } = await anilistServer(titles);
    const world = newWorld({ anilist: url });
    await world.run(['franchise', 'anilist:1']);
    const before = readdirSync(join(world.folder, 'data'));
    const report = await examined(world, {}, '--offline');
    expect(report).toMatchObject({ code: 0, database: { exists: true, version: 5, mode: '0600', fault: null } });
    expect(textOf(report, 'database')).toMatch(/KiB, data model 5, sound, writable; .* free/);
    expect(textOf(report, 'state')).toMatch(/KiB, data model \d+, sound, writable/);
    expect(readdirSync(join(world.folder, 'data'))).toEqual(before);
  });

  it('is readable on a terminal of 80 columns', async () => {
    const { url } = await anilistServer(titles, { always: 'outage' });
    const world = newWorld({ anilist: url, env: { ANIMECTL_TIMEOUT: 'soon' } });
    const { out, code } = await world.run(['doctor'], { isTty: true, columns: 80, env: { NO_COLOR: '1' } });
    expect(code).toBe(2);
    const long = out.split('\n').filter((line) => line.length > 80 && line.trim().includes(' '));
    expect(long).toEqual([]);
    expect(out).toContain('✓ catalogue    bundled, ');
    expect(out).toContain('✗ settings     ANIMECTL_TIMEOUT must be');
    expect(out).toMatch(/^ {15}→ mend it/m);
  });

  it('names variables that are called like settings and are none', async () => {
    const world = newWorld({
      env: { ANIMECTL_PROVIDER: 'mal', ANIMECTL_MAL_URI: 'http://127.0.0.1:9/', ANIMECTL_X: '1' },
    });
    const { out } = await world.run(['--offline', 'doctor'], { isTty: true, columns: 200, env: { NO_COLOR: '1' } });
    expect(out).toContain('! settings     ANIMECTL_PROVIDER is no setting, and nothing reads it');
    expect(out).toContain('→ ANIMECTL_PROVIDERS is one');
    expect(out).toContain('→ ANIMECTL_MAL_URL is one');
    expect(out).toContain('ANIMECTL_X is no setting');
    expect(out).not.toContain('ANIMECTL_ANILIST_URL is no setting');
  });

  it('gives one piece of advice for all providers that need the same', async () => {
    const nowhere = 'http://127.0.0.1:9/';
    const urls = Object.fromEntries(
      ['ANILIST', 'MAL', 'SHIKIMORI', 'KITSU'].map((name) => [`ANIMECTL_${name}_URL`, nowhere]),
    );
    const { out } = await newWorld({ env: urls }).run(['doctor'], { anilist: nowhere });
    expect(out.match(/^[!✗] (?:anilist|mal|shikimori|kitsu) /gm)).toHaveLength(4);
    expect(out.match(/→ see whether there is a network/g)).toHaveLength(1);
  });
});

describe('what can be mended', () => {
  const withData = async () => {
    const { url } = await anilistServer(titles);
    const world = newWorld({ anilist: url });
    await world.run(['franchise', 'anilist:1']);
    return world;
  };
  const sql = (world: World, text: string) => {
    const db = new Database(world.db);
    db.exec(text);
    db.close();
  };
  const warned = async (world: World) =>
    (await examined(world, {}, '--offline')).findings
      .filter(({ area, level }) => area === 'database' && level === 'warning')
      .map(({ text, advice }) => `${text} -> ${advice}`);

  it('is nothing in a file that is well', async () => {
    const world = await withData();
    expect(await warned(world)).toEqual([]);
    expect(await examined(world, {}, '--offline')).not.toHaveProperty('database.notes');
  });

  it('are times that a wrong clock wrote, imports that nobody goes on with, and relations that are doubted', async () => {
    const world = await withData();
    const ahead = world.clock.now() + 1e9;
    sql(
      world,
      `UPDATE title SET fetched_at = ${ahead};
       INSERT INTO import_job (source, options, state, started_at, updated_at, requests, read, counts, problems)
       VALUES ('list.csv', '{}', 'running', 1, 1, 0, 0, '{}', '[]');
       INSERT INTO emptied (title_id, provider, at) SELECT id, 'anilist', 1 FROM title LIMIT 1`,
    );
    expect(await warned(world)).toEqual([
      expect.stringMatching(/^1 time in it lies ahead of now.*-> animectl db check --mend/),
      expect.stringMatching(/^1 import is not done -> animectl import --resume/),
      expect.stringMatching(/^AniList no longer states how 1 title is related.*-> nothing to do/),
    ]);
    expect((await world.run(['db', 'check', '--mend'])).err).toBe('Took back 1 time that lay ahead of now.\n');
    expect((await warned(world)).join()).not.toContain('ahead of now');
    expect((await world.run(['db', 'check', '--mend'])).err).toBe('Took back 0 times that lay ahead of now.\n');
  });

  it('is what migrations have left, and room that is free', async () => {
    const world = await withData();
    for (const name of ['v1-backup', 'v1-backup-2', 'v4-backup.a1b2.part', 'v4-backup.a1b2.part-journal'])
      writeFileSync(`${world.db}.${name}`, 'x'.repeat(2048));
    // What is another file's, or no copy.
    for (const name of ['other.db.v1-backup', `a-${basename(world.db)}.v1-backup`, `${basename(world.db)}.v1-notes`])
      writeFileSync(join(dirname(world.db), name), 'x');
    sql(world, `CREATE TABLE big AS SELECT zeroblob(30000000) AS b; DROP TABLE big`);
    const report = await examined(world, {}, '--offline');
    expect(textOf(report, 'database')).toMatch(/2 copies, 4(?:\.0)? KiB of it from before/);
    expect(await warned(world)).toEqual([
      expect.stringMatching(/^[\d.]+ MiB of it are free -> animectl db vacuum/),
      expect.stringMatching(/^2 parts, 4(?:\.0)? KiB of copies that were not finished -> remove them/),
    ]);
  });

  it('is another program that keeps it from being written', async () => {
    const world = await withData();
    const other = new Database(world.db);
    other.exec('BEGIN IMMEDIATE');
    expect(await warned(world)).toEqual([
      expect.stringMatching(/^another program is writing to it.*-> end it, or wait/),
    ]);
    other.exec('ROLLBACK');
    expect(await warned(world)).toEqual([]);
    other.close();
  });
});

describe('settings', () => {
  it('are named with where they are from, and no secret is', async () => {
    const env = { ANIMECTL_ANILIST_TOKEN: 'abcdefghijklmnop', ANIMECTL_TTL_BASIC: '2h' };
    const world = newWorld({ env });
    const file = settingsFile(world, '{}');
    const { out } = await world.run(['--db', world.db, '--config', file, 'doctor', '--offline']);
    for (const line of [`--db: ${world.db}`, `--config: ${file}`, '--offline: true'])
      expect(out.replace(/\n {15}/g, ' ')).toContain(line);
    expect(out).toContain('ANIMECTL_TTL_BASIC: 2h');
    expect(out).toContain('ANIMECTL_ANILIST_TOKEN: (not shown)');
    expect((await world.run(['doctor', '--offline', '--json'])).out + out).not.toContain('abcdefghijklmnop');
  });

  it('that nothing reads are named, with the one that may be meant', async () => {
    const world = newWorld({ env: { ANIMECTL_PROVIDER: 'mal', ANIMECTL_QQXXZZ: '1' } });
    const { code, findings } = await examined(world, {}, '--offline');
    expect([code, findings.filter(({ level }) => level === 'warning')]).toEqual([
      0,
      [
        ...[['ANIMECTL_PROVIDER', 'ANIMECTL_PROVIDERS is one'] as const],
        ['ANIMECTL_QQXXZZ', 'unset it: man animectl names all that there are'] as const,
      ].map(([name, advice]) => ({
        ...{ area: 'settings', level: 'warning', text: `${name} is no setting, and nothing reads it`, advice },
      })),
    ]);
  });

  it('that make no sense are all named, and everything else is looked at nevertheless', async () => {
    const world = newWorld({ env: { ANIMECTL_TIMEOUT: 'soon' } });
    settingsFile(world, '{');
    const report = await examined(world, {}, '--offline');
    expect(report.code).toBe(2);
    expect(levels(report).filter((one) => one === 'settings failure')).toHaveLength(2);
    expect(levels(report)).toContain('catalogue ok');
  });

  it('with a token that others can read are warned of', async () => {
    const world = newWorld();
    const file = settingsFile(world, '{"providers":{"anilist":{"token":"abcdefghijklmnop"}}}');
    const open = await examined(world, {}, '--offline');
    expect([open.code, textOf(open, 'settings')]).toEqual([0, expect.stringContaining(`chmod 600 ${file}`)]);
    chmodSync(file, 0o600);
    expect(levels(await examined(world, {}, '--offline'))).not.toContain('settings warning');
  });
});

function settingsFile(world: World, text: string): string {
  const file = join(world.folder, 'config', 'animectl.json');
  mkdirSync(join(world.folder, 'config'), { recursive: true });
  writeFileSync(file, text, { mode: 0o644 });
  return file;
}

describe('the database', () => {
  it('that is damaged is a failure, and is left as it is', async () => {
    const { url } = await anilistServer(titles);
    const world = newWorld({ anilist: url });
    await world.run(['franchise', 'anilist:1']);
    writeFileSync(world.db, 'x'.repeat(9000));
    const report = await examined(world, {}, '--offline');
    expect([report.code, textOf(report, 'database')]).toEqual([6, expect.stringContaining('it is no SQLite database')]);
    expect(statSync(world.db).size).toBe(9000);
  });

  it('that cannot be made where it is to be is a failure', async () => {
    const world = newWorld();
    writeFileSync(join(world.folder, 'file'), '');
    const report = await examined(world, {}, '--offline', '--db', join(world.folder, 'file', 'animectl.sqlite'));
    expect([report.code, textOf(report, 'database')]).toEqual([6, expect.stringContaining('is a file and no folder')]);
  });

  it('that others can read, or that an older animectl made, is warned of', async () => {
    const { url } = await anilistServer(titles);
    const world = newWorld({ anilist: url });
    await world.run(['franchise', 'anilist:1']);
    chmodSync(world.db, 0o644);
    const db = new Database(world.db);
    db.pragma('user_version = 1');
    db.close();
    const report = await examined(world, {}, '--offline');
    expect([report.code, levels(report)]).toEqual([0, expect.arrayContaining(['database warning'])]);
    expect(textOf(report, 'database')).toMatch(/animectl db migrate.*others can read it.*chmod 600/);
  });

  it('in memory needs no file', async () => {
    const report = await examined(newWorld(), {}, '--offline', '--db', ':memory:');
    expect([report.code, textOf(report, 'database')]).toEqual([0, expect.stringContaining('kept in memory')]);
  });
});

describe('the state file', () => {
  it('that is of no use is a failure', async () => {
    const { url } = await anilistServer(titles);
    const world = newWorld({ anilist: url });
    mkdirSync(join(world.folder, 'data'));
    writeFileSync(join(world.folder, 'data', 'state.sqlite'), 'x'.repeat(9000));
    const report = await examined(world);
    expect([report.code, textOf(report, 'state')]).toEqual([6, expect.stringContaining('move it away')]);
    expect(anilistIn(report)?.answers).toBe(true);
  });

  it('says how many entries of the cache are damaged, which keeps nobody from anything', async () => {
    const { url } = await anilistServer(titles);
    const world = newWorld({ anilist: url });
    await world.run(['show', 'Cowboy Bebop']);
    expect(textOf(await examined(world), 'state')).not.toContain('damaged');
    const db = new Database(join(world.folder, 'data', 'state.sqlite'));
    db.prepare("UPDATE cache SET value = substr(value, 2) WHERE namespace = 'detailed'").run();
    db.close();
    const report = await examined(world);
    expect([report.code, textOf(report, 'state')]).toEqual([0, expect.stringMatching(/damaged: .* not there/)]);
    expect(textOf(report, 'state')).toContain('animectl cache clear');
  });
});

describe('the clock', () => {
  const dateOf = (world: World, ms: number) => ({ date: new Date(world.clock.now() + ms).toUTCString() });

  it.each([
    [300_000, /5 min behind/],
    [-7_200_000, /2 h ahead/],
  ])('is compared with the providers', async (ms, words) => {
    const world = newWorld();
    const { url } = await anilistWith(dateOf(world, ms));
    const report = await examined(world, { anilist: url });
    expect([report.code, levels(report)]).toEqual([0, expect.arrayContaining(['clock warning'])]);
    expect(textOf(report, 'clock')).toMatch(words);
  });

  it('may be off by a little', async () => {
    const world = newWorld();
    const { url } = await anilistWith(dateOf(world, 20_000));
    const report = await examined(world, { anilist: url });
    expect(levels(report)).toContain('clock ok');
    expect(Math.abs(report.clock.aheadMs ?? 0)).toBeGreaterThan(10_000);
  });

  it('cannot be compared without a network', async () => {
    const report = await examined(newWorld());
    expect(report.clock.aheadMs).toBeNull();
    expect(textOf(report, 'clock')).toContain('nobody was there');
  });
});

describe('a provider', () => {
  it('says how many requests are left, and what its header made of the limit', async () => {
    const world = newWorld({ env: { ANIMECTL_ANILIST_LIMIT: '28/60s' } });
    const { url } = await anilistWith({ 'x-ratelimit-limit': '20' });
    const report = await examined(world, { anilist: url });
    expect(anilistIn(report)?.limits).toEqual([{ perMs: 60_000, requests: 18, left: 17, own: 28 }]);
    expect(textOf(report, 'anilist')).toContain(
      '17 of 18 in 1 min (28 before its header lowered it); its header allows 20 a minute',
    );
    expect(levels(report)).toContain('anilist warning');
    expect(report.findings.find(({ area }) => area === 'anilist')?.advice).toContain('an hour after');
  });

  it('that is closed is quoted, with since when and until when others leave it alone', async () => {
    const { url } = await anilistServer(titles, { always: 'outage' });
    const world = newWorld({ anilist: url });
    await world.run(['franchise', 'Attack on Titan']);
    const report = await examined(world);
    expect(report.code).toBe(5);
    const { error, outage } = anilistIn(report) ?? {};
    expect(error).toMatchObject({ reason: 'outage', message: expect.stringContaining(outageWords) });
    expect(Date.parse(outage?.until ?? '') - Date.parse(outage?.since ?? '')).toBe(600_000);
    expect(textOf(report, 'anilist')).toContain('others stand in');
  });

  it('that answers again is asked again from then on', async () => {
    const server = await anilistServer([...titles, titleOf(900001, { relations: [] })], { faults: ['outage'] });
    const world = newWorld({ anilist: server.url });
    await world.run(['franchise', 'anilist:900001']);
    expect(textOf(await examined(world), 'anilist')).toContain('answers in');
    const { out } = await world.run(['franchise', 'anilist:900001', '--json']);
    expect(JSON.parse(out)).toMatchObject({ provider: 'anilist', from: 'network' });
  });

  it('that has had enough is not waited for', async () => {
    const server = await anilistServer(titles, { always: '429 for an hour' });
    const world = newWorld({ anilist: server.url });
    const report = await examined(world);
    expect([report.code, anilistIn(report)?.error?.reason, server.asked.length]).toEqual([5, 'throttled', 1]);
    const short = await anilistServer(titles, { always: '429' });
    await examined(newWorld({ anilist: short.url }));
    expect(short.asked.length).toBe(1);
  });

  it('of which other runs have used up our own requests has not failed', async () => {
    const server = await anilistServer(titles);
    const world = newWorld({ anilist: server.url, env: { ANIMECTL_ANILIST_LIMIT: '2/60s' } });
    for (const _ of [1, 2]) await world.run(['franchise', 'anilist:1', '--refresh']);
    const report = await examined(world);
    expect([report.code, report.ok, anilistIn(report)?.answers]).toEqual([0, true, false]);
    expect(levels(report)).toContain('anilist warning');
    expect(textOf(report, 'anilist')).toMatch(/AniList: budget used up by other runs, free again in \d+ s/);
    expect(server.asked).toHaveLength(2);
  });

  it.each([
    ['401', 4, 'ANIMECTL_ANILIST_TOKEN'],
    ['403 HTML', 5, 'ANIMECTL_REFERER'],
    ['500', 5, 'try again later'],
    ['HTML at 200', 5, 'ANIMECTL_ANILIST_URL'],
    ['reset', 5, '--offline'],
  ] as const)('that fails with %s ends it with %i and advice', async (fault, code, advice) => {
    const { url } = await anilistServer(titles, { always: fault });
    const report = await examined(newWorld({ anilist: url }));
    expect([report.code, textOf(report, 'anilist')]).toEqual([code, expect.stringContaining(advice)]);
  });

  it('is only warned of where another one answers', async () => {
    const { url } = await anilistServer(titles);
    const world = newWorld({ anilist: url, env: { ANIMECTL_PROVIDERS: 'mal,anilist' } });
    const report = await examined(world);
    expect([report.code, levels(report)]).toEqual([0, expect.arrayContaining(['anilist ok', 'mal warning'])]);
  });

  it('behind a proxy of which Node does not know is told from one without a network', async () => {
    const report = await examined(newWorld({ env: { HTTPS_PROXY: 'http://proxy:3128' } }));
    expect(textOf(report, 'anilist')).toContain('HTTPS_PROXY is set');
    const obeyed = await examined(newWorld({ env: { HTTPS_PROXY: 'http://proxy:3128', NODE_USE_ENV_PROXY: '1' } }));
    expect(textOf(obeyed, 'anilist')).not.toContain('HTTPS_PROXY');
  });
});

it('names everything when everything is broken at once', async () => {
  const world = newWorld({ env: { ANIMECTL_TIMEOUT: 'soon', ANIMECTL_CACHE: '' } });
  settingsFile(world, 'nonsense');
  mkdirSync(join(world.folder, 'data'));
  writeFileSync(join(world.folder, 'data', 'state.sqlite'), 'x'.repeat(9000));
  writeFileSync(world.db, 'x'.repeat(9000));
  const report = await examined(world);
  expect(report).toMatchObject({ code: 2, ok: false });
  expect(new Set(levels(report).filter((one) => one.endsWith(' failure')))).toEqual(
    new Set(['settings failure', 'database failure', 'state failure', 'anilist failure']),
  );
});
