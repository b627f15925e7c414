import { existsSync, readFileSync, statSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import Sqlite from 'better-sqlite3';
import { describe, expect, it } from 'vitest';
import { anilistServer } from '../helpers/anilist-server.ts';
import { titleOf } from '../helpers/franchise.ts';
import { newWorld } from '../helpers/io.ts';

/** A machine on which one bundled franchise is stored. */
async function stored() {
  const world = newWorld();
  expect((await world.run(['--offline', '--quiet', 'franchise', 'Death Note'])).code).toBe(0);
  const run = (line: string) => world.run(['--offline', ...line.split(' ')]);
  return { ...world, run, json: async (line: string) => JSON.parse((await run(`${line} --json`)).out) };
}

describe('where an answer comes from is said on stderr, of titles that nobody was just asked for', () => {
  const lines = [
    'show anilist:1535',
    'relations anilist:1535',
    'search Death Note --limit 1',
    'show anilist:1535 --json',
    'relations anilist:1535 --format ndjson',
    'search Death Note --limit 1 --format csv',
  ];

  it.each(lines)('%s', async (line) => {
    const world = newWorld();
    const run = (words: string) => world.run(['--offline', ...words.split(' ')]);
    expect((await run(line)).err).toMatch(/^1 title from the bundled catalogue, as of \d{4}-\d{2}-\d{2}\.\n$/);
    expect((await run(`--quiet ${line}`)).err).toBe('');
    expect((await run(`--verbose ${line}`)).err).toMatch(/^1 title from the .*bundled catalogue\)?, as of /m);
    expect((await run(`--verbose --log-format json ${line}`)).err).not.toContain('1 title from');
  });

  it('is not said where somebody was asked, or nothing was found', async () => {
    const { url } = await anilistServer([titleOf(1, { title: 'Fjord Xyzzy', relations: [] })]);
    for (const command of ['show', 'relations', 'search']) {
      expect((await newWorld({ anilist: url }).run([command, 'Fjord Xyzzy'])).err).not.toContain('1 title from');
      expect((await newWorld().run(['--offline', command, 'Qqxx Zzvv'])).err).not.toContain('Nothing was found');
    }
  });
});

it('a title that has no relations says so, in words only where no program reads them', async () => {
  const { url } = await anilistServer([titleOf(1, { title: 'Fjord Xyzzy', relations: [] })]);
  const world = newWorld({ anilist: url });
  const { code, out, err } = await world.run(['relations', 'anilist:1']);
  expect([code, out, err]).toEqual([0, '', 'anilist:1 states no relations.\n']);
  expect((await world.run(['relations', 'anilist:1', '--format', 'csv'])).err).not.toContain('states no relations');
});

describe('a command that changes something', () => {
  it.each([
    ['cache clear', { schema: 1, deleted: 0, tier: null }, '0 entries deleted\n'],
    ['cache clear --tier search', { schema: 1, deleted: 0, tier: 'search' }, '0 entries deleted from search\n'],
    ['cache prune', { schema: 1, deleted: 0 }, '0 entries deleted that had expired\n'],
    ['watch add anilist:1535', { schema: 1, watched: [{ ref: 'anilist:1535', mine: null, next: null }] }, ''],
    ['seen anilist:1535', { schema: 1, ref: 'anilist:1535', list: 'mine' }, ''],
  ])('%s says what came of it, in JSON alone where that is wanted', async (line, document, said) => {
    const { run, json } = await stored();
    expect(await json(line)).toMatchObject(document);
    const { code, out, err } = await run(line);
    expect([code, err]).toEqual([0, said]);
    expect(out === '').toBe(said !== '');
    expect((await run(`--quiet ${line}`)).err).toBe('');
    expect((await run(`${line} --json`)).err).toBe('');
  });

  it('db vacuum says how much was given back', async () => {
    const { db, run, json } = await stored();
    const { schema, file, bytesBefore, bytesAfter, ...more } = await json('db vacuum');
    expect([schema, file, bytesBefore > 0, bytesAfter > 0, more]).toEqual([1, db, true, true, {}]);
    expect(bytesAfter).toBe(statSync(db).size);
    const { out, err } = await run('db vacuum');
    expect([out, err]).toEqual(['', expect.stringMatching(/\.sqlite: [\d.,]+ [KM]iB, nothing to give back\.\n$/)]);
  });

  it('db copy says what was copied, and with --verbose of which tables', async () => {
    const { db, folder, run, json } = await stored();
    const [a, b, c] = ['a', 'b', 'c'].map((name) => join(folder, `${name}.sqlite`));
    const { tables, rows, ...of } = await json(`db copy ${db} ${a}`);
    expect(of).toEqual({ schema: 1, from: db, to: a });
    const counted = tables.reduce((sum: number, one: { readonly rows: number }) => sum + one.rows, 0);
    expect([rows, rows > 10]).toEqual([counted, true]);
    const { code, out, err } = await run(`db copy ${db} ${b}`);
    const said = `${b} has all ${rows} rows of ${db}: counts and digests of ${tables.length} tables are the same.\n`;
    expect([code, out, err]).toEqual([0, '', said]);
    const loud = await run(`--verbose db copy ${db} ${c}`);
    const titles = tables.find(
      ({ table, name = table }: { readonly table?: string; readonly name?: string }) => name === 'title',
    );
    expect(loud.err).toMatch(new RegExp(`^title: ${titles.rows} rows?$`, 'm'));
    expect(loud.err).not.toMatch(/: 0 rows$/m);
  });

  it('db copy that is stopped says so, and goes on where it ended', async () => {
    const { db, folder, run } = await stored();
    const copy = join(folder, 'copy.sqlite');
    const controller = new AbortController();
    const stopped = await newWorld().run(['--verbose', 'db', 'copy', db, copy], {
      signal: controller.signal,
      heard: (text) => text.startsWith('title: ') && controller.abort(),
    });
    const last = `Stopped. The same command goes on where it ended; until it has, ${copy} is no database.`;
    expect([stopped.code, stopped.out, stopped.err.trim().split('\n').at(-1)]).toEqual([130, '', last]);
    expect((await newWorld().run(['--db', copy, 'db', 'info'])).code).toBe(6);
    const { code, err } = await run(`db copy ${db} ${copy}`);
    expect([code, err]).toEqual([0, expect.stringMatching(/ are the same\.\n$/)]);
  });

  it('db migrate says which steps there are, and where the file as it was is kept', async () => {
    const { folder } = await stored();
    const world = newWorld();
    const file = join(folder, 'old.sqlite');
    const old = new Sqlite(file);
    old.exec(readFileSync(join(import.meta.dirname, '../fixtures/schema-1.sql'), 'utf8'));
    old.close();
    const migrate = (...more: readonly string[]) => world.run(['--db', file, 'db', 'migrate', ...more]);
    const planned = JSON.parse((await migrate('--dry-run', '--json')).out);
    const { to } = planned;
    expect(planned).toEqual({
      ...{ schema: 1, file, from: 1, to, dryRun: true, backup: null },
      steps: Array.from({ length: to - 1 }, (_, n) => ({ to: n + 2, what: expect.stringMatching(/\w{3}/) })),
    });
    const told = planned.steps.map((one: { to: number; what: string }) => `${one.to - 1} to ${one.to}: ${one.what}\n`);
    expect(await migrate('--dry-run')).toMatchObject({ code: 0, out: '', err: told.join('') });
    const done = await migrate();
    const backup = `${file}.v1-backup`;
    const last = `Data model 1 became ${to} by ${to - 1} steps; the file as it was is ${backup}.\n`;
    expect([done.code, done.out, done.err, existsSync(backup)]).toEqual([0, '', told.join('') + last, true]);
    expect(JSON.parse((await migrate('--json')).out)).toEqual({
      ...{ schema: 1, file, from: to, to, dryRun: false, backup: null, steps: [] },
    });
    expect((await migrate()).err).toBe(`The data model is ${to}: nothing to do.\n`);
  });

  it('cut --list shows what is shipped as well, in JSON as in words', async () => {
    const { run, json } = await stored();
    const { schema, cuts } = await json('cut --list --known');
    expect([schema, cuts.length > 5]).toEqual([1, true]);
    const { out } = await run('cut --known');
    const [first] = cuts;
    expect(out.split('\n')[0]).toBe(`${first.a}  ✂  ${first.b}: ${first.reason}`);
    expect(out.trim().split('\n')).toHaveLength(cuts.length);
    await run('cut anilist:1535 anilist:1');
    expect(await json('cut --list')).toMatchObject({ schema: 1, cuts: [{ a: 'anilist:1', b: 'anilist:1535' }] });
    expect((await run('cut --list')).out).toBe('anilist:1  ✂  Death Note (anilist:1535)\n');
    expect(await json('join --list')).toEqual({ schema: 1, joins: [] });
  });
});

it('decisions are read from stdin, too, and written to no folder', async () => {
  const world = newWorld();
  const stdin = JSON.stringify({ cuts: [{ a: 'anilist:1', b: 'anilist:5' }] });
  expect((await world.run(['cut', '--import', '-'], { stdin })).err).toBe('1 cut and 0 joins added\n');
  const folder = await world.run(['cut', '--export', world.folder]);
  expect([folder.code, folder.err]).toEqual([
    2,
    `animectl: cannot write ${world.folder}: it is a folder; name a file in it\n`,
  ]);
  const file = join(world.folder, 'decisions.json');
  expect((await world.run(['cut', '--export', file])).err).toBe(`${file} is written.\n`);
  expect(JSON.parse(readFileSync(file, 'utf8')).cuts).toHaveLength(1);
});

it('a table of no titles has its heads, and lines of none are none', async () => {
  const { db, run } = await stored();
  const one = await run('db export --format csv');
  const sql = new Sqlite(db);
  sql.pragma('foreign_keys = OFF');
  for (const name of ['title', 'name', 'external_id', 'relation']) sql.exec(`DELETE FROM ${name}`);
  sql.close();
  expect((await run('db export --format csv')).out).toBe(`${one.out.split('\n')[0]}\n`);
  expect((await run('db export')).out).toBe('');
});

it('a format that holds one franchise is refused for two before anybody is asked', async () => {
  for (const format of ['mermaid', 'graphml', 'html'])
    expect(await newWorld().run(['franchise', 'anilist:1', 'anilist:1535', '--format', format])).toEqual({
      ...{ code: 2, out: '' },
      err: `animectl: --format ${format} holds one franchise: give one title instead of 2\n`,
    });
});

it('the numbers of a list of one’s own are handles', async () => {
  const world = newWorld();
  const here = { isTty: true, terminal: 'one', columns: 100 };
  writeFileSync(join(world.folder, 'l.txt'), 'anilist:1535\nanilist:1\n');
  await world.run(['--offline', 'import', join(world.folder, 'l.txt'), '--list', 'l']);
  const { out } = await world.run(['--offline', 'lists', 'show', 'l'], here);
  const { entries } = JSON.parse((await world.run(['--offline', 'lists', 'show', 'l', '--json'])).out);
  for (const [n, { ref, title }] of entries.entries()) {
    expect(out).toContain(title);
    const shown = await world.run(['--offline', '--no-progress', 'show', String(n + 1), '--json'], here);
    expect([JSON.parse(shown.out).ref, shown.err]).toEqual([ref, expect.stringContaining(`${n + 1} is ${title}:`)]);
  }
  expect(entries).toHaveLength(2);
});

describe('a franchise', () => {
  const from = /^\d+ titles from the .*bundled catalogue\)?, as of \d{4}-\d{2}-\d{2}\.$/;

  it('says on stderr where it is from, unless a reader has that before them', async () => {
    const { run, folder } = await stored();
    const [file, page] = [join(folder, 'a.txt'), join(folder, 'a.html')];
    for (const format of ['list', 'tree', 'table', 'markdown'])
      expect((await run(`franchise anilist:1535 --format ${format}`)).err).toBe('');
    for (const format of ['json', 'ndjson', 'csv', 'dot', 'html'])
      expect((await run(`franchise anilist:1535 --format ${format}`)).err.trim()).toMatch(from);
    for (const output of [file, page]) {
      const { out, err } = await run(`franchise anilist:1535 -o ${output}`);
      expect([out, err.trim().split('\n')]).toEqual(['', [`${output} is written.`, expect.stringMatching(from)]]);
    }
  });

  it('is written in the form that was asked for, or that the name of the file says', async () => {
    const { run, folder } = await stored();
    const begins: Readonly<Record<string, readonly [RegExp, ...(readonly string[])]>> = {
      list: [/^Death Note\n\n1 /, 'txt'],
      tree: [/^Death Note\n1 +● /],
      table: [/^# +Title +Format /],
      markdown: [/^#+ Death Note\n/, 'md'],
      json: [/^\{\n {2}"schema": /, 'json'],
      ndjson: [/^\{"type":/, 'ndjson', 'jsonl'],
      csv: [/^order,ref,/, 'csv'],
      dot: [/^(?:di)?graph /, 'dot', 'gv'],
      mermaid: [/^(?:---\n|flowchart |graph )/, 'mmd', 'mermaid'],
      graphml: [/^<\?xml [^>]*>\s*<graphml/, 'graphml'],
      html: [/^<!doctype html>/i, 'html', 'htm'],
    };
    for (const [format, [start, ...endings]] of Object.entries(begins)) {
      expect([format, (await run(`franchise anilist:1535 --format ${format}`)).out]).toEqual([
        format,
        expect.stringMatching(start),
      ]);
      for (const ending of endings) {
        const file = join(folder, `a.${ending}`);
        await run(`franchise anilist:1535 -o ${file}`);
        expect([ending, readFileSync(file, 'utf8')]).toEqual([ending, expect.stringMatching(start)]);
      }
    }
  });

  it('of several, all are in the file that they are written to', async () => {
    const { run, folder } = await stored();
    for (const ending of ['txt', 'json', 'csv', 'md']) {
      const file = join(folder, `a.${ending}`);
      const { err } = await run(`franchise anilist:1535 anilist:1 -o ${file}`);
      const lines = err.trim().split('\n');
      expect(lines.at(-1)).toBe(`${file} is written.`);
      expect(lines.slice(0, -1)).toEqual([expect.stringMatching(from), expect.stringMatching(from)]);
      const text = readFileSync(file, 'utf8');
      expect([text.includes('Death Note'), text.includes('Cowboy Bebop')]).toEqual([true, true]);
    }
  });

  it('is explained on stdout or in a file, in words or in JSON', async () => {
    const { run, folder } = await stored();
    const words = 'franchise anilist:1 --explain anilist:5';
    const file = join(folder, 'a.txt');
    const { out } = await run(words);
    expect(out).toMatch(/^Cowboy Bebop: The Movie \(anilist:5\) is in, 1 step from Cowboy Bebop \(anilist:1\):\n/);
    const written = await run(`${words} -o ${file}`);
    expect([written.out, written.err]).toEqual(['', expect.stringMatching(/a\.txt is written\.\n$/)]);
    expect(readFileSync(file, 'utf8')).toBe(out);
    const { out: both } = await run('franchise anilist:1 anilist:1535 --explain anilist:5');
    expect(both).toBe(`${out}anilist:5 is left out: no relation leads to it from any title of the franchise.\n`);
    expect(JSON.parse((await run(`${words} --json`)).out)).toMatchObject({ title: { ref: 'anilist:5' } });
    expect((await run(`${words} -o ${folder}/no/a.txt`)).code).toBe(2);
    const none = await run(`franchise Qqxxzz --explain anilist:5 -o ${folder}/none.txt`);
    expect([none.code, none.err, existsSync(join(folder, 'none.txt'))]).toEqual([
      3,
      expect.not.stringContaining('written'),
      false,
    ]);
  });

  it('that is not there is perhaps a command, and that is said of no other word', async () => {
    const hint = '"serch" is no command, search is one: animectl search --help';
    const err = async (...words: readonly string[]) => (await newWorld().run(['--offline', ...words])).err;
    expect((await err('serch')).trim().split('\n').at(-1)).toBe(hint);
    for (const words of [['qqzzxx'], ['franchise', 'serch']]) {
      const said = await err(...words);
      expect([said.trim().split('\n').length, said]).toEqual([1, expect.stringMatching(/^animectl: "\w+" is neither/)]);
    }
  });
});
