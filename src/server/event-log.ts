/** What a run has said so far, as frames of a stream, for any number of readers at their own pace. */
export interface EventLog {
  readonly frames: readonly Uint8Array[];
  readonly isEnded: boolean;
  append(frame: Uint8Array): void;
  end(): void;
  /** Resolves when there is something past the first `count` frames, when the log ended, or when the signal is aborted. */
  grown(count: number, signal: AbortSignal): Promise<void>;
}

export function createEventLog(): EventLog {
  const frames: Uint8Array[] = [];
  const waiting = new Set<() => void>();
  let isEnded = false;
  const wake = () => {
    for (const one of waiting) one();
    waiting.clear();
  };
  return {
    frames,
    get isEnded() {
      return isEnded;
    },
    append(frame) {
      frames.push(frame);
      wake();
    },
    end() {
      isEnded = true;
      wake();
    },
    grown: (count, signal) =>
      new Promise((done) => {
        if (frames.length > count || isEnded || signal.aborted) return done();
        const finish = () => {
          waiting.delete(finish);
          signal.removeEventListener('abort', finish);
          done();
        };
        waiting.add(finish);
        signal.addEventListener('abort', finish, { once: true });
      }),
  };
}
