import type { Cache } from './cache.ts';

/** Remembers nothing. */
export const noCache: Cache = {
  get: async () => new Map(),
  set: async () => {},
  delete: async () => {},
  close: async () => {},
};
