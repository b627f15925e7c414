import type { Way } from '../lookup/requests.ts';
import type { Ref } from '../model/ref.ts';
import type { Provider } from '../providers/provider.ts';
import { pictureOrigins } from '../providers/registry.ts';
import { impatience } from './impatience.ts';
import type { Runtime } from './runtime.ts';

/** Addresses of covers from one provider, a request for as many titles as it takes at once. Rejects with `ProviderError`. */
export async function coversBy(
  provider: Provider,
  refs: readonly Ref[],
  open: Way['open'],
  { clock, signal }: Pick<Runtime, 'clock' | 'signal'>,
): Promise<ReadonlyMap<Ref, string>> {
  const { batchSize, plainBatchSize = batchSize } = provider;
  const { onWait, signal: impatient } = impatience(provider, clock);
  const http = open(AbortSignal.any([signal, impatient]), { onRequest() {}, onWait });
  const covers = new Map<Ref, string>();
  for (let start = 0; start < refs.length; start += plainBatchSize) {
    const some = (await provider.covers?.(refs.slice(start, start + plainBatchSize), http)) ?? [];
    for (const [ref, address] of some) if (isPicture(address)) covers.set(ref, address);
  }
  return covers;
}

/** Whether it is at one of the providers' own places for pictures: a page is to load it. */
function isPicture(address: string): boolean {
  return URL.canParse(address) && pictureOrigins.includes(new URL(address).origin);
}
