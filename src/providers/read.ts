import type * as z from 'zod';
import { ProviderError } from '../model/errors.ts';
import { isObject } from '../model/json.ts';

interface Named {
  readonly name: string;
  readonly label: string;
}

/** Reads what a provider sent of one title. Throws `ProviderError` that names the title and the place that is not of the schema. */
export function readTitle<Schema extends z.ZodType>(schema: Schema, raw: unknown, provider: Named): z.infer<Schema> {
  const parsed = schema.safeParse(raw);
  if (parsed.success) return parsed.data;
  const [issue] = parsed.error.issues;
  throw unreadable(raw, [issue?.path.join('.'), issue?.message].filter(Boolean).join(': '), provider);
}

/** Makes the error of a title that holds something else than what is `expected` in a place, such as `relations.edges`; '': the title itself. */
export function unreadableTitle(
  raw: unknown,
  place: string,
  expected: string,
  received: unknown,
  provider: Named,
): ProviderError {
  const why = `Invalid input: expected ${expected}, received ${kindOf(received)}`;
  return unreadable(raw, place === '' ? why : `${place}: ${why}`, provider);
}

function kindOf(value: unknown): string {
  if (value === null) return 'null';
  if (typeof value === 'number') return String(value);
  return Array.isArray(value) ? 'array' : typeof value;
}

function unreadable(raw: unknown, why: string, { name, label }: Named): ProviderError {
  const title = isObject(raw) && 'id' in raw ? `title ${String(raw.id).slice(0, 20)}` : 'a title';
  return new ProviderError(name, 'body', `${label}: sent ${title} in a form that cannot be read (${why})`);
}
