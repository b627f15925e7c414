import { expect, it } from 'vitest';
import { presets } from '../../src/model/relation-policy.ts';
import { checkQuestion } from '../../src/tasks/question.ts';

it.each<readonly [string, object]>([
  ['nothing', {}],
  ['an order', { order: 'story' }],
  ['a provider', { provider: 'auto' }],
  ['cuts', { cuts: 'none' }],
  ['a policy', { policy: presets.strict }],
  ['a depth', { depth: { auto: false, steps: 0 } }],
  ['a depth of its own', { depth: { auto: true, steps: 8 } }],
  ['counts', { maxTitles: 1, pick: 2, concurrency: 3 }],
  ['as many requests at once as are good', { concurrency: 'auto' }],
  ['flags', { refresh: true, strict: false }],
  ['who takes it back', { signal: new AbortController().signal }],
  ['what is left open', { order: undefined, signal: undefined }],
])('a question may say %s', (_, question) => {
  expect(() => checkQuestion('Frieren', question)).not.toThrow();
});

const treatment = 'follow, list or ignore for every type of relation, as in presets';
const depth = '{ auto: true or false, steps: a number }';
const { SEQUEL: _, ...lacking } = presets.strict;

it.each<readonly [object, string]>([
  [{ order: 'size' }, 'order is one of release, story, and not "size"'],
  [{ order: 7 }, 'order is one of release, story, and not 7'],
  [{ refresh: 'yes' }, 'refresh is true or false, and not "yes"'],
  [{ strict: null }, 'strict is true or false, and not null'],
  [{ maxTitles: 0 }, 'maxTitles is a whole number from 1, and not 0'],
  [{ pick: 1.5 }, 'pick is a whole number from 1, and not 1.5'],
  [{ pick: '1' }, 'pick is a whole number from 1, and not "1"'],
  [{ concurrency: 'all' }, 'concurrency is "auto" or a whole number from 1, and not "all"'],
  [{ policy: 'strict' }, `policy is ${treatment}, and not "strict"`],
  [{ policy: lacking }, `policy is ${treatment}, and not [object Object]`],
  [{ policy: { ...lacking, SEQUEL: 'maybe' } }, `policy is ${treatment}, and not [object Object]`],
  [{ depth: { auto: 'no', steps: 1 } }, `depth is ${depth}, and not [object Object]`],
  [{ depth: { auto: true, steps: -1 } }, `depth is ${depth}, and not [object Object]`],
  [{ depth: { auto: true } }, `depth is ${depth}, and not [object Object]`],
  [{ depth: 3 }, `depth is ${depth}, and not 3`],
  [{ signal: {} }, 'signal is an AbortSignal, and not [object Object]'],
  [{ provider: 'x'.repeat(60) }, `and not "${'x'.repeat(50)}"`],
  [{ pick: ['a'.repeat(60)] }, `and not ${'a'.repeat(50)}`],
  [{ toString: 1 }, 'a question has no "toString"; it has order, provider, cuts, policy, '],
])('a question %j is refused with what it has to be', (question, words) => {
  const refused = () => checkQuestion('Frieren', question);
  expect(refused).toThrow(expect.objectContaining({ name: 'UsageError', message: expect.stringContaining(words) }));
  expect(refused).not.toThrow(/xxx{49}|aaa{49}/);
});

it('a title is a string', () => {
  expect(() => checkQuestion(7, {})).toThrow('a title is a string, and not 7');
  expect(() => checkQuestion(undefined, {})).toThrow('a title is a string, and not undefined');
});
