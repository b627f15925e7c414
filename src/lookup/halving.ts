import type { ProviderError } from '../model/errors.ts';
import { isAboutTheBatch } from './batches.ts';

/** Asks a provider for things that one request can ask for together. */
export interface Batching<Item> {
  /** One request. Throws what the provider fails with. */
  ask(items: readonly Item[], lookAhead: boolean): Promise<void>;
  /** The provider fails on this one alone. */
  lost(item: Item, error: ProviderError): void;
}

/** How it has gone with one provider in this run. */
export interface Standing {
  failuresInARow: number;
}

/** One title that a provider fails on is that title's fault; so many one after the other are the provider's. */
const lastStraw = 3;

/** A batch that the provider fails on is asked for without look-ahead, then in halves, until the one at fault is alone. */
export async function persevere<Item>(
  items: readonly Item[],
  lookAhead: boolean,
  batching: Batching<Item>,
  standing: Standing,
): Promise<void> {
  try {
    await well(items, lookAhead, batching, standing);
  } catch (error) {
    if (!isAboutTheBatch(error)) throw error;
    if (lookAhead) await persevere(items, false, batching, standing);
    else if (items.length > 1) await halve(items, batching, standing);
    else if (++standing.failuresInARow < lastStraw) for (const item of items) batching.lost(item, error);
    else throw error;
  }
}

async function well<Item>(items: readonly Item[], lookAhead: boolean, { ask }: Batching<Item>, standing: Standing) {
  await ask(items, lookAhead);
  standing.failuresInARow = 0;
}

async function halve<Item>(items: readonly Item[], batching: Batching<Item>, standing: Standing): Promise<void> {
  const middle = Math.ceil(items.length / 2);
  const failed: { half: readonly Item[]; error: ProviderError }[] = [];
  for (const half of [items.slice(0, middle), items.slice(middle)]) {
    try {
      await well(half, false, batching, standing);
    } catch (error) {
      if (!isAboutTheBatch(error)) throw error;
      failed.push({ half, error });
    }
  }
  const [first] = failed;
  if (failed.length === 2) throw first?.error; // not one title's fault
  if (first && first.half.length > 1) await halve(first.half, batching, standing);
  else if (first) for (const item of first.half) batching.lost(item, first.error);
}
