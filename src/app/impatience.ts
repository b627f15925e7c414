import type { Watch } from '../lookup/requests.ts';
import type { Clock } from '../model/clock.ts';
import { ProviderError } from '../model/errors.ts';
import type { Provider } from '../providers/provider.ts';

/** A person looks on: what is not there at once is not waited for. */
const longestWaitMs = 2_000;

/** Gives up where a request would have to wait. `onFull`: our own limit is used up, and free again in so many ms. */
export function impatience(
  { name, label }: Pick<Provider, 'name' | 'label'>,
  { now }: Pick<Clock, 'now'>,
  onFull: (ms: number) => void = () => {},
): { readonly signal: AbortSignal; readonly onWait: Watch['onWait'] } {
  const gone = new AbortController();
  return {
    signal: gone.signal,
    onWait({ ms, why }) {
      if (why === 'limit' && ms <= longestWaitMs) return;
      const seconds = `${Math.ceil(ms / 1000)} s`;
      const words =
        why === 'limit'
          ? `${label}: budget used up by other runs, free again in ${seconds}`
          : `${label}: wants to be left alone for now; the next request can go in ${seconds}`;
      if (why === 'limit') onFull(ms);
      gone.abort(new ProviderError(name, 'throttled', words, { retryAt: now() + ms }));
    },
  };
}
