import type { Title } from '../model/title.ts';

/** Without accents and what no file name may hold. */
const plainly = (name: string): string => name.normalize('NFKD').replace(/\p{M}/gu, '');

/** A title as it is sorted: small letters, no article in front, no punctuation. */
export function sortTitle(title: string): string {
  const words = plainly(title)
    .toLowerCase()
    .replace(/['’]/g, '')
    .replace(/[^\p{L}\p{N}]+/gu, ' ')
    .trim();
  const rest = words.replace(/^(?:the|an?) (?!to z$)/, '');
  return rest === '' ? title.toLowerCase() : rest;
}

/** A title as it is compared with names of files: letters and digits alone. */
export function cleanTitle(title: string): string {
  const words = plainly(title).toLowerCase().replace(/&/g, 'and');
  const clean = words.replace(/\b(?:a|an|the|and|or|of)\b(?!$)/g, '').replace(/[^\p{L}\p{N}]+/gu, '');
  return clean === '' ? words.replace(/[^\p{L}\p{N}]+/gu, '') : clean;
}

/** What the folder of a film is called: `The Matrix (1999)`. Nothing in it leaves the folder that it is in. */
export function folderName({ title, year }: Pick<Title, 'title' | 'year'>): string {
  const name = title
    .replace(/: /g, ' - ')
    .replace(/[\\/:*?"<>|\p{C}]+/gu, '')
    .replace(/\s+/g, ' ')
    .replace(/^[. ]+|[. ]+$/g, '');
  const safe = name === '' ? 'Film' : name;
  return year === undefined ? safe : `${safe} (${year})`;
}

/** A path without separators at its end. */
export const trimmedPath = (path: string): string => path.replace(/(?<=[^\\/:])[\\/]+$/, '');

/** Whether a path is whole: `/films` or `C:\\films`. */
export function isWholePath(path: string): boolean {
  const isWhole = /^(?:\/|[a-z]:[\\/]|\\\\[^\\]+\\[^\\]+)/i.test(path);
  return isWhole && !/\p{Cc}/u.test(path) && !/(?:^|[\\/])\.\.?(?:[\\/]|$)/.test(path);
}

/** A name inside a folder, with the separator that the folder is written with. */
export function inFolder(folder: string, name: string): string {
  const separator = folder.includes('\\') && !folder.includes('/') ? '\\' : '/';
  const base = trimmedPath(folder);
  return base.endsWith(separator) ? `${base}${name}` : `${base}${separator}${name}`;
}

/** The folder that a path is in. */
export function folderOf(path: string): string {
  const cut = trimmedPath(path).replace(/[\\/][^\\/]*$/, '');
  return cut === '' ? '/' : cut;
}

/** The last part of a path. */
export const lastPart = (path: string): string => trimmedPath(path).split(/[\\/]/).at(-1) ?? '';

/** Whether `inner` is inside `outer`. */
export function isInside(inner: string, outer: string): boolean {
  const base = trimmedPath(outer);
  return inner.length > base.length && inner.startsWith(base) && /^[\\/]/.test(inner.slice(base.length));
}
