import * as z from 'zod';
import { ProviderError } from '../../model/errors.ts';
import { type Format, formats } from '../../model/format.ts';
import { present } from '../../model/present.ts';
import { largestId, refOf } from '../../model/ref.ts';
import { type Relation, relationTypeOf } from '../../model/relation.ts';
import { type Status, statuses, type Title } from '../../model/title.ts';
import { dateOf, episodesIn, nonEmpty, runtimeIn, yearIn } from '../facts.ts';
import { readTitle } from '../read.ts';

const text = z.string().nullish().catch(undefined);
const count = z.number().int().nonnegative().nullish().catch(undefined);
const id = z.number().int().positive().max(largestId);
const date = z.object({ year: count, month: count, day: count }).partial().nullish().catch(undefined);
const titles = z.object({ romaji: text, english: text, native: text }).partial().nullish();

const outlineSchema = z.object({ id, idMal: id.nullish().catch(undefined), type: text, format: text, title: titles });
const edgeSchema = z.object({ relationType: text, node: outlineSchema.nullish().catch(undefined) });

/** A media as AniList sends it; only the id and a title must be there. Unknown words and wrong types count as not known. */
const mediaSchema = outlineSchema.extend({
  status: text,
  synonyms: z.array(z.string().nullable()).nullish().catch(undefined),
  episodes: count,
  duration: count,
  startDate: date,
  endDate: date,
  season: text,
  seasonYear: count,
  isAdult: z.boolean().nullish().catch(undefined),
  popularity: count,
  relations: z.object({ edges: z.array(edgeSchema.nullable().catch(null)).nullish() }).nullish(),
});
type RawMedia = z.infer<typeof mediaSchema>;

const seasons = ['WINTER', 'SPRING', 'SUMMER', 'FALL'] as const;

export function decode(raw: unknown): Title {
  const media = readTitle(mediaSchema, raw, { name: 'anilist', label: 'AniList' });
  const kind = kindOf(media.type);
  const title = titleOf(media);
  if (!title) throw new ProviderError('anilist', 'body', `AniList: sent title ${media.id} without a name`);
  const relations = media.relations?.edges?.flatMap((edge) => relationOf(edge));
  return {
    ref: refOf('anilist', media.id, kind),
    ids: { anilist: media.id, ...(media.idMal && { mal: media.idMal }) },
    kind,
    title,
    ...present({
      english: nonEmpty(media.title?.english),
      native: nonEmpty(media.title?.native),
      format: formatOf(media.format),
      status: statuses.find((status): status is Status => status === media.status),
      episodes: episodesIn(media.episodes),
      durationMinutes: runtimeIn(media.duration),
      startDate: fuzzyDate(media.startDate),
      endDate: fuzzyDate(media.endDate),
      year: yearIn(media.startDate?.year) ?? yearIn(media.seasonYear),
      season: seasons.find((season) => season === media.season),
      adult: media.isAdult ?? undefined,
      popularity: media.popularity || undefined,
    }),
    ...(media.synonyms && { synonyms: media.synonyms.flatMap((one) => nonEmpty(one) ?? []) }),
    ...(relations && { relations }),
  };
}

/** AniList's own words are RelationType version 2: ADAPTATION, SOURCE, COMPILATION, CONTAINS among them. */
function relationOf(edge: z.infer<typeof edgeSchema> | null): readonly Relation[] {
  if (!edge?.node) return [];
  const { node, relationType } = edge;
  const title = titleOf(node);
  const format = formatOf(node.format);
  return [
    {
      type: relationTypeOf(relationType ?? ''),
      to: refOf('anilist', node.id, kindOf(node.type)),
      ...(title && { title }),
      ...(format && { format }),
      ...(node.idMal && { ids: { anilist: node.id, mal: node.idMal } }),
    },
  ];
}

const kindOf = (type: string | null | undefined) => (type === 'MANGA' ? 'manga' : 'anime');

function titleOf({ title }: Pick<RawMedia, 'title'>): string | undefined {
  return nonEmpty(title?.romaji) ?? nonEmpty(title?.english) ?? nonEmpty(title?.native);
}

function formatOf(word: string | null | undefined): Format | undefined {
  return formats.find((format) => format === word);
}

const fuzzyDate = (date: RawMedia['startDate']) => dateOf(date?.year, date?.month, date?.day);
