import type { CatalogDocument } from '../model/documents.ts';
import { bundled } from '../providers/registry.ts';

/** What comes with the program. */
export function bundledCatalog(): Promise<CatalogDocument> {
  return bundled.list();
}
