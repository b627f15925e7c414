import { FileError } from '../model/errors.ts';
import { isObject } from '../model/json.ts';
import { sources } from '../model/ref.ts';
import type { SourceFormat } from '../model/source-format.ts';
import { isTelling } from './fields.ts';

/** By what it begins with; by its name where that could be anything. Throws `FileError` for what is none of them. */
export function recognise(head: string, name: string): SourceFormat {
  const start = head.trimStart();
  if (start.startsWith('<')) return ofMarkup(start, name);
  if (start.startsWith('{') || start.startsWith('[')) return ofJson(start);
  const [first = ''] = start.split('\n').filter((line) => line.trim() !== '' && !line.startsWith('#'));
  const separator = separatorOf(first);
  const telling = first.split(separator).filter((cell) => isTelling(cell.replace(/["']/g, '')));
  const isTable = telling.length > 0 && (first.includes(separator) || /\.[ct]sv$/i.test(bareName(name)));
  if (isTable || /\.(csv|tsv)$/i.test(bareName(name))) return separator === '\t' ? 'tsv' : 'csv';
  return 'text';
}

/** What a table's cells are set apart by. */
export function separatorOf(line: string): string {
  const count = (sign: string) => line.split(sign).length;
  return [',', '\t', ';'].reduce((best, sign) => (count(sign) > count(best) ? sign : best));
}

/** Whether JSON text is an object a line, and not one value. */
export function isLineByLine(head: string): boolean {
  const start = head.trimStart();
  const end = start.indexOf('\n');
  const first = parsed(end < 0 ? start : start.slice(0, end));
  if (!isObject(first)) return false;
  const rest = end < 0 ? '' : start.slice(end).trim();
  return rest !== '' || !Object.values(first).some((value) => Array.isArray(value) && value.some(isObject));
}

const bareName = (name: string): string => name.replace(/\.(gz|zst)$/i, '');

function ofMarkup(start: string, name: string): SourceFormat {
  if (/<myanimelist\b/i.test(start)) return 'myanimelist';
  throw new FileError(
    `${name} is ${/^<!doctype html|^<html/i.test(start) ? 'a web page' : 'XML'}, and no export of MyAnimeList`,
  );
}

function ofJson(start: string): SourceFormat {
  if (start.includes('anime-offline-database') || (start.includes('"relatedAnime"') && start.includes('"sources"')))
    return 'offline-database';
  const isIdList = /"(?:anidb_id|thetvdb_id|tvdb_id|themoviedb_id|imdb_id|anime-planet_id|livechart_id)"/.test(start);
  if (isIdList && sources.some((source) => start.includes(`"${source}_id"`))) return 'id-lists';
  return isLineByLine(start) ? 'ndjson' : 'json';
}

function parsed(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}
