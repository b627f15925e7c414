import type { z } from '@hono/zod-openapi';

/** What is wrong with a part of a request, in words for who wrote it. */
export function issueWords(issue: z.core.$ZodIssue): string {
  const where = issue.path.join('.');
  return `${where ? `${where}: ` : ''}${wordsOf(issue)}`;
}

function wordsOf(issue: z.core.$ZodIssue): string {
  switch (issue.code) {
    case 'unrecognized_keys': {
      const [first, ...others] = issue.keys.map((key) => `"${key.slice(0, 60)}"`);
      return others.length === 0
        ? `${first} is no parameter here; /docs names those that are`
        : `${[first, ...others].join(', ')} are no parameters here; /docs names those that are`;
    }
    case 'invalid_type':
      if (issue.message.endsWith('received undefined')) return 'is needed';
      // Only what stands several times in an address is a list of texts.
      if (issue.message.endsWith('received array') && issue.expected === 'string') return 'must be given once';
      return `must be ${typeWords(issue.expected)}`;
    case 'invalid_value':
      return `must be ${issue.values.length > 1 ? 'one of ' : ''}${issue.values.map((one) => String(one) || '(nothing)').join(', ')}`;
    case 'too_big':
      return `must be ${sizeWords(issue.origin, `at most ${issue.maximum}`)}`;
    case 'too_small':
      return `must be ${sizeWords(issue.origin, `at least ${issue.minimum}`)}`;
    default:
      return issue.message;
  }
}

const typeWords = (expected: string): string =>
  ({ array: 'a list', object: 'an object', int: 'a whole number' })[expected] ?? `a ${expected}`;

function sizeWords(origin: string, bound: string): string {
  if (origin === 'array') return `a list of ${bound}`;
  return origin === 'string' ? `${bound} ${bound.endsWith(' 1') ? 'character' : 'characters'}` : bound;
}
