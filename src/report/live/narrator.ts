import type { RunEvent } from '../../model/events.ts';
import { type Sentence, sentenceOf } from '../text/sentence.ts';

/** So many titles that their provider has no more are named; the others are counted at the end. */
export const mostGone = 3;

/** Who has a title no more; undefined: the event is of something else. */
export function goneFor(event: RunEvent): string | undefined {
  if (event.type === 'title') return event.unknownTo;
  return event.type === 'gone' && event.emptied === 'believed' ? event.provider : undefined;
}

/**
 * The sentences of one run. What a title failed of is a detail where it has been said of its provider before: an outage
 * that fifty titles meet is one piece of news, and so is that a provider is slow.
 */
export function narrator(): (event: RunEvent) => Sentence | undefined {
  const told: string[] = [];
  const slow = new Set<string>();
  let gone = 0;
  return (event) => {
    const sentence = sentenceOf(event);
    if (event.type === 'fallback') told.push(event.error.message);
    if (goneFor(event) !== undefined && ++gone > mostGone) return sentence && { ...sentence, weight: 'detail' };
    if (event.type === 'waiting' && event.why === 'answer') {
      if (slow.has(event.provider)) return sentence && { ...sentence, weight: 'detail' };
      slow.add(event.provider);
    }
    const isEcho = event.type === 'failed' && told.some((text) => text.includes(event.error.message));
    return sentence && isEcho ? { ...sentence, weight: 'detail' } : sentence;
  };
}
