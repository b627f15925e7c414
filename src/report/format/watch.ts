import type { WatchDocument } from '../../model/documents.ts';
import { plain } from '../text/plain.ts';

/** What is followed, a title a line. */
export function watchText({ watched }: WatchDocument): string {
  if (watched.length === 0) return 'nothing is followed\n';
  return watched
    .map(
      ({ ref, title, checkedAt }) =>
        `${plain(title)} (${ref}), ${checkedAt ? `checked ${checkedAt.slice(0, 10)}` : 'not checked yet'}\n`,
    )
    .join('');
}
