import type { Http } from '../http/http.ts';
import type { LevelLimit } from '../http/level-limit.ts';
import { ProviderError, type ProviderFailure } from '../model/errors.ts';

export type { LevelLimit };

/** An answer that is larger than this, in bytes, is worth no further level: it takes longer than the requests that it saves. */
const largestBytes = 1024 * 1024;

/** Who is asked for several levels, and what is known of how many it brings. */
interface Asked {
  readonly account: string;
  readonly levelLimit?: LevelLimit;
  readonly streak: { readonly silent?: boolean };
}

/**
 * Asks for `levels` levels of neighbours, or for as many as the provider has brought lately; where it fails on them, or is too
 * slow, for one less, which is remembered. Resolves to false where more than one is too many: nothing has been asked for then
 * that has come. `once`: a way out that sends nothing a second time where it may have been too much. Throws what is no fault of the levels.
 */
export async function withFewerLevels(
  levels: number,
  { account, levelLimit, streak }: Asked,
  once: Http,
  ask: (http: Http, levels: number) => Promise<void>,
): Promise<boolean> {
  const most = Math.min(levels, (await levelLimit?.most(account)) ?? levels);
  for (let now = most; now > 1; now--) {
    try {
      const { http, largest } = measured(once);
      await ask(http, now);
      if (largest() > largestBytes) await levelLimit?.lower(account, now - 1);
      return true;
    } catch (error) {
      if (!(error instanceof ProviderError && isTooMuch(error)) || streak.silent) throw error;
      await levelLimit?.lower(account, now - 1);
    }
  }
  return false;
}

/** What a question for less may be answered in spite of. */
export function isTooMuch({
  reason,
  status,
}: {
  readonly reason: ProviderFailure;
  readonly status?: number | undefined;
}): boolean {
  return status === 500 || reason === 'timeout' || reason === 'body' || (reason === 'request' && status !== undefined);
}

/** A way out of which it is known how many bytes its largest answer had. */
function measured(way: Http): { readonly http: Http; readonly largest: () => number } {
  let largest = 0;
  const fetch: Http['fetch'] = async (input, init) => {
    const response = await way.fetch(input, init);
    largest = Math.max(largest, Number(response.headers.get('content-length') ?? 0));
    return response;
  };
  return { http: { url: way.url, fetch }, largest: () => largest };
}
