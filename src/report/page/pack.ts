export interface Size {
  readonly width: number;
  readonly height: number;
}

export interface Point {
  readonly x: number;
  readonly y: number;
}

/**
 * Places boxes in rows from the left, about as wide as `aspect` times high; small ones stand on each other beside a high one.
 * Gives the upper left corners, in the order of `boxes`.
 */
export function pack(boxes: readonly Size[], gap: number, aspect: number): readonly Point[] {
  const area = boxes.reduce((sum, { width, height }) => sum + (width + gap) * (height + gap), 0);
  const wide = Math.max(Math.sqrt(area * aspect), ...boxes.map(({ width }) => width));
  let row = { y: 0, height: 0 };
  let column = { x: 0, width: 0, filled: 0 };
  return boxes.map(({ width, height }) => {
    const isBelow = column.filled > 0 && column.filled + height <= row.height && column.x + width <= wide;
    if (!isBelow) {
      const x = column.x + (column.width > 0 ? column.width + gap : 0);
      if (x > 0 && x + width > wide) {
        row = { y: row.y + row.height + gap, height: 0 };
        column = { x: 0, width: 0, filled: 0 };
      } else column = { x, width: 0, filled: 0 };
    }
    const at = { x: column.x, y: row.y + column.filled };
    column = { x: column.x, width: Math.max(column.width, width), filled: column.filled + height + gap };
    row = { y: row.y, height: Math.max(row.height, height) };
    return at;
  });
}
