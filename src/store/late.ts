import type { Database, DatabaseReader } from './database.ts';

/** A database in which nothing is stored. */
export const empty: DatabaseReader = {
  titles: {
    load: async () => new Map(),
    outlines: async () => new Map(),
    inferred: async () => new Map(),
    carriers: async () => new Map(),
    related: async () => new Map(),
    stated: async () => new Map(),
    search: async () => [],
    startingWith: async () => [],
    async *all() {},
  },
  crawls: { roots: async () => [], latest: async () => [], beside: async () => new Map() },
  decisions: { cuts: async () => [], joins: async () => [] },
  changes: { after: async () => [], last: async () => 0, mark: async () => undefined },
  lists: { all: async () => [], entries: async () => [], mine: async () => new Map(), followed: async () => [] },
  library: {
    films: async () => [],
    ready: async () => [],
    old: async () => [],
    places: async () => [],
    roots: async () => [],
    tags: async () => [],
    exclusions: async () => [],
    files: async () => new Map(),
  },
  jobs: {
    open: async () => [],
    rejects: async () => [],
    remarks: async () => [],
    rowsAt: async () => [],
    taken: async () => [],
    find: async () => undefined,
    list: async () => [],
    answers: async () => new Map(),
    roots: async () => [],
  },
  releases: {
    best: async () => [],
    group: async () => [],
    named: async () => [],
    categories: async () => [],
    listing: async () => undefined,
  },
};

/**
 * A database that may not exist yet: it is empty until it does, and the first commit makes it, so that a run that saves nothing
 * leaves nothing behind. `open` opens it, or makes it.
 */
export function lateDatabase(exists: () => boolean | Promise<boolean>, open: () => Promise<Database>): Database {
  let opened: Promise<Database> | undefined;
  const made = () => (opened ??= open());
  const now = async (): Promise<DatabaseReader> => (opened || (await exists()) ? made() : empty);
  return {
    titles: {
      load: async (refs) => (await now()).titles.load(refs),
      outlines: async (refs) => (await now()).titles.outlines(refs),
      inferred: async (refs) => (await now()).titles.inferred(refs),
      carriers: async (refs) => (await now()).titles.carriers(refs),
      related: async (refs) => (await now()).titles.related(refs),
      stated: async (refs, provider) => (await now()).titles.stated(refs, provider),
      search: async (words, limit) => (await now()).titles.search(words, limit),
      startingWith: async (start, limit) => (await now()).titles.startingWith(start, limit),
      async *all() {
        yield* (await now()).titles.all();
      },
    },
    crawls: {
      roots: async () => (await now()).crawls.roots(),
      latest: async () => (await now()).crawls.latest(),
      beside: async (refs) => (await now()).crawls.beside(refs),
    },
    decisions: {
      cuts: async () => (await now()).decisions.cuts(),
      joins: async () => (await now()).decisions.joins(),
    },
    changes: {
      after: async (id, since) => (await now()).changes.after(id, since),
      last: async () => (await now()).changes.last(),
      mark: async (name) => (await now()).changes.mark(name),
    },
    lists: {
      all: async () => (await now()).lists.all(),
      entries: async (list) => (await now()).lists.entries(list),
      mine: async (refs) => (await now()).lists.mine(refs),
      followed: async () => (await now()).lists.followed(),
    },
    library: lateLibrary(async () => (await now()).library),
    jobs: lateJobs(async () => (await now()).jobs),
    releases: {
      best: async (limit, category) => (await now()).releases.best(limit, category),
      group: async (name) => (await now()).releases.group(name),
      named: async (part, limit) => (await now()).releases.named(part, limit),
      categories: async () => (await now()).releases.categories(),
      listing: async (name) => (await now()).releases.listing(name),
    },
    upkeep: {
      info: async () => (await made()).upkeep.info(),
      check: async () => (await made()).upkeep.check(),
      disagreements: async () => (await made()).upkeep.disagreements(),
      mend: async () => (await made()).upkeep.mend(),
      shrink: async () => (await made()).upkeep.shrink(),
    },
    commit: async (batch, options) => (await made()).commit(batch, options),
    close: async () => (await opened)?.close(),
  };
}

function lateJobs(now: () => Promise<Database['jobs']>): Database['jobs'] {
  return {
    open: async (job, after, limit) => (await now()).open(job, after, limit),
    rejects: async (job, after, limit) => (await now()).rejects(job, after, limit),
    remarks: async (job) => (await now()).remarks(job),
    taken: async (job, after, limit) => (await now()).taken(job, after, limit),
    rowsAt: async (job, place) => (await now()).rowsAt(job, place),
    find: async (job) => (await now()).find(job),
    list: async (limit) => (await now()).list(limit),
    answers: async (keys) => (await now()).answers(keys),
    roots: async (job, rows) => (await now()).roots(job, rows),
  };
}

function lateLibrary(now: () => Promise<Database['library']>): Database['library'] {
  return {
    films: async (which) => (await now()).films(which),
    ready: async (after, limit) => (await now()).ready(after, limit),
    old: async (before) => (await now()).old(before),
    places: async (paths) => (await now()).places(paths),
    roots: async () => (await now()).roots(),
    tags: async () => (await now()).tags(),
    exclusions: async () => (await now()).exclusions(),
    files: async (tmdb) => (await now()).files(tmdb),
  };
}
