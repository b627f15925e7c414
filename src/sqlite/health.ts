import { accessSync, constants, existsSync, readFileSync, type Stats, statfsSync, statSync } from 'node:fs';
import { dirname, resolve } from 'node:path';
import type Database from 'better-sqlite3';
import { StoreError } from '../model/errors.ts';
import type { FileNote } from '../model/health.ts';
import { codeOf, isBusy } from './failure.ts';
import { openHeld } from './open.ts';

/** What an SQLite file of ours has in its header: whose it is, and the data model that this program writes. */
export interface FileKind {
  readonly applicationId: number;
  readonly version: number;
  /** Looks for what could be mended in a sound file of that version. */
  readonly notesIn?: (db: Database.Database, path: string) => readonly FileNote[];
}

/** How an SQLite file is, looked at without writing to it or beside it. */
export interface FileHealth {
  /** Absolute. */
  readonly path: string;
  readonly exists: boolean;
  /** As far as permissions say; of a file that is not there: whether it can be made. */
  readonly writable: boolean;
  /** Why it is of no use, without a subject: "it is damaged". Absent: nothing is known to be wrong. */
  readonly fault?: string;
  /** Set where it is not the file's fault: SQLite cannot be loaded. */
  readonly code?: 'unloadable';
  /** The data model of the file; absent: it cannot be read, or nothing is in it yet. */
  readonly version?: number;
  readonly wantedVersion: number;
  /** Bytes on disk, with what has not reached the file itself. */
  readonly bytes?: number;
  /** Permission bits. */
  readonly mode?: number;
  /** Bytes that are free on its disk; absent: the system does not tell. */
  readonly freeBytes?: number;
  /** What could be mended. Absent: nothing. */
  readonly notes?: readonly FileNote[];
}

/** A larger file is read where it lies. */
const longestSnapshot = 256 * 1024 * 1024;

/** Looks at a file and the folder that it is in; throws nothing for what is wrong with them. */
export function examineFile(file: string, kind: FileKind): FileHealth {
  const { version } = kind;
  const path = resolve(file);
  const folder = nearestFolder(dirname(path));
  const freeBytes = freeIn(folder);
  const place = { path, wantedVersion: version, ...(freeBytes !== undefined && { freeBytes }), ...unloadable() };
  const info = statOf(path);
  if (!info) {
    const fault = isFolder(folder) ? undefined : `${folder} is a file and no folder`;
    return { ...place, exists: false, writable: !fault && isWritable(folder), ...(fault && { fault }) };
  }
  const writable = isWritable(path) && isWritable(dirname(path));
  const found = { ...place, exists: true, writable, mode: info.mode & 0o777 };
  if (!info.isFile()) return { ...found, writable: false, fault: 'it is no file' };
  if ('code' in found) return found;
  return {
    ...found,
    bytes: info.size + (statOf(`${path}-wal`)?.size ?? 0),
    ...contentsOf(path, info, kind),
  };
}

/** The folder, or the nearest one above it that is there. What is not a folder is returned, too. */
function nearestFolder(folder: string): string {
  return statOf(folder) || dirname(folder) === folder ? folder : nearestFolder(dirname(folder));
}

function statOf(path: string): Stats | undefined {
  try {
    return statSync(path);
  } catch {
    return undefined;
  }
}

const isFolder = (path: string): boolean => statOf(path)?.isDirectory() ?? false;

function isWritable(path: string): boolean {
  try {
    accessSync(path, constants.W_OK);
    return true;
  } catch {
    return false;
  }
}

function freeIn(folder: string): number | undefined {
  try {
    const { bavail, bsize } = statfsSync(folder);
    return bavail * bsize;
  } catch {
    return undefined;
  }
}

/** Says so where SQLite cannot be loaded, which nothing that is done to a file mends. */
function unloadable(): Pick<FileHealth, 'fault' | 'code'> {
  try {
    openHeld(':memory:').close();
    return {};
  } catch (error) {
    if (error instanceof StoreError && error.code === 'unloadable') return { fault: error.message, code: 'unloadable' };
    throw error;
  }
}

function contentsOf(path: string, { size }: Stats, kind: FileKind): Pick<FileHealth, 'fault' | 'version' | 'notes'> {
  if (size === 0) return {};
  let db: Database.Database | undefined;
  try {
    db = readOnly(path, size);
    const [owner, version] = ['application_id', 'user_version'].map((name) =>
      Number(db?.pragma(name, { simple: true })),
    );
    if (owner !== kind.applicationId) return { fault: "it is another program's database" };
    if (version !== undefined && version > kind.version) return { version, fault: 'a newer animectl made it' };
    const words = (db.pragma('quick_check(1)') as readonly { readonly quick_check: string }[])[0]?.quick_check ?? 'ok';
    const found = version !== undefined && { version };
    if (words !== 'ok') return { ...found, fault: `it is damaged (${words})` };
    const notes = version === kind.version ? [...writerOf(path), ...(kind.notesIn?.(db, path) ?? [])] : [];
    return { ...found, ...(notes.length > 0 && { notes }) };
  } catch (error) {
    return { fault: faultOf(error) };
  } finally {
    db?.close();
  }
}

/** How long to wait for another program that writes before that is worth a note, in ms: most are done at once. */
const writerMs = 1_000;

/** Whether another program keeps a file from being written. Where nobody has it open, nobody does. */
function writerOf(path: string): readonly FileNote[] {
  if (!existsSync(`${path}-wal`) || !isWritable(path)) return [];
  const db = openHeld(path, { fileMustExist: true, timeout: writerMs });
  try {
    db.exec('BEGIN IMMEDIATE; ROLLBACK');
    return [];
  } catch (error) {
    if (isBusy(error)) return [{ what: 'writer', count: 1 }];
    throw error;
  } finally {
    db.close();
  }
}

// SQLite leaves files beside a database in WAL mode that it opens. Where there are none nobody has it open, and it can as well be
// read at once, marked as not in WAL mode: https://www.sqlite.org/fileformat.html, offsets 18 and 19.
function readOnly(path: string, size: number): Database.Database {
  if (size > longestSnapshot || existsSync(`${path}-wal`))
    return openHeld(path, { readonly: true, fileMustExist: true, timeout: 1_000 });
  const bytes = readFileSync(path);
  return openHeld(bytes.length > 20 ? bytes.fill(1, 18, 20) : bytes, { readonly: true });
}

function faultOf(error: unknown): string {
  const code = codeOf(error) ?? '';
  const words = faults.find(([start]) => code.startsWith(start))?.[1];
  if (words) return words;
  if (!code) throw error;
  return `it cannot be read (${error instanceof Error ? error.message : code})`;
}

const faults: readonly (readonly [string, string])[] = [
  ['SQLITE_NOTADB', 'it is no SQLite database'],
  ['SQLITE_CORRUPT', 'it is damaged'],
  ['SQLITE_BUSY', 'another program has it to itself'],
  ['EACCES', 'there is no permission to read it'],
  ['EPERM', 'there is no permission to read it'],
];
