import type { StoreError } from '../model/errors.ts';
import type { Store } from './store.ts';

/**
 * Stands in for a database that cannot be opened as things are: holds nothing, and says why when something is to be saved. For
 * runs whose answer is worth having although it cannot be kept; never for those that ask what is stored.
 */
export function refusingStore(error: StoreError): Store {
  const refuse = () => Promise.reject(error);
  return {
    save: refuse,
    load: async () => new Map(),
    inferred: async () => new Map(),
    search: async () => [],
    relate: refuse,
    recordCrawl: refuse,
    asked: refuse,
    cuts: refuse,
    addCut: refuse,
    removeCut: refuse,
    joins: refuse,
    addJoin: refuse,
    removeJoin: refuse,
    changes: refuse,
    lastChange: refuse,
    mark: refuse,
    setMark: refuse,
    statements: () => 0,
    close: async () => {},
  };
}
