import { type Kind, kindOf, type Ref } from '../model/ref.ts';
import type { RelationType } from '../model/relation.ts';
import type { Title } from '../model/title.ts';
import type { Sequels } from './chain.ts';

/** The titles of a franchise, nearest to the first one first, and those of them that nothing is known of yet. */
export interface Family {
  readonly titles: readonly Title[];
  readonly open: readonly Ref[];
}

/** Who looks further than this finds another franchise. */
const mostTitles = 150;

const followed: readonly Kind[] = ['anime', 'movie', 'collection'];
const apart: readonly RelationType[] = ['CHARACTER', 'OTHER'];

/** All that a title is tied to by relations within a franchise, as far as it is known. A collection ties its films and is none. */
export function familyOf(first: Title, { title: known }: Sequels): Family {
  const titles: Title[] = [];
  const open: Ref[] = [];
  const reached = new Set<Ref>([first.ref]);
  for (const ref of reached) {
    const title = known(ref);
    if (!title?.relations) open.push(ref);
    const one = title ?? (ref === first.ref ? first : undefined);
    if (one && kindOf(ref) !== 'collection') titles.push(one);
    if (titles.length >= mostTitles) return { titles, open: [] };
    for (const { type, to } of one?.relations ?? [])
      if (!apart.includes(type) && followed.includes(kindOf(to))) reached.add(to);
  }
  return { titles, open };
}
