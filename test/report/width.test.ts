import fc from 'fast-check';
import stringWidth from 'string-width';
import { expect, it } from 'vitest';
import { cut, padEnd, padStart, widthOf } from '../../src/report/text/width.ts';
import { hostileTexts } from '../helpers/franchise.ts';

const letters = fc.constantFrom(
  ...'aZ 9é…─┄├●○»',
  ...'進撃の巨人ガ゙ー～「」！Ａｱ한글',
  ...'が',
  '👨‍👩‍👧‍👦',
  '\u0301',
  '×',
  '∀',
  '☆',
);
const texts = fc.array(letters, { maxLength: 20 }).map((all) => all.join(''));

it('measures as terminals do', () => {
  fc.assert(
    fc.property(texts, (text) => {
      expect(widthOf(text)).toBe(stringWidth(text));
    }),
  );
  for (const text of [
    '進撃の巨人 Season２',
    '劇場版「進撃の巨人」前編～紅蓮の弓矢～',
    'ハチミツ',
    ...hostileTexts.slice(-4),
  ])
    expect([text, widthOf(text)]).toEqual([text, stringWidth(text)]);
});

it('cuts to a width and never a character apart', () => {
  fc.assert(
    fc.property(texts, fc.nat(12), (text, width) => {
      const short = cut(text, width);
      expect(stringWidth(short)).toBeLessThanOrEqual(Math.max(0, width));
      expect(text.startsWith(short.replace(/…$/, ''))).toBe(true);
    }),
  );
  expect(cut('進撃の巨人', 6)).toBe('進撃…');
  expect(cut('👨‍👩‍👧‍👦👨‍👩‍👧‍👦', 3)).toBe('👨‍👩‍👧‍👦…');
});

it('pads by columns', () => {
  expect([padEnd('巨人', 6), padStart('巨人', 6)]).toEqual(['巨人  ', '  巨人']);
});
