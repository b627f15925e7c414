import type { AddHelpTextContext, Command } from 'commander';

/** How each command may be used, by its words; a line each. */
const examples: Readonly<Record<string, readonly string[]>> = {
  franchise: ['animectl "Attack on Titan"', 'animectl franchise anilist:80 --order story --output gundam.html'],
  relations: ['animectl relations "Death Note"'],
  search: ['animectl search evangelion --limit 5'],
  show: ['animectl show anilist:16498', 'animectl show 3    # of the list above'],
  open: ['animectl open "Cowboy Bebop"'],
  import: ['animectl import list.csv --mine', 'animectl import anilist:user/NAME --mine --franchise'],
  cut: ['animectl cut anilist:2252 anilist:3898 --reason "a crossover"', 'animectl cut --list --known'],
  join: ['animectl join anilist:16498 anilist:18397 SIDE_STORY'],
  diff: ['animectl diff "Attack on Titan"', 'animectl diff --exit-code'],
  watch: ['animectl watch', 'animectl watch add "Attack on Titan" "Steins;Gate"'],
  'watch add': ['animectl watch add "Attack on Titan" "Steins;Gate"'],
  'watch list': ['animectl watch list'],
  'watch remove': ['animectl watch remove "Attack on Titan"'],
  'watch check': ['animectl watch check --webhook https://ntfy.sh/my-topic --webhook-format ntfy'],
  seen: ['animectl seen "Cowboy Bebop"', 'animectl seen anilist:21 --until 1100'],
  next: ['animectl next'],
  lists: ['animectl lists', 'animectl lists show mine'],
  'lists all': ['animectl lists'],
  'lists show': ['animectl lists show mine'],
  'lists mine': ['animectl lists mine watched'],
  'lists remove': ['animectl lists remove watched'],
  library: ['animectl library', 'animectl library add "The Matrix" --whole'],
  'library add': ['animectl library add "The Matrix" --whole'],
  'library list': ['animectl library list --json'],
  'library remove': ['animectl library remove tmdb:603'],
  catalog: ['animectl catalog'],
  'catalog list': ['animectl catalog list'],
  cache: ['animectl cache', 'animectl cache clear --tier search'],
  'cache stats': ['animectl cache stats'],
  'cache clear': ['animectl cache clear --tier search'],
  'cache prune': ['animectl cache prune'],
  'cache warm': ['animectl cache warm --popular 100'],
  db: ['animectl db', 'animectl db check'],
  'db info': ['animectl db info'],
  'db check': ['animectl db check'],
  'db bridges': ['animectl db bridges'],
  'db export': ['animectl db export --format csv --output titles.csv'],
  'db copy': ['animectl db copy anime.sqlite postgres://me@host/anime'],
  'db vacuum': ['animectl db vacuum'],
  'db migrate': ['animectl db migrate'],
  releases: ['animectl releases', 'animectl releases group SubsPlease'],
  'releases parse': ['animectl releases parse "[Group] Steins;Gate - 01 (1080p).mkv"'],
  'releases analyze': ['animectl releases analyze --file names.txt'],
  'releases top': ['animectl releases top'],
  'releases group': ['animectl releases group SubsPlease'],
  serve: ['animectl serve --port 4747'],
  mcp: ['animectl mcp'],
  worker: ['animectl worker --concurrency 2'],
  queue: ['animectl queue', 'animectl queue retry', 'animectl queue unschedule watch-check'],
  'queue stats': ['animectl queue stats'],
  'queue retry': ['animectl queue retry', 'animectl queue retry franchise-anilist-16498'],
  'queue remove': ['animectl queue remove', 'animectl queue remove franchise-anilist-16498'],
  'queue unschedule': ['animectl queue unschedule watch-check'],
  doctor: ['animectl doctor'],
  bench: ['animectl bench --list'],
  completion: ['animectl completion bash >> ~/.bashrc'],
};

/** Has the help of a command, and of those in it, end with an example. */
export function withExamples(command: Command, path: readonly string[] = [command.name()]): Command {
  for (const inner of command.commands) withExamples(inner, [...path, inner.name()]);
  const key = path.join(' ');
  const own = examples[key] ?? Object.entries(examples).find(([name]) => name.startsWith(`${key} `))?.[1];
  return own ? command.addHelpText('after', exampleText(own)) : command;
}

const exampleText =
  (lines: readonly string[]) =>
  ({ error }: AddHelpTextContext): string =>
    error ? '' : ['', lines.length > 1 ? 'Examples:' : 'Example:', ...lines.map((line) => `  ${line}`)].join('\n');
