import type { Process } from '../model/process.ts';

/** A name for whoever holds something; it tells of which process it is, where that is known. */
export function newHolder(process: Process | undefined): string {
  // Not imported: most runs hold nothing, and would load all of it.
  const id = globalThis.crypto.randomUUID();
  return process ? `${process.name} ${id}` : id;
}

/** Whether a holder's process ended before it could let go. */
export function isLost(holder: string, process: Process | undefined): boolean {
  const [name, id] = holder.split(' ');
  return name !== undefined && id !== undefined && (process?.isGone(name) ?? false);
}
