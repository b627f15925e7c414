import { runChild } from './child.ts';
import type { Bench } from './scenario.ts';

/** What a load came to. Times in ms. */
export interface Load {
  readonly perSecond: number;
  readonly requests: number;
  /** Answers other than 2xx, and none. */
  readonly errors: number;
  readonly median: number;
  readonly p99: number;
  readonly largest: number;
}

export interface LoadOptions {
  readonly connections: number;
  readonly seconds: number;
  /** Requests a second of all connections; absent: as many as there can be. */
  readonly rate?: number;
}

/** Asks one address again and again, with autocannon, a program of its own. Throws where it is not there, with how to get it. */
export async function loaded(url: string, { connections, seconds, rate }: LoadOptions, bench: Bench): Promise<Load> {
  const words = ['--json', '--no-progress', '-c', String(connections), '-d', String(seconds)];
  // What it corrects by takes each connection's interval in seconds for one in ms, see findings/autocannon-corrected-latency.sh.
  const paced = rate === undefined ? [] : ['--overallRate', String(rate), '--ignoreCoordinatedOmission'];
  const run = await runChild(bench, 'autocannon', [...words, ...paced, url], { read: true }).catch((error: unknown) => {
    const isMissing = error instanceof Error && 'code' in error && error.code === 'ENOENT';
    throw isMissing ? new Error('autocannon makes the load, and is not there: npm install --global autocannon') : error;
  });
  bench.signal.throwIfAborted();
  if (run.code !== 0) throw new Error(`autocannon ended with ${run.code}: ${run.err.trim().slice(-300)}`);
  const { requests, latency, errors, non2xx } = JSON.parse(run.out) as Said;
  const { p50: median, p99, max: largest } = latency;
  return { perSecond: requests.average, requests: requests.total, errors: errors + non2xx, median, p99, largest };
}

/** What is read of autocannon's report. */
interface Said {
  readonly requests: { readonly average: number; readonly total: number };
  readonly latency: { readonly p50: number; readonly p99: number; readonly max: number };
  readonly errors: number;
  readonly non2xx: number;
}
