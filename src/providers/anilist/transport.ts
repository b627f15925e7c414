import type { ClientError } from 'graphql-request';
import type { Http } from '../../http/http.ts';
import { ProviderError } from '../../model/errors.ts';
import type { Request } from './query.ts';

/** Sends one GraphQL request. Errors come with HTTP 200, too: an answer with `errors` is a failure, whatever else it holds. */
export async function send({ query, variables }: Request, http: Http): Promise<unknown> {
  // Loaded when something is really asked: it takes longer to load than all the rest.
  const { ClientError, GraphQLClient } = await import('graphql-request');
  const client = new GraphQLClient(http.url, { fetch: http.fetch });
  try {
    return await client.request(query, variables);
  } catch (error) {
    throw error instanceof ClientError ? failure(error) : error;
  }
}

function failure({ response }: ClientError): ProviderError {
  const [first] = response.errors ?? [];
  const inner: unknown = first && 'status' in first ? first.status : undefined;
  const status = typeof inner === 'number' ? inner : response.status;
  const said = first?.message ?? `status ${response.status}`;
  return new ProviderError('anilist', status >= 500 ? 'server' : 'request', `AniList: answered "${said}"`, { status });
}
