import { CommanderError } from 'commander';
import type { Runtime } from './app/runtime.ts';
import type { Outcome } from './cli/exit.ts';
import type { Host, Io } from './cli/io.ts';
import { createProgram } from './cli/program.ts';
import type { Session, Start } from './cli/start.ts';
import type { Config } from './config/config.ts';
import type { Process } from './model/process.ts';

/** The whole program as a function: words in, exit code out. The only place that catches everything. */
export async function main(words: readonly string[], io: Io): Promise<number> {
  let session: Session | undefined;
  let outcome: Outcome | undefined;
  const start: Start = async (load, options, flags, more) => {
    const [{ parseConfig }, { createApp }] = await Promise.all([import('./config/config.ts'), import('./app/app.ts')]);
    const config = parseConfig(flags, io);
    session = { config, io, app: createApp(config, { ...runtimeOf(config, io), ...more }) };
    outcome = await (await load())(options, session);
  };
  try {
    await createProgram(start, io, words).parseAsync(words, { from: 'user' });
  } catch (error) {
    // Commander has said itself what is wrong, or shown its help.
    if (error instanceof CommanderError) return error.exitCode === 0 ? 0 : 2;
    outcome = await failed(error, io, session?.config);
  } finally {
    await session?.app.close();
  }
  return outcome ? (await import('./cli/exit.ts')).exitCodeOf(outcome) : 0;
}

/** What the program needs of the world. */
function runtimeOf({ quiet, verbose, logFormat }: Config, io: Io): Runtime {
  const { clock, random, signal, stderr } = io;
  const log = async () => (await import('./report/live/log.ts')).createLog(stderr, logFormat, clock);
  return {
    clock,
    random,
    signal,
    ...('process' in io.host && { process: processOf(io.host) }),
    ...('fetch' in io.host && { fetch: () => io.host.fetch ?? globalThis.fetch }),
    warn: (message) => void (quiet || stderr.write(`animectl: ${message}\n`)),
    ...(verbose && { log }),
  };
}

/** This process, of which `bin` finds out when it is first asked. */
function processOf(host: Host): Process {
  return {
    get name() {
      return host.process?.name ?? '';
    },
    isGone: (name) => host.process?.isGone(name) ?? false,
  };
}

/** Says what ended the run. */
async function failed(error: unknown, io: Io, config: Config | undefined): Promise<Outcome> {
  const [{ describeFailure }, { secretsIn }] = await Promise.all([
    import('./report/failure.ts'),
    import('./config/secrets.ts'),
  ]);
  const interrupted = io.signal.aborted;
  if (interrupted) io.stderr.write('animectl: interrupted before the answer was there; run it again to go on\n');
  else io.stderr.write(describeFailure(error, io.version, io.host.name, config && secretsIn(config)));
  return { interrupted, error };
}

// For bin, so that they lie in the one file that a start reads: where settings and data live on this system, and its time.
export { default as envPaths } from 'env-paths';
export { systemClock } from './model/clock.ts';
