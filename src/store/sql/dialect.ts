import type { sqliteDialect } from '../sqlite/dialect.ts';

/** Texts of statements, and functions that make them. */
type Worded<Group> = { readonly [Name in keyof Group]: Group[Name] extends string ? string : Group[Name] };

/**
 * The statements of an engine by what they are of and by their names. Parameters are written as `?`. A statement of one name finds or
 * writes the same on every engine.
 */
export type Dialect = { readonly [Name in keyof typeof sqliteDialect]: Worded<(typeof sqliteDialect)[Name]> };
