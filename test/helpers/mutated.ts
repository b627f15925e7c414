import fc from 'fast-check';

const nested = (depth: number): unknown => JSON.parse(`${'[{"a":'.repeat(depth)}1${'}]'.repeat(depth)}`);

/** What no honest answer holds, where something else is expected. */
const junk: readonly unknown[] = [
  ...[null, undefined, true, [], [null], {}, { a: 1 }, nested(100)],
  ...[0, -1, 1.5, 2 ** 31, 999_999_999, 1_000_000_000, Number.MAX_SAFE_INTEGER, 1e21, 1e308],
  ...['', ' ', 'x', '0', '9'.repeat(40), 'constructor', '__proto__', 'toString', 'x'.repeat(20_000)],
  ...['\u200b', '\u202ex', '\u001b[31mx\u0007', '\ud800', '\u0000', 'a\r\nb', '=1+1', '<script>'],
  JSON.parse('{"__proto__":{"polluted":1},"constructor":{"prototype":{"polluted":1}}}'),
];

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

/** The JSON of an answer of which parts are wrong; of every eighth the text itself is: cut, or with a character of it another one. */
export function mutatedJson(answer: unknown): fc.Arbitrary<string> {
  const json = mutated(answer).map((value) => JSON.stringify(value) ?? '');
  return fc.oneof({ weight: 7, arbitrary: json }, { weight: 1, arbitrary: mutatedText(JSON.stringify(answer)) });
}

const signs = ['', '"', '\\', '{', '}', '[', ']', ',', '\n', '\0', '\x1b', '<', '&', '\ufffd', '\ud800', '-', '9', "'"];

/** A text that is cut short, or of which one to four characters are left out, doubled or others. */
export function mutatedText(text: string): fc.Arbitrary<string> {
  const place = fc.nat(Math.max(0, text.length - 1));
  const change = fc.tuple(place, fc.nat(2), fc.constantFrom(...signs));
  const changed = fc
    .array(change, { minLength: 1, maxLength: 4 })
    .map((changes) =>
      changes.reduce((rest, [at, length, sign]) => rest.slice(0, at) + sign + rest.slice(at + length), text),
    );
  return fc.oneof({ weight: 1, arbitrary: place.map((at) => text.slice(0, at)) }, { weight: 3, arbitrary: changed });
}
