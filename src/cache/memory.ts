import type { KeyvStoreAdapter } from 'keyv';
import type { Clock } from '../model/clock.ts';
import type { Figures, Layer } from './layer.ts';

export interface MemoryLayerOptions {
  readonly clock: Clock;
  /** What all namespaces together may take. */
  readonly maxBytes?: number;
}

interface Held {
  readonly namespace: string;
  readonly key: string;
  readonly text: string;
  readonly bytes: number;
  readonly storedAt: number;
  readonly expiresAt: number;
}

const defaultMaxBytes = 32 * 1024 * 1024;
/** A map's entry with its key, roughly. */
const overhead = 200;

interface Shelf {
  get(namespace: string, key: string): Held | undefined;
  set(held: Held): void;
  delete(namespace: string, key: string): boolean;
  all(): readonly Held[];
}

/** A map whose order is the order of use: the first entry is the one that was not used for longest. */
function createShelf(maxBytes: number): Shelf {
  const held = new Map<string, Held>();
  let total = 0;
  const idOf = (namespace: string, key: string) => `${namespace}\n${key}`;

  function remove(id: string): boolean {
    total -= held.get(id)?.bytes ?? 0;
    return held.delete(id);
  }

  return {
    get(namespace, key) {
      const id = idOf(namespace, key);
      const one = held.get(id);
      if (!one) return undefined;
      held.delete(id);
      held.set(id, one);
      return one;
    },
    set(one) {
      const id = idOf(one.namespace, one.key);
      remove(id);
      if (one.bytes > maxBytes) return;
      held.set(id, one);
      total += one.bytes;
      for (const eldest of held.keys()) {
        if (total <= maxBytes) break;
        remove(eldest);
      }
    },
    delete: (namespace, key) => remove(idOf(namespace, key)),
    all: () => [...held.values()],
  };
}

function figuresOf(held: readonly Held[], now: number, graceMs: number): Figures {
  const least = (times: readonly number[]) => (times.length > 0 ? times.reduce((a, b) => Math.min(a, b)) : undefined);
  const present = held.filter((one) => one.expiresAt > now);
  return {
    entries: present.length,
    bytes: present.reduce((sum, one) => sum + Buffer.byteLength(one.text), 0),
    oldest: least(present.map((one) => one.storedAt)),
    nextToExpire: least(present.map((one) => one.expiresAt - graceMs).filter((at) => at > now && at < Infinity)),
  };
}

/** The layer of this process: bounded by bytes, least recently used out first. It holds text, so nobody can change what another reads. */
export function memoryLayer({ clock, maxBytes = defaultMaxBytes }: MemoryLayerOptions): Layer {
  const shelf = createShelf(maxBytes);
  return {
    store: (namespace) => storeOn(shelf, namespace, clock),
    figures: async (namespace, graceMs) =>
      figuresOf(
        shelf.all().filter((one) => one.namespace === namespace),
        clock.now(),
        graceMs,
      ),
    async prune() {
      const gone = new Map<string, number>();
      for (const { namespace, key, expiresAt } of shelf.all()) {
        if (expiresAt > clock.now()) continue;
        shelf.delete(namespace, key);
        gone.set(namespace, (gone.get(namespace) ?? 0) + 1);
      }
      return gone;
    },
  };
}

function storeOn(shelf: Shelf, namespace: string, clock: Clock): KeyvStoreAdapter {
  function read(key: string): string | undefined {
    const one = shelf.get(namespace, key);
    if (!one || one.expiresAt > clock.now()) return one?.text;
    shelf.delete(namespace, key);
    return undefined;
  }
  const store: KeyvStoreAdapter = {
    opts: {},
    namespace,
    on: () => store,
    get: async <Value>(key: string) => read(key) as Value | undefined,
    getMany: async <Value>(keys: string[]) => keys.map((key) => read(key) as Value | undefined),
    async set(key: string, value: unknown, ttl?: number) {
      const text = String(value);
      const storedAt = clock.now();
      // Two bytes a letter at most.
      const bytes = (text.length + key.length) * 2 + overhead;
      shelf.set({ namespace, key, text, bytes, storedAt, expiresAt: storedAt + (ttl ?? Infinity) });
      return true;
    },
    delete: async (key) => shelf.delete(namespace, key),
    async clear() {
      for (const one of shelf.all()) if (one.namespace === namespace) shelf.delete(namespace, one.key);
    },
    has: async (key) => read(key) !== undefined,
  };
  return store;
}
