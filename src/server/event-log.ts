import { createTurns } from './turns.ts';

/** What a run has said so far, as frames of a stream, for any number of readers at their own pace. */
export interface EventLog {
  readonly isEnded: boolean;
  /** Of all frames that are kept. */
  readonly bytes: number;
  append(frame: Uint8Array): void;
  end(): void;
  /** The frame of that number, from 0; where it is kept no more, the first one after it that is. Undefined: it is not there yet. */
  from(n: number): NumberedFrame | undefined;
  /** Calls `listener` once, when the log has grown or ended; of many a few in each turn. Returns what takes that back. */
  onceGrown(listener: () => void): () => void;
}

export interface NumberedFrame {
  readonly n: number;
  readonly frame: Uint8Array;
}

/** A log that keeps all of its frames, or the last ones of `mostBytes`. */
export function createEventLog(mostBytes = Number.POSITIVE_INFINITY): EventLog {
  let frames: Uint8Array[] = [];
  /** The number of the first frame that is kept. */
  let first = 0;
  let bytes = 0;
  let isEnded = false;
  const listeners = new Set<() => void>();
  const turns = createTurns();
  const tell = () => {
    const all = [...listeners];
    listeners.clear();
    turns.add(all);
  };
  /** Drops a quarter at a time: each one by itself would move all others. */
  const makeRoom = () => {
    let dropped = 0;
    for (; bytes > (mostBytes * 3) / 4 && dropped < frames.length - 1; dropped++) bytes -= sizeOf(frames[dropped]);
    frames = frames.slice(dropped);
    first += dropped;
  };
  return {
    get isEnded() {
      return isEnded;
    },
    get bytes() {
      return bytes;
    },
    append(frame) {
      frames.push(frame);
      bytes += frame.byteLength;
      if (bytes > mostBytes) makeRoom();
      tell();
    },
    end() {
      isEnded = true;
      tell();
    },
    from(wanted) {
      const n = Math.max(wanted, first);
      const frame = frames[n - first];
      return frame && { n, frame };
    },
    onceGrown(listener) {
      listeners.add(listener);
      return () => {
        listeners.delete(listener);
        turns.remove(listener);
      };
    },
  };
}

const sizeOf = (frame: Uint8Array | undefined): number => frame?.byteLength ?? 0;
