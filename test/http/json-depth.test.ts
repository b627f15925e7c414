import { expect, it } from 'vitest';
import { isTooDeep } from '../../src/http/json-depth.ts';

const nested = (open: string, close: string, depth: number) => `${open.repeat(depth)}${close.repeat(depth)}`;

it.each([
  ['lists', '[', ']'],
  ['objects', '{"a":', '}'],
])('answers of more than 200 %s in each other are too deep', (_, open, close) => {
  const json = (depth: number) => nested(open, close, depth).replace(':}', ':1}');
  expect([isTooDeep(json(200)), isTooDeep(json(201))]).toEqual([false, true]);
});

it('lists and objects count together, and no more once they have ended', () => {
  expect(isTooDeep(`${nested('[{"a":', '', 100)}1${'}]'.repeat(100)}`)).toBe(false);
  expect(isTooDeep(`${nested('[{"a":', '', 101)}1${'}]'.repeat(101)}`)).toBe(true);
  expect(isTooDeep(`[${Array(5_000).fill('{"a":[1]}').join()}]`)).toBe(false);
});

it('brackets in texts are letters', () => {
  const words = '['.repeat(1_000);
  expect(isTooDeep(JSON.stringify({ title: words, [`\\"${words}`]: `"${words}` }))).toBe(false);
  expect(isTooDeep(`"${words}`)).toBe(false);
});
