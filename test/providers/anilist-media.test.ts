import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import * as z from 'zod';
import { largestId } from '../../src/model/ref.ts';
import { readMedia } from '../../src/providers/anilist/media.ts';

/** What is read of a media, said once more by a schema: the reader that every start uses is to let through the same. */
const text = z.string().nullish().catch(undefined);
const count = z.number().int().nonnegative().nullish().catch(undefined);
const id = z.number().int().positive().max(largestId);
const date = z.object({ year: count, month: count, day: count }).partial().nullish().catch(undefined);
const names = z.object({ romaji: text, english: text, native: text }).partial().nullish();
const outline = z.object({ id, idMal: id.nullish().catch(undefined), type: text, format: text, title: names });
const edge = z.object({ relationType: text, node: outline.nullish().catch(undefined) });
const schema = outline.extend({
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
  relations: z.object({ edges: z.array(edge.nullable().catch(null)).nullish() }).nullish(),
});

const whole = {
  ...{ id: 16498, idMal: 16498, type: 'ANIME', format: 'TV', status: 'FINISHED', season: 'SPRING', seasonYear: 2013 },
  title: { romaji: 'Shingeki no Kyojin', english: 'Attack on Titan', native: '進撃の巨人' },
  ...{ synonyms: ['AoT', null], episodes: 25, duration: 24, isAdult: false, popularity: 700_000 },
  ...{ startDate: { year: 2013, month: 4, day: 7 }, endDate: { year: 2013, month: null, day: null } },
  relations: {
    edges: [
      {
        relationType: 'SEQUEL',
        node: { id: 20958, idMal: null, type: 'ANIME', format: 'TV', title: { romaji: 'S2' } },
      },
      { relationType: 'SOURCE', node: { id: 53390, type: 'MANGA', format: 'MANGA', title: { romaji: 'M' } } },
      null,
    ],
  },
};

/** Every place in a value, as the keys that lead to it. */
function placesIn(value: unknown): readonly (readonly (string | number)[])[] {
  if (typeof value !== 'object' || value === null) return [[]];
  const inner = Object.entries(value).flatMap(([key, one]) =>
    placesIn(one).map((place) => [Array.isArray(value) ? Number(key) : key, ...place]),
  );
  return [[], ...inner];
}

function withJunk(value: unknown, [key, ...rest]: readonly (string | number)[], junk: unknown): unknown {
  if (key === undefined) return junk;
  const copy = (Array.isArray(value) ? [...value] : { ...(value as object) }) as Record<string | number, unknown>;
  copy[key] = withJunk(copy[key], rest, junk);
  return copy;
}

/** As the reader answers it: what is null or of a wrong type is undefined, and edges without another end are none. */
function bySchema(raw: unknown): unknown {
  const parsed = schema.safeParse(raw);
  if (!parsed.success) return 'refused';
  const { relations, synonyms, startDate, endDate, ...media } = parsed.data;
  const known = (value: unknown) => value ?? undefined;
  const dated = (one: typeof startDate) =>
    one && { year: known(one.year), month: known(one.month), day: known(one.day) };
  const who = (one: z.infer<typeof outline>) => ({
    ...{ id: one.id, idMal: known(one.idMal), type: known(one.type), format: known(one.format) },
    title: {
      ...{ romaji: known(one.title?.romaji), english: known(one.title?.english), native: known(one.title?.native) },
    },
  });
  return {
    ...Object.fromEntries(Object.entries(media).map(([key, value]) => [key, known(value)])),
    ...who(parsed.data),
    synonyms: synonyms?.filter((one) => one !== null),
    startDate: known(dated(startDate)),
    endDate: known(dated(endDate)),
    edges: relations?.edges?.flatMap((one) =>
      one?.node ? [{ relationType: known(one.relationType), node: who(one.node) }] : [],
    ),
  };
}

function byReader(raw: unknown): unknown {
  try {
    return readMedia(raw);
  } catch {
    return 'refused';
  }
}

describe('a media of AniList', () => {
  it('is read as a schema reads it, whatever stands in any place', () => {
    const junk = fc.oneof(
      fc.jsonValue({ maxDepth: 1 }),
      fc.constantFrom(undefined, 0, -1, 1.5, 1e9, 2 ** 53, true, '', [], {}, [null], ['x'], [1], { id: 1 }),
    );
    expect(byReader(whole)).toEqual(bySchema(whole));
    fc.assert(
      fc.property(fc.constantFrom(...placesIn(whole)), junk, (place, value) => {
        const raw = withJunk(whole, place, value);
        expect(byReader(raw)).toEqual(bySchema(raw));
      }),
      { numRuns: 500 },
    );
  });

  it('says which place is of another form', () => {
    const said = (raw: unknown) => {
      try {
        return readMedia(raw);
      } catch (error) {
        return (error as Error).message;
      }
    };
    const begin = 'AniList: sent title 1 in a form that cannot be read';
    expect(said({ id: 1, title: 7 })).toBe(`${begin} (title: Invalid input: expected object, received 7)`);
    expect(said({ id: 1, relations: [] })).toBe(`${begin} (relations: Invalid input: expected object, received array)`);
    expect(said({ id: 1, relations: { edges: 'x' } })).toBe(
      `${begin} (relations.edges: Invalid input: expected array, received string)`,
    );
    expect(said({ id: 'x' })).toBe(
      'AniList: sent title x in a form that cannot be read (id: Invalid input: expected number, received string)',
    );
  });
});
