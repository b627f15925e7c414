// Writes the manual page: `node scripts/manual.js [FILE]` (man/animectl.1). Commands, options, variables and exit codes are the
// program's own, see program.js; examples are those of the README.
import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { dirname, join, resolve } from 'node:path';
import process from 'node:process';
import { loadProgram, optionOf, version } from './program.js';

const root = join(import.meta.dirname, '..');
const file = resolve(root, process.argv[2] ?? 'man/animectl.1');
const readme = readFileSync(join(root, 'README.md'), 'utf8');

/** Text as roff shows it as it is. */
const roff = (text) =>
  text
    .replaceAll('\\', '\\e')
    .replaceAll('-', '\\-')
    .replace(/^([.'])/gm, '\\&$1');
const bold = (text) => `\\fB${roff(text)}\\fR`;
const italic = (text) => `\\fI${roff(text)}\\fR`;

/** Markdown within a line: code is bold, links are their words. */
function prose(markdown) {
  const parts = markdown.replace(/\[([^\]]*)\]\([^)]*\)/g, '$1').split(/`([^`]*)`/);
  return parts.map((part, n) => (n % 2 ? bold(part) : roff(part.replaceAll('\\|', '|')))).join('');
}

/** `-o, --output <file>`: what is typed is bold, what stands for something is italic. */
const flags = (text) =>
  text.replace(/<[^>]+>|\[[^\]]+\]|[^<[]+/g, (part) => (/^[<[]/.test(part) ? italic(part) : bold(part)));

/** In lines of less than 80 characters, rare ones counted as roff writes them. A line must not begin as a request does. */
function filled(text) {
  const lines = [''];
  for (const word of text.split(/\s+/)) {
    const longer = `${lines.at(-1)} ${word}`.trimStart();
    if (longer.replace(/[^ -~]/g, '\\[u0000]').length < 80 || lines.at(-1) === '') lines[lines.length - 1] = longer;
    else lines.push(word.replace(/^[.']/, '\\&$&'));
  }
  return lines.join('\n');
}

const section = (title, ...lines) => [`.SH ${title.toUpperCase()}`, ...lines];
const item = (term, ...lines) => ['.TP', term, ...lines];
const paragraphs = (texts) => texts.flatMap((text, n) => [...(n === 0 ? [] : ['.PP']), filled(text)]);
const code = (text) => ['.PP', '.RS 4', '.nf', roff(text.trimEnd()), '.fi', '.RE'];

const blocksOf = (text, language) =>
  [...text.matchAll(/^```(\w+)\n(.*?)^```/gms)].filter(([, kind]) => kind === language).map(([, , block]) => block);
const optionItems = (command, help) =>
  help
    .visibleOptions(command)
    .filter(({ long }) => long !== '--help')
    .flatMap((option) => item(flags(option.flags), filled(roff(help.optionDescription(option)))));

function commandLines(command, help) {
  if (command.commands.length > 0) return command.commands.flatMap((inner) => commandLines(inner, help));
  const terms = command.registeredArguments.flatMap((one) =>
    item(italic(one.name()), filled(roff(help.argumentDescription(one)))),
  );
  return [
    `.SS ${flags(help.commandUsage(command).replace(' [options]', ''))}`,
    filled(roff(command.description() || command.summary())),
    ...terms,
    ...optionItems(command, help),
  ];
}

function page({ program, exits, settingRows }) {
  const help = program.createHelp();
  const day = new Date(Number(process.env.SOURCE_DATE_EPOCH ?? Date.now() / 1000) * 1000).toISOString().slice(0, 10);
  return [
    '.\\" Made by scripts/manual.js; do not edit.',
    `.TH ANIMECTL 1 ${day} "animectl ${version}" "User Commands"`,
    // Neither hyphens nor wide gaps: options and titles stay what they are.
    '.nh',
    '.ad l',
    ...section('Name', filled(`animectl \\- ${roff(program.description().replace(/\.$/, '').replace(/^F/, 'f'))}`)),
    ...section(
      'Synopsis',
      `${bold('animectl')} [${italic('option')}...] ${italic('command')} [${italic('argument')}...]`,
    ),
    ...section(
      'Description',
      ...paragraphs([
        `${bold('animectl franchise')} finds every season, film, OVA and special of an anime franchise, or every film of a collection, prints them in watch order and keeps them in a local SQLite file. It asks AniList, and MyAnimeList, Shikimori or Kitsu when AniList does not answer; without any network it answers from what is stored and from a bundled catalogue of well\\-known franchises.`,
        `A title is words, a ref (${bold('anilist:16498')}, ${bold('mal:16498')}, ${bold('tmdb:603')}) or the address of its page. Words without a command are one title and mean ${bold('franchise')}. What words were taken to mean is said on stderr.`,
        'Data goes to stdout and everything else to stderr.',
      ]),
    ),
    ...section('Options', 'These go with every command.', ...optionItems(program, help)),
    ...section('Commands', ...program.commands.flatMap((command) => commandLines(command, help))),
    ...section(
      'Environment',
      'Options come before the environment, the environment before the settings file.',
      ...settingRows.flatMap((row) => {
        const option = optionOf(program, row);
        return item(
          row.variables.map(bold).join(', '),
          [
            filled(`${prose(row.meaning)}.`),
            ...(option ? [`The same as ${flags(option.flags)}.`] : []),
            ...(row.key ? [`In the settings file: ${bold(row.key)}.`] : []),
          ].join('\n'),
        );
      }),
    ),
    ...section(
      'Files',
      ...item(
        italic('$XDG_DATA_HOME/animectl/animectl.sqlite'),
        'The database; without the variable under',
        `${italic('~/.local/share')}.`,
      ),
      ...item(
        italic('$XDG_DATA_HOME/animectl/state.sqlite'),
        'Cache, budgets of requests and outages of providers; it may be deleted.',
      ),
      ...item(
        italic('$XDG_CONFIG_HOME/animectl/animectl.json'),
        'The settings file; without the variable under',
        `${italic('~/.config')}.`,
      ),
    ),
    ...section(
      'Exit status',
      ...exits.flatMap(({ code: number, meaning }) => item(bold(String(number)), filled(`${prose(meaning)}.`))),
    ),
    ...section(
      'Examples',
      'What people want most:',
      ...code(blocksOf(readme, 'sh').slice(1).join('\n')),
      '.PP',
      'In a crontab:',
      ...code(blocksOf(readme, 'crontab').join('')),
    ),
    ...section('See also', '.BR crontab (5),', '.BR sqlite3 (1)'),
    '',
  ].join('\n');
}

mkdirSync(dirname(file), { recursive: true });
writeFileSync(file, page(await loadProgram()));
