// Loads the program's one file with the code that V8 made of it when it was built, which takes half the time of compiling
// it. Another version of Node keeps code of its own, if it can: of the first run of each kind, with the functions that it called. Node's
// own cache (`module.enableCompileCache`) holds less of it: a start takes half as long again.
const { existsSync, mkdirSync, readFileSync, renameSync, rmSync, statSync, writeFileSync } = require('node:fs');
const { basename, dirname, join } = require('node:path');
const { Script } = require('node:vm');

/**
 * Endings of the code beside a file, for this version of V8: what `--help` needs, what a franchise does and all that is rare, what
 * titles do, and what is done offline.
 */
const { v8 } = process.versions;
const codes = {
  start: `.start.${v8}.code`,
  command: `.command.${v8}.code`,
  titles: `.titles.${v8}.code`,
  offline: `.offline.${v8}.code`,
};

/**
 * The file's exports, the scripts that they come from by file, and which chunks have been loaded. Without `code`, the ending of
 * one, it is compiled as ever. The file asks for those beside it when it needs something of them.
 */
function compiled(file, code) {
  const scripts = new Map();
  const folder = dirname(file);
  const program = run(file, code, {
    // A script that V8 had ready cannot `import()` by itself; the build has it ask here.
    importModule: (name) => import(name),
    part: (name, shared) => void run(join(folder, `${name}.cjs`), code && codes.command, { shared }),
  });
  return { exports: program.exports, version: program.version, scripts, chunks: program.chunks };

  function run(path, ending, given) {
    const built = ending && codeFor(`${path}${ending}`);
    const own = ending && !built ? ownCode(path, ending) : undefined;
    const cachedData = built || (own && codeFor(own));
    // The file is ASCII: read byte by byte, it need not be decoded. It is a function, as Node makes one of a module.
    const source = readFileSync(path, 'latin1');
    const script = new Script(source, { filename: path, ...(cachedData && { cachedData }) });
    scripts.set(path, script);
    if (own && !cachedData) process.once('exit', (failed) => failed || keep(own, script));
    const module = { exports: {}, ...given };
    // Packages are found from here as from there.
    script.runInThisContext()(module.exports, require, module, path, folder);
    return module;
  }
}

/** Where code of this very file is kept for a Node that the program was not built with; undefined: nowhere. */
function ownCode(path, ending) {
  const cache = ownCache();
  if (!cache) return undefined;
  const { version } = require('../package.json');
  // Files of a package are all of one time, and those of a clone all of one version.
  const { size, mtimeMs } = statSync(path);
  return join(cache, `${basename(path)}-${version}-${size}-${Math.round(mtimeMs)}${ending}`);
}

/** Another process may do the same at this moment, and none reads half of it. */
function keep(file, script) {
  const part = `${file}.${process.pid}`;
  try {
    writeFileSync(part, script.createCachedData(), { mode: 0o600, flag: 'wx' });
    renameSync(part, file);
  } catch {
    rmSync(part, { force: true });
  }
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
