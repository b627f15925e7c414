/**
 * What a title is: of moving pictures or of paper. Films and series are those of services that are not about anime; a collection
 * is no title of its own, it ties films together.
 */
export type Kind = 'anime' | 'manga' | 'movie' | 'series' | 'collection';

/** One numbering of titles: what its ids look like, where its pages are. */
interface Numbering<I extends 'number' | 'text'> {
  /** The service, as in sentences. */
  readonly label: string;
  /** `number`: whole numbers from 1, numbers in JSON too; `text`: letters and digits. */
  readonly ids: I;
  /** The kinds that it numbers. A ref of the first does not name its kind. */
  readonly kinds: readonly [Kind, ...Kind[]];
  /** The hosts of its pages, and the host that we link to. */
  readonly hosts: RegExp;
  readonly site: string;
  /** What the address of a page calls each kind. */
  readonly paths: Readonly<Partial<Record<Kind, string>>>;
  /** Paths that addresses had before, or have besides: the id is in a parameter, or else in the first group. */
  readonly otherPaths?: readonly { readonly path: RegExp; readonly kind: Kind; readonly parameter?: string }[];
  /** Addresses hold the name of a title in place of its id. */
  readonly slugs?: true;
  /** What an id looks like, where that is more than its being a number or text. */
  readonly form?: RegExp;
  /** One id may stand for several titles, as for all seasons of a series: that they share it does not make them one. */
  readonly shared?: true;
  /** What lists call a column of its ids, in small letters and digits. */
  readonly columns: readonly string[];
}

const numbering = <I extends 'number' | 'text'>(one: Numbering<I>): Numbering<I> => one;

/** Every numbering, best first: a title goes by its ref in the first one that it is known in. A new one is one entry here. */
const numberings = {
  anilist: numbering({
    label: 'AniList',
    ids: 'number',
    kinds: ['anime', 'manga'],
    hosts: /(^|\.)anilist\.co$/,
    site: 'https://anilist.co',
    paths: { anime: 'anime', manga: 'manga' },
    columns: ['anilist', 'anilistid', 'idanilist', 'alid'],
  }),
  mal: numbering({
    label: 'MyAnimeList',
    ids: 'number',
    kinds: ['anime', 'manga'],
    hosts: /(^|\.)myanimelist\.net$/,
    site: 'https://myanimelist.net',
    paths: { anime: 'anime', manga: 'manga' },
    otherPaths: [
      { path: /^\/anime\.php$/, kind: 'anime', parameter: 'id' },
      { path: /^\/manga\.php$/, kind: 'manga', parameter: 'id' },
    ],
    columns: ['mal', 'malid', 'idmal', 'myanimelist', 'myanimelistid', 'seriesanimedbid', 'animedbid'],
  }),
  kitsu: numbering({
    label: 'Kitsu',
    ids: 'number',
    kinds: ['anime', 'manga'],
    hosts: /(^|\.)kitsu\.(io|app)$/,
    site: 'https://kitsu.app',
    paths: { anime: 'anime', manga: 'manga' },
    slugs: true,
    columns: ['kitsu', 'kitsuid', 'idkitsu'],
  }),
  shikimori: numbering({
    label: 'Shikimori',
    ids: 'number',
    kinds: ['anime', 'manga'],
    hosts: /(^|\.)shikimori\.(io|one|me|org)$/,
    site: 'https://shikimori.io',
    paths: { anime: 'animes', manga: 'mangas' },
    columns: ['shikimori', 'shikimoriid', 'idshikimori'],
  }),
  anidb: numbering({
    label: 'AniDB',
    ids: 'number',
    kinds: ['anime'],
    hosts: /(^|\.)anidb\.net$/,
    site: 'https://anidb.net',
    paths: { anime: 'anime' },
    otherPaths: [
      { path: /^\/(?:perl-bin\/)?animedb\.pl$/, kind: 'anime', parameter: 'aid' },
      { path: /^\/a([1-9]\d*)$/, kind: 'anime' },
    ],
    // A title of several parts there is often several elsewhere.
    shared: true,
    columns: [],
  }),
  // Lists of series name these ids of whole series, where we have seasons: no column of numbers is read as theirs.
  tmdb: numbering({
    label: 'TMDB',
    ids: 'number',
    kinds: ['movie', 'series', 'collection'],
    hosts: /(^|\.)themoviedb\.org$/,
    site: 'https://www.themoviedb.org',
    paths: { movie: 'movie', series: 'tv', collection: 'collection' },
    columns: [],
  }),
  imdb: numbering({
    label: 'IMDb',
    ids: 'text',
    kinds: ['movie'],
    hosts: /(^|\.)imdb\.com$/,
    site: 'https://www.imdb.com',
    paths: { movie: 'title' },
    form: /^tt\d{7,9}$/,
    shared: true,
    columns: ['imdb', 'imdbid', 'idimdb', 'const', 'tconst'],
  }),
  tvdb: numbering({
    label: 'TheTVDB',
    ids: 'number',
    kinds: ['series'],
    hosts: /(^|\.)thetvdb\.com$/,
    site: 'https://thetvdb.com/dereferrer',
    paths: { series: 'series' },
    otherPaths: [{ path: /^\/(?:index\.php)?$/, kind: 'series', parameter: 'id' }],
    slugs: true,
    shared: true,
    columns: [],
  }),
};

/** Whose numbering an id belongs to. */
export type Source = keyof typeof numberings;
export const sources = Object.keys(numberings) as readonly Source[];
/** The numberings of which one id is one title, best first. */
export const identifying = sources.filter((source) => numberingNamed(source).shared !== true);

/** A numbering, whatever its ids are. */
export function numberingNamed(source: Source): Numbering<'number' | 'text'> {
  return numberings[source];
}

/** The service whose numbering it is, as in sentences. */
export function labelOf(source: Source): string {
  return numberings[source].label;
}

/** Every service, as in sentences: `AniList, MyAnimeList, Kitsu or Shikimori`. */
export function labelsWithOr(): string {
  const labels = sources.map(labelOf);
  return `${labels.slice(0, -1).join(', ')} or ${labels.at(-1)}`;
}

/** What lists call a column of ids in that numbering, in small letters and digits. */
export function idColumnsOf(source: Source): readonly string[] {
  return numberings[source].columns;
}

/** An id as its service writes it in JSON. */
export type IdIn<S extends Source> = (typeof numberings)[S] extends Numbering<'number'> ? number : string;
export type Id = number | string;

/** Ids of one title, by whose numbering they are in. */
export type Ids = { readonly [S in Source]?: IdIn<S> };

/** `anilist:16498`, `mal:manga/2`: map key, cache key, JSON, job id and command-line argument, all the same string. */
export type Ref = `${Source}:${string}`;

/** The ref of an id. The kind is named where the numbering has it and it is not the first one there. */
export function refOf(source: Source, id: Id, kind?: Kind): Ref {
  const [first, ...others] = numberingNamed(source).kinds;
  return kind === undefined || kind === first || !others.includes(kind) ? `${source}:${id}` : `${source}:${kind}/${id}`;
}

export function sourceOf(ref: Ref): Source {
  return ref.slice(0, ref.indexOf(':')) as Source;
}

/** The id of a ref as its service writes it: a number, or text. */
export function idOf(ref: Ref): Id {
  const text = textIdOf(ref);
  return numberingNamed(sourceOf(ref)).ids === 'number' ? Number(text) : text;
}

/** The id of a ref in a numbering of numbers; NaN in one of text. */
export function numberOf(ref: Ref): number {
  return Number(textIdOf(ref));
}

const textIdOf = (ref: Ref): string => ref.slice(Math.max(ref.indexOf(':'), ref.indexOf('/')) + 1);

export function kindOf(ref: Ref): Kind {
  const slash = ref.indexOf('/');
  return slash < 0 ? numberings[sourceOf(ref)].kinds[0] : (ref.slice(ref.indexOf(':') + 1, slash) as Kind);
}

/** Whether a ref is of a film or of a collection of films. */
export function isOfFilms(ref: Ref): boolean {
  const kind = kindOf(ref);
  return kind === 'movie' || kind === 'collection';
}

/** Ids that are numbers have no more than nine digits. */
export const largestId = 999_999_999;

const refPattern = /^([a-z]+):(?:([a-z]+)\/)?([a-z0-9]{1,40})$/i;
const idPatterns = { number: /^[1-9]\d{0,8}$/, text: /^[a-z0-9]+$/ } as const;

/** Reads `anilist:16498`, `MAL:anime/1`, `mal:manga/2`, and ids that no other numbering has: `tt0133093`. Undefined if the text is no ref. */
export function parseRef(text: string): Ref | undefined {
  const bare = text.trim().toLowerCase();
  const formed = sources.find((one) => numberingNamed(one).form?.test(bare));
  if (formed) return refOf(formed, bare);
  if (!text.includes(':')) return undefined;
  const [, name, kindName, id = ''] = refPattern.exec(text.trim()) ?? [];
  const source = sources.find((one) => one === name?.toLowerCase());
  if (!source) return undefined;
  const { kinds, ids, form } = numberingNamed(source);
  const kind = kindName === undefined ? kinds[0] : kinds.find((one) => one === kindName.toLowerCase());
  const own = id.toLowerCase();
  return kind && idPatterns[ids].test(own) && form?.test(own) !== false ? refOf(source, own, kind) : undefined;
}

/** Whether the pages of a host are numbered in one of the numberings here. */
export const isNumberedHost = (host: string): boolean => sources.some((one) => numberings[one].hosts.test(host));

/** The page of a title at its provider, for people to open. */
export function pageUrlOf(ref: Ref): string {
  const { site, paths } = numberingNamed(sourceOf(ref));
  const kind = kindOf(ref);
  return `${site}/${paths[kind] ?? kind}/${textIdOf(ref)}`;
}
