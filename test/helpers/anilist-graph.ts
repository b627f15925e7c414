import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import {
  buildSchema,
  type DocumentNode,
  execute,
  GraphQLError,
  Kind,
  parse,
  type SelectionSetNode,
  validate,
} from 'graphql';
import { formats, type Media } from '../../src/model/media.ts';
import { idOf, kindOf, type Ref } from '../../src/model/ref.ts';
import type { Relation } from '../../src/model/relation.ts';

/** AniList's GraphQL over given titles: what it answers, what it refuses and with which words. No network here. */

const schema = buildSchema(readFileSync(join(import.meta.dirname, 'anilist.graphql'), 'utf8'));
const maxCost = 500;
const mostPerPage = 50;

/** What one request asked for. */
export interface Question {
  readonly ids: readonly number[];
  readonly searches: readonly string[];
  /** As AniList counts it. */
  readonly cost: number;
}

export interface GraphAnswer extends Question {
  readonly status: number;
  readonly body: unknown;
  /** Why the request was refused. */
  readonly refusal?: string;
}

/** Answers one request's body. A title that a relation names and that is not among `titles` is a dead id. */
export function anilistGraph(
  titles: readonly Media[],
  users: Readonly<Record<string, readonly Ref[] | 'private'>> = {},
): (body: string) => Promise<GraphAnswer> {
  const find = finderOf(titles);
  return async (body) => {
    const ids: number[] = [];
    const searches: string[] = [];
    const refused = (status: number, message: string, cost = 0): GraphAnswer => {
      return { status, body: errorBody(message, status), refusal: message, ids, searches, cost };
    };
    const request = requestOf(body);
    if (!request) return refused(400, 'Syntax Error');
    const [invalid] = validate(schema, request.document);
    if (invalid) return refused(400, invalid.message);
    const cost = costOf(request.document);
    if (cost > maxCost) return refused(400, `Max query complexity should be ${maxCost} but got ${cost}.`, cost);
    const Page = ({ page = 1, perPage = mostPerPage }: { page?: number; perPage?: number }) => ({
      pageInfo: { total: 5000, perPage, currentPage: page, lastPage: 100, hasNextPage: false },
      media(filter: Filter) {
        if (Object.values(filter).includes(null)) throw new GraphQLError('Internal Server Error');
        ids.push(...(filter.id_in ?? filter.idMal_in ?? []));
        if (filter.search !== undefined) searches.push(filter.search);
        const size = Math.min(perPage, mostPerPage);
        return find(filter).slice((page - 1) * size, page * size);
      },
    });
    const MediaListCollection = ({ userName = '', chunk = 1, perChunk = 500 }: ListQuestion) => {
      const listed = users[userName];
      if (!Array.isArray(listed)) throw new GraphQLError(listed === 'private' ? 'Private User' : 'User not found');
      const size = Math.min(perChunk, 500);
      const entries = find({ id_in: listed.slice((chunk - 1) * size, chunk * size).map(idOf) });
      const group = { name: 'Completed', entries: entries.map((media, id) => ({ id, media })) };
      // What is on a custom list comes twice.
      const custom = { name: 'Favourites', entries: group.entries.slice(0, 1) };
      return { lists: [group, custom], hasNextChunk: chunk * size < listed.length };
    };
    const { data, errors } = await execute({
      schema,
      document: request.document,
      rootValue: { Page, MediaListCollection },
      variableValues: request.variables,
    });
    const [error] = errors ?? [];
    if (error) return refused(statusOf(error.message), error.message, cost);
    return { status: 200, body: { data }, ids, searches, cost };
  };
}

interface ListQuestion {
  readonly userName?: string;
  readonly chunk?: number;
  readonly perChunk?: number;
}

function statusOf(message: string): number {
  if (message === 'Internal Server Error') return 500;
  return /User/.test(message) ? 404 : 400;
}

/** An error in AniList's form. */
export function errorBody(message: string, status: number): unknown {
  return { data: null, errors: [{ message, status, locations: [{ line: 1, column: 1 }] }] };
}

/** One a field, containers included, lists not multiplied. */
export function costOf(document: DocumentNode): number {
  const fragments = new Map(
    document.definitions.flatMap((one) => (one.kind === Kind.FRAGMENT_DEFINITION ? [[one.name.value, one]] : [])),
  );
  const cost = (set: SelectionSetNode | undefined): number =>
    (set?.selections ?? []).reduce((sum, one) => {
      if (one.kind === Kind.FIELD) return sum + 1 + cost(one.selectionSet);
      const part = one.kind === Kind.INLINE_FRAGMENT ? one : fragments.get(one.name.value);
      return sum + cost(part?.selectionSet);
    }, 0);
  const operations = document.definitions.filter((one) => one.kind === Kind.OPERATION_DEFINITION);
  return Math.max(0, ...operations.map((one) => cost(one.selectionSet)));
}

function requestOf(body: string): { document: DocumentNode; variables: Record<string, unknown> } | undefined {
  try {
    const { query, variables = {} } = JSON.parse(body);
    return { document: parse(query), variables };
  } catch {
    return undefined;
  }
}

interface Filter {
  readonly id?: number;
  readonly idMal?: number;
  readonly id_in?: readonly number[];
  readonly idMal_in?: readonly number[];
  readonly search?: string;
  readonly type?: string;
  readonly format?: string;
  readonly format_in?: readonly string[];
  readonly isAdult?: boolean;
  readonly sort?: readonly string[];
}

function finderOf(titles: readonly Media[]): (filter: Filter) => readonly unknown[] {
  const byRef = new Map(titles.map((media) => [media.ref, media]));
  const names = titles.map((media) => ({ media, names: namesOf(media) }));
  const fits = (media: Media, { id, idMal, id_in, idMal_in, type, format, format_in, isAdult }: Filter): boolean => {
    const [own = 0, mal = 0] = [idOf(media.ref), media.ids.mal];
    const asked = [
      id === undefined || id === own,
      idMal === undefined || idMal === mal,
      id_in === undefined || id_in.includes(own),
      idMal_in === undefined || idMal_in.includes(mal),
      type === undefined || type === media.kind,
      format === undefined || format === media.format,
      format_in === undefined || format_in.includes(media.format ?? ''),
      isAdult === undefined || isAdult === (media.adult ?? false),
    ];
    return !asked.includes(false);
  };
  return (filter) => {
    const found = filter.search === undefined ? inNoOrder(titles) : searched(filter.search, names);
    const fitting = found.filter((media) => fits(media, filter));
    const isByFame = filter.sort?.some((one) => one === 'POPULARITY_DESC' || one === 'TRENDING_DESC');
    const inOrder = isByFame ? fitting.sort((a, b) => (b.popularity ?? 0) - (a.popularity ?? 0)) : fitting;
    return inOrder.map((media) => answerOf(media, byRef));
  };
}

/** The order is not promised: here it is never the one that was asked for. */
function inNoOrder(titles: readonly Media[]): readonly Media[] {
  const place = (media: Media) => (idOf(media.ref) * 2_654_435_761) % 4_096;
  return [...titles].sort((a, b) => place(a) - place(b));
}

const wordsOf = (text: string): string =>
  text
    .normalize('NFKC')
    .toLowerCase()
    .replace(/[^\p{L}\p{N}]+/gu, ' ')
    .trim();

function namesOf({ title, english, native, synonyms = [] }: Media): readonly string[] {
  return [title, english ?? '', native ?? '', ...synonyms].map(wordsOf).filter((name) => name !== '');
}

/** As good a search as AniList's: the whole name, its beginning, some of its words; it forgives no typing error. */
function searched(text: string, all: readonly { media: Media; names: readonly string[] }[]): readonly Media[] {
  const wanted = wordsOf(text);
  const words = wanted.split(' ');
  const scoreOf = (name: string): number => {
    if (name === wanted) return 100;
    if (name.startsWith(wanted)) return 70 - name.length / 10;
    const own = name.split(' ');
    return (words.filter((word) => own.includes(word)).length / words.length) * 50 - name.length / 20;
  };
  return all
    .map(({ media, names }) => ({ media, score: Math.max(0, ...names.map(scoreOf)) }))
    .filter(({ score }) => score > 25)
    .sort((a, b) => b.score - a.score || idOf(a.media.ref) - idOf(b.media.ref))
    .map(({ media }) => media);
}

/** A title as the schema's resolvers read it. Made only as deep as it is asked for. */
function answerOf(media: Media, byRef: ReadonlyMap<Ref, Media>): unknown {
  const { ref, ids, kind, title, english = null, native = null, format, adult = false } = media;
  return {
    id: idOf(ref),
    idMal: ids.mal ?? null,
    type: kind,
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
    relations: () => media.relations && { edges: media.relations.map((relation) => edgeOf(relation, byRef)) },
  };
}

function edgeOf(relation: Relation, byRef: ReadonlyMap<Ref, Media>): unknown {
  const { type, to, title = `Title ${idOf(to)}`, format } = relation;
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
