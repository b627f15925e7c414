import type { SingleFlight } from '../http/single-flight.ts';

/** How keys are fetched, and how it is known what others fetch. */
export interface Sharing<Key extends string, T> {
  /** Undefined: nobody else is there. */
  readonly flights: SingleFlight | undefined;
  /** What a key is called among all that is fetched. */
  readonly nameOf: (key: Key) => string;
  /** When the keys were looked for and not found, Unix time in ms. */
  readonly since: number;
  readonly signal: AbortSignal | undefined;
  /** Fetches keys. `hold` is to be told how much longer than one request it takes, in ms. */
  readonly fetch: (keys: readonly Key[], hold: (ms: number) => void) => AsyncIterable<T>;
  /** Reads what others have fetched meanwhile. */
  readonly read: (keys: readonly Key[]) => Promise<ReadonlyMap<Key, T>>;
}

/** How often keys are left to others, who may fail one after the other: then somebody has to say why. */
const rounds = 3;

/** Fetches the keys that nobody else is fetching. Those that others fetch are read when they have come, and fetched after all if they have not. */
export async function* fetchedOnce<Key extends string, T>(
  keys: readonly Key[],
  { flights, nameOf, since, signal, fetch, read }: Sharing<Key, T>,
): AsyncGenerator<T, void> {
  let rest = keys;
  for (let round = 0; flights && round < rounds && rest.length > 0; round++) {
    const flight = await flights.board(rest.map(nameOf), since);
    const mine = rest.filter((key) => flight.mine.has(nameOf(key)));
    const others = rest.filter((key) => flight.others.has(nameOf(key)));
    try {
      if (mine.length > 0) yield* fetch(mine, flight.hold);
    } finally {
      await flight.end();
    }
    if (others.length > 0) await flight.landed(signal);
    const come = await read(others);
    yield* come.values();
    rest = others.filter((key) => !come.has(key));
  }
  if (rest.length > 0) yield* fetch(rest, () => {});
}
