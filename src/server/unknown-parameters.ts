import { nearName } from '../model/near-name.ts';
import { ProblemError } from './problem.ts';
import type { Api } from './site.ts';

/**
 * The query parameters of each route of our API, by its method and its pattern without the base (`GET /api/v1/titles/:ref`). Feeds and lists are none of
 * those: who fetches them puts a key into the address, and sometimes more.
 */
export function parametersByRoute({ openAPIRegistry }: Api): ReadonlyMap<string, readonly string[]> {
  const routes = openAPIRegistry.definitions.flatMap((one) => (one.type === 'route' ? [one.route] : []));
  const named = routes.map(({ method, path, request }) => {
    const pattern = `${method.toUpperCase()} ${path.replace(/\{(\w+)\}/g, ':$1')}`;
    return [pattern, Object.keys((request?.query as { readonly shape?: object } | undefined)?.shape ?? {})] as const;
  });
  return new Map(named.filter(([pattern]) => pattern.includes(' /api/v1/')));
}

/** Refuses a query that has a parameter which is none of `known`: a wrong name is a mistake, which silence would hide. */
export function refuseUnknown(given: URLSearchParams, known: readonly string[]): void {
  const unknown = [...new Set(given.keys())].filter((name) => !known.includes(name));
  const [first] = unknown;
  if (first === undefined) return;
  const names = unknown.slice(0, mostNamed).map((name) => `"${name.slice(0, longestNamed)}"`);
  const nearest = nearName(first, known);
  const instead = nearest === undefined ? takenWords(known) : `did you mean "${nearest}"?`;
  throw new ProblemError(
    'usage',
    `${names.join(', ')} ${names.length > 1 ? 'are no parameters' : 'is no parameter'} here: ${instead}`,
  );
}

/** Of a caller's words in one line. */
const [mostNamed, longestNamed] = [5, 60];

function takenWords(known: readonly string[]): string {
  return known.length === 0 ? 'there are none' : `there ${known.length > 1 ? 'are' : 'is'} ${known.join(', ')}`;
}
