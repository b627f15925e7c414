import * as z from 'zod';
import type { FilmFacts } from '../../model/film.ts';
import { present } from '../../model/present.ts';
import { dateOf, nonEmpty } from '../facts.ts';

const text = z.string().nullish().catch(undefined);
const listOf = <T extends z.ZodType>(one: T) => z.array(one.nullable().catch(null)).nullish().catch(undefined);

const releaseSchema = z.object({
  certification: text,
  release_date: text,
  type: z.number().nullish().catch(undefined),
});

/** The release dates of a film, by country. */
export const releasesSchema = z
  .object({ results: listOf(z.object({ iso_3166_1: text, release_dates: listOf(releaseSchema) })) })
  .nullish()
  .catch(undefined);

/** What a kind of release is numbered by: https://developer.themoviedb.org/reference/movie-release-dates */
const [premiere, limited, cinema, digital, physical] = [1, 2, 3, 4, 5];

/** As precise as TMDB can be believed: who knows the year alone writes 1 January. */
export function releaseDate(date: string | null | undefined): string | undefined {
  const [, year, month, day] = /^(\d{4})-(\d{2})-(\d{2})/.exec(date?.trim() ?? '') ?? [];
  if (month === '01' && day === '01') return dateOf(Number(year), undefined, undefined);
  return dateOf(Number(year), Number(month), Number(day));
}

/** When it came out, in which way, anywhere first; and how old one must be in the United States. */
export function releasesOf(
  releases: z.infer<typeof releasesSchema>,
): Pick<FilmFacts, 'inCinemas' | 'digital' | 'physical' | 'certification'> {
  const all = (releases?.results ?? []).flatMap((country) =>
    (country?.release_dates ?? []).flatMap((one) => (one ? [{ ...one, country: country?.iso_3166_1 }] : [])),
  );
  const first = (...types: readonly (number | undefined)[]) => {
    const dates = all.flatMap(({ type, release_date }) => (types.includes(type ?? 0) ? (release_date ?? []) : []));
    return releaseDate(dates.filter((date) => /^\d{4}-\d{2}-\d{2}/.test(date)).sort()[0]);
  };
  return present({
    inCinemas: first(cinema) ?? first(limited) ?? first(premiere),
    digital: first(digital),
    physical: first(physical),
    certification: all
      .filter(({ country }) => country === 'US')
      .map(({ certification }) => nonEmpty(certification))
      .find((one) => one !== undefined),
  });
}
