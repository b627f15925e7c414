import { type Format, formats } from '../model/format.ts';
import { isObject } from '../model/json.ts';
import {
  idColumnsOf,
  parsePageUrl,
  parseRef,
  type Ref,
  refOf,
  type Source,
  sourceOfOwnId,
  sources,
} from '../model/ref.ts';
import type { Asked } from '../store/jobs.ts';
import { type AskedRow, type BrokenRow, broken } from './row.ts';

/** What columns and keys are called, without case and signs. Those of ids are part of each numbering. */
const titleNames = [
  'title',
  'name',
  'anime',
  'titleromaji',
  'romaji',
  'seriestitle',
  'titleenglish',
  'english',
  'titlenative',
  'native',
  'titlejapanese',
];
const refNames = ['ref', 'refs', 'url', 'link', 'urls', 'links', 'sources', 'page', 'siteurl'];
const yearNames = ['year', 'seasonyear', 'startyear', 'releaseyear', 'startdate', 'aired'];
const formatNames = ['format', 'type', 'mediatype', 'seriestype'];

/** Names for a column of ids that lists may use, as in sentences. */
export const idColumns = sources
  .slice(0, 2)
  .map((source) => `${source}_id`)
  .join(' or ');

const plainName = (name: string): string => name.toLowerCase().replace(/[^a-z0-9]/g, '');
const known = new Set([...sources.flatMap(idColumnsOf), ...titleNames, ...refNames]);

/** Whether a column of that name says which title a row is of. */
export function isTelling(name: string): boolean {
  return known.has(plainName(name));
}

/** Why a row is of no use. */
interface Fault {
  readonly fault: string;
}

const lostLetters = '\ufffd';

/** Reads one row of a table or one JSON object: ids, title, year and format, whatever they are called there. */
export function rowOf(line: number, raw: unknown, record: Readonly<Record<string, unknown>>): AskedRow | BrokenRow {
  const asked = askedOf(flat(record));
  return 'fault' in asked ? broken(line, raw, asked.fault) : { type: 'asked', line, raw, asked };
}

/** `{ids: {mal: 1}, title: {romaji: 'A'}}` and the like as if it were flat; what a list entry wraps is unwrapped. */
function flat(record: Readonly<Record<string, unknown>>): ReadonlyMap<string, unknown> {
  const inner = [record.title, record.node, record.anime].find(isObject);
  const all = { ...record, ...inner };
  const parts = Object.entries(all).flatMap(([name, value]): [string, unknown][] =>
    isObject(value) && ['ids', 'title', 'titles'].includes(name) ? Object.entries(value) : [[name, value]],
  );
  const entries = parts.map(([name, value]) => [plainName(name), value] as const);
  const fields = new Map(entries.filter(([, value]) => !isBlank(value)));
  const own = sourceOfOwnId(Object.keys(all));
  if (own && fields.has('id') && !fields.has(own)) fields.set(own, fields.get('id'));
  return fields;
}

function askedOf(fields: ReadonlyMap<string, unknown>): Asked | Fault {
  const refs = refsOf(fields);
  if ('fault' in refs) return refs;
  const title = titleOf(fields);
  if (title?.includes(lostLetters)) return { fault: 'its letters are neither UTF-8 nor UTF-16' };
  if (refs.length === 0 && title === undefined) {
    const id = fields.get('id');
    if (id === undefined) return { fault: 'it has neither a title nor an id' };
    return { fault: `its id ${brief(id)} could be anybody's: call the column ${idColumns}` };
  }
  const year = yearOf(fields);
  const format = formatOf(fields);
  return { refs, ...(title !== undefined && { title }), ...(year && { year }), ...(format && { format }) };
}

function refsOf(fields: ReadonlyMap<string, unknown>): readonly Ref[] | Fault {
  const refs: Ref[] = [];
  for (const value of valuesOf(fields, refNames)) {
    const ref = typeof value === 'string' ? namedBy(value) : undefined;
    if (ref) refs.push(ref);
  }
  for (const source of sources) {
    for (const value of valuesOf(fields, idColumnsOf(source))) {
      const ref = typeof value === 'string' && value.includes(':') ? namedBy(value) : idRef(source, value);
      if (!ref) return { fault: `"${brief(value)}" is no id of ${source}` };
      refs.push(ref);
    }
  }
  const order = (ref: Ref) => sources.findIndex((source) => ref.startsWith(`${source}:`));
  return [...new Set(refs)].sort((a, b) => order(a) - order(b));
}

function namedBy(text: string): Ref | undefined {
  const page = parsePageUrl(text.trim());
  return page && 'ref' in page ? page.ref : parseRef(text);
}

function idRef(source: Source, value: unknown): Ref | undefined {
  const text = typeof value === 'number' || typeof value === 'string' ? String(value).trim() : '';
  return /^[1-9]\d{0,8}$/.test(text) ? refOf(source, Number(text)) : undefined;
}

/** Lists are taken apart. */
function valuesOf(fields: ReadonlyMap<string, unknown>, names: readonly string[]): readonly unknown[] {
  return names.flatMap((name) => fields.get(name) ?? []).flatMap((value) => (Array.isArray(value) ? value : [value]));
}

function titleOf(fields: ReadonlyMap<string, unknown>): string | undefined {
  const texts = valuesOf(fields, titleNames).map((value) => (typeof value === 'string' ? cleaned(value) : ''));
  return texts.find((text) => text !== '');
}

function cleaned(text: string): string {
  return text
    .replace(/[\p{Cc}\p{Cf}\p{Cs}]+/gu, ' ')
    .replace(/\s+/g, ' ')
    .trim()
    .slice(0, 500);
}

function yearOf(fields: ReadonlyMap<string, unknown>): number | undefined {
  const values = valuesOf(fields, yearNames).map((value) => (isObject(value) ? value.year : value));
  const year = values
    .map((value) => Number(/^\s*((?:19|20)\d\d)(?:\D|$)/.exec(String(value))?.[1]))
    .find((one) => one > 0);
  return year;
}

function formatOf(fields: ReadonlyMap<string, unknown>): Format | undefined {
  const words = valuesOf(fields, formatNames).map((value) =>
    String(value)
      .toUpperCase()
      .trim()
      .replace(/[\s-]+/g, '_'),
  );
  return formats.find((format) => words.includes(format));
}

const isBlank = (value: unknown): boolean =>
  value === undefined ||
  value === null ||
  (typeof value === 'string' && /^(?:|null|none|n\/a|-|0)$/i.test(value.trim())) ||
  value === 0;

function brief(value: unknown): string {
  const text = typeof value === 'string' ? value : (JSON.stringify(value) ?? '');
  return cleaned(text).slice(0, 60);
}
