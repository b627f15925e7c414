import { getEventListeners, once } from 'node:events';
import { expect, it } from 'vitest';
import { deadline, unlessDone } from '../../src/http/deadline.ts';

it('stops when any of its signals does, for the same reason', () => {
  const [one, other] = [new AbortController(), new AbortController()];
  const stop = deadline([undefined, one.signal, null, other.signal]);
  expect(stop.signal.aborted).toBe(false);
  other.abort(new Error('enough'));
  expect([stop.signal.aborted, stop.signal.reason, stop.expired()]).toEqual([true, new Error('enough'), false]);
  stop.done();
  expect([one, other].map(({ signal }) => getEventListeners(signal, 'abort').length)).toEqual([0, 0]);
});

it('has stopped where one of its signals had', () => {
  const stop = deadline([AbortSignal.abort(new Error('before'))]);
  expect(stop.signal.reason).toEqual(new Error('before'));
  stop.done();
});

it('stops when its time is over, and says that it was the time', async () => {
  const stop = deadline([], 1);
  await once(stop.signal, 'abort');
  expect(stop.expired()).toBe(true);
  expect(stop.signal.reason).toMatchObject({ name: 'TimeoutError', message: 'No answer in time' });
});

it('that is longer than any timer of Node does not stop at once', async () => {
  const [stop, short] = [deadline([], 1e12), deadline([], 1)];
  let isDone = false;
  const cancel = unlessDone(1e12, () => {
    isDone = true;
  });
  await once(short.signal, 'abort');
  expect([stop.signal.aborted, isDone]).toEqual([false, false]);
  stop.done();
  cancel();
});

it('does not stop any more once it is done, and does what it was to do unless that was called off', async () => {
  const worked: string[] = [];
  const done = deadline([], 1);
  done.done();
  unlessDone(1, () => worked.push('called off'))();
  await new Promise<void>((resolve) => unlessDone(1, resolve));
  expect([done.signal.aborted, done.expired(), worked]).toEqual([false, false, []]);
});
