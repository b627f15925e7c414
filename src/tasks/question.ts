import { providerChoices } from '../config/config.ts';
import { orders } from '../franchise/orders.ts';
import { cutChoices } from '../model/decision.ts';
import { UsageError } from '../model/errors.ts';
import { relationTypes } from '../model/relation.ts';

/** What a value of a question has to be: a test, and the words for it. */
type Rule = readonly [holds: (value: unknown) => boolean, words: string];

const isCount = (value: unknown): boolean => Number.isSafeInteger(value) && Number(value) >= 1;
const fieldsOf = (value: unknown): Readonly<Record<string, unknown>> => (typeof value === 'object' ? { ...value } : {});

const oneOf = (choices: readonly string[]): Rule => [
  (value) => typeof value === 'string' && choices.includes(value),
  `one of ${choices.join(', ')}`,
];
const flag: Rule = [(value) => typeof value === 'boolean', 'true or false'];
const count: Rule = [isCount, 'a whole number from 1'];
const treatment: readonly unknown[] = ['follow', 'list', 'ignore'];

/** By the names of `Question`. Programs without types can hand over anything. */
const rules: Readonly<Record<string, Rule>> = {
  order: oneOf(orders),
  provider: oneOf(providerChoices),
  cuts: oneOf(cutChoices),
  policy: [
    (value) => relationTypes.every((type) => treatment.includes(fieldsOf(value)[type])),
    'follow, list or ignore for every type of relation, as in presets',
  ],
  depth: [
    (value) => typeof fieldsOf(value).auto === 'boolean' && Number(fieldsOf(value).steps) >= 0,
    '{ auto: true or false, steps: a number }',
  ],
  maxTitles: count,
  pick: count,
  concurrency: [(value) => value === 'auto' || isCount(value), '"auto" or a whole number from 1'],
  refresh: flag,
  strict: flag,
  signal: [(value) => value instanceof AbortSignal, 'an AbortSignal'],
};

/** Throws `UsageError` where a title or a question of the library's is not what it has to be, and names what is wrong. */
export function checkQuestion(title: unknown, question: object): void {
  if (typeof title !== 'string') throw new UsageError(`a title is a string, and not ${shown(title)}`);
  for (const [name, value] of Object.entries(question)) {
    const rule = Object.hasOwn(rules, name) ? rules[name] : undefined;
    if (!rule) throw new UsageError(`a question has no "${name}"; it has ${Object.keys(rules).join(', ')}`);
    const [holds, words] = rule;
    if (value !== undefined && !holds(value)) throw new UsageError(`${name} is ${words}, and not ${shown(value)}`);
  }
}

const shown = (value: unknown): string =>
  typeof value === 'string' ? `"${value.slice(0, 50)}"` : String(value).slice(0, 50);
