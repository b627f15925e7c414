import { readFile } from 'node:fs/promises';
import type { Readable, Writable } from 'node:stream';
import { stopwatch, systemClock } from '../../model/clock.ts';
import { askAtPace, type Pace } from './pacing.ts';
import { serve } from './server.ts';
import { simulatedTitles } from './titles.ts';

/** The simulated AniList as a process of its own: prints its address, and ends when `parent` does, however that ends. */
export async function runProvider(parent: Readable, out: Writable): Promise<void> {
  const { url, close } = await serve(await simulatedTitles(), systemClock);
  parent.on('end', close).on('error', close).resume();
  out.write(`${url}\n`);
}

/**
 * The least that the framework of our server can do, as a process of its own: a handler that sends the bytes of a file. Prints its
 * address, and ends when `parent` does.
 */
export async function runBare(parent: Readable, out: Writable, file: string): Promise<void> {
  const [{ serve: listen }, { Hono }] = await Promise.all([import('@hono/node-server'), import('hono')]);
  const body = await readFile(file);
  const headers = { 'Content-Type': 'application/json' };
  const app = new Hono().get('*', (ask) => ask.body(body, 200, headers));
  const server = listen({ fetch: app.fetch, port: 0, hostname: '127.0.0.1' }, ({ port }) => {
    out.write(`http://127.0.0.1:${port}\n`);
  });
  const close = () => {
    if ('closeAllConnections' in server) server.closeAllConnections();
    server.close();
  };
  parent.on('end', close).on('error', close).resume();
}

/** A load as a process of its own: prints what it came to, as JSON. */
export async function runPaced(out: Writable, pace: Pace): Promise<void> {
  out.write(`${JSON.stringify(await askAtPace(pace, systemClock, stopwatch))}\n`);
}
