import type { App } from '../app/app.ts';
import type { Reads } from '../cache/reads.ts';
import type { ProviderChoice } from '../config/config.ts';
import { inOtherKana } from '../match/reading.ts';
import { filmsNeedKey } from '../match/refusal.ts';
import { unanswered } from '../match/resolve.ts';
import { ranked } from '../match/score.ts';
import { alsoSaid } from '../model/also-said.ts';
import type { SearchDocument, SearchResult } from '../model/documents.ts';
import { NotFoundError, type ProviderError } from '../model/errors.ts';
import type { RunEvent } from '../model/events.ts';
import type { About, Arrived, Lookup } from '../model/lookup.ts';
import type { Ref } from '../model/ref.ts';
import { usual } from '../model/usual.ts';
import { persisted } from './persisted.ts';
import type { Posed, Task } from './task.ts';
import { provenanceOf } from './title.ts';
import { unlessChanged } from './unchanged.ts';

/** Titles that hold some words. What is absent is as in `usual`. */
export interface SearchQuestion {
  readonly words: string;
  /** Titles at the most; 20. */
  readonly limit?: number;
  readonly provider?: ProviderChoice;
  /** What is searched for. Absent: anime, and films where they can be. */
  readonly about?: About | undefined;
  readonly refresh?: boolean;
  readonly store?: boolean;
}

/** A title that scores less has little to do with the words. */
const leastScore = 0.3;

/** Searches what is stored and bundled and, unless that is not wanted, at the provider. */
export const search: Task<SearchQuestion, SearchDocument> = (question, app) =>
  unlessChanged({ search: 2, ...question }, app, (reads) => answered(question, app, reads), question);

async function* answered(
  question: Posed<SearchQuestion>,
  app: App,
  reads?: Reads,
): AsyncGenerator<RunEvent, SearchDocument> {
  const { words, limit = 20 } = question;
  const lookups = await lookupsFor(question, app, reads);
  const lacksFilms = question.about === undefined && lookups[0]?.about?.includes('films') === false;
  const events = searched(words, lookups, question);
  const isSaved = { ...usual, ...question }.store;
  const { found, refusal } = isSaved
    ? yield* persisted(events, await app.database('forAnswer'), { brief: true })
    : yield* events;
  const titles = [...found.values()].map(({ title }) => title);
  const results = ranked(words, titles)
    .filter(({ score }) => score >= leastScore)
    .slice(0, limit)
    .flatMap(({ title, score }): readonly SearchResult[] => {
      const one = found.get(title.ref);
      return one ? [{ ...title, score: Math.round(score * 1000) / 1000, ...provenanceOf(one) }] : [];
    });
  if (results.length > 0) return { schema: 2, query: words, results };
  const notFound = new NotFoundError(`no title holds anything like "${words}"${lacksFilms ? `. ${filmsNeedKey}` : ''}`);
  throw refusal ? unanswered(notFound, refusal) : notFound;
}

/** What is here is searched as well, whether or not the provider answers: each knows titles that the other lacks. */
async function lookupsFor(question: Posed<SearchQuestion>, app: App, reads?: Reads): Promise<readonly Lookup[]> {
  const { provider, refresh, concurrency, store } = { ...usual, ...question };
  const settings = { provider, refresh, concurrency, noStore: !store, forAnswer: true, reads };
  const here = await app.lookup({ ...settings, provider: provider === 'catalog' ? 'catalog' : 'auto', offline: true });
  return app.config.offline || provider === 'catalog' ? [here] : [await app.lookup(settings), here];
}

interface Found {
  readonly found: ReadonlyMap<Ref, Arrived>;
  /** Why a provider gave no answer: what is here may not be all there is. */
  readonly refusal: ProviderError | undefined;
}

async function* searched(
  words: string,
  lookups: readonly Lookup[],
  { about, signal }: Posed<SearchQuestion>,
): AsyncGenerator<RunEvent, Found> {
  const found = new Map<Ref, Arrived>();
  let refusal: ProviderError | undefined;
  const nothingAt = new Set<string>();
  const otherKana = inOtherKana(words);
  const queries = otherKana === undefined ? [words] : [words, otherKana];
  const asked = lookups.flatMap((lookup) =>
    (about ? [about] : (lookup.about ?? ['anime'])).map((one) => ({ lookup, one })),
  );
  for (const { lookup, one: about } of asked) {
    for await (const answer of lookup.search(queries, { lookAhead: false, about, signal })) {
      if (answer.type === 'fallback') refusal = answer.error;
      if (answer.type !== 'candidates') yield answer;
      else if (answer.error) refusal = answer.error;
      else if (answer.found.length === 0 && answer.by !== undefined) nothingAt.add(answer.by);
      else for (const one of answer.found) if (!found.has(one.title.ref)) found.set(one.title.ref, one);
    }
  }
  return {
    found,
    refusal:
      refusal &&
      alsoSaid(
        refusal,
        [...nothingAt].map((by) => `${by} has no such title`),
      ),
  };
}
