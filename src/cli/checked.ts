import type { DiffDocument } from '../franchise/difference.ts';
import type { Outcome } from './exit.ts';

/** What is said of an answer for which nobody was to be asked. */
export const unasked = 'Nobody was asked: this is what is stored.';

/** That nothing has changed is only said where somebody was asked. */
export function checkedOutcome(
  { changed, franchises }: Pick<DiffDocument, 'changed' | 'franchises'>,
  { interrupted, unsaved, incomplete }: Outcome,
  exitCode: boolean,
): Outcome {
  const missed = franchises?.missed.length ?? 0;
  return {
    ...{ interrupted, unsaved },
    unavailable: franchises?.checked === 0 && missed > 0,
    incomplete: incomplete || missed > 0,
    changed: exitCode && changed,
  };
}
