import type { App } from '../app/app.ts';
import { type BridgeTitle, falseBridges, type RelatedPair } from '../franchise/bridges.ts';
import type { BridgesDocument } from '../model/documents.ts';
import { treatmentOf } from '../model/policy.ts';
import { kindOf, type Ref } from '../model/ref.ts';
import type { RelationType } from '../model/relation.ts';
import type { Title } from '../model/title.ts';
import { usual } from '../model/usual.ts';
import { decisionsFor } from './decisions.ts';
import { withoutEvents } from './task.ts';

/** What is kept in memory of all titles. */
interface Known {
  readonly titles: Map<Ref, BridgeTitle & { readonly title: string }>;
  /** By the title that states them. */
  readonly stated: Map<Ref, ReadonlyMap<Ref, readonly RelationType[]>>;
}

/** Proposes cuts; changes nothing. */
export const findBridges = withoutEvents<object, BridgesDocument>(async (_, app) => {
  const known = await readAll(app);
  const links = await linksIn(known, app);
  const named = (ref: Ref) => ({ ref, title: known.titles.get(ref)?.title ?? ref });
  const bridges = falseBridges([...known.titles.values()], links).map(({ a, b, sizes }) => ({
    a: { ...named(a), titles: sizes[0], says: typesOf(known, a, b) ?? [] },
    b: { ...named(b), titles: sizes[1], says: typesOf(known, b, a) ?? [] },
  }));
  return { schema: 1, bridges };
});

async function readAll(app: App): Promise<Known> {
  const known: Known = { titles: new Map(), stated: new Map() };
  const database = await app.databaseFile.open();
  try {
    for await (const page of database.titles.all()) for (const { title } of page) addTitle(title, known);
  } finally {
    await database.close();
  }
  return known;
}

function addTitle({ ref, kind, title, english, relations = [] }: Title, { titles, stated }: Known): void {
  if (kind !== 'anime') return;
  titles.set(ref, { ref, title: english ?? title, names: english === undefined ? [title] : [title, english] });
  const types = new Map<Ref, RelationType[]>();
  for (const { to, type } of relations) {
    if (kindOf(to) === 'anime') types.set(to, [...(types.get(to) ?? []), type]);
  }
  stated.set(ref, types);
}

function typesOf({ stated }: Known, from: Ref, to: Ref): readonly RelationType[] | undefined {
  return stated.get(from)?.get(to);
}

/** Pairs that a crawl would follow, each once. */
async function linksIn(known: Known, app: App): Promise<readonly RelatedPair[]> {
  const { cuts, joins } = await decisionsFor(usual.cuts, true, app);
  const key = (a: Ref, b: Ref) => (a < b ? `${a} ${b}` : `${b} ${a}`);
  const isCut = new Set(cuts.map(([a, b]) => key(a, b)));
  const links = new Map<string, RelatedPair>();
  for (const [from, types] of known.stated) {
    for (const [to, near] of types) {
      const pair = { near, far: typesOf(known, to, from) ?? [] };
      if (!isCut.has(key(from, to)) && treatmentOf(usual.policy, pair) === 'follow')
        links.set(key(from, to), [from, to]);
    }
  }
  for (const { from, to, type } of joins)
    if (!isCut.has(key(from, to)) && usual.policy[type] === 'follow') links.set(key(from, to), [from, to]);
  return [...links.values()];
}
