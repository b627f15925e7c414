import { createHttp } from '../../src/http/fetch.ts';
import type { Http } from '../../src/http/http.ts';
import { createPacer } from '../../src/http/pace.ts';
import type { Provider } from '../../src/providers/provider.ts';
import { instantClock } from './clock.ts';

/** A real way out to `url`, which never waits: every sleep is over at once. */
export function httpTo(url: string, { name, label }: Pick<Provider, 'name' | 'label'>): Http {
  const clock = instantClock();
  const limiter = createPacer([{ requests: 100_000, perMs: 1_000 }], { clock });
  return createHttp({ name, label, url, limiter, clock, random: () => 0 });
}
