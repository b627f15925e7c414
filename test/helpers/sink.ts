import { Writable } from 'node:stream';

/** A stream that keeps what is written to it; `isTTY` as a terminal has it. */
export function sink(isTTY = false): Writable & { readonly text: () => string; readonly isTTY: boolean } {
  const parts: string[] = [];
  const stream = new Writable({
    decodeStrings: false,
    write(chunk, _, done) {
      parts.push(String(chunk));
      done();
    },
  });
  return Object.assign(stream, { text: () => parts.join(''), isTTY });
}
