/** Whose numbering an id belongs to. */
export const sources = ['anilist', 'mal', 'kitsu', 'shikimori'] as const;
export type Source = (typeof sources)[number];

/** `anilist:16498`, `mal:manga/2`: map key, cache key, JSON, job id and command-line argument, all the same string. */
export type Ref = `${Source}:${number}` | `${Source}:manga/${number}`;

export function refOf(source: Source, id: number, kind: 'ANIME' | 'MANGA' = 'ANIME'): Ref {
  return kind === 'MANGA' ? `${source}:manga/${id}` : `${source}:${id}`;
}

export function sourceOf(ref: Ref): Source {
  return ref.slice(0, ref.indexOf(':')) as Source;
}

export function idOf(ref: Ref): number {
  return Number(ref.slice(Math.max(ref.indexOf(':'), ref.indexOf('/')) + 1));
}

export function kindOf(ref: Ref): 'ANIME' | 'MANGA' {
  return ref.includes(':manga/') ? 'MANGA' : 'ANIME';
}

/** A ref has no more than nine digits. */
export const largestId = 999_999_999;

const refPattern = /^([a-z]+):(?:(anime|manga)\/)?([1-9]\d{0,8})$/i;

/** Reads `anilist:16498`, `MAL:anime/1` or `mal:manga/2`. Undefined if the text is no ref. */
export function parseRef(text: string): Ref | undefined {
  const match = refPattern.exec(text.trim());
  const source = sources.find((one) => one === match?.[1]?.toLowerCase());
  if (!match || !source) return undefined;
  return refOf(source, Number(match[3]), match[2]?.toLowerCase() === 'manga' ? 'MANGA' : 'ANIME');
}

const sites: readonly (readonly [RegExp, Source])[] = [
  [/(^|\.)anilist\.co$/, 'anilist'],
  [/(^|\.)myanimelist\.net$/, 'mal'],
  [/(^|\.)kitsu\.(io|app)$/, 'kitsu'],
  [/(^|\.)shikimori\.(io|one|me|org)$/, 'shikimori'],
];

/** What a title's page address says: its ref, or (Kitsu puts names there) the words of its title. */
export function parsePageUrl(text: string): { readonly ref: Ref } | { readonly title: string } | undefined {
  if (!URL.canParse(text)) return undefined;
  const url = new URL(text);
  const source = sites.find(([host]) => host.test(url.hostname))?.[1];
  const match = /^\/(anime|manga|animes|mangas)\/([^/]+)/.exec(url.pathname);
  if (!source || !match?.[1] || !match[2]) return undefined;
  const kind = match[1].startsWith('manga') ? 'MANGA' : 'ANIME';
  // Shikimori marks pages that moved with a letter (`z16498`) and appends the title (`16498-shingeki-no-kyojin`).
  const id = /^[a-z]?([1-9]\d{0,8})(?:-|$)/.exec(match[2])?.[1];
  if (id) return { ref: refOf(source, Number(id), kind) };
  if (source !== 'kitsu') return undefined;
  const title = wordsIn(match[2]);
  return title === undefined ? undefined : { title };
}

/** `attack-on-titan`; undefined where it does not stand for letters (`%E0%A4`), or for none. */
function wordsIn(slug: string): string | undefined {
  try {
    return decodeURIComponent(slug).replaceAll('-', ' ').trim() || undefined;
  } catch {
    return undefined;
  }
}

/** The page of a title at its provider, for people to open. */
export function pageUrlOf(ref: Ref): string {
  const id = idOf(ref);
  const manga = kindOf(ref) === 'MANGA';
  switch (sourceOf(ref)) {
    case 'anilist':
      return `https://anilist.co/${manga ? 'manga' : 'anime'}/${id}`;
    case 'mal':
      return `https://myanimelist.net/${manga ? 'manga' : 'anime'}/${id}`;
    case 'kitsu':
      return `https://kitsu.app/${manga ? 'manga' : 'anime'}/${id}`;
    case 'shikimori':
      return `https://shikimori.io/${manga ? 'mangas' : 'animes'}/${id}`;
  }
}
