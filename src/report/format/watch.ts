import type { WatchDocument } from '../../model/documents.ts';
import type { NextTitle, SeenMark } from '../../model/list-documents.ts';
import type { Ref } from '../../model/ref.ts';
import { plain } from '../text/plain.ts';
import { seenWords } from './note.ts';

/** What the user's own list says of a title that is followed, and what comes next of its franchise. */
export interface FollowedMark {
  readonly mark: SeenMark | undefined;
  readonly next: NextTitle | undefined;
}

/** What is followed, a title a line. */
export function watchText({ watched }: WatchDocument, marks: ReadonlyMap<Ref, FollowedMark> = new Map()): string {
  if (watched.length === 0) return 'nothing is followed\n';
  return watched
    .map(({ ref, title, checkedAt }) => {
      const checked = checkedAt ? `checked ${checkedAt.slice(0, 10)}` : 'not checked yet';
      return `${[`${plain(title)} (${ref})`, ...farWords(marks.get(ref)), checked].join(', ')}\n`;
    })
    .join('');
}

/** `seen`, `next for you: Robo II, 7 of 24 seen`. */
function farWords(one: FollowedMark | undefined): readonly string[] {
  const next = one?.next;
  const far = seenWords(next?.mine ?? undefined);
  return [...seenWords(one?.mark), ...(next ? [`next for you: ${[plain(next.title), ...far].join(', ')}`] : [])];
}
