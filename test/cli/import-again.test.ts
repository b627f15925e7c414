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

describe('a title that is no longer in the list that it came from', () => {
  async function listed() {
    const { url } = await anilistServer(titles);
    const world = newWorld({ anilist: url });
    const file = join(world.folder, 'list.csv');
    const write = (rows: readonly string[]) => writeFileSync(file, `anilist_id,status,progress\n${rows.join('\n')}\n`);
    write(['9001,completed,12', '9002,watching,3', '9003,planned,0']);
    await world.run(['import', file, '--list', 'own', '--mine']);
    write(['9001,completed,12', '9002,watching,4']);
    const names = async (): Promise<readonly string[]> =>
      JSON.parse((await world.run(['lists', 'show', 'own', '--json'])).out).entries.map(
        (one: { title: string }) => one.title,
      );
    return { world, file, write, names };
  }

  it('stays, and is named', async () => {
    const { world, file, names } = await listed();
    const again = await world.run(['import', file, '--list', 'own']);
    expect([again.code, again.err]).toEqual([
      0,
      expect.stringContaining(
        'No longer in what was imported: Alone. On the list own that stays; --prune takes it off.',
      ),
    ]);
    expect(await names()).toEqual(['Alone', 'Robo', 'Robo II']);
  });

  it('is taken off with --prune, but not what was ticked by hand', async () => {
    const { world, file, names, write } = await listed();
    const again = await world.run(['import', file, '--list', 'own', '--prune', '--json']);
    const alone = { ref: 'anilist:9003', title: 'Alone' };
    expect(JSON.parse(again.out).gone).toEqual({ titles: [alone], dropped: true });
    expect(await names()).toEqual(['Robo', 'Robo II']);
    await world.run(['seen', 'anilist:9002']);
    write(['9001,completed,12']);
    expect(
      JSON.parse((await world.run(['import', file, '--list', 'own', '--prune', '--json'])).out).gone.titles,
    ).toEqual([]);
    expect(await names()).toEqual(['Robo', 'Robo II']);
  });

  it('is none of a long list that is on its last lines', async () => {
    const { world, file, write } = await listed();
    write([...Array<string>(1_005).fill('9001,completed,12'), '9002,watching,3', '9003,planned,0']);
    const again = await world.run(['import', file, '--list', 'own', '--prune', '--yes', '--json']);
    expect([again.code, JSON.parse(again.out).gone?.titles ?? []]).toEqual([0, []]);
  });

  it('may be what a row means that came to nothing, and is not gone then', async () => {
    const { world, file, names } = await listed();
    writeFileSync(
      file,
      'anilist_id,title,status\n9001,,completed\n9002,,watching\nnot yet,Alone,planned\n99999,Alone,planned\n',
    );
    const again = await world.run(['import', file, '--list', 'own', '--prune', '--refresh', '--json'], {
      anilist: 'http://127.0.0.1:9/',
    });
    expect(JSON.parse(again.out).gone).toEqual({ titles: [], dropped: false });
    expect(await names()).toEqual(['Alone', 'Robo', 'Robo II']);
  });

  it('is none where other titles are named in words', async () => {
    const { world } = await listed();
    await world.run(['import', 'anilist:9001', '--list', 'words', '--status', 'completed']);
    const other = await world.run(['import', 'anilist:9002', '--list', 'words', '--status', 'completed', '--json']);
    expect(JSON.parse(other.out).gone.titles).toEqual([]);
  });

  it.each([
    [['--prune', '--resume'], 'here and now'],
    [['--prune', '--id-map', 'x.json'], 'here and now'],
  ])('%j is refused', async (words, told) => {
    const world = newWorld();
    const ran = await world.run(['import', ...words]);
    expect([ran.code, ran.err]).toEqual([2, expect.stringContaining(told)]);
  });
});

describe('a dry run', () => {
  it('shows what each row says of who watched the title', async () => {
    const world = newWorld();
    const file = join(world.folder, 'list.csv');
    writeFileSync(
      file,
      'title,my status,episodes watched,my score,date started,date finished,times rewatched\nRobo,Completed,12,8.5/10,2019-01-02,2019-03,2\nAlone,plan to watch,,,,,\n',
    );
    const { out } = await world.run(['import', file, '--dry-run']);
    expect(out).toContain(
      'line 2: "Robo"; completed; 12 episodes seen; score 85 of 100; from 2019-01-02 to 2019-03; seen again 2 times\n',
    );
    expect(out).toContain('line 3: "Alone"; planned\n');
    const { readings } = JSON.parse((await world.run(['import', file, '--dry-run', '--json'])).out);
    expect(readings[0].watched).toEqual({
      ...{ status: 'completed', progress: 12, score: 85, startedOn: '2019-01-02', finishedOn: '2019-03', repeats: 2 },
    });
  });
});

describe('an output with an ending that is no format’s', () => {
  it.each([
    ['franchise', 'anilist:1'],
    ['db', 'export'],
    ['bench', 'start-up'],
  ])('of %s %s is refused, and the endings are named', async (...words) => {
    const world = newWorld();
    for (const name of ['a.xyz', 'a.png', 'a.json.gz']) {
      const ran = await world.run([...words, '--output', join(world.folder, name)]);
      expect([ran.code, ran.err]).toEqual([
        2,
        expect.stringMatching(/no format has the ending \.\w+ of .*: write \.\w+, .*--format/),
      ]);
    }
  });
});
