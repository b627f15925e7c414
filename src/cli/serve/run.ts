import { dirname, join } from 'node:path';
import { stopwatch } from '../../model/clock.ts';
import { UsageError } from '../../model/errors.ts';
import type { Webhook } from '../../tasks/webhook.ts';
import { aborted } from '../aborted.ts';
import type { Run } from '../start.ts';

export interface ServeOptions {
  readonly host: string;
  readonly port: number;
  readonly base: string;
  readonly allowedHosts: readonly string[];
  /** What becomes of the key: it is used, printed, or made anew. */
  readonly key: 'use' | 'show' | 'renew';
  /** How often all that is followed is asked for again, and who is told. */
  readonly checks: (Webhook & { readonly everyMs: number }) | undefined;
  /** Assistants may follow, cut and join. */
  readonly mcpWrites: boolean;
}

/** Serves until it is interrupted, which is how it ends well. */
export const runServe: Run<ServeOptions> = async ({ key: act, ...where }, { app, io, config }) => {
  const { keyInEnvironment, keyInFile, newKey } = await import('../../server/key.ts');
  const file = join(io.folders.data, 'server.key');
  const own = keyInEnvironment(io.env);
  if (act === 'renew' && own !== undefined)
    throw new UsageError('ANIMECTL_KEY is set and counts before a key that is made: set another one there');
  const key = act === 'renew' ? newKey(file) : (own ?? keyInFile(file));
  if (act !== 'use') {
    io.stdout.write(`${key}\n`);
    return {};
  }
  const { startServer } = await import('../../server/server.ts');
  const server = await startServer({ ...where, key, uploads: io.folders.data }, app, {
    clock: app.clock,
    stopwatch,
    log: config.quiet ? undefined : (line) => void io.stderr.write(`${line}\n`),
    version: io.version,
    importThread: io.host.program && join(dirname(io.host.program.file), 'import-thread.js'),
  });
  io.stdout.write(`animectl listens on ${server.url}\n`);
  await aborted(io.signal);
  await server.stop();
  return {};
};
