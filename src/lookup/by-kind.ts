import type { Answer, Call, Candidates, Lookup } from '../model/lookup.ts';
import { isOfFilms } from '../model/ref.ts';

/** A lookup of anime and one of films. */
export interface Halves {
  readonly anime: Lookup;
  readonly films: Lookup;
  /** Whether words are searched for among films, too: that may take a key. */
  readonly areFilmsSought: boolean;
}

/**
 * Asks those who know anime about anime and those who know films about films, as if they were one. What is known of the one
 * never answers for the other.
 */
export function lookupByKind({ anime, films, areFilmsSought }: Halves): Lookup {
  return {
    ...anime,
    about: areFilmsSought ? ['anime', 'films'] : ['anime'],
    async *titles(refs, call) {
      const [of, others] = [refs.filter(isOfFilms), refs.filter((ref) => !isOfFilms(ref))];
      if (others.length > 0) yield* anime.titles(others, call);
      if (of.length > 0) yield* films.titles(of, call);
    },
    search: (queries: readonly string[], call: Call): AsyncIterable<Answer | Candidates> =>
      (call.about === 'films' ? films : anime).search(queries, call),
  };
}
