import fc from 'fast-check';

const junk: readonly unknown[] = [null, undefined, 0, -1, 1.5, '', 'x', '9'.repeat(40), true, [], [null], {}, { a: 1 }];

function paths(value: unknown, at: readonly string[] = []): readonly (readonly string[])[] {
  if (typeof value !== 'object' || value === null) return [at];
  return [at, ...Object.entries(value).flatMap(([key, inner]) => paths(inner, [...at, key]))];
}

function withJunk(value: unknown, [key, ...rest]: readonly string[], what: unknown): unknown {
  if (key === undefined) return what;
  const copy: Record<string, unknown> = Array.isArray(value)
    ? ([...value] as unknown as Record<string, unknown>)
    : { ...(value as object) };
  copy[key] = withJunk(copy[key], rest, what);
  return copy;
}

/** An answer with one to three of its parts, or the whole of it, of a wrong type, null or gone. */
export function mutated(answer: unknown): fc.Arbitrary<unknown> {
  const change = fc.tuple(fc.constantFrom(...paths(answer)), fc.constantFrom(...junk));
  return fc
    .array(change, { minLength: 1, maxLength: 3 })
    .map((changes) => changes.toSorted(([a], [b]) => b.length - a.length))
    .map((changes) => changes.reduce((value, [path, what]) => withSafe(value, path, what), answer));
}

/** A part of something that was replaced before is gone. */
function withSafe(value: unknown, path: readonly string[], what: unknown): unknown {
  let inner = value;
  for (const key of path.slice(0, -1)) {
    if (typeof inner !== 'object' || inner === null || !(key in inner)) return value;
    inner = (inner as Readonly<Record<string, unknown>>)[key];
  }
  return typeof inner === 'object' || path.length === 0 ? withJunk(value, path, what) : value;
}
