import type { Migration } from './migration.ts';
import { toModel2 } from './migrations/to-2.ts';
import { toModel3 } from './migrations/to-3.ts';
import { toModel4 } from './migrations/to-4.ts';
import { toModel5 } from './migrations/to-5.ts';

/** Every step from the first data model to this program's, in their order. */
export const migrations: readonly Migration[] = [toModel2, toModel3, toModel4, toModel5];
