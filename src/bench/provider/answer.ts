import { formats } from '../../model/format.ts';
import { kindOf, numberOf, type Ref } from '../../model/ref.ts';
import type { Relation } from '../../model/relation.ts';
import type { Title } from '../../model/title.ts';

/** A title as the schema's resolvers read it. Made only as deep as it is asked for. */
export function answerOf(media: Title, byRef: ReadonlyMap<Ref, Title>): unknown {
  const { ref, ids, kind, title, english = null, native = null, format, adult = false } = media;
  return {
    id: numberOf(ref),
    idMal: ids.mal ?? null,
    type: kind.toUpperCase(),
    format: formats.some((one) => one === format) && format !== 'CM' && format !== 'PV' ? format : null,
    status: media.status ?? null,
    title: { romaji: title, english, native },
    synonyms: media.synonyms ?? [],
    episodes: media.episodes ?? null,
    duration: media.durationMinutes ?? null,
    startDate: dateOf(media.startDate),
    endDate: dateOf(media.endDate),
    season: media.season ?? null,
    seasonYear: media.year ?? null,
    isAdult: adult,
    popularity: media.popularity ?? null,
    // What is to come has no picture yet.
    coverImage: () => ({ medium: media.status === 'NOT_YET_RELEASED' ? null : coverOf(numberOf(ref)) }),
    relations: () => media.relations && { edges: media.relations.map((relation) => edgeOf(relation, byRef)) },
  };
}

const coverOf = (id: number): string => `https://s4.anilist.co/file/anilistcdn/media/anime/cover/small/b${id}.jpg`;

/** What a relation names and nobody has is there all the same, under the name that it has in the relation. */
function edgeOf(relation: Relation, byRef: ReadonlyMap<Ref, Title>): unknown {
  const { type, to, title = `Title ${numberOf(to)}`, format } = relation;
  const known = byRef.get(to) ?? { ref: to, ids: {}, kind: kindOf(to), title, ...(format && { format }) };
  return {
    relationType: ({ version = 1 }: { version?: number }) => (version >= 2 ? type : (olderWords[type] ?? type)),
    node: () => answerOf(known, byRef),
  };
}

/** Words that version 1 of the enum lacks. */
const olderWords: Readonly<Record<string, string>> = { SOURCE: 'ADAPTATION', COMPILATION: 'OTHER', CONTAINS: 'OTHER' };

function dateOf(date: string | undefined): unknown {
  const [year = null, month = null, day = null] = (date ?? '').split('-').map((part) => Number(part) || null);
  return { year, month, day };
}
