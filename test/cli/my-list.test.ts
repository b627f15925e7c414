import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { anilistServer } from '../helpers/anilist-server.ts';
import { to } from '../helpers/arrivals.ts';
import { titleOf } from '../helpers/franchise.ts';
import { newWorld } from '../helpers/io.ts';

/** Three seasons, a recap and a film; another series, of which nothing is left. */
const titles = [
  titleOf(801, {
    english: 'Robo',
    format: 'TV',
    status: 'FINISHED',
    episodes: 12,
    startDate: '2015-04-01',
    relations: [to('SEQUEL', 'anilist:802'), to('SUMMARY', 'anilist:804')],
  }),
  titleOf(802, {
    english: 'Robo II',
    format: 'TV',
    status: 'FINISHED',
    episodes: 24,
    startDate: '2017-04-01',
    relations: [to('PREQUEL', 'anilist:801'), to('SEQUEL', 'anilist:803')],
  }),
  titleOf(803, {
    english: 'Robo III',
    format: 'TV',
    status: 'RELEASING',
    startDate: '2026-10-04',
    relations: [to('PREQUEL', 'anilist:802'), to('SEQUEL', 'anilist:805')],
  }),
  titleOf(804, {
    english: 'Robo: the Recap',
    format: 'MOVIE',
    status: 'FINISHED',
    startDate: '2016-01-01',
    relations: [to('PARENT', 'anilist:801')],
  }),
  titleOf(805, {
    english: 'Robo: the End',
    format: 'MOVIE',
    status: 'NOT_YET_RELEASED',
    startDate: '2027-03-01',
    relations: [to('PREQUEL', 'anilist:803')],
  }),
  titleOf(900, { english: 'Alone', format: 'MOVIE', status: 'FINISHED', startDate: '2010-01-01', relations: [] }),
];

async function setUp() {
  const server = await anilistServer(titles);
  const world = newWorld({ anilist: server.url });
  const json = async (...args: readonly string[]) => JSON.parse((await world.run([...args, '--json'])).out);
  return { server, world, json };
}

describe('seen', () => {
  it('ticks a title on a list of one’s own, which it makes', async () => {
    const { world, json } = await setUp();
    expect(await world.run(['seen', 'anilist:801', '--until', '5'])).toMatchObject({
      code: 0,
      out: '▸ Robo: 5 of 12 seen\n',
    });
    expect((await world.run(['seen', 'Robo'])).out).toBe('✓ Robo: seen (was 5 of 12 seen)\n');
    expect(await json('lists')).toMatchObject({ lists: [{ name: 'mine', mine: true, entries: 1 }] });
    expect((await json('lists', 'show', 'mine')).entries).toMatchObject([
      { ref: 'anilist:801', status: 'completed', progress: 12, from: 'seen', startedOn: '2026-11-21' },
    ]);
    expect((await world.run(['seen', '--undo', 'Robo'])).out).toBe('Robo is off your list mine, where it was seen\n');
    expect(await json('lists', 'show', 'mine')).toMatchObject({ entries: [] });
  });

  it.each([
    [['anilist:801', '--until', '13'], 2, 'has 12 episodes, and not 13'],
    [['anilist:801', '--undo'], 3, 'is not on your list'],
    [['anilist:801', '--undo', '--until', '3'], 2, '--until and --undo contradict'],
    [['Nothing of the kind'], 3, 'no title matches'],
    [['anilist:801', 'anilist:802', '--until', '3'], 2, 'is of one title'],
    [['6'], 2, ''],
  ])('says what cannot be ticked: %s', async (args, code, words) => {
    const { world } = await setUp();
    expect(await world.run(['seen', ...args])).toMatchObject({ code, err: expect.stringContaining(words) });
  });

  it('takes several titles, and the others where one is not there', async () => {
    const { world, json } = await setUp();
    const { code, out, err } = await world.run(['seen', 'Alone', 'Nothing of the kind', 'Robo II']);
    expect([code, out.split('\n').length]).toEqual([8, 3]);
    expect(err).toContain('no title matches');
    expect((await json('lists')).lists[0].entries).toBe(2);
    const none = await world.run(['seen', 'Nothing of the kind', 'Nor this']);
    expect([none.code, none.out]).toEqual([3, '']);
    expect(none.err).toContain('Nor this');
    const [number, numbers] = [await world.run(['seen', '86']), await world.run(['seen', '1', '2', '3'])];
    expect([number.code, numbers.code]).toEqual([2, 2]);
  });

  it('mine means the own list, whatever it is called, where something is read of it', async () => {
    const { world, json } = await setUp();
    const table = join(world.folder, 'watched.csv');
    writeFileSync(table, 'ref,status\nanilist:801,Completed\n');
    await world.run(['import', '--file', table, '--mine']);
    expect(await json('lists', 'show', 'mine')).toMatchObject({ name: 'watched.csv', mine: true });
    expect((await world.run(['db', 'export', '--format', 'csv', '--list', 'mine'])).out).toContain('Robo');
    expect((await world.run(['lists', 'remove', 'mine'])).code).toBe(3);
    writeFileSync(table, 'ref,status\nanilist:802,Completed\n');
    await world.run(['import', '--file', table, '--list', 'Mine']);
    expect(await json('lists', 'show', 'mine')).toMatchObject({ name: 'Mine', mine: false });
  });
});

describe('a franchise', () => {
  it('shows what is seen and what comes next', async () => {
    const { world, json } = await setUp();
    await world.run(['seen', 'anilist:801']);
    await world.run(['seen', 'anilist:802', '--until', '7']);
    const { out } = await world.run(['franchise', 'Robo']);
    expect(out).toMatch(/1 +✓ Robo /);
    expect(out).toMatch(/▸ Robo II .*7 of 24 seen/);
    expect(out).toMatch(/^Next for you: 3, Robo II, 7 of 24 seen$/m);
    expect(out).toContain('✓ seen');
    expect((await world.run(['franchise', 'Robo', '--ascii'])).out).not.toMatch(/[✓▸]/);
    const document = await json('franchise', 'Robo');
    expect(document.next).toBe(3);
    expect(
      document.titles.map(({ order, mine }: { order: number; mine?: { seen: boolean } }) => [order, mine?.seen]),
    ).toEqual([
      [1, true],
      [2, undefined],
      [3, false],
      [4, undefined],
      [5, undefined],
    ]);
    const unseen = await json('franchise', 'Robo', '--unseen');
    expect(unseen.titles.map(({ order }: { order: number }) => order)).toEqual([2, 3, 4, 5]);
    expect(unseen).toMatchObject({ leftOut: 1, next: 3 });
    expect((await world.run(['show', 'anilist:802'])).out).toMatch(/Your list +▸ 7 of 24 seen/);
    expect((await json('show', 'anilist:801')).mine).toEqual({ seen: true, progress: 12, of: 12, status: 'completed' });
    await world.run(['watch', 'add', 'anilist:801']);
    expect((await world.run(['watch', 'list'])).out).toContain(
      'Robo (anilist:801), seen, next for you: Robo II, 7 of 24 seen, not checked yet',
    );
    expect((await json('watch', 'list')).watched).toMatchObject([
      {
        ...{ ref: 'anilist:801', mine: { seen: true, progress: 12, of: 12 } },
        next: { ref: 'anilist:802', title: 'Robo II', mine: { seen: false, progress: 7, of: 24 } },
      },
    ]);
    expect((await json('watch', 'add', 'anilist:900')).watched[1]).toMatchObject({ mine: null, next: null });
  });

  it('says nothing of lists where there is none, and asks the database for nothing', async () => {
    const { world, json } = await setUp();
    const first = await json('franchise', 'Robo');
    expect(first).not.toHaveProperty('next');
    expect((await world.run(['franchise', 'Robo'])).out).not.toContain('Next for you');
  });
});

describe('a list that moves', () => {
  it.each(['mal-xml', 'anilist-json', 'csv', 'markdown'])(
    'to another place as %s says the same there',
    async (form) => {
      const { world, json } = await setUp();
      const table = join(world.folder, 'mine.csv');
      const rows = ['anilist:801,Completed,12,8/10,2016-02-01', 'anilist:802,Dropped,3,,', 'anilist:900,Planned,,,'];
      writeFileSync(table, `ref,status,progress,score,finished\n${rows.join('\n')}\n`);
      await world.run(['import', '--file', table, '--mine']);
      const file = join(
        world.folder,
        `list.${form === 'mal-xml' ? 'xml' : form === 'anilist-json' ? 'json' : form.slice(0, 3)}`,
      );
      const list = form === 'csv' ? ['--list', 'mine.csv'] : [];
      const { code, err } = await world.run(['db', 'export', '--format', form, '--output', file, ...list]);
      expect([code, err]).toEqual([0, expect.stringContaining(`${file} is written.`)]);
      await world.run([
        'import',
        '--file',
        file,
        '--from',
        form === 'markdown' ? 'csv' : form === 'csv' ? 'csv' : form === 'mal-xml' ? 'myanimelist' : 'json',
        '--list',
        'There',
      ]);
      const entries = async (name: string) =>
        ((await json('lists', 'show', name)).entries as readonly Record<string, unknown>[]).map(
          ({ from: _from, at: _at, ...one }) => one,
        );
      expect(await entries('There')).toEqual(await entries('mine.csv'));
      expect(await entries('There')).toHaveLength(3);
    },
  );

  it('is refused where there is none, or no room for it', async () => {
    const { world } = await setUp();
    await world.run(['seen', 'Robo']);
    expect(await world.run(['db', 'export', '--format', 'mal-xml', '--list', 'Others'])).toMatchObject({ code: 3 });
    expect(await world.run(['db', 'export', '--list', 'mine'])).toMatchObject({ code: 2 });
    expect((await world.run(['db', 'export', '--format', 'mal-xml'])).err).toContain('1 title: no id at MyAnimeList');
  });
});

describe('next', () => {
  it('lists the next title of all that was begun, what came out since, and what airs', async () => {
    const { server, world, json } = await setUp();
    expect(await world.run(['next'])).toMatchObject({
      code: 0,
      out: '',
      err: expect.stringContaining('no list is your own'),
    });
    await world.run(['franchise', 'Robo']);
    await world.run(['seen', 'anilist:801', 'anilist:802', 'Alone']);
    const asked = server.asked.length;
    const { out } = await world.run(['next']);
    expect(out.split('\n').map((line) => line.trim().replace(/ {2,}/g, ' | '))).toEqual([
      'Next for you',
      '1 | Robo III | TV 2026',
      '',
      'Airing',
      '1 | Robo III | TV 2026',
      '',
      '2 franchises begun, 1 seen to the end · your list mine',
      '',
    ]);
    expect(server.asked).toHaveLength(asked);
    // A number in it is that title, on the same terminal.
    const here = { isTty: true, terminal: 'one', columns: 100 };
    await world.run(['--no-color', '--no-progress', 'next'], here);
    const shown = await world.run(['--offline', '--no-progress', 'show', '1', '--json'], here);
    expect([JSON.parse(shown.out).ref, shown.err]).toEqual(['anilist:803', expect.stringContaining('1 is Robo III:')]);
    expect(await json('next')).toMatchObject({
      list: 'mine',
      begun: 2,
      done: 1,
      next: [{ franchise: 'Robo', ref: 'anilist:803', mine: null }],
      since: [],
      airing: [{ ref: 'anilist:803' }],
    });
  });

  it('tells what has come out since, and not what was dropped', async () => {
    const { world, json } = await setUp();
    await world.run(['franchise', 'Robo']);
    const list = 'ref,status,finish date\nanilist:801,completed,2016-02-01\nanilist:802,dropped,\n';
    writeFileSync(`${world.folder}/list.csv`, list);
    await world.run(['import', '--file', `${world.folder}/list.csv`, '--mine']);
    const { since, next } = await json('next');
    expect(since.map(({ ref }: { ref: string }) => ref)).toEqual(['anilist:803']);
    expect(next.map(({ ref }: { ref: string }) => ref)).toEqual(['anilist:803']);
  });

  it.each(['dropped', 'paused'])('does not say that what was %s was seen to the end', async (status) => {
    const { world, json } = await setUp();
    await world.run(['franchise', 'Robo']);
    const list = `ref,status,progress\nanilist:801,${status},3\nanilist:802,${status},1\nanilist:803,${status},1\n`;
    writeFileSync(`${world.folder}/list.csv`, list);
    await world.run(['import', '--file', `${world.folder}/list.csv`, '--mine']);
    expect(await json('next')).toMatchObject({ begun: 1, done: 0, next: [] });
    expect((await world.run(['next'])).out).toContain('1 franchise begun, 1 dropped or laid aside · your list');
  });
});
