import type { AnimectlError } from '../model/errors.ts';
import { refsOf } from '../model/identity.ts';
import type { Answer, Arrived } from '../model/lookup.ts';
import { isOfFilms, type Ref } from '../model/ref.ts';
import type { Settled, SettledByTitle } from '../store/jobs.ts';
import {
  type Concluded,
  type Found,
  type ImportRun,
  type Memory,
  type OpenRow,
  settling,
  unique,
} from './import-run.ts';
import { isDoubtful } from './row-verdict.ts';
import { goneWords } from './stored-rows.ts';

/** What a batch of rows that name ids came to. */
export interface RefsDone extends Concluded {
  /** Rows that name further refs, the first of which nobody knows, and those that name a film by words as well. */
  readonly again: readonly OpenRow[];
  /** Rows whose words name another title than their ids, and how they end if nothing is found by their words. */
  readonly doubtful: readonly (Found & { readonly settle: SettledByTitle })[];
}

/** Asks for rows by their refs. `done` is given what came of them, also when the reader stops early or the asking fails. */
export async function* askRefs(
  rows: readonly OpenRow[],
  asking: ImportRun,
  done: (result: RefsDone) => Promise<void>,
): AsyncGenerator<Answer, void> {
  const answers = new Map<Ref, Arrived | 'missing' | AnimectlError>();
  const arrivals = new Set<Arrived>();
  const refs = unique(rows.flatMap(({ asked }) => asked?.refs[0] ?? []));
  try {
    for await (const answer of asking.lookup.titles(refs, { lookAhead: false, signal: asking.signal })) {
      if (answer.type === 'title') {
        for (const ref of refsOf(answer.title)) answers.set(ref, answer);
        if (answer.from !== 'store') arrivals.add(answer);
      } else if (answer.type === 'missing') answers.set(answer.ref, 'missing');
      else if (answer.type === 'failed') answers.set(answer.ref, answer.error);
      else if (answer.type === 'fallback') asking.memory.refusal = answer.error;
      // That nobody knows a row's title is told once, when the row is settled.
      if (answer.type === 'title') yield quietly(answer);
      else if (answer.type !== 'failed') yield answer;
    }
  } finally {
    await done(conclude(rows, answers, [...arrivals], asking.memory));
  }
}

function conclude(
  rows: readonly OpenRow[],
  answers: ReadonlyMap<Ref, Arrived | 'missing' | AnimectlError>,
  arrivals: readonly Arrived[],
  memory: Memory,
): RefsDone {
  const found: Found[] = [];
  const again: OpenRow[] = [];
  const lost: Settled[] = [];
  for (const row of rows) {
    const [ref, ...others] = row.asked?.refs ?? [];
    const answer = ref && answers.get(ref);
    if (ref === undefined || answer === undefined) continue;
    if (typeof answer === 'object' && 'title' in answer) found.push(foundBy(row, answer));
    else if (row.asked && (others.length > 0 || (row.asked.title !== undefined && isOfFilms(ref))))
      again.push({ ...row, asked: { ...row.asked, refs: others }, tried: [...(row.tried ?? []), ref] });
    else if (answer === 'missing')
      lost.push({ position: row.position, outcome: 'notFound', reason: `nobody has ${ref}` });
    else lost.push({ position: row.position, outcome: 'failed', reason: answer.message });
  }
  const settled = settling(found, memory);
  const doubtful = found.flatMap((one, n) => {
    const settle = settled[n];
    return settle && one.row.asked && isDoubtful(one.row.asked, one.title) ? [{ ...one, settle }] : [];
  });
  const later = new Set(doubtful.map(({ settle }) => settle));
  return { arrivals, settle: [...settled.filter((one) => !later.has(one)), ...lost], again, doubtful };
}

const foundBy = (row: OpenRow, { title, unknownTo }: Arrived): Found => ({
  ...{ row, title },
  ...(unknownTo !== undefined && { reason: goneWords(unknownTo) }),
});

function quietly({ unknownTo: _, ...answer }: Arrived): Arrived {
  return answer;
}
