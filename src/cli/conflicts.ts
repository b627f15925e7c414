import type { Command } from 'commander';
import { isOfAnime, providerChoices, providerNames } from '../config/config.ts';
import { UsageError } from '../model/errors.ts';

/** An option that is given: `--tree`; with one of these values, `--kind=movie`; with any but that one, `--format!=json`. */
type Given = string;
type Conflict = readonly [Given, Given];

const ofFilms = providerNames.filter((name) => !isOfAnime(name));
const anyKind = providerChoices.filter((name) => name === 'auto' || name === 'all');

/** Of all commands that have both. */
const everywhere: readonly Conflict[] = [
  ['--quiet', '--verbose'],
  ['--offline', '--refresh'],
  ['--offline', '--queue'],
  ['--json', '--format!=json'],
  ['--kind=movie', `--provider!=${[...anyKind, ...ofFilms].join('|')}`],
  ['--kind=anime', `--provider=${ofFilms.join('|')}`],
];

/** What cannot both be true, by the command. What is refused for another reason than that is with the command itself. */
const conflicts: Readonly<Record<string, readonly Conflict[]>> = {
  franchise: [
    ['--tree', '--json'],
    ['--tree', '--format!=tree'],
    ['--explain', '--tree'],
    ['--explain', '--format!=json'],
    ['--explain', '--dry-run'],
    ['--dry-run', '--tree'],
    ['--dry-run', '--format!=json'],
    ['--dry-run', '--output'],
    ['--as-stated', '--cuts!=none'],
    ['--no-store', '--unseen'],
    ['--offline', '--enrich'],
    ['--adult', '--max-rating!=Rx'],
  ],
  open: [['--offline', '--refresh']],
  import: [
    ['--refresh', '--max-age'],
    ['--dry-run', '--rejects'],
    ['--dry-run', '--max-requests'],
    ['--dry-run', '--max-time'],
    ['--dry-run', '--prune'],
    ...[
      '--explain',
      '--resume',
      '--dry-run',
      '--file',
      '--files',
      '--id-map',
      '--rejects',
      '--franchise',
      '--list',
    ].map((other): Conflict => ['--list-jobs', other]),
    ...['--rejects', '--franchise', '--list', '--mine', '--status', '--refresh'].map(
      (other): Conflict => ['--explain', other],
    ),
    ...['--franchise', '--status', '--rejects', '--best', '--from!=id-lists'].map(
      (other): Conflict => ['--id-map', other],
    ),
    ...['--from', '--column', '--status', '--provider'].map((other): Conflict => ['--resume', other]),
  ],
  cut: [
    ['--reason', '--undo'],
    ['--reason', '--list'],
    ['--reason', '--export'],
    ['--reason', '--import'],
    ['--known', '--export'],
    ['--known', '--import'],
    ['--json', '--undo'],
    ['--json', '--export'],
    ['--json', '--import'],
  ],
  join: [
    ['--json', '--undo'],
    ['--json', '--export'],
    ['--json', '--import'],
  ],
  seen: [['--until', '--undo']],
  'library add': [['--files', '--whole']],
  serve: [['--show-key', '--new-key']],
  bench: [
    ['--list', '--compare'],
    ['--list', '--check'],
    ['--list', '--quick'],
  ],
};

/** Throws `UsageError` for two options that were given and cannot both be true. */
export function refuseConflicts(command: Command): void {
  for (const [one, other] of [...everywhere, ...(conflicts[pathOf(command)] ?? [])]) {
    const [a, b] = [shownIn(command, one), shownIn(command, other)];
    if (a !== undefined && b !== undefined)
      throw new UsageError(`${a} and ${b} contradict each other: give one of them`);
  }
}

/** `library add`, as it is typed behind the program's name. */
function pathOf(command: Command): string {
  const names: string[] = [];
  for (let one: Command | null = command; one?.parent; one = one.parent) names.unshift(one.name());
  return names.join(' ');
}

/** How an option was given on the command line; undefined: it was not, or in another way. */
function shownIn(command: Command, given: Given): string | undefined {
  const [, flag = '', sign, values = ''] = /^(--[\w-]+)(!?=)?(.*)$/.exec(given) ?? [];
  for (let owner: Command | null = command; owner; owner = owner.parent) {
    const option = owner.options.find(({ long }) => long === flag);
    if (!option) continue;
    const name = option.attributeName();
    const value: unknown = owner.getOptionValue(name);
    if (owner.getOptionValueSource(name) !== 'cli' || (option.negate && value !== false)) return undefined;
    if (sign === undefined) return flag;
    const isOne = values.split('|').includes(String(value));
    return isOne === (sign === '=') ? `${flag} ${String(value)}` : undefined;
  }
  return undefined;
}
