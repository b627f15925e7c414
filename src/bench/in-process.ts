import { Bench as Tinybench } from 'tinybench';
import type { Plan } from './repeat.ts';
import type { Bench } from './scenario.ts';

/**
 * The ms of every counted run of something quick in this process, shortest first. For what takes micros, where the clock's
 * own time counts: it is taken off.
 */
export async function sampled(
  body: () => Promise<void>,
  { warmUps, runs }: Plan,
  { now, signal }: Pick<Bench, 'now' | 'signal'>,
): Promise<readonly number[]> {
  signal.throwIfAborted();
  const runner = new Tinybench({
    ...{ now, signal, iterations: runs, warmupIterations: warmUps, time: 0, warmupTime: 0 },
    retainSamples: true,
    subtractTimerOverhead: true,
    throws: true,
  });
  runner.add('body', body);
  const [task] = await runner.run();
  signal.throwIfAborted();
  const result = task?.result;
  if (!result || !('latency' in result) || !result.latency.samples) throw new Error('nothing was measured');
  return result.latency.samples;
}
