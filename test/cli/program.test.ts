import type { Command } from 'commander';
import { describe, expect, it } from 'vitest';
import { createProgram } from '../../src/cli/program.ts';
import type { Start } from '../../src/cli/start.ts';
import { autoDepth } from '../../src/model/depth.ts';
import { presets } from '../../src/model/relation-policy.ts';
import { sink } from '../helpers/sink.ts';

/** What a command line is read as, without running it. `wanted`: the words that commands are declared for; undefined: any. */
async function read(words: readonly string[], wanted: readonly string[] | undefined = words) {
  const started: { options: unknown; flags: object; load: () => Promise<unknown> }[] = [];
  const start: Start = async (load, options, flags) => void started.push({ options, flags, load });
  const [stdout, stderr] = [sink(), sink()];
  const error = await createProgram(start, { stdout, stderr, version: '1.2.3' }, wanted)
    .parseAsync(words, { from: 'user' })
    .then(() => undefined)
    .catch((one: Error) => one);
  return { started, error, out: stdout.text(), err: stderr.text() };
}

async function optionsOf(...words: readonly string[]): Promise<unknown> {
  const { started, error } = await read(words);
  if (error) throw error;
  expect(started).toHaveLength(1);
  return started[0]?.options;
}

const query = (text: string) => ({ text });

describe('franchise', () => {
  const plain = {
    question: {
      queries: [query('Fate')],
      depth: autoDepth,
      maxTitles: 500,
      provider: 'auto',
      policy: presets.franchise,
      order: 'release',
      refresh: false,
      store: true,
      strict: false,
      concurrency: 3,
    },
    format: 'list',
    pager: true,
    titles: 'english',
    ascii: false,
    output: undefined,
    dryRun: false,
  };

  it('alone is this', async () => {
    expect(await optionsOf('franchise', 'Fate')).toMatchObject(plain);
  });

  it.each<[string, object]>([
    ['Fate Gundam', { question: { queries: [query('Fate'), query('Gundam')] } }],
    ['anilist:16498', { question: { queries: [{ ref: 'anilist:16498', text: 'anilist:16498' }] } }],
    ['MAL:anime/1', { question: { queries: [{ ref: 'mal:1' }] } }],
    ['mal:manga/2', { question: { queries: [{ ref: 'mal:manga/2' }] } }],
    ['https://anilist.co/anime/16498/Shingeki/', { question: { queries: [{ ref: 'anilist:16498' }] } }],
    ['https://myanimelist.net/anime/16498', { question: { queries: [{ ref: 'mal:16498' }] } }],
    ['https://shikimori.io/animes/z16498-shingeki', { question: { queries: [{ ref: 'shikimori:16498' }] } }],
    ['https://kitsu.app/anime/attack-on-titan', { question: { queries: [query('attack on titan')] } }],
    ['title:86', { question: { queries: [query('86')] } }],
    ['Re:Zero', { question: { queries: [query('Re:Zero')] } }],
    ['--depth auto Fate', { question: { depth: autoDepth } }],
    ['--depth 0 Fate', { question: { depth: { auto: false, steps: 0 } } }],
    ['--depth 12 Fate', { question: { depth: { auto: false, steps: 12 } } }],
    ['--max-titles 20 Fate', { question: { maxTitles: 20 } }],
    ['--provider anilist Fate', { question: { provider: 'anilist' } }],
    ['--provider CATALOG Fate', { question: { provider: 'catalog' } }],
    ['--preset strict Fate', { question: { policy: presets.strict } }],
    ['--follow character,side-story Fate', { question: { policy: { ...presets.franchise, CHARACTER: 'follow' } } }],
    [
      '--list SUMMARY --list SPIN_OFF Fate',
      { question: { policy: { ...presets.franchise, SUMMARY: 'list', SPIN_OFF: 'list' } } },
    ],
    ['--ignore OTHER Fate', { question: { policy: { ...presets.franchise, OTHER: 'ignore' } } }],
    ['--order story Fate', { question: { order: 'story' } }],
    ['--format csv Fate', { format: 'csv' }],
    ['--json Fate', { format: 'json' }],
    ['--tree --format tree Fate', { format: 'tree' }],
    ['--tree Fate', { format: 'tree' }],
    ['--no-pager Fate', { pager: false }],
    ['--output x.csv Fate', { format: 'csv', output: 'x.csv' }],
    ['-o x.jsonl Fate', { format: 'ndjson', output: 'x.jsonl' }],
    ['-o unknown Fate', { format: 'list', output: 'unknown' }],
    ['-o x.unknown --format csv Fate', { format: 'csv', output: 'x.unknown' }],
    [
      '--skip recap --only film,TV-short Fate',
      { question: { filter: { skip: ['recaps'], only: ['MOVIE', 'TV_SHORT'], aired: false } } },
    ],
    ['--essential --adult Fate', { question: { filter: { skip: [], aired: false, essential: true, adult: true } } }],
    ['-o x.csv --format json Fate', { format: 'json', output: 'x.csv' }],
    ['--titles native Fate', { titles: 'native' }],
    ['--ascii Fate', { ascii: true }],
    ['--refresh Fate', { question: { refresh: true } }],
    ['--no-store Fate', { question: { store: false } }],
    ['--pick 2 Fate', { question: { pick: 2 } }],
    ['--strict Fate', { question: { strict: true } }],
    ['--dry-run Fate', { dryRun: true }],
    ['--concurrency 1 Fate', { question: { concurrency: 1 } }],
  ])('%s', async (words, wanted) => {
    const { question, ...view } = wanted as { readonly question?: object };
    expect(await optionsOf('franchise', ...words.split(' '))).toMatchObject({
      ...plain,
      ...view,
      question: { ...plain.question, queries: expect.anything(), ...question },
    });
  });
});

it('refuses a file whose ending is no format, and names the endings', async () => {
  await expect(optionsOf('franchise', 'Fate', '-o', 'x.png')).rejects.toThrow(
    /^no format has the ending .png of x.png: write .json, .*.md, .* or add --format$/,
  );
});

describe('relations, show and search', () => {
  const view = { format: 'table', titles: 'english' };
  const asked = { provider: 'auto', refresh: false, store: true };
  const one = { ...asked, query: query('Fate'), pick: undefined, strict: false };
  const search = { ...asked, words: 'Fate', limit: 20 };

  it.each<[string, object]>([
    ['relations Fate', { ...view, question: { ...one, detailed: false } }],
    [
      'relations mal:1 --detailed --json',
      { ...view, question: { ...one, query: { ref: 'mal:1', text: 'mal:1' }, detailed: true }, format: 'json' },
    ],
    ['show Fate', { ...view, question: one }],
    ['show Fate --pick 2 --strict --no-store', { ...view, question: { ...one, pick: 2, strict: true, store: false } }],
    ['search Fate', { ...view, question: search }],
    [
      'search attack on titan --limit 5 --format csv',
      { ...view, question: { ...search, words: 'attack on titan', limit: 5 }, format: 'csv' },
    ],
    ['search 86', { ...view, question: { ...search, words: '86' } }],
    [
      'search Fate --provider catalog --titles romaji --refresh',
      { ...view, question: { ...search, provider: 'catalog', refresh: true }, titles: 'romaji' },
    ],
  ])('%s', async (words, wanted) => {
    expect(await optionsOf(...words.split(' '))).toEqual(wanted);
  });
});

describe('cache', () => {
  const question = {
    stored: false,
    withinMs: 7_200_000,
    popular: undefined,
    maxRequests: undefined,
    maxTimeMs: undefined,
    provider: 'auto',
    concurrency: 3,
  };
  const warm = (wanted: object, file?: string, ...titles: readonly string[]) => ({
    question: { ...question, ...wanted },
    words: titles,
    file,
    metrics: undefined,
    queue: false,
    json: false,
  });

  it.each<[string, object]>([
    ['cache stats', { json: false }],
    ['cache stats --json', { json: true }],
    ['cache clear', { tier: undefined, json: false }],
    ['cache clear --tier SEARCH', { tier: 'search', json: false }],
    ['cache prune', { json: false }],
    ['cache warm Fate mal:1', warm({}, undefined, 'Fate', 'mal:1')],
    ['cache warm --file list.txt', warm({}, 'list.txt')],
    ['cache warm --stored --within 30h', warm({ stored: true, withinMs: 108_000_000 })],
    ['cache warm --popular 50 --max-requests 9', warm({ popular: 50, maxRequests: 9 })],
    ['cache warm Fate --max-time 10m', warm({ maxTimeMs: 600_000 }, undefined, 'Fate')],
    ['cache warm --stored --concurrency auto', warm({ stored: true, concurrency: 'auto' })],
    ['cache warm --stored --provider mal', warm({ stored: true, provider: 'mal' })],
  ])('%s', async (words, wanted) => {
    expect(await optionsOf(...words.split(' '))).toEqual(wanted);
  });
});

describe('global options', () => {
  it('may stand before and behind the command', async () => {
    const flags = {
      db: 'x.sqlite',
      offline: true,
      quiet: true,
      color: false,
      progress: false,
      config: 'y.json',
    };
    const words = '--db x.sqlite --offline -q --no-color --no-progress --config y.json'.split(' ');
    for (const all of [
      [...words, 'franchise', 'Fate'],
      ['franchise', 'Fate', ...words],
    ]) {
      const { started } = await read(all);
      expect(started[0]?.flags).toMatchObject(flags);
    }
  });
});

describe('words that make no sense', () => {
  it.each<[string, string]>([
    ['', 'Usage: animectl'],
    ['--offline', 'Usage: animectl'],
    ['franchise', "missing required argument 'title'"],
    ['franchise Fate --nope', "unknown option '--nope'"],
    ['franchise Fate --depth -1', '--depth'],
    ['franchise Fate --depth x', 'It must be auto or a whole number from 0.'],
    ['franchise Fate --depth 1.5', 'It must be auto or a whole number from 0.'],
    ['franchise Fate --max-titles 0', 'It must be a whole number from 1 to 100000.'],
    ['franchise Fate --pick 0', 'It must be a whole number from 1 to 100.'],
    ['franchise Fate --concurrency 99', 'It must be a whole number from 1 to 10.'],
    ['franchise Fate --format xml', 'Allowed: list, tree, table, markdown, json'],
    ['franchise Fate --order random', 'Allowed: release, story'],
    ['franchise Fate --preset nope', 'Allowed: franchise, story, strict, all.'],
    ['franchise Fate --provider nope', 'Allowed: auto, anilist'],
    ['franchise Fate --titles klingon', 'Allowed: english, romaji, native.'],
    ['franchise Fate --follow FRIEND', 'There is no relation type FRIEND. Types: SEQUEL, PREQUEL, PARENT,'],
    ['franchise Fate --follow ,', 'Types: SEQUEL'],
    ['relations Fate --format tree', 'Allowed: table, json, ndjson, csv.'],
    ['cache nope', "unknown command 'nope'"],
    ['cache clear --tier all', 'Allowed: basic, detailed, franchise, search.'],
    ['cache warm --within soon', 'It must be a time such as 90s, 10m or 2h.'],
    ['cache warm --concurrency many', '--concurrency'],
    ['serve --check-every 9m', 'It must be 10m or longer.'],
    ['serve --check-every often', 'It must be a time such as 90s, 10m or 2h.'],
    ['serve --host a/b', 'It must be a name or an address.'],
    ['serve --allow-host a/b', 'It must be a name or an address.'],
    ['serve --base anime', 'It must be a path such as /anime.'],
    ['library add Matrix --availability soon', 'Allowed: tba, announced, inCinemas, released.'],
    ['releases analyze --hdbits --categories ,', 'It must be names such as Movies,TV.'],
    ['franchise Fate --max-rating 12', 'Allowed: G, PG,'],
    ['franchise Fate --only TV,Cinema', 'with commas between them.'],
    ['franchise Fate --skip ,', 'with commas between them.'],
    ['import --column title=', 'It must be such as title=NAME.'],
    ['import --column =Name', 'It must be such as title=NAME.'],
    [`import --list ${'x'.repeat(101)}`, 'It must be a name of 1 to 100 characters.'],
    ['diff --since yesterday', 'It must be a date such as 2026-11-01, or a time such as 7d.'],
    ['diff --since 2026-13-01', 'It must be a date such as 2026-11-01, or a time such as 7d.'],
    ['search Fate --limit 0', 'It must be a whole number from 1 to 1000.'],
  ])('"%s" is told why', async (words, message) => {
    const { started, error, out, err } = await read(words === '' ? [] : words.split(' '));
    expect(started).toEqual([]);
    expect(error).toMatchObject({ name: 'CommanderError', exitCode: expect.any(Number) });
    expect(err.replace(/\s+/g, ' ')).toContain(message);
    expect(out).toBe('');
  });
});

it('what a command runs can be loaded', async () => {
  for (const words of [
    'franchise x',
    'relations x',
    'show x',
    'search x',
    'cache stats',
    'cache clear',
    'cache warm x',
  ]) {
    const { started } = await read(words.split(' '));
    expect(await started[0]?.load()).toBeTypeOf('function');
  }
});

describe('--help', () => {
  const declared = createProgram(async () => undefined, { stdout: sink(), stderr: sink(), version: '1' });
  const pathsIn = (command: Command): readonly string[] =>
    command.commands.flatMap((one) => [one.name(), ...pathsIn(one).map((inner) => `${one.name()} ${inner}`)]);
  const leaves = (command: Command): readonly string[] =>
    command.commands.flatMap((one) =>
      one.commands.length > 0 ? leaves(one).map((inner) => `${one.name()} ${inner}`) : one.name(),
    );

  it.each(['', ...pathsIn(declared)])('of animectl %s', async (command) => {
    const { out, err, error } = await read([...command.split(' ').filter(Boolean), '--help']);
    expect(error).toMatchObject({ exitCode: 0 });
    expect(err).toBe('');
    expect(out).toMatchSnapshot();
    expect(Math.max(...out.split('\n').map((line) => line.length))).toBeLessThanOrEqual(80);
  });

  it.each(leaves(declared))('of animectl %s ends with an example that can be run', async (command) => {
    const { out } = await read([...command.split(' '), '--help']);
    const [, text = ''] = out.split(/^Examples?:\n/m);
    const lines = text.trimEnd().split('\n');
    for (const line of lines) {
      const words = [...line.replace(/ +#.*| [<>]+ .*/, '').matchAll(/"[^"]*"|\S+/g)].map(([word]) =>
        word.replaceAll('"', ''),
      );
      expect(words.shift()).toBe('animectl');
      const { error, err: said } = await read(words);
      expect([line, error?.message, said]).toEqual([line, undefined, '']);
    }
  });

  it.each([
    '',
    '--help',
    '-h',
    '-qh',
    'help',
    'help search',
    'help lists show',
    'help nothing',
    'search --help',
    '--db x.sqlite cache --help',
    'cache',
    'Naruto --help',
    '--db',
    '--nope',
    'search --nope',
    'completion bash se',
    'Cowboy Bebop',
    'watch Naruto',
    'show search',
  ])('and everything else of "%s" is as if every command had been declared', async (line) => {
    const words = line.split(' ').filter(Boolean);
    const declared = createProgram(async () => undefined, { stdout: sink(), stderr: sink(), version: '1' }, words);
    expect(declared.commands.length).toBeLessThanOrEqual(line.includes('help') || line.startsWith('comp') ? 25 : 3);
    const [some, all] = await Promise.all([read(words), read(words, [...words, 'help'])]);
    const seen = ({ out, err, error, started }: Awaited<ReturnType<typeof read>>) => [
      ...[out, err, error?.message],
      ...started.map(({ options, flags }) => ({ options, flags })),
    ];
    expect(seen(some)).toEqual(seen(all));
  });

  it('says of every command, option and argument what it is for', () => {
    const saysNothing = (one: { readonly description: string }) => one.description.trim().length < 4;
    const mute = (command: Command, path: string): readonly string[] => [
      ...(saysNothing({ description: command.description() || command.summary() }) ? [path] : []),
      ...command.options.filter((one) => !one.hidden && saysNothing(one)).map(({ long }) => `${path} ${long}`),
      ...command.registeredArguments.filter(saysNothing).map((one) => `${path} <${one.name()}>`),
      ...command.commands.flatMap((one) => mute(one, `${path} ${one.name()}`)),
    ];
    expect(mute(declared, 'animectl')).toEqual([]);
  });

  it('names every command', async () => {
    const { out } = await read(['--help']);
    const names = createProgram(async () => undefined, { stdout: sink(), stderr: sink(), version: '1' }).commands.map(
      (one) => one.name(),
    );
    for (const name of names) expect(out).toMatch(new RegExp(`^ {2}${name}\\b`, 'm'));
  });
});

describe('an option', () => {
  const declared = createProgram(async () => undefined, { stdout: sink(), stderr: sink(), version: '1' });
  const options = (command: Command, path: readonly string[]): readonly string[] => [
    ...command.options.filter(({ required }) => required).map(({ long }) => [...path, `${long}=`].join(' ')),
    ...command.commands.flatMap((one) => options(one, [...path, one.name()])),
  ];

  // Nothing before every address is what is usual; what is wrong with a webhook is said without it.
  it.each(options(declared, []).filter((one) => !/--(?:base|webhook)=$/.test(one)))(
    '%s takes no empty value',
    async (words) => {
      const { started, out, err } = await read(words.split(' '));
      expect([started, out]).toEqual([[], '']);
      expect(err.startsWith("animectl: option '") ? err : '').toContain("argument '' is invalid. ");
    },
  );
});

describe('a group of commands', () => {
  const declared = createProgram(async () => undefined, { stdout: sink(), stderr: sink(), version: '1' });
  const groups = declared.commands.filter((one) => one.commands.length > 0).map((one) => one.name());

  it.each(groups)('%s alone shows what there is, as its first example says, and changes nothing', async (group) => {
    const { started, error, out, err } = await read([group]);
    expect([started.length, error, out, err]).toEqual([1, undefined, '', '']);
    const overviews = ['list', 'all', 'stats', 'info', 'top'].map((name) => `${group} ${name}`);
    const named = await Promise.all(overviews.map(async (words) => (await read(words.split(' '))).started[0]));
    expect(named.map((one) => one && String(one.load))).toContain(String(started[0]?.load));
    expect((await read([group, '--help'])).out).toMatch(new RegExp(`^ {2}animectl ${group}$`, 'm'));
  });

  it.each(groups)('%s refuses a word that is none of its commands', async (group) => {
    const { started, error, out, err } = await read([group, 'nonsense', '--json']);
    expect([started, out, err]).toEqual([
      [],
      '',
      "animectl: unknown command 'nonsense'\n(--help shows what there is)\n",
    ]);
    expect(error).toMatchObject({ exitCode: 1 });
  });

  it('says which command a word is like', async () => {
    expect((await read(['db', 'chek'])).err).toContain('(Did you mean check?)');
  });
});

describe('help', () => {
  it.each([
    ['help nonsense', 'nonsense'],
    ['help watch nonsense', 'nonsense'],
    ['watch help nonsense', 'nonsense'],
    ['help watc', 'watc'],
  ])('%s says that there is no such command, and nothing else', async (words, word) => {
    const { error, out, err } = await read(words.split(' '));
    expect([out, err]).toMatchObject(['', expect.stringMatching(new RegExp(`^animectl: unknown command '${word}'\n`))]);
    expect(err.split('\n').length).toBeLessThan(5);
    expect(error).toMatchObject({ exitCode: 1 });
  });

  it.each([
    ['help watch add', 'animectl watch add '],
    ['watch help add', 'animectl watch add '],
    ['help watch', 'animectl watch '],
    ['watch help', 'animectl watch '],
    ['help help', 'animectl '],
    ['watch add help --help', 'animectl watch add '],
  ])('%s', async (words, usage) => {
    const { out, err } = await read(words.split(' '));
    expect([out.split('[')[0], err]).toEqual([`Usage: ${usage}`, '']);
  });
});

it('--version says the version and nothing else', async () => {
  expect(await read(['--version'])).toMatchObject({ out: '1.2.3\n', err: '' });
});
