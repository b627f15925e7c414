import { isObject } from '../model/json.ts';
import { plainName } from './field-meaning.ts';
import type { FieldMeaning } from './known-fields.ts';
import { isBlank } from './values.ts';

type Json = Readonly<Record<string, unknown>>;

/** What a score is called in an object of its own, and what that which it is of is. */
const scores = ['value', 'score', 'rating', 'ratingvalue', 'points', 'stars', 'my', 'user', 'personal', 'raw'];
const scales = ['max', 'maximum', 'outof', 'of', 'scale', 'best', 'bestrating', 'base', 'total'];
/** How many episodes were seen, and how many there are. */
const counts = ['watched', 'seen', 'current', 'completed', 'done', 'progress', 'count', 'value', 'number', 'last'];
const episodes = ['episode', 'ep', 'episodes', 'eps', 'watchedepisodes', 'episodeswatched', 'episodesseen'];
const totals = ['total', 'max', 'of', 'outof', 'all', 'totalepisodes', 'aired', 'episodestotal'];
const states = ['status', 'state', 'name', 'value', 'label', 'key', 'text'];

const readers: Readonly<Partial<Record<FieldMeaning, (members: Json) => string | number | undefined>>> = {
  score: scoreOf,
  progress: countOf,
  episodes: partOf,
  // A day is an object as well, and is read as one.
  ended: partOf,
  repeats: countOf,
  status: (members) => {
    const [state] = namedIn(members, states);
    return typeof state === 'string' ? state : undefined;
  },
};

/**
 * What a value says: that of `{value: 8, max: 10}` is `8/10`, of `{watched: 5, total: 12}` is `5/12`, of `{season: 2, episode: 5}` is
 * `S2E5`, of `{name: 'Watching'}` is the word. Any other value, and an object that says nothing of the kind, is itself.
 */
export function innerValue(meaning: FieldMeaning | undefined, value: unknown): unknown {
  if (meaning === undefined || typeof value !== 'object' || !isObject(value)) return value;
  const members = Object.fromEntries(Object.entries(value).map(([name, one]) => [plainName(name), one]));
  return readers[meaning]?.(members) ?? value;
}

/** What stands beside a score that many gave. */
const ofMany = /^(?:average|mean|count|votes?|users|members|bayesian|numvotes|votecount|ratingcount|reviewcount)$/;

/** Whether an object holds a score that is everybody's. */
export const isOfAll = (value: object): boolean => Object.keys(value).some((name) => ofMany.test(plainName(name)));

function scoreOf(members: Json): string | number | undefined {
  if (isOfAll(members)) return undefined;
  const [score] = namedIn(members, scores);
  const [scale] = namedIn(members, scales).map(Number);
  if (typeof score !== 'number' && typeof score !== 'string') return undefined;
  if (scale === undefined || !(scale > 0) || Number.isNaN(Number(score))) return score;
  return [5, 10, 20, 100].includes(scale) ? `${score}/${scale}` : `${(Number(score) * 100) / scale}%`;
}

function countOf(members: Json): string | number | undefined {
  const [season] = namedIn(members, ['season', 'seasonnumber']).map(Number);
  const [count] = [...namedIn(members, counts), ...namedIn(members, episodes)];
  if (typeof count !== 'number' && typeof count !== 'string') return undefined;
  if (season !== undefined && season > 0) return `S${season}E${count}`;
  const [total] = namedIn(members, totals).map(Number);
  return total !== undefined && total > 0 && /^\d+$/.test(String(count)) ? `${count}/${total}` : count;
}

/** Where how many there are is meant as well, only what says both is how far somebody is. */
function partOf(members: Json): string | undefined {
  const text = countOf(members);
  return typeof text === 'string' && /^\d+\/|^S\d+E/.test(text) ? text : undefined;
}

/** Those members of which the names are first in a list; 0 episodes are something to say. */
const namedIn = (members: Json, names: readonly string[]): readonly unknown[] =>
  names.map((name) => members[name]).filter((one) => one === 0 || !isBlank(one));
