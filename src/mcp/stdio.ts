import { once } from 'node:events';
import type { Readable, Writable } from 'node:stream';
import { StdioServerTransport, serveStdio } from '@modelcontextprotocol/server/stdio';
import type { App } from '../app/app.ts';
import { createMcpServer, type McpOptions } from './server.ts';
import { endingLate, watchedTransport } from './watched-transport.ts';

export interface StdioOptions extends Omit<McpOptions, 'bounded'> {
  readonly stdin: Readable;
  readonly stdout: Writable;
  /** Ends it. */
  readonly signal: AbortSignal;
}

/**
 * Speaks with one client until it has closed its end and all that it asked before is answered, or until it hears nothing any more, or
 * the signal is aborted: calls that run then are ended, and keep what came.
 */
export async function serveOverStdio({ stdin, stdout, signal, ...options }: StdioOptions, app: App): Promise<void> {
  const running = new Set<Promise<unknown>>();
  // The package's own way closes together with stdin, and what is not answered then never is.
  const input = endingLate(stdin, () => whenAnswered());
  const { transport, whenAnswered } = watchedTransport(new StdioServerTransport(input, stdout));
  const server = serveStdio(() => createMcpServer(app, { ...options, bounded: counted(running) }), { transport });
  await Promise.race([ended(input), aborted(signal)]);
  await server.close();
  await Promise.allSettled(running);
}

/** Notes what runs, so that the end can wait for what it has to save. */
function counted(running: Set<Promise<unknown>>): NonNullable<McpOptions['bounded']> {
  return (work, signal) => {
    const one = work(signal);
    running.add(one);
    const forget = () => void running.delete(one);
    one.then(forget, forget);
    return one;
  };
}

async function ended(stdin: Readable): Promise<void> {
  if (stdin.readableEnded || stdin.destroyed) return;
  await Promise.race([once(stdin, 'end'), once(stdin, 'close')]).catch(() => {});
}

async function aborted(signal: AbortSignal): Promise<void> {
  if (!signal.aborted) await once(signal, 'abort');
}
