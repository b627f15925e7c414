import type { Config, ProviderName } from '../config/config.ts';
import { fixedWidth } from '../http/concurrency.ts';
import { ProviderError } from '../model/errors.ts';
import type { Counts, Known } from '../model/lookup.ts';
import type { Ref } from '../model/ref.ts';
import { type Registered, registry } from '../providers/registry.ts';
import { type Access, accountOf, openerOf } from './access.ts';
import { impatience } from './impatience.ts';
import type { Lazy } from './lazy.ts';
import type { Runtime } from './runtime.ts';
import type { Shared } from './shared.ts';

/** How long a hint may take, in ms: without it nothing is missing. */
const hintTimeoutMs = 3_000;

interface Parts {
  readonly config: Config;
  readonly runtime: Runtime;
  readonly shared: Pick<Shared, 'breaker'>;
  readonly accesses: Readonly<Record<ProviderName, Lazy<Access>>>;
}

/**
 * Titles that probably belong with these, from one request to whoever the settings want to be asked, which is counted; at once or
 * not at all. Empty where the provider fails.
 */
export async function companionsBy(
  { config, runtime, shared, accesses }: Parts,
  refs: readonly Ref[],
  counts: Counts,
): Promise<readonly Known[]> {
  const name = config.hint?.provider;
  const { companions }: Partial<Registered> = name ? registry[name] : {};
  if (!name || !companions) return [];
  const [access, breaker] = await Promise.all([accesses[name](), shared.breaker()]);
  if (await breaker.check(accountOf(name, config))) return [];
  const timeoutMs = Math.min(config.timeoutMs, hintTimeoutMs);
  const manner = { limiter: access.lines.person, width: fixedWidth(1), retries: 0, timeoutMs };
  const open = await openerOf(access, config, runtime, manner);
  const { onWait, signal: impatient } = impatience(access.provider, runtime.clock);
  const onRequest = () => void counts.requests++;
  try {
    return await (await companions())(refs, open(AbortSignal.any([runtime.signal, impatient]), { onRequest, onWait }));
  } catch (error) {
    if (error instanceof ProviderError) return [];
    throw error;
  }
}
