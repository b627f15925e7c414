import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Http } from '../../src/http/http.ts';
import { ProviderError } from '../../src/model/errors.ts';
import { formats } from '../../src/model/format.ts';
import { parseRef, type Ref, refOf, type Source, sources } from '../../src/model/ref.ts';
import { relationTypes } from '../../src/model/relation.ts';
import { ratings, statuses, type Title } from '../../src/model/title.ts';
import type { Provider, Raws } from '../../src/providers/provider.ts';
import { runs } from '../helpers/suite.ts';

export interface Reached {
  readonly provider: Provider;
  /** A way out to a place that knows `known`. */
  readonly http: Http;
  /** Titles that it has, by the provider's own refs. At least two, the first of them with relations. */
  readonly known: readonly Ref[];
  /** Titles that it lacks. */
  readonly absent: readonly Ref[];
  /** Words that find each of `known`, in the same order. */
  readonly words: readonly string[];
  /** Words that find nothing. */
  readonly nonsense: string;
  /** Its raw answers are part of the program: nobody garbles them on the way. */
  readonly isBundled?: boolean;
}

const partialDate = /^\d{4}(?:-(?:0[1-9]|1[0-2])(?:-(?:0[1-9]|[12]\d|3[01]))?)?$/;

const overJson = (raw: unknown): unknown => JSON.parse(JSON.stringify(raw));

/** What every source of titles must do. `reach` is called once a test, inside it. */
export function providerContract(name: string, reach: () => Promise<Reached>): void {
  const lookAheads = [{ lookAhead: false }, { lookAhead: true }] as const;

  describe(`${name}, as every provider`, () => {
    it('says who it is and how much it may be asked', async () => {
      const { provider } = await reach();
      const { limits, numberings, batchSize, searchBatchSize, url } = provider;
      expect(provider.name).toMatch(/^[a-z]+$/);
      expect(provider.label).not.toBe('');
      expect(numberings.length).toBeGreaterThan(0);
      expect(numberings.filter((one) => !sources.includes(one))).toEqual([]);
      expect(Math.min(batchSize, searchBatchSize)).toBeGreaterThanOrEqual(1);
      expect(limits.filter(({ requests, perMs }) => !(requests > 0 && perMs > 0))).toEqual([]);
      expect(url === undefined || url.startsWith('https://')).toBe(true);
      // Whoever is asked over a network has a limit.
      expect(url !== undefined).toBe(limits.length > 0);
    });

    it.each(lookAheads)('brings what was asked for, each title by its own ref: %j', async (options) => {
      const { provider, http, known } = await reach();
      const raws = await all(provider, http, known, options);
      expect(known.filter((ref) => !raws.has(ref))).toEqual([]);
      expect([...raws].map(([, raw]) => provider.decode(raw).ref)).toEqual([...raws.keys()]);
    });

    it.each(lookAheads)('leaves out what it lacks: %j', async (options) => {
      const { provider, http, known, absent } = await reach();
      const raws = await all(provider, http, [...absent, ...known.slice(0, 1)], options);
      expect(absent.filter((ref) => raws.has(ref))).toEqual([]);
      expect(raws.has(known[0]!)).toBe(true);
      for (const ref of absent) expect([...(await provider.download([ref], http, options)).keys()]).toEqual([]);
    });

    it('takes no harm from being asked twice, nor for nothing', async () => {
      const { provider, http, known } = await reach();
      const [first] = known as [Ref];
      const twice = await provider.download([first, first].slice(0, provider.batchSize), http, { lookAhead: false });
      expect([...twice.keys()]).toEqual([first]);
      expect([...(await provider.download([], http, { lookAhead: true })).keys()]).toEqual([]);
    });

    it('knows its titles by every numbering that it says it takes', async () => {
      const { provider, http, known } = await reach();
      const taken = new Set<string>();
      for (const media of decoded(provider, await all(provider, http, known, { lookAhead: false }))) {
        for (const source of provider.numberings) {
          const id = media.ids[source];
          if (id === undefined) continue;
          taken.add(source);
          const again = await provider.download([refOf(source, id, media.kind)], http, { lookAhead: false });
          expect([...again.keys()]).toContain(media.ref);
        }
      }
      expect([...taken].sort()).toEqual([...provider.numberings].sort());
    });

    it('speaks our words, and leaves out what it does not know', async () => {
      const { provider, http, known } = await reach();
      const medias = decoded(provider, await all(provider, http, known, { lookAhead: true }));
      for (const media of medias) checkMedia(media, provider);
      expect(medias.find(({ ref }) => ref === known[0])?.relations?.length).toBeGreaterThan(0);
    });

    it('says in its outline who a title is and whom it is related to, also after a stay on disk', async () => {
      const { provider, http, known } = await reach();
      for (const raw of (await all(provider, http, known, { lookAhead: true })).values()) {
        const whole = provider.decode(raw);
        expect(provider.decode(overJson(raw))).toEqual(whole);
        const { ref, ids, kind, relations } = provider.decode(overJson(provider.outline(raw)));
        expect({ ref, ids, kind, relations }).toEqual({
          ref,
          ids: whole.ids,
          kind: whole.kind,
          relations: whole.relations,
        });
        expect(ref).toBe(whole.ref);
      }
    });

    it.each(lookAheads)('searches several titles at once, and keeps them apart: %j', async (options) => {
      const { provider, http, known, words, nonsense } = await reach();
      const titles = [nonsense, ...words].slice(0, provider.searchBatchSize);
      const { candidates, raws } = await provider.search(titles, http, options);
      expect(candidates).toHaveLength(titles.length);
      expect(candidates[0]).toEqual([]);
      for (const [n, ref] of known.slice(0, titles.length - 1).entries()) expect(candidates[n + 1]).toContain(ref);
      expect(candidates.flat().filter((ref) => !raws.has(ref))).toEqual([]);
      expect([...raws].map(([, raw]) => provider.decode(raw).ref)).toEqual([...raws.keys()]);
    });

    it('says of a title that it cannot read which one it is and what is wrong with it', async ({ skip }) => {
      const { provider, http, known, isBundled } = await reach();
      skip(isBundled === true, 'what is bundled is read when it is made');
      const message = (raw: unknown) => {
        try {
          return `no failure: ${provider.decode(raw).title}`;
        } catch (error) {
          return (error as Error).message;
        }
      };
      const begin = `${provider.label}: sent `;
      for (const junk of [null, 7, 'x', []])
        expect(message(junk)).toMatch(
          new RegExp(
            `^${begin}a title in a form that cannot be read \\(Invalid input: expected \\w+, received \\w+\\)$`,
          ),
        );
      const [raw] = [...(await all(provider, http, known, { lookAhead: false })).values()].map(overJson);
      const places = placesIn(raw).filter((place) => place.length > 0);
      const said = places.map((place) => [place.join('.'), message(replaced(raw, place, { deep: [true] }))] as const);
      const refusals = said.filter(([, text]) => text.startsWith(begin));
      expect(refusals.length).toBeGreaterThan(0);
      // The form of a title may be another one than that of the answer, such as a list by numbers.
      const placed = refusals.filter(([place, text]) => text.includes(`cannot be read (${place}: Invalid input`));
      expect(placed.length).toBeGreaterThan(0);
      expect(refusals.filter(([, text]) => /undefined|\(:|\(\)/.test(text.replace(/received undefined/, '')))).toEqual(
        [],
      );
    });

    it('fails on what it cannot read in one way only', async () => {
      const { provider, http, known, isBundled } = await reach();
      fc.assert(fc.property(fc.jsonValue(), (junk) => isDecodedOrRefused(provider, junk)));
      if (isBundled) return;
      const raws = [...(await all(provider, http, known, { lookAhead: false })).values()].map(overJson);
      const broken = fc.record({ raw: fc.constantFrom(...raws), at: fc.nat(), junk: fc.jsonValue({ maxDepth: 1 }) });
      fc.assert(
        fc.property(broken, ({ raw, at, junk }) => isDecodedOrRefused(provider, withJunk(raw, at, junk))),
        { numRuns: runs(75, 300) },
      );
    });
  });
}

async function all(
  { download, batchSize }: Provider,
  http: Http,
  refs: readonly Ref[],
  options: { readonly lookAhead: boolean },
): Promise<Raws> {
  const raws = new Map<Ref, unknown>();
  for (let n = 0; n < refs.length; n += batchSize)
    for (const [ref, raw] of await download(refs.slice(n, n + batchSize), http, options)) raws.set(ref, raw);
  return raws;
}

function decoded({ decode }: Provider, raws: Raws): readonly Title[] {
  return [...raws.values()].map(decode);
}

function checkMedia(media: Title, { numberings }: Provider): void {
  expect(media).toEqual(expect.objectContaining({ kind: expect.stringMatching(/^(anime|manga|movie|collection)$/) }));
  expect(parseRef(media.ref)).toBe(media.ref);
  expect(media.ref.startsWith(`${numberings[0]}:`)).toBe(true);
  for (const [source, id] of Object.entries(media.ids)) {
    expect(sources).toContain(source as Source);
    expect(typeof id === 'number' ? Number.isSafeInteger(id) && id > 0 : /^[a-z0-9]+$/.test(id)).toBe(true);
  }
  for (const value of Object.values(media)) expect([null, undefined, '', 0]).not.toContain(value);
  expect(media.title.trim()).toBe(media.title);
  for (const date of [media.startDate, media.endDate]) expect(date ?? '2013').toMatch(partialDate);
  if (media.format) expect(formats).toContain(media.format);
  if (media.status) expect(statuses).toContain(media.status);
  if (media.rating) expect(ratings).toContain(media.rating);
  for (const { type, to, title } of media.relations ?? []) {
    expect(relationTypes).toContain(type);
    expect(parseRef(to)).toBe(to);
    expect(title).not.toBe('');
  }
}

function isDecodedOrRefused({ decode, name }: Provider, raw: unknown): boolean {
  try {
    return parseRef(decode(raw).ref) !== undefined;
  } catch (error) {
    if (!(error instanceof ProviderError)) throw error;
    return error.provider === name && error.reason === 'body' && error.message !== '';
  }
}

/** The same value with one of its parts, whichever, replaced. */
function withJunk(raw: unknown, at: number, junk: unknown): unknown {
  const places = placesIn(raw);
  const place = places[at % places.length] ?? [];
  return replaced(raw, place, junk);
}

function placesIn(value: unknown, way: readonly string[] = []): readonly (readonly string[])[] {
  if (typeof value !== 'object' || value === null) return [way];
  return [way, ...Object.entries(value).flatMap(([key, part]) => placesIn(part, [...way, key]))];
}

function replaced(value: unknown, [key, ...rest]: readonly string[], junk: unknown): unknown {
  if (key === undefined) return junk;
  const copy: Record<string, unknown> | unknown[] = Array.isArray(value) ? [...value] : { ...(value as object) };
  return Object.assign(copy, { [key]: replaced((value as Record<string, unknown>)[key], rest, junk) });
}
