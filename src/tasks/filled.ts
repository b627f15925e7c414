import type { App } from '../app/app.ts';
import type { RunEvent } from '../model/events.ts';
import type { Franchise } from '../model/franchise.ts';
import type { Title } from '../model/title.ts';
import type { Stored } from '../store/database.ts';
import { apart } from './task.ts';

/** What an answer says of a title beside its name, and the database may know from another provider. */
const facts = [
  'status',
  'episodes',
  'durationMinutes',
  'startDate',
  'endDate',
  'year',
  'rating',
  'english',
  'native',
] as const;

/** What is needed to say how much there is to watch. */
const lengths = ['episodes', 'durationMinutes'] as const;

/**
 * Passes events on. What the answer lacks of the lengths of titles, and the database knows from another provider, stands in it,
 * with who says so: a provider that is asked again does not make it unknown.
 */
export async function* filledFromStore<T>(events: AsyncGenerator<RunEvent, T>, app: App): AsyncGenerator<RunEvent, T> {
  const { events: passed, result } = apart(events);
  for await (const event of passed)
    yield event.type === 'franchise' ? { ...event, franchise: await filledFranchise(event.franchise, app) } : event;
  return result();
}

async function filledFranchise(franchise: Franchise, app: App): Promise<Franchise> {
  const isThere = app.databaseFile.identity() !== undefined;
  if (!isThere || !franchise.members.some(({ title }) => lacksLength(title))) return franchise;
  const { titles } = await app.database('forAnswer');
  const stored = await titles.load(franchise.members.map(({ title }) => title.ref));
  const members = franchise.members.map((member) => {
    const known = stored.get(member.title.ref);
    return known && lacksLength(member.title) ? { ...member, title: filledTitle(member.title, known) } : member;
  });
  return { ...franchise, members };
}

/** What is still to come has no length yet. Of what nobody says how far it is, somebody may know both. */
function lacksLength(title: Title): boolean {
  const isToCome = title.status === 'NOT_YET_RELEASED' || title.status === 'CANCELLED';
  return !isToCome && lengths.some((field) => title[field] === undefined);
}

function filledTitle(title: Title, { title: known, provider }: Stored): Title {
  const news = facts.filter((field) => title[field] === undefined && known[field] !== undefined);
  if (news.length === 0) return title;
  const values = Object.fromEntries(news.map((field) => [field, known[field]]));
  const statedBy = Object.fromEntries(news.map((field) => [field, known.statedBy?.[field] ?? provider]));
  return { ...title, ...values, statedBy: { ...title.statedBy, ...statedBy } };
}
