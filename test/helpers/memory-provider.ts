import type { Media } from '../../src/model/media.ts';
import { type Ref, refOf, type Source } from '../../src/model/ref.ts';
import type { Provider, Raws } from '../../src/providers/provider.ts';

export interface MemoryOptions {
  readonly name?: string;
  /** By whose ids it can be asked. */
  readonly numberings?: readonly Source[];
  readonly batchSize?: number;
  readonly searchBatchSize?: number;
  /** False: it brings what was asked for and nothing else, look-ahead or not. */
  readonly looksAhead?: boolean;
  /** The failure that a request meets, if any. */
  readonly failing?: (asked: readonly string[], lookAhead: boolean) => Error | undefined;
}

/** A source of titles that holds them in memory and makes one request of the way out for each batch, as others do. */
export function memoryProvider(
  titles: readonly Media[],
  {
    name = 'anilist',
    numberings = ['anilist', 'mal'],
    batchSize = 50,
    searchBatchSize = 10,
    looksAhead = true,
    failing,
  }: MemoryOptions = {},
): Provider & { readonly asked: readonly (readonly string[])[] } {
  const asked: (readonly string[])[] = [];
  const byRef = new Map<Ref, Media>();
  for (const media of titles) {
    byRef.set(media.ref, media);
    for (const [source, id] of Object.entries(media.ids)) byRef.set(refOf(source as Source, id, media.kind), media);
  }

  function rawsOf(found: readonly Media[], lookAhead: boolean): Raws {
    const near =
      lookAhead && looksAhead
        ? found.flatMap(({ relations = [] }) => relations.flatMap(({ to }) => byRef.get(to) ?? []))
        : [];
    return new Map([...near, ...found].map((media) => [media.ref, media]));
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
    async download(refs, http, { lookAhead }) {
      asked.push(refs);
      await http.fetch(http.url);
      const error = failing?.(refs, lookAhead);
      if (error) throw error;
      return rawsOf(
        refs.flatMap((ref) => byRef.get(ref) ?? []),
        lookAhead,
      );
    },
    decode: (raw) => raw as Media,
    outline: (raw) => raw,
    async search(words, http, { lookAhead }) {
      asked.push(words);
      await http.fetch(http.url);
      const error = failing?.(words, lookAhead);
      if (error) throw error;
      const candidates = words.map((one) => titles.filter(({ title }) => title.includes(one)));
      return {
        candidates: candidates.map((found) => found.map((media) => media.ref)),
        raws: rawsOf(candidates.flat(), lookAhead),
      };
    },
  };
}
