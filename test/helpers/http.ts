import { createHttp } from '../../src/http/fetch.ts';
import type { Http } from '../../src/http/http.ts';
import type { RateLimiter } from '../../src/http/limiter.ts';
import { createPacer } from '../../src/http/pace.ts';
import type { Clock } from '../../src/model/clock.ts';
import type { RateLimit } from '../../src/model/rate-limit.ts';
import type { Provider } from '../../src/providers/provider.ts';
import { createMemoryBudget } from '../../src/state/memory/budget.ts';
import { instantClock } from './clock.ts';

/** A line of its own in front of a budget of its own. */
export function limiterOf(limits: readonly RateLimit[], clock: Clock): RateLimiter {
  return createPacer({ clock, budget: createMemoryBudget(limits, clock) });
}

/** A real way out to `url`, which never waits: every sleep is over at once. */
export function httpTo(url: string, { name, label }: Pick<Provider, 'name' | 'label'>): Http {
  const clock = instantClock();
  const limiter = limiterOf([{ requests: 100_000, perMs: 1_000 }], clock);
  return createHttp({ name, label, url, limiter, clock, random: () => 0 });
}
