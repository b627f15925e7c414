import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { systemClock } from '../../../src/model/clock.ts';
import { openQueue } from '../../../src/queue/open.ts';
import { type Bouncer, bouncerFor, hasBouncer } from '../../helpers/pgbouncer.ts';
import { cluster, emptyDatabase, hasPostgres, lentDatabases } from '../../helpers/postgres.ts';
import { describeDatabase } from '../contract.ts';

describe.skipIf(!hasPostgres || !hasBouncer)('behind pgbouncer in transaction mode', () => {
  let bouncer: Bouncer;
  beforeAll(async () => {
    bouncer = await bouncerFor(await cluster());
  });
  afterAll(() => bouncer.stop());

  const bounced = (address: string) => bouncer.bounced(address);
  const { alone, shared } = lentDatabases('', () => undefined, bounced);
  const engine = {
    alone,
    shared() {
      const open = shared();
      return (clock?: { now(): number }) =>
        open(clock && { clock: { now: () => clock.now(), sleep: systemClock.sleep } });
    },
  };
  it('is no place for a queue, which is said with what to do', async () => {
    const opening = openQueue(bounced(await emptyDatabase()));
    await expect(opening).rejects.toThrow(
      /something like pgbouncer .* give ANIMECTL_QUEUE the address and port of the server/,
    );
    await expect(opening).rejects.not.toThrow(/secret/);
  });
  describeDatabase('PostgreSQL', engine, ['commits', 'jobs', 'changes']);
});
