// Loads the program's one file with the code that V8 made of it when it was built, which takes half the time of compiling
// it. Where the code does not fit (another version of Node), it is compiled as ever.
const { readFileSync } = require('node:fs');
const Module = require('node:module');
const { dirname } = require('node:path');
const { Script } = require('node:vm');

/** Endings of the code beside the file: what `--version` and `--help` need, and what commands do. */
const codes = { start: '.start.code', command: '.command.code' };

/** The file's exports, and the script that they come from. */
function compiled(file, code) {
  const cachedData = code && codeFor(`${file}${code}`);
  // The bundle is ASCII: read byte by byte, it need not be decoded.
  const source = Module.wrap(readFileSync(file, 'latin1'));
  const script = new Script(source, { filename: file, ...(cachedData && { cachedData }) });
  // A script that V8 had ready cannot `import()` by itself; the build has it ask here.
  const module = { exports: {}, importModule: (name) => import(name) };
  script.runInThisContext()(module.exports, Module.createRequire(file), module, file, dirname(file));
  return { exports: module.exports, script };
}

function codeFor(file) {
  try {
    return readFileSync(file);
  } catch {
    return undefined;
  }
}

module.exports = { codes, compiled };
