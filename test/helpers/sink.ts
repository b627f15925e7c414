import { Writable } from 'node:stream';

/** A stream that keeps what is written to it; `isTTY` as a terminal has it. `heard` is told of each piece. */
export function sink(
  isTTY = false,
  heard: (text: string) => void = () => {},
): Writable & { readonly text: () => string; readonly isTTY: boolean } {
  const parts: string[] = [];
  const stream = new Writable({
    decodeStrings: false,
    write(chunk, _, done) {
      parts.push(String(chunk));
      heard(String(chunk));
      done();
    },
  });
  return Object.assign(stream, { text: () => parts.join(''), isTTY });
}

const esc = String.fromCharCode(27);
const move = new RegExp(`${esc}(?:[78]|\\[[0-9;?]*[A-Zhl])`);

/** What a terminal shows of a text: moves of the cursor and erasures undone, a line is what came after its last one. */
export function screenText(text: string): string {
  return text
    .split('\n')
    .map((line) => line.split(move).at(-1) ?? '')
    .join('\n');
}

/** The text without moves of the cursor and erasures. */
export function withoutMoves(text: string): string {
  return text.split(new RegExp(move, 'g')).join('');
}
