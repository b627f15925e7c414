import { isObject, type JsonObject } from '../model/json.ts';
import { largestId } from '../model/ref.ts';

/** The objects of a list; none if it is no list. */
export function objectsOf(value: unknown): readonly JsonObject[] {
  return Array.isArray(value) ? value.filter(isObject) : [];
}

/** A provider's id: a positive whole number, or the same as text; undefined for anything else. */
export function idFrom(value: unknown): number | undefined {
  const id = typeof value === 'string' && /^[1-9]\d{0,8}$/.test(value) ? Number(value) : value;
  return typeof id === 'number' && Number.isInteger(id) && id > 0 && id <= largestId ? id : undefined;
}

/** `path` below a base address that may itself have a path, with or without a slash at its end. */
export function addressOf(base: string, path: string, query: Readonly<Record<string, string | number>> = {}): string {
  const words = Object.entries(query).map(([name, value]) => `${name}=${encodeURIComponent(value)}`);
  return `${base.replace(/\/+$/, '')}/${path}${words.length > 0 ? `?${words.join('&')}` : ''}`;
}
