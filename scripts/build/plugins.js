// What stands in for packages in what build.js makes, so that a start loads no more than it needs.
import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { root } from './root.js';

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

/** Where settings and data live depends on the home folder, which the environment tells: Node's own module is left for where it does not. */
const home = {
  name: 'home',
  setup({ onResolve, onLoad }) {
    onResolve({ filter: /^node:os$/ }, ({ path, importer }) =>
      /[\\/]env-paths[\\/]/.test(importer) ? { path, namespace: 'home' } : undefined,
    );
    onLoad({ filter: /./, namespace: 'home' }, () => ({
      contents: `export default {
          homedir: () => (process.platform !== "win32" && process.env.HOME) || require("node:os").homedir(),
          tmpdir: () => "", // nothing of ours lies there
        };`,
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
      resolveDir: root,
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
      resolveDir: root,
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
      resolveDir: root,
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
        ? { path: join(root, 'node_modules/graphql/index.mjs'), sideEffects: false }
        : { path, external: true },
    );
  },
};

export const ofProgram = [binding, childProcess, colors, home, graphql, late, paint, redis, width, facts, bench];
export const ofLibrary = [graphql, late, width, facts, bench];
