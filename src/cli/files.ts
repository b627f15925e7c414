import type { Io } from '../io.ts';
import { FileError } from '../model/errors.ts';

/** The whole text of a small file; `-`: of stdin. Throws `FileError`. */
export async function readText(file: string, { stdin }: Io): Promise<string> {
  if (file === '-') {
    const parts: string[] = [];
    for await (const part of stdin) parts.push(String(part));
    return parts.join('');
  }
  const { readFile } = await import('node:fs/promises');
  return readFile(file, 'utf8').catch((error: unknown) => {
    throw new FileError(`cannot read ${file}: ${messageOf(error)}`);
  });
}

/** Puts the text in the file's place at once; `-`: to stdout. Throws `FileError`. */
export async function writeText(file: string, text: string, { stdout, random }: Io): Promise<void> {
  if (file === '-') return void stdout.write(text);
  const { rename, writeFile, rm } = await import('node:fs/promises');
  const partial = `${file}.${random().toString(36).slice(2)}.part`;
  try {
    await writeFile(partial, text);
    await rename(partial, file);
  } catch (error) {
    await rm(partial, { force: true }).catch(() => {});
    throw new FileError(`cannot write ${file}: ${messageOf(error)}`);
  }
}

const messageOf = (error: unknown): string => (error instanceof Error ? error.message : String(error));
