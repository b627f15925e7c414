import type { App } from '../app/app.ts';
import { isObject, type JsonObject } from '../model/json.ts';
import { failed, RadarrError, type Reply, unreadable } from './reply.ts';

/** What answers are made of, besides the request. */
export interface Desk {
  readonly app: App;
  /** What every path begins with: `/anime`, or nothing. */
  readonly base: string;
  /** The program's own version. */
  readonly version: string;
  /** When it began to serve, Unix time in ms. */
  readonly startedAt: number;
  readonly commands: Commands;
  readonly onBug: (error: unknown) => void;
  /** Whether a day has gone since this was last asked, at `now` (Unix time in ms). */
  isDue(now: number): boolean;
}

/** What was asked to be done, and came to its end at once. */
export interface Commands {
  add(name: string, at: number): JsonObject;
  list(): readonly JsonObject[];
}

/** A request, read as far as it is the same for all. */
export interface RadarrAsk {
  readonly desk: Desk;
  readonly method: string;
  /** The numbers in the path, in their order. */
  readonly ids: readonly number[];
  /** The path below `/api/v3/`, in small letters, without a slash at its end. */
  readonly path: string;
  /** Unix time in ms. */
  readonly now: number;
  readonly traceId: string;
  readonly signal: AbortSignal;
  /** The first value of a query's parameter, whatever its case. */
  query(name: string): string | undefined;
  /** The body, parsed. Throws `RadarrError` where there is none or it is no JSON. */
  body(): Promise<unknown>;
}

export type Handler = (ask: RadarrAsk) => Promise<Reply> | Reply;

/** An object of a body, its members by their names in small letters. */
export type BodyFields = ReadonlyMap<string, unknown>;

/** The members of an object, whatever the case of their names. Throws `RadarrError` for anything else. */
export function bodyFieldsOf(value: unknown, traceId: string): BodyFields {
  if (!isObject(value)) throw new RadarrError(unreadable({ $: ['The JSON value could not be converted.'] }, traceId));
  return new Map(Object.entries(value).map(([name, one]) => [name.toLowerCase(), one]));
}

export function listOf(value: unknown, traceId: string): readonly unknown[] {
  if (Array.isArray(value)) return value;
  throw new RadarrError(unreadable({ $: ['The JSON value could not be converted to a list.'] }, traceId));
}

/** Reads the members of one object; each throws `RadarrError` where the value is of another type. */
export interface FieldReader {
  number(name: string): number | undefined;
  text(name: string): string | undefined;
  flag(name: string): boolean | undefined;
  numbers(name: string): readonly number[] | undefined;
  /** One of some words, whatever its case, or its place among them. */
  choice<T extends string>(name: string, words: readonly T[]): T | undefined;
}

export function readerOf(fields: BodyFields, traceId: string): FieldReader {
  const at = (name: string) => fields.get(name.toLowerCase()) ?? undefined;
  const refuse = (name: string): never => {
    throw new RadarrError(unreadable({ [`$.${name}`]: ['The JSON value could not be converted.'] }, traceId));
  };
  const numberIn = (name: string, value: unknown): number => {
    const number = typeof value === 'string' && /^-?\d+$/.test(value.trim()) ? Number(value) : value;
    return typeof number === 'number' && Number.isInteger(number) ? number : refuse(name);
  };
  return {
    number: (name) => (at(name) === undefined ? undefined : numberIn(name, at(name))),
    text(name) {
      const value = at(name);
      return value === undefined || typeof value === 'string' ? value : refuse(name);
    },
    flag(name) {
      const value = at(name);
      return value === undefined || typeof value === 'boolean' ? value : refuse(name);
    },
    numbers(name) {
      const value = at(name);
      if (value === undefined) return undefined;
      return Array.isArray(value) ? value.map((one) => numberIn(name, one)) : refuse(name);
    },
    choice(name, words) {
      const value = at(name);
      if (value === undefined) return undefined;
      const word = words.find((one, n) => n === value || one.toLowerCase() === String(value).toLowerCase());
      return word ?? refuse(name);
    },
  };
}

/** The number that a path must have. */
export function idIn({ ids }: RadarrAsk): number {
  const [id = 0] = ids;
  return id;
}

/** A number in the query; undefined for none. Throws `RadarrError` for anything else. */
export function numberInQuery(ask: RadarrAsk, name: string): number | undefined {
  const text = ask.query(name)?.trim();
  if (text === undefined || text === '') return undefined;
  if (/^-?\d{1,10}$/.test(text)) return Number(text);
  throw new RadarrError(unreadable({ [name]: [`The value '${text.slice(0, 40)}' is not valid.`] }, ask.traceId));
}

export const flagInQuery = (ask: RadarrAsk, name: string): boolean => /^(?:true|1)$/i.test(ask.query(name) ?? '');

export const noBody = (): RadarrError => new RadarrError(failed(400, "Request body can't be empty"));
