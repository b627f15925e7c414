import type { Clock } from '../model/clock.ts';
import type { Wait } from '../state/state.ts';
import type { Retriable } from './http.ts';
import type { RateLimiter } from './limiter.ts';
import type { Slots } from './slots.ts';
import type { Throttle } from './throttle.ts';

/** Who is asked, and as whom. */
export interface Address {
  /** As in `ANIMECTL_<NAME>_URL`. */
  readonly name: string;
  /** As in sentences. */
  readonly label: string;
  /** The provider's base URL. */
  readonly url: string;
  /** What `ANIMECTL_<NAME>_...` is to be checked where it wants other credentials; `TOKEN`. */
  readonly credential?: string;
  /** Go with every request to the base URL's host: `User-Agent`, `Referer`, `Authorization`. None of their values reaches a message. */
  readonly headers?: Readonly<Record<string, string>>;
  /** Go with every address at the base URL's host, after what it asks for. None of their values reaches a message. */
  readonly query?: Readonly<Record<string, string>>;
  /** What bodies of requests hold and nobody else may learn: kept out of messages and answers, and no redirect takes it to another host. */
  readonly secrets?: readonly string[];
}

/** How fast, and what is done when it is too fast. */
export interface Pace {
  readonly limiter: RateLimiter;
  /** Shared by all that ask the provider; left out: this one has its own. */
  readonly throttle?: Throttle;
  /** How many of all that ask the provider may be on their way at once. Left out: any number. */
  readonly slots?: Slots;
  /** How long to stay away after a 429 that says nothing, in ms; twice as long after each further one. Left out: as usual. */
  readonly unstatedWaitMs?: number;
  readonly clock: Clock;
  /** A web page of status 403 says that its limit is used up, and that it wants to be left alone for so long, ms. Left out: that it turns us away. */
  readonly limitPageMs?: number;
  /** At least 0, less than 1: spreads retries. */
  readonly random?: () => number;
}

/** What one answer may cost. */
export interface Bounds {
  /** For one whole answer. */
  readonly timeoutMs?: number;
  /** Tries after the first. */
  readonly retries?: number;
  /** Which failures are worth a second try. Left out: all that usually pass. */
  readonly retriable?: Retriable;
  /** Of those, how many there are when no whole answer came in time. Left out: 1. */
  readonly timeoutRetries?: number;
  /** After so long without a whole answer `onSlow` is told, ms. Left out: 2 s. */
  readonly slowMs?: number;
  readonly maxBodyBytes?: number;
}

/** Observer of what happens on the way. */
export interface Observer {
  /** A wait begins. `limit`: our own pace; `told`: after a 429; `retry`: after a failure. */
  readonly onWait?: (wait: { readonly ms: number; readonly why: Wait['why'] | 'retry' }) => void;
  readonly onRequest?: () => void;
  /** There is no whole answer yet: since so many ms, and it is waited for so long in all. */
  readonly onSlow?: (waited: { readonly ms: number; readonly of: number }) => void;
  readonly onAnswer?: (answer: Answered) => void;
}

/** A way out to one provider. */
export interface HttpOptions extends Address, Pace, Bounds, Observer {
  /** The run's. */
  readonly signal?: AbortSignal;
  /** In place of the platform's own. */
  readonly fetch?: typeof globalThis.fetch;
}

/** A whole answer. */
export interface Answered {
  readonly status: number;
  readonly bytes: number;
  readonly ms: number;
  /** Requests a minute, as the provider's header has it. */
  readonly advertised: number | undefined;
  /** What time it is there, Unix time in ms; undefined: it does not say. */
  readonly date: number | undefined;
}
