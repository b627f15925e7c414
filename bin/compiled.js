// Loads the program's one file with the code that V8 made of it when it was built, which takes half the time of compiling
// it. Where the code does not fit (another version of Node), it is compiled as ever.
import { readFileSync } from 'node:fs';
import Module, { createRequire } from 'node:module';
import { dirname } from 'node:path';
import { Script } from 'node:vm';

/** The file's exports, and the script that they come from. */
export function compiled(file) {
  const cachedData = codeFor(file);
  // The bundle is ASCII: read byte by byte, it need not be decoded.
  const source = Module.wrap(readFileSync(file, 'latin1'));
  const script = new Script(source, { filename: file, ...(cachedData && { cachedData }) });
  // A script that V8 had ready cannot `import()` by itself; the build has it ask here.
  const module = { exports: {}, importModule: (name) => import(name) };
  script.runInThisContext()(module.exports, createRequire(file), module, file, dirname(file));
  return { exports: module.exports, script };
}

function codeFor(file) {
  try {
    return readFileSync(`${file}.code`);
  } catch {
    return undefined;
  }
}
