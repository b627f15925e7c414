import { execFile } from 'node:child_process';
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { execPath } from 'node:process';
import { promisify } from 'node:util';
import type { Command } from 'commander';
import { describe, expect, it } from 'vitest';
import { exit } from '../src/cli/exit.ts';
import { createProgram } from '../src/cli/program.ts';
import { parseConfig, providerNames, tiers } from '../src/config/config.ts';
import { settingRows } from '../src/config/table.ts';
import { newWorld } from './helpers/io.ts';
import { sink } from './helpers/sink.ts';

const root = join(import.meta.dirname, '..');
const read = (path: string) => readFileSync(join(root, path), 'utf8');
const readme = read('README.md');

const program = () => createProgram(async () => undefined, { stdout: sink(), stderr: sink(), version: '1.2.3' });

/** Every command, those inside others too, by the words that name it. */
function commandsOf(command: Command, words: readonly string[] = []): readonly { words: string; command: Command }[] {
  const inner = command.commands.flatMap((one) => commandsOf(one, [...words, one.name()]));
  return [{ words: words.join(' '), command }, ...inner];
}

/** Lines of code blocks that call the program, as words. */
function callsIn(markdown: string): readonly (readonly string[])[] {
  const blocks = [...markdown.matchAll(/^```(?:sh|shell|bash|console|crontab)\n(.*?)^```/gms)].map(
    ([, code = '']) => code,
  );
  const calls = blocks.flatMap((code) => code.split('\n').map((line) => /(?:^|\s|\()animectl (.*)$/.exec(line)?.[1]));
  return calls.filter((call) => call !== undefined).map((call) => wordsOf(call));
}

/** As a shell splits them, up to a pipe, a redirection, a comment or the next command. */
function wordsOf(line: string): readonly string[] {
  const words: string[] = [];
  for (const [all, double, single, bare] of line.matchAll(/"([^"]*)"|'([^']*)'|([^\s"']+)/g)) {
    if (bare !== undefined && /^(?:[|>#&;)]|2>)/.test(bare)) break;
    words.push(double ?? single ?? bare ?? all);
  }
  return words;
}

describe('README', () => {
  it('has commands to show, which all are understood', async () => {
    const calls = callsIn(readme);
    expect(calls.length).toBeGreaterThan(5);
    for (const words of calls)
      await expect(program().parseAsync(words, { from: 'user' }), words.join(' ')).resolves.toBeDefined();
  });

  it('has a picture of its first command as it comes out in a terminal', async () => {
    const words = ['--offline', '--quiet', '--no-color', 'franchise', 'Attack on Titan'];
    const { out } = await newWorld().run(words, { isTty: true, columns: 80 });
    const texts = [...read('docs/franchise.svg').matchAll(/<text[^>]*>(.*?)<\/text>/g)].map(([, text]) => text);
    const bare = (text: string) => text.replace(/\s+|&#34;|"/g, '');
    expect(bare(texts.join(''))).toBe(bare(`$ animectl franchise "Attack on Titan"\n${out}`));
  });

  it('shows what comes out in a terminal of 80 columns', async () => {
    const blocks = offlineBlocksIn(readme);
    expect(blocks.length).toBeGreaterThan(0);
    for (const { calls, output } of blocks) {
      const world = newWorld();
      let said = '';
      for (const words of calls) said = (await world.run(['--no-color', ...words], { isTty: true, columns: 80 })).out;
      expect(said.trimEnd()).toBe(output);
    }
  });

  it('leads to every page', () => {
    const pages = markdownIn('docs').filter((page) => !page.startsWith('docs/decisions/'));
    expect(pages.filter((page) => !readme.includes(`](${page})`))).toEqual([]);
  });
});

describe('the pages that are made from tables', () => {
  it('are up to date', async () => {
    const made = promisify(execFile)(execPath, [join(root, 'scripts/reference.js'), '--check']);
    await expect(made, 'npm run docs').resolves.toMatchObject({ stderr: '' });
  });

  it('say what every command, argument and option does', () => {
    const unsaid = commandsOf(program()).flatMap(({ words, command }) => [
      ...(command.commands.length > 0 || command.description() || command.summary() ? [] : [words]),
      ...command.options.filter(({ description }) => !description).map(({ flags }) => `${words} ${flags}`),
      ...command.registeredArguments.filter(({ description }) => !description).map((one) => `${words} ${one.name()}`),
    ]);
    expect(unsaid).toEqual([]);
  });

  it('name every environment variable that settings are read from', () => {
    const asked = new Set<string>();
    const env = new Proxy<Record<string, string>>({}, { get: (_, name) => void asked.add(String(name)) });
    parseConfig({}, { env, folders: { config: '/nonexistent', data: '/data' }, version: '1' });
    const names = providerNames.map((name) => name.toUpperCase()).join('|');
    const general = (name: string) =>
      name.replace(new RegExp(`^ANIMECTL_(?:${names})_`), 'ANIMECTL_<NAME>_').replace(/_TTL_\w+$/, '_TTL_<TIER>');
    const known = new Set(settingRows.flatMap(({ variables }) => variables));
    expect([...asked].filter((name) => !known.has(name) && !known.has(general(name)))).toEqual([]);
    expect(asked.size).toBeGreaterThan(20);
  });

  it('name every tier of the cache and every provider', () => {
    const page = read('docs/settings.md');
    const missing = [...tiers, ...providerNames].filter((name) => !page.includes(`\`${name.toUpperCase()}\``));
    expect(missing).toEqual([]);
  });

  it('say what every format is that can be chosen', () => {
    const chosen = commandsOf(program()).flatMap(({ command }) =>
      command.options.flatMap(({ long, parseArg }) => {
        if (long !== '--format' && long !== '--from') return [];
        return (parseArg as { readonly choices?: readonly string[] } | undefined)?.choices ?? [];
      }),
    );
    const page = read('docs/formats.md');
    expect(chosen.length).toBeGreaterThan(20);
    expect(chosen.filter((format) => !page.includes(`\n| \`${format}\` | `))).toEqual([]);
  });

  it('explain every exit code, and no other', () => {
    const explained = [...read('docs/exit-codes.md').matchAll(/^\| (\d+) \| .{4,} \|$/gm)].map(([, code]) =>
      Number(code),
    );
    expect(explained).toEqual(Object.values(exit).sort((a, b) => a - b));
  });
});

describe('every page', () => {
  const pages = ['README.md', 'CHANGELOG.md', 'SECURITY.md', ...markdownIn('docs')];

  it.each(pages)('%s links to what is there', (page) => {
    const links = [...read(page).matchAll(/\]\(([^)#\s]+)[^)]*\)/g)].map(([, link = '']) => link);
    const local = links.filter((link) => !/^[a-z]+:/.test(link));
    expect(local.filter((link) => !existsSync(join(root, dirname(page), link)))).toEqual([]);
  });

  it.each(pages)('%s leads to headings that are there', (page) => {
    const links = [...read(page).matchAll(/\]\(([^)\s:#]*)#([^)\s]+)\)/g)];
    const lost = links.filter(([, file = '', anchor = '']) => {
      const target = file === '' ? page : join(dirname(page), file);
      return target.endsWith('.md') && !anchorsIn(read(target)).includes(anchor);
    });
    expect(lost.map(([link]) => link)).toEqual([]);
  });

  const headingsIn = (text: string) => text.match(/^## .*$/gm) ?? [];
  const long = pages.filter((page) => read(page).split('\n').length > 62 && headingsIn(read(page)).length > 1);

  it.each(long.filter((page) => page !== 'CHANGELOG.md'))('%s, longer than a screen, has an index', (page) => {
    const text = read(page);
    const headings = headingsIn(text);
    const inIndex = anchorsIn(headings.join('\n')).filter((anchor) => text.includes(`](#${anchor})`));
    expect(inIndex).toEqual(anchorsIn(headings.join('\n')));
  });

  it.each(pages)('%s has tables that no empty line cuts in two', (page) => {
    expect(read(page).match(/^\|.*\|\n\n\|(?!.*\|\n\| --- ).*$/gm)).toBeNull();
  });

  it.each(pages)('%s shows commands that are understood', async (page) => {
    for (const words of callsIn(read(page)))
      await expect(program().parseAsync(words, { from: 'user' }), words.join(' ')).resolves.toBeDefined();
  });
});

describe('what pages show of commands that ask nobody', () => {
  const shown = markdownIn('docs').flatMap((page) => offlineBlocksIn(read(page)).map((block) => ({ page, ...block })));

  it('is not little', () => expect(shown.length).toBeGreaterThan(5));

  it.each(shown)('$page: $calls', async ({ calls, output }) => {
    const world = newWorld();
    let said = '';
    for (const words of calls) {
      const { out, err } = await world.run(words);
      said = out + err;
    }
    const lines = said.split('\n');
    const missing = output.split('\n').filter((line) => line !== '...' && !lines.includes(line));
    expect(missing, said).toEqual([]);
  });
});

/** Blocks of nothing but commands with `--offline`, with what the block behind each says that the last one prints. */
function offlineBlocksIn(markdown: string): readonly { calls: readonly (readonly string[])[]; output: string }[] {
  return [...markdown.matchAll(/^```sh\n((?:animectl --offline [^|\n]*\n)+)```\n+```\n(.*?)\n```$/gms)].map(
    ([block, , output = '']) => ({ calls: callsIn(`${block}\n`), output }),
  );
}

/** What headings are led to by, as GitHub makes it. */
function anchorsIn(markdown: string): readonly string[] {
  const headings = [...markdown.replace(/^```.*?^```/gms, '').matchAll(/^#+ (.*)$/gm)].map(
    ([, heading = '']) => heading,
  );
  return headings.map((heading) =>
    heading
      .toLowerCase()
      .replace(/[^\p{L}\p{N}\s_-]/gu, '')
      .replace(/\s/g, '-'),
  );
}

function markdownIn(folder: string): readonly string[] {
  return readdirSync(join(root, folder), { recursive: true, encoding: 'utf8' })
    .filter((name) => name.endsWith('.md'))
    .map((name) => join(folder, name));
}

it('CHANGELOG begins with what is new', () => {
  expect(read('CHANGELOG.md')).toMatch(/^# Changelog\n\n## .+\n\n- /);
});

it('schema.sql says of every table and view what it is', () => {
  const schema = read('schema.sql').split('\n');
  const named = schema.flatMap((line, n) =>
    /^CREATE (?:VIRTUAL )?(?:TABLE|VIEW)/.test(line) ? [[line, schema[n - 1]]] : [],
  );
  expect(named.length).toBeGreaterThan(5);
  expect(named.filter(([, before]) => !before?.startsWith('-- '))).toEqual([]);
});
