import type { App } from '../app/app.ts';
import { createGraph, type Graph } from '../crawl/graph.ts';
import { rulingOf } from '../crawl/name-rules.ts';
import { type BridgeTitle, falseBridges, type RelatedPair } from '../franchise/bridges.ts';
import type { BridgesDocument } from '../model/documents.ts';
import { kindOf, type Ref } from '../model/ref.ts';
import type { RelationType } from '../model/relation.ts';
import { treatmentOf } from '../model/relation-policy.ts';
import { usual } from '../model/usual.ts';
import { decisionsFor } from './decisions.ts';
import { withoutEvents } from './task.ts';

/** Proposes cuts; changes nothing. What rules, cuts and joins keep apart already is not proposed. */
export const findBridges = withoutEvents<object, BridgesDocument>(async (_, app) => {
  const { graph, titles } = await readAll(app);
  const named = (ref: Ref) => ({ ref, title: titles.get(ref)?.title ?? ref });
  const says = (from: Ref, to: Ref): readonly RelationType[] => graph.stated(from, to).map(({ type }) => type);
  const bridges = falseBridges([...titles.values()], linksIn(graph, [...titles.keys()])).map(({ a, b, sizes }) => ({
    a: { ...named(a), titles: sizes[0], says: says(a, b) },
    b: { ...named(b), titles: sizes[1], says: says(b, a) },
  }));
  return { schema: 1, bridges };
});

/** All that is stored, as a crawl would have read it. */
interface Known {
  readonly graph: Graph;
  readonly titles: ReadonlyMap<Ref, BridgeTitle & { readonly title: string }>;
}

async function readAll(app: App): Promise<Known> {
  const graph = createGraph(await decisionsFor(usual.cuts, true, app));
  const titles = new Map<Ref, BridgeTitle & { readonly title: string }>();
  const database = await app.databaseFile.open();
  try {
    for await (const page of database.titles.all())
      for (const { title: one, provider } of page) {
        if (one.kind !== 'anime') continue;
        const { ref, title, english } = one;
        graph.add(one, provider);
        titles.set(ref, { ref, title: english ?? title, names: english === undefined ? [title] : [title, english] });
      }
  } finally {
    await database.close();
  }
  return { graph, titles };
}

/** Pairs that a crawl would follow, each once. Where not all is stored that a rule asks for, what is stated decides. */
function linksIn(graph: Graph, refs: readonly Ref[]): readonly RelatedPair[] {
  const links = new Map<string, RelatedPair>();
  for (const from of refs)
    for (const to of graph.neighbours(from)) {
      const key = from < to ? `${from} ${to}` : `${to} ${from}`;
      if (!links.has(key) && kindOf(to) === 'anime' && isFollowed(graph, from, to)) links.set(key, [from, to]);
    }
  return [...links.values()];
}

function isFollowed(graph: Graph, from: Ref, to: Ref): boolean {
  if (graph.isCut(from, to)) return false;
  const { treatment } = rulingOf(usual.policy, graph, from, to);
  const isDecided = treatment !== 'undecided';
  return (isDecided ? treatment : treatmentOf(usual.policy, graph.pair(from, to))) === 'follow';
}
