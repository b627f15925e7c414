import type { Http } from '../../http/http.ts';
import { ProviderError } from '../../model/errors.ts';
import { isObject, type JsonObject } from '../../model/json.ts';
import { kindOf, numberOf, type Ref, refOf } from '../../model/ref.ts';
import type { Provider } from '../provider.ts';
import { addressOf, idFrom, objectsOf } from '../rest.ts';
import { answerOf } from './answer.ts';
import { decode, unknownWords } from './decode.ts';

/** The most that the search takes. */
const perSearch = 25;

/** MyAnimeList through the Jikan v4 API: REST, no key needed. One title a request. */
export const mal: Provider = {
  name: 'mal',
  label: 'MyAnimeList',
  // Jikan's own public host has closed; this one speaks the same. A Jikan of one's own ends in /v4.
  url: 'https://api.tenrai.org/v1',
  numberings: ['mal'],
  limits: [
    { requests: 3, perMs: 1000 },
    { requests: 60, perMs: 60_000 },
  ],
  batchSize: 1,
  searchBatchSize: 1,
  async download(refs, http) {
    const raws = new Map<Ref, unknown>();
    for (const ref of new Set(refs)) {
      const raw = await titleOf(ref, http);
      const own = raw && ownRef(raw);
      if (own) raws.set(own, raw);
    }
    return raws;
  },
  decode,
  unknownWords,
  outline: (raw) => {
    const { mal_id, url, title, titles, type, relations } = raw as JsonObject;
    // Without relations the title is known, and what it states is not.
    return { mal_id, url, title, titles, type, ...(relations !== undefined && { relations }) };
  },
  async search(titles, http) {
    const raws = new Map<Ref, unknown>();
    const candidates: Ref[][] = [];
    for (const title of titles) {
      const found = await matchesOf(title, http);
      candidates.push(found.flatMap((raw) => ownRef(raw) ?? []));
      for (const raw of found) {
        const ref = ownRef(raw);
        if (ref) raws.set(ref, raw);
      }
    }
    return { candidates, raws };
  },
};

/** A title as `/full` has it, relations included; undefined if there is none. */
async function titleOf(ref: Ref, http: Http): Promise<JsonObject | undefined> {
  const path = `${kindOf(ref) === 'manga' ? 'manga' : 'anime'}/${numberOf(ref)}/full`;
  const answer = await answerOf(addressOf(http.url, path), http);
  if (answer === 'absent') return undefined;
  if (!isObject(answer.data) || !ownRef(answer.data))
    throw new ProviderError('mal', 'body', `MyAnimeList: answered without ${ref}, which was asked for`);
  return answer.data;
}

/** Without relations: `/full` alone has them. */
async function matchesOf(title: string, http: Http): Promise<readonly JsonObject[]> {
  const answer = await answerOf(addressOf(http.url, 'anime', { q: title, limit: perSearch }), http);
  if (answer === 'absent')
    throw new ProviderError('mal', 'request', 'MyAnimeList: has no search there (404; is ANIMECTL_MAL_URL right?)', {
      status: 404,
    });
  if (!Array.isArray(answer.data))
    throw new ProviderError('mal', 'body', 'MyAnimeList: answered a search without a list of titles');
  return objectsOf(answer.data);
}

function ownRef(raw: JsonObject): Ref | undefined {
  const id = idFrom(raw.mal_id);
  const isManga = typeof raw.url === 'string' && raw.url.includes('/manga/');
  return id === undefined ? undefined : refOf('mal', id, isManga ? 'manga' : 'anime');
}
