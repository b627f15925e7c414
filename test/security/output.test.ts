import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { parse } from 'csv-parse/sync';
import { beforeEach, describe, expect, it } from 'vitest';
import type { Ref } from '../../src/model/ref.ts';
import type { Title } from '../../src/model/title.ts';
import { openSqlite } from '../../src/store/sqlite/sqlite.ts';
import { faultyServer } from '../helpers/faulty-server.ts';
import { hostileTexts, titleOf } from '../helpers/franchise.ts';
import { newWorld, type World } from '../helpers/io.ts';
import { cases } from '../helpers/suite.ts';

/** What is stored may come from anywhere: a provider, a data set, a database that somebody else made. */
const texts = [
  ...hostileTexts,
  '\u2067\u200fRTL\u061c\u2069',
  '"><svg onload=alert(1)>',
  "'; DROP TABLE title; --",
  '" OR name:* NEAR(a b) ^',
  '%s %d \\u001b[31m `x` $x',
  '\r=1+1',
];

const title: readonly Title[] = texts.map((text, n) =>
  titleOf(n + 1, {
    title: text,
    english: `${text} `,
    native: text,
    synonyms: [`${text}!`],
    format: 'TV',
    startDate: `20${10 + n}`,
    relations: [
      ...(n > 0 ? [{ type: 'PREQUEL' as const, to: `anilist:${n}` as Ref, title: texts[n - 1] ?? '' }] : []),
      ...(n < texts.length - 1
        ? [{ type: 'SEQUEL' as const, to: `anilist:${n + 2}` as Ref, title: texts[n + 1] ?? '' }]
        : []),
      { type: 'CHARACTER', to: `anilist:${n + 900}` as Ref, title: text },
    ],
  }),
);

/** Controls but for the line break, and what changes the direction of writing. */
// biome-ignore lint/suspicious/noControlCharactersInRegex: they are what is looked for
const acting = /[\u0000-\u0009\u000b-\u001f\u007f-\u009f\u061c\u200e\u200f\u2028-\u202e\u2066-\u2069]/u;
/** Colours, and what the progress bar does with its own line. */
// biome-ignore lint/suspicious/noControlCharactersInRegex: they are what is looked for
const ours = /\u001b[78]|\u001b\[(?:[\d;]*m|\d*[GKAJ]|\?(?:25|7)[lh])/g;

let world: World;
beforeEach(async () => {
  world = newWorld({ env: { ANIMECTL_OFFLINE: '1' } });
  mkdirSync(join(world.db, '..'), { recursive: true });
  const store = await openSqlite(world.db);
  const fetchedAt = world.clock.now();
  await store.commit({ arrivals: title.map((one) => ({ title: one, provider: 'anilist', fetchedAt })) });
  await store.commit({
    arrivals: [
      {
        title: { ...titleOf(1), title: `${texts[1]} again`, episodes: 5 },
        provider: 'mal',
        fetchedAt,
      },
    ],
  });
  await store.close();
  writeFileSync(join(world.folder, 'list.txt'), `${texts.map((text) => text.replace(/[\r\n]/g, '')).join('\n')}\n`);
});

const formats = ['tree', 'table', 'json', 'ndjson', 'csv', 'dot', 'mermaid', 'graphml', 'html'];
const lists = ['table', 'json', 'ndjson', 'csv'];
const commands: readonly (readonly string[])[] = [
  ...formats.map((format) => ['franchise', 'anilist:1', '--format', format]),
  ...['romaji', 'native'].map((titles) => ['franchise', 'anilist:3', '--titles', titles, '--ascii']),
  ['franchise', 'anilist:1', '--explain', 'anilist:5'],
  ['franchise', 'anilist:1', '--explain', 'anilist:905'],
  ['franchise', 'anilist:1', '--explain', 'anilist:905', '--json'],
  ['franchise', 'anilist:1', '--verbose'],
  ['franchise', 'anilist:1', '--verbose', '--log-format', 'json', '--json'],
  ['franchise', 'anilist:1', '--dry-run'],
  ['franchise', ...texts.slice(0, 8).map((text) => `title:${text}`), '--verbose'],
  ...lists.flatMap((format) => [
    ['relations', 'anilist:2', '--detailed', '--format', format],
    ['show', 'anilist:2', '--format', format],
    ['search', 'cmd', '--format', format],
  ]),
  ['diff', '--since', '2000-01-01'],
  ['diff', '--since', '2000-01-01', '--json'],
  ['cut', 'anilist:1', 'anilist:2', '--reason', texts[1] ?? ''],
  ['cut', '--list'],
  ['cut', '--list', '--json'],
  ['cut', '--export', '-'],
  ['cut', 'anilist:2', 'anilist:9'],
  ['join', 'anilist:3', 'anilist:4', 'SIDE_STORY'],
  ['join', '--list'],
  ['db', 'info'],
  ['db', 'check'],
  ['db', 'check', '--json'],
  ['db', 'check', '--disagreements'],
  ['db', 'bridges'],
  ['db', 'export', '--format', 'csv'],
  ['db', 'export', '--format', 'ndjson'],
  ['cache', 'stats'],
  ['doctor'],
];

describe('a hostile title does nothing to a terminal', () => {
  it('in any output, on stdout and on stderr', async () => {
    for (const words of commands) {
      const { out, err, code } = await world.run(words);
      expect([words, code]).not.toEqual([words, 1]);
      expect([words, acting.exec(out), acting.exec(err)]).toEqual([words, null, null]);
      expect(out + err, words.join(' ')).not.toBe('');
    }
  });

  it('not on one with colours and a progress bar either', async () => {
    for (const words of commands.filter((one) => !one.includes('html'))) {
      const { out, err } = await world.run(words, { isTty: true, columns: 80 });
      const [left, said] = [out, err].map((text) => acting.exec(text.replace(ours, '').replace(/\r/g, '')));
      expect([words, left, said]).toEqual([words, null, null]);
    }
  });

  it('not from a list that is imported', async () => {
    for (const more of [[], ['--json'], ['--verbose'], ['--dry-run']]) {
      const { out, err, code } = await world.run(['import', '--file', join(world.folder, 'list.txt'), ...more]);
      expect([more, code === 1, acting.exec(out), acting.exec(err)]).toEqual([more, false, null, null]);
    }
    const { out } = await world.run(['import', '--list-jobs']);
    expect(acting.exec(out)).toBeNull();
  });

  it('nor does what a provider says of an error, now or from the outage that is remembered', async () => {
    const said = 'closed \u001b]0;owned\u0007\u001b[2J\u009b31m \u202eevil\u2069 for maintenance\r\nX';
    const server = await faultyServer({ status: 403, body: { errors: [{ message: said }] } });
    const online = { anilist: server.url, env: { ANIMECTL_OFFLINE: '0' } };
    for (const words of [
      ['franchise', 'anilist:777'],
      ['franchise', 'anilist:778', '--format', 'ndjson'],
      ['cache', 'stats'],
      ['cache', 'stats', '--json'],
      ['doctor'],
      ['doctor', '--json'],
      ['search', 'x', '--verbose'],
    ]) {
      const { out, err } = await world.run(words, online);
      expect([words, acting.exec(out), acting.exec(err)]).toEqual([words, null, null]);
    }
  });

  it('nor does what a person writes', async () => {
    for (const [n, text] of texts.entries()) {
      const ways = [
        ['franchise', text],
        ['search', text],
        ['show', text],
        [text],
        ['franchise', 'anilist:1', '--order', text],
        ['db', 'info', '--db', `/nonexistent/${text}`],
      ];
      // In the quick suite every text in two ways.
      for (const words of cases([ways[n % 6] ?? [], ways[(n + 3) % 6] ?? []], ways)) {
        const { out, err, code } = await world.run(words);
        expect([words, code === 1, acting.exec(out), acting.exec(err)]).toEqual([words, false, null, null]);
      }
    }
  });
});

it('no cell of any CSV is a formula', async () => {
  const tables = commands.filter((words) => words.includes('csv'));
  expect(tables.length).toBeGreaterThanOrEqual(5);
  for (const words of tables) {
    const { out } = await world.run(words);
    const rows: readonly (readonly string[])[] = parse(out);
    expect(rows.length).toBeGreaterThan(1);
    const cells = rows.flat().filter((cell) => /^[=+\-@\t\r]/.test(cell));
    expect([words, cells]).toEqual([words, []]);
    expect(new Set(rows.map((row) => row.length)).size).toBe(1);
  }
});

it('no title is taken for SQL or for words of the full-text language', async () => {
  for (const text of texts) expect((await world.run(['search', text, '--json'])).code).not.toBe(6);
  const { out } = await world.run(['search', 'drop table', '--json']);
  expect(out).toContain('DROP TABLE title');
  const check = await world.run(['db', 'info', '--json']);
  expect(JSON.parse(check.out).titles).toBe(texts.length);
});
