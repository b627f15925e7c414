import { createHash } from 'node:crypto';
import { promisify } from 'node:util';
import { brotliCompress, constants, gzip } from 'node:zlib';
import type { Clock } from '../model/clock.ts';

/** How bytes are packed for the way. */
export type Encoding = 'identity' | 'gzip' | 'br';

/** An answer as bytes, ready to be sent. */
export interface ReadyAnswer {
  readonly body: Uint8Array;
  readonly type: string;
  /** A weak tag: of what is answered, not of how it came about. */
  readonly etag: string;
  /** Unix time in ms. */
  readonly madeAt: number;
  /** The same bytes packed, as far as it was worth it. */
  readonly packed: Partial<Record<Encoding, Uint8Array>>;
  uses: number;
  /** Somebody has begun to make it anew. */
  isRenewing: boolean;
}

export interface ReadyAnswers {
  /** Undefined: there is none, or it is too old. */
  get(name: string): ReadyAnswer | undefined;
  set(name: string, answer: ReadyAnswer): void;
  /** Whether it is asked for often and is to be made anew soon, which nobody has begun: who asks next would have to wait for it. */
  isDue(answer: ReadyAnswer): boolean;
  /** The bytes in the way that a client is given them once they are packed; undefined where they have to be packed first. */
  packed(answer: ReadyAnswer, accepted: string | undefined): readonly [Encoding, Uint8Array] | undefined;
  /** The bytes in the best way that the client takes; packs what is asked for often. */
  encoded(name: string, answer: ReadyAnswer, accepted: string | undefined): Promise<readonly [Encoding, Uint8Array]>;
  /** Something was written that answers hang on. */
  clear(): void;
  /** How often that was so: what was begun before is out of date. */
  readonly cleared: number;
  readonly bytes: number;
  readonly count: number;
}

/** A weak tag of a text. */
export const tagOf = (text: string): string =>
  `W/"${createHash('sha256').update(text).digest('base64url').slice(0, 22)}"`;

/** `tagged`: what the tag is made of, where that is not the body. */
export function readyAnswer(body: string, type: string, madeAt: number, tagged = body): ReadyAnswer {
  return { body: Buffer.from(body), type, etag: tagOf(tagged), madeAt, packed: {}, uses: 0, isRenewing: false };
}

/** An answer made anew; where it says the same, the bytes of before, which are packed already. */
export function renewed(before: ReadyAnswer, answer: ReadyAnswer): ReadyAnswer {
  const { uses } = before;
  return answer.etag === before.etag ? { ...before, madeAt: answer.madeAt, isRenewing: false } : { ...answer, uses };
}

const packGzip = promisify(gzip);
const packBrotli = promisify(brotliCompress);

/** Less than this is not worth packing. */
const leastPacked = 1_024;
/** What is asked for so often is packed by brotli, which is slow and packs best, and is made anew ahead of time. */
const often = 3;
/** After which share of its time an answer is made anew. */
const renewedAfter = 3 / 4;

export interface ReadyOptions {
  readonly clock: Pick<Clock, 'now'>;
  /** Bytes at the most, with names and packed copies. */
  readonly most: number;
  /** How long an answer is given out, ms. */
  readonly freshMs: number;
}

/** Answers in memory, bounded by their bytes: what was used least lately goes first. */
export function createReadyAnswers({ clock, most, freshMs }: ReadyOptions): ReadyAnswers {
  const held = holdAnswers(most);
  let cleared = 0;
  return {
    get(name) {
      const answer = held.all.get(name);
      if (!answer) return undefined;
      if (Math.abs(clock.now() - answer.madeAt) >= freshMs) return held.drop(name);
      // Last in the map is what was used last.
      held.all.delete(name);
      held.all.set(name, answer);
      answer.uses++;
      return answer;
    },
    set: held.put,
    isDue: ({ uses, isRenewing, madeAt }) =>
      !isRenewing && uses >= often && clock.now() - madeAt >= freshMs * renewedAfter,
    packed: packedAlready,
    encoded: (name, answer, accepted) => encoded(answer, accepted, (...packed) => held.keep(name, answer, ...packed)),
    clear() {
      held.clear();
      cleared++;
    },
    get cleared() {
      return cleared;
    },
    get bytes() {
      return held.bytes;
    },
    get count() {
      return held.all.size;
    },
  };
}

/** Answers by their names, of so many bytes at the most, with names and packed copies. */
function holdAnswers(most: number) {
  const all = new Map<string, ReadyAnswer>();
  let bytes = 0;

  function drop(name: string): undefined {
    const old = all.get(name);
    if (!old) return undefined;
    bytes -= weight(name, old);
    all.delete(name);
    return undefined;
  }

  function makeRoom(needed: number): void {
    for (const name of all.keys()) {
      if (bytes + needed <= most) return;
      drop(name);
    }
  }

  return {
    all,
    drop,
    put(name: string, answer: ReadyAnswer): void {
      drop(name);
      const needed = weight(name, answer);
      if (needed > most / 4) return;
      makeRoom(needed);
      all.set(name, answer);
      bytes += needed;
    },
    /** Keeps packed bytes, where there is room and the answer is still there. */
    keep(name: string, answer: ReadyAnswer, encoding: Encoding, packed: Uint8Array): void {
      if (all.get(name) !== answer || answer.packed[encoding] || bytes + packed.byteLength > most) return;
      answer.packed[encoding] = packed;
      bytes += packed.byteLength;
    },
    clear(): void {
      all.clear();
      bytes = 0;
    },
    get bytes() {
      return bytes;
    },
  };
}

function packedAlready(
  { body, packed, uses }: ReadyAnswer,
  accepted: string | undefined,
): readonly [Encoding, Uint8Array] | undefined {
  if (body.byteLength < leastPacked || accepted === undefined) return ['identity', body];
  if (takes(accepted, 'br')) {
    if (packed.br) return ['br', packed.br];
    if (uses >= often) return undefined;
  }
  if (!takes(accepted, 'gzip')) return ['identity', body];
  return packed.gzip && ['gzip', packed.gzip];
}

/** The bytes in the best way that a client takes; `keep` is told of what was packed. */
async function encoded(
  answer: ReadyAnswer,
  accepted: string | undefined,
  keep: (encoding: Encoding, bytes: Uint8Array) => void,
): Promise<readonly [Encoding, Uint8Array]> {
  const already = packedAlready(answer, accepted);
  if (already) return already;
  const { body, uses } = answer;
  const encoding = takes(accepted, 'br') && uses >= often ? 'br' : 'gzip';
  const params = { [constants.BROTLI_PARAM_QUALITY]: 7, [constants.BROTLI_PARAM_SIZE_HINT]: body.byteLength };
  const bytes = await (encoding === 'br' ? packBrotli(body, { params }) : packGzip(body));
  keep(encoding, bytes);
  return [encoding, bytes];
}

function weight(name: string, { body, packed }: ReadyAnswer): number {
  const copies = Object.values(packed).reduce((sum, one) => sum + one.byteLength, 0);
  return name.length * 2 + body.byteLength + copies;
}

/** Whether a client's `Accept-Encoding` names it without refusing it. */
function takes(accepted: string | undefined, encoding: Encoding): boolean {
  const named = accepted?.split(',').find((one) => one.trim().toLowerCase().split(';')[0]?.trim() === encoding);
  return named !== undefined && !/;\s*q=0(?:\.0*)?\s*$/.test(named);
}
