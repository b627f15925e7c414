import { ProviderError } from '../../model/errors.ts';
import { type Format, formats } from '../../model/format.ts';
import { present } from '../../model/present.ts';
import { refOf } from '../../model/ref.ts';
import { type Relation, relationTypeOf } from '../../model/relation.ts';
import { type Status, statuses, type Title } from '../../model/title.ts';
import { dateOf, episodesIn, nonEmpty, runtimeIn, yearIn } from '../facts.ts';
import { type RawDate, type RawEdge, type RawOutline, readMedia } from './media.ts';

const seasons = ['WINTER', 'SPRING', 'SUMMER', 'FALL'] as const;

export function decode(raw: unknown): Title {
  const media = readMedia(raw);
  const kind = kindOf(media.type);
  const title = titleOf(media);
  if (!title) throw new ProviderError('anilist', 'body', `AniList: sent title ${media.id} without a name`);
  return {
    ref: refOf('anilist', media.id, kind),
    ids: { anilist: media.id, ...(media.idMal && { mal: media.idMal }) },
    kind,
    title,
    ...present({
      english: nonEmpty(media.title.english),
      native: nonEmpty(media.title.native),
      format: formatOf(media.format),
      status: statuses.find((status): status is Status => status === media.status),
      episodes: episodesIn(media.episodes),
      durationMinutes: runtimeIn(media.duration),
      startDate: fuzzyDate(media.startDate),
      endDate: fuzzyDate(media.endDate),
      year: yearIn(media.startDate?.year) ?? yearIn(media.seasonYear),
      season: seasons.find((season) => season === media.season),
      adult: media.isAdult,
      popularity: media.popularity || undefined,
    }),
    ...(media.synonyms && { synonyms: media.synonyms.flatMap((one) => nonEmpty(one) ?? []) }),
    ...(media.edges && { relations: media.edges.map(relationOf) }),
  };
}

/** AniList's own words are RelationType version 2: ADAPTATION, SOURCE, COMPILATION, CONTAINS among them. */
function relationOf({ node, relationType }: RawEdge): Relation {
  const title = titleOf(node);
  const format = formatOf(node.format);
  return {
    type: relationTypeOf(relationType ?? ''),
    to: refOf('anilist', node.id, kindOf(node.type)),
    ...(title && { title }),
    ...(format && { format }),
    ...(node.idMal && { ids: { anilist: node.id, mal: node.idMal } }),
  };
}

const kindOf = (type: string | undefined) => (type === 'MANGA' ? 'manga' : 'anime');

function titleOf({ title }: RawOutline): string | undefined {
  return nonEmpty(title.romaji) ?? nonEmpty(title.english) ?? nonEmpty(title.native);
}

function formatOf(word: string | undefined): Format | undefined {
  return formats.find((format) => format === word);
}

const fuzzyDate = (date: RawDate | undefined) => dateOf(date?.year, date?.month, date?.day);
