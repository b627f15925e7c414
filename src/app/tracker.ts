import type { Config } from '../config/config.ts';
import type { Observer } from '../http/options.ts';
import { ProviderError } from '../model/errors.ts';
import { countedMs } from '../state/window.ts';
import type { ListingPage, ListingQuery, Tracker, TrackerAccount } from '../trackers/tracker.ts';
import type { Runtime } from './runtime.ts';
import type { Shared } from './shared.ts';

/** Hears of what happens on the way to a tracker. */
export type TrackerWatch = Required<Pick<Observer, 'onRequest' | 'onWait'>>;

/** The way to a tracker, at the pace that all processes of this machine share. */
export interface TrackerReach {
  readonly tracker: Tracker;
  /** The host that is asked. */
  readonly host: string;
  /** Time from the start of a request to the start of the next one, ms. */
  readonly everyMs: number;
  /** Asks for one page. Rejects with `ProviderError`: at once, as long as the tracker wants to be left alone. */
  page(query: ListingQuery, watch: TrackerWatch, signal?: AbortSignal): Promise<ListingPage>;
}

/** Bytes of an answer at the most: a hundred releases take some 100 kB. */
const mostBytes = 4 * 1024 * 1024;

/** Throws `ProviderError` where it is not said as whom to ask. */
export async function trackerReach(config: Config, runtime: Runtime, shared: Shared): Promise<TrackerReach> {
  const [{ hdbits: tracker }, { createPacer }, { createThrottle }, { createHttp }] = await Promise.all([
    import('../trackers/hdbits.ts'),
    import('../http/pace.ts'),
    import('../http/throttle.ts'),
    import('../http/fetch.ts'),
  ]);
  const { clock, random, log } = runtime;
  const { name, label, pace: manner } = tracker;
  const { limits, retries, timeoutMs, limitMs } = manner;
  const account = accountIn(config, tracker);
  const url = config[name].url ?? tracker.url;
  const { host } = new URL(url);
  const outage = url === tracker.url ? name : `${name}@${host}`;
  const [state, breaker, meter] = await Promise.all([shared.state(), shared.breaker(), shared.meter()]);
  const limiter = createPacer({ clock, budget: state.budget(outage, limits) });
  const headers = { 'User-Agent': config.userAgent };
  const pace = { limiter, throttle: createThrottle(clock), clock, random, limitPageMs: limitMs };
  const bounds = { timeoutMs, retries, timeoutRetries: retries, maxBodyBytes: mostBytes };
  const address = { name, label, url, credential: 'PASSKEY', headers, secrets: [account.passkey] };
  const heard = await log?.();
  const waysWith = ({ onRequest, onWait }: TrackerWatch, signal: AbortSignal) =>
    createHttp({
      ...address,
      ...pace,
      ...bounds,
      signal,
      onRequest() {
        meter.add('provider.requests', name);
        onRequest();
      },
      onWait(wait) {
        meter.add('provider.waitedMs', name, wait.ms);
        onWait(wait);
      },
      onAnswer({ status, ms, bytes }) {
        heard?.({ what: 'http', result: String(status), provider: name, bytes, ms });
        if (status >= 400) meter.add('provider.errors', name);
      },
    });
  return {
    tracker,
    host,
    everyMs: Math.max(...limits.map(countedMs)),
    async page(query, watch, signal = runtime.signal) {
      const closed = await breaker.check(outage);
      if (closed) throw closed;
      try {
        return await tracker.download(query, account, waysWith(watch, signal), signal);
      } catch (error) {
        // What else goes wrong may be mended at once, and nobody comes back but by hand.
        if (error instanceof ProviderError && error.reason === 'throttled') await breaker.trip(error, outage);
        throw error;
      }
    },
  };
}

function accountIn(config: Config, { name, label }: Tracker): TrackerAccount {
  const { username, passkey } = config[name];
  if (username && passkey) return { username, passkey };
  const prefix = `ANIMECTL_${name.toUpperCase()}`;
  throw new ProviderError(
    name,
    'credentials',
    `${label}: it lists releases for its members only; set ${prefix}_USERNAME and ${prefix}_PASSKEY (it is on the page of your profile)`,
  );
}
