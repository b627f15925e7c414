// Bundles src into dist: one file for the program, so that a start opens few files. What is imported with `import()` lies in
// it and is run only when it is asked for; what is big or cannot be bundled is loaded from where it is, at the same moment.
import { readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { build } from 'esbuild';
import { compiled } from './bin/compiled.js';

/** Not part of the bundle: big, or with native code. Loaded when the module that imports them is first run. */
const loadedLate = ['better-sqlite3', 'cli-progress', 'csv-parse', 'csv-stringify/sync', 'fzstd', 'saxes', 'zod'];

/** Not part of the bundle either: they are ES modules, and imported with `import()`. */
const external = ['@keyv/redis', 'cytoscape', 'elkjs', 'elkjs/*', 'graphql', 'graphql-request'];

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

/** The catalogue's facts are half of all the code, and needed when nobody else answers. */
const facts = {
  name: 'facts',
  setup({ onResolve }) {
    onResolve({ filter: /\/franchises\/all\.ts$/ }, ({ kind }) =>
      kind === 'entry-point' ? undefined : { path: 'animectl/catalog-facts', external: true },
    );
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
    plugins: [late, width, facts, bench],
    define: { 'import.meta.url': 'moduleUrl' },
    banner: { js: "const moduleUrl = require('node:url').pathToFileURL(__filename).href;" },
    // `import()` stays what it is: packages that are ES modules cannot be required everywhere.
    supported: { 'dynamic-import': true },
    sourcemap: 'linked',
  }),
  build({
    ...common,
    entryPoints: { index: 'src/index.ts', bench: 'src/bench/bench.ts' },
    plugins: [late, width, facts, bench],
    // Packages in CommonJS that are part of the bundle ask for Node's own modules with `require`.
    banner: {
      js: "import { createRequire as requireFrom } from 'node:module';\nconst require = requireFrom(import.meta.url);",
    },
  }),
  build({ ...common, entryPoints: { 'catalog-facts': 'src/providers/catalog/franchises/all.ts' } }),
]);

// Packages that are ES modules are imported by whoever loads the file: see bin/compiled.js.
const file = join(folder, 'main.cjs');
writeFileSync(file, readFileSync(file, 'utf8').replace(/\bimport\((?=["'`])/g, 'module.importModule('));

// What V8 made of the program after it has run once, with the functions that every start needs.
const { exports, script } = compiled(file);
const nowhere = { write: () => true, isTTY: false };
await exports.main(['franchise', '--help'], { stdout: nowhere, stderr: nowhere, version: '' });
writeFileSync(`${file}.code`, script.createCachedData());
