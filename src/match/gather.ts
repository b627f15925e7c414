import { ProviderError } from '../model/errors.ts';
import type { Answer, Call, Lookup } from '../model/lookup.ts';
import { normalised } from '../model/names.ts';
import type { Ref } from '../model/ref.ts';
import { placeIn } from './chain.ts';
import { type Heard, hear, learn, rankedFor, type Sought, wantedFor } from './heard.ts';
import { inOtherKana } from './reading.ts';
import { clearScore } from './score.ts';
import { seasonExtras } from './season-extras.ts';
import { fittingIn, nearestNamed } from './stated.ts';
import { understood } from './understood.ts';

/**
 * Asks for candidates for all words: as they are written; what is stored and bundled where a provider knows nothing good; without
 * season and part, which no name may hold; and the sequels of a first season, one after the other. Yields what happens on the way.
 */
export async function* gather(
  all: readonly Sought[],
  lookup: Lookup,
  call: Call,
  heard: Heard,
): AsyncGenerator<Answer, void> {
  const texts = [...new Set(all.map(({ text }) => text))];
  yield* search(new Map(texts.map((text) => [text, [text]])), lookup, call, heard);
  yield* search(
    unclear(all, heard, (text) => !heard.local.has(text)),
    lookup,
    { ...call, scope: 'local' },
    heard,
  );
  const names = namesWithout(all, heard);
  yield* search(names, lookup, call, heard);
  yield* search(missedBy(names, all, heard), lookup, { ...call, scope: 'local' }, heard);
  yield* askSequels(all, lookup, call, heard);
}

type Asked = ReadonlyMap<string, readonly string[]>;

async function* search(asked: Asked, lookup: Lookup, call: Call, heard: Heard): AsyncGenerator<Answer, void> {
  if (asked.size === 0) return;
  for await (const answer of lookup.search([...asked.keys()], call)) {
    if (answer.type === 'fallback') heard.refusal = answer.error;
    if (answer.type === 'title') learn(answer, heard);
    if (answer.type !== 'candidates') yield answer;
    else for (const text of asked.get(answer.query) ?? []) hear(text, answer, heard);
  }
}

function unclear(all: readonly Sought[], heard: Heard, isOpen: (text: string) => boolean): Asked {
  const texts = all.filter((sought) => isOpen(sought.text) && !isClear(sought, heard)).map(({ text }) => text);
  return new Map(texts.map((text) => [text, [text]]));
}

/** Searches look for all the words, so what is left of them need not be what was meant. */
function isClear(sought: Sought, heard: Heard): boolean {
  const [best] = rankedFor(sought, heard).all;
  return best?.match.isPart === true && best.match.score >= clearScore;
}

/** What is searched for instead of `aot final season`, which no title is called: `aot`. By that name, the words that it is for. */
function namesWithout(all: readonly Sought[], heard: Heard): Asked {
  const names = new Map<string, readonly string[]>();
  for (const sought of all) {
    const { text } = sought;
    if (isClear(sought, heard)) continue;
    const written = normalised(text);
    const others = [...wantedFor(sought).readings.map(({ words }) => asTyped(words, text)), inOtherKana(written)];
    for (const name of new Set(others))
      if (name !== undefined && name !== written) names.set(name, [...(names.get(name) ?? []), text]);
  }
  return names;
}

/** Words as they were typed, with their accents and signs, where the text begins with them: not every provider finds Pokémon as pokemon. */
function asTyped(words: string, text: string): string {
  const typed = text.trim().split(/\s+/);
  const count = typed.findIndex((_, n) => normalised(typed.slice(0, n + 1).join(' ')) === words) + 1;
  return count > 0 && count < typed.length && /[^\0-\x7f]/.test(text) ? typed.slice(0, count).join(' ') : words;
}

/** Names that a provider has answered without knowing what is meant, which what is stored and bundled may. */
function missedBy(names: Asked, all: readonly Sought[], heard: Heard): Asked {
  const open = new Set(unclear(all, heard, (text) => heard.answered.has(text)).keys());
  return new Map([...names].filter(([name, those]) => name !== '' && those.some((text) => open.has(text))));
}

/** The most requests for sequels that a chain is followed by. */
const mostSteps = 12;

async function* askSequels(
  all: readonly Sought[],
  lookup: Lookup,
  call: Call,
  heard: Heard,
): AsyncGenerator<Answer, void> {
  const asked = new Set<Ref>();
  let open = all;
  for (let step = 0; step < mostSteps; step++) {
    const next = open.map((sought) => ({ sought, refs: openIn(sought, heard) }));
    open = next.filter(({ refs }) => refs.length > 0).map(({ sought }) => sought);
    const refs = [...new Set(next.flatMap((one) => one.refs))].filter((ref) => !asked.has(ref));
    if (refs.length === 0) return;
    for (const ref of refs) asked.add(ref);
    for await (const answer of lookup.titles(refs, { ...call, lookAhead: true })) {
      if (answer.type === 'title') learn(answer, heard);
      if (answer.type === 'fallback') heard.refusal = answer.error;
      if (answer.type === 'failed' && answer.error instanceof ProviderError)
        for (const { sought, refs: wanted } of next)
          if (wanted.includes(answer.ref)) heard.failed.set(sought.text, answer.error);
      yield answer;
    }
  }
}

/** Titles that have to be asked for to tell which title the words mean: sequels, or all of the nearest one's franchise. */
function openIn(sought: Sought, heard: Heard): readonly Ref[] {
  const meaning = understood(sought, heard);
  const { place } = meaning;
  const extras = seasonExtras(sought, heard);
  if (extras && extras.open.length > 0 && !isClear(sought, heard)) return extras.open;
  if (place) return !place.named && !placeIn(place.chain, place.reading) ? place.chain.open : [];
  const best = nearestNamed(meaning, sought.text, heard);
  return (best && fittingIn(best, sought, heard)?.open) ?? [];
}
