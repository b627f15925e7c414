import { ProviderError } from '../model/errors.ts';
import { isObject, type JsonObject } from '../model/json.ts';
import type { ListedRelease, ListingPage, ListingQuery, Tracker, TrackerAccount } from './tracker.ts';

// HDBits' JSON API as its known clients (Radarr and Prowlarr, `Indexers/HDBits`) use it: POST {base}/api/torrents with user
// name and passkey in the body, and an answer of `status`, `message` and `data`.

/** Categories by their numbers there, from 1. */
const categories: readonly string[] = ['Movies', 'TV', 'Documentaries', 'Music', 'Sport', 'Audio', 'XXX', 'Misc'];

/** The number of releases that its own members made, in `type_origin`. */
const internalOrigin = 1;

/** What its codes say, besides 0, which says that all is well. */
const statuses: Readonly<Record<number, string>> = {
  1: 'it failed',
  2: 'it wants to be asked over https',
  3: 'it could not read the question',
  4: 'it wants a user name and a passkey',
  5: 'it does not take this user name with this passkey',
  6: 'the question lacks something',
  7: 'the question has something that it does not take',
  8: 'it could not ask IMDb',
  9: 'it takes no IMDb number of a series',
};
/** Codes of a user name or passkey that is missing or wrong. */
const credentialStatuses: readonly number[] = [4, 5];

export const hdbits: Tracker = {
  name: 'hdbits',
  label: 'HDBits',
  url: 'https://hdbits.org',
  categories,
  perPage: 50,
  mostPerPage: 100,
  pace: {
    limits: [{ requests: 1, perMs: 35_000 }],
    width: 3,
    timeoutMs: 30_000,
    retries: 3,
    limitMs: 15 * 60_000,
  },
  async download(query, account, http, signal) {
    const response = await http.fetch(`${http.url.replace(/\/+$/, '')}/api/torrents`, {
      method: 'POST',
      headers: { 'Content-Type': 'application/json' },
      body: JSON.stringify(questionOf(query, account)),
      ...(signal && { signal }),
    });
    return pageIn(await response.json(), query);
  },
};

function questionOf(
  { categories: wanted, perPage, page }: ListingQuery,
  { username, passkey }: TrackerAccount,
): object {
  const category = wanted.map((name) => categories.indexOf(name) + 1).filter((number) => number > 0);
  return { username, passkey, category, limit: perPage, page };
}

function pageIn(answer: unknown, { perPage }: ListingQuery): ListingPage {
  if (!isObject(answer)) throw misshapen('it is no object');
  const status = countIn(answer.status);
  if (status === undefined) throw misshapen('it has no status');
  if (status !== 0) throw refusal(status, answer.message);
  const { data } = answer;
  if (!Array.isArray(data)) throw misshapen('its data are no list');
  const releases = data.flatMap((row) => releaseIn(row) ?? []);
  return { releases, unreadable: data.length - releases.length, isLast: data.length < perPage };
}

function misshapen(what: string): ProviderError {
  return new ProviderError(hdbits.name, 'body', `HDBits: its answer has not the form that it should have: ${what}`);
}

function refusal(status: number, message: unknown): ProviderError {
  const words = statuses[status] ?? 'it failed in a way that is not known here';
  const own = typeof message === 'string' && message.trim() !== '' ? `: "${message.trim().slice(0, 200)}"` : '';
  const isCredential = credentialStatuses.includes(status);
  const hint = isCredential ? '; check ANIMECTL_HDBITS_USERNAME and ANIMECTL_HDBITS_PASSKEY' : '';
  const reason = isCredential ? 'credentials' : 'request';
  return new ProviderError(hdbits.name, reason, `HDBits: ${words} (its status ${status}${hint})${own}`);
}

/** Undefined: it has no id or no name. */
function releaseIn(row: unknown): ListedRelease | undefined {
  if (!isObject(row)) return undefined;
  const { id, name, filename } = row;
  const isId = typeof id === 'number' || (typeof id === 'string' && id.trim() !== '');
  // The name of the file is closer to what its group called the release.
  const file = typeof filename === 'string' ? filename.replace(/\.torrent$/i, '') : '';
  const names = [file, name].flatMap((one) => (typeof one === 'string' && one.trim() !== '' ? [one.trim()] : []));
  if (!isId || names.length === 0) return undefined;
  return { id: String(id).trim(), names, listing: listingOf(row) };
}

function listingOf(row: JsonObject): ListedRelease['listing'] {
  const [seeders, completions] = [countIn(row.seeders), countIn(row.times_completed)];
  const publishedAt = publishedIn(row);
  return {
    category: categories[(countIn(row.type_category) ?? 0) - 1] ?? 'Misc',
    ...(publishedAt !== undefined && { publishedAt }),
    ...(seeders !== undefined && { seeders }),
    ...(completions !== undefined && { completions }),
    isInternal: countIn(row.type_origin) === internalOrigin,
    isFreeleech: row.freeleech === 'yes' || row.freeleech === true,
  };
}

/** `utadded` is Unix time in seconds; `added` is like 2015-04-04T20:30:46+0000. */
function publishedIn({ utadded, added }: JsonObject): number | undefined {
  const seconds = countIn(utadded);
  if (seconds !== undefined && seconds > 0) return seconds * 1000;
  const time = typeof added === 'string' ? Date.parse(added.replace(/([+-]\d\d)(\d\d)$/, '$1:$2')) : Number.NaN;
  return Number.isNaN(time) ? undefined : time;
}

/** A number, or digits: which of them comes differs by the day. */
function countIn(value: unknown): number | undefined {
  const number = typeof value === 'string' && /^\s*\d{1,15}\s*$/.test(value) ? Number(value) : value;
  return typeof number === 'number' && Number.isFinite(number) && number >= 0 ? number : undefined;
}
