import { once } from 'node:events';
import { createWriteStream } from 'node:fs';
import { dirname, join } from 'node:path';
import type { Writable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import type { App } from '../../app/app.ts';
import { UsageError } from '../../model/errors.ts';
import { isoTime } from '../../model/time.ts';
import { type ListFormName, listForms } from '../../report/list-formats/forms.ts';
import { plain, safeJson } from '../../report/text/plain.ts';
import { checkWritable, isStdout, replaceFile, writeText } from '../files.ts';
import type { Io } from '../io.ts';
import { note } from '../screen.ts';
import type { Run, Session } from '../start.ts';
import type { ExportFormat, ExportOptions } from './options.ts';

/** Writes as it reads: the database may be larger than memory. */
export const runDbExport: Run<ExportOptions> = async (options, session) => {
  const { format, output } = options;
  const { app, config, io } = session;
  if (format === 'sqlite' && output === undefined)
    throw new UsageError('a copy of the database needs a file: add --output FILE');
  if (output !== undefined) await checkWritable(output, config.db);
  const database = await app.databaseFile.open();
  try {
    const lost = new Map<string, number>();
    const text = () => textOf(database, options, lost);
    if (format === 'sqlite' && output !== undefined) await replaceFile(output, io, app.databaseFile.copyTo, ownMode);
    else if (output === undefined || isStdout(output)) await write(text(), io.stdout, io.signal);
    else await writeFile(text(), output, io);
    if (output !== undefined && !isStdout(output) && !io.signal.aborted) note(session, `${plain(output)} is written.`);
    if (options.datasette && output !== undefined && !io.signal.aborted) await writeMetadata(output, session);
    for (const line of (await import('../../report/list-formats/forms.ts')).lostLines(lost)) note(session, line);
    return { interrupted: io.signal.aborted };
  } finally {
    await database.close();
  }
};

/** Beside the copy, and with the command that shows both. */
async function writeMetadata(copy: string, session: Session): Promise<void> {
  const { datasetteMetadata } = await import('./datasette.ts');
  const file = join(dirname(copy), 'metadata.json');
  await writeText(file, `${JSON.stringify(datasetteMetadata(copy), null, 2)}\n`, session);
  note(session, `To look at it: datasette ${plain(copy)} --metadata ${plain(file)}`);
}

type Database = Awaited<ReturnType<App['databaseFile']['open']>>;
type Stored = ReturnType<Database['titles']['all']> extends AsyncIterable<readonly (infer One)[]> ? One : never;

async function* textOf(
  database: Database,
  { format, list }: ExportOptions,
  lost: Map<string, number>,
): AsyncGenerator<string, void> {
  if (isListForm(format) && (format !== 'csv' || list !== undefined)) {
    const { inForm, loadForm } = await import('../../report/list-formats/forms.ts');
    const { exportedEntries } = await import('../../tasks/exported.ts');
    return yield* inForm(await exportedEntries(list, database), await loadForm(format), lost);
  }
  const { mediaCsv } = await import('../../report/format/title-csv.ts');
  let head = true;
  for await (const page of database.titles.all()) {
    if (format === 'ndjson') yield page.map((stored) => `${safeJson(recordOf(stored))}\n`).join('');
    else {
      const text = mediaCsv(page.map(({ title }) => title));
      yield head ? text : text.slice(text.indexOf('\n') + 1);
    }
    head = false;
  }
  if (head && format === 'csv') yield mediaCsv([]);
}

const isListForm = (format: ExportFormat): format is ListFormName => listForms.some((one) => one === format);

function recordOf({ title, provider, fetchedAt }: Stored): object {
  return { ...title, provider, fetchedAt: isoTime(fetchedAt) };
}

async function write(parts: AsyncIterable<string>, stream: Writable, signal: AbortSignal): Promise<void> {
  for await (const part of parts) {
    if (signal.aborted) return;
    if (!stream.write(part)) await once(stream, 'drain');
  }
}

/** For the user's eyes only, as the database is. */
const ownMode = 0o600;

async function writeFile(parts: AsyncIterable<string>, path: string, io: Io): Promise<void> {
  const { signal } = io;
  try {
    await replaceFile(path, io, (part) => pipeline(parts, createWriteStream(part), { signal }), ownMode);
  } catch (error) {
    if (!signal.aborted) throw error;
  }
}
