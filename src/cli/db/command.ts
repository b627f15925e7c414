import { Command } from 'commander';
import { UsageError } from '../../model/errors.ts';
import { checkEnding, toChoice } from '../options.ts';
import type { Start } from '../start.ts';
import { type ExportFormat, type ExportOptions, exportFormats } from './options.ts';

/** Declares `db` with `info`, `check`, `bridges`, `export`, `copy`, `vacuum` and `migrate`. */
export function dbCommand(start: Start): Command {
  const run = () => import('./run.ts');
  return new Command('db')
    .summary('the database: info, check, bridges, export, copy, vacuum, migrate')
    .description('Looks after the database in which titles, relations, crawls and imports are kept.')
    .addCommand(
      withJson(new Command('info').summary('size, data model and what is in it')).action(
        async (flags: { json?: boolean }, self: Command) =>
          start(async () => (await run()).runDbInfo, { json: flags.json ?? false }, self.optsWithGlobals()),
      ),
      { isDefault: true },
    )
    .addCommand(
      withJson(
        new Command('check')
          .summary('whether the file and its rows are sound')
          .description(
            'Looks for damage to the file, rows that do not fit together, and what providers state that is odd. Exits with 6 for damage, 8 for rows that do not fit together, 0 otherwise.',
          ),
      )
        .option('--mend', 'take back times that lie ahead of now: a clock was wrong when they were stored')
        .option('--disagreements', 'list every pair of titles of which providers say different things')
        .action(async (flags: { json?: boolean; mend?: boolean; disagreements?: boolean }, self: Command) => {
          const { json = false, mend = false, disagreements = false } = flags;
          await start(async () => (await run()).runDbCheck, { json, mend, disagreements }, self.optsWithGlobals());
        }),
    )
    .addCommand(
      withJson(
        new Command('bridges')
          .summary('relations that may join two franchises')
          .description(
            'Proposes cuts: relations without which a stored franchise falls into two sizeable parts, one of which has a name of its own. Changes nothing.',
          ),
      ).action(async (flags: { json?: boolean }, self: Command) =>
        start(async () => (await run()).runDbBridges, { json: flags.json ?? false }, self.optsWithGlobals()),
      ),
    )
    .addCommand(exportCommand(start))
    .addCommand(copyCommand(start))
    .addCommand(
      withJson(new Command('vacuum').summary('give back space that holds nothing')).action(
        async ({ json = false }: { json?: boolean }, self: Command) =>
          start(async () => (await run()).runDbVacuum, { json }, self.optsWithGlobals()),
      ),
    )
    .addCommand(
      withJson(
        new Command('migrate')
          .summary('bring an older file up to date')
          .description('Brings a file of an older data model up to date, step by step, and keeps a copy of it beside.')
          .option('--dry-run', 'only say which steps there are'),
      ).action(async ({ dryRun = false, json = false }: { dryRun?: boolean; json?: boolean }, self: Command) =>
        start(async () => (await run()).runDbMigrate, { dryRun, json }, self.optsWithGlobals()),
      ),
    );
}

const withJson = (command: Command): Command => command.option('--json', 'as JSON');

function copyCommand(start: Start): Command {
  return withJson(
    new Command('copy')
      .summary('move the database between a file and PostgreSQL')
      .description(
        'Copies everything from one database to another one, in which nothing is yet. Each is a file or an address such as postgres://user@host/name. One that was stopped goes on where it ended; at the end both are compared table by table.',
      )
      .argument('<from>', 'the database that is copied')
      .argument('<to>', 'where it is copied to'),
  ).action(async (from: string, to: string, { json = false }: { json?: boolean }, self: Command) =>
    start(async () => (await import('./run.ts')).runDbCopy, { from, to, json }, self.optsWithGlobals()),
  );
}

interface ExportFlags extends Partial<Pick<ExportOptions, 'format' | 'output' | 'list' | 'datasette'>> {}

function exportCommand(start: Start): Command {
  return new Command('export')
    .summary('all titles, a list of yours for another site, or a copy of the file')
    .description(
      'Writes every title with its ids and relations, a line each (ndjson, csv), or a copy of the whole file (sqlite), which may be in use meanwhile; or your own list, or one named with --list, with what you have seen (mal-xml, anilist-json, markdown, csv), as import and other sites take it.',
    )
    .option('--format <format>', `${exportFormats.join(', ')} (default: ndjson)`, toChoice(exportFormats))
    .option('-o, --output <file>', 'write to a file; its ending decides the format')
    .option(
      '--list <name>',
      'a list of yours, mine: your own (default: in forms of lists alone your own; csv is of all titles)',
    )
    .option('--datasette', 'beside a copy of the file, what Datasette shows of it: metadata.json')
    .action(async (flags: ExportFlags, self: Command) => {
      const { output, list, datasette = false } = flags;
      const format = flags.format ?? (datasette && output ? 'sqlite' : formatOf(output));
      if (datasette && (format !== 'sqlite' || output === undefined || output === '-'))
        throw new UsageError('--datasette goes with a copy of the database: add --output anime.sqlite');
      if (list !== undefined && (format === 'ndjson' || format === 'sqlite'))
        throw new UsageError(`--list is written as mal-xml, anilist-json, csv or markdown, and not as ${format}`);
      const options: ExportOptions = { format, output, list, datasette };
      await start(async () => (await import('./export.ts')).runDbExport, options, self.optsWithGlobals());
    });
}

const endings: Readonly<Record<string, ExportFormat>> = {
  '.ndjson': 'ndjson',
  '.jsonl': 'ndjson',
  '.csv': 'csv',
  '.xml': 'mal-xml',
  '.json': 'anilist-json',
  '.md': 'markdown',
  '.sqlite': 'sqlite',
  '.sqlite3': 'sqlite',
  '.db': 'sqlite',
};

/** Throws `UsageError` for an ending that is no format's. */
function formatOf(output: string | undefined): ExportFormat {
  checkEnding(output, Object.keys(endings));
  const [ending = ''] = /\.[^./\\]+$/.exec(output ?? '') ?? [];
  return endings[ending.toLowerCase()] ?? 'ndjson';
}
