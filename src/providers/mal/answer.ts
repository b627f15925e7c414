import type { Http } from '../../http/http.ts';
import { ProviderError, type ProviderFailure } from '../../model/errors.ts';
import { isObject, type JsonObject } from '../../model/json.ts';
import { sentenceFrom } from '../facts.ts';

/** What is at an address of the API. Errors come with HTTP 200, too: then the body has a `status` and an exception's name. */
export async function answerOf(address: string, http: Http): Promise<JsonObject | 'absent'> {
  const response = await http.fetch(address);
  const body: unknown = await response.json();
  if (!isObject(body)) throw new ProviderError('mal', 'body', 'MyAnimeList: answered with something that is no object');
  const status = statusOf(body, response.status);
  if (status === 404) return 'absent';
  if (status >= 400) throw failure(status, body);
  return body;
}

function statusOf(body: JsonObject, status: number): number {
  if (typeof body.status === 'number' && body.status >= 400) return body.status;
  if (status < 400 && typeof body.type === 'string' && body.type.endsWith('Exception')) return 500;
  return status;
}

function failure(status: number, body: JsonObject): ProviderError {
  const said = sentenceIn(body.messages) ?? sentenceIn(body.message) ?? sentenceIn(body.type) ?? `status ${status}`;
  return new ProviderError('mal', reasonOf(status), `MyAnimeList: answered "${said}" (${status})`, { status });
}

function reasonOf(status: number): ProviderFailure {
  if (status >= 500) return 'server';
  if (status === 429) return 'throttled';
  if (status === 401) return 'credentials';
  return status === 403 || status === 451 ? 'refused' : 'request';
}

/** `messages` holds a list a field: the first sentence of it all. */
function sentenceIn(value: unknown): string | undefined {
  if (typeof value === 'string') return sentenceFrom(value);
  if (typeof value !== 'object' || value === null) return undefined;
  for (const inner of Object.values(value)) {
    const sentence = typeof inner === 'string' || Array.isArray(inner) ? sentenceIn(inner) : undefined;
    if (sentence) return sentence;
  }
  return undefined;
}
