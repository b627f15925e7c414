import stringWidth from 'string-width';

/** Columns that a text takes on a terminal. */
export function widthOf(text: string): number {
  if (narrow.test(text)) return text.length;
  const before = measured.get(text);
  if (before !== undefined) return before;
  if (measured.size >= mostMeasured) measured.clear();
  const width = measure(text);
  measured.set(text, width);
  return width;
}

function measure(text: string): number {
  const composed = text.normalize('NFC');
  return usual.test(composed) ? composed.length + (composed.match(wide)?.length ?? 0) : stringWidth(text);
}

// Nearly all text, and many times faster: Latin and Greek letters, and the signs that are drawn with.
const one =
  ' -~\\u00a1-\\u00ac\\u00ae-\\u02ff\\u0391-\\u03c9\\u2010-\\u2026\\u2160-\\u217f\\u2200-\\u22ff\\u2500-\\u257f\\uff61-\\uff9d●○◦→☆★♪';
const narrow = new RegExp(`^[${one}]*$`);
// Japanese, Chinese and Korean, without the marks that combine.
const two =
  '\\u3000-\\u3029\\u3030-\\u303e\\u3041-\\u3096\\u309b-\\u30ff\\u3400-\\u4dbf\\u4e00-\\u9fff\\uac00-\\ud7a3\\uff01-\\uff60';
const wide = new RegExp(`[${two}]`, 'g');
const usual = new RegExp(`^[${one}${two}]*$`);

// All else is measured slowly, and a table asks several times.
const measured = new Map<string, number>();
const mostMeasured = 2_000;

let graphemes: Intl.Segmenter | undefined;

/** The text, or as much of it as fits in `width` columns with a mark where it was cut. */
export function cut(text: string, width: number, mark = '…'): string {
  if (widthOf(text) <= width) return text;
  const room = width - widthOf(mark);
  if (room < 0) return '';
  let kept = '';
  let used = 0;
  for (const one of charactersOf(text)) {
    used += widthOf(one);
    if (used > room) break;
    kept += one;
  }
  return kept.trimEnd() + mark;
}

/**
 * The text, or its beginning and its end with a mark between them: what tells titles of a franchise apart stands at the end.
 * Never ends in the middle of a character.
 */
export function cutMiddle(text: string, width: number, mark = '…'): string {
  if (widthOf(text) <= width) return text;
  const room = width - widthOf(mark);
  if (room < shortestCut) return cut(text, width, mark);
  const characters = [...charactersOf(text)];
  const start = taken(characters, Math.ceil(room / 2));
  const end = taken(characters.toReversed(), room - Math.ceil(room / 2)).toReversed();
  return start.join('').trimEnd() + mark + end.join('').trimStart();
}

/** In less room than this, two ends of a text say less than its beginning. */
const shortestCut = 10;

/** As many characters as fit in `width` columns, from the first. */
function taken(characters: readonly string[], width: number): readonly string[] {
  let used = 0;
  const end = characters.findIndex((one) => {
    used += widthOf(one);
    return used > width;
  });
  return end < 0 ? characters : characters.slice(0, end);
}

/** What must not be cut apart. */
function charactersOf(text: string): Iterable<string> {
  return usual.test(text) ? text : Array.from(segmenter().segment(text), ({ segment }) => segment);
}

export function padEnd(text: string, width: number): string {
  return text + ' '.repeat(Math.max(0, width - widthOf(text)));
}

export function padStart(text: string, width: number): string {
  return ' '.repeat(Math.max(0, width - widthOf(text))) + text;
}

/** Lines no wider than `columns`, broken between words where that is possible; all but the first are indented. */
export function wrap(text: string, columns: number, indent = '  '): string {
  const lines: string[] = [];
  let line = '';
  for (const word of text.split(' ')) {
    const next = line === '' ? word : `${line} ${word}`;
    if (widthOf(next) <= columns || line.trim() === '') line = next;
    else {
      lines.push(line);
      line = indent + word;
    }
  }
  return [...lines, line].join('\n');
}

/** The fewest columns that a text is broken into. */
const narrowest = 10;

/**
 * The lines of a text in so many columns, broken between words, and within those that are wider by themselves; an address is kept whole,
 * so that it can be copied.
 */
export function folded(text: string, columns: number): readonly string[] {
  const room = Math.max(narrowest, columns);
  if (widthOf(text) <= room) return [text];
  const words = text.split(' ').flatMap((word) => (/^https?:\/\//.test(word) ? [word] : pieces(word, room)));
  return wrap(words.join(' '), room, '')
    .split('\n')
    .map((line) => line.trimEnd());
}

function pieces(word: string, room: number): readonly string[] {
  const all: string[] = [];
  let rest = Array.from(charactersOf(word));
  while (rest.reduce((sum, one) => sum + widthOf(one), 0) > room) {
    const piece = taken(rest, room);
    all.push(piece.join(''));
    rest = rest.slice(Math.max(1, piece.length));
  }
  return [...all, rest.join('')];
}

function segmenter(): Intl.Segmenter {
  graphemes ??= new Intl.Segmenter(undefined, { granularity: 'grapheme' });
  return graphemes;
}
