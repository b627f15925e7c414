import type { App } from '../../app/app.ts';
import { ProviderError } from '../../model/errors.ts';
import type { RunEvent } from '../../model/events.ts';
import { addressIn, parsePageUrl } from '../../model/page.ts';
import { parseRef, type Ref, refOf } from '../../model/ref.ts';
import type { Title } from '../../model/title.ts';
import { usual } from '../../model/usual.ts';
import { persisted } from '../persisted.ts';
import type { Task } from '../task.ts';

export interface LookUpFilmsQuestion {
  /** Words, with a year at their end or without; `tmdb:603`, `imdb:tt0133093`, `tt0133093`; the address of a page. */
  readonly term: string;
}

/** The ref that a term names; undefined where it is words. */
function refInTerm(term: string): Ref | undefined {
  const text = term.trim();
  const [, numbering, id = ''] = /^(tmdb|imdb)(?:id)?:\s*(\w+)$/i.exec(text) ?? [];
  if (numbering) return parseRef(`${numbering}:${id}`) ?? refOf('tmdb', 0);
  if (/^tt\d{7,9}$/i.test(text)) return parseRef(text);
  const address = addressIn(text);
  const page = address === undefined ? undefined : parsePageUrl(address);
  return page && 'ref' in page ? page.ref : undefined;
}

/** That nobody could be asked is another thing than that there is no such film. */
function throwIfUnasked(failure: Error | undefined, { config }: App): void {
  if (failure) throw failure;
  if (config.offline) throw new ProviderError('tmdb', 'network', 'TMDB: not asked, for animectl runs offline');
}

/** Films that answer to a term, best first; none where there is no such film. Throws what TMDB failed with where it could not be asked. */
export const lookUpFilms: Task<LookUpFilmsQuestion, readonly Title[]> = async function* ({ term, signal }, app) {
  const lookup = await app.lookup({ provider: usual.provider, refresh: false, concurrency: usual.concurrency });
  const ref = refInTerm(term);
  const call = { lookAhead: false, about: 'films', signal } as const;
  const [, name = '', year] = /^(.*?)(?:[\s(]+((?:19|20)\d{2})\)?)?$/.exec(term.trim()) ?? [];
  const events = ref ? lookup.titles([ref], call) : lookup.search([name || term], call);
  const found = new Map<Ref, Title>();
  let failure: Error | undefined;
  const seen = async function* (): AsyncGenerator<RunEvent, void> {
    for await (const event of events) {
      if (event.type === 'failed' || event.type === 'fallback') failure = event.error;
      if (event.type === 'candidates') for (const { title } of event.found) found.set(title.ref, title);
      else if (event.type === 'title' && ref) found.set(event.title.ref, event.title);
      if (event.type !== 'candidates') yield event;
    }
  };
  yield* persisted(seen(), await app.database());
  const films = [...found.values()].filter(({ kind, ids }) => kind === 'movie' || ids.tmdb !== undefined);
  if (films.length === 0) throwIfUnasked(failure, app);
  // Words that end in a year: films of that year before all others.
  const isOf = (title: Title) => Number(year !== undefined && title.year === Number(year));
  return films.sort((a, b) => isOf(b) - isOf(a));
};
