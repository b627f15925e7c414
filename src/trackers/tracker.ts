import type { Http } from '../http/http.ts';
import type { RateLimit } from '../model/rate-limit.ts';
import type { Listing } from '../releases/sighting.ts';

/** A place that lists releases: what to ask it and how to read the answer, never how to get there. */
export interface Tracker {
  /** As in `ANIMECTL_<NAME>_URL`, and the key of its settings. */
  readonly name: 'hdbits';
  /** As in sentences. */
  readonly label: string;
  readonly url: string;
  /** What it files releases under, by the names that are used here. */
  readonly categories: readonly string[];
  /** Releases of one answer: as many as are usual, and at the most. */
  readonly perPage: number;
  readonly mostPerPage: number;
  readonly pace: TrackerPace;
  /** Asks for one page of a listing. Throws `ProviderError`. */
  download(query: ListingQuery, account: TrackerAccount, http: Http, signal?: AbortSignal): Promise<ListingPage>;
}

/** How a tracker wants to be asked. */
export interface TrackerPace {
  /** Its windows, by the starts of requests. */
  readonly limits: readonly RateLimit[];
  /** Requests in flight at once, at the most. */
  readonly width: number;
  readonly timeoutMs: number;
  /** Tries after the first, of one request. */
  readonly retries: number;
  /** How long it wants to be left alone when its limit is used up, ms. It says so by a web page of status 403. */
  readonly limitMs: number;
}

/** As whom a tracker is asked. Never printed. */
export interface TrackerAccount {
  readonly username: string;
  readonly passkey: string;
}

/** A page of the latest releases, latest first. */
export interface ListingQuery {
  /** Of the tracker's. */
  readonly categories: readonly string[];
  readonly perPage: number;
  /** From 0. */
  readonly page: number;
}

export interface ListingPage {
  readonly releases: readonly ListedRelease[];
  /** Rows that could not be read. */
  readonly unreadable: number;
  /** There is none after it. */
  readonly isLast: boolean;
}

export interface ListedRelease {
  /** What the tracker calls it. */
  readonly id: string;
  /** What it is called, the surest first: one that names no group gives way to the next. */
  readonly names: readonly string[];
  readonly listing: Listing;
}
