import type { Http } from '../../http/http.ts';
import { ProviderError } from '../../model/errors.ts';
import { isObject, type JsonObject } from '../../model/json.ts';
import { sentenceFrom } from '../facts.ts';
import type { Request } from './query.ts';

/**
 * Sends one GraphQL request, as GraphQL over HTTP has it. Errors come with HTTP 200, too: an answer with `errors` is a failure,
 * whatever else it holds. A client library would read and check each query, which is ours and always the same: it takes 14 MiB
 * and longer to load than all the rest.
 */
export async function send({ query, variables }: Request, http: Http): Promise<unknown> {
  const response = await http.fetch(http.url, {
    method: 'POST',
    headers: { 'content-type': 'application/json', accept: 'application/graphql-response+json, application/json' },
    body: JSON.stringify({ query, variables }),
  });
  const answer = await answerIn(response);
  const errors: readonly unknown[] = Array.isArray(answer.errors) ? answer.errors : [];
  if (errors.length > 0 || !response.ok) throw failure(errors[0], response.status);
  if (!('data' in answer)) throw new ProviderError('anilist', 'body', unreadable);
  return answer.data;
}

const unreadable = 'AniList: answered with something that is no answer of GraphQL';

async function answerIn(response: Response): Promise<JsonObject> {
  try {
    // It is JSON, whatever it is called.
    const answer: unknown = await response.json();
    if (isObject(answer)) return answer;
  } catch (error) {
    throw new ProviderError('anilist', 'body', unreadable, { cause: error });
  }
  throw new ProviderError('anilist', 'body', unreadable);
}

function failure(error: unknown, httpStatus: number): ProviderError {
  const { status: inner, message } = isObject(error) ? error : {};
  const status = typeof inner === 'number' ? inner : httpStatus;
  const said = sentenceFrom(message) ?? `status ${httpStatus}`;
  return new ProviderError('anilist', status >= 500 ? 'server' : 'request', `AniList: answered "${said}"`, { status });
}
