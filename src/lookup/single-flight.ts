import type { Flights } from './way-out.ts';

export interface SharedOptions<Key extends string, T> {
  /** Undefined: nobody else is there. */
  readonly flights: Flights | undefined;
  /** What a key is called among all that is fetched. */
  readonly nameOf: (key: Key) => string;
  /** When the keys were looked for and not found, Unix time in ms. */
  readonly since: number;
  readonly signal: AbortSignal | undefined;
  /** `hold` is to be told, in ms, when it takes longer than one request. */
  readonly fetch: (keys: readonly Key[], hold: (ms: number) => void) => AsyncIterable<T>;
  /** What others have fetched meanwhile. */
  readonly read: (keys: readonly Key[]) => Promise<ReadonlyMap<Key, T>>;
}

/** How often it is left to others: they may fail one after the other, and somebody has to say why. */
const rounds = 3;

/** Fetches what nobody else is fetching; what others fetch is read when it has come, and fetched after all if it has not. */
export async function* fetchedOnce<Key extends string, T>(
  keys: readonly Key[],
  { flights, nameOf, since, signal, fetch, read }: SharedOptions<Key, T>,
): AsyncGenerator<T, void> {
  let rest = keys;
  for (let round = 0; flights && round < rounds && rest.length > 0; round++) {
    const flight = flights.board(rest.map(nameOf), since);
    const mine = rest.filter((key) => flight.mine.has(nameOf(key)));
    const others = rest.filter((key) => flight.others.has(nameOf(key)));
    try {
      if (mine.length > 0) yield* fetch(mine, flight.hold);
    } finally {
      flight.end();
    }
    if (others.length > 0) await flight.landed(signal);
    const come = await read(others);
    yield* come.values();
    rest = others.filter((key) => !come.has(key));
  }
  if (rest.length > 0) yield* fetch(rest, () => {});
}
