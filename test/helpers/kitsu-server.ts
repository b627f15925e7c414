import { type Ref, refOf } from '../../src/model/ref.ts';
import type { Title } from '../../src/model/title.ts';
import { bestFirst, type Reply, type RestServer, restServer } from './rest-server.ts';

export interface KitsuTitle {
  readonly id: number;
  readonly type?: 'anime' | 'manga';
  readonly title: string;
  readonly attributes?: Readonly<Record<string, unknown>>;
  /** Whose ids it has: `myanimelist/anime`, 16498. */
  readonly mappings?: readonly (readonly [string, number])[];
  /** What others are to it: the role and whom. */
  readonly related?: readonly (readonly [string, number])[];
}

const roles: Readonly<Record<string, string>> = {
  PARENT: 'parent_story',
  SPIN_OFF: 'spinoff',
  ALTERNATIVE: 'alternative_version',
};

/** AniList's titles, numbered from 1 and mapped to AniList's and MyAnimeList's. */
export function kitsuTitles(all: readonly Title[]): readonly KitsuTitle[] {
  const ids = new Map<Ref, number>(all.map(({ ref }, n) => [ref, n + 1]));
  return all.map((media, n) => ({
    id: n + 1,
    title: media.title,
    attributes: {
      titles: { en: media.english, en_jp: media.title, ja_jp: media.native },
      subtype: media.format,
      episodeCount: media.episodes ?? null,
      episodeLength: media.durationMinutes ?? null,
      startDate: media.startDate ?? null,
      ageRating: 'PG',
      ageRatingGuide: 'Teens 13 or older',
    },
    mappings: (['anilist', 'mal'] as const).flatMap((source): readonly (readonly [string, number])[] => {
      const id = media.ids[source];
      return id ? [[`${source === 'mal' ? 'myanimelist' : source}/anime`, id]] : [];
    }),
    related: (media.relations ?? []).flatMap(({ type, to }): readonly (readonly [string, number])[] => {
      const id = ids.get(to);
      return id ? [[roles[type] ?? type.toLowerCase(), id]] : [];
    }),
  }));
}

/** The ref that `kitsuTitles` gives to one of `all`. */
export function kitsuRefOf(ref: Ref, all: readonly Title[]): Ref {
  return refOf('kitsu', all.findIndex((media) => media.ref === ref) + 1);
}

const typeOf = ({ type = 'anime' }: KitsuTitle): string => type;
const namesOf = ({ title, attributes }: KitsuTitle): readonly string[] =>
  [title, ...Object.values(attributes?.titles ?? {})].flatMap((name) =>
    typeof name === 'string' ? name.toLowerCase() : [],
  );
const mappingId = (title: KitsuTitle, n: number): string => `${title.id}${n}`;

function mediaOf(title: KitsuTitle) {
  return {
    id: String(title.id),
    type: typeOf(title),
    attributes: { canonicalTitle: title.title, titles: { en_jp: title.title }, ...title.attributes },
  };
}

function mappingsOf(title: KitsuTitle) {
  return (title.mappings ?? []).map(([externalSite, externalId], n) => ({
    id: mappingId(title, n),
    type: 'mappings',
    attributes: { externalSite, externalId: String(externalId) },
    relationships: { item: { data: { type: typeOf(title), id: String(title.id) } } },
  }));
}

function relationshipsOf(title: KitsuTitle, titles: readonly KitsuTitle[]) {
  return (title.related ?? []).map(([role, id], n) => ({
    id: `${title.id}${n}`,
    type: 'mediaRelationships',
    attributes: { role },
    relationships: {
      source: { links: {} },
      destination: { data: { type: typeOf(titles.find((one) => one.id === id) ?? title), id: String(id) } },
    },
  }));
}

function listOf(found: readonly KitsuTitle[], titles: readonly KitsuTitle[], include: string | null) {
  if (include !== 'mediaRelationships.destination,mappings')
    return { data: found.map((title) => ({ ...mediaOf(title), relationships: { mappings: { links: {} } } })) };
  const identified = ({ type, id }: { readonly type: string; readonly id: string }) => ({ type, id });
  const data = found.map((title) => ({
    ...mediaOf(title),
    relationships: {
      mediaRelationships: { links: {}, data: relationshipsOf(title, titles).map(identified) },
      mappings: { links: {}, data: mappingsOf(title).map(identified) },
    },
  }));
  const neighbours = new Set(found.flatMap((title) => title.related?.map(([, id]) => id) ?? []));
  const included = [
    ...found.flatMap((title) => [...relationshipsOf(title, titles), ...mappingsOf(title)]),
    ...titles.filter((one) => neighbours.has(one.id)).map(mediaOf),
  ];
  return { data, included };
}

function errorOf(status: number, detail: string): Reply {
  return { status, body: { errors: [{ title: detail, detail, code: String(status), status: String(status) }] } };
}

/** Kitsu over given titles, below `/api/edge`: pages of 20 at most, mappings, and what is included by name only. */
export function kitsuServer(titles: readonly KitsuTitle[]): Promise<RestServer> {
  const reply = (url: URL): Reply => {
    const asked = (name: string) => url.searchParams.get(name);
    const limit = Number(asked('page[limit]') ?? 10);
    if (limit > 20) return errorOf(400, 'Limit exceeds maximum page size of 20.');
    const type = /^\/api\/edge\/(anime|manga|mappings)$/.exec(url.pathname)?.[1];
    if (!type) return errorOf(404, 'No such resource');
    if (type === 'mappings') {
      const ids = asked('filter[externalId]')?.split(',') ?? [];
      const data = titles.flatMap(mappingsOf).filter(({ attributes: { externalSite, externalId } }) => {
        return externalSite === asked('filter[externalSite]') && ids.includes(externalId);
      });
      return { body: { data: data.slice(0, limit) } };
    }
    const ids = asked('filter[id]')?.split(',');
    const words = asked('filter[text]')?.toLowerCase() ?? '';
    const all = titles.filter((one) => typeOf(one) === type);
    const found = ids ? all.filter(({ id }) => ids.includes(String(id))) : bestFirst(all, words, namesOf);
    return { body: listOf(found.slice(0, limit), titles, asked('include')) };
  };
  return restServer((url, _, __, accept) =>
    accept === 'application/vnd.api+json'
      ? reply(url)
      : { status: 406, body: { errors: [{ title: 'Not acceptable' }] } },
  );
}
