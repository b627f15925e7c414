import { type Ref, refOf, sourceOf } from '../../model/ref.ts';
import type { Title } from '../../model/title.ts';
import { catalog } from '../../providers/catalog/catalog.ts';
import { type GeneratedGraph, generateGraph } from '../graph.ts';

/** What the simulated AniList has beside the catalogue: the same made-up titles every time. */
export const madeUp = (): GeneratedGraph => generateGraph({ seed: 20_260_731, titles: 4_000, sizes: [500, 250] });

/** The bundled catalogue and the made-up titles. */
export async function simulatedTitles(): Promise<readonly Title[]> {
  return [...(await catalogTitles()), ...madeUp().titles];
}

/** Every title of the bundled catalogue. */
async function catalogTitles(): Promise<readonly Title[]> {
  const all = await catalogFranchises();
  const raws = await catalog.download(
    all.flatMap(({ members }) => members),
    { url: '', fetch: () => Promise.reject(new Error('the catalogue asks nobody')) },
    { lookAhead: false },
  );
  return [...raws.values()].map(catalog.decode).map(withoutOthers);
}

/** AniList has no relation to what it counts in with another title. */
const withoutOthers = (title: Title): Title => ({
  ...title,
  ...(title.relations && { relations: title.relations.filter(({ to }) => sourceOf(to) === 'anilist') }),
});

/** The catalogue's franchises by name, as refs in the order of their release. */
export async function catalogFranchises(): Promise<
  readonly { readonly name: string; readonly members: readonly Ref[] }[]
> {
  const { openFacts } = await import('../../providers/catalog/facts.ts');
  return openFacts()
    .franchises()
    .map(({ name, entries }) => ({
      name,
      members: entries.flatMap(({ anilist }) => (anilist > 0 ? refOf('anilist', anilist) : [])),
    }));
}
