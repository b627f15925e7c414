import { isObject } from '../model/json.ts';
import type { Listing } from '../releases/sighting.ts';
import type { Bytes } from './bytes.ts';
import { textOf } from './decode.ts';
import { type Line, linePieces } from './lines.ts';
import { unpacked } from './unpack.ts';

/** A name of a release with what else its row says of it. */
export interface ReleaseRow {
  readonly name: string;
  /** What its source calls it. Absent: it is known by its name alone. */
  readonly id?: string;
  /** Absent: the row is nothing but a name. */
  readonly listing?: Partial<Listing>;
}

/**
 * Names of releases, one a line: bare, or as JSON objects with a `name` (see `listingIn`). They come as they are read, some
 * hundred at a time, which are to be taken before the next ones come. Blank lines are passed over; of a line that is too long, and of an object without a name, undefined comes. Throws `FileError` for what is
 * no text.
 */
export async function* releaseNames(bytes: Bytes): AsyncGenerator<Iterable<ReleaseRow | undefined>, void> {
  const text = await textOf(await unpacked(bytes), 1);
  for await (const lines of linePieces(text.chunks)) yield rowsIn(lines);
}

function* rowsIn(lines: Iterable<Line>): Generator<ReleaseRow | undefined, void> {
  for (const line of lines) if (line.tooLong || line.text.trim() !== '') yield rowOf(line);
}

// Ends of lines of other systems, escape sequences, marks of an encoding.
// biome-ignore lint/suspicious/noControlCharactersInRegex: these are what it looks for
const controls = /[\u0000-\u001f\u007f-\u009f\u2028\u2029\ufeff]/g;
const hasControls = new RegExp(controls.source);

/** A name in one line, without what acts on a terminal. */
export function tidied(name: string): string {
  return (hasControls.test(name) ? name.replace(controls, ' ') : name).trim();
}

function rowOf({ text: line, tooLong }: Line): ReleaseRow | undefined {
  if (tooLong) return undefined;
  const fields = line.startsWith('{') && line.trimEnd().endsWith('}') ? objectIn(line) : undefined;
  if (!fields) return { name: tidied(line) };
  if (typeof fields.name !== 'string' || fields.name.trim() === '') return undefined;
  const { id } = fields;
  const isId = typeof id === 'number' || (typeof id === 'string' && id !== '');
  return { name: tidied(fields.name), ...(isId && { id: String(id) }), listing: listingIn(fields) };
}

function objectIn(line: string): Readonly<Record<string, unknown>> | undefined {
  try {
    const value: unknown = JSON.parse(line);
    return isObject(value) ? value : undefined;
  } catch {
    return undefined;
  }
}

/** Reads `category`, `published` (a date), `seeders`, `completions`, `internal`, `freeleech` and `nuked`; what makes no sense is left out. */
function listingIn(fields: Readonly<Record<string, unknown>>): Partial<Listing> {
  const { category, published, seeders, completions, internal, freeleech, nuked } = fields;
  const time = typeof published === 'string' ? Date.parse(published) : Number.NaN;
  return {
    ...(typeof category === 'string' && category.trim() !== '' && { category: tidied(category).slice(0, 60) }),
    ...(!Number.isNaN(time) && { publishedAt: time }),
    ...(isCount(seeders) && { seeders }),
    ...(isCount(completions) && { completions }),
    ...(internal === true && { isInternal: true }),
    ...(freeleech === true && { isFreeleech: true }),
    ...(nuked === true && { isNuked: true }),
  };
}

const isCount = (value: unknown): value is number => typeof value === 'number' && value >= 0 && Number.isFinite(value);
