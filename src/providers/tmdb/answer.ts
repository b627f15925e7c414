import type { Http } from '../../http/http.ts';
import { ProviderError, type ProviderFailure } from '../../model/errors.ts';
import { isObject, type JsonObject } from '../../model/json.ts';
import { sentenceFrom } from '../facts.ts';
import { addressOf } from '../rest.ts';

/** TMDB's codes for what is not there, whatever the HTTP status: an id that is unknown, or was merged into another; an id that is none. */
const absentCodes: readonly number[] = [6, 34, 44];

/** Its codes that say more than the HTTP status does: https://developer.themoviedb.org/docs/errors */
const reasons: Readonly<Record<number, ProviderFailure>> = {
  3: 'credentials',
  7: 'credentials',
  9: 'outage',
  10: 'credentials',
  14: 'credentials',
  24: 'server',
  25: 'throttled',
  43: 'server',
  46: 'outage',
};

/** What is at a path of the API; its own code counts before the HTTP status. Throws `ProviderError`. */
export async function answerAt(
  path: string,
  query: Readonly<Record<string, string | number>>,
  http: Http,
): Promise<JsonObject | 'absent'> {
  const response = await http.fetch(addressOf(http.url, path, query));
  const body: unknown = await response.json();
  if (!isObject(body)) throw new ProviderError('tmdb', 'body', 'TMDB: answered with something that is no object');
  const code = typeof body.status_code === 'number' ? body.status_code : undefined;
  if (code !== undefined && absentCodes.includes(code)) return 'absent';
  if (code === undefined && response.status < 400 && body.success !== false) return body;
  throw refusal(body, code, response.status);
}

function refusal(body: JsonObject, code: number | undefined, status: number): ProviderError {
  const said = sentenceFrom(body.status_message) ?? `status ${status}`;
  const hint = code === undefined && status === 404 ? '; is ANIMECTL_TMDB_URL right?' : '';
  const reason = (code === undefined ? undefined : reasons[code]) ?? 'request';
  const token = reason === 'credentials' ? '; check ANIMECTL_TMDB_TOKEN' : '';
  return new ProviderError('tmdb', reason, `TMDB: answered "${said}" (${code ?? status}${hint}${token})`, { status });
}
