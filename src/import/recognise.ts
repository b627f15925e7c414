import { FileError } from '../model/errors.ts';
import { isObject } from '../model/json.ts';
import { idColumnsOf, identifying } from '../model/ref.ts';
import type { SourceFormat } from '../model/source-format.ts';
import { isTelling } from './field-meaning.ts';
import { headerRowIn } from './sources/header-row.ts';

/**
 * By what it begins with; by its name where that could be anything. A list whose first title begins like markup or JSON is text.
 * Throws `FileError` for what is none of them.
 */
export function recognise(head: string, name: string, columns: readonly string[] = []): SourceFormat {
  const start = head.trimStart();
  if (isYaml(start, bareName(name)))
    throw new FileError(
      `${name} is YAML, which is not read: save it as JSON or as a table (CSV), or write a title a line`,
      name,
    );
  if (isMarkup(start)) return ofMarkup(start, name);
  if (isJson(start)) return ofJson(start);
  const isNamedTable = /\.[ct]sv$/i.test(bareName(name));
  const heads = headerRowIn(head, columns);
  const isTable =
    heads !== undefined && (isNamedTable || (heads.cells > 1 && isEven(head, heads.line, heads.separator)));
  // Titles a line, which somebody has called a table.
  if (heads === undefined && isNamedTable && !hasCells(head)) return 'text';
  if (isTable || isNamedTable) return heads?.separator === '\t' ? 'tsv' : 'csv';
  return 'text';
}

/** Whether anything in the first lines sets cells apart. */
const hasCells = (head: string): boolean => /[,;\t|]/.test(head.split(/\r?\n/, 10).join(' '));

/** Whether the lines under the heads have cells as well: `Anime, which I like` stands above titles. */
function isEven(head: string, line: number, separator: string): boolean {
  const under = head
    .split(/\r?\n/)
    .slice(line)
    .filter((one) => one.trim() !== '')
    .slice(0, 5);
  return under.length === 0 || under.some((one) => one.includes(separator));
}

/** Whether JSON text is a value a line, and not one value. */
export function isLineByLine(head: string): boolean {
  const start = head.trimStart();
  const end = start.indexOf('\n');
  if (end < 0) return false;
  const next = start.slice(end).trimStart();
  return isObject(parsed(start.slice(0, end))) && next !== '';
}

/** Keys and values: in a file that is called so, and under any name where entries of a list begin with a title's key. A list of titles is text. */
function isYaml(start: string, name: string): boolean {
  const lines = start.split(/\r?\n/, 20).filter((line) => !/^\s*(?:#|---|%YAML|$)/.test(line));
  const keyOf = (line: string | undefined) => /^\s*(?:-\s+)?["']?([\w-]+)["']?:(?:\s|$)/.exec(line ?? '')?.[1];
  if (/\.ya?ml$/i.test(name)) return lines.some((line) => keyOf(line) !== undefined);
  const at = lines.findIndex((line) => /^\s*-\s/.test(line));
  const [first, second] = [lines[at], lines[at + 1]];
  if (at < 0 || at > 1 || !isTelling(keyOf(first) ?? '')) return false;
  // `- Anime: The Movie` among other titles is one.
  return keyOf(second) === keyOf(first) || (keyOf(second) !== undefined && /^\s{2,}[^\s-]/.test(second ?? ''));
}

const bareName = (name: string): string => name.replace(/\.(gz|zst)$/i, '');

/** An element that is closed, a declaration or a comment; `<Infinite Stratos>` is a title in brackets, `<Harmony/>` a film. */
function isMarkup(start: string): boolean {
  if (/^<(?:\?xml|!--|!doctype|html\b|myanimelist\b|anime-list\b|library\b|meta>|anime[\s>])/i.test(start)) return true;
  const [, name] = /^<([A-Za-z][\w:-]*)(?:\s[^<>]*)?>/.exec(start) ?? [];
  return name !== undefined && start.includes(`</${name}`);
}

/** Whether a text is JSON up to its first element. `[Oshi no Ko]` and `{Title}` are none. */
function isJson(start: string): boolean {
  if (start.startsWith('{')) return /^\{\s*(?:"(?:[^"\\]|\\.)*"\s*:|\}\s*$)/.test(start);
  if (!start.startsWith('[')) return false;
  if (/^\[\s*(?:\{\s*["}]|\[\s*[[{"\d\]]|"(?:[^"\\\n]|\\.)*(?:"\s*(?:,|\]\s*$)|$))/.test(start)) return true;
  return /^\[\s*(?:(?:-?\d[\d.]*|true|false|null)\s*(?:,\s*(?:[[{"\d-]|true|false|null)|\]\s*$)|\]\s*$)/.test(start);
}

/** https://github.com/erengy/taiga: the list that it keeps itself. */
export const isTaiga = (head: string): boolean =>
  /<library[\s>]/i.test(head) && /<(?:last_updated|rewatched_times|library_id)\b/.test(head);

function ofMarkup(start: string, name: string): SourceFormat {
  if (/<anime-list[\s>]/i.test(start) && /<anime\s[^>]*anidbid\s*=/i.test(start)) return 'id-lists';
  if (/<(?:myanimelist|anime-list|anime|myinfo)[\s>]/i.test(start) && !/^<(?:!doctype\s+)?html\b/i.test(start))
    return 'myanimelist';
  if (isTaiga(start)) return 'myanimelist';
  throw new FileError(
    `${name} is ${/^<!doctype html|^<html/i.test(start) ? 'a web page' : 'XML'}, and no export of MyAnimeList or list of Taiga`,
    name,
  );
}
function ofJson(start: string): SourceFormat {
  if (start.includes('anime-offline-database') || (start.includes('"relatedAnime"') && start.includes('"sources"')))
    return 'offline-database';
  if (isIdMap(start)) return 'id-lists';
  return isLineByLine(start) ? 'ndjson' : 'json';
}

/** What names the ids of one numbering only, or titles, is a list. */
function isIdMap(start: string): boolean {
  const isBridge =
    /^\{\s*"(?:\$meta"|(?:tmdb|tvdb|imdb)_(?:movie|show):\w|(?:anidb|anilist|mal):\d+(?::\w+)?"\s*:\s*\{)/.test(start);
  if (isBridge) return true;
  if (start.includes('"title"')) return false;
  if (/^\{\s*"\d+"\s*:\s*\{/.test(start) && start.includes('"anidb_id"')) return true;
  const own = identifying.filter((source) => idColumnsOf(source).length > 0 && start.includes(`"${source}_id"`));
  const others = /"(?:anidb_id|thetvdb_id|tvdb_id|themoviedb_id|imdb_id|anime-planet_id|livechart_id)"/;
  return own.length > 1 && others.test(start);
}

function parsed(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}
