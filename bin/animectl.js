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
process.on('SIGINT', interrupt);
process.on('SIGTERM', interrupt);
// The reader of a pipe has enough (`| head -1`): nothing is wrong.
process.stdout.on('error', (error) => {
  if (error.code === 'EPIPE') process.exit(0);
  throw error;
});

process.exitCode = await main(process.argv.slice(2), {
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
});
