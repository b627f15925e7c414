import type { App } from '../../app/app.ts';
import { bridgesText, checkText, disagreementsText, infoDocument, infoText } from '../../report/format/database.ts';
import { plain } from '../../report/text/plain.ts';
import { bytesWords } from '../../report/text/size.ts';
import { count } from '../../report/text/words.ts';
import { findBridges } from '../../tasks/bridges.ts';
import { resultOf } from '../../tasks/task.ts';
import type { Outcome } from '../exit.ts';
import { printJson } from '../print.ts';
import { note, stdoutStyle } from '../screen.ts';
import type { Run } from '../start.ts';
import type { CheckOptions, CopyOptions, DbOptions, MigrateOptions } from './options.ts';

export const runDbInfo: Run<DbOptions> = ({ json }, session) =>
  withUpkeep(session.app, async (upkeep) => {
    const { io } = session;
    const { address: file, engine, ...figures } = await upkeep.info();
    const info = { file, engine, ...figures };
    if (json) printJson(session, infoDocument(info));
    else io.stdout.write(infoText(info, io.clock.now(), stdoutStyle(session, {})));
    return {};
  });

/** Damage is the database's failure, rows that do not fit together are work left over; what providers say is neither. */
export const runDbCheck: Run<CheckOptions> = ({ json, mend, disagreements }, session) =>
  withUpkeep(session.app, async (upkeep) => {
    const { stdout } = session.io;
    if (disagreements) {
      const found = await upkeep.disagreements();
      if (json) printJson(session, { schema: 1, disagreements: found });
      else stdout.write(disagreementsText(found));
      return {};
    }
    if (mend) note(session, `Took back ${count(await upkeep.mend(), 'time')} that lay ahead of now.`);
    const findings = await upkeep.check();
    if (json) printJson(session, { schema: 1, findings });
    else stdout.write(checkText(findings));
    return {
      unsaved: findings.some(({ severity }) => severity === 'damage'),
      incomplete: findings.some(({ severity }) => severity === 'fault'),
    };
  });

/** Copies a database to where there is none yet, and compares the two. */
export const runDbCopy: Run<CopyOptions> = async ({ from, to, json }, session) => {
  const { io, config } = session;
  const { copyDatabase, placeNamed } = await import('../../app/database-named.ts');
  const [source, target] = [placeNamed(from, 'FROM'), placeNamed(to, 'TO')];
  const heard = (table: string, rows: number) => {
    if (rows > 0) note(session, `${table}: ${count(rows, 'row')}`);
  };
  const tables = await copyDatabase(source.place, target.place, {
    ...{ clock: io.clock, signal: io.signal },
    ...(config.verbose && { heard }),
  }).catch((error: unknown) => {
    if (io.signal.aborted) return undefined;
    throw error;
  });
  if (!tables) {
    note(
      session,
      `Stopped. The same command goes on where it ended; until it has, ${plain(target.shown)} is no database.`,
    );
    return { interrupted: true };
  }
  const rows = tables.reduce((sum, one) => sum + one.rows, 0);
  if (json) printJson(session, { schema: 1, from: source.shown, to: target.shown, rows, tables });
  else
    note(
      session,
      `${plain(target.shown)} has all ${count(rows, 'row')} of ${plain(source.shown)}: counts and digests of ${count(tables.length, 'table')} are the same.`,
    );
  return {};
};

/** Proposes cuts; changes nothing. */
export const runDbBridges: Run<DbOptions> = async ({ json }, session) => {
  const document = await resultOf(findBridges({ signal: session.io.signal }, session.app));
  if (json) printJson(session, document);
  else if (document.bridges.length === 0) note(session, 'no relation looks like a false join');
  else session.io.stdout.write(bridgesText(document));
  return {};
};

export const runDbVacuum: Run<DbOptions> = ({ json }, session) =>
  withUpkeep(session.app, async (upkeep) => {
    const { before, after } = await upkeep.shrink();
    const { db: file } = session.config;
    if (json) printJson(session, { schema: 1, file, bytesBefore: before, bytesAfter: after });
    else if (after < before) note(session, `${file}: ${bytesWords(before)} before, ${bytesWords(after)} now.`);
    else note(session, `${file}: ${bytesWords(after)}, nothing to give back.`);
    return {};
  });

export const runDbMigrate: Run<MigrateOptions> = async ({ dryRun, json }, session) => {
  const { from, to, migrations, backup } = await session.app.databaseFile.migrate(dryRun);
  if (json) {
    const named = migrations.map((one) => ({ to: one.to, what: one.what }));
    const { db: file } = session.config;
    printJson(session, { schema: 1, file, from, to, dryRun, steps: named, backup: backup ?? null });
    return {};
  }
  if (migrations.length === 0) note(session, `The data model is ${to}: nothing to do.`);
  for (const one of migrations) note(session, `${one.to - 1} to ${one.to}: ${one.what}`);
  if (backup !== undefined)
    note(
      session,
      `Data model ${from} became ${to} by ${count(migrations.length, 'step')}; the file as it was is ${backup}.`,
    );
  return {};
};

type Upkeep = Awaited<ReturnType<App['databaseFile']['open']>>['upkeep'];

/** Opens the database as a file, and closes it. */
async function withUpkeep(app: App, body: (upkeep: Upkeep) => Promise<Outcome>): Promise<Outcome> {
  const database = await app.databaseFile.open();
  try {
    return await body(database.upkeep);
  } finally {
    await database.close();
  }
}
