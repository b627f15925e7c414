import * as z from 'zod';
import { ProviderError } from '../../model/errors.ts';
import { present } from '../../model/present.ts';
import { largestId, refOf } from '../../model/ref.ts';
import { type Relation, relationTypeOf } from '../../model/relation.ts';
import type { Title } from '../../model/title.ts';
import {
  dateOf,
  episodesIn,
  filledDateIn,
  isUnknownRelation,
  meaningOf,
  nonEmpty,
  otherNames,
  runtimeIn,
  yearIn,
  yearOfDate,
} from '../facts.ts';
import { readTitle } from '../read.ts';
import { idFrom } from '../rest.ts';
import { formatWords, ratingWords, seasonWords, statusWords } from './words.ts';

const text = z.string().nullish().catch(undefined);
const count = z.number().int().nonnegative().nullish().catch(undefined);
const id = z.number().int().positive().max(largestId);
/** GraphQL sends numbers as text. */
const otherId = z.unknown().transform(idFrom);
/** GraphQL gives one name, REST a list. */
const names = z
  .union([z.string(), z.array(z.string().nullable().catch(null))])
  .nullish()
  .catch(undefined);
/** GraphQL gives the parts that are known, REST `2014-01-01`. */
const date = z
  .union([z.string(), z.object({ year: count, month: count, day: count }).partial()])
  .nullish()
  .catch(undefined);

const nodeSchema = z.object({ name: text, year: count, kind: text }).partial();
const detailsSchema = z
  .object({
    myanimelist_id: otherId,
    name: text,
    russian: text,
    english: names,
    japanese: names,
    synonyms: names,
    kind: text,
    rating: text,
    status: text,
    episodes: count,
    duration: count,
    season: text,
    aired_on: date,
    released_on: date,
  })
  .partial();
const statedSchema = z.object({
  relation: z.string().catch(''),
  id,
  manga: z.boolean().optional().catch(undefined),
  name: text,
  kind: text,
});

/** A title as `rawsOf` puts it together: a node of a franchise, its entry in a list, and what it states. */
const titleSchema = z.object({
  id,
  node: nodeSchema.nullish().catch(undefined),
  details: detailsSchema.nullish().catch(undefined),
  relations: z.array(statedSchema.nullable().catch(null)).nullish(),
});
type Raw = z.infer<typeof titleSchema>;

export function decode(raw: unknown): Title {
  const title = read(raw);
  const { node, details, relations } = title;
  const rating = meaningOf(ratingWords, details?.rating);
  const startDate = dateFrom(details?.aired_on);
  return {
    ref: refOf('shikimori', title.id),
    // Its own numbers are MyAnimeList's only most of the time: it has to say so.
    ids: { shikimori: title.id, ...(details?.myanimelist_id && { mal: details.myanimelist_id }) },
    kind: 'anime',
    ...namesOf(title),
    ...present({
      format: meaningOf(formatWords, details?.kind) ?? meaningOf(formatWords, node?.kind),
      status: meaningOf(statusWords, details?.status),
      episodes: episodesIn(details?.episodes),
      durationMinutes: runtimeIn(details?.duration),
      startDate,
      endDate: dateFrom(details?.released_on),
      // A node has a `date` as well: of a title without one it is the time of asking.
      year: yearOfDate(startDate) ?? yearIn(node?.year),
      season: meaningOf(seasonWords, details?.season?.split('_')[0]),
      rating,
      adult: rating && rating === 'Rx',
    }),
    ...(relations && { relations: relations.flatMap((one) => (one ? [relationOf(one)] : [])) }),
  };
}

export function unknownWords(raw: unknown): readonly string[] {
  return (read(raw).relations ?? []).flatMap((one) => one?.relation ?? []).filter(isUnknownRelation);
}

const read = (raw: unknown): Raw => readTitle(titleSchema, raw, { name: 'shikimori', label: 'Shikimori' });

function relationOf(stated: z.infer<typeof statedSchema>): Relation {
  const title = nonEmpty(stated.name);
  const format = meaningOf(formatWords, stated.kind);
  return {
    type: relationTypeOf(stated.relation),
    to: refOf('shikimori', stated.id, stated.manga ? 'manga' : 'anime'),
    ...(title && { title }),
    ...(format && { format }),
  };
}

/** A node's name is in the reader's language: only a title without details is called by it. */
function namesOf({ id, node, details }: Raw): Pick<Title, 'title' | 'english' | 'native' | 'synonyms'> {
  const [english] = listOf(details?.english);
  const [native] = listOf(details?.japanese);
  const title = nonEmpty(details?.name) ?? nonEmpty(node?.name) ?? english ?? native;
  if (!title) throw new ProviderError('shikimori', 'body', `Shikimori: sent title ${id} without a name`);
  const others = [details?.russian, node?.name, ...listOf(details?.synonyms)];
  const synonyms = otherNames([...others, ...listOf(details?.english)], [title, english, native]);
  return { title, ...present({ english, native }), ...(synonyms.length > 0 && { synonyms }) };
}

type Names = z.infer<typeof names>;

function listOf(value: Names): readonly string[] {
  const all = typeof value === 'string' ? [value] : (value ?? []);
  return all.flatMap((one) => nonEmpty(one) ?? []);
}

function dateFrom(value: z.infer<typeof date>): string | undefined {
  return typeof value === 'string' ? filledDateIn(value) : dateOf(value?.year, value?.month, value?.day);
}
