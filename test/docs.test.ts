import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import type { Command } from 'commander';
import { describe, expect, it } from 'vitest';
import { exit } from '../src/cli/exit.ts';
import { createProgram } from '../src/cli/program.ts';
import { parseConfig, providerNames } from '../src/config/config.ts';
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

  it('shows its first command as it comes out in a terminal, in words and in the picture', async () => {
    const words = ['--offline', '--quiet', '--no-color', 'franchise', 'Attack on Titan'];
    const { out } = await newWorld().run(words, { isTty: true, columns: 80 });
    expect(readme).toContain(`\n\`\`\`\n${out}\`\`\`\n`);
    const texts = [...read('docs/franchise.svg').matchAll(/<text[^>]*>(.*?)<\/text>/g)].map(([, text]) => text);
    const bare = (text: string) => text.replace(/\s+|&#34;|"/g, '');
    expect(bare(texts.join(''))).toBe(bare(`$ animectl franchise "Attack on Titan"\n${out}`));
  });

  it('has tables that no empty line cuts in two', () => {
    expect(readme.match(/^\|.*\|\n\n\|(?!.*\|\n\| --- ).*$/gm)).toBeNull();
  });

  it('names every command', () => {
    const names = commandsOf(program())
      .filter(({ command }) => command.commands.length === 0)
      .map(({ words }) => words);
    const missing = names.filter((words) => {
      const [first = '', last] = words.split(' ');
      return (
        !readme.includes(`animectl ${words}`) &&
        !(last && readme.includes(`animectl ${first} `) && readme.includes(`\`${last}\``))
      );
    });
    expect(missing).toEqual([]);
  });

  it('names every option', () => {
    const missing = commandsOf(program()).flatMap(({ words, command }) =>
      command.options
        .map(({ long }) => long ?? '')
        .filter((long) => long !== '--version' && !new RegExp(`${long}(?![\\w-])`).test(readme))
        .map((long) => `${words} ${long}`),
    );
    expect(missing).toEqual([]);
  });

  it('names every environment variable', () => {
    const asked = new Set<string>(['NO_COLOR', 'FORCE_COLOR']);
    const env = new Proxy<Record<string, string>>({}, { get: (_, name) => void asked.add(String(name)) });
    parseConfig({}, { env, folders: { config: '/nonexistent', data: '/data' }, version: '1' });
    const providers = providerNames.map((name) => name.toUpperCase());
    const missing = [...asked].filter((name) => {
      const general = name.replace(new RegExp(`^ANIMECTL_(?:${providers.join('|')})_`), 'ANIMECTL_<NAME>_');
      const ending = /^ANIMECTL_TTL(_\w+)$/.exec(name)?.[1];
      return !readme.includes(`\`${general}\``) && !(ending && readme.includes(`\`${ending}\``));
    });
    expect(missing).toEqual([]);
    expect(providers.filter((name) => !readme.includes(`\`${name}\``))).toEqual([]);
  });

  it('explains every exit code, and no other', () => {
    const section = /## Exit codes\n(.*?)\n## /s.exec(readme)?.[1] ?? '';
    const explained = [...section.matchAll(/^\| (\d+) \| .{4,} \|$/gm)].map(([, code]) => Number(code));
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
