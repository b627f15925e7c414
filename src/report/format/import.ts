import { type Cell, type Column, grid, headRow } from '../text/grid.ts';
import { plain } from '../text/plain.ts';
import { lookOf, type Style } from '../text/style.ts';
import { cut } from '../text/width.ts';
import { ageWords, count, grouped } from '../text/words.ts';

/** How the rows of an import ended. */
export interface ImportCounts {
  readonly imported: number;
  readonly updated: number;
  readonly unchanged: number;
  readonly ambiguous: number;
  readonly notFound: number;
  readonly failed: number;
}

/** An import as it is kept. */
export interface ImportFigures {
  readonly id: number;
  readonly source: string;
  readonly state: string;
  /** Unix times in ms. */
  readonly startedAt: number;
  readonly updatedAt: number;
  readonly requests: number;
  /** Rows without an outcome. */
  readonly open: number;
  readonly counts: ImportCounts;
  readonly problems: readonly string[];
}

/** A row that came to nothing. */
export interface RejectedRow {
  readonly place: string;
  readonly raw: unknown;
  readonly outcome?: string;
  readonly reason?: string;
  readonly candidates?: readonly { readonly ref: string; readonly title: string; readonly year?: number }[];
}

const outcomes = [
  ['imported', 'Imported'],
  ['updated', 'Updated'],
  ['unchanged', 'Unchanged'],
  ['ambiguous', 'Ambiguous'],
  ['notFound', 'Not found'],
  ['failed', 'Failed'],
] as const;

/** All rows: those that ended somehow and those that have not yet. */
function rowsOf({ counts, open }: Pick<ImportFigures, 'counts' | 'open'>): number {
  return outcomes.reduce((sum, [name]) => sum + counts[name], open);
}

/** For `--json`. */
export function importDocument(
  job: ImportFigures,
  rejects: readonly RejectedRow[],
  cutBy: string | undefined,
): unknown {
  return {
    schema: 1,
    ...jobDocument(job),
    cut: cutBy ?? null,
    rejects: rejects.map(({ place, raw, outcome, reason, candidates = [] }) => ({
      place,
      row: raw,
      outcome,
      reason,
      candidates,
    })),
  };
}

export function jobDocument(job: ImportFigures): object {
  const { id, source, state, requests, open, counts, problems, startedAt, updatedAt } = job;
  return {
    ...{ job: id, source, state, rows: rowsOf(job), ...counts, pending: open, requests, problems },
    startedAt: new Date(startedAt).toISOString(),
    updatedAt: new Date(updatedAt).toISOString(),
  };
}

const summaryColumns: readonly Column[] = [{ head: '' }, { head: 'Rows', right: true }];

/** What came of an import, and the first rows that came to nothing. */
export function importTable(job: ImportFigures, rejects: readonly RejectedRow[], style: Style = {}): string {
  const look = lookOf(style);
  const lines = [
    ...outcomes.map(([name, word]) => [word, job.counts[name]] as const),
    ['Not yet asked for', job.open] as const,
  ];
  const shown = lines.filter(([, n]) => n > 0);
  const cells = [...shown, ['Total', rowsOf(job)] as const].map(([word, n]): readonly Cell[] => [
    { text: word },
    { text: grouped(n) },
  ]);
  const { ambiguous, notFound, failed } = job.counts;
  const more = ambiguous + notFound + failed - rejects.length;
  const all = [
    `Import ${job.id}, ${cut(plain(job.source), 60, look.mark)}: ${count(job.requests, 'request')}.`,
    '',
    ...grid(summaryColumns, cells, look),
    ...(rejects.length > 0 ? ['', ...rejects.map((row) => cut(rejectLine(row), look.columns, look.mark))] : []),
    ...(more > 0 && rejects.length > 0 ? [`and ${grouped(more)} more: --rejects FILE or --json names all.`] : []),
  ];
  return all.map((line) => `${line}\n`).join('');
}

function rejectLine({ place, raw, reason = '', candidates = [] }: RejectedRow): string {
  const words = typeof raw === 'string' ? raw : JSON.stringify(raw);
  const named = candidates.slice(0, 3).map(({ ref, title, year }) => `${title}${year ? ` (${year})` : ''}, ${ref}`);
  const rest = named.length > 0 ? `: ${named.join('; ')}` : '';
  return plain(`${place}, ${cut(plain(words), 60, '…')}: ${reason}${rest}`);
}

const jobColumns: readonly Column[] = [
  { head: 'Job', right: true },
  { head: 'Source', flexible: true },
  { head: 'State' },
  ...['Rows', 'Done', 'Left', 'Requests'].map((head) => ({ head, right: true })),
  { head: 'Last', right: true, spare: 1 },
];

/** `now`: Unix time in ms. */
export function jobsTable(jobs: readonly ImportFigures[], now: number, style: Style = {}): string {
  const look = lookOf(style);
  const rows = jobs.map((job): readonly Cell[] => {
    const { imported, updated, unchanged } = job.counts;
    const figures = [rowsOf(job), imported + updated + unchanged, job.open, job.requests];
    const texts = [
      String(job.id),
      plain(job.source),
      job.state,
      ...figures.map((n) => grouped(n)),
      ageWords(now - job.updatedAt),
    ];
    return texts.map((text) => ({ text }));
  });
  return grid(jobColumns, [headRow(jobColumns, look), ...rows], look)
    .map((line) => `${line}\n`)
    .join('');
}
