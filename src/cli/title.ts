import type { App } from '../app/app.ts';
import { sideBySide } from '../lookup/side-by-side.ts';
import { resolvedEvent, resolveTitles, whyNot } from '../match/resolve.ts';
import { NotFoundError } from '../model/errors.ts';
import type { RunEvent } from '../model/events.ts';
import { refsOf } from '../model/identity.ts';
import type { Arrived, Lookup } from '../model/lookup.ts';
import type { Query } from '../model/query.ts';
import { kindOf, type Ref } from '../model/ref.ts';

/** What is looked at of a title: what it states of others, all that is known of it, or that of its neighbours, too. */
export type Need = 'relations' | 'record' | 'neighbours';

export interface TitleChoice {
  readonly pick: number | undefined;
  readonly strict: boolean;
  readonly need: Need;
}

/** One title, and whatever else came with it. */
export interface FoundTitle {
  readonly title: Arrived;
  readonly arrived: ReadonlyMap<Ref, Arrived>;
}

/** Finds one title without crawling; yields what happened, returns the title. Throws when there is none. */
export async function* findTitle(
  target: Query,
  lookup: Lookup,
  { pick, strict, need }: TitleChoice,
  { io }: App,
): AsyncGenerator<RunEvent, FoundTitle> {
  const lookAhead = need === 'neighbours';
  const call = { lookAhead, outline: need === 'relations', signal: io.signal };
  const arrived = new Map<Ref, Arrived>();
  const ref = 'ref' in target ? target.ref : yield* refOfWords(target.text);

  async function* refOfWords(title: string): AsyncGenerator<RunEvent, Ref | undefined> {
    const options = { ...call, strict, ...(pick !== undefined && { pick }) };
    const resolutions = yield* resolveTitles([title], lookup, options);
    for (const resolution of resolutions) {
      const refused = whyNot(resolution, options);
      if (refused) throw refused;
      const event = resolvedEvent(resolution);
      if (event) yield event;
      return resolution.chosen?.title.ref;
    }
    return undefined;
  }

  const answers: Arrived[] = [];
  const came: Arrived[] = [];
  const take = (answer: Arrived) => {
    came.push(answer);
    // Several speak of it: the first one's record, by whatever ref it is called.
    if (lookup.allProviders) for (const one of refsOf(answer.title)) arrived.set(one, arrived.get(one) ?? answer);
    else arrived.set(answer.title.ref, answer);
  };
  for await (const answer of ref ? lookup.titles([ref], call) : []) {
    if (answer.type === 'failed') throw answer.error;
    if (answer.type === 'title') take(answer);
    if (answer.type === 'title' && !answer.ahead) answers.push(answer);
    yield answer;
  }
  const found = lookup.allProviders ? sideBySide(answers, [], lookup.allProviders) : answers[0];
  if (!found) throw new NotFoundError(`${ref} is not there: no provider that was asked has it`);
  // Providers name related titles by ids of their own: which of them are one, the titles themselves say.
  if (lookAhead || lookup.allProviders) {
    const neighbours = (found.title.relations ?? []).map(({ to }) => to).filter((to) => kindOf(to) === 'anime');
    for await (const answer of lookup.titles(neighbours, { ...call, lookAhead: false })) {
      if (answer.type === 'title') take(answer);
      yield answer;
    }
  }
  const title = lookup.allProviders ? sideBySide(answers, came, lookup.allProviders) : found;
  return { title: title ?? found, arrived };
}
