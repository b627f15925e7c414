import { present } from '../../model/present.ts';
import type { Change, Mark, StoredChanges } from '../database.ts';
import type { Engine } from './engine.ts';
import { all } from './statement.ts';

type Row = { readonly [Key in keyof Required<Change>]: Key extends 'before' | 'after' ? string | null : Change[Key] };

export function readChanges({ dialect: { change: sql }, read }: Engine): StoredChanges {
  const inIt = { of: 'change', with: 'news' } as const;
  return {
    after: (id, since) =>
      read(
        function* () {
          return (yield* all<Row>(sql.changes, id, since)).map((row) => present(row) as Change);
        },
        { ...inIt, or: [] },
      ),
    last: () =>
      read(
        function* () {
          return (yield* all<{ id: number }>(sql.lastChange))[0]?.id ?? 0;
        },
        { ...inIt, or: 0 },
      ),
    mark: (name) =>
      read(
        function* () {
          return (yield* all<Mark>(sql.mark, name))[0];
        },
        { ...inIt, or: undefined },
      ),
  };
}
