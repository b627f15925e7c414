import { isObject } from '../model/json.ts';
import { parsePageUrl } from '../model/page.ts';
import { parseRef, type Ref, refOf, type Source } from '../model/ref.ts';
import { decoded } from './character-references.ts';

/** Words of spreadsheets and scripts for nothing. */
const none = /^(?:|null|none|nil|nan|n\/?a|unknown|undefined|tb[da]|[-–—?.]+|#n\/a|-1(?:\.0*)?|0(?:\.0*)?)$/i;

/** Whether a cell or value says nothing. */
export function isBlank(value: unknown): boolean {
  if (typeof value === 'number') return value === 0 || value === -1 || Number.isNaN(value);
  return value === undefined || value === null || (typeof value === 'string' && none.test(value.trim()));
}

/** Words and signs, a blank between each two. */
const plainText = /^[!-%'-~]+(?: [!-%'-~]+)*$/;

/** A title as people read it: characters for their references, one blank for several, at most 500 characters. */
export function cleaned(text: string): string {
  if (text.length <= 500 && plainText.test(text)) return text;
  // What was escaped twice is read twice.
  return decoded(decoded(text))
    .replace(/[\p{Cc}\p{Cf}\p{Cs}]+/gu, ' ')
    .replace(/\s+/g, ' ')
    .trim()
    .slice(0, 500);
}

/** The ids that a cell names: `849`, `849.0`, `"849,4382"`, `["849"]`, a page's address. Undefined: it is none of these. */
export function idsIn(source: Source, value: unknown): readonly Ref[] | undefined {
  if (typeof value === 'string' && /^[1-9]\d{0,8}$/.test(value) && source !== 'imdb') return [refOf(source, value)];
  const parts = (Array.isArray(value) ? value : [value])
    .flatMap((one) => (typeof one === 'string' && !one.includes('://') ? one.split(/[,;|]/) : [one]))
    .filter((one) => !isBlank(one));
  const refs = parts.map((one) => idIn(source, one));
  return refs.every((ref) => ref !== undefined) ? [...new Set(refs)] : undefined;
}

function idIn(source: Source, value: unknown): Ref | undefined {
  if (typeof value !== 'number' && typeof value !== 'string') return undefined;
  const text = String(value).trim();
  if (text.includes(':')) return refNamed(text);
  if (source === 'imdb') return parseRef(`imdb:${text}`);
  const [, id] = /^([1-9]\d{0,8})(?:\.0*)?$/.exec(text) ?? [];
  return id === undefined ? undefined : refOf(source, Number(id));
}

/** The title that a text is the ref or the page of. An address may lack its `https://`, or be the site's own path. */
export function refNamed(text: string, host?: string): Ref | undefined {
  const trimmed = text.trim();
  const address = trimmed.startsWith('/') && host !== undefined ? `https://${host}${trimmed}` : withScheme(trimmed);
  const page = parsePageUrl(address);
  return page && 'ref' in page ? page.ref : parseRef(trimmed);
}

/** `myanimelist.net/anime/5114` as `https://myanimelist.net/anime/5114`; any other text as it is. */
export function withScheme(text: string): string {
  return /^(?:www\.)?[a-z\d-]+(?:\.[a-z\d-]+)*\.[a-z]{2,6}\/\S+$/i.test(text) ? `https://${text}` : text;
}

/** The year that a value begins with: `2013`, `2013-04-07`, `{year: 2013}`, `2013.0`; also of `Apr 7, 2013` and `07.04.2013`. */
export function yearSaid(value: unknown): number | undefined {
  if (isObject(value))
    return yearSaid(value.year ?? value.from ?? (isObject(value.prop) ? value.prop.from : undefined));
  if (typeof value !== 'string' && typeof value !== 'number') return undefined;
  const text = String(value).trim();
  const [, year] =
    /^((?:19|20)\d\d)(?:\D|$)/.exec(text) ?? /^\D{0,12}(?:\d{1,2}\D{1,5}){0,2}((?:19|20)\d\d)(?:\D|$)/.exec(text) ?? [];
  return year === undefined ? undefined : Number(year);
}

const romans = ['I', 'II', 'III', 'IV', 'V', 'VI', 'VII', 'VIII', 'IX', 'X'];

/** The number of a season: `3`, `S3`, `Season 3`, `3.0`, `III`, `3rd`, `{number: 3}`. Not that of a year, or of `2024-spring`. */
export function seasonIn(value: unknown): number | undefined {
  if (isObject(value)) return seasonIn(value.number);
  if (typeof value !== 'string' && typeof value !== 'number') return undefined;
  const roman = romans.indexOf(String(value).trim().toUpperCase());
  if (roman >= 0) return roman + 1;
  const [, digits] =
    /^(?:s|season|staffel|saison|temporada|stagione|сезон)?\s*0*(\d{1,2})(?:\.0*|st|nd|rd|th)?(?:\s*season)?$/i.exec(
      String(value).trim(),
    ) ?? [];
  return digits === undefined ? undefined : Number(digits);
}

export function brief(value: unknown): string {
  const text = typeof value === 'string' ? value : (JSON.stringify(value) ?? '');
  return cleaned(text).slice(0, 60);
}
