import { type Kind, kindOf, type Ref } from '../model/ref.ts';
import type { Title } from '../model/title.ts';

/** Looking further than this, everything is related to everything. */
const mostVisited = 300;

/** The titles that a title is tied to by what is known of relations, itself included. Guests of another franchise do not count. */
export function kinOf(title: Title, known: (ref: Ref) => Title | undefined): ReadonlySet<Ref> {
  const kin = new Set<Ref>([title.ref]);
  for (const ref of kin) {
    if (kin.size > mostVisited) break;
    const relations = (ref === title.ref ? (known(ref) ?? title) : known(ref))?.relations ?? [];
    for (const { type, to } of relations) if (type !== 'CHARACTER' && isKinKind(kindOf(to))) kin.add(to);
  }
  return kin;
}

const isKinKind = (kind: Kind): boolean => kind !== 'manga' && kind !== 'series';
