import type { Edge, Member } from '../model/franchise.ts';
import { kindOf, type Ref } from '../model/ref.ts';

/** An answer's members and what ties them. */
interface Tied {
  readonly members: readonly Member[];
  readonly edges: readonly Edge[];
}

const isCollection = (ref: Ref): boolean => kindOf(ref) === 'collection';

/** Films tied to each other where what was walked had a collection between them: it is no title itself. */
export function withoutCollections({ members, edges }: Tied): Tied {
  if (!members.some(({ title }) => isCollection(title.ref))) return { members, edges };
  const ways = new Map(members.map((one) => [one.title.ref, one.via?.ref]));
  const films = members.filter(({ title }) => !isCollection(title.ref));
  const [first] = films;
  return {
    members: films.map((film) => {
      if (!film.via || !isCollection(film.via.ref)) return film;
      const ref = ways.get(film.via.ref) ?? first?.title.ref;
      const { via: _, ...root } = film;
      return ref === undefined || ref === film.title.ref ? root : { ...film, via: { ref, type: 'COLLECTION' } };
    }),
    edges: [...edges.filter(({ from, to }) => !isCollection(from) && !isCollection(to)), ...tiesIn(edges)],
  };
}

/** Every two films of a collection are tied, either way. */
function tiesIn(edges: readonly Edge[]): readonly Edge[] {
  const parts = new Map<Ref, { readonly films: Set<Ref>; readonly by: Set<string> }>();
  for (const { from, to, by } of edges) {
    const [collection, film] = isCollection(from) ? [from, to] : [to, from];
    if (!isCollection(collection)) continue;
    const known = parts.get(collection) ?? { films: new Set(), by: new Set() };
    parts.set(collection, known);
    known.films.add(film);
    for (const one of by) known.by.add(one);
  }
  return [...parts.values()].flatMap(({ films, by }) =>
    [...films].flatMap((from) =>
      [...films].flatMap((to): readonly Edge[] =>
        from === to ? [] : [{ from, to, type: 'COLLECTION', stated: true, by: [...by].sort() }],
      ),
    ),
  );
}
