import { ClosedError } from '../model/errors.ts';
import type { Call, Lookup } from '../model/lookup.ts';

/** From opening to closing: what is running meanwhile is ended before anything is closed. */
export interface Lifetime {
  /** Runs something that ends by itself when its signal does. `signal`: the one of whoever asks. */
  until<T>(signal: AbortSignal | undefined, run: (stop: AbortSignal) => Promise<T>): Promise<T>;
  /** Runs something that is read step by step; closing ends it as a reader does that stops early. */
  streaming<Event>(
    signal: AbortSignal | undefined,
    run: (stop: AbortSignal) => AsyncIterable<Event>,
  ): AsyncGenerator<Event, void>;
  /** A lookup whose calls closing ends. */
  closing(lookup: Lookup): Lookup;
  /** Throws `ClosedError`. */
  check(): void;
  close(): Promise<void>;
}

/** `signal` ends all runs; `close` is called when none is left. */
export function createLifetime(signal: AbortSignal, close: () => Promise<void>): Lifetime {
  const stopped = new AbortController();
  const running = new Set<() => Promise<unknown>>();
  let closed: Promise<void> | undefined;

  const check = () => {
    if (closed) throw new ClosedError('this was closed: open it anew');
  };
  const stopFor = (own: AbortSignal | undefined) => AbortSignal.any([stopped.signal, signal, ...(own ? [own] : [])]);

  const streaming: Lifetime['streaming'] = (own, run) => {
    async function* events() {
      check();
      running.add(end);
      try {
        yield* run(stopFor(own));
      } finally {
        running.delete(end);
      }
    }
    const all = events();
    const end = () => all.return();
    return all;
  };

  return {
    async until(own, run) {
      check();
      const ended = run(stopFor(own));
      const end = () => ended.catch(() => undefined);
      running.add(end);
      return ended.finally(() => running.delete(end));
    },
    streaming,
    closing: (lookup) => closingLookup(lookup, streaming),
    check,
    close() {
      closed ??= ended();
      return closed;
    },
  };

  async function ended(): Promise<void> {
    stopped.abort(new ClosedError('this was closed while it was asked'));
    // A failure is for whoever asks, not for who closes.
    await Promise.allSettled([...running].map((end) => end()));
    await close();
  }
}

function closingLookup(lookup: Lookup, streaming: Lifetime['streaming']): Lookup {
  const during = <Event>(call: Call, ask: (call: Call) => AsyncIterable<Event>) =>
    streaming(call.signal, (stop) => ask({ ...call, signal: stop }));
  const { list } = lookup;
  return {
    ...lookup,
    titles: (refs, call) => during(call, (own) => lookup.titles(refs, own)),
    search: (queries, call) => during(call, (own) => lookup.search(queries, own)),
    popular: (count, call) => during(call, (own) => lookup.popular(count, own)),
    ...(list && { list: (source, user, call) => during(call, (own) => list(source, user, own)) }),
  };
}
