// Runs the program once and keeps what V8 made of it: `node prime.js MAIN FOLDER CODE WORD...`. MAIN is the built file, FOLDER
// holds settings and data, CODE is written when the run is over. A process of its own, so that nothing else has run in it.
import { writeFileSync } from 'node:fs';
import process from 'node:process';
import { compiled } from './bin/compiled.js';

const [file, folder, code, ...words] = process.argv.slice(2);
const nowhere = { write: (_, done) => done?.() ?? true, on() {}, once() {}, isTTY: false };
const { exports, script } = compiled(file);
process.exitCode = await exports.main(words, {
  stdout: nowhere,
  stderr: { ...nowhere, write: (text) => process.stderr.write(text) },
  env: { ANIMECTL_QUIET: '1' },
  folders: { config: folder, data: folder },
  clock: { now: Date.now, sleep: async () => {} },
  random: Math.random,
  signal: new AbortController().signal,
  version: '',
  host: { name: '' },
});
writeFileSync(code, script.createCachedData());
