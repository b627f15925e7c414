import type { DocumentTitle, FranchiseDocument } from '../franchise/document.ts';
import type { Ref } from '../model/ref.ts';
import type { Title } from '../model/title.ts';

/** A film as Radarr's custom lists take it. More members than these, or null, and some versions refuse the list. */
export interface RadarrFilm {
  /** TMDB's. */
  readonly id: number;
  readonly title: string;
  readonly release_date?: string;
  readonly imdb_id?: string;
}

/** A series as Sonarr's custom lists take it. */
export interface SonarrSeries {
  readonly title: string;
  readonly tvdbId: number;
  readonly imdbId?: string;
}

/** A franchise with every id that is stored of its titles: a provider states its own, an id map may have said more. */
export function withStoredIds(
  document: FranchiseDocument,
  stored: ReadonlyMap<Ref, { readonly title: Pick<Title, 'ids'> }>,
): FranchiseDocument {
  const titles = document.titles.map((one) => ({ ...one, ids: { ...stored.get(one.ref)?.title.ids, ...one.ids } }));
  return { ...document, titles };
}

/** How many titles a list should have and has not, because no id of theirs is known there. */
export function unmappedIn({ titles }: FranchiseDocument, whose: 'tmdb' | 'tvdb'): number {
  return titles.filter((one) => (one.format === 'MOVIE') === (whose === 'tmdb') && numberIn(one, whose) === undefined)
    .length;
}

/** The films of a franchise of which the id at TMDB is known. An id of a series is never taken for a film's. */
export function radarrList({ titles }: FranchiseDocument): readonly RadarrFilm[] {
  const films = titles.filter(({ format }) => format === 'MOVIE').flatMap((title) => filmOf(title) ?? []);
  return [...new Map(films.map((film) => [film.id, film])).values()];
}

function filmOf(title: DocumentTitle): RadarrFilm | undefined {
  const id = numberIn(title, 'tmdb');
  if (id === undefined) return undefined;
  const imdb = textIn(title, 'imdb');
  const { startDate = '' } = title;
  return {
    id,
    title: title.english ?? title.title,
    ...(startDate.length === 10 && { release_date: startDate }),
    ...(imdb && { imdb_id: imdb }),
  };
}

/** The series of a franchise of which the id at TheTVDB is known, each once: there, seasons are one series. */
export function sonarrList({ titles }: FranchiseDocument): readonly SonarrSeries[] {
  const series = new Map<number, SonarrSeries>();
  for (const title of titles) {
    const tvdbId = title.format === 'MOVIE' ? undefined : numberIn(title, 'tvdb');
    if (tvdbId === undefined || series.has(tvdbId)) continue;
    const imdbId = textIn(title, 'imdb');
    series.set(tvdbId, { title: title.english ?? title.title, tvdbId, ...(imdbId && { imdbId }) });
  }
  return [...series.values()];
}

const idIn = ({ ids }: DocumentTitle, source: string): unknown =>
  new Map<string, unknown>(Object.entries(ids)).get(source);

function numberIn(title: DocumentTitle, source: string): number | undefined {
  const id = Number(idIn(title, source));
  return Number.isSafeInteger(id) && id > 0 ? id : undefined;
}

function textIn(title: DocumentTitle, source: string): string | undefined {
  const id = idIn(title, source);
  return typeof id === 'string' && /^tt\d+$/.test(id) ? id : undefined;
}
