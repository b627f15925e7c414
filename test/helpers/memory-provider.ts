import { type Ref, refOf, type Source } from '../../src/model/ref.ts';
import type { Title } from '../../src/model/title.ts';
import type { Provider, Raws } from '../../src/providers/provider.ts';

export interface MemoryOptions {
  readonly name?: string;
  /** By whose ids it can be asked. */
  readonly numberings?: Provider['numberings'];
  readonly batchSize?: number;
  readonly searchBatchSize?: number;
  /** False: it brings what was asked for and nothing else, look-ahead or not. */
  readonly looksAhead?: boolean;
  /** How many levels of neighbours one request can bring along. */
  readonly levels?: number;
  /** Whether it can be asked for titles without the names of their neighbours. */
  readonly terse?: true;
  /** The failure that a request meets, if any. `levels` is -1 where no names of neighbours are asked for. */
  readonly failing?: (asked: readonly string[], lookAhead: boolean, levels: number) => Error | undefined;
}

/** A source of titles that holds them in memory and makes one request of the way out for each batch, as others do. */
export function memoryProvider(
  titles: readonly Title[],
  {
    name = 'anilist',
    numberings = ['anilist', 'mal'],
    batchSize = 50,
    searchBatchSize = 10,
    looksAhead = true,
    levels: most,
    terse: canBeTerse,
    failing,
  }: MemoryOptions = {},
): Provider & { readonly asked: readonly (readonly string[])[] } {
  const asked: (readonly string[])[] = [];
  const byRef = new Map<Ref, Title>();
  for (const title of titles) {
    byRef.set(title.ref, title);
    for (const [source, id] of Object.entries(title.ids)) byRef.set(refOf(source as Source, id, title.kind), title);
  }

  function rawsOf(found: readonly Title[], lookAhead: boolean, levels = 1): Raws {
    const all = [found];
    for (let n = 0; lookAhead && looksAhead && n < levels; n++) {
      const last = new Set(all[0]);
      all.unshift([...last].flatMap(({ relations = [] }) => relations.flatMap(({ to }) => byRef.get(to) ?? [])));
    }
    return new Map(all.flat().map((title) => [title.ref, title]));
  }

  return {
    asked,
    name,
    label: name,
    url: 'https://memory.invalid',
    numberings,
    limits: [{ requests: 1, perMs: 1 }],
    batchSize,
    searchBatchSize,
    ...(most !== undefined && { levels: most }),
    ...(canBeTerse && { terse: canBeTerse }),
    async download(refs, http, { lookAhead, levels = 1, terse = false }) {
      asked.push(refs);
      await http.fetch(http.url);
      const error = failing?.(refs, lookAhead, terse ? -1 : levels);
      if (error) throw error;
      return rawsOf(
        refs.flatMap((ref) => byRef.get(ref) ?? []),
        lookAhead,
        levels,
      );
    },
    decode: (raw) => raw as Title,
    outline: (raw) => raw,
    async search(words, http, { lookAhead, levels = 1, besides = [] }) {
      asked.push(words);
      await http.fetch(http.url);
      const error = failing?.([...words, ...besides], lookAhead, levels);
      if (error) throw error;
      const candidates = words.map((one) => titles.filter(({ title }) => title.includes(one)));
      return {
        candidates: candidates.map((found) => found.map((title) => title.ref)),
        raws: new Map([
          ...rawsOf(
            candidates.flatMap((found) => found.slice(0, 1)),
            lookAhead,
            levels,
          ),
          ...rawsOf([...candidates.flat(), ...besides.flatMap((ref) => byRef.get(ref) ?? [])], lookAhead),
        ]),
      };
    },
  };
}
