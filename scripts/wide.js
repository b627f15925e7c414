// Which titles are better asked for with one level of neighbours at first: `node scripts/wide.js DATABASE` prints the ids that
// `src/providers/anilist/wide.ts` lacks, until it lacks none. DATABASE is one of animectl's own that holds titles and relations as AniList states them,
// as many as can be had. From each title that has relations and is not bundled, its franchise is crawled twice, with one level and
// with as many as are asked for as a rule; nobody is asked but a copy of AniList in this process.
import { join } from 'node:path';
import process from 'node:process';
import { pathToFileURL } from 'node:url';
import { build } from 'esbuild';

/** What a request and a KB of its answer take, and how much longer than with one level is too long; ms. */
const [requestMs, kilobyteMs, share, leastMs] = [300, 1, 1.05, 20];

const root = join(import.meta.dirname, '..');
const sources = `
export { anilistGraph } from './src/bench/provider/graphql.ts';
export { openMemoryCache } from './src/cache/open.ts';
export { crawl } from './src/crawl/crawl.ts';
export { fixedWidth } from './src/http/concurrency.ts';
export { createLookup } from './src/lookup/lookup.ts';
export { networkOrigin } from './src/lookup/network.ts';
export { systemClock } from './src/model/clock.ts';
export { usual } from './src/model/usual.ts';
export { anilist } from './src/providers/anilist/anilist.ts';
export { together } from './src/providers/catalog/catalog.ts';
export { openSqlite } from './src/store/sqlite/sqlite.ts';
`;
// It lies where what it imports is found, and takes itself for a file of the project.
const file = join(root, 'node_modules/.cache/wide.mjs');
await build({
  stdin: { contents: sources, resolveDir: root },
  define: { 'import.meta.url': JSON.stringify(pathToFileURL(join(root, 'package.json')).href) },
  ...{ bundle: true, format: 'esm', platform: 'node', packages: 'external', outfile: file },
});
const { anilistGraph, openMemoryCache, crawl, fixedWidth, createLookup, networkOrigin, ...rest } = await import(file);
const { systemClock: clock, usual, anilist, together, openSqlite } = rest;

const store = await openSqlite(process.argv[2]);
const titles = [];
for await (const some of store.titles.all()) {
  const whole = await store.titles.load(some.map(({ title }) => title.ref));
  titles.push(...new Set([...whole.values()].map(({ title }) => title)));
}
await store.close();
const answer = anilistGraph(titles);

/** How long the crawl from a title takes, ms, and which ids the answers were for that took longer than what is too long. */
async function crawled(ref, levels) {
  const large = new Set();
  let ms = 0;
  const http = {
    url: 'http://localhost/',
    async fetch(_, { body }) {
      const { status, body: said, ids } = await answer(body);
      const text = JSON.stringify(said);
      const own = (text.length / 1024) * kilobyteMs;
      ms += requestMs + own;
      if (own > leastMs) for (const id of ids) large.add(id);
      return new Response(text, { status, headers: { 'content-length': text.length } });
    },
  };
  const counts = { requests: 0, cacheHits: 0, cacheMisses: 0, waitedMs: 0 };
  const breaker = { check: async () => undefined, trip: async () => {}, clear: async () => {} };
  const cache = openMemoryCache({ clock });
  const way = {
    clock,
    cache,
    counts,
    breaker,
    account: 'anilist',
    refresh: false,
    width: fixedWidth(3),
    open: () => http,
  };
  const origin = networkOrigin({ ...anilist, levels }, way);
  const how = { ...usual, maxTitles: 500, query: ref, clock };
  for await (const _ of crawl([ref], createLookup([origin], counts), how));
  return { ms, large };
}

const wide = new Set();
for (const { ref, relations = [] } of titles) {
  if (!ref.startsWith('anilist:') || relations.length === 0 || (await together([ref])).length > 0) continue;
  const [one, several] = [await crawled(ref, 1), await crawled(ref, anilist.levels)];
  if (several.ms <= one.ms * share || several.ms <= one.ms + leastMs) continue;
  for (const id of several.large) wide.add(id);
}
const malOf = new Map(titles.map(({ ref, ids }) => [ref, ids.mal]));
const found = [...wide].sort((one, other) => one - other);
process.stdout.write(`anilist: ${found.join(', ')}\n`);
process.stdout.write(`mal: ${found.flatMap((id) => malOf.get(`anilist:${id}`) ?? []).join(', ')}\n`);
