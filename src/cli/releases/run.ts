import type { AnalysisDocument } from '../../model/release-documents.ts';
import { analysisText, goOnText, groupsText, groupText, nameText } from '../../report/format/releases.ts';
import { compose } from '../../report/live/compose.ts';
import { readingReporter } from '../../report/live/reading.ts';
import type { Reporter } from '../../report/live/reporter.ts';
import { plain, safeJson } from '../../report/text/plain.ts';
import { analyzeNames } from '../../tasks/releases/analyze.ts';
import { type GroupQuestion, oneGroup, type TopQuestion, topGroups } from '../../tasks/releases/groups.ts';
import { analyzeListing, type ListingQuestion } from '../../tasks/releases/listing.ts';
import type { NamesQuestion } from '../../tasks/releases/names.ts';
import { type ParseQuestion, parseNames } from '../../tasks/releases/parse.ts';
import { apart } from '../../tasks/task.ts';
import type { Outcome } from '../exit.ts';
import { printJson } from '../print.ts';
import { runTask } from '../run-task.ts';
import { note, progressReporter, stderrScreen, stdoutStyle } from '../screen.ts';
import type { Run, Session } from '../start.ts';
import { createTextOutput } from './text-output.ts';

export interface ParseOptions {
  readonly question: ParseQuestion;
  readonly json: boolean;
}

/** Prints each name as it is read, however many there are. */
export const runParse: Run<ParseOptions> = async ({ question, json }, session) => {
  const { app, io } = session;
  const output = createTextOutput(io.stdout);
  const { events, result } = apart(parseNames({ ...question, signal: io.signal, stdin: io.stdin }, app));
  let isFirst = true;
  if (json) await output.write('{\n  "schema": 1,\n  "releases": [');
  for await (const event of events) {
    if (event.type !== 'name') continue;
    if (json) await output.write(`${isFirst ? '' : ','}\n    ${safeJson(event.release)}`);
    else await output.write(nameText(event.release));
    isFirst = false;
  }
  const { names, grouped, problems } = result();
  if (json) await output.write(`\n  ],\n${safeJson({ names, grouped, problems }, 2).slice(2)}\n`);
  await output.end();
  for (const problem of problems) note(session, `animectl: ${plain(problem)}`);
  return { interrupted: io.signal.aborted, incomplete: problems.length > 0 };
};

export interface AnalyzeOptions {
  readonly question: NamesQuestion;
  /** A tracker's listing in place of names. */
  readonly listing: ListingQuestion | undefined;
  readonly json: boolean;
}

export const runAnalyze: Run<AnalyzeOptions> = async ({ question, listing, json }, session) => {
  const { app, io } = session;
  const events = listing
    ? analyzeListing({ ...listing, signal: io.signal }, app)
    : analyzeNames({ ...question, signal: io.signal, stdin: io.stdin }, app);
  const { document } = await runTask(events, await analysisReporter(session));
  if (!document) {
    note(session, 'animectl: no listing was cut short: nothing to resume');
    return {};
  }
  if (json) printJson(session, document);
  else io.stdout.write(analysisText(document, stdoutStyle(session, {})));
  for (const problem of document.problems) note(session, `animectl: ${plain(problem)}`);
  const goOn = goOnText(document);
  if (goOn !== undefined) note(session, goOn);
  return outcomeOf(document);
};

function outcomeOf({ cut, problems, unreadable }: AnalysisDocument): Outcome {
  return { interrupted: cut === 'interrupt', incomplete: cut !== null || problems.length > 0 || unreadable > 0 };
}

/** How far a file has been read: a bar on a terminal, some lines elsewhere. */
async function analysisReporter(session: Session): Promise<Reporter> {
  const { io, config } = session;
  const isBar = io.stderr.isTTY === true && config.progress;
  const reading = readingReporter(stderrScreen(session, false), config.quiet ? 'none' : isBar ? 'bar' : 'lines');
  return compose([await progressReporter(session), reading]);
}

export interface TopOptions {
  readonly question: TopQuestion;
  readonly json: boolean;
}

export const runTop: Run<TopOptions> = async ({ question, json }, session) => {
  const { app, io } = session;
  const { document } = await runTask(topGroups(question, app), await progressReporter(session));
  if (json) printJson(session, document);
  else if (document.groups.length > 0) io.stdout.write(groupsText(document.groups, stdoutStyle(session, {})));
  else note(session, 'animectl: no release group is known yet; animectl releases analyze --file LIST reads some');
  return {};
};

export interface GroupOptions {
  readonly question: GroupQuestion;
  readonly json: boolean;
}

export const runGroup: Run<GroupOptions> = async ({ question, json }, session) => {
  const { app, io } = session;
  const { document } = await runTask(oneGroup(question, app), await progressReporter(session));
  if (json) printJson(session, document);
  else io.stdout.write(groupText(document, stdoutStyle(session, {})));
  return {};
};
