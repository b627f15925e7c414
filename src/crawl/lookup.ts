import { type AnimectlError, ProviderError } from '../model/errors.ts';
import type { From } from '../model/franchise.ts';
import { kindOf, type Ref, type Source, sourceOf } from '../model/ref.ts';
import type { CrawlEvent } from './events.ts';
import { createEveryWord } from './every-word.ts';
import { createIdentity, refsOf } from './identity.ts';

export interface Call {
  /** Also bring what the asked titles' neighbours state, where it costs no further request. */
  readonly lookAhead: boolean;
  /** Who a title is and what it states of others is enough; nobody looks at the rest. */
  readonly outline?: boolean;
  readonly signal?: AbortSignal | undefined;
}

/** One title's answer, or what happened on the way. */
export type Answer = Extract<CrawlEvent, { type: 'media' | 'missing' | 'failed' | 'waiting' | 'fallback' }>;
export type Arrived = Extract<Answer, { type: 'media' }>;

/** Titles that answer to searched words, as one origin sees them. */
export interface Candidates {
  readonly type: 'candidates';
  readonly title: string;
  readonly found: readonly Arrived[];
  readonly from: From;
  /** The provider fails on these words, and on no others: why nothing is found. */
  readonly error?: ProviderError;
}

/** One place that titles can come from. Throws `ProviderError` when it is of no further use in this run. */
export interface Origin {
  readonly label: string;
  /** The provider whose word this is, and nobody else's. */
  readonly voice?: string;
  /** It needs no network: what it says comes together with what other local ones say. */
  readonly local: boolean;
  /** Whose ids it can be asked for, its own first; undefined: anybody's. */
  readonly numberings?: readonly Source[];
  titles(refs: readonly Ref[], call: Call): AsyncIterable<Exclude<Answer, { type: 'fallback' }>>;
  search(titles: readonly string[], call: Call): AsyncIterable<Exclude<Answer, { type: 'fallback' }> | Candidates>;
  /** What is popular now, most popular first. Absent: it cannot say. */
  popular?(count: number, call: Call): AsyncIterable<Exclude<Answer, { type: 'fallback' }>>;
  /** What a user has listed there. Absent: it has no such lists. */
  list?(user: string, call: Call): AsyncIterable<Exclude<Answer, { type: 'fallback' }>>;
}

export interface Counts {
  requests: number;
  /** How many requests are allowed. Absent: any number. */
  readonly most?: number;
  cacheHits: number;
  cacheMisses: number;
  waitedMs: number;
}

/** Titles by ref or by words, wherever they come from: a crawl's only view of the outside. */
export interface Lookup {
  /** Every ref is answered: by its title, as missing, or as failed. Titles that nobody asked for may come along. */
  titles(refs: readonly Ref[], call: Call): AsyncIterable<Answer>;
  /** Candidates for every title, from the first origin that answers; local origins answer together. */
  search(titles: readonly string[], call: Call): AsyncIterable<Answer | Candidates>;
  /** What is popular now, from the first origin that can say, most popular first. */
  popular(count: number, call: Call): AsyncIterable<Answer>;
  /** What a user has listed at that provider, in no order. Throws `ProviderError`; status 404: there is no such list. */
  list?(source: Source, user: string, call: Call): AsyncIterable<Answer>;
  counts(): Readonly<Counts>;
  /**
   * Every provider is asked for every title: what merely came along has not been heard of all. These are they; what the
   * first one says of a title itself stands.
   */
  readonly everyWord?: readonly string[];
  /** With `everyWord`: providers of whom something is missing. */
  unheard?(): readonly string[];
}

/** Whose word counts when several know a title. */
export type Voices = 'first' | 'all';

/**
 * Asks `origins` in their order; one that fails is left out for the rest of the run, and the next is asked under its own
 * ids, as far as they have been stated. `all`: every provider is asked for every title. Remembers all that came in this run.
 */
export function createLookup(origins: readonly Origin[], counts: Readonly<Counts>, voices: Voices = 'first'): Lookup {
  const memory = new Map<Ref, Arrived>();
  const identity = createIdentity();
  const down = new Set<Origin>();

  /** A title under the ref that stands for it in this run, with every id that is known. */
  function adopted(answer: Arrived): Arrived {
    const { media } = answer;
    identity.learn(media.ids, media.kind);
    for (const { to, ids } of media.relations ?? []) if (ids) identity.learn(ids, kindOf(to));
    const ref = identity.canonical(media.ref);
    const relations = media.relations?.map((relation) => ({ ...relation, to: identity.canonical(relation.to) }));
    const known = { ...media, ref, ids: { ...identity.idsOf(ref), ...media.ids }, ...(relations && { relations }) };
    return { ...answer, media: known };
  }

  function remember(answer: Arrived): void {
    everyWord?.remember(answer);
    for (const ref of refsOf(answer.media)) if (!memory.get(ref)?.media.relations) memory.set(ref, answer);
  }

  function giveUp(origin: Origin, error: unknown): Answer {
    if (!(error instanceof ProviderError)) throw error;
    down.add(origin);
    const next = origins.slice(origins.indexOf(origin)).find((one) => !down.has(one));
    return { type: 'fallback', error, next: next?.local ? 'what is stored or bundled' : next?.label };
  }

  /** What an origin is asked for, by the refs that it understands. */
  function questions(origin: Origin, open: Iterable<Ref>): ReadonlyMap<Ref, Ref> {
    const { numberings } = origin;
    const asked = [...open].map((ref) => [numberings ? identity.refIn(ref, numberings) : ref, ref] as const);
    return new Map(asked.filter((pair): pair is readonly [Ref, Ref] => pair[0] !== undefined));
  }

  const canonical = identity.canonical;
  const everyWord =
    voices === 'all'
      ? createEveryWord({ origins, down, canonical, adopted, idsOf: identity.idsOf, giveUp })
      : undefined;

  async function* fresh(refs: readonly Ref[], call: Call): AsyncGenerator<Answer, void> {
    const open = new Set(refs);
    const heard = new Set<Ref>();
    const failures = new Map<Ref, AnimectlError>();
    for (const origin of origins) {
      const asked = questions(origin, open);
      if (down.has(origin) || asked.size === 0) continue;
      try {
        for await (const answer of origin.titles([...asked.keys()], call)) {
          if (answer.type === 'failed') failures.set(asked.get(answer.ref) ?? answer.ref, answer.error);
          else if (answer.type === 'missing') {
            // Only whose numbering it is knows that there is no such title.
            const ref = asked.get(answer.ref);
            if (ref === answer.ref && sourceOf(ref) === origin.numberings?.[0] && open.delete(ref)) yield answer;
          } else if (answer.type === 'media') {
            const one = adopted(answer);
            remember(one);
            for (const ref of open) if (identity.canonical(ref) === one.media.ref) heard.add(ref);
            for (const ref of heard) open.delete(ref);
            yield one;
          } else yield answer;
        }
      } catch (error) {
        yield giveUp(origin, error);
        for (const ref of asked.values()) failures.set(ref, error as ProviderError);
      }
    }
    for (const ref of open) {
      const error = failures.get(ref);
      if (!heard.has(ref)) yield error ? { type: 'failed', ref, error } : { type: 'missing', ref };
    }
  }

  return {
    ...(everyWord && { everyWord: everyWord.voices, unheard: everyWord.unheard }),
    async *titles(refs, call) {
      if (everyWord) return yield* everyWord.titles(refs, call);
      const known = new Map(refs.map((ref) => [ref, memory.get(ref)]));
      for (const arrived of new Set(known.values())) {
        if (arrived?.media.relations) yield { ...arrived, ahead: false };
      }
      const rest = refs.filter((ref) => !known.get(ref)?.media.relations);
      if (rest.length > 0) yield* fresh(rest, call);
    },
    async *search(titles, call) {
      const open = new Set(titles);
      const unknown = new Set<string>();
      for (const origin of origins) {
        const asked = [...open].filter((title) => origin.local || !unknown.has(title));
        if (down.has(origin) || asked.length === 0) continue;
        try {
          for await (const answer of origin.search(asked, call)) {
            if (answer.type === 'media') {
              const one = adopted(answer);
              remember(one);
              yield one;
            } else if (answer.type === 'candidates' && answer.error) yield answer;
            else if (answer.type === 'candidates') {
              const found = answer.found.map(adopted);
              found.forEach(remember);
              // What a provider finds stands; what local origins find adds up, also where it has found nothing.
              if (!origin.local && found.length > 0) open.delete(answer.title);
              else if (!origin.local) unknown.add(answer.title);
              yield { ...answer, found };
            } else yield answer;
          }
        } catch (error) {
          yield giveUp(origin, error);
        }
      }
    },
    async *popular(count, call) {
      for (const origin of origins) {
        if (!origin.popular || down.has(origin)) continue;
        try {
          return yield* origin.popular(count, call);
        } catch (error) {
          yield giveUp(origin, error);
        }
      }
    },
    async *list(source, user, call) {
      const origin = origins.find((one) => one.list && one.numberings?.[0] === source);
      for await (const answer of origin?.list?.(user, call) ?? []) {
        const known = answer.type === 'media' ? adopted(answer) : answer;
        if (known.type === 'media') remember(known);
        yield known;
      }
    },
    counts() {
      const { most: _, ...made } = counts;
      return made;
    },
  };
}
