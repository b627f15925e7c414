import { StoreError } from '../model/errors.ts';
import type { PostgresAddress } from '../model/postgres.ts';
import type { DatabaseFile } from './database-file.ts';
import type { DatabasePlace } from './databases.ts';
import { lazy } from './lazy.ts';
import type { Runtime } from './runtime.ts';

/** A database on a server, which is connected to on first use. */
export function postgresPlace(address: PostgresAddress, { clock, signal, warn }: Runtime): DatabasePlace {
  const say = () => warn(`waiting for another program that is writing to the database ${address.shown}`);
  const server = lazy(async () =>
    (await import('../store/postgres/postgres.ts')).postgresServer(address, { clock, signal, say }),
  );
  return {
    isServer: true,
    exists: async () => (await server()).exists(),
    open: async () => (await server()).open(),
    async close() {
      if (server.isOpen()) await (await server()).close();
    },
  };
}

/** What only commands that look after a database need to know of one on a server. */
export function postgresFile(
  address: PostgresAddress,
  { clock, signal }: Pick<Runtime, 'clock' | 'signal'>,
): DatabaseFile {
  const open = async () =>
    (await import('../store/postgres/postgres.ts')).openPostgres(address, { asIs: true, clock, signal });
  return {
    identity: () => address.shown,
    mark: () => undefined,
    open,
    copyTo: async (target) => {
      const { copyDatabase } = await import('../store/copy/copy.ts');
      await copyDatabase(address, target, { clock, signal: signal ?? new AbortController().signal });
    },
    migrate: async (dryRun) =>
      (await import('../store/postgres/migrate.ts')).migratePostgres(address, dryRun, { clock, signal }),
    async startingWith(start, limit) {
      try {
        const database = await open();
        try {
          return await database.titles.startingWith(start, limit);
        } finally {
          await database.close();
        }
      } catch (error) {
        if (error instanceof StoreError && error.code === 'missing') return [];
        throw error;
      }
    },
  };
}
