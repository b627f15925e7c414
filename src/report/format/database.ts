import type { BridgeEnd, BridgesDocument } from '../../model/documents.ts';
import type { RelationType } from '../../model/relation.ts';
import { type Cell, grid } from '../text/grid.ts';
import { plain } from '../text/plain.ts';
import { bytesWords } from '../text/size.ts';
import { lookOf, type Style } from '../text/style.ts';
import { ageWords, count, grouped, providerWord } from '../text/words.ts';

/** What is in a database. Sizes in bytes, times in Unix ms. */
export interface DatabaseFigures {
  readonly file: string;
  readonly bytes: number;
  readonly freeBytes: number;
  readonly version: number;
  readonly wantedVersion: number;
  readonly engine: { readonly name: string; readonly version: string };
  readonly titles: number;
  readonly outlines: number;
  readonly names: number;
  readonly ids: Readonly<Record<string, number>>;
  readonly providers: Readonly<Record<string, number>>;
  readonly relations: { readonly stated: number; readonly inferred: number; readonly untyped: number };
  readonly crawls: number;
  readonly imports: number;
  readonly oldest?: number;
  readonly newest?: number;
}

export interface DatabaseFinding {
  readonly severity: 'damage' | 'fault' | 'note';
  readonly what: string;
  readonly count: number;
  readonly examples: readonly string[];
}

/** For `--json`: times as ISO. */
export function infoDocument({ oldest, newest, file, engine, ...figures }: DatabaseFigures): object {
  return {
    schema: 1,
    file,
    // By the engine's name: `sqlite` or `postgresql`.
    [engine.name.toLowerCase()]: engine.version,
    ...figures,
    ...(oldest !== undefined && { oldest: new Date(oldest).toISOString() }),
    ...(newest !== undefined && { newest: new Date(newest).toISOString() }),
  };
}

/** `now`: Unix time in ms. */
export function infoText(info: DatabaseFigures, now: number, style: Style = {}): string {
  const { relations, oldest, newest } = info;
  const named = (counts: Readonly<Record<string, number>>) =>
    Object.entries(counts)
      .map(([name, n]) => `${grouped(n)} ${providerWord(name)}`)
      .join(', ') || 'none';
  const model =
    info.version === info.wantedVersion
      ? String(info.version)
      : `${info.version}, of ${info.wantedVersion}: run animectl db migrate`;
  const rows: readonly (readonly [string, string])[] = [
    [info.engine.name === 'SQLite' ? 'File' : 'Database', plain(info.file)],
    ['Size', `${bytesWords(info.bytes)}, ${bytesWords(info.freeBytes)} of it free`],
    ['Data model', model],
    [info.engine.name, info.engine.version],
    ['Titles', `${grouped(info.titles)}, and ${grouped(info.outlines)} only named by others`],
    ['Said last by', named(info.providers)],
    ['Ids', named(info.ids)],
    ['Names', grouped(info.names)],
    [
      'Relations',
      `${grouped(relations.stated)} stated, ${grouped(relations.inferred)} inferred, ${grouped(relations.untyped)} of no known type`,
    ],
    ['Crawls', grouped(info.crawls)],
    ['Imports', grouped(info.imports)],
    ...(oldest !== undefined && newest !== undefined
      ? [['Fetched', `from ${ageWords(now - oldest)} to ${ageWords(now - newest)}`] as const]
      : []),
  ];
  const cells = rows.map((row): readonly Cell[] => row.map((text) => ({ text })));
  return grid([{ head: '' }, { head: '', flexible: true }], cells, lookOf(style))
    .map((line) => `${line}\n`)
    .join('');
}

const severityWords = { damage: 'DAMAGED', fault: 'Wrong', note: 'Note' } as const;

/** What mends a finding. */
const hintsOf = {
  documents: 'Documents that do not say what the tables say are made anew by animectl db check --mend.',
  'times ahead': 'Times that lie ahead of now count as unknown; animectl db check --mend takes them back.',
};

export function checkText(findings: readonly DatabaseFinding[]): string {
  const lines = findings.map(({ severity, what, count: n, examples }) => {
    const rest = n > examples.length ? ', ...' : '';
    const those = n === 1 ? what.replace(/s\b/, '') : what;
    return `${severityWords[severity]}: ${grouped(n)} ${those}: ${plain(examples.join('; '))}${rest}`;
  });
  const wrong = findings.filter(({ severity }) => severity !== 'note').length;
  const end = wrong === 0 ? 'The database and its rows are sound.' : `${count(wrong, 'thing')} to repair.`;
  const hints = Object.entries(hintsOf).flatMap(([of, hint]) =>
    findings.some(({ what }) => what === of) ? [hint] : [],
  );
  return [...lines, ...hints, end].map((line) => `${line}\n`).join('');
}

interface Disagreed {
  readonly from: string;
  readonly fromTitle: string | null;
  readonly to: string;
  readonly toTitle: string | null;
  readonly words: readonly { readonly type: RelationType; readonly provider: string }[];
}

/** A line a pair: what each provider says that the second is to the first. */
export function disagreementsText(all: readonly Disagreed[]): string {
  if (all.length === 0) return 'No two providers say different things of a relation.\n';
  const named = (ref: string, title: string | null) => (title ? `${plain(title)} (${ref})` : ref);
  return all
    .map(({ from, fromTitle, to, toTitle, words }) => {
      const said = words.map(({ type, provider }) => `${type} by ${providerWord(provider)}`).join(', ');
      return `${named(to, toTitle)} is to ${named(from, fromTitle)}: ${said}\n`;
    })
    .join('');
}

/** A command a bridge that cuts it, with what is on both sides. */
export function bridgesText({ bridges }: BridgesDocument): string {
  return bridges.map(({ a, b }) => `animectl cut ${a.ref} ${b.ref}  # ${sideWords(a)} | ${sideWords(b)}\n`).join('');
}

function sideWords({ title, titles, says }: BridgeEnd): string {
  return `${plain(title)}, ${titles} titles${says.length > 0 ? ` (${says.join(', ')})` : ''}`;
}
