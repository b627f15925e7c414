import { execFileSync, spawnSync } from 'node:child_process';
import { chmodSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { env, execPath } from 'node:process';
import { expect, it } from 'vitest';
import { anilistServer } from '../helpers/anilist-server.ts';
import { ownFolder } from '../helpers/folder.ts';
import { bothWays, titlesOf } from '../helpers/graph.ts';
import { newWorld } from '../helpers/io.ts';
import { builtProgram } from '../helpers/program.ts';

/** A recipe of docs/reading.md: commands of a shell, and what they print. */
interface Recipe {
  readonly reader: string;
  readonly commands: string;
  readonly output: string;
}

const page = readFileSync(join(import.meta.dirname, '../../docs/reading.md'), 'utf8');
const recipes: readonly Recipe[] = page.split(/^## /m).flatMap((section) => {
  const [reader = ''] = section.split('\n', 1);
  const blocks = section.matchAll(/^```sh\n(.*?)^```\n\n```\n(.*?)^```$/gms);
  return [...blocks].map(([, commands = '', output = '']) => ({ reader, commands, output }));
});

/** Where programs are looked for: those of the system, whatever somebody else has put in front of them. */
const systemPath = '/usr/bin:/bin:/usr/local/bin';
/** And packages of Node: those of this project, and those of who runs the tests. */
const surroundings = {
  PATH: `${systemPath}:${dirname(execPath)}`,
  NODE_PATH: [join(import.meta.dirname, '../../node_modules'), ...(env.NODE_PATH ? [env.NODE_PATH] : [])].join(':'),
};

/** What a recipe needs besides the program itself, as a command that succeeds where it is there. */
function needsOf({ commands }: Recipe): readonly string[] {
  const words = commands
    .split('\n')
    .flatMap((line) => line.split(' | '))
    .map((part) => part.split(' ', 1)[0] ?? '');
  const packages = [...commands.matchAll(/require\('(?!node:)([\w-]+)'\)/g)].map(
    ([, name]) => `node -e "require('${name}')"`,
  );
  const known = ['dot', 'duckdb', 'gvpr', 'jq', 'mlr', 'python3', 'sqlite-utils', 'sqlite3'];
  const modules = [...commands.matchAll(/^import (\w+)/gm)].map(([, name]) => `python3 -c 'import ${name}'`);
  return [...known.filter((name) => words.includes(name)).map((name) => `command -v ${name}`), ...modules, ...packages];
}

const missing = (recipe: Recipe): readonly string[] =>
  needsOf(recipe).filter((need) => spawnSync('/bin/sh', ['-c', need], { env: surroundings }).status !== 0);

const program = builtProgram();

it('has a recipe for each reader that it lists', () => {
  const listed = [...page.matchAll(/\[[^\]]+\]\(#([\w-]+)\)/g)].map(([, name]) => name);
  expect([...new Set(recipes.map(({ reader }) => reader.toLowerCase()))].sort()).toEqual([...listed].sort());
});

it.for(recipes)('$reader reads what is written for it', (recipe, { skip }) => {
  const lacking = missing(recipe);
  if (lacking.length > 0) skip(`not on this machine: ${lacking.join(', ')}`);
  const folder = ownFolder();
  const bin = join(folder, 'bin');
  mkdirSync(bin);
  writeFileSync(join(bin, 'animectl'), `#!/bin/sh\nexec "${execPath}" "${program()}" "$@"\n`);
  chmodSync(join(bin, 'animectl'), 0o755);
  const home = {
    ...surroundings,
    PATH: `${bin}:${surroundings.PATH}`,
    HOME: folder,
    LANG: 'C.UTF-8',
    XDG_DATA_HOME: folder,
    XDG_CONFIG_HOME: folder,
  };
  const said = execFileSync('/bin/sh', ['-ec', recipe.commands], { cwd: folder, env: home, encoding: 'utf8' });
  expect(said).toBe(recipe.output);
});

it('is told of a picture that nobody could follow, and of no other', async () => {
  const refs = Array.from({ length: 21 }, (_, n) => 900_001 + n);
  const pairs = refs.flatMap((from, n) => refs.slice(n + 1).map((to) => `${from} SIDE_STORY ${to}` as const));
  const { url } = await anilistServer(titlesOf(bothWays(...pairs)));
  const world = newWorld({ anilist: url });
  const said = async (title: string, format: string) => (await world.run(['franchise', title, '--format', format])).err;
  expect(await said('anilist:900001', 'mermaid')).toContain(
    '210 relations make a picture that is hard to read: --format',
  );
  expect(await said('anilist:900001', 'dot')).toContain('hard to read');
  expect(await said('anilist:900001', 'graphml')).not.toContain('hard to read');
});
