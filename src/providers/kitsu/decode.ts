import * as z from 'zod';
import { ProviderError } from '../../model/errors.ts';
import { present } from '../../model/present.ts';
import type { Ids } from '../../model/ref.ts';
import { largestId, refOf } from '../../model/ref.ts';
import { type Relation, relationTypeOf } from '../../model/relation.ts';
import type { Title } from '../../model/title.ts';
import {
  episodesIn,
  filledDateIn,
  isUnknownRelation,
  meaningOf,
  nonEmpty,
  otherNames,
  runtimeIn,
  yearOfDate,
} from '../facts.ts';
import { readTitle } from '../read.ts';
import { idFrom } from '../rest.ts';
import { formatWords, ratingOf, siteOf, statusWords } from './words.ts';

const text = z.string().nullish().catch(undefined);
const count = z.number().int().nonnegative().nullish().catch(undefined);
const id = z.number().int().positive().max(largestId);
const type = z.enum(['anime', 'manga']);

const attributesSchema = z
  .object({
    canonicalTitle: text,
    /** By language and script: `en`, `en_jp` (Japanese in Latin letters), `ja_jp`. */
    titles: z.record(z.string(), text).nullish().catch(undefined),
    abbreviatedTitles: z.array(z.string().nullable().catch(null)).nullish().catch(undefined),
    subtype: text,
    status: text,
    episodeCount: count,
    episodeLength: count,
    startDate: text,
    endDate: text,
    ageRating: text,
    ageRatingGuide: text,
    nsfw: z.boolean().nullish().catch(undefined),
    userCount: count,
  })
  .partial();
const mappingSchema = z.object({ externalSite: text, externalId: z.unknown().transform(idFrom) }).partial();
const relationSchema = z.object({ role: text, type, id, title: text, subtype: text });

/** A title as `rawsOf` puts it together: its own resource, its mappings, and what it states. */
const titleSchema = z.object({
  id,
  type,
  attributes: attributesSchema,
  mappings: z.array(mappingSchema.nullable().catch(null)).nullish().catch(undefined),
  relations: z.array(relationSchema.nullable().catch(null)).nullish(),
});
type Raw = z.infer<typeof titleSchema>;

export function decode(raw: unknown): Title {
  const title = read(raw);
  const { attributes, relations } = title;
  const startDate = filledDateIn(attributes.startDate);
  const rating = ratingOf(attributes.ageRating, attributes.ageRatingGuide);
  const kind = kindOf(title.type);
  return {
    ref: refOf('kitsu', title.id, kind),
    ids: idsOf(title),
    kind,
    ...namesOf(title),
    ...present({
      format: meaningOf(formatWords, attributes.subtype),
      status: meaningOf(statusWords, attributes.status),
      episodes: episodesIn(attributes.episodeCount),
      durationMinutes: runtimeIn(attributes.episodeLength),
      startDate,
      endDate: filledDateIn(attributes.endDate),
      year: yearOfDate(startDate),
      rating,
      adult: rating === 'Rx' ? true : (attributes.nsfw ?? undefined),
      popularity: attributes.userCount || undefined,
    }),
    ...(relations && { relations: relations.flatMap((one) => (one ? [relationOf(one)] : [])) }),
  };
}

export function unknownWords(raw: unknown): readonly string[] {
  const relations = read(raw).relations ?? [];
  return relations.flatMap((one) => (one ? (one.role ?? '') : [])).filter(isUnknownRelation);
}

const read = (raw: unknown): Raw => readTitle(titleSchema, raw, { name: 'kitsu', label: 'Kitsu' });

const kindOf = (type: Raw['type']) => (type === 'manga' ? 'manga' : 'anime');

/** One id a numbering: a title that stands for several of another's is none of them. */
function idsOf({ id, type, mappings }: Raw): Ids {
  const idAt = (source: keyof typeof siteOf) => {
    const site = `${siteOf[source]}/${type}`;
    const all = new Set(mappings?.flatMap((one) => (one?.externalSite === site ? (one.externalId ?? []) : [])));
    return all.size === 1 ? [...all][0] : undefined;
  };
  return { kitsu: id, ...present({ mal: idAt('mal'), anilist: idAt('anilist') }) };
}

function relationOf({ role, type, id, title, subtype }: z.infer<typeof relationSchema>): Relation {
  const name = nonEmpty(title);
  const format = meaningOf(formatWords, subtype);
  return {
    type: relationTypeOf(role ?? ''),
    to: refOf('kitsu', id, kindOf(type)),
    ...(name && { title: name }),
    ...(format && { format }),
  };
}

function namesOf({ id, attributes }: Raw): Pick<Title, 'title' | 'english' | 'native' | 'synonyms'> {
  const { canonicalTitle, titles, abbreviatedTitles } = attributes;
  const named = (...languages: readonly string[]) =>
    languages.map((one) => nonEmpty(titles?.[one])).find((name) => name !== undefined);
  const english = named('en', 'en_us');
  const native = named('ja_jp', 'zh_cn', 'ko_kr');
  const title = named('en_jp', 'en_cn', 'en_kr') ?? nonEmpty(canonicalTitle) ?? english ?? native;
  if (!title) throw new ProviderError('kitsu', 'body', `Kitsu: sent title ${id} without a name`);
  const others = [canonicalTitle, ...Object.values(titles ?? {}), ...(abbreviatedTitles ?? [])];
  return { title, ...present({ english, native }), synonyms: otherNames(others, [title, english, native]) };
}
