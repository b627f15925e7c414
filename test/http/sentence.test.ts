import { expect, it } from 'vitest';
import { withoutSecrets } from '../../src/http/sentence.ts';

it('a secret is not repeated, as a whole or by its words', () => {
  const secrets = ['Bearer abcdef123456'];
  expect(withoutSecrets('you sent Bearer abcdef123456', secrets)).not.toContain('abcdef123456');
  expect(withoutSecrets('the token abcdef123456 has expired, abcdef123456!', secrets)).toBe(
    'the token *** has expired, ***!',
  );
  expect(withoutSecrets('nothing of it', secrets)).toBe('nothing of it');
});
