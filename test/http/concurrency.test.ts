import { expect, it } from 'vitest';
import { adaptiveWidth, fixedWidth } from '../../src/http/concurrency.ts';

const limits = { start: 3, least: 1, most: 5 };

/** Answers of a provider that takes `baseMs` up to `capacity` requests at once, and longer for each further one. */
function simulate(capacity: number, answers: number, width = adaptiveWidth(limits)): readonly number[] {
  const baseMs = 300;
  return Array.from({ length: answers }, () => {
    const over = Math.max(0, width.now() - capacity);
    width.observe({ ms: baseMs * (1 + 1.5 * over), throttled: false });
    return width.now();
  });
}

it('grows to the most it may where the provider keeps up', () => {
  const widths = simulate(10, 100);
  expect(widths.at(-1)).toBe(5);
  expect(Math.max(...widths)).toBe(5);
});

it.each([1, 2, 3, 4])('settles about the %i requests that a provider serves at once', (capacity) => {
  const settled = simulate(capacity, 400).slice(200);
  const mean = settled.reduce((sum, one) => sum + one, 0) / settled.length;
  expect(mean).toBeGreaterThanOrEqual(capacity - 0.5);
  expect(mean).toBeLessThanOrEqual(capacity + 1);
});

it('takes no single answer for the rule', () => {
  const width = adaptiveWidth(limits);
  // Every eighth answer, the last before the width is thought over, is slow by chance, and only while more are in flight.
  const widths = Array.from({ length: 400 }, (_, n) => {
    width.observe({ ms: n % 8 === 7 && width.now() > 3 ? 450 : 300, throttled: false });
    return width.now();
  });
  const settled = widths.slice(200);
  expect(settled.reduce((sum, one) => sum + one, 0) / settled.length).toBeGreaterThan(4.3);
});

it('falls at once on 429s, and never below one', () => {
  const width = adaptiveWidth(limits);
  width.observe({ ms: 10, throttled: true });
  expect(width.now()).toBe(2);
  for (let n = 0; n < 10; n++) width.observe({ ms: 10, throttled: true });
  expect(width.now()).toBe(1);
});

it('comes up again after a 429', () => {
  const width = adaptiveWidth(limits);
  width.observe({ ms: 10, throttled: true });
  expect(simulate(10, 60, width).at(-1)).toBe(5);
});

it('a number stays what it is', () => {
  const width = fixedWidth(3);
  width.observe({ ms: 10_000, throttled: true });
  expect(width.now()).toBe(3);
});
