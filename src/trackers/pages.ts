import type { ListingPage } from './tracker.ts';

/** Something that is to be told while pages are waited for. */
export interface News<T> {
  add(one: T): void;
  /** What was added and not taken yet. */
  take(): readonly T[];
  /** Resolves when something is there to be taken. */
  come(): Promise<undefined>;
}

export function createNews<T>(): News<T> {
  let [waiting, tell]: [T[], () => void] = [[], () => {}];
  return {
    add(one) {
      waiting.push(one);
      tell();
    },
    take() {
      const all = waiting;
      waiting = [];
      return all;
    },
    come: () =>
      new Promise((done) => {
        tell = () => done(undefined);
        if (waiting.length > 0) tell();
      }),
  };
}

/** A page of a listing, with its number from 0. */
export interface NumberedPage {
  readonly number: number;
  readonly page: ListingPage;
}

export interface PagesOptions<T> {
  /** The first page, and the one after the last. */
  readonly from: number;
  readonly to: number;
  /** Pages that are asked for at once, at the most. */
  readonly width: number;
  readonly signal?: AbortSignal | undefined;
  readonly download: (page: number, signal: AbortSignal) => Promise<ListingPage>;
  /** Told between pages, as it comes. */
  readonly news: News<T>;
}

type Settled = { readonly number: number } & ({ readonly page: ListingPage } | { readonly error: unknown });

/**
 * Pages of a listing and news of them, each as soon as it is there. Ends with the last page, whether or not more were wanted. Rejects as
 * `download` does; what came until then was given before.
 */
export async function* pagesOf<T>(options: PagesOptions<T>): AsyncGenerator<NumberedPage | readonly T[], void> {
  const { from, to, width, signal, download, news } = options;
  const stop = new AbortController();
  const leave = () => stop.abort(signal?.reason);
  signal?.addEventListener('abort', leave, { once: true });
  const running = new Map<number, Promise<Settled>>();
  let [next, end] = [from, to];
  const begin = () => {
    for (; running.size < width && next < end; next += 1) running.set(next, settled(next, download(next, stop.signal)));
  };
  try {
    for (begin(); [...running.keys()].some((number) => number < end); begin()) {
      const one = await Promise.race([...running.values(), news.come()]);
      yield news.take();
      if (!one) continue;
      running.delete(one.number);
      // What is behind the last page is of no interest.
      if (one.number >= end) continue;
      if ('error' in one) {
        yield* await cameAlready(running);
        throw one.error;
      }
      if (one.page.isLast) end = one.number + 1;
      yield one;
    }
  } finally {
    signal?.removeEventListener('abort', leave);
    stop.abort();
    await Promise.all(running.values());
  }
}

function settled(number: number, download: Promise<ListingPage>): Promise<Settled> {
  return download.then(
    (page) => ({ number, page }),
    (error: unknown) => ({ number, error }),
  );
}

/** Pages that came while another one failed. */
async function cameAlready(running: ReadonlyMap<number, Promise<Settled>>): Promise<readonly NumberedPage[]> {
  const all = [...running.values()].map((one) => Promise.race([one, Promise.resolve(undefined)]));
  return (await Promise.all(all)).flatMap((one) => (one && 'page' in one ? [one] : []));
}
