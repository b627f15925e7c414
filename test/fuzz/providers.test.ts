import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { createHttp } from '../../src/http/fetch.ts';
import type { Http } from '../../src/http/http.ts';
import { ProviderError } from '../../src/model/errors.ts';
import type { Ref } from '../../src/model/ref.ts';
import type { Title } from '../../src/model/title.ts';
import { anilist } from '../../src/providers/anilist/anilist.ts';
import { kitsu } from '../../src/providers/kitsu/kitsu.ts';
import { mal } from '../../src/providers/mal/mal.ts';
import type { Provider, Raws } from '../../src/providers/provider.ts';
import { shikimori } from '../../src/providers/shikimori/shikimori.ts';
import { anilistServer } from '../helpers/anilist-server.ts';
import { catalogTitles } from '../helpers/catalog-titles.ts';
import { instantClock } from '../helpers/clock.ts';
import { limiterOf } from '../helpers/http.ts';
import { jikanServer, jikanTitles } from '../helpers/jikan-server.ts';
import { kitsuRefOf, kitsuServer, kitsuTitles } from '../helpers/kitsu-server.ts';
import { mutatedJson } from '../helpers/mutated.ts';
import { shikimoriServer, shikimoriTitles } from '../helpers/shikimori-server.ts';
import { faultsOf } from '../helpers/sound.ts';
import { runs } from '../helpers/suite.ts';

type Fetch = typeof globalThis.fetch;

/** The real way out, but for the network. */
function httpOver(fetch: Fetch, { name, label }: Provider, url = 'https://provider.example'): Http {
  const clock = instantClock();
  const limiter = limiterOf([{ requests: 1_000_000, perMs: 1_000 }], clock);
  return createHttp({ name, label, url, limiter, clock, random: () => 0, retries: 1, fetch });
}

type Ask = (http: Http) => Promise<Raws>;

/** What a provider's server answers to `ask`, answer by answer. */
async function recorded(ask: Ask, provider: Provider, url: string): Promise<readonly unknown[]> {
  const answers: unknown[] = [];
  const fetch: Fetch = async (input, init) => {
    const response = await globalThis.fetch(input, init);
    answers.push(await response.clone().json());
    return response;
  };
  const raws = await ask(httpOver(fetch, provider, url));
  const media = [...raws.values()].map(provider.decode);
  expect(media.flatMap(faultsOf)).toEqual([]);
  expect(media.length).toBeGreaterThan(0);
  return answers;
}

/** Answers with these, one after the other, and then with the last one again. */
function replaying(bodies: readonly string[], status = 200): Fetch {
  let n = 0;
  return async () => new Response(bodies[Math.min(n++, bodies.length - 1)] ?? '', { status });
}

/** Asks and reads whatever came. What may be wrong with an answer is said by a `ProviderError`. */
async function read(ask: Ask, provider: Provider, bodies: readonly string[], status = 200): Promise<readonly Title[]> {
  const failing = async <T>(body: () => T | Promise<T>, otherwise: T): Promise<T> => {
    try {
      return await body();
    } catch (error) {
      expect(error).toBeInstanceOf(ProviderError);
      expect((error as Error).message).not.toMatch(/[\p{Cc}\p{Cf}]/u);
      return otherwise;
    }
  };
  const raws = await failing(() => ask(httpOver(replaying(bodies, status), provider)), new Map());
  const media: Title[] = [];
  for (const raw of raws.values()) {
    await failing(() => void provider.unknownWords?.(raw), undefined);
    await failing(() => void provider.decode(provider.outline(raw)), undefined);
    media.push(...(await failing(() => [provider.decode(raw)], [])));
  }
  return media;
}

interface Case {
  readonly provider: Provider;
  readonly url: string;
  readonly known: readonly Ref[];
}

const few = ['anilist:1535', 'anilist:16498', 'anilist:18397'] as const;

async function caseOf(name: string): Promise<Case> {
  const titles = await catalogTitles();
  const all = titles.filter(({ ref }) => (few as readonly string[]).includes(ref));
  switch (name) {
    case 'mal':
      return { provider: mal, url: `${(await jikanServer(jikanTitles(all))).url}/v4`, known: ['mal:16498'] };
    case 'kitsu': {
      const url = `${(await kitsuServer(kitsuTitles(all))).url}/api/edge`;
      return { provider: kitsu, url, known: ['mal:1535', kitsuRefOf('anilist:16498', all)] };
    }
    case 'shikimori':
      return {
        provider: shikimori,
        url: (await shikimoriServer(shikimoriTitles(all))).url,
        known: ['shikimori:16498'],
      };
    default:
      return { provider: anilist, url: (await anilistServer(all)).url, known: ['anilist:16498', 'mal:1535'] };
  }
}

describe.each(['anilist', 'mal', 'shikimori', 'kitsu'])('a wrong answer of %s', (name) => {
  const asks: readonly (readonly [string, number, (one: Case) => Ask])[] = [
    ['titles', runs(150, 2_000), (one) => (http) => one.provider.download(one.known, http, { lookAhead: true })],
    [
      'a search',
      runs(100, 1_000),
      (one) => async (http) => (await one.provider.search(['titan'], http, { lookAhead: true })).raws,
    ],
  ];
  it.each(asks)('to a question for %s is a ProviderError, or titles that make sense', async (_, times, askOf) => {
    const one = await caseOf(name);
    const ask = askOf(one);
    const answers = await recorded(ask, one.provider, one.url);
    const wrong = fc.nat(answers.length - 1).chain((at) => mutatedJson(answers[at]).map((body) => ({ at, body })));
    await fc.assert(
      fc.asyncProperty(wrong, async ({ at, body }) => {
        const bodies = answers.map((answer, n) => (n === at ? body : JSON.stringify(answer)));
        const media = await read(ask, one.provider, bodies);
        expect(media.flatMap((found) => faultsOf(found).map((fault) => `${found.ref}: ${fault}`))).toEqual([]);
      }),
      { numRuns: times },
    );
    expect(Object.hasOwn(Object.prototype, 'polluted')).toBe(false);
  });

  it('that speaks of an error is a ProviderError, whatever it says', async () => {
    const one = await caseOf(name);
    const ask: Ask = (http) => one.provider.download(one.known, http, { lookAhead: true });
    const status = fc.constantFrom(200, 201, 400, 401, 403, 404, 418, 429, 500, 503);
    await fc.assert(
      fc.asyncProperty(fc.oneof(...failures.map(mutatedJson)), status, async (body, code) => {
        const media = await read(ask, one.provider, [body], code);
        expect(media.flatMap(faultsOf)).toEqual([]);
      }),
      { numRuns: runs(100, 1_000) },
    );
  });
});

const failures: readonly unknown[] = [
  { data: null, errors: [{ message: 'Too Many Requests.', status: 429, locations: [{ line: 1, column: 2 }] }] },
  { status: 500, type: 'UpstreamException', message: 'No answer', messages: { q: ['a', 'b'] }, error: 'x' },
  { errors: [{ title: 'Not allowed', detail: 'page[limit] is too large', code: '100', status: '400' }] },
  { error: { message: 'no' }, error_description: 'no token' },
];
