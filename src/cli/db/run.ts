import type { App } from '../../app/app.ts';
import { checkText, disagreementsText, infoDocument, infoText } from '../../report/format/database.ts';
import { safeJson } from '../../report/text/plain.ts';
import { bytesWords } from '../../report/text/size.ts';
import { count } from '../../report/text/words.ts';
import type { Upkeep } from '../../store/upkeep.ts';
import { type ExitCode, exit } from '../exit.ts';
import { stdoutStyle } from '../screen.ts';
import type { Run } from '../start.ts';
import type { DbOptions, MigrateOptions } from './command.ts';

export const runDbInfo: Run<DbOptions> = ({ json }, app) =>
  looking(app, async (upkeep) => {
    const info = await upkeep.info();
    const now = app.clock.now();
    app.io.stdout.write(json ? `${safeJson(infoDocument(info), 2)}\n` : infoText(info, now, stdoutStyle(app, {})));
    return exit.done;
  });

/** Damage is the database's failure, rows that do not fit together are work left over; what providers say is neither. */
export const runDbCheck: Run<DbOptions & { readonly disagreements: boolean }> = ({ json, disagreements }, app) =>
  looking(app, async (upkeep) => {
    if (disagreements) {
      const found = await upkeep.disagreements();
      app.io.stdout.write(json ? `${safeJson({ schema: 1, disagreements: found }, 2)}\n` : disagreementsText(found));
      return exit.done;
    }
    const findings = await upkeep.check();
    app.io.stdout.write(json ? `${safeJson({ schema: 1, findings }, 2)}\n` : checkText(findings));
    if (findings.some(({ severity }) => severity === 'damage')) return exit.database;
    return findings.some(({ severity }) => severity === 'fault') ? exit.incomplete : exit.done;
  });

export const runDbVacuum: Run<DbOptions> = ({ json }, app) =>
  looking(app, async (upkeep) => {
    const { before, after } = await upkeep.shrink();
    const document = { schema: 1, file: app.config.db, bytesBefore: before, bytesAfter: after };
    if (json) app.io.stdout.write(`${safeJson(document, 2)}\n`);
    else say(app, `${app.config.db}: ${bytesWords(before)} before, ${bytesWords(after)} now.`);
    return exit.done;
  });

export const runDbMigrate: Run<MigrateOptions> = async ({ dryRun, json }, app) => {
  const { from, to, migrations, backup } = await app.databaseFile.migrate(dryRun);
  if (json) {
    const named = migrations.map((one) => ({ to: one.to, what: one.what }));
    const document = { schema: 1, file: app.config.db, from, to, dryRun, steps: named, backup: backup ?? null };
    app.io.stdout.write(`${safeJson(document, 2)}\n`);
    return exit.done;
  }
  if (migrations.length === 0) say(app, `The data model is ${to}: nothing to do.`);
  for (const one of migrations) say(app, `${one.to - 1} to ${one.to}: ${one.what}`);
  if (backup !== undefined)
    say(
      app,
      `Data model ${from} became ${to} by ${count(migrations.length, 'step')}; the file as it was is ${backup}.`,
    );
  return exit.done;
};

async function looking(app: App, body: (upkeep: Upkeep) => Promise<ExitCode>): Promise<ExitCode> {
  const database = await app.databaseFile.open();
  try {
    return await body(database.upkeep);
  } finally {
    await database.close();
  }
}

function say({ io, config }: App, text: string): void {
  if (!config.quiet) io.stderr.write(`${text}\n`);
}
