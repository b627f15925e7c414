import type { Title } from '../../src/model/title.ts';
import { malIds } from './mal-ids.ts';
import { bestFirst, type Reply, type RestServer, restServer } from './rest-server.ts';

export interface ShikimoriTitle {
  readonly id: number;
  readonly name: string;
  readonly russian?: string;
  /** As Shikimori's page states it; null: it states none. */
  readonly mal?: number | null;
  readonly english?: string;
  readonly japanese?: string;
  readonly kind?: string;
  readonly status?: string;
  readonly episodes?: number;
  readonly duration?: number;
  readonly rating?: string;
  /** `2013-04-07`. */
  readonly aired?: string;
  /** What others are to it: the relation and whom. */
  readonly related?: readonly (readonly [string, number])[];
}

/** Those of AniList's titles that MyAnimeList has, under the numbers that they have there. */
export function shikimoriTitles(all: readonly Title[]): readonly ShikimoriTitle[] {
  const ids = malIds(all);
  return all.flatMap((media): readonly ShikimoriTitle[] => {
    const id = ids.get(media.ref);
    if (!id) return [];
    const related = (media.relations ?? []).flatMap(({ type, to }): readonly (readonly [string, number])[] => {
      const other = ids.get(to);
      return other ? [[type === 'PARENT' ? 'parent_story' : type.toLowerCase(), other]] : [];
    });
    return [
      {
        id,
        name: media.title,
        related,
        status: 'released',
        rating: 'pg_13',
        ...(media.english && { english: media.english }),
        ...(media.native && { japanese: media.native }),
        ...(media.format && { kind: media.format.toLowerCase() }),
        ...(media.episodes && { episodes: media.episodes }),
        ...(media.durationMinutes && { duration: media.durationMinutes }),
        ...(media.startDate && { aired: media.startDate }),
      },
    ];
  });
}

export interface ShikimoriOptions {
  /** False: only REST is there. */
  readonly graphql?: boolean;
  /** In place of a franchise's own answer. */
  readonly franchise?: unknown;
}

const localised: Readonly<Record<string, string>> = {
  tv: 'TV Сериал',
  movie: 'Фильм',
  ova: 'OVA',
  special: 'Спецвыпуск',
  music: 'Клип',
};

type Titles = ReadonlyMap<number, ShikimoriTitle>;

/** A Shikimori over given titles: whole franchises, lists by REST and GraphQL, single titles. */
export function shikimoriServer(
  given: readonly ShikimoriTitle[],
  { graphql = true, franchise }: ShikimoriOptions = {},
): Promise<RestServer> {
  const titles: Titles = new Map(given.map((title) => [title.id, title]));
  return restServer((url, body, method): Reply => {
    const [, id, of] = /^\/api\/animes\/(\d+)(\/franchise)?$/.exec(url.pathname) ?? [];
    const title = titles.get(Number(id));
    if (id && !title) return { status: 404, body: { message: 'Not Found', code: 404 } };
    if (title) return { body: of ? (franchise ?? franchiseOf(title, titles)) : pageOf(title) };
    if (url.pathname === '/api/animes')
      return {
        body: chosen(url.searchParams.get('ids'), url.searchParams.get('search'), titles).map(restOf),
      };
    if (url.pathname === '/api/graphql' && method === 'POST' && graphql) return graphqlReply(body, titles);
    return { status: 404, body: { message: 'Not Found', code: 404 } };
  });
}

function chosen(ids: string | null, search: string | null, titles: Titles): readonly ShikimoriTitle[] {
  const wanted = new Set(ids?.split(',').map(Number));
  const words = search?.toLowerCase() ?? '';
  const namesOf = ({ name, english, japanese }: ShikimoriTitle) =>
    [name, english, japanese].flatMap((one) => one?.toLowerCase() ?? []);
  // Never in the order asked.
  const all = [...titles.values()].toReversed();
  return (ids === null ? bestFirst(all, words, namesOf) : all.filter(({ id }) => wanted.has(id))).slice(0, 50);
}

function graphqlReply(body: string, titles: Titles): Reply {
  const { query, variables } = JSON.parse(body) as { query: string; variables: { value: string } };
  if (!/limit: 50\b/.test(query)) return { body: { errors: [{ message: 'no limit' }] } };
  const isSearch = query.includes('search: $value');
  const list = chosen(isSearch ? null : variables.value, isSearch ? variables.value : null, titles);
  return { body: { data: { animes: list.map((title) => graphqlOf(title, titles)) } } };
}

function restOf({ id, name, russian, kind, status, episodes, aired }: ShikimoriTitle) {
  return { id, name, russian, kind, status, episodes: episodes ?? 0, aired_on: aired ?? null, released_on: null };
}

function pageOf(title: ShikimoriTitle) {
  return {
    ...restOf(title),
    rating: title.rating ?? 'none',
    english: [title.english ?? null],
    japanese: [title.japanese ?? null],
    synonyms: [],
    duration: title.duration ?? 0,
    myanimelist_id: malOf(title),
  };
}

const malOf = ({ id, mal }: ShikimoriTitle): number | null => (mal === undefined ? id : mal);

function graphqlOf(title: ShikimoriTitle, titles: Titles) {
  const [year, month, day] = (title.aired ?? '').split('-').map(Number);
  const mal = malOf(title);
  return {
    ...pageOf(title),
    id: String(title.id),
    myanimelist_id: mal === null ? null : String(mal),
    english: title.english ?? null,
    japanese: title.japanese ?? null,
    season: null,
    aired_on: { year: year || null, month: month ?? null, day: day ?? null },
    released_on: { year: null, month: null, day: null },
    related: (title.related ?? []).map(([relation, id]) => {
      const other = titles.get(id);
      const outline = { id: String(id), name: other?.name ?? `Title ${id}`, kind: other?.kind ?? null };
      return relation === 'adaptation'
        ? { relation, anime: null, manga: outline }
        : { relation, anime: outline, manga: null };
    }),
  };
}

/** Every title that hangs together with it, by any relation to another anime; a lone title has no franchise. */
function franchiseOf(title: ShikimoriTitle, titles: Titles) {
  const ids = new Set([title.id]);
  const known = (one: ShikimoriTitle) =>
    (one.related ?? []).filter(([relation, id]) => relation !== 'adaptation' && titles.has(id));
  for (const id of ids)
    for (const other of titles.values()) {
      const linked = [
        ...known(other).flatMap(([, to]) => (to === id ? other.id : [])),
        ...(other.id === id ? known(other).map(([, to]) => to) : []),
      ];
      for (const one of linked) ids.add(one);
    }
  if (ids.size === 1) return { links: [], nodes: [], current_id: title.id };
  const list = [...ids].toReversed().flatMap((id) => titles.get(id) ?? []);
  const links = list.flatMap((one) =>
    known(one).map(([relation, id], n) => ({
      id: one.id * 1000 + n,
      source_id: one.id,
      target_id: id,
      source: list.indexOf(one),
      target: list.findIndex((other) => other.id === id),
      weight: 1,
      relation,
    })),
  );
  const nodes = list.map(({ id, name, russian, kind = 'tv', aired }) => ({
    id,
    date: 1_669_472_373,
    name: russian ?? name,
    url: `/animes/${id}-${name.toLowerCase().replace(/\W+/g, '-')}`,
    year: aired ? Number(aired.slice(0, 4)) : null,
    kind: localised[kind] ?? kind,
    weight: 1,
  }));
  return { links, nodes, current_id: title.id };
}
