import { describe, expect, it } from 'vitest';
import { mismatchWords, unanswered, whyNot } from '../../src/match/refusal.ts';
import type { Resolution } from '../../src/match/resolution.ts';
import { NotFoundError, ProviderError, UsageError } from '../../src/model/errors.ts';
import type { Candidate, Title } from '../../src/model/title.ts';
import { titleOf } from '../helpers/franchise.ts';

const candidate = (id: number, score: number, facts: Partial<Title> = {}): Candidate => ({
  title: titleOf(id, facts),
  score,
});
const resolution = (facts: Partial<Resolution> = {}): Resolution => ({
  query: 'Baki',
  candidates: [],
  ambiguous: false,
  others: [],
  from: 'network',
  isAsked: true,
  ...facts,
});
const outage = new ProviderError('anilist', 'outage', 'AniList: closed for now.', { status: 403 });
const [best, second] = [candidate(1, 0.9, { english: 'Baki', year: 2018 }), candidate(2, 0.9)] as const;

describe('words that mean nothing', () => {
  it('are said to be so, with how to go on', () => {
    expect(whyNot(resolution(), {})).toMatchObject({
      message: 'no title matches "Baki". Check the spelling, or give a ref such as anilist:16498.',
      candidates: [],
    });
  });

  it('are said with what is nearest: at most four, and none that is not like them', () => {
    const near = [0.5, 0.45, 0.4, 0.35, 0.31, 0.3].map((score, n) => candidate(n + 1, score));
    const error = whyNot(resolution({ candidates: near }), {});
    expect(error).toBeInstanceOf(NotFoundError);
    expect(error?.message).toBe(
      'no title matches "Baki". The nearest: Title 1, anilist:1; Title 2, anilist:2; Title 3, anilist:3; Title 4, anilist:4.',
    );
    expect(error).toMatchObject({ candidates: near.slice(0, 5) });
    expect(whyNot(resolution({ candidates: near.slice(5) }), {})?.message).toContain('Check the spelling');
    expect(whyNot(resolution({ lacksFilms: true }), {})?.message).toMatch(
      /If it is a film, it needs a key of TMDB's: .+\.$/,
    );
  });

  it('are cut where they are long', () => {
    const said = (length: number) => whyNot(resolution({ query: 'q'.repeat(length) }), {})?.message.split('"')[1];
    expect([said(60), said(61)]).toEqual(['q'.repeat(60), `${'q'.repeat(59)}…`]);
  });

  it('are neither stored nor bundled where nobody was asked, and nobody failed', () => {
    const offline = { isAsked: false };
    expect(whyNot(resolution(offline), {})).toMatchObject({
      code: 'not-here',
      message: '"Baki" is neither stored nor bundled',
    });
    expect(whyNot(resolution({ ...offline, candidates: [candidate(1, 0.4)] }), {})).toMatchObject({
      code: 'not-here',
      message: expect.stringMatching(/^"Baki" is neither stored nor bundled\. The nearest: .*anilist:1$/),
    });
  });

  it('are an outage where the provider that should have been asked was not', () => {
    const error = whyNot(resolution({ isAsked: false, refusal: outage }), {});
    expect(error).toMatchObject({ provider: 'anilist', reason: 'outage' });
    expect(error?.message).toBe(
      'AniList: closed for now; and nothing stored could stand in: no title matches "Baki". Check the spelling, or give a ref such as anilist:16498.',
    );
    expect(unanswered(new NotFoundError('nothing'), new ProviderError('mal', 'server', 'MAL: 500'))).toMatchObject({
      provider: 'mal',
      reason: 'server',
      message: 'MAL: 500; and nothing stored could stand in: nothing',
    });
  });

  it('may be an id where they are a number', () => {
    expect(whyNot(resolution({ query: '42', refusal: outage }), { isBareNumber: true })).toBeInstanceOf(UsageError);
    expect(whyNot(resolution({ query: '42', chosen: best }), { isBareNumber: true })).toBeUndefined();
  });
});

describe('words that mean something', () => {
  it('are no error, whoever failed', () => {
    const doubtful = { chosen: best, candidates: [best, second], ambiguous: true, refusal: outage };
    const mismatch = { type: 'year', year: 2001 } as const;
    expect(whyNot(resolution({ ...doubtful, mismatch }), {})).toBeUndefined();
    expect(whyNot(resolution({ chosen: best, candidates: [best] }), { strict: true })).toBeUndefined();
  });

  it('are refused where no doubt is wanted: what is said is not so, or others are meant as well', () => {
    const doubtful = { chosen: best, candidates: [best, second], ambiguous: true };
    expect(whyNot(resolution(doubtful), { strict: true })).toMatchObject({
      code: 'ambiguous',
      message: '"Baki" could be any of: Baki (2018), anilist:1; Title 2, anilist:2.',
      candidates: [best, second],
    });
    const mismatch = { type: 'year', year: 2001 } as const;
    expect(whyNot(resolution({ ...doubtful, mismatch }), { strict: true })).toMatchObject({
      code: 'mismatch',
      message: 'Baki is of 2018, not of 2001',
      candidates: [best, second],
    });
  });

  it('are a doubt where something is written: a name that is only alike, or one of several franchises', () => {
    const alike = resolution({ chosen: candidate(1, 0.66, { english: 'Baki', year: 2018 }) });
    expect(whyNot(alike, { exactly: true })?.message).toBe(
      '"Baki" is only like Baki (2018), anilist:1: in doubt nothing is written. Say it by its name or its ref.',
    );
    expect(whyNot(alike, {})).toBeUndefined();
    expect(whyNot({ ...alike, candidates: [second, best] }, { exactly: true, pick: 1 })).toBeUndefined();
    const others = [{ ...second, pick: 2 }];
    const doubtful = resolution({ chosen: best, candidates: [best, second], ambiguous: true });
    expect(whyNot({ ...doubtful, others }, { exactly: true })).toMatchObject({
      code: 'ambiguous',
      message: '"Baki" could be any of: Baki (2018), anilist:1; Title 2, anilist:2.',
    });
    // Another title of the same franchise is no doubt, and neither is a typing error.
    expect(whyNot(doubtful, { exactly: true })).toBeUndefined();
    expect(whyNot(resolution({ chosen: candidate(1, 0.75) }), { exactly: true })).toBeUndefined();
  });

  it('have no candidate of that number', () => {
    expect(whyNot(resolution({ candidates: [best, second] }), { pick: 3 })).toMatchObject({
      code: 'no-such-candidate',
      message: '"Baki" has 2 candidates, there is no number 3: Baki (2018), anilist:1; Title 2, anilist:2.',
      candidates: [best, second],
    });
    expect(whyNot(resolution({ candidates: [best] }), { pick: 2 })?.message).toBe(
      '"Baki" has 1 candidate, there is no number 2: Baki (2018), anilist:1.',
    );
    expect(whyNot(resolution(), { pick: 3 })?.message).toMatch(/^no title matches/);
  });
});

it.each([
  [{ season: 5 }, 'there is no season 5 of Baki; the nearest is Baki (2018), anilist:1'],
  [{ season: 5, part: 2 }, 'there is no season 5, part 2 of Baki; the nearest is Baki (2018), anilist:1'],
  [{ final: true }, 'there is no final season of Baki; the nearest is Baki (2018), anilist:1'],
  [
    { part: 3, asOf: Date.UTC(2026, 10, 20) },
    'no part 3 of Baki is known as of 2026-11-20; the nearest is Baki (2018), anilist:1',
  ],
] as const)('a season that is not there is said with what is nearest: %o', (said, words) => {
  expect(mismatchWords({ type: 'season', of: best.title, ...said }, best.title)).toBe(words);
});
