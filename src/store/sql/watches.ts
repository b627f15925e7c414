import { present } from '../../model/present.ts';
import type { Followed, StoredWatches } from '../database.ts';
import type { Engine } from './engine.ts';
import { all } from './statement.ts';

export function readWatches({ dialect, read }: Engine): StoredWatches {
  return {
    list: () =>
      read(
        function* () {
          return (yield* all<object>(dialect.watch.watches)).map((row) => present(row) as Followed);
        },
        { of: 'watch', or: [] },
      ),
  };
}
