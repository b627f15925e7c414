import type { Bench } from './scenario.ts';

/** How often something is done. The first `warmUps` do not count. */
export interface Plan {
  readonly warmUps: number;
  /** At least so often, */
  readonly runs: number;
  /** and, if that is over sooner, for so long. */
  readonly leastMs?: number;
}

/** One way of doing it, once: resolves to how many ms that took, without what was done to make ready for it. */
export type Way = () => Promise<number>;

/** The ms of every counted run. */
export async function repeated(way: Way, plan: Plan, bench: Bench): Promise<readonly number[]> {
  const [times = []] = await interleaved([way], plan, bench);
  return times;
}

/**
 * The ms of every counted run of each way. All ways have their turn before the first has its second: a machine that becomes
 * slower or faster is unfair to none of them. The n-th runs of all ways belong together. After Ctrl-C: as many as there are
 * of all of them; rejects where there is none.
 */
export async function interleaved(
  ways: readonly Way[],
  plan: Plan,
  bench: Pick<Bench, 'signal' | 'now'>,
): Promise<readonly (readonly number[])[]> {
  const rounds: (readonly number[])[] = [];
  try {
    for await (const round of roundsOf(ways, plan, bench)) rounds.push(round);
  } catch (error) {
    if (!bench.signal.aborted || rounds.length === 0) throw error;
  }
  return ways.map((_, n) => rounds.map((times) => times[n] ?? Number.NaN));
}

async function* roundsOf(
  ways: readonly Way[],
  { warmUps, runs, leastMs = 0 }: Plan,
  { signal, now }: Pick<Bench, 'signal' | 'now'>,
): AsyncGenerator<readonly number[]> {
  let begun = now();
  for (let round = -warmUps; round < runs || now() - begun < leastMs; round++) {
    if (round === 0) begun = now();
    const times: number[] = [];
    for (const way of ways) {
      signal.throwIfAborted();
      times.push(await way());
    }
    if (round >= 0) yield times;
  }
}

/** How many ms `body` takes. */
export async function timed({ now }: Pick<Bench, 'now'>, body: () => unknown): Promise<number> {
  const begun = now();
  await body();
  return now() - begun;
}
