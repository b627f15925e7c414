import { ProviderError } from '../../model/errors.ts';
import type { RunEvent } from '../../model/events.ts';
import { providersWords } from '../text/words.ts';

type Fallback = Extract<RunEvent, { readonly type: 'fallback' }>;

/**
 * Several providers that fail one after the other are one piece of news, not one each; one whose failure is the end of the matter is
 * told as that. All other events pass as they are.
 */
export async function* foldFallbacks(events: AsyncIterable<RunEvent>): AsyncGenerator<RunEvent, void> {
  let failed: Fallback[] = [];
  /** Titles that were not answered because of it. */
  let echoes: RunEvent[] = [];
  function* told(): Generator<RunEvent, void> {
    if (failed.length > 0) yield folded(failed);
    yield* echoes;
    forget();
  }
  function forget(): void {
    failed = [];
    echoes = [];
  }
  try {
    for await (const event of events) {
      if (event.type === 'fallback') failed.push(event);
      else if (event.type === 'failed' && isToldBy(event.error, failed)) echoes.push(event);
      else if (event.type === 'waiting')
        yield event; // on the way to the next failure, or not: that will show
      else {
        if (event.type === 'unanswered' && isToldBy(event.error, failed)) forget();
        yield* told();
        yield event;
      }
    }
  } catch (error) {
    if (isToldBy(error, failed)) forget();
    throw error;
  } finally {
    yield* told();
  }
}

/** Whether an error begins with the words in which the only one that failed said why. */
function isToldBy(error: unknown, [first, ...others]: readonly Fallback[]): boolean {
  if (!first || others.length > 0 || !(error instanceof ProviderError)) return false;
  return error.message.startsWith(sentence(first.error.message));
}

function folded(all: readonly Fallback[]): Fallback {
  const [first, ...others] = all;
  const last = all.at(-1);
  if (!first || !last || others.length === 0) return last as Fallback;
  const { provider, reason, message, status } = first.error;
  const alike = others.every(({ error }) => error.reason === reason && reason === 'network');
  const rest = alike
    ? `${providersWords(others.map(({ error }) => error.provider))} likewise`
    : others.map(({ error }) => sentence(error.message)).join('; ');
  const words = `${sentence(message)}; ${rest}`;
  return { ...last, error: new ProviderError(provider, reason, words, status === undefined ? {} : { status }) };
}

const sentence = (text: string): string => text.replace(/[.;,\s]+$/, '');
