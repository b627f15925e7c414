import { once } from 'node:events';
import type { Writable } from 'node:stream';

/** Writes texts in pieces, at the latest when there is nothing else to do, and waits for a reader who is slower. */
export interface TextOutput {
  write(text: string): Promise<void>;
  end(): Promise<void>;
}

/** Characters that are collected at the most before they are written. */
const pieceLength = 16_384;

export function createTextOutput(stream: Writable): TextOutput {
  let waiting = '';
  async function flush(): Promise<void> {
    const text = waiting;
    waiting = '';
    // One who has gone takes nothing any more, and is heard of elsewhere.
    if (text === '' || stream.destroyed || stream.write(text)) return;
    const heard = new AbortController();
    const events = ['drain', 'close'].map((event) => once(stream, event, { signal: heard.signal }));
    await Promise.race(events).catch(() => {});
    for (const event of events) event.catch(() => {});
    heard.abort();
  }
  return {
    async write(text) {
      if (waiting === '') setImmediate(flush);
      waiting += text;
      if (waiting.length >= pieceLength) await flush();
    },
    end: flush,
  };
}
