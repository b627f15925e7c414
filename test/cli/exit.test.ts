import { describe, expect, it } from 'vitest';
import { exitCodeOf, type Outcome } from '../../src/cli/exit.ts';
import { NotFoundError, ProviderError, SpentError, StoreError, UsageError } from '../../src/model/errors.ts';

describe('the exit code', () => {
  it.each<[number, Outcome]>([
    [0, {}],
    [0, { incomplete: false, error: undefined }],
    [1, { error: new Error('a bug') }],
    [2, { error: new UsageError('no') }],
    [3, { error: new NotFoundError('no', { code: 'ambiguous' }) }],
    [4, { error: new ProviderError('mal', 'credentials', 'no') }],
    [5, { error: new ProviderError('mal', 'outage', 'no') }],
    [6, { error: new StoreError('full', 'no') }],
    [8, { error: new SpentError(5) }],
    [2, { misconfigured: true }],
    [5, { unavailable: true }],
    [6, { unsaved: true }],
    [3, { unmatched: true }],
    [8, { incomplete: true }],
    [10, { changed: true }],
    [130, { interrupted: true }],
  ])('is %d where this happened: %o', (code, outcome) => {
    expect(exitCodeOf(outcome)).toBe(code);
  });

  it('is that of the worst of all that happened', () => {
    const all = { interrupted: true, error: new UsageError('no'), unsaved: true, incomplete: true, changed: true };
    expect(exitCodeOf(all)).toBe(130);
    expect(exitCodeOf({ ...all, interrupted: false })).toBe(2);
    expect(exitCodeOf({ unsaved: true, incomplete: true, changed: true })).toBe(6);
    expect(exitCodeOf({ incomplete: true, changed: true })).toBe(8);
  });
});
