import { ProviderError, type ProviderFailure } from '../model/errors.ts';
import type { Call } from '../model/lookup.ts';

/** What a provider has failed on in this run. */
export interface Streak {
  /** How many items it has failed on alone, one after the other. */
  failures: number;
  /** A question with look-ahead was too heavy: none is asked any more. */
  heavy?: boolean;
  /** Something has come of it. */
  answers?: boolean;
  /** Nothing comes of it, however little it is asked for: it is not asked for less. */
  silent?: boolean;
}

/** How much is asked of items: with what their neighbours state, as usual, or without the names of the neighbours. */
export type Load = 'ahead' | 'plain' | 'terse';

/** With look-ahead as the call wants it, unless that has been too heavy in this run. */
export const loadOf = ({ lookAhead }: Pick<Call, 'lookAhead'>, { heavy }: Streak) =>
  lookAhead && !heavy ? 'ahead' : 'plain';

/** One request for several items. Throws what the provider fails with. */
type Ask<Item> = (items: readonly Item[], load: Load) => Promise<void>;

/** How a provider is asked for the items of a batch. */
export interface HalvingOptions<Item> {
  readonly ask: Ask<Item>;
  readonly streak: Streak;
  /** Whether it can be asked for less than is usual. */
  readonly terse?: boolean;
  /** Whether a failure ends it at once, although it may be the batch's. Absent: none does. */
  readonly isFinal?: (error: ProviderError) => boolean;
}

/** One item of a batch that the provider fails on. */
export interface Lost<Item> {
  readonly item: Item;
  readonly error: ProviderError;
}

/** One item that a provider fails on is that item's fault; so many one after the other are the provider's. */
const mostInARow = 3;

/**
 * Asks for a batch. One that the provider fails on is asked for without look-ahead, then in halves, until the items at fault are
 * alone: resolves to those. One that comes too late or is too large may also be no fault of the batch: one item of it tells whether
 * the provider answers at all. Throws what says nothing of the batch, and what cannot be one item's fault.
 */
export async function askInHalves<Item>(
  items: readonly Item[],
  load: 'ahead' | 'plain',
  asking: HalvingOptions<Item>,
): Promise<readonly Lost<Item>[]> {
  const error = await faultOf(items, load, asking);
  if (!error) return [];
  if (load === 'ahead') {
    asking.streak.heavy ||= isTooHeavy(error);
    return askInHalves(items, 'plain', asking);
  }
  if (!isTooHeavy(error))
    return items.length > 1 ? searchHalves(items, asking) : lostAlone(items, error, asking.streak);
  const lightest = asking.terse ? 'terse' : 'plain';
  if (items.length === 1 && lightest === 'plain') throw error;
  if (await faultOf(items.slice(0, 1), lightest, asking)) throw error;
  return items.length > 1 ? lighter(items, asking) : [];
}

function lostAlone<Item>(alone: readonly Item[], error: ProviderError, streak: Streak): readonly Lost<Item>[] {
  streak.failures++;
  if (streak.failures >= mostInARow) throw error;
  return alone.map((item) => ({ item, error }));
}

/** Halves what the provider has failed on, and asks for both halves, until one item is left. */
async function searchHalves<Item>(
  items: readonly Item[],
  asking: HalvingOptions<Item>,
): Promise<readonly Lost<Item>[]> {
  const failed: { readonly half: readonly Item[]; readonly error: ProviderError }[] = [];
  for (const half of halvesOf(items)) {
    const error = await faultOf(half, 'plain', asking);
    if (error) failed.push({ half, error });
  }
  const [first, second] = failed;
  if (first && second) throw first.error;
  if (!first) return [];
  const { half, error } = first;
  return half.length > 1 ? searchHalves(half, asking) : half.map((item) => ({ item, error }));
}

/** Halves what is too heavy for a provider that does answer, however often, down to the least that can be asked of one item. */
async function lighter<Item>(items: readonly Item[], asking: HalvingOptions<Item>): Promise<readonly Lost<Item>[]> {
  const lost: Lost<Item>[] = [];
  for (const half of halvesOf(items)) {
    const error = await faultOf(half, 'plain', asking);
    if (!error) continue;
    if (half.length > 1) lost.push(...(await lighter(half, asking)));
    else {
      const still = asking.terse ? await faultOf(half, 'terse', asking) : error;
      if (still) lost.push(...half.map((item) => ({ item, error: still })));
    }
  }
  return lost;
}

function halvesOf<Item>(items: readonly Item[]): readonly (readonly Item[])[] {
  const middle = Math.ceil(items.length / 2);
  return [items.slice(0, middle), items.slice(middle)];
}

/** Asks once. Resolves to the failure where it is the batch that the provider fails on; throws any other one. */
export async function faultOf<Item>(
  items: readonly Item[],
  load: Load,
  { ask, streak, isFinal }: HalvingOptions<Item>,
): Promise<ProviderError | undefined> {
  try {
    await ask(items, load);
    streak.failures = 0;
    return undefined;
  } catch (error) {
    if (!(error instanceof ProviderError) || streak.silent || isFinal?.(error)) throw error;
    if (isAboutTheBatch(error) || isTooHeavy(error)) return error;
    throw error;
  }
}

/** The provider answered, and what it could not do was this batch: a lighter one may go well. */
function isAboutTheBatch({ status, reason }: ProviderError): boolean {
  return status === 500 || (reason === 'request' && status !== undefined);
}

/** No whole answer came: in time, or at all, or it was longer than any that is read. */
function isTooHeavy({
  status,
  reason,
}: {
  readonly reason: ProviderFailure;
  readonly status?: number | undefined;
}): boolean {
  return reason === 'timeout' || (reason === 'body' && status === undefined);
}
