import type { ProviderName } from '../config/config.ts';
import type { Watch, Way } from '../lookup/requests.ts';
import { ProviderError } from '../model/errors.ts';
import type { RateLimit } from '../model/rate-limit.ts';
import { refOf } from '../model/ref.ts';
import type { Provider } from '../providers/provider.ts';
import type { BudgetLeft, Outage } from '../state/state.ts';
import { impatience } from './impatience.ts';
import type { Runtime } from './runtime.ts';

/** What an answer tells, besides what was asked for. */
interface Measured {
  /** How long it took; absent: none came. */
  readonly ms?: number;
  /** Requests a minute, as the provider's header has it. */
  readonly advertised?: number;
  /** The provider's clock less ours, in ms. */
  readonly aheadMs?: number;
  /** Why it is of no use. */
  readonly error?: ProviderError;
  /** It was not asked, because other runs have used up our own limit: in so many ms the next request can go. */
  readonly freeInMs?: number;
}

/** How a provider is now, and what is known of it from before. */
export interface Probe extends Measured {
  readonly provider: ProviderName;
  /** What earlier runs remember; they would not have asked. */
  readonly outage?: Outage;
  /** Its windows as they are kept to now, and what is left of them. */
  readonly budget: readonly BudgetLeft[];
  /** Its windows as they were before a header made them narrower. */
  readonly own: readonly RateLimit[];
}

/** Asks for one title. Resolves to what came of it; rejects only when it is aborted, or for a bug. */
export async function ask(
  { name, label, numberings, download }: Provider,
  open: Way['open'],
  { clock, signal }: Pick<Runtime, 'clock' | 'signal'>,
): Promise<Measured> {
  let measured: Measured = {};
  const impatient = impatience({ name, label }, clock, (freeInMs) => {
    measured = { ...measured, freeInMs };
  });
  const watch: Watch = {
    onRequest() {},
    onWait: impatient.onWait,
    onAnswer({ ms, advertised, date }) {
      const aheadMs = date === undefined ? undefined : date - clock.now();
      measured = { ms, ...(advertised !== undefined && { advertised }), ...(aheadMs !== undefined && { aheadMs }) };
    },
  };
  try {
    const http = open(AbortSignal.any([signal, impatient.signal]), watch);
    // Cowboy Bebop is the first title of all of them.
    await download([refOf(numberings[0], 1)], http, { lookAhead: false });
    return measured;
  } catch (thrown) {
    signal.throwIfAborted();
    if (!(thrown instanceof ProviderError)) throw thrown;
    return { ...measured, error: thrown };
  }
}
