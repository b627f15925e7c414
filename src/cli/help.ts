import type { AddHelpTextContext } from 'commander';

/** What `--help` says after the options: a heading, and terms with their meanings, given in Markdown, in two columns. */
export function termsAfter(
  heading: string,
  terms: readonly (readonly [term: string, meaning: string])[],
): (context: AddHelpTextContext) => string {
  return ({ command, error }) => {
    if (error) return '';
    const help = command.createHelp();
    help.prepareContext({ helpWidth: command.configureOutput().getOutHelpWidth?.() ?? 80 });
    const width = Math.max(...terms.map(([term]) => term.length));
    const items = terms.map(([term, meaning]) => help.formatItem(term, width, meaning.replaceAll('`', ''), help));
    return ['', heading, ...items].join('\n');
  };
}
