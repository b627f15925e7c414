import { closeSync, openSync, readSync } from 'node:fs';
import type { CatalogFacts, CatalogGroup, CatalogIds } from './facts.ts';
import { holdsOne, type Script, type Searchable, type SearchableNames } from './search.ts';
import type { CatalogTitle } from './titles.ts';

/** Where a part lies in the file: its first byte, counted from the end of the index, and its length. */
type Part = readonly [start: number, length: number];

type Group = readonly [name: string, titles: Part, ...anilist: number[]];

/** What stands first in the file, so that of the rest only what is needed is read. */
interface Index {
  /** Franchises: each with its name, its titles as a part, and their AniList ids. */
  readonly groups: readonly Group[];
  /** MyAnimeList ids, each followed by an AniList id of its title; one that has several stands there for each. */
  readonly mal: readonly number[];
  readonly names: Readonly<Record<Script, Part>>;
}

/** The first line: the length of the index. */
const headBytes = 12;

/** The facts as one file: an index, and parts that are read by themselves. Made when the program is built. */
export function prepared(facts: CatalogFacts): Uint8Array {
  const parts: Buffer[] = [];
  let end = 0;
  const add = (value: unknown): Part => addText(JSON.stringify(value));
  const addText = (text: string): Part => {
    const bytes = Buffer.from(text);
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
    mal: [...mals].flatMap((mal) => facts.byMal(mal).flatMap((anilist) => [mal, anilist])),
    names: { japanese: addText(recordsOf(facts.names('japanese'))), other: addText(recordsOf(facts.names('other'))) },
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

/** Names as they are in the file, a title after the other. */
const recordsOf = (names: SearchableNames): string =>
  names
    .all()
    .map(({ anilist, names }) => `${anilist}\n${names}\0`)
    .join('');

/** The facts of a file that `prepared` made. Reads its index, and each part when it is first asked for. */
export function readFacts(file: string): CatalogFacts {
  const length = Number(bytesIn(file, 0, headBytes).toString('latin1'));
  const { groups, mal, names }: Index = JSON.parse(bytesIn(file, headBytes, length).toString());
  const bytesOf = ([start, size]: Part): Buffer => bytesIn(file, headBytes + length + start, size);
  const titlesIn = (titles: Part): readonly CatalogTitle[] => JSON.parse(bytesOf(titles).toString());
  const known = new Map<number, CatalogTitle>();
  // The lists are short and hold numbers: a run that asks for a few titles looks through them sooner than maps of them are made.
  const groupOf = (anilist: number) => groups.find((group) => group.includes(anilist, 2));
  const companions = new Map<Group, readonly CatalogIds[]>();
  return {
    title(anilist) {
      const home = known.has(anilist) ? undefined : groupOf(anilist);
      if (home) for (const title of titlesIn(home[1])) known.set(title.entry.anilist, title);
      return known.get(anilist);
    },
    together(anilist) {
      const home = groupOf(anilist);
      if (!home) return [];
      const [, , ...all] = home;
      const ids = companions.get(home) ?? all.map((one) => ({ anilist: one, ...malOf(one, mal) }));
      companions.set(home, ids);
      return ids;
    },
    byMal: (id) => mal.filter((_, n) => n % 2 === 1 && mal[n - 1] === id),
    names: (script) => namesIn(bytesOf(names[script])),
    franchises: () =>
      groups.map(([name, titles]): CatalogGroup => ({ name, entries: titlesIn(titles).map(({ entry }) => entry) })),
  };
}

function malOf(anilist: number, pairs: readonly number[]): { readonly mal?: number } {
  const at = pairs.findLastIndex((one, n) => n % 2 === 1 && one === anilist);
  const mal = pairs[at - 1];
  return at > 0 && mal !== undefined ? { mal } : {};
}

/** Names of which only those are made texts that may be meant. */
function namesIn(bytes: Buffer): SearchableNames {
  const recordAt = (start: number, end: number): Searchable => {
    const [anilist = '', ...names] = bytes.toString('utf8', start, end).split('\n');
    return { anilist: Number(anilist), names: names.join('\n') };
  };
  /** Titles of which the record holds the text, by where it begins. */
  function addHolding(text: string, found: Map<number, Searchable>): void {
    const sought = Buffer.from(text);
    for (let at = bytes.indexOf(sought); at >= 0 && at < bytes.length; ) {
      const start = bytes.lastIndexOf(0, at) + 1;
      const end = bytes.indexOf(0, at);
      found.set(start, recordAt(start, end));
      at = bytes.indexOf(sought, end + 1);
    }
  }
  let everything: readonly Searchable[] | undefined;
  function readAll(): readonly Searchable[] {
    const found: Searchable[] = [];
    for (let at = 0, end = bytes.indexOf(0); end >= 0; at = end + 1, end = bytes.indexOf(0, at))
      found.push(recordAt(at, end));
    return found;
  }
  return {
    all: () => (everything ??= readAll()),
    holding(texts) {
      const found = new Map<number, Searchable>();
      for (const text of texts) addHolding(text, found);
      const inOrder = [...found].sort(([a], [b]) => a - b).map(([, one]) => one);
      // The number of a title is none of its names.
      return inOrder.filter((one) => holdsOne(one, texts));
    },
  };
}

function bytesIn(file: string, start: number, length: number): Buffer {
  const opened = openSync(file, 'r');
  try {
    const bytes = Buffer.allocUnsafe(length);
    for (let at = 0; at < length; ) {
      const read = readSync(opened, bytes, at, length - at, start + at);
      if (read === 0) throw new Error(`${file} is cut short`);
      at += read;
    }
    return bytes;
  } finally {
    closeSync(opened);
  }
}
