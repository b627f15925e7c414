import { getEventListeners } from 'node:events';
import { expect, it } from 'vitest';
import { createSlots } from '../../src/http/slots.ts';

const never = new AbortController().signal;

/** Who has come in so far, in order. */
function entering(most: number) {
  const slots = createSlots(most);
  const came: string[] = [];
  const enter = (who: string, signal = never) =>
    slots.enter(signal).then((leave) => {
      came.push(who);
      return leave;
    });
  return { came, enter, settled: () => new Promise<void>((done) => setImmediate(done)) };
}

it('lets in so many at once, and the others in the order in which they came', async () => {
  const { came, enter, settled } = entering(2);
  const [a, b, c, d] = ['a', 'b', 'c', 'd'].map((who) => enter(who));
  await settled();
  expect(came).toEqual(['a', 'b']);
  (await b)?.();
  await settled();
  expect(came).toEqual(['a', 'b', 'c']);
  (await a)?.();
  await settled();
  expect(came).toEqual(['a', 'b', 'c', 'd']);
  for (const one of [c, d]) (await one)?.();
  const [e, f] = [enter('e'), enter('f'), enter('g')];
  await settled();
  expect(came.slice(4)).toEqual(['e', 'f']);
  for (const one of [e, f]) (await one)?.();
});

it('takes a slot back once, however often it is given back', async () => {
  const { came, enter, settled } = entering(1);
  const leave = await enter('a');
  leave();
  leave();
  await enter('b');
  void enter('c');
  await settled();
  expect(came).toEqual(['a', 'b']);
});

it('lets go of who gives up in the line, and passes over him', async () => {
  const { came, enter, settled } = entering(1);
  const leave = await enter('a');
  const stop = new AbortController();
  const b = enter('b', stop.signal);
  const c = enter('c');
  stop.abort(new Error('enough'));
  await expect(b).rejects.toThrow('enough');
  await expect(enter('d', stop.signal)).rejects.toThrow('enough');
  leave();
  (await c)();
  await enter('e');
  await settled();
  expect(came).toEqual(['a', 'c', 'e']);
});

it('hears no more of a signal once its turn has come', async () => {
  const { enter } = entering(1);
  const { signal } = new AbortController();
  const leave = await enter('a', signal);
  const b = enter('b', signal);
  expect(getEventListeners(signal, 'abort')).toHaveLength(1);
  leave();
  await b;
  expect(getEventListeners(signal, 'abort')).toEqual([]);
});
