/** The fields of `T` that may be there, without undefined and null. */
export type Present<T> = { [Key in keyof T]?: Exclude<T[Key], undefined | null> };

/** Leaves out fields that are undefined or null. */
export function present<T extends object>(fields: T): Present<T> {
  const kept: Record<string, unknown> = {};
  for (const [key, value] of Object.entries(fields)) if (value !== undefined && value !== null) kept[key] = value;
  return kept as Present<T>;
}
