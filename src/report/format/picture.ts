import type { DocumentTitle } from '../../franchise/document.ts';
import { type Look, nameOf } from '../text/style.ts';
import { formatLabels } from '../text/words.ts';
import { lengthOf, yearOf } from './length.ts';

/** `TV, 2013, 25 ep`: what stands under a title in a drawing. */
export function factsLine(title: DocumentTitle): string {
  const unaired = title.status === 'NOT_YET_RELEASED' ? 'not yet aired' : '';
  return [title.format && formatLabels[title.format], yearOf(title), lengthOf(title), unaired]
    .filter(Boolean)
    .join(', ');
}

/** `3. Attack on Titan Season 2`. */
export function numberedName(title: DocumentTitle, look: Look): string {
  return `${title.order}. ${nameOf(title, look.titles)}`;
}
