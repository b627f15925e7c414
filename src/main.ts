import { CommanderError } from 'commander';
import type { App } from './app/app.ts';
import type { Runtime } from './app/runtime.ts';
import type { Io } from './cli/io.ts';
import { createProgram } from './cli/program.ts';
import type { Start } from './cli/start.ts';
import type { Process } from './model/process.ts';

/** The whole program as a function: words in, exit code out. The only place that catches everything. */
export async function main(words: readonly string[], io: Io): Promise<number> {
  let code = 0;
  let app: App | undefined;
  const start: Start = async (load, options, flags) => {
    const [{ parseConfig }, { createApp }] = await Promise.all([import('./config/config.ts'), import('./app/app.ts')]);
    const config = parseConfig(flags, io);
    app = createApp(config, runtimeOf(config, io));
    code = await (await load())(options, app);
  };
  try {
    await createProgram(start, io).parseAsync(words, { from: 'user' });
    return code;
  } catch (error) {
    return await failed(error, io, app && secretsIn(app.config));
  } finally {
    await app?.close();
  }
}

/** What the program needs of the world. */
function runtimeOf({ quiet, verbose, logFormat }: App['config'], io: Io): Runtime & { readonly io: Io } {
  const { clock, random, signal, stderr } = io;
  const log = async () => (await import('./report/live/log.ts')).createLog(stderr, logFormat, clock);
  return {
    clock,
    random,
    signal,
    ...('process' in io && { process: processOf(io) }),
    warn: (message) => void (quiet || stderr.write(`animectl: ${message}\n`)),
    ...(verbose && { log }),
    io,
  };
}

/** This process, of which `bin` finds out when it is first asked. */
function processOf(io: Pick<Io, 'process'>): Process {
  return {
    get name() {
      return io.process?.name ?? '';
    },
    isGone: (name) => io.process?.isGone(name) ?? false,
  };
}

async function failed(error: unknown, io: Io, secrets: readonly string[] = []): Promise<number> {
  // Commander has said itself what is wrong, or shown its help.
  if (error instanceof CommanderError) return error.exitCode === 0 ? 0 : 2;
  const { describeFailure } = await import('./report/failure.ts');
  const { exitCodeOf, exit } = await import('./cli/exit.ts');
  if (io.signal.aborted) {
    io.stderr.write('animectl: interrupted; what came is kept, run it again to go on\n');
    return exit.interrupted;
  }
  io.stderr.write(describeFailure(error, io.version, io.runtime, secrets));
  return exitCodeOf(error);
}

/** What must not be seen in a report of a bug. */
function secretsIn({ providers, redis }: App['config']): readonly string[] {
  const password = redis === undefined ? '' : new URL(redis).password;
  const all = [...Object.values(providers).map(({ token = '' }) => token), redis ?? '', password];
  // Shorter ones would tear holes into plain words.
  return all.filter((secret) => secret.length >= 4);
}

// For bin, so that they lie in the one file that a start reads: where settings and data live on this system, and its time.
export { default as envPaths } from 'env-paths';
export { systemClock } from './model/clock.ts';
