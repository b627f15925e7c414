import { join } from 'node:path';
import { describe, expect, it, onTestFinished } from 'vitest';
import type { Title } from '../../src/model/title.ts';
import { anilistServer } from '../helpers/anilist-server.ts';
import { titleOf } from '../helpers/franchise.ts';
import { newWorld } from '../helpers/io.ts';
import { emptyDatabase, hasPostgres, psql } from '../helpers/postgres.ts';
import { clusterPassword } from '../helpers/postgres-server.ts';

const titles: readonly Title[] = [
  titleOf(1, {
    ids: { anilist: 1, mal: 101 },
    ...{
      title: 'Arufa',
      english: 'Alpha',
      native: 'アルファ',
      synonyms: ['Al', 'It'],
      format: 'TV',
      status: 'FINISHED',
    },
    ...{ episodes: 12, durationMinutes: 24, startDate: '2013-04-07', year: 2013, season: 'SPRING', adult: false },
    popularity: 5000,
    relations: [
      { type: 'SEQUEL', to: 'anilist:2' },
      { type: 'SIDE_STORY', to: 'anilist:3' },
      { type: 'CHARACTER', to: 'anilist:4' },
    ],
  }),
  titleOf(2, {
    ...{
      title: 'Arufa Second',
      english: 'Alpha 2',
      native: 'アルファ 二',
      format: 'TV',
      status: 'RELEASING',
      year: 2015,
    },
    relations: [{ type: 'PREQUEL', to: 'anilist:1' }],
  }),
  titleOf(3, {
    ...{ title: 'Arufa Gaiden', native: 'がんだむ', format: 'OVA', startDate: '2014' },
    relations: [{ type: 'PARENT', to: 'anilist:1' }],
  }),
  titleOf(4, { title: 'Other "Thing" \\ {NULL}', format: 'TV', relations: [{ type: 'CHARACTER', to: 'anilist:1' }] }),
];

type Words = readonly string[];

/** What somebody does with the program, one after the other. */
const commands: readonly Words[] = [
  ['franchise', 'alpha', '--json'],
  ['import', 'anilist:1', 'anilist:4', 'No Such Title', '--json'],
  ['search', 'alfa', '--offline', '--json'],
  ['search', 'ガンダム', '--offline', '--json'],
  ['search', 'it', '--offline', '--json'],
  ['show', 'alpha 2', '--offline', '--json'],
  ['relations', 'anilist:1', '--offline', '--json'],
  ['cut', 'anilist:1', 'anilist:3'],
  ['franchise', 'anilist:2', '--refresh', '--json'],
  ['franchise', 'alpha', '--offline', '--explain', '--json'],
  ['cut', '--list', '--json'],
  ['watch', 'add', 'anilist:1'],
  ['watch', 'list', '--json'],
  ['diff', '--json'],
  ['import', '--list-jobs', '--json'],
  ['db', 'check', '--json'],
  ['db', 'info', '--json'],
  ['db', 'export', '--format', 'csv'],
];

/** Without what differs from run to run, and from engine to engine. */
function comparable(text: string): unknown {
  const own =
    /^(?:file|sqlite|postgresql|bytes|freeBytes|elapsedMs|rowsWritten|dbQueries|ms|.*At|oldest|newest|since|asOf|at)$/;
  try {
    return JSON.parse(text, (key, value) => (own.test(key) ? undefined : value));
  } catch {
    return text;
  }
}

describe.skipIf(!hasPostgres)('PostgreSQL', () => {
  it('answers every command as SQLite does, and never shows the password', async () => {
    const { url: anilist } = await anilistServer(titles);
    const address = await emptyDatabase();
    const [file, onServer] = [newWorld({ anilist }), newWorld({ anilist, env: { ANIMECTL_DB: address } })];
    for (const words of commands) {
      const [one, other] = [await file.run([...words]), await onServer.run([...words])];
      expect({ words, isUnderstood: one.code !== 2 }).toEqual({ words, isUnderstood: true });
      expect({ words, code: other.code, out: comparable(other.out) }).toEqual({
        ...{ words, code: one.code, out: comparable(one.out) },
      });
      expect(other.out + other.err).not.toContain('secret');
    }
    for (const words of [
      ['doctor', '--json'],
      ['db', 'vacuum'],
      ['db', 'migrate'],
      ['--verbose', 'show', 'alpha'],
    ]) {
      const { out, err } = await onServer.run(words);
      for (const secret of [clusterPassword, encodeURIComponent(clusterPassword), 'secret'])
        expect(out + err).not.toContain(secret);
    }
    const view = 'SELECT franchise, "order", ref, title FROM v_watch_order ORDER BY 1, 2';
    const copy = join(file.folder, 'copy.sqlite');
    expect((await onServer.run(['db', 'export', '--output', copy])).code).toBe(0);
    const { default: Sqlite } = await import('better-sqlite3');
    const rows = (path: string) => {
      const db = new Sqlite(path, { readonly: true });
      onTestFinished(() => void db.close());
      return db.prepare(view).all();
    };
    expect(rows(file.db).length).toBeGreaterThan(1);
    expect(rows(copy)).toEqual(rows(file.db));
    const there = (await psql(address, view.replace('v_watch_order', 'animectl.v_watch_order'))) as unknown[];
    expect(JSON.parse(JSON.stringify(there, (key, value) => (key === 'order' ? Number(value) : value)))).toEqual(
      rows(file.db),
    );
  });

  it('that is away costs the saving, not the answer', async () => {
    const { url: anilist } = await anilistServer(titles);
    const world = newWorld({ anilist, env: { ANIMECTL_DB: 'postgres://me:top-secret@127.0.0.1:1/anime' } });
    const { code, out, err } = await world.run(['franchise', 'alpha', '--json']);
    expect(code).toBe(6);
    expect(JSON.parse(out)).toMatchObject({ title: 'Alpha' });
    expect(err).toMatch(/postgres:\/\/me@127\.0\.0\.1:1\/anime: its server cannot be reached/);
    expect(out + err).not.toContain('secret');
  });

  it('that is away is told of where nothing is to be saved', async () => {
    const world = newWorld({ env: { ANIMECTL_DB: 'postgres://me:top-secret@127.0.0.1:1/anime' } });
    const { code, err } = await world.run(['search', 'alpha', '--offline']);
    expect(code).not.toBe(1);
    expect(err).toMatch(/its server cannot be reached: nothing that is stored is in the answer/);
    expect(err).not.toContain('secret');
  });
});
