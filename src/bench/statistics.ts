/** What many repetitions of one thing come to. All but `runs` and `remark` are in ms. */
export interface Statistics {
  readonly medianMs: number;
  readonly p95Ms: number;
  /** The sample's standard deviation; 0 for a single run. */
  readonly deviationMs: number;
  readonly minMs: number;
  readonly maxMs: number;
  readonly runs: number;
  /** Why the figures may mislead, for people. */
  readonly remark?: string;
}

/** `timesMs`: in the order in which they ran. Throws a RangeError where there is none. */
export function statisticsOf(timesMs: readonly number[]): Statistics {
  const sorted = [...timesMs].sort((a, b) => a - b);
  const remark = remarkOn(timesMs);
  return {
    medianMs: quantile(sorted, 0.5),
    p95Ms: quantile(sorted, 0.95),
    deviationMs: deviation(timesMs),
    minMs: quantile(sorted, 0),
    maxMs: quantile(sorted, 1),
    runs: timesMs.length,
    ...(remark && { remark }),
  };
}

export function median(numbers: readonly number[]): number {
  return quantile(
    [...numbers].sort((a, b) => a - b),
    0.5,
  );
}

/** How many times as long as `base` something took: the median over the runs that belong together. */
export function timesAsLong(timesMs: readonly number[], base: readonly number[]): number {
  return median(timesMs.flatMap((ms, n) => (base[n] === undefined ? [] : [ms / base[n]])));
}

/** Between the two nearest of the numbers, which are in order. */
export function quantile(sorted: readonly number[], share: number): number {
  const place = (sorted.length - 1) * share;
  const [below, above] = [sorted[Math.floor(place)], sorted[Math.ceil(place)]];
  if (below === undefined || above === undefined) throw new RangeError('Nothing was measured');
  return below + (above - below) * (place - Math.floor(place));
}

function deviation(numbers: readonly number[]): number {
  if (numbers.length < 2) return 0;
  const mean = numbers.reduce((sum, one) => sum + one, 0) / numbers.length;
  return Math.sqrt(numbers.reduce((sum, one) => sum + (one - mean) ** 2, 0) / (numbers.length - 1));
}

// As hyperfine has it: a modified z-score above 14.826, ten times the median distance from the median.
const farOut = 10;

/** Says whether some runs took far longer than most. Of fewer than five nobody can tell. */
function remarkOn(timesMs: readonly number[]): string | undefined {
  const [first] = timesMs;
  if (first === undefined || timesMs.length < 5) return undefined;
  const middle = median(timesMs);
  const distance = median(timesMs.map((ms) => Math.abs(ms - middle)));
  // Below the clock's grain and what nobody would notice, there is no such thing.
  const isFar = (ms: number) => ms - middle > Math.max(farOut * distance, middle * 0.05);
  const far = timesMs.filter(isFar).length;
  if (far === 0) return undefined;
  if (far === 1 && isFar(first)) return 'the first run took far longer: something was not warm yet';
  return `${far} of ${timesMs.length} runs took far longer: the machine was busy with something else`;
}
