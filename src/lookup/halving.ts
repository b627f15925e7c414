import { ProviderError } from '../model/errors.ts';

/** How many items a provider has failed on alone in this run, one after the other. */
export interface Streak {
  failures: number;
}

/** One request for several items. Throws what the provider fails with. */
type Ask<Item> = (items: readonly Item[], lookAhead: boolean) => Promise<void>;

/** The one item of a batch that the provider fails on. */
export interface Lost<Item> {
  readonly item: Item;
  readonly error: ProviderError;
}

/** One item that a provider fails on is that item's fault; so many one after the other are the provider's. */
const mostInARow = 3;

/**
 * Asks for a batch. One that the provider fails on is asked for without look-ahead, then in halves, until the item at fault
 * is alone: resolves to that one. Throws what says nothing of the batch, and what cannot be one item's fault.
 */
export async function askInHalves<Item>(
  items: readonly Item[],
  lookAhead: boolean,
  ask: Ask<Item>,
  streak: Streak,
): Promise<Lost<Item> | undefined> {
  const error = await faultOf(items, lookAhead, ask, streak);
  if (!error) return undefined;
  if (lookAhead) return askInHalves(items, false, ask, streak);
  const [item, ...others] = items;
  if (others.length > 0) return searchHalves(items, ask, streak);
  streak.failures++;
  if (item === undefined || streak.failures >= mostInARow) throw error;
  return { item, error };
}

/** Halves what the provider has failed on, and asks for both halves, until one item is left. */
async function searchHalves<Item>(
  items: readonly Item[],
  ask: Ask<Item>,
  streak: Streak,
): Promise<Lost<Item> | undefined> {
  const middle = Math.ceil(items.length / 2);
  const halves = [items.slice(0, middle), items.slice(middle)];
  const failed: { readonly half: readonly Item[]; readonly error: ProviderError }[] = [];
  for (const half of halves) {
    const error = await faultOf(half, false, ask, streak);
    if (error) failed.push({ half, error });
  }
  const [first, second] = failed;
  if (first && second) throw first.error;
  const [item, ...others] = first?.half ?? [];
  if (!first || item === undefined) return undefined;
  return others.length > 0 ? searchHalves(first.half, ask, streak) : { item, error: first.error };
}

/** Asks once. Resolves to the failure where it is the batch that the provider fails on; throws any other one. */
export async function faultOf<Item>(
  items: readonly Item[],
  lookAhead: boolean,
  ask: Ask<Item>,
  streak: Streak,
): Promise<ProviderError | undefined> {
  try {
    await ask(items, lookAhead);
    streak.failures = 0;
    return undefined;
  } catch (error) {
    if (isAboutTheBatch(error)) return error;
    throw error;
  }
}

/** The provider answered, and what it could not do was this batch: a lighter one may go well. */
function isAboutTheBatch(error: unknown): error is ProviderError {
  return (
    error instanceof ProviderError &&
    (error.status === 500 || (error.reason === 'request' && error.status !== undefined))
  );
}
