import type { FlowProducer, Job, Processor, Queue, WorkerOptions } from 'bullmq';
import { ConfigError } from '../model/errors.ts';

/** What the queue is called in a server that others use as well. */
export const queueName = 'animectl';

/** What is asked of a queue of BullMQ's, whichever server it is on. */
export type QueueOnServer = Pick<
  Queue,
  | 'add'
  | 'getJob'
  | 'getJobs'
  | 'getJobCounts'
  | 'upsertJobScheduler'
  | 'getJobSchedulers'
  | 'getJobSchedulersCount'
  | 'removeJobScheduler'
  | 'on'
  | 'close'
>;

/** What takes jobs from it. Its listeners hear of jobs that have ended. */
export interface WorkerOnServer {
  on(event: 'completed', listener: (job: Job) => void): unknown;
  on(event: 'failed', listener: (job: Job | undefined, error: Error) => void): unknown;
  on(event: 'error', listener: (error: Error) => void): unknown;
  on(event: 'ready' | 'active', listener: () => void): unknown;
  /** `force`: jobs under way, and a server that has gone, are not waited for. */
  close(force?: boolean): Promise<void>;
}

/** A server with a queue on it. Its methods reject with `QueueError` where it cannot be used. */
export interface QueueEngine {
  queue(): Promise<QueueOnServer>;
  /** Puts jobs on it that wait for others. */
  flows(): Promise<Pick<FlowProducer, 'add' | 'close'>>;
  worker(process: Processor, options: Omit<WorkerOptions, 'connection'>): Promise<WorkerOnServer>;
  /** Resolves where the server can be used now. */
  look(): Promise<void>;
  /** Lets go of the connections. What was made is to be closed before. */
  close(): Promise<void>;
}

/** The packages that a queue needs. BullMQ brings no client of its own. */
export interface QueuePackages {
  readonly bullmq: typeof import('bullmq');
  readonly ioredis: Pick<typeof import('ioredis'), 'Redis'>;
  readonly pg: Pick<typeof import('pg'), 'Pool'>;
}

/** Brings packages, which may not be installed. */
export type LoadPackages = { readonly [P in keyof QueuePackages]?: () => Promise<QueuePackages[P]> };

export interface EngineOptions {
  readonly load?: LoadPackages | undefined;
  /** What all keys in a Redis begin with. */
  readonly prefix?: string | undefined;
  /** It waits for a server that has gone, as a worker does; others fail at once. */
  readonly patient?: boolean;
  /** Jobs at once; 1. */
  readonly concurrency?: number;
  /** Hears what would better be set otherwise in a server that can be used. */
  readonly advise?: ((message: string) => void) | undefined;
}

/** What is said where a package is not installed; `needed`: all that the queue needs. */
export const packagesMissing = (needed: string) => (): ConfigError =>
  new ConfigError(
    `a queue needs the packages ${needed}: npm install ${needed.replace(' and ', ' ')}`,
    'ANIMECTL_QUEUE',
  );
