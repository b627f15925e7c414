import { isNumberedHost, numberingNamed, type Ref, refOf, sources } from './ref.ts';

/** A service whose pages are addressed by the names of titles, and whose ids nobody here knows. */
interface NamingSite {
  readonly label: string;
  readonly hosts: RegExp;
  /** Where the name stands in the path: in the first group. What is in a group `season` is the number of one. */
  readonly path: RegExp;
}

const namingSites: readonly NamingSite[] = [
  { label: 'Anime-Planet', hosts: /(^|\.)anime-planet\.com$/, path: /^\/anime\/([^/]+)/ },
  {
    label: 'Trakt',
    hosts: /(^|\.)trakt\.tv$/,
    path: /^\/(?:shows|movies)\/([^/]+)(?:\/seasons\/(?<season>[1-9]\d?)(?:\/|$))?/,
  },
  { label: 'Letterboxd', hosts: /(^|\.)letterboxd\.com$/, path: /^(?:\/[\w-]+)?\/film\/([^/]+)/ },
  { label: 'Wikipedia', hosts: /(^|\.)wikipedia\.org$/, path: /^\/(?:wiki|zh-\w+)\/(.+)$/ },
  { label: 'aniSearch', hosts: /(^|\.)anisearch\.(?:com|de|es|fr|it|jp)$/, path: /^\/anime\/\d+,([^/]+)/ },
  { label: 'Simkl', hosts: /(^|\.)simkl\.com$/, path: /^\/(?:anime|tv|movies)\/\d+\/([^/]+)/ },
  {
    label: 'Crunchyroll',
    hosts: /(^|\.)crunchyroll\.com$/,
    path: /^(?:\/[a-z]{2}(?:-[a-z]+)?)?\/series\/\w+\/([^/]+)/,
  },
];

/** Services whose addresses name titles, as in sentences: `Anime-Planet, Trakt, ...`. */
export const namingLabels: readonly string[] = namingSites.map(({ label }) => label);

/** The address of a page, with its `https://`; undefined for other words. It may lack that where the site is known. */
export function addressIn(text: string): string | undefined {
  if (!text.includes('/')) return undefined;
  if (/^https?:\/\//i.test(text)) return text;
  const host = /^((?:[a-z\d-]+\.)+[a-z]{2,6})\/\S+$/i.exec(text)?.[1]?.toLowerCase();
  if (host === undefined) return undefined;
  return isNumberedHost(host) || namingSites.some(({ hosts }) => hosts.test(host)) ? `https://${text}` : undefined;
}

/** What the address of a title's page says: its ref, or words to search for. Undefined: it is the page of no title that is known here. */
export function readPage(address: string): { readonly ref: Ref } | { readonly text: string } | undefined {
  return parsePageUrl(address) ?? namedBy(address);
}

/** What the address of a title's page says: its ref, or words to search for, where the service puts names there. */
export function parsePageUrl(text: string): { readonly ref: Ref } | { readonly text: string } | undefined {
  if (!URL.canParse(text)) return undefined;
  const url = new URL(text);
  const source = sources.find((one) => numberingNamed(one).hosts.test(url.hostname));
  // IMDb puts the language first, TheTVDB a word before a number: `/de/title/tt0133093/`, `/dereferrer/series/267440`.
  const [, folder = '', name = ''] = /^(?:\/[a-z]{2}|\/dereferrer)?\/([a-z]+)\/([^/]+)/.exec(url.pathname) ?? [];
  if (!source) return undefined;
  const { kinds, paths, otherPaths = [], slugs, form } = numberingNamed(source);
  for (const { path, kind, parameter } of otherPaths) {
    const found = path.exec(url.pathname);
    const id = found && (parameter === undefined ? found[1] : url.searchParams.get(parameter));
    if (/^[1-9]\d{0,8}$/.test(id ?? '')) return { ref: refOf(source, id ?? '', kind) };
  }
  // A site may have changed its paths: `animes` and `anime` are taken for each other.
  const kind = kinds.find((one) => folder === one || folder === `${one}s` || folder === paths[one]);
  if (!kind || !name) return undefined;
  if (form) return form.test(name.toLowerCase()) ? { ref: refOf(source, name.toLowerCase(), kind) } : undefined;
  // Shikimori marks pages that moved with a letter (`z16498`) and appends the title (`16498-shingeki-no-kyojin`).
  const id = /^[a-z]?([1-9]\d{0,8})(?:-|$)/.exec(name)?.[1];
  if (id) return { ref: refOf(source, id, kind) };
  if (!slugs) return undefined;
  const words = slugWords(name);
  return words === undefined ? undefined : { text: words };
}

/** `attack-on-titan`; undefined where it does not stand for letters (`%E0%A4`), or for none. */
function slugWords(slug: string): string | undefined {
  try {
    return decodeURIComponent(slug).replaceAll('-', ' ').trim() || undefined;
  } catch {
    return undefined;
  }
}

function namedBy(address: string): { readonly text: string } | undefined {
  if (!URL.canParse(address)) return undefined;
  const { hostname, pathname } = new URL(address);
  const found = namingSites.find(({ hosts }) => hosts.test(hostname))?.path.exec(pathname);
  const name = found && wordsOf(found[1] ?? '');
  if (!name) return undefined;
  const season = found.groups?.season;
  // The first season of a series is what is called by its name alone.
  return { text: season && season !== '1' ? `${name} season ${season}` : name };
}

/** `Attack_on_Titan_(TV_series)` is Attack on Titan, `akira-1988` is akira 1988; undefined where it does not stand for letters. */
function wordsOf(slug: string): string | undefined {
  try {
    const text = decodeURIComponent(slug);
    const spaced = text.includes('_') ? text.replaceAll('_', ' ') : text.replaceAll('-', ' ');
    const own = spaced.replace(/^List of (.+?) (?:episodes|films|characters)$/, '$1');
    const name = own.replace(/\s*\(([^()]*)\)$/, (_, said: string) => toldApart(said));
    return name.trim() || undefined;
  } catch {
    return undefined;
  }
}

/** What is in brackets tells pages apart: of `(1988 film)` and `(season 2)` the year and the season are of the title. */
function toldApart(said: string): string {
  const kept = /\bseason \d{1,2}\b|\b(?:19|20)\d\d\b/i.exec(said)?.[0];
  return kept === undefined ? '' : ` ${kept}`;
}
