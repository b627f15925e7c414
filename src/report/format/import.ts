import type {
  ImportDocument,
  JobDocument,
  ListName,
  RejectedRow,
  RowCandidate,
  RowsInCommon,
} from '../../model/documents.ts';
import type { ImportExplanation, ImportPlanDocument, RowReading } from '../../model/import-rows.ts';
import type { GoneTitles } from '../../model/list-documents.ts';
import type { Watched } from '../../model/watched.ts';
import { type Cell, type Column, grid, headRow } from '../text/grid.ts';
import { plain } from '../text/plain.ts';
import { lookOf, type Style } from '../text/style.ts';
import { cut } from '../text/width.ts';
import { ageWords, count, grouped } from '../text/words.ts';

const outcomes = [
  ['imported', 'Imported'],
  ['updated', 'Updated'],
  ['unchanged', 'Unchanged'],
  ['ambiguous', 'Ambiguous'],
  ['notFound', 'Not found'],
  ['failed', 'Failed'],
  ['skipped', 'Left out'],
] as const;

const summaryColumns: readonly Column[] = [{ head: '' }, { head: 'Rows', right: true }];

/** What came of an import, and the first rows that came to nothing. */
export function importTable(document: ImportDocument, style: Style = {}): string {
  const look = lookOf(style);
  const { job, source, requests, rows, pending, ambiguous, notFound, failed } = document;
  const rejects = document.rejects.slice(0, shownRejects);
  const lines = [
    ...outcomes.map(([name, word]) => [word, document[name]] as const),
    ['Not yet asked for', pending] as const,
  ];
  const shown = lines.filter(([, n]) => n > 0);
  const cells = [...shown, ['Total', rows] as const].map(([word, n]): readonly Cell[] => [
    { text: word },
    { text: grouped(n) },
  ]);
  const more = ambiguous + notFound + failed - rejects.length;
  const all = [
    `Import ${job}, ${cut(plain(source), 60, look.mark)}: ${count(requests, 'request')}.`,
    '',
    ...grid(summaryColumns, cells, look),
    ...(rejects.length > 0 ? ['', ...rejects.map((row) => cut(rejectLine(row), look.columns, look.mark))] : []),
    ...remarksOf(document).map((line) => cut(line, look.columns, look.mark)),
    ...(more > 0 && rejects.length > 0 ? [`and ${grouped(more)} more: --rejects FILE or --json names all.`] : []),
  ];
  return all.map((line) => `${line}\n`).join('');
}

/** What was left out and what in rows could not be used, a line a reason. */
function remarksOf({ leftOut, notes }: ImportDocument): readonly string[] {
  const line = (verb: string) => (one: RowsInCommon) =>
    plain(`${verb} ${count(one.rows, 'row')}, ${one.rows > 1 ? 'first ' : ''}${one.place}: ${one.reason}`);
  const shown = [
    ...leftOut.slice(0, shownRemarks).map(line('Left out')),
    ...notes.slice(0, shownRemarks).map(line('Read')),
  ];
  return shown.length > 0 ? ['', ...shown] : [];
}

const shownRemarks = 10;

/** How many rows that came to nothing a table names. */
export const shownRejects = 10;

function rejectLine({ place, row, reason = '', candidates }: RejectedRow): string {
  const words = typeof row === 'string' ? row : JSON.stringify(row);
  const named = candidates.slice(0, 3).map(({ ref, title, year }) => `${title}${year ? ` (${year})` : ''}, ${ref}`);
  const rest = named.length > 0 ? `: ${named.join('; ')}` : '';
  return plain(`${place}, ${cut(plain(words), 60, '…')}: ${reason}${rest}`);
}

/** Why an import ended before its end and how to go on, what was wrong with its source, where the rejects are. */
export function importNotes(document: ImportDocument, rejectsFile: string | undefined): readonly string[] {
  const { job, pending, failed, problems, rejects, state, cut: by, list, gone, columnsNotUnderstood } = document;
  const left = pending + (by === 'outage' ? failed : 0);
  const rest = left > 0 ? `${count(left, 'row is', 'rows are')} left` : 'not everything was fetched';
  return [
    ...problemWords(problems),
    ...columnWords(columnsNotUnderstood),
    ...(by && state !== 'done' ? [`${cutWords[by]}: ${rest}. Go on with animectl import --resume ${job}.`] : []),
    ...(list
      ? [`${list.mine ? 'On your list' : 'On the list'} ${plain(list.name)}: ${count(list.entries, 'title')}.`]
      : []),
    ...goneWords(gone, list),
    ...(rejectsFile === undefined || rejects.length === 0 ? [] : [`What came to nothing is in ${rejectsFile}.`]),
  ];
}

const problemWords = (problems: readonly string[]) => problems.map((problem) => `animectl: ${plain(problem)}`);

/** Columns whose heads nobody understood. */
const columnWords = (columns: readonly string[]): readonly string[] =>
  columns.length === 0
    ? []
    : [
        `${columns.length === 1 ? 'Column' : 'Columns'} not understood: ${plain(columns.join(', '))}; --column score=NAME says what one holds.`,
      ];

/** What the list has and its source has no more. */
function goneWords({ titles, dropped }: GoneTitles, list: ListName | null): readonly string[] {
  if (titles.length === 0 || !list) return [];
  const some = titles.slice(0, 3).map(({ title }) => plain(title));
  const named = `${some.join(', ')}${titles.length > 3 ? ` and ${titles.length - 3} more` : ''}`;
  return [
    dropped
      ? `Taken off the list ${plain(list.name)}, for it is no longer in what was imported: ${named}.`
      : `No longer in what was imported: ${named}. On the list ${plain(list.name)} that stays; --prune takes it off.`,
  ];
}

const cutWords: Readonly<Record<NonNullable<ImportDocument['cut']>, string>> = {
  time: 'The time is over',
  budget: 'The budget is used up',
  interrupt: 'Interrupted',
  outage: 'Nobody answered any more',
};

/** What an import would ask for, in a sentence. */
export function importPlanText(plan: ImportPlanDocument): string {
  const { source, rows, unreadable, leftOut, readings, stored, cached, requests, minutes } = plan;
  const unread = [...problemWords(plan.problems), ...columnWords(plan.columnsNotUnderstood)].map((line) => `${line}\n`);
  const parts = [
    `${count(rows, 'row')}`,
    ...(unreadable ? [`${count(unreadable, 'row')} of no use`] : []),
    ...(leftOut ? [`${count(leftOut, 'row')} left out`] : []),
    ...(stored ? [`${stored} stored`] : []),
    ...(cached ? [`${cached} cached`] : []),
    requests === 0
      ? 'no request'
      : `at least ${count(requests, 'request')}, ${minutes <= 1 ? 'within a minute' : `about ${minutes} min`}`,
  ];
  const shown = readings.slice(0, shownReadings).map((one) => `${plain(readingText(one))}\n`);
  const more = rows - shown.length;
  const rest = shown.length > 0 && more > 0 ? `and ${grouped(more)} more\n` : '';
  return `${plain(source)}: ${parts.join(', ')}.\n${shown.length > 0 ? '\n' : ''}${shown.join('')}${rest}${unread.join('')}`;
}

/** How many rows a plan shows as they were read. */
const shownReadings = 40;

function readingText(one: RowReading): string {
  const { place, read, reason } = one;
  if (read !== 'asked') return `${place}: ${read}, ${reason ?? ''}`;
  return `${place}: ${asked(one)}`;
}

function asked({ refs = [], title, year, format, watched, reason }: RowReading): string {
  const words = [refs.join(', '), title === undefined ? '' : `"${title}"`, year ?? '', format ?? ''];
  const said = [words.filter((one) => one !== '').join(' '), ...watchedWords(watched ?? {})].join('; ');
  return `${said}${reason === undefined ? '' : ` (${reason})`}`;
}

/** What a row says of who watched the title: `completed`, `12 episodes seen`, `score 85 of 100`, `from 2020-01-03 to 2020-02`. */
function watchedWords({ status, progress, score, startedOn, finishedOn, repeats }: Watched): readonly string[] {
  const days = [startedOn && `from ${startedOn}`, finishedOn && `to ${finishedOn}`].filter(Boolean).join(' ');
  return [
    status ?? '',
    progress === undefined ? '' : `${count(progress, 'episode')} seen`,
    score === undefined ? '' : `score ${score} of 100`,
    days,
    repeats === undefined ? '' : `seen again ${count(repeats, 'time')}`,
  ].filter((one) => one !== '');
}

/** How rows of an import were read, and what came of them. */
export function importExplanationText({ job, source, rows }: ImportExplanation): string {
  const lines = rows.flatMap((row) => {
    const { place, row: given, read, outcome, taken, why, candidates } = row;
    return [
      `${place} of import ${job}, ${source}`,
      `given: ${typeof given === 'string' ? given : JSON.stringify(given)}`,
      `read as: ${read === 'asked' ? asked(row) : read}`,
      `came to: ${outcome ?? 'nothing yet'}${taken ? `, ${candidateText(taken)}` : ''}`,
      ...(why === null ? [] : [`because: ${why}`]),
      ...candidates.map(
        (one) => `could be: ${candidateText(one)}${one.score === undefined ? '' : `, fits ${one.score}`}`,
      ),
    ];
  });
  return lines.map((line) => `${plain(line)}\n`).join('');
}

const candidateText = ({ title, year, format, ref }: RowCandidate): string =>
  `${title}${[year, format].some(Boolean) ? ` (${[year, format].filter(Boolean).join(', ')})` : ''}, ${ref}`;

const jobColumns: readonly Column[] = [
  { head: 'Job', right: true },
  { head: 'Source', flexible: true },
  { head: 'State' },
  ...['Rows', 'Done', 'Left', 'Requests'].map((head) => ({ head, right: true })),
  { head: 'Last', right: true, spare: 1 },
];

/** `now`: Unix time in ms. */
export function jobsTable(jobs: readonly JobDocument[], now: number, style: Style = {}): string {
  const look = lookOf(style);
  const rows = jobs.map((job): readonly Cell[] => {
    const figures = [job.rows, job.imported + job.updated + job.unchanged, job.pending, job.requests];
    const texts = [
      String(job.job),
      plain(job.source),
      job.state,
      ...figures.map((n) => grouped(n)),
      ageWords(now - Date.parse(job.updatedAt)),
    ];
    return texts.map((text) => ({ text }));
  });
  return grid(jobColumns, [headRow(jobColumns, look), ...rows], look)
    .map((line) => `${line}\n`)
    .join('');
}
