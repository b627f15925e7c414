import type { Readable, Writable } from 'node:stream';
import { systemClock } from '../../model/clock.ts';
import { serve } from './server.ts';
import { simulatedTitles } from './titles.ts';

/** The simulated AniList as a process of its own: prints its address, and ends when `parent` does, however that ends. */
export async function runProvider(parent: Readable, out: Writable): Promise<void> {
  const { url, close } = await serve(await simulatedTitles(), systemClock);
  parent.on('end', close).on('error', close).resume();
  out.write(`${url}\n`);
}
