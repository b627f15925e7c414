import { spawnSync } from 'node:child_process';
import { existsSync, mkdirSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, inject, it } from 'vitest';
import { systemClock } from '../../../src/model/clock.ts';
import { refOf } from '../../../src/model/ref.ts';
import type { Database } from '../../../src/store/database.ts';
import { openPostgres } from '../../../src/store/postgres/postgres.ts';
import { openSqlite } from '../../../src/store/sqlite/sqlite.ts';
import { arrival, titled } from '../../helpers/arrivals.ts';
import { emptyDatabase, hasPostgres, lentDatabases, placeOf } from '../../helpers/postgres.ts';
import { type Cluster, postgresPrograms, removeCluster, startCluster } from '../../helpers/postgres-server.ts';
import { describeDatabase } from '../contract.ts';

/** Where locales are made of; elsewhere only those that need none are tried. */
const canMake = existsSync('/usr/share/i18n/locales/en_US');

const locales: readonly (readonly [name: string, how: string])[] = [
  ['C', `LOCALE 'C'`],
  ['C.UTF-8', `LOCALE 'C.UTF-8'`],
  ...(canMake ? [['en_US.UTF-8', `LOCALE 'en_US.UTF-8'`] as const] : []),
  ['ICU', `LOCALE_PROVIDER icu ICU_LOCALE 'en-US' LOCALE 'C'`],
];

const names: readonly (readonly [string, string])[] = [
  ['Shingeki no Kyojin', '進撃の巨人'],
  ['Fate/stay night', 'フェイト/ステイナイト'],
  ['Fate/Zero', 'フェイト/ゼロ'],
  ['86', '86―エイティシックス―'],
  ['Code Geass', 'コードギアス'],
  ['Cøde Zero', 'ど根性ガエル'],
  ['It', 'イット'],
  ['Her', '彼女'],
  ['Us', 'アス'],
  ['Kidou Senshi Gundam', '機動戦士ガンダム'],
  ['Doraemon', 'ドラえもん'],
  ['Æon Flux', 'イーオン・フラックス'],
  ['zzz', 'ん'],
];

/** Beginnings, parts, words that count for nothing elsewhere, kana of the other kind, and errors of typing in either script. */
const searches = [
  ...['fate', '86', 'ど', 'cod', '進撃', '撃の', 'it', 'her', 'us', 'がんだむ', 'どらえもん', 'z', 'æon', 'aeon'],
  ...[
    'shingki no kyojin',
    '進撃の虚人',
    '機動戦士ガンタム',
    'フェイト/ステイナイド',
    'kidou senshi gandam',
    'ー',
    '%',
    'a_b',
  ],
];

describe.skipIf(!hasPostgres)('in whatever locale a server keeps a database', () => {
  let server: Cluster | undefined;
  let made: string;
  beforeAll(async () => {
    made = mkdtempSync(join(tmpdir(), 'animectl-locales-'));
    mkdirSync(made, { recursive: true, mode: 0o755 });
    spawnSync('chmod', ['755', made]);
    if (canMake) {
      const words = ['--no-archive', '-i', 'en_US', '-f', 'UTF-8', join(made, 'en_US.UTF-8')];
      expect(spawnSync('localedef', words).status).toBe(0);
    }
    server = await startCluster(postgresPrograms() ?? '', { LOCPATH: made });
  });
  afterAll(() => {
    if (server) removeCluster(server);
    rmSync(made, { recursive: true, force: true });
    // Hundreds of databases go with it.
  }, 300_000);

  const found = async (database: Database) => {
    await database.commit({
      arrivals: names.map(([title, native], n) =>
        arrival({ ...titled(refOf('anilist', n + 1)), title, native, popularity: n % 3 }),
      ),
    });
    const searched = await Promise.all(
      searches.map(async (words) => [words, (await database.titles.search(words, 5)).map(({ title }) => title.title)]),
    );
    const typed = await Promise.all(
      searches.map(async (words) => [words, (await database.titles.startingWith(words, 5)).map(({ name }) => name)]),
    );
    await database.close();
    return { searched, typed };
  };

  it.each(locales)('%s finds what SQLite does', async (_, how) => {
    const address = await emptyDatabase(`TEMPLATE template0 ENCODING 'UTF8' ${how}`, server);
    expect(await found(await openPostgres(placeOf(address)))).toEqual(await found(await openSqlite(':memory:')));
  });

  describe.runIf(inject('suite') === 'all')('everything is promised', () => {
    describe.each(locales)('in %s', (_, how) => {
      const { alone, shared } = lentDatabases(`TEMPLATE template0 ENCODING 'UTF8' ${how}`, () => server);
      describeDatabase('PostgreSQL', {
        alone,
        shared() {
          const open = shared();
          return (clock) => open(clock && { clock: { now: () => clock.now(), sleep: systemClock.sleep } });
        },
      });
    });
  });
});
