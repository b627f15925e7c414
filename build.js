// Bundles src into dist: one file for the program, so that a start opens few files. What is imported with `import()` lies in
// it and is run only when it is asked for; what is big or cannot be bundled is loaded from where it is, at the same moment.
import { execFileSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { execPath } from 'node:process';
import { fileURLToPath } from 'node:url';
import { build } from 'esbuild';
import { codes } from './bin/compiled.js';

/** Not part of the bundle: big, or with native code. Loaded when the module that imports them is first run. */
const loadedLate = [
  '@hono/node-server',
  '@hono/zod-openapi',
  '@modelcontextprotocol/server',
  '@modelcontextprotocol/server/stdio',
  'better-sqlite3',
  'cli-progress',
  'csv-parse',
  'csv-stringify/sync',
  'feed',
  'fzstd',
  'hono',
  'hono/body-limit',
  'hono/http-exception',
  'hono/route',
  'ical-generator',
  'prom-client',
  'saxes',
];

/** Not part of the bundle either: they are ES modules, and imported with `import()`. */
const external = ['@keyv/redis', 'bullmq', 'ioredis', 'pg'];

/** A static import of an external package would run with the bundle, whoever needs it: it becomes a `require` in its place. */
const late = {
  name: 'late',
  setup({ onResolve, onLoad }) {
    onResolve({ filter: /^[^./]/ }, ({ path, namespace }) => {
      if (!loadedLate.includes(path)) return undefined;
      return namespace === 'late' ? { path, external: true } : { path, namespace: 'late' };
    });
    onLoad({ filter: /./, namespace: 'late' }, ({ path }) => ({
      contents: `module.exports = require(${JSON.stringify(path)})`,
    }));
  },
};

/**
 * SQLite's binding, looked for only where it is built. The package looks in a dozen places and at the stack to know where
 * it is itself (4 ms), which is left for when it is not there.
 */
const binding = {
  name: 'binding',
  setup({ onResolve, onLoad }) {
    onResolve({ filter: /^better-sqlite3$/ }, () => ({ path: fileURLToPath(import.meta.resolve('better-sqlite3')) }));
    onResolve({ filter: /^bindings$/ }, ({ path }) => ({ path, namespace: 'binding' }));
    onLoad({ filter: /^bindings$/, namespace: 'binding' }, () => ({
      contents: `module.exports = (name) => {
        try {
          return require("better-sqlite3/build/Release/better_sqlite3.node");
        } catch (error) {
          if (error.code !== "MODULE_NOT_FOUND") throw error;
          const { createRequire } = require("node:module");
          const file = require.resolve("better-sqlite3/package.json");
          return createRequire(file)("bindings")({ bindings: name, module_root: require("node:path").dirname(file) });
        }
      };`,
    }));
    onResolve({ filter: /\.node$/, namespace: 'binding' }, ({ path }) => ({ path, external: true }));
    onResolve({ filter: /^better-sqlite3\/package\.json$/, namespace: 'binding' }, ({ path }) => ({
      path,
      external: true,
    }));
  },
};

/** For running other programs as subcommands, which there are none of: loaded by every start otherwise (2 ms). */
const childProcess = {
  name: 'child-process',
  setup({ onResolve, onLoad }) {
    onResolve({ filter: /^node:child_process$/ }, ({ path, importer, namespace }) =>
      namespace === 'child-process' || !/[\\/]commander[\\/]/.test(importer)
        ? undefined
        : { path, namespace: 'child-process' },
    );
    onLoad({ filter: /./, namespace: 'child-process' }, () => ({
      contents: 'module.exports = { get spawn() { return require("node:child_process").spawn; } };',
    }));
  },
};

/** Measuring rare characters begins with loading Unicode's tables of segments (10 ms), which most answers never need. */
const width = {
  name: 'width',
  setup({ onResolve, onLoad }) {
    onResolve({ filter: /^string-width$/ }, ({ path, namespace }) =>
      namespace === 'width' ? undefined : { path, namespace: 'width' },
    );
    onLoad({ filter: /./, namespace: 'width' }, () => ({
      contents: 'let width;\nexport default (text) => (width ??= require("string-width").default)(text);',
      resolveDir: import.meta.dirname,
    }));
  },
};

/** The catalogue's facts are half of all the code: a file of data in place of them, of which a run reads what it needs. */
const facts = {
  name: 'facts',
  setup({ onResolve, onLoad }) {
    onResolve({ filter: /\/facts\.ts$/ }, ({ path, resolveDir, kind }) =>
      kind !== 'entry-point' && /[\\/]catalog[\\/]facts\.ts$/.test(join(resolveDir, path))
        ? { path, namespace: 'facts' }
        : undefined,
    );
    onLoad({ filter: /./, namespace: 'facts' }, () => ({
      contents: `import { fileURLToPath } from 'node:url';
        import { readFacts } from './src/providers/catalog/prepared.ts';
        export const openFacts = () => readFacts(fileURLToPath(new URL('./catalog.dat', import.meta.url)));`,
      resolveDir: import.meta.dirname,
    }));
  },
};

/** What measures the program is no part of it: most users never load it. */
const bench = {
  name: 'bench',
  setup({ onResolve }) {
    onResolve({ filter: /\/bench\/bench\.ts$/ }, ({ kind }) =>
      kind === 'entry-point' ? undefined : { path: 'animectl/bench', external: true },
    );
  },
};

/** Of GraphQL the client of a provider needs the parser alone: that is bundled with it, and takes 11 MiB less than all of it. */
const graphql = {
  name: 'graphql',
  setup({ onResolve }) {
    onResolve({ filter: /^graphql$/ }, ({ path, importer }) =>
      /[\\/]graphql-request[\\/]/.test(importer)
        ? { path: join(import.meta.dirname, 'node_modules/graphql/index.mjs'), sideEffects: false }
        : { path, external: true },
    );
  },
};

// Another folder than dist where one is named: `node build.js FOLDER`.
const folder = resolve(import.meta.dirname, process.argv[2] ?? 'dist');

const common = {
  outdir: folder,
  absWorkingDir: import.meta.dirname,
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
await Promise.all([
  build({
    ...common,
    format: 'cjs',
    entryPoints: { main: 'src/main.ts' },
    outExtension: { '.js': '.cjs' },
    plugins: [binding, childProcess, graphql, late, width, facts, bench],
    define: { 'import.meta.url': 'moduleUrl' },
    banner: { js: "const moduleUrl = require('node:url').pathToFileURL(__filename).href;" },
    // `import()` stays what it is: packages that are ES modules cannot be required everywhere.
    supported: { 'dynamic-import': true },
    sourcemap: 'linked',
  }),
  build({
    ...common,
    entryPoints: {
      index: 'src/index.ts',
      bench: 'src/bench/bench.ts',
      'bench-provider': 'src/bench/provider/process.ts',
      'import-thread': 'src/server/import-thread.ts',
    },
    plugins: [graphql, late, width, facts, bench],
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
    resolveDir: import.meta.dirname,
  },
  write: false,
});
const { data } = await import(`data:text/javascript;base64,${Buffer.from(outputFiles[0].contents).toString('base64')}`);
writeFileSync(join(folder, 'catalog.dat'), data);

// Packages that are ES modules are imported by whoever loads the file (see bin/compiled.js), our own parts from beside it.
const file = join(folder, 'main.cjs');
writeFileSync(
  file,
  readFileSync(file, 'utf8')
    .replace(/\bimport\("animectl\/([\w-]+)"\)/g, 'module.importModule(new URL("./$1.js",moduleUrl).href)')
    .replace(/\bimport\((?=["'`])/g, 'module.importModule('),
);

// What V8 made of the program after it has run, with the functions that a start needs: one code for `--version` and `--help`,
// which the other would hold up, and one for commands. The first answer fills the cache from which the second comes.
const home = mkdtempSync(join(tmpdir(), 'animectl-build-'));
const answer = ['--offline', 'franchise', 'Attack on Titan'];
try {
  for (const [code, words] of [
    [codes.command, answer],
    [codes.command, answer],
    [codes.start, ['--version']],
  ])
    execFileSync(execPath, [join(import.meta.dirname, 'prime.js'), file, home, `${file}${code}`, ...words]);
} finally {
  rmSync(home, { recursive: true, force: true });
}
