import { describe, expect, it } from 'vitest';
import { checkedOutcome } from '../../src/cli/checked.ts';
import { unknownVariables } from '../../src/cli/doctor/unknown-variables.ts';
import { toFormats, toRating, toSkips } from '../../src/cli/franchise/filters.ts';
import { commandLike, titlesIn } from '../../src/cli/franchise/words.ts';
import * as options from '../../src/cli/options.ts';
import { toWebhook, webhookOf } from '../../src/cli/webhook-options.ts';

const minute = 60_000;

describe('the value of an option', () => {
  it.each<readonly [string, (word: string) => unknown, string, unknown]>([
    ['a text', options.toText, ' a ', ' a '],
    ['texts', options.toTexts, 'a', ['a']],
    ['a depth', options.toDepth, '0', { auto: false, steps: 0 }],
    ['a depth', options.toDepth, '9999', { auto: false, steps: 9999 }],
    ['a count', options.toCount(1, 10), '1', 1],
    ['a count', options.toCount(1, 10), '10', 10],
    ['a relation', options.namedRelation, 'side story', 'SIDE_STORY'],
    ['a relation', options.namedRelation, 'spin-off', 'SPIN_OFF'],
    ['a relation', options.namedRelation, 'nothing', undefined],
    ['relations', options.toRelationTypes, ' sequel, ,Side-Story', ['SEQUEL', 'SIDE_STORY']],
    ['a choice', options.toChoice(['one', 'two']), 'TWO', 'two'],
    ['a time', options.toDuration, '90s', 90_000],
    ['an interval', options.toInterval, '10m', 10 * minute],
    ['a concurrency', options.toConcurrency, 'auto', 'auto'],
    ['a concurrency', options.toConcurrency, '10', 10],
    ['what is skipped', toSkips, 'recap, Songs', ['recaps', 'music']],
    ['formats', toFormats, 'film,tv-short,TV', ['MOVIE', 'TV_SHORT', 'TV']],
    ['formats', toFormats, 'films', ['MOVIE']],
    ['a rating', toRating, ' pg-13 ', 'PG-13'],
    ['a webhook', toWebhook, 'https://example.com/a', 'https://example.com/a'],
    ['a webhook', toWebhook, 'http://127.0.0.1:9/', 'http://127.0.0.1:9/'],
  ])('%s is read', (_, read, word, value) => {
    expect(read(word)).toEqual(value);
  });

  it.each<readonly [string, (word: string) => unknown, string, string]>([
    ['a text', options.toText, ' ', 'It must not be empty.'],
    ['texts', options.toTexts, '', 'It must not be empty.'],
    ['a depth', options.toDepth, '10000', 'It must be auto or a whole number from 0.'],
    ['a depth', options.toDepth, '-1', 'It must be auto or a whole number from 0.'],
    ['a depth', options.toDepth, '1x', 'It must be auto or a whole number from 0.'],
    ['a count', options.toCount(1, 10), '0', 'It must be a whole number from 1 to 10.'],
    ['a count', options.toCount(1, 10), '11', 'It must be a whole number from 1 to 10.'],
    ['a count', options.toCount(1, 10), '1.5', 'It must be a whole number from 1 to 10.'],
    ['a count', options.toCount(0, 10), '', 'It must be a whole number from 0 to 10.'],
    ['relations', options.toRelationTypes, 'sequel,x', 'There is no relation type x. Types: SEQUEL, '],
    ['relations', options.toRelationTypes, ' , ', 'Types: SEQUEL, PREQUEL, '],
    ['a choice', options.toChoice(['one', 'two']), 'three', 'Allowed: one, two.'],
    ['a time', options.toDuration, 'soon', 'It must be a time such as 90s, 10m or 2h.'],
    ['an interval', options.toInterval, '599s', 'It must be 10m or longer.'],
    ['a concurrency', options.toConcurrency, '11', 'It must be a whole number from 1 to 10.'],
    ['what is skipped', toSkips, 'recaps,x', 'Allowed: recaps, '],
    ['what is skipped', toSkips, ',', ', with commas between them.'],
    ['formats', toFormats, 'x', ', with commas between them.'],
    ['a rating', toRating, 'x', 'Allowed: '],
    [
      'a webhook',
      toWebhook,
      'http://example.com/secret',
      '--webhook http://example.com/...: it must be an https:// address',
    ],
    [
      'a webhook',
      toWebhook,
      'https://me:pw@example.com/',
      '--webhook https://example.com/...: it must be an https:// address',
    ],
    ['a webhook', toWebhook, 'secret', '--webhook: it must be an https:// address'],
  ])('%s is refused', (_, read, word, said) => {
    expect(() => read(word)).toThrow(said);
  });

  it('is added to what was given before, where the option may be given again', () => {
    expect(options.toTexts('b', ['a'])).toEqual(['a', 'b']);
    expect(options.toRelationTypes('sequel', ['PREQUEL'])).toEqual(['PREQUEL', 'SEQUEL']);
    expect(toSkips('music', ['recaps'])).toEqual(['recaps', 'music']);
    expect(toFormats('TV', ['OVA'])).toEqual(['OVA', 'TV']);
  });

  it.each([
    ['a.csv', true],
    ['a.CSV', true],
    ['a', true],
    [undefined, true],
    ['a.b/c', true],
    ['a.txt', false],
  ])('%s is a file with an ending that says how it is written, or with none: %s', (file, isOne) => {
    const check = () => options.checkEnding(file, ['.csv', '.json']);
    if (isOne) expect(check).not.toThrow();
    else expect(check).toThrow('no format has the ending .txt of a.txt: write .csv, .json, or add --format');
  });

  it('says how news is posted only where it says where', () => {
    expect(webhookOf({})).toEqual({});
    expect(webhookOf({ webhook: 'https://a.example/' })).toEqual({ webhook: 'https://a.example/' });
    const both = { webhook: 'https://a.example/', webhookFormat: 'ntfy' } as const;
    expect(webhookOf(both)).toEqual(both);
    expect(() => webhookOf({ webhookFormat: 'ntfy' })).toThrow(
      '--webhook-format says how news is posted: add --webhook URL',
    );
  });
});

describe('words without a command', () => {
  const commands = ['search', 'show', 'seen'];

  it.each([
    [['attack', 'on', 'titan'], ['attack on titan']],
    [
      ['attack on titan', 'naruto'],
      ['attack on titan', 'naruto'],
    ],
    [
      ['anilist:1', 'mal:2'],
      ['anilist:1', 'mal:2'],
    ],
    [['anilist:1', 'naruto'], ['anilist:1 naruto']],
    [
      ['anilist:1', 'https://myanimelist.net/anime/2'],
      ['anilist:1', 'https://myanimelist.net/anime/2'],
    ],
    [['naruto'], ['naruto']],
    [[], []],
  ])('%j mean the titles %j', (words, titles) => {
    expect(titlesIn(words, commands)).toEqual(titles);
  });

  it('are none where a command stands behind an option', () => {
    expect(() => titlesIn(['show', 'a'], commands)).toThrow('the command comes first: animectl show a ...');
  });

  it.each([
    ['serch', 'search'],
    ['saerch', 'search'],
    ['shwo', 'show'],
    ['SEARCH', 'search'],
    ['sxxrxh', undefined],
    ['shxx', undefined],
    ['wsho', undefined],
    ['s', undefined],
    ['sho!', undefined],
    ['naruto', undefined],
  ])('%s is nearly the command %s', async (word, command) => {
    expect(await commandLike(word, commands)).toBe(command);
  });
});

it.each([
  [{ changed: false }, true, { unavailable: false, incomplete: false, changed: false }],
  [{ changed: true }, true, { unavailable: false, incomplete: false, changed: true }],
  [{ changed: true }, false, { unavailable: false, incomplete: false, changed: false }],
  [{ changed: false, checked: 0, missed: 1 }, true, { unavailable: true, incomplete: true, changed: false }],
  [{ changed: false, checked: 0, missed: 0 }, true, { unavailable: false, incomplete: false, changed: false }],
  [{ changed: true, checked: 1, missed: 1 }, true, { unavailable: false, incomplete: true, changed: true }],
])('a check with %j, with --exit-code: %s, ends as %j', ({ changed, ...of }, exitCode, outcome) => {
  const { checked, missed } = { checked: undefined, missed: 0, ...of };
  const lost = Array.from({ length: missed }, () => ({ query: 'A', entirely: true, reason: 'nobody knows' }));
  const franchises = checked === undefined ? undefined : { checked, changed: 0, missed: lost };
  const document = { changed, ...(franchises && { franchises }) };
  expect(checkedOutcome(document, { incomplete: false }, exitCode)).toMatchObject(outcome);
  expect(checkedOutcome(document, { incomplete: true, unsaved: true }, exitCode)).toMatchObject({
    incomplete: true,
    unsaved: true,
  });
});

it.each([
  ['ANIMECTL_PROVIDER', 'ANIMECTL_PROVIDERS'],
  ['ANIMECTL_ANILIST_ULR', 'ANIMECTL_ANILIST_URL'],
  ['ANIMECTL_NOTHING_LIKE_IT', undefined],
])('%s is no setting; what was meant is %s', (name, meant) => {
  const env = { [name]: '1', ANIMECTL_ANILIST_URL: 'x', ANIMECTL_PROVIDERS: 'y', OTHER: 'z' };
  expect(unknownVariables(env)).toEqual([{ name, ...(meant !== undefined && { meant }) }]);
});
