import type { App } from '../../app/app.ts';
import type { Cache } from '../../cache/cache.ts';
import { refsInRequest, wordsInRequest } from '../../import/ask-all.ts';
import { type Before, settledBefore, unique } from '../../import/import-run.ts';
import { numbered } from '../../import/take-in.ts';
import { searchKey } from '../../lookup/cached.ts';
import type { ImportPlanDocument, RowReading } from '../../model/import-rows.ts';
import type { JobRow } from '../../store/jobs.ts';
import type { Task } from '../task.ts';
import { type ReadingQuestion, weekMs } from './import.ts';
import { closeOrigins, type Opened, openOrigins, originsOf, problemsOf } from './origins.ts';
import { userIn } from './user-list.ts';

/** What an import would ask for: reads everything, asks nobody, changes nothing. */
export const planImport: Task<ReadingQuestion, ImportPlanDocument> = async function* (question, app) {
  const { items = [], signal, stdin } = question;
  // What a user has listed is not known before it is asked for: a request for 500 titles.
  const lists = items.filter((item) => userIn(item) !== undefined);
  const origins = originsOf({ ...question, items: items.filter((item) => !lists.includes(item)) });
  const lookup = await app.lookup({ provider: 'auto', refresh: false, concurrency: 1, offline: true });
  const opened = yield* openOrigins(origins, { lookup, signal, stdin });
  try {
    const source = { schema: 1, source: opened.name } as const;
    if (opened.kind === 'data set')
      return {
        ...{ ...source, readings: [], columnsNotUnderstood: [], ...(await rowsIn(opened)) },
        problems: problemsOf([opened.bytes]),
      };
    const rows: JobRow[] = [];
    for await (const row of numbered(opened.sources, { most: Number.POSITIVE_INFINITY })) rows.push(row);
    const readings = rows.slice(0, shownReadings).map(readingOf);
    const columnsNotUnderstood = opened.notUnderstood ?? [];
    return {
      ...source,
      problems: problemsOf(opened.bytes),
      readings,
      columnsNotUnderstood,
      ...(await planOf(rows, lists.length, question.maxAgeMs ?? weekMs, app)),
    };
  } finally {
    await closeOrigins(opened);
  }
};

type Plan = Omit<ImportPlanDocument, 'schema' | 'source' | 'problems' | 'readings' | 'columnsNotUnderstood'>;

/** So many rows are shown as they were read. */
const shownReadings = 1000;

/** How a row that is kept was read. */
export function readingOf({ place, raw, asked, outcome, reason }: JobRow): RowReading {
  if (!asked)
    return { place, row: raw, read: outcome === 'skipped' ? 'left out' : 'unreadable', ...(reason && { reason }) };
  const { refs, title, year, format, watched, note } = asked;
  return {
    ...{ place, row: raw, read: 'asked' as const, refs },
    ...{ ...(title !== undefined && { title }), ...(year && { year }), ...(format && { format }) },
    ...(watched && { watched }),
    ...(note !== undefined && { reason: note }),
  };
}

/** Nobody is asked for what a data set says. */
async function rowsIn({ reading }: Extract<Opened, { kind: 'data set' }>): Promise<Plan> {
  const figures = { rows: 0, unreadable: 0, leftOut: 0 };
  for await (const { type } of reading.rows) {
    figures.rows++;
    if (type === 'broken') figures.unreadable++;
  }
  return { ...figures, stored: 0, cached: 0, requests: 0, minutes: 0 };
}

async function planOf(rows: readonly JobRow[], lists: number, maxAgeMs: number, app: App): Promise<Plan> {
  const readable = rows.filter(({ asked }) => asked !== undefined);
  const leftOut = rows.filter(({ outcome }) => outcome === 'skipped').length;
  const { settled, doubts } =
    app.databaseFile.identity() === undefined
      ? { settled: [], doubts: [] }
      : await settledHere(readable, maxAgeMs, app);
  const done = new Set([...settled, ...doubts.map(({ row }) => row)].map(({ position }) => position));
  const open = readable.filter(({ position }) => !done.has(position));
  const refs = unique(open.flatMap(({ asked }) => asked?.refs[0] ?? []));
  const named = [...open.filter(({ asked }) => asked?.refs.length === 0), ...doubts.map(({ row }) => row)];
  const words = unique(named.flatMap(({ asked }) => asked?.title ?? []));
  const fresh = maxAgeMs > 0 ? freshIn(await app.cache()) : async () => 0;
  const cachedRefs = await fresh('basic', refs);
  const cachedWords = await fresh(
    'search',
    words.map((one) => searchKey('anilist', one)),
  );
  const requests =
    lists +
    Math.ceil((refs.length - cachedRefs) / refsInRequest) +
    Math.ceil((words.length - cachedWords) / wordsInRequest);
  return {
    rows: rows.length,
    unreadable: rows.length - readable.length - leftOut,
    leftOut,
    stored: settled.length,
    cached: cachedRefs + cachedWords,
    requests,
    minutes: await minutesFor(requests, app),
  };
}

const freshIn = (cache: Cache) => async (tier: 'basic' | 'search', keys: readonly string[]) =>
  [...(await cache.get(tier, keys)).values()].filter(({ stale }) => !stale).length;

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
