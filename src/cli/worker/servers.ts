import type { Config } from '../../config/config.ts';
import { StoreError } from '../../model/errors.ts';
import { createPatience, type Patience } from '../../model/patience.ts';
import { isPostgres, postgresAddress, serverOfPostgres } from '../../model/postgres.ts';
import { QueueError } from '../../queue/error.ts';
import type { Answering } from '../../queue/queue.ts';
import { plain } from '../../report/text/plain.ts';
import { waitWords } from '../../report/text/words.ts';
import { note } from '../screen.ts';
import type { Session } from '../start.ts';

/** How long a worker waits for a server that has gone, ms; docs/machines.md says so. */
const mostMs = 10 * 60_000;

/** The servers that a worker cannot do without. */
export interface Servers {
  readonly of: (server: string) => Patience;
  /** The patience with the queue's. */
  readonly queue: Patience;
  /** Aborted when the worker is to end, for what reason ever. */
  readonly ending: AbortSignal;
  /** Resolves when a server was waited for as long as is allowed. */
  readonly gone: Promise<void>;
  /** Throws `QueueError` where a server was waited for as long as is allowed. */
  check(): void;
}

/** Waits for servers that go away while a worker works, and says in a line each that they have gone and are back. */
export function serversOf(queue: string, session: Session): Servers {
  const { io } = session;
  const spent = new AbortController();
  let fault: string | undefined;
  const of = createPatience({
    ...{ clock: io.clock, signal: io.signal, mostMs },
    onAway: (why) =>
      note(session, `animectl: ${plain(why)}; nothing is asked until it is back, for ${waitWords(mostMs)} at the most`),
    onBack: (server, awayMs) => note(session, `animectl: ${plain(server)} is back after ${waitWords(awayMs)}`),
    onSpent(why) {
      fault ??= why;
      spent.abort();
    },
  });
  const ending = AbortSignal.any([io.signal, spent.signal]);
  return {
    ...{ of, ending, queue: of(serverOf(queue)) },
    gone: new Promise((done) => spent.signal.addEventListener('abort', () => done(), { once: true })),
    check() {
      if (fault !== undefined)
        throw new QueueError(`${plain(fault)}, for ${waitWords(mostMs)} now, so that this worker ends; start it again`);
    },
  };
}

/** Answers, again and again while the database cannot be used just now: that is not the question's fault, and no attempt. */
export function whenStored(answer: Answering, { db, postgres }: Config, servers: Servers): Answering {
  const patience = servers.of(postgres ? serverOfPostgres(postgres) : db);
  return (question, how) =>
    patience.through(
      () => answer(question, how),
      (error) => error instanceof StoreError && error.isPassing,
    );
}

function serverOf(url: string): string {
  return isPostgres(url) ? serverOfPostgres(postgresAddress(url, 'ANIMECTL_QUEUE')) : `Redis at ${new URL(url).host}`;
}
