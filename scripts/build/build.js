// Bundles src into dist: one file for what the program needs to answer from what is here, so that a start opens few files, and one
// for the rest. What is imported with `import()` lies in
// it and is run only when it is asked for; what is big or cannot be bundled is loaded from where it is, at the same moment.
import { execFileSync, spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { basename, join, resolve } from 'node:path';
import { execPath } from 'node:process';
import { pathToFileURL } from 'node:url';
import { build } from 'esbuild';
import { filesOf } from './chunks.js';
import { programDigest, rulesDigest } from './digests.js';
import { ofLibrary, ofProgram } from './plugins.js';
import { root } from './root.js';

/** Not part of the bundle: they are ES modules, and imported with `import()`. */
const external = ['bullmq', 'ioredis', 'pg'];

// Another folder than dist where one is named: `node scripts/build/build.js FOLDER`.
const folder = resolve(root, process.argv[2] ?? 'dist');

const define = { RULES_DIGEST: JSON.stringify(rulesDigest()), PROGRAM_DIGEST: JSON.stringify(programDigest()) };

const common = {
  define,
  outdir: folder,
  absWorkingDir: root,
  bundle: true,
  format: 'esm',
  platform: 'node',
  target: 'node20.19',
  external,
  legalComments: 'linked',
  // Comments and blanks cost time at every start; names stay, for stacks that can be read.
  minifyWhitespace: true,
  minifySyntax: true,
  logLevel: 'warning',
};

rmSync(folder, { recursive: true, force: true });
const [{ outputFiles: split }] = await Promise.all([
  build({
    ...common,
    entryPoints: { main: 'src/main.ts' },
    plugins: ofProgram,
    define: { ...define, 'import.meta.url': '__url.href', 'import.meta.dirname': '__dirname' },
    splitting: true,
    // As it is read in chunks.js, which makes it small afterwards.
    minifyWhitespace: false,
    write: false,
  }),
  build({
    ...common,
    entryPoints: {
      index: 'src/index.ts',
      bench: 'src/bench/bench.ts',
      'bench-provider': 'src/bench/provider/process.ts',
      'import-thread': 'src/server/import-thread.ts',
    },
    plugins: ofLibrary,
    // Packages in CommonJS that are part of the bundle ask for Node's own modules with `require`.
    banner: {
      js: "import { createRequire as requireFrom } from 'node:module';\nconst require = requireFrom(import.meta.url);",
    },
  }),
]);

// What the facts' file holds is made by the program itself.
const { outputFiles } = await build({
  ...common,
  stdin: {
    contents: `import { openFacts } from './src/providers/catalog/facts.ts';
      import { prepared } from './src/providers/catalog/prepared.ts';
      export const data = prepared(openFacts());`,
    resolveDir: root,
  },
  write: false,
});
const { data } = await import(`data:text/javascript;base64,${Buffer.from(outputFiles[0].contents).toString('base64')}`);
writeFileSync(join(folder, 'catalog.dat'), data);

const chunks = new Map(
  split.map(({ path, text }) => [`./${basename(path)}`, text]).filter(([name]) => name.endsWith('.js')),
);
const legal = new Set(split.filter(({ path }) => path.endsWith('.LEGAL.txt')).map(({ text }) => text));
writeFileSync(join(folder, 'main.cjs.LEGAL.txt'), [...legal].sort().join('\n'));

/** The files are read byte by byte: see bin/compiled.js. Strings are ASCII by themselves, patterns are not. */
const ascii = (text) => text.replace(/[^\0-\x7f]/g, (unit) => `\\u${unit.charCodeAt(0).toString(16).padStart(4, '0')}`);

function write(partOf) {
  for (const [part, text] of filesOf(chunks, partOf)) writeFileSync(join(folder, `${part}.cjs`), ascii(text));
}

// Which chunks a start needs that answers from the cache or offline is found out by starting: they are in one file, all others
// in another. Then the program runs again, and what V8 made of it is kept, with the functions that were called: see prime.js.
const home = mkdtempSync(join(tmpdir(), 'animectl-build-'));
const simulated = pathToFileURL(join(folder, 'bench-provider.js')).href;
const start = `import("${simulated}").then(({ runProvider }) => runProvider(process.stdin, process.stdout))`;
const provider = spawn(execPath, ['-e', start], { stdio: ['pipe', 'pipe', 'inherit'] });
try {
  const [url] = await once(provider.stdout.setEncoding('utf8'), 'data');
  const prime = join(import.meta.dirname, 'prime.js');
  const run = (what) => JSON.parse(execFileSync(execPath, [prime, folder, home, url.trim(), what]));
  write(() => 'main');
  const asking = run('network');
  // The first that is fresh reads what was decided, or asks, and keeps it for the others.
  for (const what of ['cached', 'titles']) run(what);
  const hot = new Set(['start', 'cached', 'titles', 'offline'].flatMap(run));
  // What an answer from a Redis takes beside that is a third file.
  const far = new Set(run('redis').filter((name) => !hot.has(name) && !asking.includes(name)));
  write((name) => (hot.has(name) ? 'main' : far.has(name) ? 'redis' : 'rest'));
  for (const what of ['start', 'cached', 'titles', 'offline', 'network', 'redis']) run(what);
} finally {
  provider.kill();
  rmSync(home, { recursive: true, force: true });
}
