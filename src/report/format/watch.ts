import type { WatchDocument } from '../../model/documents.ts';
import type { SeenMark } from '../../model/list-documents.ts';
import type { Ref } from '../../model/ref.ts';
import { plain } from '../text/plain.ts';
import { seenWords } from './note.ts';

/** What is followed, a title a line. */
export function watchText({ watched }: WatchDocument, marks: ReadonlyMap<Ref, SeenMark> = new Map()): string {
  if (watched.length === 0) return 'nothing is followed\n';
  return watched
    .map(
      ({ ref, title, checkedAt }) =>
        `${plain(title)} (${ref})${farWords(marks.get(ref))}, ${checkedAt ? `checked ${checkedAt.slice(0, 10)}` : 'not checked yet'}\n`,
    )
    .join('');
}

const farWords = (mark: SeenMark | undefined): string =>
  seenWords(mark)
    .map((far) => `, ${far}`)
    .join('');
