import type { App } from '../app/app.ts';
import type { FranchiseDocument } from '../franchise/document.ts';
import { unseenOf, withMarks } from '../franchise/seen.ts';
import { mineIfOpen } from '../tasks/mine.ts';
import { type Ask, requestFacts } from './site.ts';

/**
 * A franchise with what the user's own list says of its titles, for who has the key; for others as it is. `isUnseen`: with what
 * is left to be seen alone.
 */
export async function withOwnMarks(
  ask: Ask,
  document: FranchiseDocument,
  app: App,
  isUnseen = false,
): Promise<FranchiseDocument> {
  if (!requestFacts(ask).hasKey) return document;
  const entries = await mineIfOpen(
    document.titles.map(({ ref }) => ref),
    app,
  );
  const marked = withMarks(document, entries);
  return isUnseen ? unseenOf(marked) : marked;
}
