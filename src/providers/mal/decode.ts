import * as z from 'zod';
import { ProviderError } from '../../model/errors.ts';
import { present } from '../../model/present.ts';
import { largestId, refOf } from '../../model/ref.ts';
import { type Relation, relationTypeOf } from '../../model/relation.ts';
import type { Title } from '../../model/title.ts';
import {
  episodesIn,
  isUnknownRelation,
  meaningOf,
  nonEmpty,
  otherNames,
  runtimeIn,
  yearIn,
  yearOfDate,
} from '../facts.ts';
import { readTitle } from '../read.ts';
import { dateAt } from './dates.ts';
import { formatWords, minutesOf, ratingOf, seasonWords, statusWords } from './words.ts';

const text = z.string().nullish().catch(undefined);
const count = z.number().int().nonnegative().nullish().catch(undefined);
const id = z.number().int().positive().max(largestId);
const day = z.object({ year: count, month: count, day: count }).partial().nullish().catch(undefined);
const span = z
  .object({
    from: text,
    to: text,
    string: text,
    prop: z.object({ from: day, to: day, string: text }).partial().nullish().catch(undefined),
  })
  .partial()
  .nullish()
  .catch(undefined);
const entry = z.object({ mal_id: id, type: text, name: text, url: text });
const relation = z.object({ relation: text, entry: z.array(entry.nullable().catch(null)).nullish().catch(undefined) });

/**
 * A title as `/anime/{id}/full` and the search send it; only the id and a title must be there. Unknown words and wrong
 * types count as not known. The search sends no `relations`.
 */
const titleSchema = z.object({
  mal_id: id,
  url: text,
  title: text,
  title_english: text,
  title_japanese: text,
  titles: z
    .array(z.object({ type: text, title: text }).nullable().catch(null))
    .nullish()
    .catch(undefined),
  title_synonyms: z.array(z.string().nullable().catch(null)).nullish().catch(undefined),
  type: text,
  status: text,
  episodes: count,
  duration: text,
  rating: text,
  aired: span,
  published: span,
  season: text,
  year: count,
  members: count,
  relations: z.array(relation.nullable().catch(null)).nullish(),
});
type Raw = z.infer<typeof titleSchema>;

export function decode(raw: unknown): Title {
  const title = read(raw);
  const kind = title.url?.includes('/manga/') ? 'manga' : 'anime';
  const relations = title.relations?.flatMap(relationsOf);
  const rating = ratingOf(title.rating);
  return {
    ref: refOf('mal', title.mal_id, kind),
    ids: { mal: title.mal_id },
    kind,
    ...namesOf(title),
    ...datesOf(title),
    ...present({
      format: meaningOf(formatWords, title.type),
      status: meaningOf(statusWords, title.status),
      episodes: episodesIn(title.episodes),
      durationMinutes: runtimeIn(minutesOf(title.duration)),
      season: meaningOf(seasonWords, title.season),
      rating,
      adult: rating && rating === 'Rx',
      popularity: title.members || undefined,
      relations,
    }),
  };
}

export function unknownWords(raw: unknown): readonly string[] {
  const words = read(raw).relations?.flatMap((one) => (one?.entry?.length ? (one.relation ?? '') : []));
  return (words ?? []).filter(isUnknownRelation);
}

const read = (raw: unknown): Raw => readTitle(titleSchema, raw, { name: 'mal', label: 'MyAnimeList' });

/** A manga has no ref of its own number: `mal:2` is another title than `mal:manga/2`. */
function relationsOf(one: z.infer<typeof relation> | null): readonly Relation[] {
  const type = relationTypeOf(one?.relation ?? '');
  return (one?.entry ?? []).flatMap((to): readonly Relation[] => {
    if (!to) return [];
    const kind = to.type?.toLowerCase() === 'manga' || to.url?.includes('/manga/') ? 'manga' : 'anime';
    const title = nonEmpty(to.name);
    return [{ type, to: refOf('mal', to.mal_id, kind), ...(title && { title }) }];
  });
}

function namesOf(raw: Raw): Pick<Title, 'title' | 'english' | 'native' | 'synonyms'> {
  const listed = (raw.titles ?? []).flatMap((one) => one ?? []);
  const named = (type: string) => nonEmpty(listed.find((one) => one.type?.toLowerCase() === type)?.title);
  const english = named('english') ?? nonEmpty(raw.title_english);
  const native = named('japanese') ?? nonEmpty(raw.title_japanese);
  const title = named('default') ?? nonEmpty(raw.title) ?? english ?? native;
  if (!title) throw new ProviderError('mal', 'body', `MyAnimeList: sent title ${raw.mal_id} without a name`);
  const others = [...listed.map((one) => one.title), ...(raw.title_synonyms ?? [])];
  const synonyms = otherNames(others, [title, english, native]);
  return { title, ...present({ english, native }), ...((raw.titles || raw.title_synonyms) && { synonyms }) };
}

function datesOf({ aired, published, year }: Raw): Pick<Title, 'startDate' | 'endDate' | 'year'> {
  const span = aired ?? published;
  const startDate = dateAt('from', span);
  return present({ startDate, endDate: dateAt('to', span), year: yearOfDate(startDate) ?? yearIn(year) });
}
