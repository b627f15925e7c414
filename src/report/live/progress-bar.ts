import { Chalk } from 'chalk';
import { type Options, type Params, SingleBar } from 'cli-progress';
import type { RunEvent } from '../../model/events.ts';
import { secondsOf, whyWords } from '../text/sentence.ts';
import { nameOf } from '../text/style.ts';
import { cut, wrap } from '../text/width.ts';
import { count, providerWord, waitWords } from '../text/words.ts';
import { narrator } from './narrator.ts';
import type { Reporter } from './reporter.ts';
import type { Screen } from './screen.ts';
import { summary } from './summary.ts';

/** What the bar speaks of. */
interface Progress {
  readonly known: number;
  readonly asking: number;
  readonly came: number;
  /** What came last. */
  readonly latest: string;
  readonly waitedMs: number;
  readonly waiting?: { readonly provider: string; readonly why: string; readonly until: number; readonly of?: number };
}

const nothing: Progress = { known: 0, asking: 0, came: 0, latest: '', waitedMs: 0 };

/**
 * A progress bar on a terminal's stderr, with what matters in lines above it. The bar is gone before anything else is
 * printed: at the `franchise` event and at the end.
 */
export function progressBarReporter(screen: Screen, loudness: 'normal' | 'verbose' = 'normal'): Reporter {
  const { stderr, clock, columns = 80, answerIsSeen = false } = screen;
  const closing = summary({ answerIsSeen, detailed: loudness === 'verbose' });
  const narrate = narrator();
  let progress = nothing;
  let bar: SingleBar | undefined;

  function say(text: string): void {
    const running = bar !== undefined;
    erase();
    stderr.write(`${wrap(text, columns)}\n`);
    if (running) draw();
  }
  function draw(): void {
    if (!bar) {
      bar = barOn(screen, () => progress);
      bar.start(Math.max(1, progress.asking), progress.came);
    }
    bar.setTotal(Math.max(1, progress.asking));
    bar.update(progress.came);
  }
  function erase(): void {
    bar?.stop();
    bar = undefined;
  }

  return {
    event(event) {
      closing.add(event);
      progress = advanced(progress, event, clock.now());
      const sentence = narrate(event);
      // The bar itself shows waits.
      const wanted = sentence && (sentence.weight !== 'detail' || loudness === 'verbose') && event.type !== 'waiting';
      if (wanted) say(sentence.text);
      if (event.type === 'franchise') erase();
      else if (bar || event.type === 'round' || event.type === 'waiting') draw();
    },
    end() {
      erase();
      for (const line of closing.take(clock.now())) stderr.write(`${wrap(line, columns)}\n`);
    },
  };
}

function advanced(progress: Progress, event: RunEvent, now: number): Progress {
  switch (event.type) {
    case 'round':
      return { ...moving(progress), known: event.known, asking: event.asking, came: 0 };
    case 'title': {
      const { known, came } = progress;
      return { ...moving(progress), known: known + 1, came: came + 1, latest: nameOf(event.title, 'english') };
    }
    case 'missing':
    case 'failed':
      return { ...progress, came: progress.came + 1 };
    case 'waiting': {
      const { provider, why, ms, of } = event;
      const waiting = { provider, why: whyWords[why], until: now + ms, ...(of && { of }) };
      return { ...progress, waitedMs: progress.waitedMs + (why === 'answer' ? 0 : ms), waiting };
    }
    case 'franchise':
      return nothing;
    default:
      return progress;
  }
}

/** Something came: nobody waits any more. */
function moving({ waiting: _, ...progress }: Progress): Progress {
  return progress;
}

function barOn({ stderr, columns = 80, color = 0, ascii = false, clock }: Screen, progress: () => Progress): SingleBar {
  const paint = new Chalk({ level: color });
  const [full, empty, dot] = ascii ? ['=', '-', ' - '] : ['█', '░', ' · '];
  return new SingleBar({
    stream: stderr,
    clearOnComplete: true,
    // Ctrl-C is the program's own business.
    gracefulExit: false,
    barsize: 16,
    barCompleteChar: full,
    barIncompleteChar: empty,
    format: (options: Options, { progress: done }: Params) => {
      const size = options.barsize ?? 16;
      const filled = Math.round(Math.min(1, done) * size);
      const words = cut(wordsOf(progress(), clock.now()).join(dot), columns - size - 2, ascii ? '...' : '…');
      return `${paint.cyan(full.repeat(filled))}${paint.dim(empty.repeat(size - filled))} ${words}`;
    },
  });
}

function waitingWords({ provider, why, of }: NonNullable<Progress['waiting']>, left: number): string {
  if (of) return `waiting for ${providerWord(provider)} (${secondsOf(of - left, of)})`;
  return `waiting ${waitWords(left)} for ${providerWord(provider)} (${why})`;
}

function wordsOf({ known, asking, latest, waitedMs, waiting }: Progress, now: number): readonly string[] {
  const left = waiting ? waiting.until - now : 0;
  return [
    count(known, 'title'),
    ...(waiting && left > 0 ? [waitingWords(waiting, left)] : asking ? [`asking for ${asking}`] : []),
    ...(waitedMs >= 1000 && left <= 0 ? [`waited ${waitWords(waitedMs)}`] : []),
    ...(latest ? [latest] : []),
  ];
}
