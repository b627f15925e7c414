// Bundles src into dist: one file for what the program needs to answer from what is here, so that a start opens few files, and one
// for the rest. What is imported with `import()` lies in
// it and is run only when it is asked for; what is big or cannot be bundled is loaded from where it is, at the same moment.
import { execFileSync, spawn } from 'node:child_process';
import { createHash } from 'node:crypto';
import { once } from 'node:events';
import { mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { tmpdir } from 'node:os';
import { basename, join, resolve } from 'node:path';
import { execPath } from 'node:process';
import { fileURLToPath, pathToFileURL } from 'node:url';
import { build } from 'esbuild';
import { filesOf } from './chunks.js';

const require = createRequire(import.meta.url);

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
const external = ['bullmq', 'ioredis', 'pg'];

/**
 * A static import of an external package would run with the bundle, whoever needs it: it becomes a `require` in its place. The default of a
 * package that is an ES module for `import` and something else for `require` would be another thing then, and is refused.
 */
const late = {
  name: 'late',
  setup({ onResolve, onLoad }) {
    onResolve({ filter: /^[^./]/ }, ({ path, namespace, importer }) => {
      if (!loadedLate.includes(path)) return undefined;
      const isDefault = new RegExp(`^import (?:\\w+|\\{ default\\b).* from '${path}'`, 'm');
      if (require(path).__esModule && namespace !== 'late' && isDefault.test(readFileSync(importer, 'utf8')))
        return { errors: [{ text: `${path} is to be imported by names: its default is not what require() gives` }] };
      return namespace === 'late' ? { path, external: true } : { path, namespace: 'late' };
    });
    onLoad({ filter: /./, namespace: 'late' }, ({ path }) => ({
      contents: `module.exports = require(${JSON.stringify(path)})`,
    }));
  },
};

/**
 * SQLite's binding, looked for only where it is built. Version 12 of the package looks in a dozen places and at the stack to know
 * where it is itself (4 ms), which is left for when it is not there. Version 13 looks beside itself for what was built or comes with it:
 * that file of its own is left where it lies.
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
    onResolve({ filter: /^\.\/binding$/ }, ({ path, importer }) =>
      /[\\/]better-sqlite3[\\/]lib[\\/]/.test(importer) ? { path, namespace: 'binding' } : undefined,
    );
    onLoad({ filter: /^\.\/binding$/, namespace: 'binding' }, () => ({
      contents: `const { dirname, join } = require("node:path");
        exports.getBinding = (given) =>
          require(join(dirname(require.resolve("better-sqlite3/package.json")), "lib/binding.js")).getBinding(given);`,
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

/** Without colours texts stay as they are. What paints them makes a hundred functions when it is loaded, and is left until there are some. */
const paint = {
  name: 'paint',
  setup({ onResolve, onLoad }) {
    onResolve({ filter: /^chalk$/ }, ({ path, namespace }) =>
      namespace === 'paint' ? undefined : { path, namespace: 'paint' },
    );
    onLoad({ filter: /./, namespace: 'paint' }, () => ({
      contents: `const plain = new Proxy((...texts) => texts.join(" "), { get: (_, name) => (name === "level" ? 0 : plain) });
        export function Chalk(options) {
          return options.level === 0 ? plain : new (require("chalk").Chalk)(options);
        }`,
      resolveDir: import.meta.dirname,
    }));
  },
};

/** How many colours there are, which is found out by our own means: its module looks at the terminal when it is loaded (1.5 ms). */
const colors = {
  name: 'colors',
  setup({ onResolve, onLoad }) {
    onResolve({ filter: /^#supports-color$/ }, ({ path }) => ({ path, namespace: 'colors' }));
    onLoad({ filter: /./, namespace: 'colors' }, () => ({
      contents: 'export default { stdout: false, stderr: false };',
    }));
  },
};

/**
 * The client of Redis is part of the program: to load its 40 files takes three times as long. What it says to who looks for errors
 * in it goes nowhere, and is not loaded (2 ms).
 */
const redis = {
  name: 'redis',
  setup({ onResolve, onLoad }) {
    onResolve({ filter: /^ioredis$/ }, () => ({ path: require.resolve('ioredis') }));
    onResolve({ filter: /^debug$/ }, ({ path, importer }) =>
      /[\\/]ioredis[\\/]/.test(importer) ? { path, namespace: 'silent' } : undefined,
    );
    onLoad({ filter: /./, namespace: 'silent' }, () => ({
      contents: 'exports.default = () => Object.assign(() => {}, { enabled: false });',
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
      contents: `import { join } from 'node:path';
        import { readFacts } from './src/providers/catalog/prepared.ts';
        export const openFacts = () => readFacts(join(import.meta.dirname, 'catalog.dat'));`,
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

/** A digest of the rules by which a franchise is arranged: what was arranged by others is not taken from the cache. */
function rulesDigest() {
  const hash = createHash('sha256');
  for (const room of ['franchise', 'model'])
    for (const file of readdirSync(join(import.meta.dirname, 'src', room)).sort())
      hash.update(`${file}\n${readFileSync(join(import.meta.dirname, 'src', room, file), 'utf8')}`);
  return hash.digest('hex').slice(0, 16);
}

/** A digest of the whole program: what another one has answered is not given again for its own. */
function programDigest() {
  const hash = createHash('sha256').update(readFileSync(join(import.meta.dirname, 'package-lock.json')));
  const files = readdirSync(join(import.meta.dirname, 'src'), { recursive: true, withFileTypes: true });
  for (const file of files
    .filter((one) => one.isFile())
    .map((one) => join(one.parentPath ?? one.path, one.name))
    .sort())
    hash.update(`${file.slice(import.meta.dirname.length)}\n`).update(readFileSync(file));
  return hash.digest('hex').slice(0, 16);
}

const define = { RULES_DIGEST: JSON.stringify(rulesDigest()), PROGRAM_DIGEST: JSON.stringify(programDigest()) };

const common = {
  define,
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
const [{ outputFiles: split }] = await Promise.all([
  build({
    ...common,
    entryPoints: { main: 'src/main.ts' },
    plugins: [binding, childProcess, colors, graphql, late, paint, redis, width, facts, bench],
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
