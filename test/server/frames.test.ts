import { expect, it } from 'vitest';
import { runFrame } from '../../src/server/frames.ts';
import { ProblemError } from '../../src/server/problem.ts';
import { fakeClock } from '../helpers/clock.ts';

it('a bug in a run is told to the log, with what it was, and to readers only that it is one', () => {
  const lines: string[] = [];
  const surroundings = { clock: fakeClock(0), log: (line: string) => void lines.push(line) };
  const frame = runFrame('0123abcd', 1, { type: 'end', error: new TypeError('no such thing') }, surroundings);
  expect(new TextDecoder().decode(frame)).toContain('"code":"bug"');
  expect(new TextDecoder().decode(frame)).not.toContain('no such thing');
  expect(lines.map((line) => JSON.parse(line))).toMatchObject([
    { id: '0123abcd', error: expect.stringContaining('TypeError: no such thing') },
  ]);
  runFrame('0123abcd', 1, { type: 'end', error: new ProblemError('stopped', 'It was ended.') }, surroundings);
  expect(lines).toHaveLength(1);
});
