import type { Answer, Call, Lookup } from '../model/lookup.ts';
import { normalised } from '../model/names.ts';
import { gather } from './gather.ts';
import type { Sought } from './heard.ts';
import { article, filmNouns } from './hints.ts';
import { shown } from './refusal.ts';
import type { Resolution } from './resolution.ts';
import type { Resolving } from './resolving.ts';
import { spelledOut } from './spelled-out.ts';

/** `My Hero Academia movie 3`, and what all its films are asked for by. */
interface Counted {
  readonly sought: Sought;
  readonly films: Sought;
  readonly number: number;
}

/**
 * Counts the films of what words name, by date, where none of them is called by the number that the words say. Returns what each of
 * them means then, by the words. Yields what happens on the way.
 */
export async function* countedFilms(
  open: readonly Sought[],
  lookup: Lookup,
  call: Call,
  { heard, resolve }: Resolving,
): AsyncGenerator<Answer, ReadonlyMap<string, Resolution>> {
  const counted = open.flatMap((sought) => countedIn(sought) ?? []);
  if (counted.length === 0) return new Map();
  const asked = counted.map(({ films }) => films);
  yield* gather(asked, lookup, call, heard);
  const unknown = asked.filter((films) => !resolve(films, heard).chosen);
  const full = yield* spelledOut(unknown, lookup, call, { heard, resolve: (one, those) => asOne(resolve(one, those)) });
  return new Map(
    counted.flatMap(({ sought, films, number }) => {
      const meant = nthOf(resolve(full.get(films.text) ?? films, heard), number);
      const arrived = meant?.chosen && heard.arrived.get(meant.chosen.title.ref);
      return meant ? [[sought.text, { ...meant, query: sought.text, ...(arrived && { arrived }) }] as const] : [];
    }),
  );
}

/** Several films are an answer here. */
function asOne(resolution: Resolution): Resolution {
  const { mismatch, ...rest } = resolution;
  return mismatch?.type === 'several' ? rest : resolution;
}

/** Made when it is used: it takes as long as comparing ten names. */
const countedFilm = () => new RegExp(`^(.+?) ${article}(?:${filmNouns.join('|')}) (\\d{1,2})$`);

function countedIn(sought: Sought): Counted | undefined {
  const words = normalised(sought.text);
  const [, name, number] = /\d$/.test(words) ? (countedFilm().exec(words) ?? []) : [];
  return name === undefined || number === undefined
    ? undefined
    : { sought, films: { ...sought, text: `${name} movie` }, number: Number(number) };
}

/** The film of that number among all of a franchise, which stand by date; undefined: there are not so many. */
function nthOf(all: Resolution, number: number): Resolution | undefined {
  const { mismatch, candidates } = all;
  if (number === 1 && !mismatch && all.chosen?.title.format === 'MOVIE') return all;
  if (mismatch?.type !== 'several' || mismatch.format !== 'MOVIE') return undefined;
  const films = candidates.slice(0, mismatch.count);
  const chosen = films[number - 1];
  if (!chosen) return undefined;
  const rest = films.filter((one) => one !== chosen);
  return {
    ...all,
    chosen,
    candidates: [chosen, ...rest, ...candidates.slice(mismatch.count)],
    others: rest.slice(0, shown).map((one, n) => ({ ...one, pick: n + 2 })),
    mismatch: { ...mismatch, number },
  };
}
