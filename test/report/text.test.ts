import fc from 'fast-check';
import { expect, it } from 'vitest';
import { plain, safeJson } from '../../src/report/text/plain.ts';
import { cut, padEnd, padStart, widthOf } from '../../src/report/text/width.ts';

it.each([
  ['\x1b]0;owned\x07Title', 'Title'],
  ['\x1b]8;;http://x\x1b\\Title\x1b]8;;\x1b\\', 'Title'],
  ['\x1b[2J\x1b[1;31mRed\x1b[0m', 'Red'],
  ['\u009b31mC1\u009d0;x\u009c', 'C1'],
  ['\x1b]0;never closed', '0;never closed'],
  ['\x1bPdcs\x1b\\\x1b(Bok', 'ok'],
  ['a\x00\x07\x08\x7fb', 'ab'],
  ['RTL \u202egnp.exe\u202c \u2066x\u2069', 'RTL gnp.exe x'],
  ['zero\u200b\u2060\ufeff\u00adwidth\u{e0041}', 'zerowidth'],
  ['line\r\nbreak\u2028here\u0085and\ttab', 'line break here and tab'],
  [`Z${'\u0336'.repeat(300)}!`, 'Z\u0336\u0336\u0336!'],
  ['\ud800x', '\ufffdx'],
  ['  進撃の巨人　ＯＶＡ 🇯🇵 ', '進撃の巨人　ＯＶＡ 🇯🇵'],
])('makes %j safe', (text, safe) => {
  expect(plain(text)).toBe(safe);
});

it('leaves no control, escape, direction or line break in any text, and is done at once', () => {
  const nasty = fc.string({
    unit: fc.constantFrom('\x1b', '[', ']', '\x9b', '\x07', '\u202e', 'm', '1', '\n', 'é', '界'),
  });
  fc.assert(
    fc.property(fc.oneof(nasty, fc.string({ unit: 'binary' })), (text) => {
      expect(plain(text)).not.toMatch(/[\p{Cc}\p{Cf}\p{Zl}\p{Zp}\p{Surrogate}]/u);
      expect(plain(plain(text))).toBe(plain(text));
    }),
  );
});

it('writes JSON that keeps the data and has nothing in it that acts', () => {
  fc.assert(
    fc.property(fc.string({ unit: 'binary' }), (text) => {
      const json = safeJson({ text });
      expect(json).not.toMatch(/[\p{Cc}\u061c\u200b-\u200f\u2028-\u202e\u2060-\u2069\ufeff]/u);
      expect(JSON.parse(json)).toEqual({ text });
    }),
  );
});

it('cuts and pads by columns, never through a character', () => {
  expect(cut('進撃の巨人', 10)).toBe('進撃の巨人');
  expect(cut('進撃の巨人', 9)).toBe('進撃の巨…');
  expect(cut('進撃の巨人', 8)).toBe('進撃の…');
  expect(cut('Attack on Titan', 10)).toBe('Attack on…');
  expect(cut('Attack', 3, '...')).toBe('...');
  expect(cut('Attack', 2, '...')).toBe('');
  expect(padEnd('進撃', 6)).toBe('進撃  ');
  expect(padStart('進撃', 6)).toBe('  進撃');
  fc.assert(
    fc.property(fc.string({ unit: 'grapheme' }), fc.nat(20), (text, width) => {
      expect(widthOf(cut(text, width))).toBeLessThanOrEqual(width);
    }),
  );
});
