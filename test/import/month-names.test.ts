import { beforeEach, expect, it, vi } from 'vitest';

/** Days as they are read by a program that has read none yet, and how many forms of dates it has asked for. */
async function fresh() {
  vi.resetModules();
  const { dayIn } = await import('../../src/import/days.ts');
  const named = vi.spyOn(Intl.DateTimeFormat.prototype, 'formatToParts');
  return { dayIn, forms: () => named.mock.calls.length / 12 };
}

beforeEach(() => void vi.restoreAllMocks());

it.each([
  ['January 3, 2021', '2021-01-03', 4],
  ['3 Sep 2021', '2021-09-03', 4],
  ['3. März 2021', '2021-03-03', 8],
  ['3 марта 2021', '2021-03-03', 4],
  ['3 березня 2021', '2021-03-03', 8],
])('%s is found with no more languages than it takes', async (text, day, most) => {
  const { dayIn, forms } = await fresh();
  expect([dayIn(text), forms()]).toEqual([day, most]);
  dayIn(text);
  expect(forms()).toBe(most);
});

it.each([
  ['3 marraskuuta 2021', '2021-11-03'],
  ['marraskuu 2021', '2021-11'],
  ['3 Sept 2021', '2021-09-03'],
  ['3 juillet 2021', '2021-07-03'],
  ['3 lipca 2021', '2021-07-03'],
  ['3 nosuch 2021', undefined],
])('%s is the same month in whatever order languages were asked for', async (text, day) => {
  const { dayIn, forms } = await fresh();
  expect(dayIn(text)).toBe(day);
  dayIn('3 января 2021');
  dayIn('January 3, 2021');
  expect(dayIn(text)).toBe(day);
  expect(forms()).toBeLessThanOrEqual(76);
});
