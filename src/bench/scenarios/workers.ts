import { systemClock } from '../../model/clock.ts';
import { postgresAddress } from '../../model/postgres.ts';
import type { RateLimit } from '../../model/rate-limit.ts';
import type { Ref } from '../../model/ref.ts';
import { poolFor } from '../../postgres/connection.ts';
import { openQueue } from '../../queue/open.ts';
import type { JobQueue } from '../../queue/queue.ts';
import { countedMs } from '../../state/window.ts';
import { askingAt } from '../app.ts';
import { type OwnCluster, ownCluster } from '../cluster.ts';
import { type Served, serve } from '../provider/server.ts';
import { catalogFranchises, madeUp, simulatedTitles } from '../provider/titles.ts';
import { behave, seenBy } from '../provider/told.ts';
import type { Bench, Held, Measurement, Scenario } from '../scenario.ts';
import { startWorker } from '../workers.ts';

/** Workers on a queue, with one PostgreSQL for queue, budgets and database. Where the machine has none nothing is measured. */
export const workers: Scenario = {
  name: 'workers',
  about:
    'A queue on PostgreSQL: 1, 2, 5 and 10 workers with a provider each that takes 3 s to answer, 8 franchises a worker (with --quick: 1 and 3 workers, 2 franchises); then as many as ten workers within one limit.',
  run,
};

/** What is the same in all runs. */
interface Ground {
  readonly bench: Bench;
  readonly server: OwnCluster;
  readonly providers: readonly (Served & { readonly arrivals: number[] })[];
  /** A title of each of many franchises of about the same size. */
  readonly franchises: readonly Ref[];
  /** Titles of others. */
  readonly warmUps: readonly Ref[];
}

async function* run(bench: Bench): AsyncGenerator<Measurement> {
  const server = await ownCluster(bench);
  if (!server) return bench.say('there is no PostgreSQL on this machine');
  const sizes = bench.quick ? [1, 3] : [1, 2, 5, 10];
  const providers = await simulators(Math.max(...sizes));
  try {
    const ground: Ground = { bench, server, providers, ...(await alike(bench.quick ? 20 : 130)) };
    yield* linear(ground, sizes);
    for (const size of bench.quick ? [3] : [1, 10]) yield await shared(ground, size);
  } finally {
    for (const { close } of providers) await close();
    await server.stop();
  }
}

/** Simulated providers in this process: what they do costs next to nothing, and is not taken for the workers'. */
async function simulators(count: number): Promise<Ground['providers']> {
  const titles = await simulatedTitles();
  return Promise.all(
    Array.from({ length: count }, async () => {
      const arrivals: number[] = [];
      return { ...(await serve(titles, systemClock, (at) => void arrivals.push(at))), arrivals };
    }),
  );
}

/** Jobs of a worker before it is measured: what it loads and compiles first is not what a job costs. */
const warmUpJobs = 12;

/** Franchises of the catalogue whose sizes are next to each other, and made-up ones. */
async function alike(count: number): Promise<Pick<Ground, 'franchises' | 'warmUps'>> {
  const all = [...(await catalogFranchises())].sort((a, b) => a.members.length - b.members.length);
  const first = all.flatMap(({ members }) => members[0] ?? []);
  const from = Math.max(20, Math.floor(all.length / 2) - Math.floor(count / 2));
  const others = madeUp().franchises.filter(({ length }) => length > 1 && length < 12);
  return { warmUps: others.flatMap(([title]) => title?.ref ?? []), franchises: first.slice(from, from + count) };
}

/** A provider each: the time that they take to answer is the limit. */
async function* linear(ground: Ground, sizes: readonly number[]): AsyncGenerator<Measurement> {
  const { bench, franchises } = ground;
  const each = bench.quick ? 2 : 8;
  const latencyMs = bench.quick ? 500 : 3_000;
  let one: number | undefined;
  for (const size of sizes) {
    bench.say(`${size} workers, a provider each`);
    const spread = Math.max(...sizes) / size;
    const refs = Array.from({ length: size * each }, (_, n) => franchises[Math.floor(n * spread)] ?? 'anilist:1');
    const made = await worked(ground, { size, concurrency: 1, refs, latencyMs, limit: '600/60s', own: true });
    const perHour = (made.titles / made.ms) * 3_600_000;
    one ??= perHour;
    const held: readonly Held[] =
      size === 10
        ? [
            { figure: 'times the titles an hour of one worker', value: perHour / one, bar: { atLeast: 9 } },
            { figure: 'titles an hour', value: perHour, bar: { atLeast: 10_000 } },
            ...(made.processorMs === undefined
              ? []
              : [
                  { figure: 'ms of processor time a title', value: made.processorMs / made.titles, bar: { atMost: 5 } },
                ]),
          ]
        : [];
    yield {
      ...{ name: `${size} workers, a provider each`, timesMs: [made.ms], rows: made.titles, requests: made.requests },
      held,
      counts: { 'titles an hour': Math.round(perHour), 'µs of processor time a title': microseconds(made) },
    };
  }
}

const microseconds = ({ processorMs = 0, titles }: Worked): number => Math.round((1_000 * processorMs) / titles);

/** One provider and one limit for all. */
async function shared(ground: Ground, size: number): Promise<Measurement> {
  const { bench, franchises } = ground;
  bench.say(`${size} workers, one limit`);
  const limit = bench.quick ? { requests: 6, perMs: 2_000 } : { requests: 20, perMs: 20_000 };
  const words = `${limit.requests}/${limit.perMs}ms`;
  const job = {
    size,
    concurrency: size === 1 ? 8 : 2,
    refs: franchises.slice(0, 75),
    latencyMs: 500,
    limit: words,
    enforced: limit,
    own: false,
  };
  const made = await worked(ground, job);
  return {
    ...{ name: `${size} workers, one limit`, timesMs: [made.ms], rows: made.titles, requests: made.requests },
    held: [
      {
        figure: 'of what the limit allows',
        value: usedOf(made.arrivals, limit),
        bar: { atLeast: bench.quick ? 0.5 : 0.98 },
      },
      { figure: 'answers of status 429', value: made.throttled, bar: { atMost: 0 } },
    ],
  };
}

/** How much of a limit is used once it is used up: each request comes one window, as it is counted, after the one that makes room for it. */
function usedOf(arrivals: readonly number[], limit: RateLimit): number {
  const gaps = arrivals.slice(limit.requests).map((at, n) => at - (arrivals[n] ?? at));
  return countedMs(limit) / (gaps.reduce((sum, ms) => sum + ms, 0) / gaps.length);
}

interface Job {
  readonly size: number;
  readonly concurrency: number;
  readonly refs: readonly Ref[];
  readonly latencyMs: number;
  readonly limit: string;
  /** What the provider allows; absent: anything. */
  readonly enforced?: RateLimit;
  /** Each worker has a provider of its own. */
  readonly own: boolean;
}

interface Worked {
  readonly ms: number;
  /** When requests came, in order, Unix times in ms. */
  readonly arrivals: readonly number[];
  readonly titles: number;
  readonly requests: number;
  /** 429s. */
  readonly throttled: number;
  readonly processorMs: number | undefined;
}

/** Has workers do what is put on the queue of a new database, and waits until nothing is left. */
async function worked(ground: Ground, job: Job): Promise<Worked> {
  const { bench, providers } = ground;
  const url = await newDatabase(ground);
  const used = providers.slice(0, job.own ? job.size : 1);
  for (const { url: provider } of used) await behave(provider, { latencyMs: 20 });
  const queue = await openQueue(url);
  const started = await Promise.all(
    Array.from({ length: job.size }, (_, n) => {
      const provider = used[n % used.length]?.url ?? '';
      const settings = {
        ...askingAt(`${provider}/`, job.limit),
        ANIMECTL_DB: url,
        ANIMECTL_QUEUE: url,
        ANIMECTL_CACHE: url,
      };
      return startWorker(bench, `worker-${n + 1}`, job.concurrency, settings);
    }),
  );
  try {
    const put = async (refs: readonly Ref[]) => {
      await queue.add(refs.map((ref) => ({ kind: 'franchise', query: { ref, text: ref } }) as const));
      await emptied(queue, bench.signal);
    };
    await put(ground.warmUps.slice(0, (job.own ? warmUpJobs : 2) * job.size));
    for (const { url: provider } of used)
      await behave(provider, { latencyMs: job.latencyMs, ...(job.enforced && { limit: job.enforced }) });
    const known = await countTitles(url);
    for (const { arrivals } of used) arrivals.length = 0;
    const asked = await seenBy(used);
    const before = started.map((one) => one.processorMs());
    const begun = bench.now();
    await put(job.refs);
    const ms = bench.now() - begun;
    const after = started.map((one) => one.processorMs());
    const end = await seenBy(used);
    const arrivals = used.flatMap((one) => one.arrivals).sort((a, b) => a - b);
    return {
      ...{ ms, arrivals, titles: (await countTitles(url)) - known },
      requests: end.requests - asked.requests,
      throttled: end.throttled - asked.throttled,
      processorMs: after.reduce<number | undefined>(
        (sum, end, n) => (sum === undefined || end === undefined ? undefined : sum + end - (before[n] ?? 0)),
        0,
      ),
    };
  } finally {
    await queue.close();
    for (const one of started) await one.stop();
  }
}

async function emptied(queue: JobQueue, signal: AbortSignal): Promise<void> {
  for (;;) {
    const { waiting, delayed, running, failed } = await queue.counts();
    if (failed > 0) throw new Error(`a job failed: ${(await queue.jobs(1)).map(({ error }) => error).join()}`);
    if (waiting + delayed + running === 0) return;
    await systemClock.sleep(100, signal);
  }
}

let databases = 0;

async function newDatabase({ server }: Ground): Promise<string> {
  const pool = await poolFor(postgresAddress(server.url, 'the server'), { connections: 1 });
  const name = `workers_${databases++}`;
  await pool.query(`CREATE DATABASE ${name}`);
  await pool.end();
  const url = new URL(server.url);
  url.pathname = `/${name}`;
  return url.href;
}

async function countTitles(url: string): Promise<number> {
  const pool = await poolFor(postgresAddress(url, 'the server'), { connections: 1 });
  try {
    const { rows } = await pool.query<{ n: number }>(
      'SELECT count(*) AS n FROM animectl.title WHERE relations_known_at IS NOT NULL',
    );
    return rows[0]?.n ?? 0;
  } finally {
    await pool.end();
  }
}
