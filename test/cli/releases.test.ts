import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { PassThrough, Readable, Writable } from 'node:stream';
import { gzipSync } from 'node:zlib';
import { describe, expect, it } from 'vitest';
import { createTextOutput } from '../../src/cli/releases/text-output.ts';
import { UsageError } from '../../src/model/errors.ts';
import { parse, profileOf } from '../../src/releases/parse.ts';
import { parseNames } from '../../src/tasks/releases/parse.ts';
import { appOf } from '../helpers/app.ts';
import { ownFolder } from '../helpers/folder.ts';
import { lines, newWorld } from '../helpers/io.ts';

const anime = '[SubsPlease] Sousou no Frieren - 07 (1080p) [6B7FD717].mkv';
const film = 'The.Quiet.Harbour.2016.REPACK.1080p.BluRay.x264-SPARKS-RP';

describe('releases parse', () => {
  it('says which work a name is of, and what it says of the release', async () => {
    const { code, out } = await newWorld().run(['releases', 'parse', anime, film]);
    expect(code).toBe(0);
    expect(out).toBe(`${anime}
  series  Sousou no Frieren, episode 7
  release by SubsPlease, 1080 lines, checksum 6B7FD717
${film}
  film    The Quiet Harbour (2016)
  release by SPARKS, blu-ray, 1080 lines, H.264, version 2, posted again: RP
`);
  });

  it('reads names from stdin and from packed files, a name a line, and says of a document what the parser says', async () => {
    const world = newWorld();
    const file = join(world.folder, 'names.txt.gz');
    writeFileSync(file, gzipSync(`\ufeff${anime}\r\n\r\n`));
    const { out } = await world.run(['releases', 'parse', '-', '--file', file, '--json'], { stdin: `${film}\n` });
    const document = JSON.parse(out);
    expect(document).toMatchObject({ schema: 1, names: 2, grouped: 2, problems: [] });
    expect(document.releases).toEqual(
      [anime, film].map((name) =>
        JSON.parse(JSON.stringify({ name, profile: profileOf(name), ...parse(name, profileOf(name)) })),
      ),
    );
  });

  it('can be told what names are of', async () => {
    const { out } = await newWorld().run(['releases', 'parse', '--as', 'film', '[Group] Mob Kumo 100 [1080p]']);
    expect(out).toContain('film    Mob Kumo 100');
  });

  it('says that there is nothing to read, and which file is not there', async () => {
    const world = newWorld();
    expect(await world.run(['releases', 'parse'])).toMatchObject({ code: 2, err: expect.stringMatching(/^[^\n]+\n$/) });
    const missing = await world.run(['releases', 'parse', '--file', '/nope/names']);
    expect([missing.code, missing.err]).toEqual([
      2,
      expect.stringMatching(/^animectl: cannot read \/nope\/names: there is no such file.*\n$/),
    ]);
  });

  it('takes any line: hostile, without a group, with what acts on a terminal', async () => {
    const stdin = ['['.repeat(10_000), '[6B7FD717]', 'a\u001b[31mred\u0007-GRP', 'x'.repeat(2_000_000), 'b-GRP'].join(
      '\n',
    );
    const { code, out, err } = await newWorld().run(['releases', 'parse', '-'], { stdin });
    // biome-ignore lint/suspicious/noControlCharactersInRegex: these are what it looks for
    expect(out).not.toMatch(/[\u0000-\u0009\u000b-\u001f]/);
    expect(lines(out).filter((line) => !line.startsWith('  '))).toHaveLength(4);
    expect([code, err]).toEqual([
      8,
      'animectl: a line is too long to be a name, or is JSON without one, and was left out\n',
    ]);
  });

  it('takes no JSON without a name for a name', async () => {
    const { code, out } = await newWorld().run(['releases', 'parse', '-'], { stdin: '{"nam":"x-GRP"}\n{bad-GRP\n' });
    expect([code, lines(out).filter((line) => !line.startsWith('  '))]).toEqual([8, ['{bad-GRP']]);
  });

  it('prints a name as soon as it is read, while more may come', async () => {
    const stdin = new PassThrough();
    const events = parseNames({ files: ['-'], stdin }, appOf({ anilist: 'http://127.0.0.1:9/' }));
    stdin.write(`${film}\n`);
    expect((await events.next()).value).toMatchObject({ type: 'name', release: { group: 'SPARKS' } });
    stdin.end();
    expect(await events.next()).toMatchObject({ done: true, value: { names: 1 } });
  });

  it('has to be asked of some name', async () => {
    const app = appOf({ anilist: 'http://127.0.0.1:9/' });
    for (const question of [{}, { names: [], files: [] }])
      await expect(parseNames(question, app).next()).rejects.toThrow(new UsageError('there is no name to read'));
  });

  it('reads names and files alike, and no further once it is to end', async () => {
    const [file, controller] = [join(ownFolder(), 'names.txt'), new AbortController()];
    writeFileSync(file, `${film}\n`.repeat(3));
    const app = appOf({ anilist: 'http://127.0.0.1:9/' });
    const question = { names: [anime], files: [file], signal: controller.signal };
    const events = parseNames(question, app);
    await events.next();
    await events.next();
    controller.abort();
    expect(await events.next()).toMatchObject({ done: true, value: { names: 2 } });
  });

  it('ends at Ctrl-C although nothing comes on stdin any more', async () => {
    const [stdin, controller] = [new PassThrough(), new AbortController()];
    const app = appOf({ anilist: 'http://127.0.0.1:9/' });
    const events = parseNames({ files: ['-'], stdin, signal: controller.signal }, app);
    stdin.write(`${film}\n`);
    await events.next();
    const last = events.next();
    controller.abort();
    expect(await last).toMatchObject({ done: true, value: { names: 1 } });
  });
});

describe('what is printed', () => {
  it('waits for a reader who is slower, and for none who has gone', async () => {
    let isTaken = () => {};
    const taken: number[] = [];
    const slow = new Writable({
      highWaterMark: 10,
      write(part, _, done) {
        taken.push(part.length);
        isTaken = done;
      },
    });
    const output = createTextOutput(slow);
    const writing = output.write('x'.repeat(20_000)).then(() => 'done');
    expect(await Promise.race([writing, new Promise((over) => setImmediate(() => over('waits')))])).toBe('waits');
    isTaken();
    expect(await writing).toBe('done');
    const second = output.write('y'.repeat(20_000)).then(() => 'done');
    slow.destroy();
    expect(await second).toBe('done');
    await output.write('z'.repeat(20_000));
    await output.end();
    expect(taken).toEqual([20_000, 20_000]);
  });
});

describe('releases analyze', () => {
  const row = (id: number, group: string, seeders: number) =>
    JSON.stringify({ name: `Film.${id}.2024.1080p.WEB.h264-${group}`, id, seeders, published: '2024-03-05' });
  const list = [...Array(20).keys()].map((id) => (id % 2 ? row(id, 'Good', 90) : row(id, 'Poor', 1))).join('\n');

  it('keeps what groups are worth, counts a release once, and ranks them', async () => {
    const world = newWorld();
    const first = await world.run(['releases', 'analyze', '-'], { stdin: list });
    expect(first.code).toBe(0);
    expect(first.out).toContain('stdin: 20 releases, 20 with a group, 20 new.\n\nMovies: 2 groups\n');
    const again = await world.run(['releases', 'analyze', '-', '--json'], { stdin: `${list}\nnothing` });
    expect(JSON.parse(again.out)).toMatchObject({ releases: 21, grouped: 20, added: 0, unchanged: 20, cut: null });
    const top = await world.run(['releases', 'top', '--category', 'movies', '--limit', '1', '--json']);
    expect(JSON.parse(top.out)).toMatchObject({
      categories: [{ category: 'Movies', groups: 2, releases: 20 }],
      groups: [{ group: 'Good', place: 1, groups: 2, releases: 10, judged: 10, first: '2024-03', last: '2024-03' }],
    });
    const group = await world.run(['releases', 'group', 'POOR']);
    expect(group.out).toMatch(/^Poor\n\nPlace\s+Category .*\n +2 {2}Movies \(of 2\) /);
  });

  it('reads a name by itself, as that of a film or of a series, whatever folder it is in', async () => {
    const world = newWorld();
    const stdin = 'D:\\tv\\The.Lantern.S01E02.1080p.WEB.h264-GRP\n/mnt/The.Lantern.S01E02.1080p.WEB.h264-GRP\n';
    const { out } = await world.run(['releases', 'analyze', '-', 'A.2020.1080p.WEB.h264-ABC', '--json'], { stdin });
    expect(JSON.parse(out)).toMatchObject({ releases: 3, added: 2, unchanged: 1 });
    const { out: top } = await world.run(['releases', 'top', '--json']);
    expect(JSON.parse(top).groups).toMatchObject([
      { category: 'Movies', group: 'ABC', judged: 0 },
      { category: 'TV', group: 'GRP', judged: 0 },
    ]);
  });

  it('ranks the groups of what it has read alone', async () => {
    const world = newWorld();
    await world.run(['releases', 'analyze', '-'], { stdin: list });
    const series = ['releases', 'analyze', 'The.Lantern.S01E02.1080p.WEB.h264-GRP', '--json'];
    const { best } = JSON.parse((await world.run(series)).out);
    expect(best.map(({ category, group }: Record<string, string>) => [category, group])).toEqual([['TV', 'GRP']]);
  });

  it('keeps what was read when it is interrupted', async () => {
    const world = newWorld();
    const controller = new AbortController();
    async function* lists() {
      yield list;
      controller.abort();
      yield '\nnever.2020.1080p.WEB-NEVER\n';
    }
    const { analyzeNames } = await import('../../src/tasks/releases/analyze.ts');
    const app = appOf({ anilist: 'http://127.0.0.1:9/', folder: world.folder });
    const stdin = Readable.from(lists());
    const events = analyzeNames({ files: ['-'], stdin, signal: controller.signal }, app);
    let next = await events.next();
    while (!next.done) next = await events.next();
    expect(next.value).toMatchObject({ cut: 'interrupt' });
    expect(next.value.best.map(({ group }) => group)).toContain('Good');
  });

  it('says what there is where a group or a category is not known', async () => {
    const world = newWorld();
    expect(await world.run(['releases', 'top'])).toMatchObject({ code: 0, out: '' });
    expect(await world.run(['releases', 'group', 'x'])).toMatchObject({ code: 3 });
    await world.run(['releases', 'analyze', '-'], { stdin: list });
    const { code, err } = await world.run(['releases', 'group', 'goo']);
    expect([code, err]).toEqual([3, 'animectl: no release group "goo" is known; there are Good\n']);
    const wrong = await world.run(['releases', 'top', '--category', 'Opera']);
    expect([wrong.code, wrong.err]).toEqual([3, 'animectl: no release group of Opera is known; there are Movies\n']);
  });
});

describe('import', () => {
  it('takes the titles of files from the same parser', async () => {
    const { out } = await newWorld().run(['--offline', 'import', '-', '--dry-run', '--json'], {
      stdin: `${anime}\nThe.Lantern.2014.S01E02.720p.HDTV.x264-GRP.mkv\n`,
    });
    const names = [anime, 'The.Lantern.2014.S01E02.720p.HDTV.x264-GRP.mkv'];
    expect(JSON.parse(out).readings.map(({ title }: { readonly title: string }) => title)).toEqual(
      names.map((name) => parse(name, 'series').title),
    );
  });
});
