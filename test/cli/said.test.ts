import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { newWorld } from '../helpers/io.ts';

const typed = (line: string): readonly string[] =>
  line.split(/ (?=(?:[^"]*"[^"]*")*[^"]*$)/).map((word) => word.replace(/^"|"$/g, ''));

describe('what makes no sense is refused in one line, before anything is done', () => {
  it.each([
    [
      'watch check --queue --webhook http://127.0.0.1:9/',
      '--queue leaves the check to a worker: what it finds, animectl worker --webhook tells',
    ],
    [
      'watch check --queue --exit-code',
      '--queue leaves the check to a worker: what it finds, animectl worker --webhook tells',
    ],
    ['watch check --every 6h', '--every is for --queue: here, cron or a timer runs watch check'],
    ['watch add', 'watch add: say which titles, such as animectl watch add "Attack on Titan"'],
    ['watch remove', 'watch remove: say which titles, such as animectl watch remove "Attack on Titan"'],
    ['library add', 'library add: say which films, such as animectl library add "The Matrix"'],
    ['library remove', 'library remove: say which films, such as animectl library remove "The Matrix"'],
    ['library add X --files /tmp', '--files names a folder of films: give titles by themselves'],
    ['db export --format sqlite', 'a copy of the database needs a file: add --output FILE'],
    [
      'releases analyze --resume',
      '--categories, --releases, --per-request and --resume are of a tracker: add --hdbits',
    ],
    [
      'import --file a.txt --rejects -',
      '--rejects takes a file: stdout has the summary, and --json names all rows in it',
    ],
    ['seen "A B" "C D" --until 3', '--until is of one title, and there are 2: quote a title of several words'],
    [
      'seen tmdb:collection/2344 --until 3',
      '--until is of one title, and tmdb:collection/2344 is a collection of films',
    ],
    ['cache warm', 'say what to warm: titles, --file LIST, --stored or --popular N'],
    ...['--stored', '--popular 3', '--metrics a.prom'].map((more): [string, string] => [
      `cache warm A --queue ${more}`,
      '--queue takes titles and --file LIST: what is stored or popular is warmed from here',
    ]),
    ['cache warm A --every 6h', '--every is for --queue: here, cron or a timer runs cache warm'],
    ...['ndjson', 'sqlite'].map((format): [string, string] => [
      `db export --list mine --format ${format} -o -`,
      `--list is written as mal-xml, anilist-json, csv or markdown, and not as ${format}`,
    ]),
    ['releases parse', 'releases parse: say which names, or --file FILE, or - for stdin'],
    ['releases analyze " "', 'releases analyze: say which names, or --file FILE, or - for stdin'],
    ...['--categories TV', '--releases 5', '--per-request 5'].map((more): [string, string] => [
      `releases analyze A ${more}`,
      '--categories, --releases, --per-request and --resume are of a tracker: add --hdbits',
    ]),
    ...['A', '--file a.txt'].map((more): [string, string] => [
      `releases analyze --hdbits ${more}`,
      '--hdbits reads what the tracker lists: give no names',
    ]),
    [
      'serve --webhook http://127.0.0.1:9/ --port 0',
      '--webhook needs --check-every: it is told what a check has found',
    ],
    ...['--list-jobs', '--dry-run', '--id-map b', '--explain 3', '--rejects b'].map((more): [string, string] => [
      `import ${/list|map|explain/.test(more) ? '' : 'a '}--queue ${more}`,
      '--queue leaves an import to workers: give what to import with it, and look at what came of it later',
    ]),
    ...['--max-requests 3', '--max-time 3m'].map((more): [string, string] => [
      `import a --queue ${more}`,
      '--queue leaves an import to workers, which go on to its end: take the budget away',
    ]),
    ...['a', 'a b'].map((items): [string, string] => [
      `import --list-jobs ${items}`,
      '--list-jobs shows the imports there were: give nothing to import with it',
    ]),
    ...['a', '--file a', '--files a', '--id-map a', '--resume', '--resume 3', '--dry-run'].map(
      (more): [string, string] => [
        `import --explain 3 ${more}`,
        '--explain looks at an import that was made: give nothing else',
      ],
    ),
    ...['a', '--file a', '--files a', '--id-map a', '--dry-run'].map((more): [string, string] => [
      `import ${more} --resume`,
      '--resume goes on with what an import began with: give nothing else to import',
    ]),
    ...['--resume', '--id-map a', 'a --queue'].map((more): [string, string] => [
      `import ${more} --prune`,
      '--prune is of a list that is imported here and now: give it with the list alone',
    ]),
    ...['--list a --resume', '--list a --id-map a', '--mine --resume', '--mine --id-map a'].map(
      (more): [string, string] => [
        `import ${more}`,
        '--list and --mine are of titles that are imported now: give a list with them',
      ],
    ),
    ...['a', '--file a', '--files a'].map((more): [string, string] => [
      `import ${more} --id-map b`,
      '--id-map joins ids and asks for no titles: import those by themselves',
    ]),
    ...['', ' --list a', ' --mine --prune', ' --queue'].map((more): [string, string] => [
      `import${more}`,
      'say what to import: titles, refs, --file LIST, - for stdin, or anilist:user/NAME',
    ]),
    ...['', 'a', 'a b c', 'a b c d'].flatMap((titles): [string, string][] => [
      [`cut ${titles}`.trim(), 'two titles are needed: animectl cut A B, such as anilist:1 and anilist:5'],
      [`cut --undo ${titles}`.trim(), 'two titles are needed: animectl cut A B, such as anilist:1 and anilist:5'],
    ]),
    ['join', 'two titles are needed: animectl join A B TYPE, such as anilist:1 and anilist:5'],
    ['join a', 'two titles are needed: animectl join A B TYPE, such as anilist:1 and anilist:5'],
    ['join --undo a', 'two titles are needed: animectl join --undo A B, such as anilist:1 and anilist:5'],
    ...[
      '--list --undo',
      '--list --export a',
      '--known --undo',
      '--undo --import a',
      '--export a --import b',
      '--list --import a',
    ].map((both): [string, string] => [`cut ${both}`, 'only one of --list, --undo, --export and --import at a time']),
    ...['cut a --list', 'join a --list', 'cut a --known', 'cut a --export b', 'join a --import b'].map(
      (line): [string, string] => [line, '"a" is not needed here: leave out the titles'],
    ),
    ['search anilist:1', 'anilist:1 names one title: use animectl show anilist:1'],
    ['diff --webhook-format ntfy', '--webhook-format says how news is posted: add --webhook URL, which says where'],
    ...['--format ndjson', '--format csv', '-o - --format sqlite', '-o -'].map((more): [string, string] => [
      `db export --datasette ${more}`,
      '--datasette goes with a copy of the database: add --output anime.sqlite',
    ]),
    ...['--list a', '--list a -o b.db', '--list a -o b.jsonl'].map((more): [string, string] => [
      `db export ${more}`,
      `--list is written as mal-xml, anilist-json, csv or markdown, and not as ${more.endsWith('db') ? 'sqlite' : 'ndjson'}`,
    ]),
    [
      'bench -o a.doc',
      'no format has the ending .doc of a.doc: write .txt, .json, .md, .csv, .html, .htm, or add --format',
    ],
    [
      'db export -o a.txt',
      'no format has the ending .txt of a.txt: write .ndjson, .jsonl, .csv, .xml, .json, .md, .sqlite, .sqlite3, .db, or add --format',
    ],
    ...['seen', 'watch add'].map((command): [string, string] => [
      `${command} 3-1`,
      '3-1 is no range of numbers such as 1-3',
    ]),
    ...['franchise 3 4', 'franchise 3 --strict'].map((line): [string, string] => [
      line,
      '3 could be an id anywhere: write anilist:3 or mal:3; for a title that is a number, title:3',
    ]),
    ...[
      ...['seen 3', 'watch add 3', 'watch remove 3', 'cut 3', 'cut 3 anilist:1', 'join anilist:1 3 SEQUEL'],
      ...['franchise anilist:1 --explain 3', 'open 3', 'show 3 --strict'],
    ].map((line): [string, string] => [
      line,
      "3 is a number of the last list on a terminal only, and there is none here: write the title's name or ref; an id is written anilist:3 or mal:3, a title that is called so title:3",
    ]),
    ...['1-600', '1-2-3', '3..1', '4,3-1'].map((range): [string, string] => [
      `seen ${range}`,
      `${range.replace('4,', '')} is no range of numbers such as 1-3`,
    ]),
    ...[
      'queue stats',
      'queue retry',
      'queue remove x',
      'queue unschedule x',
      'watch check --queue',
      'watch check --queue --every 6h',
    ].map((line): [string, string] => [
      line,
      'ANIMECTL_QUEUE is not set: it says where the queue is, such as redis://localhost:6379 or postgres://localhost/anime',
    ]),
  ])('%s', async (line, said) => {
    expect(await newWorld().run(typed(line))).toEqual({ code: 2, out: '', err: `animectl: ${said}\n` });
  });

  it.each([
    ...['=Name', '" =Name"', 'title=', '"title= "', 'title'].map((column): [string, string] => [
      `import a --column ${column}`,
      'It must be such as title=NAME.',
    ]),
    ['cut --import /nowhere/a.json', 'cannot read /nowhere/a.json: there is no such file'],
    ['library add X --availability soon', 'Allowed: tba, announced, inCinemas, released.'],
    ['cache warm A --metrics a.txt', 'Its name must end in .prom, or the collector passes it over.'],
    ['releases analyze --hdbits --categories ,', 'It must be names such as Movies,TV.'],
    ['serve --host "a b"', 'It must be a name or an address.'],
    ['serve --base anime', 'It must be a path such as /anime.'],
    ['serve --port 65536', 'It must be a whole number from 0 to 65535.'],
    ...['yesterday', '2026-02-31', '2026-13-01', '2026-11-01T10:00'].map((day): [string, string] => [
      `diff --since ${day}`,
      'It must be a date such as 2026-11-01, or a time such as 7d.',
    ]),
    ['cache clear --tier x', 'Allowed: '],
    ['releases top --limit 0', 'It must be a whole number from 1 to 100000.'],
    ['cache warm --popular 501', 'It must be a whole number from 1 to 500.'],
    ['watch check --every 9m --queue', 'It must be 10m or longer.'],
  ])('%s', async (line, said) => {
    const { code, out, err } = await newWorld().run(typed(line));
    expect([code, out, err]).toEqual([2, '', expect.stringContaining(said)]);
  });
});

describe('where there is nothing yet, that is said', () => {
  it.each([
    ['cut --list', 0, '', 'nothing is cut\n'],
    ['join --list', 0, '', 'nothing is joined by hand\n'],
    ['lists', 0, 'there are no lists yet\n', ''],
    ['lists all', 0, 'there are no lists yet\n', ''],
    ['watch', 0, 'nothing is followed\n', ''],
    ['watch list', 0, 'nothing is followed\n', ''],
    ['watch check', 0, '', 'animectl: nothing is followed; animectl watch add "TITLE" follows a franchise\n'],
    ['library', 0, 'the library is empty\n', ''],
    ['library list --excluded', 0, 'no film is excluded\n', ''],
    ['import --list-jobs', 0, '', 'There was no import yet.\n'],
    ['import --resume', 0, '', 'Every import is done: nothing to resume.\n'],
    ['import --explain x', 3, '', 'animectl: there was no import yet: --list-jobs shows them\n'],
    [
      'releases top',
      0,
      '',
      'animectl: no release group is known yet; animectl releases analyze --file LIST reads some\n',
    ],
    [
      'next',
      0,
      '',
      'animectl: no list is your own yet: animectl import --mine LIST brings one, animectl seen "TITLE" begins one\n',
    ],
    ['cache clear', 0, '', '0 entries deleted\n'],
    ['lists show a', 3, '', 'animectl: there are no lists yet\n'],
    ['lists mine a', 3, '', 'animectl: there are no lists yet\n'],
    ['lists remove a', 3, '', 'animectl: there are no lists yet\n'],
  ])('%s', async (line, code, out, err) => {
    const ran = await newWorld().run(typed(line));
    expect({ ...ran, out: ran.out.replace(/\n\n$/, '\n') }).toEqual({ code, out, err });
    const quiet = await newWorld().run(['--quiet', ...typed(line)]);
    expect([quiet.code, quiet.err]).toEqual([code, code === 0 ? '' : err]);
  });

  it.each(['check', 'vacuum', 'bridges', 'info', 'export'])('db %s', async (act) => {
    const world = newWorld();
    expect(await world.run(['db', act])).toEqual({
      code: 6,
      out: '',
      err: `animectl: Database ${world.db}: there is none yet; name another file with --db\n`,
    });
  });
});

describe('decisions that are imported', () => {
  const imported = async (text: string) => {
    const world = newWorld();
    const file = join(world.folder, 'decisions.json');
    writeFileSync(file, text);
    const { code, err } = await world.run(['cut', '--import', file]);
    return { world, code, err: err.replace(file, 'FILE') };
  };

  it.each([
    ['{', 'it is not JSON ('],
    ['[]', 'it holds no object with "cuts" and "joins"'],
    ['7', 'it holds no object with "cuts" and "joins"'],
    ['{"cuts":3}', '"cuts" is no list of objects\n'],
    ['{"joins":[3]}', '"joins" is no list of objects\n'],
    ['{"cuts":[{"a":"x","b":"anilist:1"}]}', 'cuts[0].a is no ref such as anilist:16498\n'],
    ['{"cuts":[{"a":"anilist:1","b":"anilist:2"},{"a":"anilist:1"}]}', 'cuts[1].b is no ref such as anilist:16498\n'],
    ['{"cuts":[{"a":"anilist:1","b":"anilist:1"}]}', 'cuts[0] names one title twice\n'],
    ['{"joins":[{"from":7,"to":"anilist:2","type":"SEQUEL"}]}', 'joins[0].from is no ref such as anilist:16498\n'],
    ['{"joins":[{"from":"anilist:2","to":"x","type":"SEQUEL"}]}', 'joins[0].to is no ref such as anilist:16498\n'],
    ['{"joins":[{"from":"anilist:1","to":"anilist:2","type":"X"}]}', 'joins[0].type is none of SEQUEL, PREQUEL, '],
  ])('are refused whole where they are no decisions: %s', async (text, said) => {
    const { world, code, err } = await imported(text);
    expect([code, err]).toEqual([2, expect.stringContaining(`animectl: cannot import FILE: ${said}`)]);
    expect((await world.run(['cut', '--list'])).err).toBe('nothing is cut\n');
  });

  it('are listed and exported as they were made, those without a time as of now', async () => {
    const joins = [{ from: 'anilist:1', to: 'anilist:2', type: 'SEQUEL', at: '2020-01-02T03:04:05.000Z' }];
    const { world, code, err } = await imported(
      JSON.stringify({ cuts: [{ a: 'anilist:9', b: 'anilist:1', reason: 'another story' }], joins }),
    );
    expect([code, err]).toEqual([0, '1 cut and 1 join added\n']);
    expect((await world.run(['cut', '--list'])).out).toBe('anilist:1  ✂  anilist:9: another story\n');
    expect((await world.run(['join', '--list'])).out).toBe('anilist:1  SEQUEL  anilist:2\n');
    expect(JSON.parse((await world.run(['cut', '--export', '-'])).out)).toEqual({
      schema: 1,
      cuts: [
        { a: 'anilist:1', b: 'anilist:9', at: new Date(world.clock.now()).toISOString(), reason: 'another story' },
      ],
      joins,
    });
  });

  it('may be none', async () => {
    expect(await imported('{}')).toMatchObject({ code: 0, err: '0 cuts and 0 joins added\n' });
  });
});

it('what is taken back was there, else that is said', async () => {
  const world = newWorld();
  const offline = (...words: readonly string[]) => world.run(['--offline', ...words]);
  expect(await offline('cut', '--undo', 'anilist:5', 'anilist:6')).toEqual({
    code: 3,
    out: '',
    err: 'there is no cut between anilist:5 and anilist:6\n',
  });
  expect((await offline('join', '--undo', 'anilist:5', 'anilist:6')).code).toBe(3);
  await offline('cut', 'anilist:5', 'anilist:6');
  expect(await offline('cut', '--undo', 'anilist:6', 'anilist:5')).toEqual({
    code: 0,
    out: '',
    err: 'the cut between anilist:6 and anilist:5 is taken back\n',
  });
});

it('of several titles that are ticked, one that is unknown stops no other, and where none is known nothing was done', async () => {
  const world = newWorld();
  const some = await world.run(['--offline', 'seen', 'Zz Qqxx', 'anilist:1']);
  expect(some).toEqual({
    code: 8,
    out: '✓ Cowboy Bebop: seen\n',
    err: expect.stringMatching(/^animectl: "Zz Qqxx" is neither stored nor among [^\n]*\n$/),
  });
  expect((await world.run(['--offline', 'seen', 'Zz Qqxx', 'Xx Qqzz'])).code).toBe(3);
  expect((await world.run(['lists'])).out).toContain('mine: 1 title, your own');
});

it('what was not asked for is told from what has not changed', async () => {
  const world = newWorld();
  expect((await world.run(['--offline', 'watch', 'add', 'anilist:1'])).out).toContain(
    'Cowboy Bebop (anilist:1), not checked yet',
  );
  for (const more of [[], ['--exit-code']])
    expect(await world.run(['--offline', 'watch', 'check', ...more])).toEqual({
      code: 0,
      out: 'nothing has changed\n',
      err: 'Nobody was asked: this is what is stored.\n',
    });
});
