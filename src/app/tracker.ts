import type { Config } from '../config/config.ts';
import type { Observer } from '../http/options.ts';
import { ProviderError } from '../model/errors.ts';
import { countedMs } from '../state/window.ts';
import type { ListingPage, ListingQuery, Tracker, TrackerAccount } from '../trackers/tracker.ts';
import type { ProviderFigures } from './reach.ts';
import type { Runtime } from './runtime.ts';
import type { Shared } from './shared.ts';

/** Hears of what happens on the way to a tracker. */
export type TrackerWatch = Required<Pick<Observer, 'onRequest' | 'onWait'>>;

/** What a tracker has cost, as of a provider. */
export type TrackerFigures = Omit<ProviderFigures, 'provider' | 'unknownWords'> & { readonly provider: string };

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
  const [{ hdbits: tracker }, { createPacer }, { createThrottle }, { createHttp }, { spareMs }] = await Promise.all([
    import('../trackers/hdbits.ts'),
    import('../http/pace.ts'),
    import('../http/throttle.ts'),
    import('../http/fetch.ts'),
    import('../state/window.ts'),
  ]);
  const { clock, random, log } = runtime;
  const { name, label, pace: manner } = tracker;
  const { limits, retries, timeoutMs, limitMs } = manner;
  const account = accountIn(config, tracker);
  const { url, host, outage } = placeOf(config, tracker);
  const [state, breaker, meter] = await Promise.all([shared.state(), shared.breaker(), shared.meter()]);
  const limiter = createPacer({ clock, budget: state.budget(outage, limits), spareMs: spareMs(limits) });
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
        if (status >= 400 && status !== 403) meter.add('provider.errors', name);
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
        if (error instanceof ProviderError && error.reason === 'throttled') {
          meter.add('provider.throttled', name);
          await breaker.trip(error, outage);
        }
        throw error;
      }
    },
  };
}

/** Where a tracker is asked, and by which name budgets and outages know it: at another address it is another one. */
function placeOf(config: Config, { name, url: usual }: Tracker) {
  const url = config[name].url ?? usual;
  const { host } = new URL(url);
  return { url, host, outage: url === usual ? name : `${name}@${host}` };
}

/** What the tracker has cost so far, and what it still allows. Undefined: it is not said as whom to ask it. */
export async function trackerFigures(config: Config, shared: Shared): Promise<TrackerFigures | undefined> {
  if (config.hdbits.passkey === undefined) return undefined;
  const { hdbits: tracker } = await import('../trackers/hdbits.ts');
  const { name, pace } = tracker;
  const { outage: account } = placeOf(config, tracker);
  const [state, breaker, meter] = await Promise.all([shared.state(), shared.breaker(), shared.meter()]);
  const { of } = await meter.read();
  const outage = (await breaker.check(account))?.message;
  return {
    provider: name,
    requests: of('provider.requests', name),
    throttled: of('provider.throttled', name),
    errors: of('provider.errors', name),
    waitedMs: of('provider.waitedMs', name),
    budget: await state.budget(account, pace.limits).left(),
    ...(outage !== undefined && { outage }),
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
