import { openHeld } from './open.ts';

/**
 * Pages of a write-ahead log from which on a commit brings them into the database, for who leaves that to others: 64 MiB, in case nobody
 * does it. Usually it is 1,000 (https://www.sqlite.org/wal.html#ckpt). It takes the disk's time, which may be a second.
 */
export const longLogPages = 16_384;

/** How long to wait for others, ms. They come first: it is tried again later. */
const busyMs = 100;

/** Brings what is in the log of a file into the file, and begins the log anew where nobody needs it. Throws what SQLite says. */
export function checkpoint(file: string): void {
  const db = openHeld(file, { fileMustExist: true, timeout: busyMs });
  try {
    // Holds up nobody, and leaves next to nothing for what does.
    const [done] = db.pragma('wal_checkpoint(PASSIVE)') as readonly Progress[];
    if (done?.busy === 0 && done.log === done.checkpointed) db.pragma('wal_checkpoint(TRUNCATE)');
  } finally {
    db.close();
  }
}

/** Pages of the log, and those of them that are in the file. */
interface Progress {
  readonly busy: number;
  readonly log: number;
  readonly checkpointed: number;
}
