/** Pauses before a server that has gone is looked for, ms: the first, and the longest. */
export const [firstPauseMs, longestPauseMs] = [100, 30_000];

/** What a process does meanwhile that goes on without it and comes back to it. */
export const aloneForNow = 'until it is back, the cache is kept in memory, and limits are those of this machine alone';
