import type { Cut, Join } from '../../model/decision.ts';
import type { StoredDecisions } from '../database.ts';
import type { Engine } from './engine.ts';
import { all } from './statement.ts';

interface CutRow extends Omit<Cut, 'reason'> {
  readonly reason: string | null;
}

export function readDecisions({ dialect: { decision: sql }, read }: Engine): StoredDecisions {
  return {
    cuts: () =>
      read(
        function* () {
          const rows = yield* all<CutRow>(sql.cuts);
          return rows.map(({ reason, ...cut }) => ({ ...cut, ...(reason !== null && { reason }) }));
        },
        { of: 'cut', or: [] },
      ),
    joins: () => read(() => all<Join>(sql.joins), { of: 'joined', or: [] }),
  };
}
