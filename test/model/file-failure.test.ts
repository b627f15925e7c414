import { chmodSync, mkdirSync, readFileSync, symlinkSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { getuid } from 'node:process';
import { expect, it } from 'vitest';
import { fileFailureCode, fileFailureReason } from '../../src/model/file-failure.ts';
import { ownFolder } from '../helpers/folder.ts';

/** Why the system refuses it, in our words. */
function whyNot(body: () => unknown): string {
  try {
    body();
  } catch (error) {
    return `${fileFailureCode(error)}: ${fileFailureReason(error)}`;
  }
  return 'nothing is wrong';
}

it('says why a file cannot be read or written, as the system has it', () => {
  const folder = ownFolder();
  const at = (name: string) => join(folder, name);
  writeFileSync(at('file'), '');
  mkdirSync(at('folder'));
  symlinkSync('loop', at('loop'));
  expect(whyNot(() => readFileSync(at('nobody')))).toBe('ENOENT: there is no such file or folder');
  expect(whyNot(() => readFileSync(at('file/in')))).toBe('ENOTDIR: a part of its path is no folder');
  expect(whyNot(() => readFileSync(at('folder')))).toBe('EISDIR: it is a folder');
  expect(whyNot(() => writeFileSync(at('x'.repeat(300)), ''))).toBe('ENAMETOOLONG: its name is too long');
  // What nobody has words for is said as the system says it.
  expect(whyNot(() => readFileSync(at('loop')))).toMatch(/^ELOOP: ELOOP: too many symbolic links/);
});

it.skipIf(getuid?.() === 0)('says that there is no permission', () => {
  const file = join(ownFolder(), 'closed');
  writeFileSync(file, '');
  chmodSync(file, 0);
  expect(whyNot(() => readFileSync(file))).toBe('EACCES: no permission');
});

it.each([
  ['EACCES', 'no permission'],
  ['EPERM', 'no permission'],
  ['EROFS', 'it is on a read-only file system'],
  ['ENOSPC', 'the disk is full'],
  ['EDQUOT', 'the disk is full'],
])('calls %s: %s', (code, words) => {
  expect(fileFailureReason(Object.assign(new Error('as the system has it'), { code }))).toBe(words);
});

it('passes on what is no failure with a file', () => {
  expect([fileFailureReason(new Error('else')), fileFailureReason('a text')]).toEqual(['else', 'a text']);
  expect([fileFailureCode(new Error('else')), fileFailureCode('a text')]).toEqual([undefined, undefined]);
});
