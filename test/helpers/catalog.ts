import type { Franchise } from '../../src/model/franchise.ts';
import type { Ref } from '../../src/model/ref.ts';
import type { Title } from '../../src/model/title.ts';
import { catalog } from '../../src/providers/catalog/catalog.ts';
import { franchises } from '../../src/providers/catalog/franchises/all.ts';
import { entryRef } from '../../src/providers/catalog/ids.ts';
import { noHttp } from '../providers/catalog-http.ts';
import { franchiseOf } from './franchise.ts';

/** A franchise of the bundled catalogue, by the name that it has there. */
export async function bundled(name: string): Promise<Franchise> {
  const found = franchises.find((one) => one.name === name);
  if (!found) throw new Error(`the catalogue has no ${name}`);
  const refs = found.entries.map(({ anilist }): Ref => entryRef(anilist));
  const raws = await catalog.download(refs, noHttp, { lookAhead: false });
  const titles: readonly Title[] = refs.map((ref) => catalog.decode(raws.get(ref)));
  const edges = titles.flatMap(({ ref, relations = [] }) =>
    relations
      .filter(({ to }) => refs.includes(to))
      .map(({ to, type, stated = true }) => ({ from: ref, to, type, stated, by: ['catalog'] })),
  );
  return franchiseOf(titles, edges, { query: name });
}
