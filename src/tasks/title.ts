import type { App } from '../app/app.ts';
import type { Reads } from '../cache/reads.ts';
import type { ProviderChoice } from '../config/config.ts';
import { sideBySide } from '../lookup/side-by-side.ts';
import type {
  NamedDocument,
  Provenance,
  RelationDetails,
  RelationsDocument,
  ShowDocument,
} from '../model/documents.ts';
import type { AnimectlError } from '../model/errors.ts';
import type { RunEvent } from '../model/events.ts';
import { refsOf } from '../model/identity.ts';
import type { About, Arrived, Call, Lookup } from '../model/lookup.ts';
import type { Query } from '../model/query.ts';
import { kindOf, pageUrlOf, type Ref, refOf, type Source } from '../model/ref.ts';
import type { Relation } from '../model/relation.ts';
import { isoTime } from '../model/time.ts';
import type { Title } from '../model/title.ts';
import { usual } from '../model/usual.ts';
import type { PersistOptions } from '../store/persist.ts';
import { absent } from './absent.ts';
import { type KnownKin, knownKin } from './known-kin.ts';
import { persisted } from './persisted.ts';
import { oneRoot, type Root, type RootOptions } from './roots.ts';
import type { Posed, Task } from './task.ts';
import { unlessChanged } from './unchanged.ts';

/** One title. What is absent is as in `usual`. */
export interface TitleQuestion {
  readonly query: Query;
  readonly provider?: ProviderChoice;
  /** What words mean. Absent: an anime, else a film. */
  readonly about?: About | undefined;
  readonly refresh?: boolean;
  readonly store?: boolean;
  readonly pick?: number | undefined;
  readonly strict?: boolean;
  /** A title that is not what the words say, such as another season, is none: where something is written about it. */
  readonly exactly?: boolean;
}

export interface RelationsQuestion extends TitleQuestion {
  /** With all that is known of the related titles. */
  readonly detailed?: boolean;
}

/** One title: all that is known of it. */
export const showTitle: Task<TitleQuestion, ShowDocument> = (question, app) =>
  unlessChanged({ show: 2, ...question }, app, (reads) => shown(question, app, reads), question);

async function* shown(question: Posed<TitleQuestion>, app: App, reads?: Reads): AsyncGenerator<RunEvent, ShowDocument> {
  const { title: found } = yield* titleOf(question, 'record', app, reads);
  const title = question.store === false ? found.title : await withStoredIds(found.title, app);
  return { schema: 2, ...title, pages: pagesOf(title), ...provenanceOf(found) };
}

/** With the ids that others have given it, such as a map of ids: no provider states all of them. */
async function withStoredIds(title: Title, app: App): Promise<Title> {
  if (app.databaseFile.identity() === undefined) return title;
  const stored = (await (await app.database('forAnswer')).titles.load([title.ref])).get(title.ref);
  return stored ? { ...title, ids: { ...stored.title.ids, ...title.ids } } : title;
}

/** What one title is directly related to. */
export const relationsOf: Task<RelationsQuestion, RelationsDocument> = (question, app) =>
  unlessChanged({ relations: 2, ...question }, app, (reads) => statedRelations(question, app, reads), question);

async function* statedRelations(
  { detailed, ...question }: Posed<RelationsQuestion>,
  app: App,
  reads?: Reads,
): AsyncGenerator<RunEvent, RelationsDocument> {
  const { title: found, arrived } = yield* titleOf(question, detailed ? 'neighbours' : 'relations', app, reads);
  const { title, provider } = found;
  const withDetails = (relation: Relation): RelationDetails => {
    const details = detailed ? arrived.get(relation.to)?.title : undefined;
    return { by: [provider], ...relation, ...(details && { details }) };
  };
  const relations = (title.relations ?? []).map(withDetails);
  const { related } = title;
  return {
    schema: 2,
    ref: title.ref,
    title: title.title,
    ...provenanceOf(found),
    relations,
    ...(related && { related }),
  };
}

/** Which title a query stands for, without all that is known of it: a ref is asked nobody about. */
export const nameTitle: Task<TitleQuestion, NamedDocument> = async function* (question, app) {
  const { query, pick, strict, exactly, signal, provider, refresh, store, concurrency } = { ...usual, ...question };
  if ('ref' in query) return { schema: 1, ref: query.ref, title: null, page: pageUrlOf(query.ref) };
  const lookup = await app.lookup({ provider, refresh, concurrency, noStore: !store, forAnswer: true });
  const events = rooted(query, lookup, { pick, strict, exactly, signal, lookAhead: false });
  const { ref, resolved } = store
    ? yield* persisted(events, await app.database('forAnswer'), savingOf(question))
    : yield* events;
  const title = resolved?.type === 'resolved' ? (resolved.title.english ?? resolved.title.title) : null;
  return { schema: 1, ref, title, page: pageUrlOf(ref) };
};

async function* rooted(query: Query, lookup: Lookup, options: RootOptions): AsyncGenerator<RunEvent, Root> {
  const root = yield* oneRoot(query, lookup, options);
  if (root.resolved) yield root.resolved;
  return root;
}

export function provenanceOf({ from, provider, fetchedAt, unknownTo }: Arrived): Provenance {
  return { from, provider, fetchedAt: isoTime(fetchedAt), ...(unknownTo !== undefined && { unknownTo }) };
}

function pagesOf({ ids, kind }: Title): Readonly<Record<string, string>> {
  return Object.fromEntries(
    Object.entries(ids).map(([source, id]) => [source, pageUrlOf(refOf(source as Source, id, kind))]),
  );
}

/** What is looked at of a title: what it states of others, all that is known of it, or that of its neighbours, too. */
type Need = 'relations' | 'record' | 'neighbours';

/** One title, and whatever else came with it. */
interface FoundTitle {
  readonly title: Arrived;
  readonly arrived: ReadonlyMap<Ref, Arrived>;
}

async function* titleOf(
  question: Posed<TitleQuestion>,
  need: Need,
  app: App,
  reads?: Reads,
): AsyncGenerator<RunEvent, FoundTitle> {
  const { provider, refresh, store, concurrency } = { ...usual, ...question };
  const lookup = await app.lookup({ provider, refresh, concurrency, noStore: !store, forAnswer: true, reads });
  const events = findTitle({ ...question, kin: knownKin(store, app) }, need, lookup);
  return store ? yield* persisted(events, await app.database('forAnswer'), savingOf(question)) : yield* events;
}

/** Where something is written about a title, a database that cannot be written ends the run, and another program is waited for. */
const savingOf = ({ exactly = false }: TitleQuestion): PersistOptions => ({ brief: !exactly, strict: exactly });

/** Finds one title without crawling. Throws where there is none. */
async function* findTitle(
  { query, pick, strict, exactly, about, kin, signal }: Posed<TitleQuestion> & { readonly kin: KnownKin },
  need: Need,
  lookup: Lookup,
): AsyncGenerator<RunEvent, FoundTitle> {
  const call = { lookAhead: need === 'neighbours', outline: need === 'relations', signal };
  const { ref, resolved } = yield* oneRoot(query, lookup, { ...call, pick, strict, exactly, about, kin });
  if (resolved) yield resolved;
  let failed: AnimectlError | undefined;
  const answers: Arrived[] = [];
  const came = new Set<Arrived>();
  for await (const answer of lookup.titles([ref], call)) {
    if (answer.type === 'failed') failed = answer.error;
    if (answer.type === 'title') came.add(answer);
    if (answer.type === 'title' && !answer.ahead) answers.push(answer);
    yield answer;
  }
  const found = lookup.allProviders ? sideBySide(answers, [], lookup.allProviders) : answers[0];
  if (!found) throw failed ?? absent(ref, lookup);
  // Providers name related titles by ids of their own: which of them are one, the titles themselves say.
  if (need === 'neighbours' || lookup.allProviders) yield* neighboursOf(found.title, lookup, call, came);
  const title = lookup.allProviders ? sideBySide(answers, [...came], lookup.allProviders) : found;
  return { title: title ?? found, arrived: byRef(came, lookup) };
}

async function* neighboursOf(
  { relations = [] }: Title,
  lookup: Lookup,
  call: Call,
  came: Set<Arrived>,
): AsyncGenerator<RunEvent, void> {
  const neighbours = relations.map(({ to }) => to).filter((to) => kindOf(to) !== 'manga');
  for await (const answer of lookup.titles(neighbours, { ...call, lookAhead: false })) {
    if (answer.type === 'title') came.add(answer);
    yield answer;
  }
}

/** Where several providers speak of a title, the first one's record, by whatever ref it is called. */
function byRef(came: Iterable<Arrived>, lookup: Lookup): ReadonlyMap<Ref, Arrived> {
  const arrived = new Map<Ref, Arrived>();
  for (const one of came) {
    if (!lookup.allProviders) arrived.set(one.title.ref, one);
    else for (const ref of refsOf(one.title)) if (!arrived.has(ref)) arrived.set(ref, one);
  }
  return arrived;
}
