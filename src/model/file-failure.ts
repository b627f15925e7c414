/** The code that the system gives a failure with a file, such as `ENOENT`; undefined for what is none. */
export function fileFailureCode(error: unknown): string | undefined {
  return error instanceof Error && 'code' in error ? String(error.code) : undefined;
}

const reasons: Readonly<Record<string, string>> = {
  ENOENT: 'there is no such file or folder',
  ENOTDIR: 'a part of its path is no folder',
  EACCES: 'no permission',
  EPERM: 'no permission',
  EROFS: 'it is on a read-only file system',
  EISDIR: 'it is a folder',
  ENOSPC: 'the disk is full',
  EDQUOT: 'the disk is full',
  ENAMETOOLONG: 'its name is too long',
};

/** Why a file cannot be read or written, without a subject. What the system says where there are no words for it. */
export function fileFailureReason(error: unknown): string {
  return reasons[fileFailureCode(error) ?? ''] ?? (error instanceof Error ? error.message : String(error));
}
