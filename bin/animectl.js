#!/usr/bin/env node
// The only file that touches `process`: makes the program's surroundings of it and hands them over. CommonJS, because Node
// starts an ES module 5 ms later, and a stream is opened when it is first used.
const { join } = require('node:path');
const { version } = require('../package.json');

const words = process.argv.slice(2);
// A password on the command line stays out of the list of processes from here on.
if (words.some((word) => /:\/\/[^/@]*:[^@]*@/.test(word))) process.title = 'animectl';
// Scripts and editors ask for it, and need nothing else.
if (words.length === 1 && ['--version', '-V'].includes(words[0])) tell(version);
else start();

function tell(text) {
  process.stdout.on('error', ({ code }) => {
    process.exitCode = code === 'EPIPE' ? 0 : 2;
  });
  process.stdout.write(`${text}\n`);
}

/** The program; undefined, after a word on it: it is not there. */
function built(file) {
  const { codes, compiled } = require('./compiled.js');
  const usual = words.includes('--offline') ? codes.offline : codes.command;
  const code = words.every((word) => word.startsWith('-')) ? codes.start : usual;
  try {
    return compiled(file, code).exports;
  } catch (error) {
    if (error.code !== 'ENOENT' || error.path !== file) throw error;
    process.stderr.write(`animectl: ${file} is missing: in a clone, make it with npm run build\n`);
    process.exitCode = 1;
    return undefined;
  }
}

function start() {
  const program = built(join(__dirname, '../dist/main.cjs'));
  if (!program) return;
  const { envPaths, main, systemClock } = program;
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
    const why = code === 'ENOSPC' || code === 'EDQUOT' ? 'the disk is full' : message;
    if (cutShort) stderr().write(`animectl: cannot write the output: ${why}\n`);
    stderr().write = () => true;
    process.exitCode = cutShort;
    interrupted.abort();
  });

  let isHeard = false;
  function stderr() {
    if (!isHeard) process.stderr.on('error', () => {}); // whoever does not listen is not told
    isHeard = true;
    return process.stderr;
  }

  /** A stream that can say which terminal it is. */
  function named(stream) {
    const get = () => (stream.isTTY ? require('./terminal.js').deviceOf(stream) : undefined);
    return Object.defineProperty(stream, 'device', { get, configurable: true });
  }

  const io = {
    get stdin() {
      return process.stdin;
    },
    stdout: Object.assign(named(process.stdout), {
      page: (...asked) => require('./pager.js').page(...asked),
      open: (address) => require('./terminal.js').open(address),
    }),
    get stderr() {
      return named(stderr());
    },
    env: process.env,
    folders: { config: folders.config, data: folders.data },
    clock: systemClock,
    random: Math.random,
    signal: interrupted.signal,
    version,
    host: {
      name: `Node ${process.versions.node} ${process.platform}`,
      program: { node: process.execPath, file: __filename },
      get process() {
        return require('./self.js');
      },
      get fetch() {
        return require('./fetch.js').fetch;
      },
    },
  };

  main(words, io).then((code) => {
    process.exitCode = cutShort ?? code;
  });
}
