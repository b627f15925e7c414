import type { App } from '../../app/app.ts';
import { type Before, settledBefore, unique } from '../../import/asking.ts';
import { refsInRequest, wordsInRequest } from '../../import/run.ts';
import { numbered } from '../../import/take-in.ts';
import { searchKey } from '../../lookup/cached.ts';
import { safeJson } from '../../report/text/plain.ts';
import { count } from '../../report/text/words.ts';
import type { JobRow } from '../../store/jobs.ts';
import { exit } from '../exit.ts';
import type { Run } from '../start.ts';
import type { ImportOptions } from './command.ts';
import { closeOrigins, openOrigins } from './sources.ts';
import { userIn } from './user.ts';

interface Plan {
  readonly rows: number;
  /** Rows that cannot be read. */
  readonly unreadable: number;
  /** Rows of which the title is stored, lately. */
  readonly stored: number;
  /** Rows of which the answer is cached. */
  readonly cached: number;
  /** At the least, without franchises. */
  readonly requests: number;
  /** At the present budget. */
  readonly minutes: number;
}

/** `--dry-run`: reads everything, asks nobody, changes nothing. */
export const planImport: Run<ImportOptions> = async (options, app) => {
  const origins =
    options.idMap === undefined ? options : { items: [], files: [options.idMap], from: 'id-lists' as const };
  // What a user has listed is not known before it is asked for: a request for 500 titles.
  const users = origins.items.filter((item) => userIn(item) !== undefined);
  const items = origins.items.filter((item) => !users.includes(item));
  const lookup = await app.lookup({ provider: 'auto', refresh: false, concurrency: 1, offline: true });
  const opened = await openOrigins({ ...origins, items }, lookup, app);
  let plan: Plan;
  if (opened.kind === 'data set') {
    const figures = { rows: 0, unreadable: 0 };
    for await (const { type } of opened.reading.rows) {
      figures.rows++;
      if (type === 'broken') figures.unreadable++;
    }
    plan = { ...figures, stored: 0, cached: 0, requests: 0, minutes: 0 };
  } else {
    const rows: JobRow[] = [];
    for await (const row of numbered(opened.sources, { most: Number.POSITIVE_INFINITY })) rows.push(row);
    plan = await planOf(rows, users.length, options, app);
  }
  await closeOrigins(opened);
  app.io.stdout.write(
    options.json ? `${safeJson({ schema: 1, source: opened.name, ...plan }, 2)}\n` : sentence(opened.name, plan),
  );
  return exit.done;
};

async function planOf(rows: readonly JobRow[], lists: number, { maxAgeMs }: ImportOptions, app: App): Promise<Plan> {
  const readable = rows.filter(({ asked }) => asked !== undefined);
  const { settled, doubts } =
    app.databaseFile.identity() === undefined
      ? { settled: [], doubts: [] }
      : await settledHere(readable, maxAgeMs, app);
  const done = new Set([...settled, ...doubts.map(({ row }) => row)].map(({ position }) => position));
  const open = readable.filter(({ position }) => !done.has(position));
  const refs = unique(open.flatMap(({ asked }) => asked?.refs[0] ?? []));
  const named = [...open.filter(({ asked }) => asked?.refs.length === 0), ...doubts.map(({ row }) => row)];
  const words = unique(named.flatMap(({ asked }) => asked?.title ?? []));
  const cache = await app.cache();
  const fresh = async (tier: 'basic' | 'search', keys: readonly string[]) =>
    maxAgeMs > 0 ? [...(await cache.get(tier, keys)).values()].filter(({ stale }) => !stale).length : 0;
  const [cachedRefs, cachedWords] = [
    await fresh('basic', refs),
    await fresh(
      'search',
      words.map((one) => searchKey('anilist', one)),
    ),
  ];
  const requests =
    lists +
    Math.ceil((refs.length - cachedRefs) / refsInRequest) +
    Math.ceil((words.length - cachedWords) / wordsInRequest);
  return {
    rows: rows.length,
    unreadable: rows.length - readable.length,
    stored: settled.length,
    cached: cachedRefs + cachedWords,
    requests,
    minutes: await minutesFor(requests, app),
  };
}

async function settledHere(rows: readonly JobRow[], maxAgeMs: number, app: App): Promise<Before> {
  return settledBefore(rows, { database: await app.database(), clock: app.clock, maxAgeMs });
}

/** What is left of AniList's limit is used at once, the rest as it comes back. */
async function minutesFor(requests: number, app: App): Promise<number> {
  const figures = (await app.health.providerFigures()).find(({ provider }) => provider === 'anilist');
  const waits = (figures?.budget ?? []).map(
    ({ limit, left }) => (Math.max(0, requests - left) / limit.requests) * limit.perMs,
  );
  return Math.ceil(Math.max(0, ...waits) / 60_000);
}

function sentence(name: string, { rows, unreadable, stored, cached, requests, minutes }: Plan): string {
  const parts = [
    `${count(rows, 'row')}`,
    ...(unreadable ? [`${count(unreadable, 'row')} of no use`] : []),
    ...(stored ? [`${stored} stored`] : []),
    ...(cached ? [`${cached} cached`] : []),
    requests === 0
      ? 'no request'
      : `at least ${count(requests, 'request')}, ${minutes <= 1 ? 'within a minute' : `about ${minutes} min`}`,
  ];
  return `${name}: ${parts.join(', ')}.\n`;
}
