import { cpus, release, totalmem, type } from 'node:os';
import type { Io } from '../cli/io.ts';
import { openHeld } from '../sqlite/open.ts';

/** On what something was measured: figures of two machines cannot be compared. */
export interface Machine {
  /** As the processor calls itself. */
  readonly cpu: string;
  readonly cpus: number;
  readonly memoryBytes: number;
  readonly os: string;
  /** `Node 20.20.2 linux`. */
  readonly runtime: string;
  readonly sqlite: string;
  readonly animectl: string;
}

export function thisMachine({ host, version }: Pick<Io, 'host' | 'version'>): Machine {
  const processors = cpus();
  return {
    cpu: processors[0]?.model.trim() || 'unknown',
    cpus: processors.length,
    memoryBytes: totalmem(),
    os: `${type()} ${release()}`,
    runtime: host.name,
    sqlite: sqliteVersion(),
    animectl: version,
  };
}

function sqliteVersion(): string {
  const db = openHeld(':memory:');
  try {
    return String(db.prepare('SELECT sqlite_version()').pluck().get());
  } finally {
    db.close();
  }
}
