#!/usr/bin/env node
// The only file that touches `process`: makes the program's surroundings of it and hands them over. CommonJS, because Node
// starts an ES module 5 ms later, and a stream is opened when it is first used.
const { fstatSync, statSync, writeSync } = require('node:fs');
const { isAbsolute, join } = require('node:path');

const words = process.argv.slice(2);
/** Streams of Node's that were opened. */
const opened = [];
// A password on the command line stays out of the list of processes from here on.
if (words.some((word) => /:\/\/[^/@]*:[^@]*@/.test(word))) process.title = 'animectl';
// A folder that depends on where the program is started is none, as the XDG Base Directory Specification has it.
for (const name of ['HOME', 'XDG_DATA_HOME', 'XDG_CONFIG_HOME', 'XDG_CACHE_HOME'])
  if (process.env[name] && !isAbsolute(process.env[name])) delete process.env[name];
// Scripts and editors ask for it, and need nothing else.
if (words.length === 1 && ['--version', '-V'].includes(words[0])) tell(require('../package.json').version);
else start();

function tell(text) {
  process.stdout.on('error', ({ code }) => {
    process.exitCode = code === 'EPIPE' ? 0 : 2;
  });
  process.stdout.write(`${text}\n`);
}

function whole(name) {
  const stream = process[name];
  opened.push(stream);
  return stream;
}

/** Whether it is `/dev/null`, where what nobody wants to see is sent. */
function isNull(kind) {
  return kind.isCharacterDevice() && kind.rdev === statSync('/dev/null', { throwIfNoEntry: false })?.rdev;
}

/**
 * Standard output or error where it leads to a file or a pipe: what is written goes there at once, as it does through Node's stream,
 * which takes 3 ms to load. Whatever else is asked of it, Node's stream is asked from then on.
 */
function direct(name, fd) {
  if (process.platform === 'win32') return whole(name);
  const kind = fstatSync(fd);
  if (!kind.isFile() && !kind.isFIFO() && !kind.isSocket() && !isNull(kind)) return whole(name);
  const listeners = [];
  let stream;

  function wholeStream() {
    stream ??= whole(name);
    for (const listener of listeners.splice(0)) stream.on('error', listener);
    return stream;
  }
  function write(chunk, ...rest) {
    if (stream) return stream.write(chunk, ...rest);
    const done = rest.findLast((one) => typeof one === 'function') ?? (() => {});
    let left = Buffer.from(chunk);
    try {
      while (left.length > 0 && !own.destroyed) left = left.subarray(writeSync(fd, left));
      process.nextTick(done);
    } catch (error) {
      // Whoever has the other end may have said that nobody waits there.
      if (error.code === 'EAGAIN') return wholeStream().write(left, done);
      own.destroyed = true;
      for (const listener of [done, ...listeners]) process.nextTick(listener, error);
    }
    return true;
  }
  function on(event, listener) {
    if (stream || event !== 'error') wholeStream().on(event, listener);
    else listeners.push(listener);
    return this;
  }
  const own = { write, on, isTTY: undefined, columns: undefined, rows: undefined, destroyed: false };
  return new Proxy(own, {
    get(_, key) {
      if (key in own && (!stream || own[key] !== false)) return own[key];
      const value = wholeStream()[key];
      return typeof value === 'function' ? value.bind(stream) : value;
    },
  });
}

/** The program; undefined, after a word on it: it is not there. */
function built(file) {
  const { codes, compiled } = require('./compiled.js');
  const isOfTitles = words.some((word) => ['show', 'search', 'relations'].includes(word));
  const usual = isOfTitles ? codes.titles : codes.command;
  const asked = words.includes('--offline') ? codes.offline : usual;
  const code = words.every((word) => word.startsWith('-')) ? codes.start : asked;
  const refuse = (why) => {
    process.stderr.write(`animectl: ${file} ${why} with npm run build\n`);
    process.exitCode = 1;
  };
  try {
    const program = compiled(file, code);
    const { main, envPaths, systemClock } = program.exports;
    // Files of a package are all of one time; in a clone those here may have come after a build.
    return program.version && main && envPaths && systemClock ? program : refuse('is older than bin: make it again');
  } catch (error) {
    if (error.code !== 'ENOENT' || error.path !== file) throw error;
    return refuse('is missing: in a clone, make it');
  }
}

function start() {
  const program = built(join(__dirname, '../dist/main.cjs'));
  if (!program) return;
  const { envPaths, main, systemClock } = program.exports;
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
  const stdout = direct('stdout', 1);
  stdout.on('error', ({ code, message }) => {
    if (interrupted.signal.aborted) return;
    cutShort = code === 'EPIPE' ? 0 : 2;
    const why = code === 'ENOSPC' || code === 'EDQUOT' ? 'the disk is full' : message;
    if (cutShort) stderr().write(`animectl: cannot write the output: ${why}\n`);
    stderr().write = () => true;
    process.exitCode = cutShort;
    interrupted.abort();
  });

  let stderrStream;
  function stderr() {
    stderrStream ??= direct('stderr', 2).on('error', () => {}); // whoever does not listen is not told
    return stderrStream;
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
    stdout: Object.assign(named(stdout), {
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
    version: program.version,
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
    // What is left is to take down all that was made ready, which takes some ms and changes nothing; whoever has written is told first.
    setImmediate(endIfWritten);
  });

  function endIfWritten() {
    if (opened.every(({ writableLength }) => writableLength === 0)) process.exit();
  }
}
