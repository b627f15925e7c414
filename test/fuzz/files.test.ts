import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { Readable } from 'node:stream';
import { gzipSync } from 'node:zlib';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { decisionsIn } from '../../src/cli/cut/decision-file.ts';
import { parseConfig } from '../../src/config/config.ts';
import { openStream } from '../../src/import/bytes.ts';
import { readSource } from '../../src/import/read.ts';
import type { Row } from '../../src/import/row.ts';
import { inOrderOfText } from '../../src/model/decision.ts';
import { ConfigError, FileError } from '../../src/model/errors.ts';
import { parseTarget } from '../../src/model/query.ts';
import { parseRef, refOf } from '../../src/model/ref.ts';
import { relationTypes } from '../../src/model/relation.ts';
import type { SourceFormat } from '../../src/model/source-format.ts';
import { ownFolder } from '../helpers/folder.ts';
import { mutated, mutatedJson, mutatedText } from '../helpers/mutated.ts';
import { faultsOf } from '../helpers/sound.ts';
import { runs } from '../helpers/suite.ts';

const entry = (id: number, more: object = {}) => ({
  sources: [`https://anilist.co/anime/${id}`, `https://myanimelist.net/anime/${id + 10}`],
  title: `Title ${id}`,
  type: 'TV',
  episodes: 12,
  status: 'FINISHED',
  animeSeason: { season: 'SPRING', year: 2013 },
  duration: { value: 1440, unit: 'SECONDS' },
  synonyms: ['A', 'B'],
  relatedAnime: ['https://anilist.co/anime/1'],
  ...more,
});
const dataSet = {
  license: {},
  repository: 'https://github.com/manami-project/anime-offline-database',
  lastUpdate: '2026-10-01',
  data: [entry(1), entry(2)],
};
const idList = [
  { anilist_id: 1, mal_id: 11, kitsu_id: 5, imdb_id: 'tt1' },
  { mal_id: [12], anilist_id: 2, 'anime-planet_id': 'x' },
];
const list = [
  { title: 'Trigun', year: 1998, mal_id: 6 },
  'Monster',
  'anilist:5',
  { media: { idMal: 8, id: 7, title: { romaji: 'A' } } },
];
const xml = `<?xml version="1.0" encoding="UTF-8" ?>
<myanimelist><myinfo><user_name>x</user_name></myinfo>
<anime><series_animedb_id>1</series_animedb_id><series_title><![CDATA[Cowboy & Bebop]]></series_title><my_status>Completed</my_status></anime>
<anime><series_animedb_id>6</series_animedb_id><series_title>Trigun &amp; x</series_title><series_type>TV</series_type></anime>
</myanimelist>`;
const csv =
  'title,anilist_id,mal_id,year,format\n"Attack on ""Titan""",16498,16498,2013,TV\nTrigun,,6,1998,TV\n# no\n\n,,1,,\n';
const text = 'Attack on Titan\nanilist:16498 # the first\n\n# nothing\nhttps://myanimelist.net/anime/1/x\ntitle:86\n';

/** What a list or data set may come as, with something wrong. */
const broken: readonly (readonly [SourceFormat, fc.Arbitrary<string>])[] = [
  ['text', mutatedText(text)],
  ['csv', mutatedText(csv)],
  ['tsv', mutatedText(csv.replaceAll(',', '\t'))],
  ['json', mutatedJson(list)],
  ['ndjson', fc.array(mutatedJson(list[0]), { minLength: 2, maxLength: 4 }).map((lines) => lines.join('\n'))],
  ['myanimelist', mutatedText(xml)],
  ['offline-database', mutatedJson(dataSet)],
  ['id-lists', mutatedJson(idList)],
];

interface ReadRows {
  readonly rows: readonly Row[];
  readonly problems: readonly string[];
}

/** All rows of a file that comes in pieces; undefined: it is of no use as a whole, and that was said. */
async function rowsOf(content: Buffer, from?: SourceFormat, size = 60): Promise<ReadRows | undefined> {
  const pieces = Array.from({ length: Math.ceil(content.length / size) }, (_, n) =>
    content.subarray(n * size, (n + 1) * size),
  );
  const bytes = openStream(Readable.from(pieces));
  try {
    const rows: Row[] = [];
    for await (const row of (await readSource(bytes, { from, words: parseTarget })).rows) rows.push(row);
    return { rows, problems: bytes.problems() };
  } catch (error) {
    expect(error).toBeInstanceOf(FileError);
    return undefined;
  }
}

function faultsOfRow(row: Row): readonly string[] {
  JSON.stringify(row.raw);
  const place = Number.isSafeInteger(row.number) && row.number >= 0 ? [] : [`line is ${row.number}`];
  switch (row.type) {
    case 'known':
      return [...place, ...faultsOf(row.title), ...row.related.filter((ref) => parseRef(ref) !== ref)];
    case 'ids':
      return [...place, ...row.refs.filter((ref) => parseRef(ref) !== ref)];
    case 'broken':
    case 'skipped':
      return row.reason === '' ? [...place, 'no reason'] : place;
    case 'asked': {
      const { refs, title, year } = row.asked;
      const isTitle = title === undefined || (title.trim() !== '' && title.length <= 500 && !/\p{Cc}/u.test(title));
      const isYear = year === undefined || (year >= 1900 && year < 2100);
      const isAsked = refs.length > 0 || title !== undefined;
      return [
        ...place,
        ...(isTitle && isYear && isAsked ? [] : [`asked is ${JSON.stringify(row.asked)}`]),
        ...refs.filter((ref) => parseRef(ref) !== ref),
      ];
    }
  }
}

describe('a file to import with something wrong', () => {
  it.each(broken)('as %s is a FileError, or rows that make sense', async (format, content) => {
    await fc.assert(
      fc.asyncProperty(content, fc.boolean(), async (one, told) => {
        const read = await rowsOf(Buffer.from(one), told ? format : undefined);
        expect(read?.rows.flatMap(faultsOfRow) ?? []).toEqual([]);
      }),
      { numRuns: runs(125, 1_000) },
    );
  });

  it('loses no line of a text', async () => {
    await fc.assert(
      fc.asyncProperty(mutatedText(text), async (one) => {
        const lines = one.split('\n').filter((line) => line.trim() !== '');
        const read = await rowsOf(Buffer.from(one), 'text');
        if (read) expect(read.rows.length).toBe(lines.length);
        else expect(one.trim() === '' || one.includes('\0')).toBe(true);
      }),
      { numRuns: runs(150, 1_200) },
    );
  });

  it('loses no entry of a list', async () => {
    await fc.assert(
      fc.asyncProperty(fc.array(mutated(list[0]), { minLength: 1, maxLength: 6 }), async (entries) => {
        const json = entries.map((one) => JSON.stringify(one) ?? 'null');
        const [whole, lines] = [
          await rowsOf(Buffer.from(`[${json.join(',')}]`), 'json'),
          await rowsOf(Buffer.from(`{"title":"x"}\n${json.join('\n')}`), 'ndjson'),
        ];
        expect(whole?.rows.length).toBeGreaterThanOrEqual(entries.length);
        expect(lines?.rows.length).toBeGreaterThanOrEqual(entries.length + 1);
      }),
      { numRuns: runs(100, 800) },
    );
  });

  it.each([
    ['gzip', gzipSync(text.repeat(40))],
    [
      'zstd',
      Buffer.concat([
        Buffer.from('28b52ffd0058', 'hex'),
        Buffer.from([((text.length << 3) & 255) | 1, text.length >> 5, 0]),
        Buffer.from(text),
      ]),
    ],
  ])('packed with %s is a FileError, or gives what can be read and says so', async (_, packed) => {
    const change = fc.tuple(fc.nat(packed.length - 1), fc.nat(255));
    await fc.assert(
      fc.asyncProperty(fc.array(change, { maxLength: 3 }), fc.nat(packed.length), async (changes, end) => {
        const damaged = Buffer.from(packed.subarray(0, end));
        for (const [at, byte] of changes) if (at < damaged.length) damaged[at] = byte;
        const read = await rowsOf(damaged, 'text');
        expect(read?.rows.flatMap(faultsOfRow) ?? []).toEqual([]);
      }),
      { numRuns: runs(125, 1_000) },
    );
  });
});

it('a settings file with something wrong is a ConfigError that names it, or settings', () => {
  const settings = {
    db: '/tmp/x.sqlite',
    cache: 'redis://localhost',
    offline: true,
    logFormat: 'json',
    userAgent: 'me/1',
    timeout: '20s',
    ttl: { basic: '1h', search: '5m' },
    order: 'mal,anilist',
    providers: { mal: { url: 'https://example.com/v4', limit: '3/1s,60/60s', token: 'geheim' }, anilist: {} },
  };
  const config = join(ownFolder(), 'config');
  mkdirSync(config);
  const path = join(config, 'animectl.json');
  fc.assert(
    fc.property(mutatedJson(settings), (content) => {
      writeFileSync(path, content);
      try {
        const { providers, timeoutMs, db } = parseConfig(
          {},
          { env: {}, folders: { config, data: '/nonexistent' }, version: '1' },
        );
        expect([typeof timeoutMs, typeof db]).toEqual(['number', 'string']);
        for (const { token } of Object.values(providers)) new Headers({ token: token ?? '' });
      } catch (error) {
        expect(error).toBeInstanceOf(ConfigError);
        expect((error as Error).message).toContain(path);
        expect((error as Error).message).not.toContain('geheim');
      }
    }),
    { numRuns: runs(250, 2_000) },
  );
});

describe('a file of cuts and joins', () => {
  const id = fc.integer({ min: 1, max: 99 });
  const pair = fc
    .tuple(id, id)
    .filter(([a, b]) => a !== b)
    .map(([a, b]) => [refOf('anilist', a), refOf('mal', b, 'manga')] as const);
  const at = fc.integer({ min: 0, max: 2 ** 42 });

  it('is read as it was written', () => {
    const cuts = fc.array(fc.record({ pair, at, reason: fc.option(fc.string(), { nil: undefined }) }));
    const joins = fc.array(fc.record({ pair, at, type: fc.constantFrom(...relationTypes) }));
    fc.assert(
      fc.property(cuts, joins, (someCuts, someJoins) => {
        const document = {
          cuts: someCuts.map(({ pair: [one, other], at, reason }) => {
            const [a, b] = inOrderOfText(one, other);
            return { a, b, at, ...(reason !== undefined && { reason }) };
          }),
          joins: someJoins.map(({ pair: [from, to], at, type }) => ({ from, to, type, at })),
        };
        expect(decisionsIn(JSON.stringify({ schema: 1, ...document }), 'x', 0)).toEqual(document);
      }),
      { numRuns: runs(100, 800) },
    );
  });

  it('with something wrong is a FileError, or decisions', () => {
    const document = {
      schema: 1,
      cuts: [{ a: 'anilist:1', b: 'anilist:2', reason: 'a crossover', at: '2026-11-21T10:00:00Z' }],
      joins: [{ from: 'mal:1', to: 'mal:manga/2', type: 'ADAPTATION', at: 5 }],
    };
    fc.assert(
      fc.property(mutatedJson(document), (content) => {
        try {
          const { cuts, joins } = decisionsIn(content, 'x', 7);
          for (const { at } of [...cuts, ...joins]) new Date(at).toISOString();
          for (const { a, b } of cuts) expect([parseRef(a), parseRef(b), a < b]).toEqual([a, b, true]);
          for (const { from, to, type } of joins)
            expect([parseRef(from), parseRef(to), relationTypes.includes(type)]).toEqual([from, to, true]);
        } catch (error) {
          expect(error).toBeInstanceOf(FileError);
        }
      }),
      { numRuns: runs(200, 1_600) },
    );
  });
});
