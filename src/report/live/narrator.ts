import type { RunEvent } from '../../model/events.ts';
import { type Sentence, sentenceOf } from '../text/sentence.ts';

/**
 * The sentences of one run. What a title failed of is a detail where it has been said of its provider before: an outage
 * that fifty titles meet is one piece of news, and so is that a provider is slow.
 */
export function narrator(): (event: RunEvent) => Sentence | undefined {
  const told: string[] = [];
  const slow = new Set<string>();
  return (event) => {
    const sentence = sentenceOf(event);
    if (event.type === 'fallback') told.push(event.error.message);
    if (event.type === 'waiting' && event.why === 'answer') {
      if (slow.has(event.provider)) return sentence && { ...sentence, weight: 'detail' };
      slow.add(event.provider);
    }
    const isEcho = event.type === 'failed' && told.some((text) => text.includes(event.error.message));
    return sentence && isEcho ? { ...sentence, weight: 'detail' } : sentence;
  };
}
