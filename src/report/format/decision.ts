import type { DecidedDocument } from '../../model/documents.ts';
import type { Ref } from '../../model/ref.ts';
import type { RelationType } from '../../model/relation.ts';
import { plain } from '../text/plain.ts';
import { roleWords } from '../text/words.ts';

/** What a decision came to, in a sentence. `type`: what a join states. */
export function decidedText({ act, a, b, changed }: DecidedDocument, type: RelationType = 'OTHER'): string {
  switch (act) {
    case 'cut': {
      const undone = changed ? '; what was joined by hand is taken back' : '';
      return `${endName(a)} and ${endName(b)} are kept apart${undone}`;
    }
    case 'join': {
      const role = roleWords[type];
      const as = type === 'CHARACTER' ? `has the ${role}` : `is a ${role} of`;
      return `${endName(b)} ${as} ${endName(a)}${changed ? '; the cut between them is taken back' : ''}`;
    }
    case 'uncut':
    case 'unjoin': {
      const what = act === 'uncut' ? 'cut' : 'join';
      const pair = `between ${a.ref} and ${b.ref}`;
      return changed ? `the ${what} ${pair} is taken back` : `there is no ${what} ${pair}`;
    }
  }
}

/** A title that a decision is about; its ref alone where it is not stored. */
export function endName({ ref, title }: { readonly ref: Ref; readonly title: string | null }): string {
  return title === null ? ref : `${plain(title)} (${ref})`;
}
