import type { Clock } from '../model/clock.ts';
import { StoreError } from '../model/errors.ts';
import type { Database } from './database.ts';
import { empty } from './late.ts';

/** How long after a failure the server is not asked for what is stored, in ms: what is asked meanwhile would wait for it each time. */
const leftAloneMs = 30_000;

export interface WithoutOptions {
  readonly clock: Pick<Clock, 'now'>;
  /** Hears of the failure from which on nothing counts as stored; once until something was saved. */
  readonly onLost: (error: StoreError) => void;
}

/** Reads what is stored, or nothing. */
interface Reading {
  either<Asked extends readonly unknown[], Found>(
    read: (...asked: Asked) => Promise<Found>,
    none: (...asked: Asked) => Promise<Found>,
  ): (...asked: Asked) => Promise<Found>;
  /** To be called when the server has shown that it is there. */
  isBack(): void;
  /** Whether something that is stored may have counted as not stored since a time, Unix time in ms. */
  unreadSince(time: number): boolean;
}

function readingWithout({ clock, onLost }: WithoutOptions): Reading {
  let lostAt: number | undefined;
  let unreadAt = Number.NEGATIVE_INFINITY;
  let isTold = false;
  const isLeftAlone = () => lostAt !== undefined && clock.now() - lostAt < leftAloneMs;
  function lose(error: unknown): void {
    if (!(error instanceof StoreError && error.code === 'unreachable')) throw error;
    lostAt = clock.now();
    if (!isTold) onLost(error);
    isTold = true;
  }
  return {
    either:
      (read, none) =>
      async (...asked) => {
        if (!isLeftAlone())
          try {
            return await read(...asked);
          } catch (error) {
            lose(error);
          }
        unreadAt = clock.now();
        return none(...asked);
      },
    isBack() {
      lostAt = undefined;
      isTold = false;
    },
    unreadSince: (time) => unreadAt >= time,
  };
}

/**
 * The same database for an answer that is worth having without it. Where its server goes away while titles, crawls, decisions or
 * lists are read, none are stored from then on: until something is saved, or half a minute later. Commits go to the server and
 * reject with `StoreError` as ever; so does every read that fails for another reason. A crawl during which that happened is not kept,
 * but for its titles: what the user has decided, or what relations still stand, may be missing from its answer.
 */
export function withoutLost(database: Database, options: WithoutOptions): Database {
  const { either, isBack, unreadSince } = readingWithout(options);
  const { titles, crawls, decisions, lists } = database;
  return {
    ...database,
    titles: {
      load: either(titles.load, empty.titles.load),
      outlines: either(titles.outlines, empty.titles.outlines),
      inferred: either(titles.inferred, empty.titles.inferred),
      carriers: either(titles.carriers, empty.titles.carriers),
      related: either(titles.related, empty.titles.related),
      stated: either(titles.stated, async () => undefined),
      search: either(titles.search, empty.titles.search),
      startingWith: either(titles.startingWith, empty.titles.startingWith),
      // Who goes through all titles wants all of them, or to know why not.
      all: titles.all,
    },
    crawls: {
      roots: either(crawls.roots, empty.crawls.roots),
      latest: either(crawls.latest, empty.crawls.latest),
      beside: either(crawls.beside, empty.crawls.beside),
    },
    decisions: {
      cuts: either(decisions.cuts, empty.decisions.cuts),
      joins: either(decisions.joins, empty.decisions.joins),
    },
    lists: {
      all: either(lists.all, empty.lists.all),
      entries: either(lists.entries, empty.lists.entries),
      mine: either(lists.mine, empty.lists.mine),
      followed: either(lists.followed, empty.lists.followed),
    },
    async commit(batch, options) {
      const { crawls, ...rest } = batch;
      const whole = crawls?.filter(({ startedAt }) => !unreadSince(startedAt));
      const done = await database.commit({ ...rest, ...(whole && { crawls: whole }) }, options);
      isBack();
      return done;
    },
    unreadSince: (time) => unreadSince(time) || database.unreadSince?.(time) === true,
  };
}
