import { expect, it } from 'vitest';
import { moment, oneLine, pageTitle, quoted, sentenceInBody, withoutSecrets } from '../../src/http/quoted-text.ts';

it('a secret is not repeated, as a whole or by its words', () => {
  const secrets = ['Bearer abcdef123456'];
  expect(withoutSecrets('you sent Bearer abcdef123456', secrets)).not.toContain('abcdef123456');
  expect(withoutSecrets('the token abcdef123456 has expired, abcdef123456!', secrets)).toBe(
    'the token *** has expired, ***!',
  );
  expect(withoutSecrets('nothing of it', secrets)).toBe('nothing of it');
  expect(withoutSecrets('a b abcdefgh abcdefg', ['a', 'abcdefg', 'x\tabcdefgh'])).toBe('a b *** abcdefg');
});

it.each([
  ['GraphQL', { errors: [{ message: 'Not Found.', title: 'x' }] }, 'Not Found.'],
  ['JSON:API, in detail', { errors: [{ detail: 'id is no number', title: 'Invalid' }] }, 'id is no number'],
  ['JSON:API, its title', { errors: [{ title: 'Invalid', code: '7' }], message: 'x' }, 'Invalid'],
  ["Jikan's messages", { messages: { q: ['', 'too short'] }, message: 'x' }, 'too short'],
  ['a message', { message: '  slow down ', error: 'x' }, 'slow down'],
  ['OAuth', { error: 'invalid_token', error_description: 'The token has expired' }, 'The token has expired'],
  ['an error that is an object', { error: { code: 'E1', message: 'broken' } }, 'broken'],
  ['an error that is words', { error: 'invalid_token' }, 'invalid_token'],
  ['an error that is a list', { error: [3, { a: 'first' }, 'second'] }, 'first'],
  ['blank words', { message: '   ', error: 'invalid' }, 'invalid'],
  ['nothing', { data: null, errors: [] }, undefined],
  ['a number', 7, undefined],
  ['no object', null, undefined],
])('what the other side says is read from where it is said: %s', (_, json, sentence) => {
  expect(sentenceInBody(JSON.stringify(json), [])).toBe(sentence);
});

it('what the other side says is quoted on one line, without secrets', () => {
  const body = JSON.stringify({ message: 'secret-words\nare\tnot yours' });
  expect(sentenceInBody(body, ['secret-words'])).toBe('*** are not yours');
  expect(sentenceInBody('<html><title>secret-words</title>', ['secret-words'])).toBe('***');
  expect(sentenceInBody('plain words', [])).toBeUndefined();
  expect(sentenceInBody(`${'['.repeat(300)}"x"${']'.repeat(300)}`, [])).toBeUndefined();
  expect([quoted('why'), quoted(undefined), quoted('')]).toEqual([': "why"', '', '']);
});

it('what comes from outside is a line of plain words, of which no more than 20,000 characters are looked at', () => {
  expect(oneLine('closed\u001b[31mfor\u001b[0m today\u0007')).toBe('closed for today');
  expect(oneLine(`${' '.repeat(19_999)}seen`)).toBe('s');
});

it.each([
  ['<title>502 Bad Gateway</title>', '502 Bad Gateway'],
  ['<TITLE lang="en">Tom &amp; Jerry&#39;s &quot;day&quot;</TITLE>', `Tom & Jerry's "day"`],
  ['<title>\n  Just a\n  moment </title>', 'Just a moment'],
  ['<title></title>', undefined],
  [`<title>${'x'.repeat(2_001)}</title>`, undefined],
  [`${' '.repeat(100_000)}<title>late</title>`, undefined],
  ['<h1>none</h1>', undefined],
])('the title of a page: %.40s', (page, title) => {
  expect(pageTitle(page)).toBe(title);
});

it.each([
  ['a\r\nb\u2028c\u0085d', 'a b c d'],
  ['\u001b[1;31mred\u001b[0m and \u001b]8;;https://x.test\u0007link\u001b]8;;\u001b\\ end', 'red and link end'],
  ['\u001bMup', 'up'],
  ['a\u202eb\u200bc\ud800d', 'a b c d'],
  [
    'see https://x.test/a?key=1 or "http://y.test/b#c" <HTTPS://z.test/?k>',
    'see https://x.test/a or "http://y.test/b" <HTTPS://z.test/>',
  ],
  ['what? no address', 'what? no address'],
  ['z'.repeat(300), 'z'.repeat(300)],
  ['z'.repeat(301), `${'z'.repeat(299)}…`],
  ['👍'.repeat(300), '👍'.repeat(300)],
])('text from outside is one plain line: %j', (text, line) => {
  expect(oneLine(text)).toBe(line);
});

it('a time is said by the minute, in the time of Greenwich', () => {
  expect(moment(Date.UTC(2026, 10, 21, 9, 5, 59))).toBe('2026-11-21 09:05 UTC');
});
