import type { Explanation, LeftOut, Named, Said, Step } from '../../franchise/explain.ts';
import type { RelationType } from '../../model/relation.ts';
import { plain } from '../text/plain.ts';
import { type Look, lookOf, type Style } from '../text/style.ts';
import { cut } from '../text/width.ts';
import { count, providersWords, roleWords } from '../text/words.ts';

/** The path from the root, two lines a step; or what kept the title out. */
export function explanationText(explanation: Explanation, style: Style = {}): string {
  const look = lookOf(style);
  const { path, title, root, leftOut } = explanation;
  const lines = leftOut
    ? [look.paint.bold(`${label(title)} is left out: ${reason(leftOut)}`), ...saidLines(saysOf(leftOut), look)]
    : path.length === 0
      ? [look.paint.bold(`${label(title)} is where the search began.`)]
      : [
          look.paint.bold(`${label(title)} is in, ${count(path.length, 'step')} from ${label(root)}:`),
          ...path.flatMap((step, n) => stepLines(step, n + 1, look)),
        ];
  return lines.map((line) => `${cut(line, look.columns, look.mark)}\n`).join('');
}

function label({ ref, title }: Named): string {
  const name = plain(title);
  return name && name !== ref ? `${name} (${ref})` : ref;
}

function stepLines({ from, to, says, by, free }: Step, n: number, look: Look): readonly string[] {
  const arrow = look.ascii ? '->' : '→';
  const isNamed = says.length > 0 && says.every(({ type }) => type === 'OTHER');
  const known = isNamed ? 'their names begin alike' : 'known from what others state of it';
  const rule = by.length ? `${typesWords(by)} ${by.length === 1 ? 'is' : 'are'} followed` : known;
  const cost = free ? 'costs no depth' : 'costs one step of depth';
  return [
    `${n}. ${label(from)} ${arrow} ${label(to)}`,
    ...saidLines(says, look),
    look.paint.dim(`   in because ${rule}; ${cost}`),
  ];
}

function saidLines(says: readonly Said[], look: Look): readonly string[] {
  const lines = says.slice(0, 8).map(({ by, of, type, stated, statedBy }) => {
    const notes = [
      ...(stated ? [] : ['inferred from the other end']),
      ...(statedBy.length ? [providersWords(statedBy)] : []),
    ];
    const words = notes.length ? ` (${notes.join('; ')})` : '';
    return look.paint.dim(`   ${by} ${stated ? 'states' : 'would state'} ${of} as its ${type}${words}`);
  });
  return says.length > 8 ? [...lines, look.paint.dim(`   and ${says.length - 8} more`)] : lines;
}

function saysOf(leftOut: LeftOut): readonly Said[] {
  return 'says' in leftOut ? leftOut.says : [];
}

function reason(leftOut: LeftOut): string {
  switch (leftOut.why) {
    case 'cut':
      return `it is kept apart from ${label(leftOut.from)} by a cut.`;
    case 'failed':
      return `it could not be fetched (${plain(leftOut.error)}). Ask again later.`;
    case 'missing':
      return 'no provider has it.';
    case 'limit':
      return limitReasons[leftOut.by];
    case 'rule':
      return ruleReasons[leftOut.rule];
    case 'manga':
      return 'it is a manga or a novel, and only anime is followed.';
    case 'listed':
      return `${typesWords(leftOut.types)} is named and not followed. Try ${followHint(leftOut.types)}.`;
    case 'ignored':
      return `${typesWords(leftOut.types)} is passed over. Try ${followHint(leftOut.types)}.`;
    case 'unrelated':
      return leftOut.cutShort
        ? 'no relation that was read leads to it, and the search was cut short before all was read.'
        : 'no relation leads to it from any title of the franchise.';
  }
}

const ruleReasons = {
  'other name': 'it has another name and belongs elsewhere. With --as-stated only what providers state counts.',
  'other parent': 'it belongs to another one that it is tied to. With --as-stated only what providers state counts.',
  'same name': 'its name tells it apart.',
} as const;

const limitReasons = {
  depth: 'it is beyond the depth limit. Try a larger --depth.',
  titles: 'the limit of titles was reached before it. Try a larger --max-titles.',
  time: 'the time was up before it was reached.',
  budget: 'the budget of requests was used up before it was reached.',
  interrupt: 'the search was interrupted before it was reached.',
} as const;

function typesWords(types: readonly RelationType[]): string {
  return types.length ? types.map((type) => `${type} (${roleWords[type]})`).join(' and ') : 'its relation';
}

function followHint(types: readonly RelationType[]): string {
  return types.length ? `--follow ${types.join(',')}` : '--preset all';
}
