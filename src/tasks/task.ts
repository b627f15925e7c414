import type { App } from '../app/app.ts';
import type { RunEvent } from '../model/events.ts';

/** A question as it is put: plain data, which JSON can hold, and who may take it back. */
export type Posed<Question> = Question & { readonly signal?: AbortSignal | undefined };

/**
 * A question in, events out, a document at the end. Rejects with an `AnimectlError` where there is no document; what came
 * until then is saved. An aborted one ends with what came, or rejects with the signal's reason where nothing did.
 */
export type Task<Question, Document> = (question: Posed<Question>, app: App) => AsyncGenerator<RunEvent, Document>;

/** A task that has nothing to say before its end. */
export function withoutEvents<Question, Document>(
  answer: (question: Posed<Question>, app: App) => Promise<Document>,
): Task<Question, Document> {
  return async function* (question, app) {
    yield* [];
    return answer(question, app);
  };
}

/** What a generator returns, without what it yields. */
export async function resultOf<T>(events: AsyncGenerator<unknown, T>): Promise<T> {
  for (;;) {
    const next = await events.next();
    if (next.done) return next.value;
  }
}

/** Events of which the result is asked for apart, for who can only iterate. `result` throws until they have ended. */
export function apart<T>(events: AsyncGenerator<RunEvent, T>): {
  readonly events: AsyncGenerator<RunEvent, void>;
  result(): T;
} {
  let ended: { readonly result: T } | undefined;
  async function* passed(): AsyncGenerator<RunEvent, void> {
    ended = { result: yield* events };
  }
  return {
    events: passed(),
    result() {
      if (!ended) throw new Error('the events have not ended');
      return ended.result;
    },
  };
}
