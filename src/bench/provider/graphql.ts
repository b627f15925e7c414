import type { DocumentNode, SelectionSetNode } from 'graphql';
import { numberOf, type Ref } from '../../model/ref.ts';
import type { Title } from '../../model/title.ts';
import { answerOf } from './answer.ts';
import { type Filter, finderOf } from './finder.ts';
import { language } from './language.ts';

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

/** Users' lists, by the user's name. */
export type Lists = Readonly<Record<string, readonly (Ref | ListedTitle)[] | 'private'>>;

/** A title on a list, and what its user says of it: `progress`, `status` and the like, as AniList has them. */
export type ListedTitle = Readonly<Record<string, unknown>> & { readonly ref: Ref };
const refIn = (one: Ref | ListedTitle): Ref => (typeof one === 'string' ? one : one.ref);

type Asked = { ids: number[]; searches: string[] };

/**
 * AniList's GraphQL over given titles: what it answers, what it refuses and with which words. Answers one request's body. A
 * title that a relation names and that is not among `titles` is a dead id.
 */
export function anilistGraph(titles: readonly Title[], lists: Lists = {}): (body: string) => Promise<GraphAnswer> {
  const find = finderOf(titles);
  const byRef = new Map(titles.map((media) => [media.ref, media]));
  const answers = (filter: Filter) => find(filter).map((media) => answerOf(media, byRef));

  return async (body) => {
    const asked: Asked = { ids: [], searches: [] };
    const { checked, execute, GraphQLError, schema } = await language();
    const refused = (status: number, message: string, cost = 0): GraphAnswer => {
      return { status, body: errorBody(message, status), refusal: message, ...asked, cost };
    };
    const request = requestOf(body);
    if (!request) return refused(400, 'Syntax Error');
    const found = checked(request.query);
    if ('fault' in found) return refused(400, found.fault);
    const { document } = found;
    const cost = costOf(document);
    if (cost > maxCost) return refused(400, `Max query complexity should be ${maxCost} but got ${cost}.`, cost);
    const fail = (message: string): never => {
      throw new GraphQLError(message);
    };
    const { data, errors } = await execute({
      schema,
      document,
      rootValue: { Page: pagesOf(answers, asked, fail), MediaListCollection: listsOf(lists, answers, fail) },
      variableValues: request.variables,
    });
    const [error] = errors ?? [];
    if (error) return refused(statusOf(error.message), error.message, cost);
    return { status: 200, body: { data }, ...asked, cost };
  };
}

type Fail = (message: string) => never;
type Answers = (filter: Filter) => readonly unknown[];

function pagesOf(answers: Answers, asked: Asked, fail: Fail) {
  return ({ page = 1, perPage = mostPerPage }: { readonly page?: number; readonly perPage?: number }) => ({
    pageInfo: { total: 5000, perPage, currentPage: page, lastPage: 100, hasNextPage: false },
    media(filter: Filter) {
      if (Object.values(filter).includes(null)) fail('Internal Server Error');
      asked.ids.push(...(filter.id_in ?? filter.idMal_in ?? []));
      if (filter.search !== undefined) asked.searches.push(filter.search);
      const size = Math.min(perPage, mostPerPage);
      return answers(filter).slice((page - 1) * size, page * size);
    },
  });
}

interface ListQuestion {
  readonly userName?: string;
  readonly chunk?: number;
  readonly perChunk?: number;
}

function listsOf(lists: Lists, answers: Answers, fail: Fail) {
  return ({ userName = '', chunk = 1, perChunk = 500 }: ListQuestion) => {
    const listed = lists[userName] ?? fail('User not found');
    if (listed === 'private') return fail('Private User');
    const size = Math.min(perChunk, 500);
    const page = listed.slice((chunk - 1) * size, chunk * size);
    const found = answers({ id_in: page.map((one) => numberOf(refIn(one))) });
    const said = new Map(page.map((one) => [numberOf(refIn(one)), typeof one === 'string' ? {} : one]));
    const group = {
      name: 'Completed',
      entries: found.map((media, id) => ({
        status: 'COMPLETED',
        ...said.get((media as { readonly id: number }).id),
        id,
        media,
      })),
    };
    // What is on a custom list comes twice.
    const custom = { name: 'Favourites', entries: group.entries.slice(0, 1) };
    return { lists: [group, custom], hasNextChunk: chunk * size < listed.length };
  };
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
export function costOf({ definitions }: DocumentNode): number {
  const fragments = new Map(
    definitions.flatMap((one) => (one.kind === 'FragmentDefinition' ? [[one.name.value, one] as const] : [])),
  );
  const cost = (set: SelectionSetNode | undefined): number =>
    (set?.selections ?? []).reduce((sum, one) => {
      if (one.kind === 'Field') return sum + 1 + cost(one.selectionSet);
      const part = one.kind === 'InlineFragment' ? one : fragments.get(one.name.value);
      return sum + cost(part?.selectionSet);
    }, 0);
  const operations = definitions.flatMap((one) => (one.kind === 'OperationDefinition' ? [one.selectionSet] : []));
  return Math.max(0, ...operations.map(cost));
}

function requestOf(body: string): { readonly query: string; readonly variables: Record<string, unknown> } | undefined {
  try {
    const { query, variables = {} } = JSON.parse(body);
    return typeof query === 'string' ? { query, variables } : undefined;
  } catch {
    return undefined;
  }
}
