import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { type AnilistOptions, anilistServer } from '../helpers/anilist-server.ts';
import { to } from '../helpers/arrivals.ts';
import { titleOf } from '../helpers/franchise.ts';
import { newWorld } from '../helpers/io.ts';

const titles = [
  titleOf(9001, {
    english: 'Robo',
    format: 'TV',
    ids: { anilist: 9001, mal: 8001 },
    relations: [to('SEQUEL', 'anilist:9002')],
  }),
  titleOf(9002, { english: 'Robo II', ids: { anilist: 9002, mal: 8002 }, relations: [to('PREQUEL', 'anilist:9001')] }),
  titleOf(9003, { english: 'Alone', format: 'MOVIE', ids: { anilist: 9003, mal: 8003 }, relations: [] }),
];
/** The same titles under other ids of AniList's. */
const renumbered = titles.map(({ ids, ...one }, n) => ({
  ...one,
  ref: `anilist:${9101 + n}` as const,
  ids: { ...ids, anilist: 9101 + n },
  relations: [],
}));
/** MyAnimeList's ids stand for other titles. */
const others = titles.map((one, n) => ({
  ...titleOf(9201 + n, { english: `Something else ${n}`, relations: [] }),
  ids: { anilist: 9201 + n, mal: one.ids.mal ?? 0 },
}));

const providers: readonly (readonly [string, Parameters<typeof anilistServer>[0], AnilistOptions])[] = [
  ['knows them as before', titles, {}],
  ['has none of them any more', [], {}],
  ['has an outage', titles, { always: 'outage' }],
  ['answers with errors', titles, { always: '500' }],
  ['has them under other ids', renumbered, {}],
  ['has other titles under their ids', others, {}],
];
const forms = ['mal-xml', 'anilist-json', 'markdown', 'csv'];
const cases = providers.flatMap((provider) => forms.map((form) => [form, ...provider] as const));

describe('a list that was exported and is imported into the same database', () => {
  it.each(cases)('as %s is whole where the provider %s', async (form, _, known, options) => {
    const before = await anilistServer(titles);
    const world = newWorld();
    const own = join(world.folder, 'own.txt');
    writeFileSync(own, 'anilist:9001\nanilist:9002\nanilist:9003\n');
    expect((await world.run(['import', own, '--mine', '--list', 'own'], { anilist: before.url })).code).toBe(0);
    const file = join(world.folder, 'again');
    expect((await world.run(['db', 'export', '--list', 'own', '--format', form, '--output', file])).code).toBe(0);
    const { url } = await anilistServer(known, options);
    const refresh = ['import', file, '--list', 'again', '--refresh', '--json'];
    const again = await world.run(refresh, { anilist: url });
    const document = JSON.parse(again.out);
    expect([document.rejects, document.notFound, document.failed]).toEqual([[], 0, 0]);
    const entries = async (list: string): Promise<readonly string[]> =>
      JSON.parse((await world.run(['lists', 'show', list, '--json'])).out).entries.map(
        (one: { title: string }) => one.title,
      );
    expect(await entries('again')).toHaveLength(3);
    expect(await entries('again')).toEqual(await entries('own'));
  });
});

describe('a stored title that its provider has no more', () => {
  it('is shown by any of its ids, and that is said', async () => {
    const before = await anilistServer(titles);
    const world = newWorld({ anilist: before.url });
    await world.run(['show', 'anilist:9003']);
    const { url: anilist } = await anilistServer([]);
    for (const ref of ['anilist:9003', 'mal:8003']) {
      const shown = await world.run(['show', ref, '--refresh'], { anilist });
      expect([shown.code, shown.out]).toEqual([0, expect.stringContaining('Alone')]);
      expect(shown.err).toContain('AniList has no Alone (Film, anilist:9003) any more');
    }
    const json = await world.run(['show', 'anilist:9003', '--refresh', '--json'], { anilist });
    expect(JSON.parse(json.out)).toMatchObject({ from: 'store', unknownTo: 'AniList' });
    const franchise = await world.run(['franchise', 'mal:8003', '--refresh'], { anilist });
    expect([franchise.code, franchise.out]).toEqual([0, expect.stringContaining('Alone')]);
    expect((await world.run(['show', 'anilist:9009', '--refresh'], { anilist })).code).toBe(3);
  });

  it('is said of the rows of an import once', async () => {
    const before = await anilistServer(titles);
    const world = newWorld({ anilist: before.url });
    await world.run(['import', 'anilist:9001', 'anilist:9003']);
    const { url: anilist } = await anilistServer([]);
    const again = await world.run(['import', 'anilist:9001', 'anilist:9003', 'anilist:9009', '--refresh'], { anilist });
    expect(again.code).toBe(8);
    expect(again.err + again.out).toContain('AniList has no such title any more: what is stored stands');
    expect(again.err + again.out).toContain('nobody has anilist:9009');
  });
});
