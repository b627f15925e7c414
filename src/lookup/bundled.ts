import type { Http } from '../http/http.ts';
import { ProviderError } from '../model/errors.ts';
import type { Arrived, Candidates, Known } from '../model/lookup.ts';
import type { Ref, Source } from '../model/ref.ts';
import type { Provider, Raws } from '../providers/provider.ts';
import type { Origin } from './origin.ts';

/** A provider that comes with the program and needs no network. */
export interface Bundled {
  readonly label: string;
  readonly numberings: readonly Source[];
  load(): Promise<Provider>;
  /** Titles that are bundled as one franchise with one of these. */
  together(refs: readonly Ref[]): Promise<readonly Known[]>;
  /** The day to which its facts are complete, Unix time in ms. */
  readonly editionMs: number;
}

/** It, for who only wants to know what is bundled together: it answers for no title. */
export function membersOnly(origin: Origin): Origin {
  return { ...origin, async *titles() {}, async *search() {} };
}

export function bundledOrigin({ label, numberings, load, together, editionMs }: Bundled): Origin {
  return {
    label,
    local: true,
    numberings,
    together,
    async *titles(refs) {
      const provider = await load();
      yield* arrivedIn(await provider.download(refs, noNetwork(provider), { lookAhead: false }), provider, editionMs);
    },
    async *search(queries) {
      const provider = await load();
      const page = await provider.search(queries, noNetwork(provider), { lookAhead: false });
      const arrived = new Map(arrivedIn(page.raws, provider, editionMs).map((one) => [one.title.ref, one]));
      yield* queries.map((query, n): Candidates => {
        const found = (page.candidates[n] ?? []).flatMap((ref) => arrived.get(ref) ?? []);
        return { type: 'candidates', query, found, from: 'catalog' };
      });
    },
  };
}

function arrivedIn(raws: Raws, { name, decode }: Provider, fetchedAt: number): readonly Arrived[] {
  return [...raws.values()].map((raw) => ({
    type: 'title',
    title: decode(raw),
    from: 'catalog',
    provider: name,
    fetchedAt,
  }));
}

/** A way out that leads nowhere. */
const noNetwork = ({ name, label }: Provider): Http => ({
  url: '',
  fetch: () => Promise.reject(new ProviderError(name, 'request', `${label} has no network to ask`)),
});
