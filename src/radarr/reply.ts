import type { Fault } from '../library/checks.ts';

/** An answer. `text`: a body that is JSON already; `parts`: one that comes piece by piece. None of them: the body is empty. */
export interface Reply {
  readonly status: number;
  readonly body?: unknown;
  readonly text?: string;
  readonly parts?: AsyncIterable<string>;
  readonly type?: string;
  readonly headers?: Readonly<Record<string, string>>;
}

export const ok = (body: unknown): Reply => ({ status: 200, body });
export const created = (body: unknown, location?: string): Reply => ({
  ...{ status: 201, body },
  ...(location !== undefined && { headers: { Location: location } }),
});
export const accepted = (body: unknown): Reply => ({ status: 202, body });
export const emptyReply = (status = 200): Reply => ({ status });

const jsonType = 'application/json; charset=utf-8';
const problemType = 'application/problem+json; charset=utf-8';

/** What fields are wrong: a bare list, which is how clients know it. */
export function refusedReply(faults: readonly Fault[]): Reply {
  return {
    status: 400,
    type: jsonType,
    body: faults.map(({ field, code, message, value }) => ({
      ...{ propertyName: field, errorMessage: message },
      ...(value !== undefined && value !== null && { attemptedValue: value }),
      severity: 'error',
      ...(code !== undefined && { errorCode: code }),
      formattedMessageArguments: [],
      formattedMessagePlaceholderValues: {
        propertyName: field,
        ...(value !== undefined && value !== null && { propertyValue: value }),
      },
    })),
  };
}

/** What an exception comes to. */
export const failed = (status: number, message: string, description = message): Reply => ({
  status,
  body: { message, description },
});

/** What the framework says of a film that is not there. */
export const notThere = (traceId: string): Reply => ({
  status: 404,
  type: problemType,
  body: { type: 'https://tools.ietf.org/html/rfc9110#section-15.5.5', title: 'Not Found', status: 404, traceId },
});

/** What the framework says of a body or a query that cannot be read. `errors`: sentences, by what they are about. */
export const unreadable = (errors: Readonly<Record<string, readonly string[]>>, traceId: string): Reply => ({
  status: 400,
  type: problemType,
  body: {
    type: 'https://tools.ietf.org/html/rfc9110#section-15.5.1',
    title: 'One or more validation errors occurred.',
    ...{ status: 400, errors, traceId },
  },
});

/** Ends a request with an answer that is none of its own. */
export class RadarrError extends Error {
  override readonly name = 'RadarrError';
  readonly reply: Reply;

  constructor(reply: Reply) {
    super(`status ${reply.status}`);
    this.reply = reply;
  }
}
