import type { ClientError } from 'graphql-request';
import type { Http } from '../../http/http.ts';
import { ProviderError } from '../../model/errors.ts';
import { sentenceFrom } from '../facts.ts';
import type { Request } from './query.ts';

/** Sends one GraphQL request. Errors come with HTTP 200, too: an answer with `errors` is a failure, whatever else it holds. */
export async function send({ query, variables }: Request, http: Http): Promise<unknown> {
  // Loaded when something is really asked: it takes longer to load than all the rest.
  const { ClientError, GraphQLClient } = await import('graphql-request');
  let answered = false;
  const client = new GraphQLClient(http.url, {
    async fetch(input, init) {
      const response = await http.fetch(input, init);
      answered = true;
      // It is JSON, whatever it is called.
      response.headers.set('content-type', 'application/json');
      return response;
    },
  });
  try {
    return await client.request(query, variables);
  } catch (error) {
    if (error instanceof ClientError) throw failure(error);
    throw answered ? new ProviderError('anilist', 'body', unreadable, { cause: error }) : error;
  }
}

const unreadable = 'AniList: answered with something that is no answer of GraphQL';

function failure({ response }: ClientError): ProviderError {
  const [first]: readonly unknown[] = Array.isArray(response.errors) ? response.errors : [];
  const { status: inner, message } = (first ?? {}) as { readonly status?: unknown; readonly message?: unknown };
  const status = typeof inner === 'number' ? inner : response.status;
  const said = sentenceFrom(message) ?? `status ${response.status}`;
  return new ProviderError('anilist', status >= 500 ? 'server' : 'request', `AniList: answered "${said}"`, { status });
}
