import type { Http } from '../http/http.ts';
import type { Known } from '../model/lookup.ts';
import type { RateLimit } from '../model/rate-limit.ts';
import type { Ref, Source } from '../model/ref.ts';
import type { Title } from '../model/title.ts';
import type { Watched } from '../model/watched.ts';

export interface DownloadOptions {
  /** Also bring what the asked titles' neighbours state, where one request can. */
  readonly lookAhead: boolean;
  /** With look-ahead: how many levels of neighbours, up to `ProviderFacts.levels`. Absent: one. */
  readonly levels?: number;
  /** Those of the titles that are wanted without what their neighbours state, where one request can tell them apart. Absent: none. */
  readonly alone?: readonly Ref[];
  /** Without the names of neighbours: the least that says how titles are related. Not with look-ahead. */
  readonly terse?: boolean;
}

export interface SearchDownload extends DownloadOptions {
  /** With look-ahead: titles to bring along with their neighbours, where one request can. Up to `ProviderFacts.plainBatchSize`. */
  readonly besides?: readonly Ref[];
}

/** What one request brought, raw, by each title's own ref. It may hold more titles than were asked for. */
export type Raws = ReadonlyMap<Ref, unknown>;

export interface SearchPage {
  /** A list for each query, in the order of the queries; best first as the provider sees it. */
  readonly candidates: readonly (readonly Ref[])[];
  /** The candidates, and with look-ahead their neighbours. */
  readonly raws: Raws;
}

/** A part of what a user has listed. */
export interface ListPage extends SearchPage {
  /** What the user says of titles. */
  readonly watched: ReadonlyMap<Ref, Watched>;
  /** There is a next page. */
  readonly more: boolean;
}

/** Who a provider is, and how much it may be asked for. */
export interface ProviderFacts {
  /** As in `--provider` and `ANIMECTL_<NAME>_URL`. */
  readonly name: string;
  /** As in sentences. */
  readonly label: string;
  /** Where it is reached when no setting says otherwise. Absent: it needs no network. */
  readonly url?: string;
  /** The numberings whose ids it can be asked for, its own first. */
  readonly numberings: readonly [Source, ...Source[]];
  readonly limits: readonly RateLimit[];
  /** How many titles one request may ask for. */
  readonly batchSize: number;
  /** How many it may ask for without look-ahead, where that is more. */
  readonly plainBatchSize?: number;
  /** How many levels of neighbours one request can bring along. Absent: one, or none. */
  readonly levels?: number;
  /** Whether it can be asked for titles without the names of their neighbours. Absent: it cannot. */
  readonly terse?: true;
  /** How many title searches fit one request. */
  readonly searchBatchSize: number;
  /** How many requests may be in flight at once, whoever makes them. Absent: any number. */
  readonly atOnce?: number;
  /** It merges titles, and is silent about the id that is gone: an id of another numbering finds them again. */
  readonly mergesIds?: boolean;
  /** How long to stay away after a 429 that says nothing, in ms; twice as long after each further one. Absent: as usual. */
  readonly unstatedWaitMs?: number;
}

/** What opens a provider, to go with every request. None of its values reaches a message. */
export interface Credentials {
  readonly headers?: Readonly<Record<string, string>>;
  /** Goes into the address. */
  readonly query?: Readonly<Record<string, string>>;
}

/** A source of titles: data and pure functions. Cache, pace and retry are folded in from outside. */
export interface Provider extends ProviderFacts {
  /** One request. What the provider lacks is absent. Throws `ProviderError`. */
  download(refs: readonly Ref[], http: Http, options: DownloadOptions): Promise<Raws>;
  /** Pure: a raw answer in, our words out. Throws `ProviderError` with reason `body`. */
  decode(raw: unknown): Title;
  /** Pure: what of a raw answer says who the title is and whom it is related to; `decode` reads that, too. */
  outline(raw: unknown): unknown;
  /** Pure: the words of a raw answer that `decode` takes for OTHER because nobody knows them. Absent: it has words of ours only. */
  unknownWords?(raw: unknown): readonly string[];
  /** Pure: whether a raw answer holds less than `download` brings, so that it must not take the place of one. Absent: none does. */
  isPartial?(raw: unknown): boolean;
  /** Pure: how the user's token is sent; undefined: there is none. Throws `ProviderError`. Absent: as a bearer, and it does without. */
  credentials?(token: string | undefined): Credentials;
  /** One request for several titles. */
  search(titles: readonly string[], http: Http, options: SearchDownload): Promise<SearchPage>;
  /** One request: a page of what is popular now, `batchSize` titles; page 1 is the first. Absent: it cannot say. */
  popular?(page: number, http: Http): Promise<SearchPage>;
  /** One request, for `plainBatchSize` titles: addresses of small covers, by every ref that is known of a title. Absent: it names none. */
  covers?(refs: readonly Ref[], http: Http): Promise<ReadonlyMap<Ref, string>>;
  /** One request: a page of what a user has listed; page 1 is the first. Absent: it has no lists. */
  list?(user: string, page: number, http: Http): Promise<ListPage>;
}

/** One request: titles that probably belong with one of these, by anybody's refs. Throws `ProviderError`. */
export type Companions = (refs: readonly Ref[], http: Http) => Promise<readonly Known[]>;
