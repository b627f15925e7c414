import type { App } from '../../app/app.ts';
import { unanswered } from '../../match/resolve.ts';
import { ranked } from '../../match/score.ts';
import { NotFoundError, type ProviderError } from '../../model/errors.ts';
import type { RunEvent } from '../../model/events.ts';
import type { Arrived, Lookup } from '../../model/lookup.ts';
import type { Ref } from '../../model/ref.ts';
import { printList } from '../print.ts';
import { stdoutStyle } from '../screen.ts';
import { drain } from '../seek.ts';
import type { Run } from '../start.ts';
import type { SearchOptions } from './command.ts';

/** Less than this has little to do with the words. */
const leastScore = 0.3;

export const runSearch: Run<SearchOptions> = async (options, app) => {
  const { provider, refresh, store, query, limit } = options;
  const settings = { provider, refresh, concurrency: 3, noStore: !store };
  // What is here is searched as well, whether or not the provider answers: each knows titles that the other lacks.
  const here = await app.lookup({ ...settings, provider: provider === 'catalog' ? 'catalog' : 'auto', offline: true });
  const lookups = app.config.offline || provider === 'catalog' ? [here] : [await app.lookup(settings), here];
  const { value, code } = await drain(search(query, lookups, app), options, app);
  const { found, refusal } = value;
  const arrived = new Map<Ref, Arrived>([...found.values()].map((one) => [one.title.ref, one]));
  const results = ranked(
    query,
    [...found.values()].map((one) => one.title),
  )
    .filter(({ score }) => score >= leastScore)
    .slice(0, limit);
  if (results.length === 0) {
    const notFound = new NotFoundError(`no title holds anything like "${query}"`);
    throw refusal ? unanswered(notFound, refusal) : notFound;
  }
  return printList(options.format, app, {
    document: {
      schema: 2,
      query: query,
      results: results.map(({ title, score }) => ({
        ...title,
        score: Math.round(score * 1000) / 1000,
        from: arrived.get(title.ref)?.from,
      })),
    },
    rows: results.map(({ title }) => title),
    code,
    titles: results.flatMap(({ title }) => arrived.get(title.ref) ?? []),
    human: async () => {
      const { mediaTable } = await import('../../report/format/title.ts');
      return mediaTable(
        results.map(({ title }) => title),
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

async function* search(words: string, lookups: readonly Lookup[], { io }: App): AsyncGenerator<RunEvent, Found> {
  const found = new Map<Ref, Arrived>();
  let refusal: ProviderError | undefined;
  for (const lookup of lookups) {
    for await (const answer of lookup.search([words], { lookAhead: false, signal: io.signal })) {
      if (answer.type === 'fallback') refusal = answer.error;
      if (answer.type !== 'candidates') yield answer;
      else if (answer.error) refusal = answer.error;
      else for (const one of answer.found) if (!found.has(one.title.ref)) found.set(one.title.ref, one);
    }
  }
  return { found, refusal };
}
