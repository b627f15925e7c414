// Loads the program's one file with the code that V8 made of it when it was built, which takes half the time of compiling
// it. Another version of Node keeps code of its own, if it can.
const { existsSync, mkdirSync, readFileSync } = require('node:fs');
const Module = require('node:module');
const { dirname, join } = require('node:path');
const { Script } = require('node:vm');

/** Endings of the code beside the file, for this version of V8: what `--version` and `--help` need, and what commands do. */
const { v8 } = process.versions;
const codes = { start: `.start.${v8}.code`, command: `.command.${v8}.code` };

/** The file's exports, and the script that they come from. Without `code` it is compiled as ever. */
function compiled(file, code) {
  const cachedData = code && codeFor(`${file}${code}`);
  if (code && !cachedData && Module.enableCompileCache) return { exports: loaded(file) };
  // The bundle is ASCII: read byte by byte, it need not be decoded.
  const source = Module.wrap(readFileSync(file, 'latin1'));
  const script = new Script(source, { filename: file, ...(cachedData && { cachedData }) });
  // A script that V8 had ready cannot `import()` by itself; the build has it ask here.
  const module = { exports: {}, importModule: (name) => import(name) };
  script.runInThisContext()(module.exports, Module.createRequire(file), module, file, dirname(file));
  return { exports: module.exports, script };
}

/** By Node's own loader, which since Node 22.8 keeps the code that it makes, where there is a place for it. */
function loaded(file) {
  const folder = ownCache();
  if (folder) Module.enableCompileCache(folder);
  const module = new Module(file);
  module.importModule = (name) => import(name);
  module.load(file);
  return module.exports;
}

/** This user's folder for caches. Node would make it, too, but in /proc it tries for ever. */
function ownCache() {
  const { HOME, XDG_CACHE_HOME } = process.env;
  const home = XDG_CACHE_HOME || (HOME && join(HOME, '.cache'));
  const folder = home && join(home, 'animectl');
  try {
    if (folder && !existsSync(home)) mkdirSync(home, { mode: 0o700 });
    if (folder && !existsSync(folder)) mkdirSync(folder, { mode: 0o700 });
    return folder;
  } catch {
    return undefined;
  }
}

function codeFor(file) {
  try {
    return readFileSync(file);
  } catch {
    return undefined;
  }
}

module.exports = { codes, compiled };
