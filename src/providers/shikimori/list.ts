import type { Http } from '../../http/http.ts';
import { ProviderError } from '../../model/errors.ts';
import { isObject, type JsonObject } from '../../model/json.ts';
import { addressOf, objectsOf } from '../rest.ts';

/** The most that one list holds. */
export const perList = 50;

export type ListFilter = { readonly ids: string } | { readonly search: string };

/**
 * Titles with their details. GraphQL says more in one request (MyAnimeList's id, the rating, what each is related to), and
 * is asked under the names that REST has; where it does not take the question, REST is asked: `related`, `rating` and
 * `myanimelist_id` are missing there.
 */
export async function fetchList(filter: ListFilter, http: Http): Promise<readonly JsonObject[]> {
  return (await byGraphql(filter, http)) ?? (await byRest(filter, http));
}

const fields = `id myanimelist_id: malId name russian english japanese synonyms kind rating status episodes duration season
  aired_on: airedOn { year month day } released_on: releasedOn { year month day }
  related { relation: relationKind anime { id name kind } manga { id name kind } }`;

// Adult titles are left out unless one asks for them. The limit stands in the text: its type has changed over time.
const queryOf = (name: 'ids' | 'search') =>
  `query ($value: String) { animes(${name}: $value, limit: ${perList}, censored: false) { ${fields} } }`;

async function byGraphql(filter: ListFilter, http: Http): Promise<readonly JsonObject[] | undefined> {
  const [query, value] = 'ids' in filter ? [queryOf('ids'), filter.ids] : [queryOf('search'), filter.search];
  try {
    const response = await http.fetch(addressOf(http.url, 'api/graphql'), {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify({ query, variables: { value } }),
    });
    const body: unknown = await response.json();
    const data = isObject(body) ? body.data : undefined;
    return isObject(data) && Array.isArray(data.animes) ? objectsOf(data.animes) : undefined;
  } catch (error) {
    if (error instanceof ProviderError && (error.reason === 'request' || error.status === 404)) return undefined;
    throw error;
  }
}

async function byRest(filter: ListFilter, http: Http): Promise<readonly JsonObject[]> {
  const query = { ...filter, limit: perList, censored: 'false' };
  const response = await http.fetch(addressOf(http.url, 'api/animes', query));
  const body: unknown = await response.json();
  if (Array.isArray(body)) return objectsOf(body);
  if (response.status === 404)
    throw failure('request', 'has no list of titles there (404; is ANIMECTL_SHIKIMORI_URL right?)', 404);
  if (response.status >= 400)
    throw failure('request', `did not take the request (${response.status})`, response.status);
  throw failure('body', 'answered without a list of titles');
}

/** What is at an address of the REST API; undefined if there is nothing. */
export async function found(path: string, http: Http): Promise<JsonObject | undefined> {
  const response = await http.fetch(addressOf(http.url, path));
  if (response.status === 404) return undefined;
  const body: unknown = await response.json();
  if (response.status >= 400)
    throw failure('request', `did not take the request (${response.status})`, response.status);
  if (!isObject(body)) throw failure('body', 'answered with something that is no object');
  return body;
}

function failure(reason: 'request' | 'body', what: string, status?: number): ProviderError {
  return new ProviderError('shikimori', reason, `Shikimori: ${what}`, status === undefined ? {} : { status });
}
