import { present } from '../../model/present.ts';
import type { Ref } from '../../model/ref.ts';
import type { ListEntry } from '../../model/watched.ts';
import type { Followed, KeptList, ListWork, StoredLists } from '../lists.ts';
import type { Dialect } from './dialect.ts';
import type { Engine } from './engine.ts';
import { all, listGiven, type Parameter, rowsGiven, run, type Steps } from './statement.ts';

export function readLists({ dialect: { list: sql, watch }, read }: Engine): StoredLists {
  const found = <Row, Made>(of: string, make: (row: Row) => Made, text: string, ...values: readonly Parameter[]) =>
    read<readonly Made[]>(
      function* () {
        return (yield* all<Row>(text, ...values)).map(make);
      },
      { of, or: [] },
    );
  return {
    all: () => found('list_entry', listOf, sql.allLists),
    entries: async (list) =>
      latest(
        list === undefined
          ? await found('list_entry', entryOf, sql.myEntries)
          : await found('list_entry', entryOf, sql.listed, list),
      ),
    mine: async (refs) =>
      new Map(
        await found(
          'list_entry',
          ({ asked, ...row }: { asked: Ref }) => [asked, entryOf(row)] as const,
          sql.mine,
          listGiven(refs),
        ),
      ),
    followed: () => found('watch', (row: object) => present(row) as Followed, watch.watches),
  };
}

interface ListColumns {
  readonly name: string;
  readonly mine: 0 | 1;
  readonly at: number;
  readonly entries: number;
}

const listOf = ({ mine, ...list }: ListColumns): KeptList => ({ ...list, isMine: mine === 1 });
const entryOf = (row: object): ListEntry => present(row) as ListEntry;

/** A title that has got another ref since may be there under both: the later word counts. */
function latest(entries: readonly ListEntry[]): readonly ListEntry[] {
  const byRef = new Map<Ref, ListEntry>();
  for (const entry of entries) {
    const before = byRef.get(entry.ref);
    if (!before || before.at <= entry.at) byRef.set(entry.ref, entry);
  }
  return [...byRef.values()];
}

/** Does what a batch does to a list, inside a transaction. Returns how many entries and lists it removed. */
export function* workOnList(sql: Dialect['list'], work: ListWork, now: number): Steps<number> {
  const { list } = work;
  if (work.type === 'remove') return yield* run(sql.removeList, list);
  if (work.type === 'drop') return yield* run(sql.drop, list, listGiven(work.refs), listGiven(work.refs));
  if (work.type === 'fill' && work.ifSaid && (yield* all(sql.saysSomething, work.job)).length === 0) return 0;
  yield* run(sql.makeList, list, Math.min(work.at, now));
  if (work.type === 'mine') {
    yield* run(sql.noneMine);
    yield* run(sql.makeMine, list);
    return 0;
  }
  if (work.type === 'put') yield* run(sql.put, rowsGiven(work.entries.map((one) => cellsOf(one, now))), list);
  else yield* run(sql.fill, work.status ?? null, work.from, Math.min(work.at, now), list, work.job);
  yield* run(sql.dropStale, list);
  return 0;
}

function cellsOf(entry: ListEntry, now: number): readonly unknown[] {
  const { ref, title, status, progress, score, startedOn, finishedOn, repeats, from, at } = entry;
  const said = [status, progress, score, startedOn, finishedOn, repeats].map((one) => one ?? null);
  return [ref, title, ...said, from, Math.min(at, now)];
}
