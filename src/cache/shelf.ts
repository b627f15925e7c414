import Keyv from 'keyv';
import type { Clock } from '../model/clock.ts';
import type { Tier } from './cache.ts';
import type { Layer } from './layer.ts';

/** What Keyv carries. The times first: whoever looks at an entry's beginning learns them without its value. Unix times in ms. */
export interface Envelope {
  readonly at: number;
  readonly until: number;
  readonly value: unknown;
}

/** The entries of one tier over all layers. */
export interface Shelf {
  /** Nearest first. */
  readonly layers: readonly Keyv[];
  readonly clock: Clock;
  /** How long entries are kept past their time, in ms. */
  readonly graceMs: number;
  /** Keys that a farther layer had when they were asked for: the next time they are put nearer. Most are asked for once in a run. */
  readonly seen: Set<string>;
}

const mostSeen = 10_000;

/** `layers`: nearest first. */
export function shelfOf(layers: readonly Layer[], tier: Tier, clock: Clock, graceMs: number): Shelf {
  return { layers: layers.map((layer) => keyvOf(layer, tier)), clock, graceMs, seen: new Set() };
}

/** What is there, from the nearest layer that has it fresh; nearer ones are given what they lacked when it is asked for again. */
export async function entriesOf(shelf: Shelf, keys: readonly string[]): Promise<ReadonlyMap<string, Envelope>> {
  const { layers, clock } = shelf;
  const found = new Map<string, Envelope>();
  let open = keys;
  for (const [n, layer] of layers.entries()) {
    if (open.length === 0) break;
    const here = await read(shelf, layer, open);
    const newer = new Map([...here].filter(([key, { at }]) => at > (found.get(key)?.at ?? -1)));
    const again = n === 0 ? newer : new Map([...newer].filter(([key]) => isSeen(shelf, key)));
    for (const nearer of layers.slice(0, n)) await put(shelf, nearer, again);
    for (const [key, envelope] of newer) found.set(key, envelope);
    // Another process may have put something newer farther away than what is too old here.
    open = open.filter((key) => (found.get(key)?.until ?? 0) <= clock.now());
  }
  return found;
}

/** Whether a key has been asked for before. */
function isSeen({ seen }: Shelf, key: string): boolean {
  if (seen.has(key)) return true;
  if (seen.size >= mostSeen) seen.clear();
  seen.add(key);
  return false;
}

export async function putEntries(shelf: Shelf, entries: ReadonlyMap<string, Envelope>): Promise<void> {
  for (const layer of shelf.layers.toReversed()) await put(shelf, layer, entries);
}

export async function deleteEntries({ layers }: Shelf, keys: readonly string[]): Promise<void> {
  for (const layer of layers.toReversed()) await layer.delete([...keys]);
}

export async function clearEntries({ layers }: Shelf): Promise<void> {
  for (const layer of layers.toReversed()) await layer.clear();
}

async function put({ clock, graceMs }: Shelf, layer: Keyv, found: ReadonlyMap<string, Envelope>): Promise<void> {
  if (found.size === 0) return;
  const at = clock.now();
  await layer.setMany([...found].map(([key, value]) => ({ key, value, ttl: Math.max(1, value.until + graceMs - at) })));
}

async function read(
  { clock, graceMs }: Shelf,
  layer: Keyv,
  keys: readonly string[],
): Promise<ReadonlyMap<string, Envelope>> {
  const values: readonly unknown[] = await layer.get<unknown>([...keys]);
  const found = new Map<string, Envelope>();
  keys.forEach((key, n) => {
    const value = values[n];
    // A layer that expires entries by a clock of its own may still have what is too old by ours.
    if (isEnvelope(value) && value.until + graceMs > clock.now()) found.set(key, value);
  });
  return found;
}

function keyvOf(layer: Layer, tier: Tier): Keyv {
  // No key prefix: the stores keep the namespace apart by themselves.
  const store = layer.store(tier);
  const keyv = new Keyv({
    store,
    namespace: store.namespace ?? tier,
    useKeyPrefix: false,
    serialize: JSON.stringify,
    deserialize: readSafely,
  });
  // The stores report their own failures; without a listener Keyv would throw them.
  keyv.on('error', () => undefined);
  return keyv;
}

// A damaged value is a miss, not a crash: Keyv would let one row spoil a whole bulk read.
function readSafely<Value>(text: string): { readonly value?: Value } | undefined {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}

function isEnvelope(value: unknown): value is Envelope {
  return typeof value === 'object' && value !== null && 'value' in value && 'at' in value && 'until' in value;
}
