import { bundledCatalog } from '../app/catalog.ts';
import type { CatalogDocument } from '../model/documents.ts';
import { withoutEvents } from './task.ts';

/** What comes with the program, where it is from, and as of when. Opens nothing and asks nobody. */
export const listCatalog = withoutEvents<object, CatalogDocument>(() => bundledCatalog());
