import type { Title } from '../../../src/model/title.ts';
import { bothWays, chain, titlesOf } from '../../helpers/graph.ts';

/** A command that is struck. All of its titles are made up: nothing bundled can stand in for them. */
export interface Command {
  readonly name: string;
  readonly words: readonly string[];
  readonly stdin?: string;
  /** How many requests it takes where all goes well. */
  readonly requests: number;
  /** Whether it keeps what it finds in the database. */
  readonly saves: boolean;
}

/** No two of them are alike, so that a search finds one and the others have to be asked for. */
const sequels = [
  'Zephyr Almanac',
  'Harbour Days',
  'Silver Orchard',
  'Ninth Gate',
  'Paper Moon',
  'Old Salt',
  'Last Ferry',
  'Copper Lantern',
  'Winter Atlas',
  'Quiet Engine',
  'Marble Tide',
  'Thorn Parade',
];
const syllables = ['ba', 'do', 'fu', 'ge', 'hi', 'ko', 'lu', 'mi', 'na', 'pe', 'qua', 'ri', 'so', 'ta', 'vo', 'we'];
const strays = Array.from({ length: 30 }, (_, n) => {
  const [a, b] = [syllables[n % 16] ?? '', syllables[(n * 5 + 3) % 16] ?? ''];
  return `${a}${b}${n < 16 ? 'rin' : 'dak'} ${b}${a}${b}${n < 16 ? 'ol' : 'esh'}`;
});

/** Far above every id that the bundled catalogue knows. */
const id = (n: number) => 9_000_000 + n;

/** A long franchise, three short ones, and thirty pairs of which the first is looked for by its name. */
export const titles: readonly Title[] = titlesOf(
  bothWays(
    ...chain('SEQUEL', ...sequels.map((_, n) => id(n + 1))),
    `${id(1)} SIDE_STORY ${id(20)}`,
    ...([101, 111, 121, ...strays.map((_, n) => 301 + 2 * n)] as const).map(
      (n) => `${id(n)} SEQUEL ${id(n + 1)}` as const,
    ),
  ),
  {
    ...Object.fromEntries(
      sequels.map((title, n) => [id(n + 1), { title, format: 'TV' as const, year: 2001 + n, episodes: 12 }]),
    ),
    [id(20)]: { title: 'Kite Weather', format: 'OVA', year: 2002, episodes: 1 },
    ...Object.fromEntries(
      strays.map((title, n) => [id(301 + 2 * n), { title, format: 'TV' as const, year: 1990 + n }]),
    ),
  },
);

export const commands: readonly Command[] = [
  { name: 'franchise', words: ['franchise', 'Zephyr Almanac', '--json'], requests: 4, saves: true },
  {
    name: 'import',
    words: ['import', '--file', '-', '--max-age', '1h'],
    stdin: strays.join('\n'),
    requests: 3,
    saves: true,
  },
  {
    name: 'cache warm',
    words: ['cache', 'warm', `anilist:${id(101)}`, `anilist:${id(111)}`, `anilist:${id(121)}`],
    requests: 3,
    saves: false,
  },
  { name: 'relations', words: ['relations', 'Kite Weather 9th season', '--json'], requests: 2, saves: true },
  { name: 'search', words: ['search', 'zephyr', '--json'], requests: 1, saves: true },
];
