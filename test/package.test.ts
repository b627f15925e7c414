import { execFile, execFileSync } from 'node:child_process';
import { cpSync, existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { env, execPath, versions } from 'node:process';
import { promisify } from 'node:util';
import type { Command } from 'commander';
import { publint } from 'publint';
import { formatMessage } from 'publint/utils';
import ts from 'typescript';
import { beforeAll, describe, expect, it } from 'vitest';
import { createProgram } from '../src/cli/program.ts';
import { ownFolder } from './helpers/folder.ts';
import { builtPackage } from './helpers/package.ts';
import { sink } from './helpers/sink.ts';

const run = promisify(execFile);
const folder = builtPackage();

/** The paths of what npm would pack. */
let packed: readonly string[] = [];

beforeAll(async () => {
  const words = ['pack', '--dry-run', '--json', '--ignore-scripts'];
  const { stdout } = await run('npm', words, { cwd: folder() });
  packed = (JSON.parse(stdout)[0].files as readonly { path: string }[]).map(({ path }) => path);
});

describe('what npm packs', () => {
  it('is the program, the library and what describes them', () => {
    const paths = packed.map((path) => path.replace(versions.v8, 'V8'));
    expect(paths.filter((path) => !path.startsWith('dist/types/')).sort()).toMatchInlineSnapshot(`
      [
        "CHANGELOG.md",
        "LICENSE",
        "README.md",
        "SECURITY.md",
        "bin/animectl.js",
        "bin/bench-provider.js",
        "bin/compiled.js",
        "bin/fetch.js",
        "bin/import-thread.js",
        "bin/package.json",
        "bin/pager.js",
        "bin/peak.js",
        "bin/self.js",
        "bin/terminal.js",
        "dist/bench-provider.js",
        "dist/bench.js",
        "dist/bench.js.LEGAL.txt",
        "dist/catalog.dat",
        "dist/import-thread.js",
        "dist/import-thread.js.LEGAL.txt",
        "dist/index.js",
        "dist/index.js.LEGAL.txt",
        "dist/main.cjs",
        "dist/main.cjs.LEGAL.txt",
        "dist/main.cjs.command.V8.code",
        "dist/main.cjs.offline.V8.code",
        "dist/main.cjs.start.V8.code",
        "dist/main.cjs.titles.V8.code",
        "dist/redis.cjs",
        "dist/redis.cjs.command.V8.code",
        "dist/rest.cjs",
        "dist/rest.cjs.command.V8.code",
        "man/animectl.1",
        "package.json",
        "sbom.cdx.json",
        "schema.sql",
        "src/store/postgres/schema.sql",
      ]
    `);
  });

  it('names all that users get beside it, and says the same each time', async () => {
    const file = join(folder(), 'sbom.cdx.json');
    const text = readFileSync(file, 'utf8');
    const { bomFormat, metadata, components } = JSON.parse(text) as {
      readonly bomFormat: string;
      readonly metadata: { readonly component: { readonly name: string }; readonly timestamp?: string };
      readonly components: readonly { readonly name: string; readonly version: string; readonly hashes?: unknown[] }[];
    };
    expect([bomFormat, metadata.component.name, metadata.timestamp]).toEqual(['CycloneDX', 'animectl', undefined]);
    const named = components.map(({ name, version }) => `${name}@${version}`);
    const { dependencies } = JSON.parse(readFileSync('package.json', 'utf8')) as {
      readonly dependencies: Readonly<Record<string, string>>;
    };
    const direct = Object.entries(dependencies).map(([name, version]) => `${name}@${version}`);
    expect(direct.filter((one) => !named.includes(one))).toEqual([]);
    expect(named.filter((one) => /^(?:vitest|esbuild|typescript)@/.test(one))).toEqual([]);
    await run(execPath, ['scripts/sbom.js', file]);
    expect(readFileSync(file, 'utf8')).toBe(text);
  });

  it('are types that the library leads to, and no other', () => {
    const paths = packed.filter((path) => path.startsWith('dist/types/'));
    const needed = ['dist/types/index.d.ts'];
    for (const path of needed)
      for (const [, name = ''] of readFileSync(join(folder(), path), 'utf8').matchAll(/from '(\..*?)\.ts'/g))
        needed.push(...[join(dirname(path), `${name}.d.ts`)].filter((one) => !needed.includes(one)));
    expect(paths.length).toBeGreaterThan(10);
    expect(paths.sort()).toEqual(needed.sort());
  });

  it('names nothing that is not there', async () => {
    const files = packed.map((name) => ({ name: `animectl/${name}`, data: readFileSync(join(folder(), name)) }));
    const { messages, pkg } = await publint({ pkgDir: 'animectl', strict: true, pack: { files } });
    expect(messages.map((message) => formatMessage(message, pkg))).toEqual([]);
  });
});

describe('the library', () => {
  const pages = ['docs/api.md', 'README.md'].map((page) => readFileSync(page, 'utf8')).join('\n');
  const examples = [...pages.matchAll(/^```js\n(.*?)^```/gms)].map(([, code = '']) => code);

  it('has examples', () => {
    expect(examples.length).toBeGreaterThan(0);
  });

  it.each(examples)('runs %#', async (code) => {
    const file = join(folder(), 'example.mjs');
    writeFileSync(file, code);
    const { stdout, stderr } = await run(execPath, [file], { cwd: folder(), env: {} });
    expect(stdout).toMatch(/Titan|^2\d$/m);
    expect(stderr).toBe('');
  });

  it('has types for them, that need nothing but those of Node', async () => {
    const files = examples.map((code, n) => {
      const file = join(folder(), `example${n}.mts`);
      writeFileSync(file, code);
      return file;
    });
    const program = ts.createProgram(files, {
      ...{ strict: true, noEmit: true, types: ['node'], typeRoots: [join(folder(), 'node_modules/@types')] },
      ...{ target: ts.ScriptTarget.ES2023, module: ts.ModuleKind.NodeNext },
    });
    // Of what is read, the types of Node and of the language are not ours to look at.
    const ours = program.getSourceFiles().filter(({ fileName }) => !fileName.includes('/node_modules/'));
    const checked = ours.flatMap((file) => ts.getPreEmitDiagnostics(program, file));
    expect(ts.formatDiagnostics(checked, ts.createCompilerHost({}))).toBe('');
    expect(ours.map(({ fileName }) => fileName)).toEqual(
      expect.arrayContaining([...files, join(folder(), 'dist/types/index.d.ts')]),
    );
    const imported = ours.flatMap(({ text }) => ts.preProcessFile(text).importedFiles.map(({ fileName }) => fileName));
    expect(imported.filter((name) => !/^(?:\.|node:|animectl$)/.test(name))).toEqual([]);
  });
});

it.each([
  ['npm ci', 'ci', true, true],
  ['npx, with nothing made', 'exec', false, true],
  ['npx, which runs it again', 'exec', true, false],
])('prepare, for %s', async (_, command, isMade, makes) => {
  const place = ownFolder();
  const scripts = Object.fromEntries(
    ['build', 'types'].map((name) => [name, `node -e "fs.appendFileSync('ran','${name} ')"`]),
  );
  writeFileSync(join(place, 'package.json'), JSON.stringify({ type: 'module', scripts }));
  cpSync(join(import.meta.dirname, '../scripts/prepare.js'), join(place, 'scripts/prepare.js'));
  mkdirSync(join(place, 'dist/types'), { recursive: true });
  if (isMade) for (const file of ['main.cjs', 'types/index.d.ts']) writeFileSync(join(place, 'dist', file), '');
  await promisify(execFile)(execPath, ['scripts/prepare.js'], { cwd: place, env: { ...env, npm_command: command } });
  expect(existsSync(join(place, 'ran'))).toBe(makes);
});

describe('the manual', () => {
  const page = () => readFileSync(join(folder(), 'man/animectl.1'), 'utf8');
  const spoken = (text: string) =>
    text
      .replace(/\\f[BIR]|\\&/g, '')
      .replaceAll('\\-', '-')
      .replaceAll('\\e', '\\');
  const program = createProgram(async () => undefined, { stdout: sink(), stderr: sink(), version: '1.2.3' });

  it('describes every command with its arguments and options', () => {
    const manual = spoken(page());
    const check = (command: Command, words: readonly string[]) => {
      if (command.commands.length === 0) {
        const part = manual.split(/^\.S[HS] /m).find((one) => one.match(new RegExp(`^${words.join(' ')}[\\n ]`)));
        expect(part, words.join(' ')).toBeDefined();
        const terms = [
          ...command.options.map(({ flags }) => flags),
          ...command.registeredArguments.map((one) => one.name()),
        ];
        for (const term of terms) expect(part).toContain(`.TP\n${term}\n`);
      }
      for (const inner of command.commands) check(inner, [...words, inner.name()]);
    };
    check(program, ['animectl']);
    for (const { flags } of program.options) expect(manual).toContain(`.TP\n${flags}\n`);
  });

  it('has all sections', () => {
    const sections = [...page().matchAll(/^\.SH (.*)/gm)].map(([, name]) => name);
    expect(sections).toEqual(
      'NAME,SYNOPSIS,DESCRIPTION,OPTIONS,COMMANDS,ENVIRONMENT,FILES,EXIT STATUS,EXAMPLES,SEE ALSO'.split(','),
    );
  });

  it.skipIf(!existsSync('/usr/bin/mandoc'))('has nothing that mandoc, where it is there, finds odd', () => {
    expect(execFileSync('mandoc', ['-T', 'lint', '-W', 'style', join(folder(), 'man/animectl.1')]).toString()).toBe('');
  });

  it.skipIf(!existsSync('/usr/bin/groff'))('has nothing that groff, where it is there, warns of', async () => {
    const words = ['-man', '-ww', '-Kutf8', '-Tutf8', '-z', join(folder(), 'man/animectl.1')];
    expect((await run('groff', words)).stderr).toBe('');
  });
});
