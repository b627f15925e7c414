import type { App } from '../../app/app.ts';
import { type BridgeTitle, falseBridges, type Link } from '../../franchise/bridges.ts';
import { presets, treatmentOf } from '../../model/policy.ts';
import { kindOf, type Ref } from '../../model/ref.ts';
import type { RelationType } from '../../model/relation.ts';
import type { Title } from '../../model/title.ts';
import { plain, safeJson } from '../../report/text/plain.ts';
import { decisionsFor } from '../../tasks/decided.ts';
import { exit } from '../exit.ts';
import type { Run } from '../start.ts';
import type { DbOptions } from './command.ts';

/** What is kept in memory of all titles. */
interface Known {
  readonly titles: Map<Ref, BridgeTitle & { readonly title: string }>;
  /** By the title that states them. */
  readonly stated: Map<Ref, ReadonlyMap<Ref, readonly RelationType[]>>;
}

/** Proposes cuts; changes nothing. */
export const runDbBridges: Run<DbOptions> = async ({ json }, app) => {
  const known = await readAll(app);
  const links = await linksIn(known, app);
  const named = (ref: Ref) => ({ ref, title: known.titles.get(ref)?.title ?? ref });
  const bridges = falseBridges([...known.titles.values()], links).map(({ a, b, sizes }) => ({
    a: { ...named(a), titles: sizes[0], says: typesOf(known, a, b) ?? [] },
    b: { ...named(b), titles: sizes[1], says: typesOf(known, b, a) ?? [] },
  }));
  const lines = bridges.map(({ a, b }) => `animectl cut ${a.ref} ${b.ref}  # ${side(a)} | ${side(b)}\n`);
  if (bridges.length === 0 && !json && !app.config.quiet) app.io.stderr.write('no relation looks like a false join\n');
  app.io.stdout.write(json ? `${safeJson({ schema: 1, bridges }, 2)}\n` : lines.join(''));
  return exit.done;
};

interface Side {
  readonly title: string;
  readonly titles: number;
  readonly says: readonly RelationType[];
}

const side = ({ title, titles, says }: Side): string =>
  `${plain(title)}, ${titles} titles${says.length > 0 ? ` (${says.join(', ')})` : ''}`;

async function readAll(app: App): Promise<Known> {
  const known: Known = { titles: new Map(), stated: new Map() };
  const database = await app.databaseFile.open();
  try {
    for await (const page of database.titles.all()) for (const { title } of page) take(title, known);
  } finally {
    await database.close();
  }
  return known;
}

function take({ ref, kind, title, english, relations = [] }: Title, { titles, stated }: Known): void {
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
async function linksIn(known: Known, app: App): Promise<readonly Link[]> {
  const { cuts, joins } = await decisionsFor('own', true, app);
  const key = (a: Ref, b: Ref) => (a < b ? `${a} ${b}` : `${b} ${a}`);
  const isCut = new Set(cuts.map(([a, b]) => key(a, b)));
  const links = new Map<string, Link>();
  for (const [from, types] of known.stated) {
    for (const [to, near] of types) {
      const pair = { near, far: typesOf(known, to, from) ?? [] };
      if (!isCut.has(key(from, to)) && treatmentOf(presets.franchise, pair) === 'follow')
        links.set(key(from, to), [from, to]);
    }
  }
  for (const { from, to, type } of joins)
    if (!isCut.has(key(from, to)) && presets.franchise[type] === 'follow') links.set(key(from, to), [from, to]);
  return [...links.values()];
}
