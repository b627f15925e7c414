import { closeSync, openSync, readSync } from 'node:fs';
import type { CatalogFacts, CatalogGroup, CatalogIds } from './facts.ts';
import type { Script, Searchable } from './search.ts';
import type { CatalogTitle } from './titles.ts';

/** Where a part lies in the file: its first byte, counted from the end of the index, and its length. */
type Part = readonly [start: number, length: number];

/** What stands first in the file, so that of the rest only what is needed is read. */
interface Index {
  /** Franchises: each with its name, its titles as a part, and their AniList ids. */
  readonly groups: readonly (readonly [name: string, titles: Part, ...anilist: number[]])[];
  /** MyAnimeList ids, each with the AniList ids of its titles. */
  readonly mal: readonly (readonly [mal: number, ...anilist: number[]])[];
  readonly names: Readonly<Record<Script, Part>>;
}

/** The first line: the length of the index. */
const headBytes = 12;

/** The facts as one file: an index, and parts that are read by themselves. Made when the program is built. */
export function prepared(facts: CatalogFacts): Uint8Array {
  const parts: Buffer[] = [];
  let end = 0;
  const add = (value: unknown): Part => {
    const bytes = Buffer.from(JSON.stringify(value));
    const start = end;
    parts.push(bytes);
    end += bytes.length;
    return [start, bytes.length];
  };
  const groups = facts.franchises();
  const mals = new Set(groups.flatMap(({ entries }) => entries.flatMap(({ mal }) => mal ?? [])));
  const index: Index = {
    groups: groups.map(({ name, entries }) => {
      const ids = entries.map(({ anilist }) => anilist);
      return [name, add(ids.map((id) => shortened(facts.title(id)))), ...ids] as const;
    }),
    mal: [...mals].map((mal) => [mal, ...facts.byMal(mal)] as const),
    names: { japanese: add(facts.names('japanese')), other: add(facts.names('other')) },
  };
  const head = Buffer.from(JSON.stringify(index));
  return Buffer.concat([Buffer.from(`${head.length}\n`.padStart(headBytes)), head, ...parts]);
}

/** Without what nobody reads of a related title. */
function shortened(title: CatalogTitle | undefined): CatalogTitle | undefined {
  return (
    title && {
      entry: title.entry,
      relations: title.relations.map(({ type, to: { anilist, title, format } }) => ({
        type,
        to: { anilist, title, ...(format && { format }) },
      })),
    }
  );
}

/** The facts of a file that `prepared` made. Reads its index, and each part when it is first asked for. */
export function readFacts(file: string): CatalogFacts {
  const length = Number(bytesIn(file, 0, headBytes));
  const { groups, mal, names }: Index = JSON.parse(bytesIn(file, headBytes, length));
  const partIn = <T>([start, size]: Part): T => JSON.parse(bytesIn(file, headBytes + length + start, size));
  const malOf = new Map(mal.flatMap(([id, ...anilist]) => anilist.map((one) => [one, id] as const)));
  const idsOf = (anilist: number): CatalogIds => {
    const known = malOf.get(anilist);
    return { anilist, ...(known !== undefined && { mal: known }) };
  };
  const homes = new Map(
    groups.flatMap(([, titles, ...all]) => {
      const ids = all.map(idsOf);
      return all.map((id) => [id, { titles, ids }] as const);
    }),
  );
  const malIds = new Map(mal.map(([id, ...anilist]) => [id, anilist]));
  const known = new Map<number, CatalogTitle>();
  const titlesIn = (titles: Part) => partIn<readonly CatalogTitle[]>(titles);
  return {
    title(anilist) {
      const home = homes.get(anilist);
      if (home && !known.has(anilist)) for (const title of titlesIn(home.titles)) known.set(title.entry.anilist, title);
      return known.get(anilist);
    },
    together: (anilist) => homes.get(anilist)?.ids ?? [],
    byMal: (id) => malIds.get(id) ?? [],
    names: (script) => partIn<readonly Searchable[]>(names[script]),
    franchises: () =>
      groups.map(([name, titles]): CatalogGroup => ({ name, entries: titlesIn(titles).map(({ entry }) => entry) })),
  };
}

function bytesIn(file: string, start: number, length: number): string {
  const opened = openSync(file, 'r');
  try {
    const bytes = Buffer.alloc(length);
    for (let at = 0; at < length; ) {
      const read = readSync(opened, bytes, at, length - at, start + at);
      if (read === 0) throw new Error(`${file} is cut short`);
      at += read;
    }
    return bytes.toString();
  } finally {
    closeSync(opened);
  }
}
