/** The fields of `T` that may be there, without undefined and null. */
export type Present<T> = { [Key in keyof T]?: Exclude<T[Key], undefined | null> };

/** Leaves out fields that are undefined or null. */
export function present<T extends object>(fields: T): Present<T> {
  const kept: Present<T> = {};
  // Without a list of pairs, which takes as long as all else.
  for (const key of Object.keys(fields) as (keyof T)[]) {
    const value = fields[key];
    if (value !== undefined && value !== null) kept[key] = value as Present<T>[keyof T];
  }
  return kept;
}
