import type { Http } from '../../http/http.ts';
import { ProviderError } from '../../model/errors.ts';
import { isObject, type JsonObject } from '../../model/json.ts';
import { sentenceFrom } from '../facts.ts';
import { addressOf, objectsOf } from '../rest.ts';

/** A JSON:API answer: what was asked for, and by `type/id` what came with it. */
export interface JsonApiAnswer {
  readonly data: readonly JsonObject[];
  readonly included: ReadonlyMap<string, JsonObject>;
}

/** Kitsu answers 406 to those who do not ask for JSON:API by its name. */
const headers = { accept: 'application/vnd.api+json' };

/** One page of a list. Throws what Kitsu says where it says `errors`, whatever the HTTP status. */
export async function listAt(
  path: string,
  query: Readonly<Record<string, string | number>>,
  http: Http,
): Promise<JsonApiAnswer> {
  const response = await http.fetch(addressOf(http.url, path, query), { headers });
  const body: unknown = await response.json();
  const [error] = isObject(body) ? objectsOf(body.errors) : [];
  if (error || response.status >= 400) throw refusal(error, response.status);
  if (!isObject(body) || !Array.isArray(body.data))
    throw new ProviderError('kitsu', 'body', `Kitsu: answered without the ${path} that were asked for`);
  return { data: objectsOf(body.data), included: byName(objectsOf(body.included)) };
}

/** As `included` is searched: `anime/1`. */
export function resourceKey({ type, id }: JsonObject): string {
  return `${String(type)}/${String(id)}`;
}

function byName(resources: readonly JsonObject[]): Map<string, JsonObject> {
  return new Map(resources.map((one) => [resourceKey(one), one]));
}

function refusal(error: JsonObject | undefined, answered: number): ProviderError {
  const inner = Number(error?.status);
  const status = inner >= 400 && inner < 600 ? inner : answered;
  const said = sentenceFrom(error?.detail) ?? sentenceFrom(error?.title) ?? `status ${status}`;
  const hint = status === 404 ? '; is ANIMECTL_KITSU_URL right?' : '';
  const reason = status >= 500 ? 'server' : status === 429 ? 'throttled' : 'request';
  return new ProviderError('kitsu', reason, `Kitsu: answered "${said}" (${status}${hint})`, { status });
}
