import type { App } from '../../app/app.ts';
import { falseJoins } from '../../crawl/false-joins.ts';
import { type Cut, inOrderOfText } from '../../model/decision.ts';
import { type Ref, refOf } from '../../model/ref.ts';
import { plain, safeJson } from '../../report/text/plain.ts';
import { count, roleWords } from '../../report/text/words.ts';
import { exit } from '../exit.ts';
import { readText, writeText } from '../files.ts';
import type { Run } from '../start.ts';
import type { DecisionOptions } from './command.ts';

export const runDecision: Run<DecisionOptions> = async (options, app) => {
  switch (options.act) {
    case 'cut':
      await cut(options, app);
      break;
    case 'join':
      await join(options, app);
      break;
    case 'uncut':
    case 'unjoin':
      return undo(options, app);
    case 'list':
      app.io.stdout.write(options.known ? known(options.json) : await list(options, app));
      break;
    case 'export':
      await writeText(options.file, `${safeJson(await documentOf(app), 2)}\n`, app.io);
      break;
    case 'import':
      await take(options.file, app);
  }
  return exit.done;
};

type Of<Act> = Extract<DecisionOptions, { act: Act }>;

async function cut({ a, b, reason }: Of<'cut'>, app: App): Promise<void> {
  const [low, high] = inOrderOfText(a, b);
  const own: Cut = { a: low, b: high, at: app.clock.now(), ...(reason !== undefined && { reason }) };
  const { removed: joined } = await (await app.database()).commit({
    decisions: [
      { type: 'cut', cut: own },
      { type: 'unjoin', pair: [a, b] },
    ],
  });
  const name = await namesOf([a, b], app);
  say(app, `${name(a)} and ${name(b)} are kept apart${joined > 0 ? '; what was joined by hand is taken back' : ''}`);
  if (await areStrangers(a, b, app))
    say(app, `nothing that is stored relates them directly: animectl franchise ${a} --explain ${b} shows what does`);
}

async function join({ a, b, type }: Of<'join'>, app: App): Promise<void> {
  const { removed: wasCut } = await (await app.database()).commit({
    decisions: [
      { type: 'join', join: { from: a, to: b, type, at: app.clock.now() } },
      { type: 'uncut', pair: [a, b] },
    ],
  });
  const name = await namesOf([a, b], app);
  const as = type === 'CHARACTER' ? `has the ${roleWords[type]}` : `is a ${roleWords[type]} of`;
  say(app, `${name(b)} ${as} ${name(a)}${wasCut > 0 ? '; the cut between them is taken back' : ''}`);
}

async function undo({ act, a, b }: Of<'uncut' | 'unjoin'>, app: App) {
  const { removed: wasThere } = await (await app.database()).commit({ decisions: [{ type: act, pair: [a, b] }] });
  const what = act === 'uncut' ? 'cut' : 'join';
  say(
    app,
    wasThere > 0 ? `the ${what} between ${a} and ${b} is taken back` : `there is no ${what} between ${a} and ${b}`,
  );
  return wasThere > 0 ? exit.done : exit.notFound;
}

interface Decided {
  readonly a: Ref;
  readonly b: Ref;
  readonly word: string;
  readonly reason: string;
}

async function list({ what, json }: Of<'list'>, app: App): Promise<string> {
  const document = await documentOf(app);
  if (json) return `${safeJson({ schema: 1, [what]: document[what] }, 2)}\n`;
  const rows: readonly Decided[] =
    what === 'cuts'
      ? document.cuts.map(({ a, b, reason }) => ({ a, b, word: '✂', reason: reason ?? '' }))
      : document.joins.map(({ from, to, type }) => ({ a: from, b: to, word: type, reason: '' }));
  if (rows.length === 0) {
    say(app, what === 'cuts' ? 'nothing is cut' : 'nothing is joined by hand');
    return '';
  }
  const name = await namesOf(
    rows.flatMap(({ a, b }) => [a, b]),
    app,
  );
  return rows.map(({ a, b, word, reason }) => line(name(a), word, name(b), reason)).join('');
}

function line(a: string, word: string, b: string, reason: string): string {
  return `${a}  ${word}  ${b}${reason === '' ? '' : `: ${plain(reason)}`}\n`;
}

function known(json: boolean): string {
  const cuts = falseJoins.map(({ a, b, why }) => ({
    a: refOf('anilist', a.anilist),
    b: refOf('anilist', b.anilist),
    reason: why,
  }));
  if (json) return `${safeJson({ schema: 1, cuts }, 2)}\n`;
  return cuts.map(({ a, b, reason }) => line(a, '✂', b, reason)).join('');
}

/** Reads only; where there is no database there is nothing to read. */
async function documentOf(app: App) {
  if (app.databaseFile.identity() === undefined) return { schema: 1, cuts: [], joins: [] };
  const { decisions } = await app.database();
  const dated = <One extends { readonly at: number }>(one: One) => ({ ...one, at: new Date(one.at).toISOString() });
  return { schema: 1, cuts: (await decisions.cuts()).map(dated), joins: (await decisions.joins()).map(dated) };
}

async function take(file: string, app: App): Promise<void> {
  const { decisionsIn } = await import('./decision-file.ts');
  const now = app.clock.now();
  const { cuts, joins } = decisionsIn(await readText(file, app.io), file, now);
  await (await app.database()).commit({
    decisions: [
      ...cuts.map((one) => ({ type: 'cut' as const, cut: one })),
      ...joins.map((one) => ({ type: 'join' as const, join: one })),
    ],
  });
  say(app, `${count(cuts.length, 'cut')} and ${count(joins.length, 'join')} added`);
}

async function namesOf(refs: readonly Ref[], app: App): Promise<(ref: Ref) => string> {
  const known = await (await app.database()).titles.load([...new Set(refs)]);
  return (ref) => {
    const title = known.get(ref)?.title;
    return title ? `${plain(title.english ?? title.title)} (${ref})` : ref;
  };
}

/** Both are stored, and neither states anything of the other. */
async function areStrangers(a: Ref, b: Ref, app: App): Promise<boolean> {
  const found = await (await app.database()).titles.load([a, b]);
  const [one, other] = [found.get(a)?.title, found.get(b)?.title];
  if (!one?.relations || !other?.relations) return false;
  return !one.relations.some(({ to }) => to === other.ref) && !other.relations.some(({ to }) => to === one.ref);
}

function say({ io, config }: App, text: string): void {
  if (!config.quiet) io.stderr.write(`${text}\n`);
}
