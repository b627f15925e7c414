import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { parseConfig } from '../../src/config/config.ts';
import { addressFault, isSafe } from '../../src/model/address.ts';
import { parseDuration } from '../../src/model/duration.ts';
import { ConfigError, UsageError } from '../../src/model/errors.ts';
import { parsePageUrl } from '../../src/model/page.ts';
import { parseTarget } from '../../src/model/query.ts';
import { pageUrlOf, parseRef, refOf, sources } from '../../src/model/ref.ts';
import { dateIn, dateOf, yearOfDate } from '../../src/providers/facts.ts';
import { mutatedText } from '../helpers/mutated.ts';
import { runs } from '../helpers/suite.ts';

/** What people and scripts write: never a bug, and what we write ourselves is read as it was meant. */

const ref = fc
  .tuple(
    fc.constantFrom(...sources),
    fc.integer({ min: 1, max: 999_999_999 }),
    fc.constantFrom('anime', 'manga', 'movie', 'series'),
  )
  .map(([source, id, kind]) => refOf(source, source === 'imdb' ? `tt${String(id).padStart(7, '0')}` : id, kind));

/** Any text, or one of `words` with something wrong. */
const like = (...words: readonly string[]) =>
  fc.oneof(fc.string({ unit: 'binary', maxLength: 40 }), fc.constantFrom(...words).chain(mutatedText));

describe('a ref', () => {
  it('is read as it is written, and as the address of its page', () => {
    fc.assert(
      fc.property(ref, fc.constantFrom('', ' ', '\t'), (one, blank) => {
        expect(parseRef(one)).toBe(one);
        expect(parseRef(`${blank}${one.toUpperCase()}${blank}`)).toBe(one);
        expect(parsePageUrl(pageUrlOf(one))).toEqual({ ref: one });
        expect(parsePageUrl(`${pageUrlOf(one)}/some-title?tab=1#top`)).toEqual({ ref: one });
        expect(parseTarget(one)).toEqual({ ref: one, text: one });
      }),
      { numRuns: runs(250, 2_000) },
    );
  });

  it('or title or address that makes no sense is a usage error', () => {
    const words = like(
      ...['anilist:16498', 'mal:manga/2', 'title:86', 'Attack on Titan', '16498', 'https://kitsu.app/anime/one-piece'],
      ...[
        'https://anilist.co/anime/1/x',
        'https://shikimori.io/animes/z16498-shingeki',
        'https://kitsu.io/anime/%E9%80',
      ],
    );
    fc.assert(
      fc.property(words, (text) => {
        const parsed = parseRef(text);
        if (parsed) expect(parseRef(parsed)).toBe(parsed);
        parsePageUrl(text);
        try {
          const target = parseTarget(text);
          if ('ref' in target) expect(parseRef(target.ref)).toBe(target.ref);
          else expect(target.text).toMatch(/^(?=.*[\p{L}\p{N}])[^\p{Cc}\p{Cf}]{1,500}$/u);
        } catch (error) {
          expect(error).toBeInstanceOf(UsageError);
        }
      }),
      { numRuns: runs(750, 6_000) },
    );
  });
});

describe('a date', () => {
  const partial = /^\d{4}(-(0[1-9]|1[0-2])(-(0[1-9]|[12]\d|3[01]))?)?$/;
  it('is as precise as its parts, or unknown', () => {
    const part = fc.option(fc.oneof(fc.integer({ min: -1, max: 40 }), fc.integer(), fc.constantFrom(0, 1999, 9999)));
    fc.assert(
      fc.property(part, part, part, (year, month, day) => {
        const date = dateOf(year, month, day);
        if (date === undefined) expect(!year || year < 1 || year > 9999).toBe(true);
        else {
          expect(date).toMatch(partial);
          expect(yearOfDate(date)).toBe(year);
          expect(dateIn(date)).toBe(date);
          expect(dateIn(`${date}T00:00:00+00:00`)).toBe(date);
        }
      }),
      { numRuns: runs(350, 2_800) },
    );
  });

  it('in a text of no such form is unknown', () => {
    fc.assert(
      fc.property(like('2013-04-07T00:00:00+00:00', '2013-04', '2013', '0000-00-00'), (text) => {
        const date = dateIn(text);
        if (date !== undefined) expect(date).toMatch(partial);
      }),
      { numRuns: runs(250, 2_000) },
    );
  });
});

describe('a setting', () => {
  const folders = { config: '/nonexistent', data: '/home/someone' };
  const configOf = (env: Record<string, string>) => parseConfig({}, { env, folders, version: '1' });

  it('of time is a time that a timer can take and a date can tell', () => {
    fc.assert(
      fc.property(like('250ms', '20s', '2h', '7d', '999999999d', '1e9s'), (text) => {
        const ms = parseDuration(text);
        if (ms === undefined) return;
        expect(Number.isSafeInteger(ms) && ms > 0).toBe(true);
        expect(new Date(Date.UTC(2026, 1) + ms).getTime()).not.toBeNaN();
      }),
      { numRuns: runs(350, 2_800) },
    );
  });

  it.each<[string, readonly string[]]>([
    ['ANIMECTL_MAL_LIMIT', ['3/1s,60/60s', '28/60s', '1/1ms', '9999999/9999d']],
    [
      'ANIMECTL_MAL_URL',
      ['https://example.com/v4', 'http://127.0.0.1:80', 'http://localhost@evil.example', 'http://[::1]'],
    ],
    ['ANIMECTL_MAL_TOKEN', ['geheim', 'a b\n', 'Bearer é', '\u{1f511}']],
    ['ANIMECTL_USER_AGENT', ['me/1 (+https://me.example)']],
    ['ANIMECTL_CACHE', ['redis://:secret@localhost:6379/1', 'rediss://h', 'redis://', '/tmp/x.sqlite', 'c:\\x']],
    ['ANIMECTL_PROVIDERS', ['anilist,mal', ' Kitsu ,', 'constructor']],
    ['ANIMECTL_TTL_BASIC', ['1h', '0s']],
    ['ANIMECTL_TIMEOUT', ['20s', '999999999ms']],
    ['ANIMECTL_OFFLINE', ['1', 'no', 'TRUE']],
    ['ANIMECTL_LOG_FORMAT', ['json', 'text', 'toString']],
  ])('%s makes sense, or is refused by its name', (name, words) => {
    fc.assert(
      fc.property(like(...words), (value) => {
        try {
          const { providers, userAgent, redis } = configOf({ [name]: value });
          const { url, token, limits = [] } = providers.mal;
          if (url !== undefined) expect(addressFault(new URL(url))).toBeUndefined();
          for (const { requests, perMs } of limits) expect(requests > 0 && perMs > 0).toBe(true);
          new Headers({ 'User-Agent': userAgent, Authorization: `Bearer ${token}` });
          if (redis !== undefined) expect(new URL(redis).hostname).not.toBe('');
        } catch (error) {
          expect(error).toBeInstanceOf(ConfigError);
          expect((error as Error).message).toContain(name);
        }
      }),
      { numRuns: runs(100, 800) },
    );
  });
});

describe('an address', () => {
  it('by plain http is safe on this machine only, however it is written', () => {
    const host = fc.constantFrom('127.0.0.1', 'localhost', '[::1]', 'evil.example', '127.0.0.1.evil.example', '0x7f.1');
    const user = fc.constantFrom('', 'localhost@', '127.0.0.1:80@', 'a:b@');
    const end = fc.constantFrom(
      '',
      '/',
      '@evil.example/',
      '.evil.example',
      '#@localhost',
      '\\@localhost',
      '?@localhost',
    );
    fc.assert(
      fc.property(fc.constantFrom('http', 'https', 'ws', 'ftp'), user, host, end, (scheme, name, at, rest) => {
        const text = `${scheme}://${name}${at}${rest}`;
        if (!URL.canParse(text)) return;
        const url = new URL(text);
        // The way that the request will really take.
        const isHere = ['127.0.0.1', 'localhost', '[::1]'].includes(url.hostname);
        expect(isSafe(url)).toBe(scheme === 'https' || (scheme === 'http' && isHere));
        if (name !== '') expect(addressFault(url)).toBeDefined();
      }),
      { numRuns: runs(200, 1_600) },
    );
  });
});
