import { ProviderError } from '../../model/errors.ts';
import { howToGetFilmKey } from '../../model/film-key.ts';
import type { Credentials } from '../provider.ts';

const howToGetToken = `${howToGetFilmKey} (the API key of 32 digits, or the long API Read Access Token)`;

/** How a key or a token is sent: which of the two it is, its form tells. Both give the same access. Throws `ProviderError`. */
export function credentials(token: string | undefined): Credentials {
  if (token === undefined) throw refusal(`needs a key of your own: ${howToGetToken}`);
  if (/^[0-9a-f]{32}$/i.test(token)) return { query: { api_key: token } };
  if (token.startsWith('eyJ')) return { headers: { Authorization: `Bearer ${token}` } };
  throw refusal(`ANIMECTL_TMDB_TOKEN is neither a key nor a token: ${howToGetToken}`);
}

const refusal = (words: string): ProviderError => new ProviderError('tmdb', 'credentials', `TMDB: ${words}`);
