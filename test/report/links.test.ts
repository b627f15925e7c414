import { expect, it } from 'vitest';
import { hasLinks } from '../../src/report/text/links.ts';

it.each([
  [{ TERM_PROGRAM: 'WezTerm' }],
  [{ TERM: 'xterm-kitty' }],
  [{ TERM: 'foot' }],
  [{ VTE_VERSION: '7600' }],
  [{ KONSOLE_VERSION: '230805' }],
  [{ WT_SESSION: '5b0c' }],
])('%j has links', (env) => {
  expect(hasLinks(env, true)).toBe(true);
  expect(hasLinks(env, false)).toBe(false);
  expect(hasLinks({ ...env, CI: '1' }, true)).toBe(false);
  expect(hasLinks({ ...env, FORCE_HYPERLINK: '0' }, true)).toBe(false);
});

it.each([
  [{}],
  [{ TERM: 'xterm-256color' }],
  [{ TERM_PROGRAM: 'Apple_Terminal' }],
  [{ VTE_VERSION: '4999' }],
  [{ KONSOLE_VERSION: '200800' }],
  [{ TERM: 'screen-256color', VTE_VERSION: '7600' }],
  [{ TERM: 'dumb', WT_SESSION: '5b0c' }],
])('%j has none, unless it is told to', (env) => {
  expect(hasLinks(env, true)).toBe(false);
  expect(hasLinks({ ...env, FORCE_HYPERLINK: '1' }, false)).toBe(true);
});
