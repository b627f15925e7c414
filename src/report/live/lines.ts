import { sentenceOf, type Weight } from '../text/sentence.ts';
import { wrap } from '../text/width.ts';
import { narrator } from './narrator.ts';
import type { Reporter } from './reporter.ts';
import type { Screen } from './screen.ts';
import { summary } from './summary.ts';

const shown: Readonly<Record<'quiet' | 'normal' | 'verbose', readonly Weight[]>> = {
  quiet: ['error'],
  normal: ['error', 'note'],
  verbose: ['error', 'note', 'detail'],
};
export type Loudness = keyof typeof shown;

/** Plain lines on stderr, as it happens; at the end where the answer came from. `quiet`: failures, and nothing else. */
export function linesReporter(screen: Screen, loudness: Loudness = 'normal'): Reporter {
  const { stderr, clock, columns, answerIsSeen = false } = screen;
  const closing = summary({ answerIsSeen, detailed: loudness === 'verbose' });
  // Where the provider's own failure is not shown, each title's is.
  const narrate = loudness === 'quiet' ? sentenceOf : narrator();
  const write = (text: string) => void stderr.write(`${columns ? wrap(text, columns) : text}\n`);
  return {
    event(event) {
      closing.add(event);
      const sentence = narrate(event);
      if (sentence && shown[loudness].includes(sentence.weight)) write(sentence.text);
    },
    end() {
      const lines = closing.take(clock.now());
      if (loudness !== 'quiet') for (const line of lines) write(line);
    },
  };
}
