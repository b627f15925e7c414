import { isPostgres } from '../model/postgres.ts';
import type { EngineOptions, QueueEngine } from './engine.ts';

/** The way to the queue at an address. Throws `QueueError` where nobody answers there, `ConfigError` where a package is not installed. */
export async function engineAt(url: string, options: EngineOptions): Promise<QueueEngine> {
  if (isPostgres(url)) return (await import('./postgres.ts')).postgresEngine(url, options);
  return (await import('./redis.ts')).redisEngine(url, options);
}
