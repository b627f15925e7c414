import type { App } from '../app.ts';
import type { CrawlEvent } from '../crawl/events.ts';
import type { Arrived, Lookup } from '../crawl/lookup.ts';
import { unanswered } from '../crawl/resolve.ts';
import { ranked } from '../crawl/score.ts';
import { NotFoundError, type ProviderError } from '../model/errors.ts';
import type { Ref } from '../model/ref.ts';
import type { Run } from './command.ts';
import { printList } from './print.ts';
import { stdoutStyle } from './screen.ts';
import type { SearchOptions } from './search.ts';
import { drain } from './seek.ts';

/** Less than this has little to do with the words. */
const leastScore = 0.3;

export const runSearch: Run<SearchOptions> = async (options, app) => {
  const { provider, refresh, store, words, limit } = options;
  const settings = { provider, refresh, concurrency: 3, noStore: !store };
  // What is here is searched as well, whether or not the provider answers: each knows titles that the other lacks.
  const here = await app.lookup({ ...settings, provider: provider === 'catalog' ? 'catalog' : 'auto', offline: true });
  const lookups = app.config.offline || provider === 'catalog' ? [here] : [await app.lookup(settings), here];
  const { value, code } = await drain(search(words, lookups, app), options, app);
  const { found, refusal } = value;
  const arrived = new Map<Ref, Arrived>([...found.values()].map((one) => [one.media.ref, one]));
  const results = ranked(
    words,
    [...found.values()].map((one) => one.media),
  )
    .filter(({ score }) => score >= leastScore)
    .slice(0, limit);
  if (results.length === 0) {
    const notFound = new NotFoundError(`no title holds anything like "${words}"`);
    throw refusal ? unanswered(notFound, refusal) : notFound;
  }
  return printList(options.format, app, {
    document: {
      schema: 1,
      query: words,
      results: results.map(({ media, score }) => ({
        ...media,
        score: Math.round(score * 1000) / 1000,
        from: arrived.get(media.ref)?.from,
      })),
    },
    rows: results.map(({ media }) => media),
    code,
    titles: results.flatMap(({ media }) => arrived.get(media.ref) ?? []),
    human: async () => {
      const { mediaTable } = await import('../report/format/media.ts');
      return mediaTable(
        results.map(({ media }) => media),
        stdoutStyle(app, options),
      );
    },
  });
};

interface Found {
  readonly found: ReadonlyMap<Ref, Arrived>;
  /** Why a provider was not heard: what is here may not be all there is. */
  readonly refusal: ProviderError | undefined;
}

async function* search(words: string, lookups: readonly Lookup[], { io }: App): AsyncGenerator<CrawlEvent, Found> {
  const found = new Map<Ref, Arrived>();
  let refusal: ProviderError | undefined;
  for (const lookup of lookups) {
    for await (const answer of lookup.search([words], { lookAhead: false, signal: io.signal })) {
      if (answer.type === 'fallback') refusal = answer.error;
      if (answer.type !== 'candidates') yield answer;
      else if (answer.error) refusal = answer.error;
      else for (const one of answer.found) if (!found.has(one.media.ref)) found.set(one.media.ref, one);
    }
  }
  return { found, refusal };
}
