// Writes the manual page: `node scripts/manual.js [FILE]` (man/animectl.1). Commands and options are those of --help; variables,
// exit codes and examples are the README's.
import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { dirname, join, resolve } from 'node:path';
import process from 'node:process';
import { build } from 'esbuild';

const root = join(import.meta.dirname, '..');
const file = resolve(root, process.argv[2] ?? 'man/animectl.1');
const readme = readFileSync(join(root, 'README.md'), 'utf8');
const { version } = JSON.parse(readFileSync(join(root, 'package.json'), 'utf8'));

/** The program's commands, without what they run. */
async function loadProgram() {
  const runs = {
    name: 'runs',
    setup: ({ onResolve }) =>
      void onResolve({ filter: /^\./ }, ({ path, kind }) =>
        kind === 'dynamic-import' ? { path, external: true } : undefined,
      ),
  };
  const entry = { entryPoints: [join(root, 'src/cli/program.ts')], plugins: [runs] };
  const { outputFiles } = await build({ ...entry, bundle: true, format: 'cjs', platform: 'node', write: false });
  const module = { exports: {} };
  new Function('module', 'exports', 'require', outputFiles[0].text)(module, module.exports, createRequire(root));
  const nobody = { write: () => true };
  return module.exports.createProgram(async () => {}, { stdout: nobody, stderr: nobody, version });
}

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

/** Everything under a heading of the README, up to the next. */
function under(heading) {
  const [, text] = readme.split(`\n## ${heading}\n`);
  if (text === undefined) throw new Error(`README.md has no "${heading}"`);
  return text.split(/^## /m)[0];
}

/** The cells of a table, without its head. */
const rowsOf = (text) =>
  [...text.matchAll(/^\|(?! -)(.*)\|$/gm)].slice(1).map(([, row]) => row.split(/(?<!\\)\|/).map((cell) => cell.trim()));
const blocksOf = (text, language) =>
  [...text.matchAll(/^```(\w+)\n(.*?)^```/gms)].filter(([, kind]) => kind === language).map(([, , block]) => block);
const paragraph = (start) => {
  const found = readme.split('\n\n').find((one) => one.startsWith(start));
  if (!found) throw new Error(`README.md has no paragraph "${start}..."`);
  return prose(found.replaceAll('\n', ' '));
};

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

function page(program) {
  const help = program.createHelp();
  const day = new Date(Number(process.env.SOURCE_DATE_EPOCH ?? Date.now() / 1000) * 1000).toISOString().slice(0, 10);
  const settings = rowsOf(under('Settings')).filter(([, variables]) => variables);
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
        paragraph('`animectl franchise '),
        paragraph('A title is words'),
        paragraph('Data goes to stdout').replace(/, so that.*/, '.'),
      ]),
    ),
    ...section('Options', 'These go with every command.', ...optionItems(program, help)),
    ...section('Commands', ...program.commands.flatMap((command) => commandLines(command, help))),
    ...section(
      'Environment',
      'Options come before the environment, the environment before the settings file.',
      ...settings.flatMap(([flag, variables, key, meaning]) =>
        item(
          prose(variables),
          [
            filled(`${prose(meaning)}.`),
            ...(flag ? [`The same as ${prose(flag)}.`] : []),
            ...(key ? [`In the settings file: ${prose(key)}.`] : []),
          ].join('\n'),
        ),
      ),
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
      ...rowsOf(under('Exit codes')).flatMap(([number, meaning]) => item(bold(number), filled(`${prose(meaning)}.`))),
    ),
    ...section(
      'Examples',
      'A franchise in watch order, as data, and what keeps a title out of it:',
      ...code(blocksOf(under('Commands'), 'sh')[0]),
      '.PP',
      'In a crontab: news by mail, and a cache that is warm when somebody asks:',
      ...code(blocksOf(readme, 'crontab').join('')),
    ),
    ...section('See also', '.BR crontab (5),', '.BR sqlite3 (1)'),
    '',
  ].join('\n');
}

mkdirSync(dirname(file), { recursive: true });
writeFileSync(file, page(await loadProgram()));
