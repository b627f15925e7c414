import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import fc from 'fast-check';
import { expect, it } from 'vitest';
import { newWorld } from '../helpers/io.ts';
import { mutatedJson, mutatedText } from '../helpers/mutated.ts';
import { runs } from '../helpers/suite.ts';

const entry = { title: 'Death Note', mal_id: 1535, year: 2006 };
const known = {
  sources: ['https://anilist.co/anime/1535', 'https://myanimelist.net/anime/1535'],
  title: 'Death Note',
  type: 'TV',
  relatedAnime: ['https://anilist.co/anime/1'],
};

const files: readonly (readonly [string, fc.Arbitrary<string>])[] = [
  ['text', mutatedText('Death Note\nanilist:16498\n# nothing\nxyzzy\n')],
  ['csv', mutatedText('title,mal_id\n"Death ""Note""",1535\nMonster,\n')],
  ['json', mutatedJson([entry, 'Monster', 'anilist:5'])],
  ['ndjson', fc.array(mutatedJson(entry), { minLength: 2, maxLength: 4 }).map((lines) => lines.join('\n'))],
  ['offline-database', mutatedJson({ license: {}, repository: 'anime-offline-database', data: [known, known] })],
  [
    'id-lists',
    mutatedJson([
      { anilist_id: 1535, mal_id: 1535, kitsu_id: 1376 },
      { anilist_id: 5, mal_id: 5 },
    ]),
  ],
];

it.each(files)('every row of a broken %s ends somehow, in one database after the other', async (format, content) => {
  const world = newWorld({ env: { ANIMECTL_OFFLINE: '1' } });
  await world.run(['franchise', 'Death Note']);
  const file = join(world.folder, 'list');
  await fc.assert(
    fc.asyncProperty(content, async (text) => {
      writeFileSync(file, text);
      const { code, out, err } = await world.run(['import', '--file', file, '--from', format, '--json']);
      expect([0, 2, 3, 8], err).toContain(code);
      if (code === 2) expect(err).toMatch(/^animectl: .+\n$/);
      else {
        const { rows, imported, updated, unchanged, ambiguous, notFound, failed, pending, skipped } = JSON.parse(out);
        expect(imported + updated + unchanged + ambiguous + notFound + failed + pending + skipped).toBe(rows);
      }
    }),
    { numRuns: runs(10, 80) },
  );
  expect((await world.run(['db', 'check'])).code).not.toBe(6);
});
