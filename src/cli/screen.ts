import type { Config } from '../config/config.ts';
import type { TitleLanguage } from '../report/choices.ts';
import { type Loudness, linesReporter } from '../report/live/lines.ts';
import type { Reporter } from '../report/live/reporter.ts';
import type { Screen } from '../report/live/screen.ts';
import { colorLevel } from '../report/text/color.ts';
import { hasLinks } from '../report/text/links.ts';
import type { Style } from '../report/text/style.ts';
import type { Io } from './io.ts';

/** Where things are shown, and how the user wants them. */
export interface Display {
  readonly io: Io;
  readonly config: Config;
}

/** How things look on stdout: cut to the terminal's width where there is one. */
export function stdoutStyle(
  { io, config }: Display,
  choice: { titles?: TitleLanguage; ascii?: boolean; toFile?: boolean },
): Style {
  const isTty = io.stdout.isTTY === true && !choice.toFile;
  return {
    ...(!choice.toFile && { now: io.clock.now() }),
    ...(!choice.toFile && hasLinks(io.env, isTty) && { links: true }),
    ...(isTty && { columns: io.stdout.columns || 80 }),
    color: choice.toFile ? 0 : colorLevel(io.env, isTty, config.color),
    ...(choice.titles && { titles: choice.titles }),
    ...(choice.ascii && { ascii: true }),
  };
}

/** How things look on stderr. */
export function stderrScreen({ io, config }: Display, ascii: boolean): Screen {
  const isTty = io.stderr.isTTY === true;
  return {
    stderr: io.stderr,
    ...(isTty && { columns: io.stderr.columns || 80 }),
    color: colorLevel(io.env, isTty, config.color),
    ascii,
    clock: io.clock,
  };
}

/**
 * What is shown on stderr while a command runs: a bar on a terminal, lines elsewhere. Only failures are shown with `--quiet`,
 * and of a run in the background that nobody looks at. A reader has an answer before them that says where it came from.
 */
export async function progressReporter(
  display: Display,
  ascii = false,
  audience: 'person' | 'reader' | 'background' = 'person',
): Promise<Reporter> {
  const { io, config } = display;
  if (config.verbose && config.logFormat === 'json') {
    const { createLog, logReporter } = await import('../report/live/log.ts');
    return logReporter(createLog(io.stderr, 'json', io.clock));
  }
  const screen: Screen = {
    ...stderrScreen(display, ascii),
    ...(audience === 'reader' && !config.verbose && { answerIsSeen: true }),
  };
  const unseen = audience === 'background' && io.stderr.isTTY !== true && !config.verbose;
  const loudness: Loudness = config.quiet || unseen ? 'quiet' : config.verbose ? 'verbose' : 'normal';
  // The log's lines would come to stand in the bar.
  const hasBar = loudness === 'normal' && io.stderr.isTTY === true && config.progress;
  if (!hasBar) return linesReporter(screen, loudness);
  const { progressBarReporter } = await import('../report/live/progress-bar.ts');
  return progressBarReporter(screen, loudness);
}

/** A line for whoever looks on: on stderr, not with `--quiet`. */
export function note({ io, config }: Display, text: string): void {
  if (!config.quiet) io.stderr.write(`${text}\n`);
}
