import type { App } from '../app/app.ts';
import type { Reads } from '../cache/reads.ts';
import type { RunEvent } from '../model/events.ts';
import { refsOf } from '../model/identity.ts';
import { kindOf, type Ref } from '../model/ref.ts';
import type { Relation } from '../model/relation.ts';
import type { Title } from '../model/title.ts';
import { usual } from '../model/usual.ts';
import { resultOf } from './task.ts';
import { unlessChanged } from './unchanged.ts';

interface Reading {
  readonly store?: boolean | undefined;
  readonly signal?: AbortSignal | undefined;
}

/** What is stored or bundled of the titles that a title states relations to. Asks nobody, and reads no database with `store` false. */
export async function storedNeighbours(
  relations: readonly Relation[],
  { store = usual.store, signal }: Reading,
  app: App,
): Promise<ReadonlyMap<Ref, Title>> {
  const refs = [...new Set(relations.map(({ to }) => to))].filter((ref) => kindOf(ref) !== 'manga');
  if (refs.length === 0) return new Map();
  const titles = unlessChanged({ neighbours: refs }, app, (reads) => titlesHere(refs, { store, signal, reads }, app), {
    ...{ store, quietly: true },
  });
  return new Map((await resultOf(titles)).flatMap((title) => refsOf(title).map((ref) => [ref, title] as const)));
}

async function* titlesHere(
  refs: readonly Ref[],
  { store, signal, reads }: Reading & { readonly reads?: Reads | undefined },
  app: App,
): AsyncGenerator<RunEvent, readonly Title[]> {
  yield* [];
  const lookup = await app.lookup({
    ...usual,
    provider: 'auto',
    offline: true,
    noStore: !store,
    ...{ quietly: true, forAnswer: true, reads },
  });
  const titles: Title[] = [];
  for await (const answer of lookup.titles(refs, { lookAhead: false, signal }))
    if (answer.type === 'title') titles.push(answer.title);
  return titles;
}
