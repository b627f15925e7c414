import { expect, it } from 'vitest';
import { bounds } from '../../src/server/options.ts';
import { type Crawl, createRuns } from '../../src/server/runs.ts';
import { fakeClock } from '../helpers/clock.ts';

const newRuns = (frameBytes = 0) =>
  createRuns<never>({ clock: fakeClock(0), stopwatch: () => 0, frameOf: () => new Uint8Array(frameBytes) });

/** Ends when it is aborted, with the reason. */
const endless: Crawl<never, string> = async function* (signal) {
  yield* [];
  return new Promise((_, fail) => {
    if (signal.aborted) fail(signal.reason);
    signal.addEventListener('abort', () => fail(signal.reason), { once: true });
  });
};

it('a reader who comes back by the id of a run keeps it going when the one before has left', async () => {
  const runs = newRuns();
  const first = runs.join('question', 'me', endless);
  const second = runs.rejoin(first.id, 'question') ?? expect.fail('the run is not found');
  first.leave();
  const third = runs.join('question', 'me', endless);
  expect(third.id).toBe(first.id);
  second.leave();
  third.leave();
  await expect(first.document).rejects.toMatchObject({ code: 'stopped' });
});

it('a run that its last reader left is begun anew, and is no bug', async () => {
  const runs = newRuns();
  const first = runs.join('question', 'me', endless);
  first.leave();
  expect(runs.rejoin(first.id, 'question')).toBeUndefined();
  await expect(first.document).rejects.toMatchObject({ code: 'stopped' });
  expect(runs.rejoin(first.id, 'question')).toBeUndefined();
  const again = runs.join('question', 'me', endless);
  expect(again.id).not.toBe(first.id);
  again.leave();
  await expect(again.document).rejects.toMatchObject({ code: 'stopped' });
});

it('a server that stops begins nothing, not even what was stopped and has not ended yet', async () => {
  const runs = newRuns();
  const first = runs.join('question', 'me', endless);
  const stopped = runs.stop(1_000);
  first.leave();
  expect(() => runs.join('question', 'me', endless)).toThrow(expect.objectContaining({ code: 'stopping' }));
  await expect(first.document).rejects.toMatchObject({ code: 'stopped' });
  await stopped;
});

it('runs that have ended are remembered for readers who come back, as long as all they have said is little enough', async () => {
  const runs = newRuns(bounds.endedRunBytes / 4);
  const ids = [];
  for (let n = 0; n < 6; n++) {
    const { id, document, leave } = runs.join(`question ${n}`, 'me', async function* () {
      yield* [];
      return n;
    });
    await document;
    leave();
    ids.push(id);
  }
  expect(ids.map((id, n) => runs.rejoin(id, `question ${n}`) !== undefined)).toEqual([
    false,
    false,
    true,
    true,
    true,
    true,
  ]);
});

it('a reader who comes back with another question is told nothing of the one before', async () => {
  const runs = newRuns();
  const first = runs.join('question', 'me', endless);
  expect(runs.rejoin(first.id, 'another question')).toBeUndefined();
  const done = runs.join('short', 'me', async function* () {
    yield* [];
    return 1;
  });
  await done.document;
  expect(runs.rejoin(done.id, 'another question')).toBeUndefined();
  expect(runs.rejoin(done.id, 'short')?.id).toBe(done.id);
  first.leave();
  await expect(first.document).rejects.toMatchObject({ code: 'stopped' });
});
