import type { App } from '../app/app.ts';
import { refsOf } from '../model/identity.ts';
import { kindOf, type Ref } from '../model/ref.ts';
import type { Relation } from '../model/relation.ts';
import type { Title } from '../model/title.ts';
import { usual } from '../model/usual.ts';

/** What is stored or bundled of the titles that a title states relations to. Asks nobody, and reads no database with `store` false. */
export async function storedNeighbours(
  relations: readonly Relation[],
  { store = usual.store, signal }: { readonly store?: boolean | undefined; readonly signal?: AbortSignal | undefined },
  app: App,
): Promise<ReadonlyMap<Ref, Title>> {
  const refs = [...new Set(relations.map(({ to }) => to))].filter((ref) => kindOf(ref) !== 'manga');
  const known = new Map<Ref, Title>();
  if (refs.length === 0) return known;
  const lookup = await app.lookup({
    ...usual,
    provider: 'auto',
    offline: true,
    noStore: !store,
    quietly: true,
    forAnswer: true,
  });
  for await (const answer of lookup.titles(refs, { lookAhead: false, signal }))
    if (answer.type === 'title') for (const ref of refsOf(answer.title)) known.set(ref, answer.title);
  return known;
}
