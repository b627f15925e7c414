import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { anilistServer } from '../helpers/anilist-server.ts';
import { titleOf } from '../helpers/franchise.ts';
import { newWorld } from '../helpers/io.ts';

const page = (id: number) => `https://anilist.co/anime/${id}`;
const entry = (id: number, title: string, related: readonly number[] = []) => ({
  sources: [page(id)],
  ...{ title, type: 'TV', episodes: 24, status: 'FINISHED', animeSeason: { season: 'SPRING', year: 2004 } },
  ...{ synonyms: [], relatedAnime: related.map(page), tags: [] },
});

/** A machine that has imported titles of a data set, and has no network. */
async function withDataSet() {
  const world = newWorld();
  const file = join(world.folder, 'd.jsonl');
  const head = { license: { name: 'ODbL', url: 'https://opendatacommons.org' }, lastUpdate: '2026-07-01' };
  const data = [
    entry(900018, 'Initial Xyzzy Fourth', [900017]),
    entry(900017, 'Initial Xyzzy Third', [900018]),
    entry(900020, 'Alone Xyzzy'),
    entry(900021, 'One Piece'),
  ];
  writeFileSync(file, [head, ...data].map((one) => JSON.stringify(one)).join('\n'));
  expect((await world.run(['import', '--file', file])).code).toBe(0);
  return world;
}

describe('a title of a data set, offline', () => {
  it.each(['anilist:900018', 'Initial Xyzzy Fourth'])('is shown when asked for by %s', async (query) => {
    const world = await withDataSet();
    const show = await world.run(['show', query, '--offline']);
    expect([show.code, show.out]).toEqual([0, expect.stringContaining('Initial Xyzzy Third (anilist:900017)')]);
    const relations = await world.run(['relations', query, '--offline']);
    expect([relations.code, relations.out]).toEqual([0, '']);
    expect(relations.err).toContain('The relations of anilist:900018 are not known. In some way it is related to:');
    const franchise = await world.run(['franchise', query, '--offline']);
    expect([franchise.code, franchise.out]).toEqual([
      0,
      expect.stringContaining('The relations of anilist:900018 are not known. In some way it is related to:'),
    ]);
    expect(franchise.out).toContain('Initial Xyzzy Third (anilist:900017)');
  });

  it('is told in JSON with what is related in an unknown way', async () => {
    const world = await withDataSet();
    const related = [{ ref: 'anilist:900017', title: 'Initial Xyzzy Third' }];
    const [show, relations, franchise] = await Promise.all(
      ['show', 'relations', 'franchise'].map(async (command) =>
        JSON.parse((await world.run([command, 'anilist:900018', '--offline', '--json'])).out),
      ),
    );
    expect([show.related, relations.related, franchise.titles[0].related]).toEqual([related, related, related]);
    expect(show).not.toHaveProperty('relations');
    const alone = await world.run(['show', 'anilist:900020', '--offline']);
    expect([alone.code, alone.out]).toEqual([0, expect.stringMatching(/Relations +not known/)]);
  });

  it('does not hide what is bundled', async () => {
    const world = await withDataSet();
    const { code, out } = await world.run(['franchise', 'One Piece', '--offline', '--json']);
    expect([code, JSON.parse(out).titles.length > 5]).toEqual([0, true]);
  });

  it('leaves what a provider states of it as it is', async () => {
    const world = await withDataSet();
    const server = await anilistServer([
      titleOf(900018, { title: 'Fourth', relations: [{ type: 'PREQUEL', to: 'anilist:900017' }] }),
      titleOf(900017, { title: 'Third', relations: [{ type: 'SEQUEL', to: 'anilist:900018' }] }),
    ]);
    const { code, out } = await world.run(['franchise', 'anilist:900018', '--json'], { anilist: server.url });
    const { titles } = JSON.parse(out);
    expect([code, titles.map((one: { title: string }) => one.title)]).toEqual([0, ['Third', 'Fourth']]);
    expect(titles[0]).not.toHaveProperty('related');
  });

  it('is the answer of an outage, which is said', async () => {
    const { code, err, out } = await (await withDataSet()).run(['show', 'anilist:900018']);
    expect([code, out]).toEqual([0, expect.stringContaining('Initial Xyzzy Fourth')]);
    expect(err).toContain('AniList');
  });
});

it('relations and show name related titles as they are stored, in the language that is wanted', async () => {
  const world = newWorld();
  const of = async (...words: readonly string[]) => (await world.run([...words, '--offline'])).out;
  const inEnglish = /sequel +anilist:20958 +Attack on Titan Season 2 +TV +2017 +12 ep +finished/;
  expect(await of('relations', 'anilist:16498')).toMatch(inEnglish);
  expect(await of('relations', 'anilist:16498', '--titles', 'romaji')).toMatch(
    / Shingeki no Kyojin Season 2 +TV +2017 +12 ep/,
  );
  expect(await of('show', 'anilist:16498')).toContain('Attack on Titan Season 2 (anilist:20958, TV)');
  expect(JSON.parse(await of('relations', 'anilist:16498', '--json')).relations[0]).not.toHaveProperty('details');
});

it('what a provider has no more is answered from what is bundled, and that is said', async () => {
  const server = await anilistServer([titleOf(1, { title: 'Another' })]);
  const show = await newWorld().run(['show', 'anilist:136430'], { anilist: server.url });
  expect([show.code, show.out]).toEqual([0, expect.stringContaining('Vinland Saga Season 2')]);
  expect(show.err).toMatch(/AniList has no Vinland Saga Season 2 \(TV, 2023.*any more: this is what is bundled\./);
  const { code, out, err } = await newWorld().run(['franchise', 'Vinland Saga Season 5'], { anilist: server.url });
  expect([code, out]).toEqual([0, expect.stringMatching(/1 {2}Vinland Saga +TV +2019/)]);
  expect(err).toMatch(/no season 5 of Vinland Saga is known as of \d{4}-/);
});

it('what was answered with a doubt is no answer for who is strict', async () => {
  const server = await anilistServer(
    [1, 2].map((id) =>
      titleOf(id, {
        title: id > 1 ? 'Xyzzy Saga Season 2' : 'Xyzzy Saga',
        format: 'TV',
        relations: [{ type: id > 1 ? 'PREQUEL' : 'SEQUEL', to: `anilist:${3 - id}` }],
      }),
    ),
  );
  const world = newWorld();
  const run = async (...words: readonly string[]) =>
    (await world.run(['franchise', 'Xyzzy Saga Season 4', ...words], { anilist: server.url })).code;
  expect([await run(), await run(), await run('--strict'), await run()]).toEqual([0, 0, 3, 0]);
});
