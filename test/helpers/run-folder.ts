import { existsSync, mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { TestProject } from 'vitest/node';
import { removeCluster } from './postgres-server.ts';

declare module 'vitest' {
  interface ProvidedContext {
    /** A folder for what is made once for all files of a run. It is there from the start to the end of the run. */
    readonly runFolder: string;
  }
}

/** Vitest calls it before the first test. Answers what it is to call after the last. */
export function setup(project: TestProject): () => void {
  const folder = mkdtempSync(join(tmpdir(), 'animectl-run-'));
  project.provide('runFolder', folder);
  // What was built belongs to the sources as they were.
  project.onTestsRerun(() => {
    for (const name of readdirSync(folder).filter((one) => !one.startsWith('postgres.')))
      rmSync(join(folder, name), { recursive: true, force: true });
  });
  return () => {
    const cluster = join(folder, 'postgres.json');
    if (existsSync(cluster)) removeCluster(JSON.parse(readFileSync(cluster, 'utf8')));
    rmSync(folder, { recursive: true, force: true });
  };
}
