import { gather } from '../match/gather.ts';
import { createHeard, type Sought } from '../match/heard.ts';
import { resolutionOf } from '../match/resolve.ts';
import type { ProviderError } from '../model/errors.ts';
import type { Answer, Arrived } from '../model/lookup.ts';
import { isOfFilms } from '../model/ref.ts';
import type { Settled } from '../store/jobs.ts';
import type { ImportRun, OpenRow } from './import-run.ts';
import { isSure, verdictOf } from './row-verdict.ts';

/** Rows of one batch that are no anime, looked for among films. */
export interface FilmSearch {
  /** Searches for the words of rows. Asks nobody where films cannot be asked for, unless a row says that it is one. */
  ask(
    rows: readonly OpenRow[],
    sought: ReadonlyMap<OpenRow, Sought>,
    asking: Pick<ImportRun, 'lookup' | 'signal'>,
  ): AsyncGenerator<Answer, void>;
  /** The film that a row means, or how the row ends without one. Undefined: it was not looked for, or is none. */
  of(
    row: OpenRow,
    words: Sought,
    best: boolean,
  ): { readonly arrived: Arrived } | Pick<Settled, 'outcome' | 'reason'> | undefined;
}

export function createFilmSearch(): FilmSearch {
  const heard = createHeard();
  const asked = new Set<OpenRow>();
  let refusal: ProviderError | undefined;
  return {
    async *ask(rows, sought, { lookup, signal }) {
      const { about = [] } = lookup;
      if (!about.includes('anime')) return;
      for (const row of rows) if (sought.has(row) && (about.includes('films') || isOfFilm(row))) asked.add(row);
      const all = [...asked].flatMap((row) => sought.get(row) ?? []);
      if (all.length === 0) return;
      for await (const answer of gather(all, lookup, { lookAhead: false, about: 'films', signal }, heard)) {
        if (answer.type === 'fallback') refusal = answer.error;
        yield answer;
      }
    },
    of(row, words, best) {
      if (!asked.has(row)) return undefined;
      const resolution = resolutionOf(words, heard);
      const verdict = verdictOf(resolution, best);
      // What does not say that it is a film is one only where a film is called exactly so.
      const isMeant = 'title' in verdict && (isOfFilm(row) || isSure(resolution));
      if (isMeant && resolution.arrived) return { arrived: resolution.arrived };
      if (!isOfFilm(row) || isMeant) return undefined;
      const error = refusal ?? heard.failed.get(words.text);
      if (error && !heard.answered.has(words.text)) return unasked(words, error);
      return 'title' in verdict ? undefined : verdict;
    },
  };
}

/** A key that is missing is told of once, at length; what cannot be asked for now may be found later. */
const unasked = ({ text }: Sought, { reason, message }: ProviderError): Pick<Settled, 'outcome' | 'reason'> =>
  reason === 'credentials'
    ? {
        outcome: 'notFound',
        reason: `no anime is called "${text}", and films cannot be asked for without a key of TMDB's`,
      }
    : { outcome: 'failed', reason: message };

const isOfFilm = ({ asked, tried = [] }: OpenRow): boolean =>
  asked?.isFilm === true || [...(asked?.refs ?? []), ...tried].some(isOfFilms);
