import type * as z from 'zod';
import { ProviderError } from '../model/errors.ts';
import { isObject } from '../model/json.ts';

/** Reads what a provider sent of one title. Throws `ProviderError` that names the title and the place that is not of the schema. */
export function readTitle<Schema extends z.ZodType>(
  schema: Schema,
  raw: unknown,
  { name, label }: { readonly name: string; readonly label: string },
): z.infer<Schema> {
  const parsed = schema.safeParse(raw);
  if (parsed.success) return parsed.data;
  const title = isObject(raw) && 'id' in raw ? `title ${String(raw.id).slice(0, 20)}` : 'a title';
  const [issue] = parsed.error.issues;
  const why = [issue?.path.join('.'), issue?.message].filter(Boolean).join(': ');
  throw new ProviderError(name, 'body', `${label}: sent ${title} in a form that cannot be read (${why})`);
}
