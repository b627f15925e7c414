// Makes the program's files of the chunks that esbuild splits it into: each becomes a function that is called when the chunk is first
// asked for, so that V8 looks at none that a run does not need. See docs/decisions/0006.
import { readFileSync } from 'node:fs';
import { transformSync } from 'esbuild';

const { version } = JSON.parse(readFileSync(new URL('../../package.json', import.meta.url), 'utf8'));

/** What the functions of chunks stand in and how they find each other: the beginning of `main.cjs`. */
const beginning = (places) => `
const __outside = module;
const __chunks = {};
const __loaded = new Map();
const __places = ${JSON.stringify(places)};
const __url = { get href() { return require('node:url').pathToFileURL(__filename).href; } };
function __own(name) {
  let exports = __loaded.get(name);
  if (exports === undefined) {
    if (__places[name] && !__chunks[name]) __outside.part(__places[name], { __chunks, __own, __load, __outside, __url });
    __loaded.set(name, exports = {});
    __chunks[name](exports);
  }
  return exports;
}
const __load = async (name) => {
  const exports = __own(name);
  // A package in CommonJS: esbuild exports it as a whole, and it is imported by the names of what is in it.
  return Object.keys(exports).join() === 'default' ? { ...exports.default, default: exports.default } : exports;
};
__outside.version = ${JSON.stringify(version)};
__outside.chunks = () => [...__loaded.keys()];
`;

/** The beginning of the other files. */
const further = 'const { __chunks, __own, __load, __outside, __url } = module.shared;\n';

/**
 * Puts chunks into files: `chunks` by their names, of which `main.js` is the first to run; `partOf` says which file one goes into,
 * `main` or another. Answers the texts of the files, by the names of the parts.
 */
export function filesOf(chunks, partOf) {
  const parts = new Map([['main', []]]);
  const places = {};
  for (const [name, text] of chunks) {
    const part = partOf(name);
    if (part !== 'main') places[name] = part;
    parts.set(part, [
      ...(parts.get(part) ?? []),
      `__chunks[${JSON.stringify(name)}] = (exports) => {\n${inFunction(text)}\n};\n`,
    ]);
  }
  const texts = [...parts].map(([part, functions]) => {
    const isMain = part === 'main';
    const all = [
      isMain ? beginning(places) : further,
      ...functions,
      ...(isMain ? ['module.exports = __own("./main.js");\n'] : []),
    ];
    // Comments and blanks cost time at every start; names stay, for stacks that can be read.
    const small = { minifyWhitespace: true, minifySyntax: true, platform: 'node', target: 'node20.19' };
    const { code } = transformSync(all.join(''), small);
    return [part, `(function (exports, require, module, __filename, __dirname) {${code}})`];
  });
  return new Map(texts);
}

/** Whether a chunk is one of ours, and not a package or a module of Node's. */
const isOwn = (from) => from.startsWith('./');

/** Names as in `{ a, b as c }`, in pairs. */
const pairsIn = (list) =>
  list
    .split(',')
    .map((one) => one.trim().split(/\s+as\s+/))
    .filter(([name]) => name !== '');

/**
 * The text of a chunk, written as esbuild writes one without minifying it, as the body of a function of `exports`. What it imports has
 * run before, for no chunk imports one that imports it, and nothing that is exported is given another value afterwards.
 */
function inFunction(text) {
  const [first, last] = [[], []];
  const rest = text
    .replace(
      /^import (?:([\w$]+)(?:, )?)?(?:\{([^}]*)\}|\* as ([\w$]+))?(?: from )?"([^"]+)";$/gm,
      (_, whole, names, all, from) => {
        const got = `${isOwn(from) ? '__own' : 'require'}(${JSON.stringify(from)})`;
        // esbuild has an entry import every chunk that it may come to. None does anything by being run: see `sideEffects` in package.json.
        if (!whole && !names && !all && !isOwn(from)) first.push(`${got};`);
        if (whole) first.push(isOwn(from) ? `const { default: ${whole} } = ${got};` : `const ${whole} = ${got};`);
        if (all) first.push(`const ${all} = ${got};`);
        if (names) first.push(`const { ${pairsIn(names).map(([name, as = name]) => `${name}: ${as}`)} } = ${got};`);
        return '';
      },
    )
    .replace(/^export \{([^}]*)\};$/gm, (_, names) => {
      last.push(...pairsIn(names).map(([name, as = name]) => `exports.${as} = ${name};`));
      return '';
    })
    .replace(/^export default (.*);$/gm, (_, value) => {
      last.push(`exports.default = ${value};`);
      return '';
    })
    // Our own files lie beside this one; packages that are ES modules are imported by whoever loads it (see bin/compiled.js).
    .replace(/\bimport\("animectl\/([\w-]+)"\)/g, '__outside.importModule(new URL("./$1.js", __url.href).href)')
    .replace(/\bimport\(("\.\/[^"]+")\)/g, '__load($1)')
    .replace(/\bimport\((?=["'`])/g, '__outside.importModule(');
  const left = /^(?:import|export) .*/m.exec(rest);
  if (left) throw new Error(`cannot be put into a function: ${left[0].slice(0, 200)}`);
  return [...first, rest, ...last].join('\n');
}
