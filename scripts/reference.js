// Writes the pages of docs/ that say what there is: commands and options, settings, exit codes and formats. `npm run docs` writes
// them, `npm run docs -- --check` fails when one of them is not what it would write.
import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import process from 'node:process';
import { loadProgram, optionOf } from './program.js';

const root = join(import.meta.dirname, '..');
const made = '<!-- Made by `npm run docs`; do not edit. -->';

const cell = (text) => text.replaceAll('|', '\\|').replaceAll('\n', ' ');
const code = (text) => `\`${text}\``;
const table = (heads, rows) =>
  [heads, heads.map(() => '---'), ...rows].map((row) => `| ${row.map(cell).join(' | ')} |`).join('\n');
const page = (...parts) => `${parts.flat().filter(Boolean).join('\n\n')}\n`;

/** What `--help` says, where Markdown would take `<file>` for a tag. */
const said = (text) => text.replace(/<[\w:./-]+>/g, code).replace(/(?<![`\w-])--?[a-z][\w-]*/g, code);

/** As GitHub names the place of a heading. */
const anchor = (heading) =>
  heading
    .toLowerCase()
    .replace(/[^\w\s-]/g, '')
    .replace(/\s/g, '-');

/** Every command that does something, in the order of `--help`. */
const leavesOf = (command) =>
  command.commands.length === 0 ? [command] : command.commands.flatMap((inner) => leavesOf(inner));
const nameOf = (command) => (command.parent ? `${nameOf(command.parent)} ${command.name()}` : command.name());

function commandPart(command, help) {
  const words = command.registeredArguments.map((one) => [code(one.name()), said(help.argumentDescription(one))]);
  const options = help
    .visibleOptions(command)
    .filter(({ long }) => long !== '--help')
    .map((option) => [code(option.flags), said(help.optionDescription(option))]);
  const rows = [...words, ...options];
  return [
    `## ${nameOf(command)}`,
    code(help.commandUsage(command)),
    said(command.description() || command.summary()),
    rows.length > 0 && table(['', 'meaning'], rows),
  ];
}

function commandsPage({ program }) {
  const help = program.createHelp();
  const leaves = leavesOf(program);
  const short = (command) => command.summary() || command.description();
  return page(
    '# Commands',
    made,
    'All commands and options, as `--help` and the manual page have them. Words that follow no command are a title and mean `franchise`; a group of commands alone shows what there is: `animectl watch` is `animectl watch list`. ' +
      'The [settings](settings.md) say what options are not given for each time, [formats](formats.md) what comes out, and [exit codes](exit-codes.md) how it went.',
    table(
      ['command', 'what it does'],
      leaves.map((command) => [`[${code(nameOf(command))}](#${anchor(nameOf(command))})`, short(command)]),
    ),
    '[Options of all commands](#options-of-all-commands) go before or after the command.',
    '## Options of all commands',
    table(
      ['', 'meaning'],
      program.options.map((option) => [code(option.flags), said(help.optionDescription(option))]),
    ),
    ...leaves.map((command) => commandPart(command, help)),
  );
}

function settingsPage({ program, settingRows, providerNames }) {
  const rows = settingRows.map((row) => [
    row.variables.map(code).join(', '),
    row.key === undefined ? '' : code(row.key),
    optionOf(program, row) ? code(optionOf(program, row).flags) : '',
    row.meaning,
  ]);
  return page(
    '# Settings',
    made,
    'An option comes before the environment, the environment before `animectl.json` in the configuration folder (or the file of `--config`), ' +
      'and that before what is usual. `animectl doctor` says what is set, where, and what of it makes no sense.',
    table(['variable', 'key in `animectl.json`', 'option', 'meaning'], rows),
    `\`<NAME>\` is ${providerNames.map((name) => code(name.toUpperCase())).join(', ')}; \`<name>\` is the same in small letters. ` +
      '`<TIER>` is one of those that stand there. Data lives in the XDG data folder (`~/.local/share/animectl`), with mode 0600. All animectl processes ' +
      'on a machine share one budget of requests for each provider.',
    'Dots are objects in objects:',
    [
      '```json',
      '{ "order": "mal,anilist", "ttl": { "franchise": "12h" }, "providers": { "mal": { "url": "http://127.0.0.1:8080/v4" } } }',
      '```',
    ].join('\n'),
    'Times are such as `90s`, `10m`, `2h`, `7d`; what is yes or no is `1`, `true`, `yes`, `on`, or `0`, `false`, `no`, `off`. ' +
      'Through a proxy: Node’s own `HTTPS_PROXY` with `NODE_USE_ENV_PROXY=1` (see [questions](faq.md#i-am-behind-a-proxy-or-its-certificate-is-not-trusted)).',
  );
}

const exitCodesPage = ({ exits }) =>
  page(
    '# Exit codes',
    made,
    table(
      ['code', 'meaning'],
      exits.map(({ code: number, meaning }) => [String(number), meaning]),
    ),
    'They are decided in one place: of all that happened in a run, what keeps more from being done comes first. [When things go wrong](reliability.md#what-the-exit-code-says) has what each fault comes to.',
  );

/** The commands of which an option chooses among formats, by format. */
function usersOf(program, long, format) {
  const takers = leavesOf(program).filter((command) =>
    command.options.some((option) => option.long === long && option.parseArg?.choices?.includes(format)),
  );
  return takers.map((command) => code(nameOf(command).replace('animectl ', ''))).join(', ');
}

function formatsPage({ program, formatMeanings, endingsOf, sourceMeanings }) {
  const written = Object.entries(formatMeanings).map(([format, meaning]) => [
    code(format),
    meaning,
    endingsOf(format).map(code).join(', '),
    usersOf(program, '--format', format),
  ]);
  return page(
    '# Formats',
    made,
    `## What is written

\`--format\` says how an answer is written, and with \`--output FILE\` the ending of the file does. [Reading what animectl writes](reading.md) has a recipe for each program that reads them, [json](json/README.md) every field of every document.`,
    table(['`--format`', 'what it is', 'endings', 'written by'], written),
    'Every other command that answers with data has `--json`, one document. The format of a feed, and of lists for other programs, is that of [the server](server.md)’s address.',
    `## What is read

\`animectl import\` finds out what a file is by its content, plain, \`.gz\` or \`.zst\`; \`--from\` overrides that. [Lists](lists.md) has which sites' exports are known.`,
    table(
      ['`--from`', 'what it is'],
      Object.entries(sourceMeanings).map(([format, meaning]) => [code(format), meaning]),
    ),
  );
}

const sources = await loadProgram();
const pages = {
  'docs/commands.md': commandsPage(sources),
  'docs/settings.md': settingsPage(sources),
  'docs/exit-codes.md': exitCodesPage(sources),
  'docs/formats.md': formatsPage(sources),
};
const old = Object.entries(pages).filter(([path, text]) => {
  const file = join(root, path);
  return !existsSync(file) || readFileSync(file, 'utf8') !== text;
});
if (!process.argv.includes('--check')) for (const [path, text] of old) writeFileSync(join(root, path), text);
else if (old.length > 0) {
  process.stderr.write(`out of date: ${old.map(([path]) => path).join(', ')}; npm run docs writes them anew\n`);
  process.exitCode = 1;
}
