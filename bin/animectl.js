#!/usr/bin/env node
// The only file that touches `process`: makes the program's surroundings of it and hands them over.
import { readFileSync } from 'node:fs';
import { setTimeout } from 'node:timers/promises';
import { fileURLToPath } from 'node:url';
import { compiled } from './compiled.js';

const { envPaths, main } = compiled(fileURLToPath(new URL('../dist/main.cjs', import.meta.url))).exports;
const { version } = JSON.parse(readFileSync(new URL('../package.json', import.meta.url), 'utf8'));
const folders = envPaths('animectl', { suffix: '' });
const interrupted = new AbortController();

function interrupt() {
  if (interrupted.signal.aborted) process.exit(130); // asked twice: now
  interrupted.abort();
}
for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP']) process.on(signal, interrupt);

// Where the output cannot go on there is no more to do than to save what came: without a word and with 0 where the reader of
// a pipe has enough (`| head -1`), else with 2, as for any file that cannot be written.
let cutShort;
process.stdout.on('error', ({ code, message }) => {
  if (interrupted.signal.aborted) return;
  cutShort = code === 'EPIPE' ? 0 : 2;
  if (cutShort) process.stderr.write(`animectl: cannot write the output: ${message}\n`);
  process.stderr.write = () => true;
  process.exitCode = cutShort;
  interrupted.abort();
});
process.stderr.on('error', () => {}); // whoever does not listen is not told

const code = await main(process.argv.slice(2), {
  stdin: process.stdin,
  stdout: process.stdout,
  stderr: process.stderr,
  env: process.env,
  folders: { config: folders.config, data: folders.data },
  clock: {
    now: Date.now,
    sleep: async (ms, signal) => {
      signal?.throwIfAborted();
      await setTimeout(ms, undefined, signal && { signal });
    },
  },
  random: Math.random,
  signal: interrupted.signal,
  version,
  runtime: `Node ${process.versions.node} ${process.platform}`,
  program: { node: process.execPath, file: fileURLToPath(import.meta.url) },
});
process.exitCode = cutShort ?? code;
