import { describe } from 'vitest';
import { systemClock } from '../../../src/model/clock.ts';
import { hasPostgres, lentDatabases } from '../../helpers/postgres.ts';
import { describeDatabase } from '../contract.ts';

describe.skipIf(!hasPostgres)('on a server', () => {
  const { alone, shared } = lentDatabases();
  describeDatabase('PostgreSQL', {
    alone,
    shared() {
      const open = shared();
      return (clock) => open(clock && { clock: { now: () => clock.now(), sleep: systemClock.sleep } });
    },
  });
});
