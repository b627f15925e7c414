import { describe, expect, it } from 'vitest';
import { NotFoundError, StoreError } from '../../../src/model/errors.ts';
import { adviceOf } from '../../../src/report/text/advice.ts';

const file = '/x/anime.db';

describe('what to do where the database is of no use', () => {
  it.each([
    ['busy', 'try again when it has'],
    ['full', 'free some space and run it again, or choose another file with --db'],
    ['readonly', 'allow writing to the file and its folder, or choose another file with --db'],
    ['missing', 'name another file with --db'],
    ['newer', 'update animectl, or choose another file with --db'],
    ['outdated', 'run animectl db migrate, which keeps a copy of the file'],
    ['damaged', 'restore a copy of it, or move it away and run the command again'],
  ] as const)('is told by its code: %s', (code, advice) => {
    expect(adviceOf(new StoreError(code, 'what happened', { file }))).toBe(
      `Database ${file}: what happened; ${advice}`,
    );
  });

  it.each([
    ['denied', 'check its address (user, password, sslmode), and what its user may do there'],
    ['unreachable', 'check host and port of its address, or start the server'],
    ['missing', 'name another with --db'],
  ] as const)('is told by its code where it is on a server: %s', (code, advice) => {
    expect(adviceOf(new StoreError(code, 'no', { file: 'postgres://me@h/x' }))).toBe(
      `Database postgres://me@h/x: no; ${advice}`,
    );
    const copied = new StoreError('missing', 'no', { file: 'postgres://me@h/x', side: 'FROM' });
    expect(adviceOf(copied)).toBe('Database postgres://me@h/x: no; name another FROM');
  });

  it('names the one of the two databases of a copy that is of no use', () => {
    const words = (code: 'missing' | 'path', side: 'FROM' | 'TO') =>
      adviceOf(new StoreError(code, 'no', { file, side }));
    expect(words('missing', 'FROM')).toBe(`Database ${file}: no; name another FROM`);
    expect(words('path', 'TO')).toBe(`Database ${file}: no; choose another TO`);
  });

  it('follows what is said where there is nothing to do', () => {
    expect(adviceOf(new StoreError('invalid', 'what happened', { file }))).toBe(`Database ${file}: what happened`);
    expect(adviceOf(new NotFoundError('nobody has it'))).toBe('nobody has it');
  });

  it('says what an import kept, and how it goes on', () => {
    const kept = { job: 3, done: 40, rows: 60 };
    expect(adviceOf(new StoreError('invalid', 'what happened', { file, kept }))).toBe(
      `Database ${file}: what happened. What was saved of import 3 until then is kept (rows done: 40 of 60); go on with animectl import --resume 3`,
    );
  });
});

describe('what to do where nobody was asked', () => {
  it('is to ask somebody, with the nearest of what is here', () => {
    const said = (message: string) => adviceOf(new NotFoundError(message, { code: 'not-here' }));
    expect(said('"Robo" is neither stored nor bundled')).toMatch(
      /^"Robo" is neither stored nor among the \d+ bundled franchises\. Nobody was asked: without --offline /,
    );
    expect(said('"Robo" is neither stored nor bundled. The nearest: Robot (2001), anilist:1')).toMatch(
      /bundled franchises\. The nearest: Robot \(2001\), anilist:1\. Nobody was asked: without --offline /,
    );
    expect(said('"Robo" is not in the library')).toBe('"Robo" is not in the library');
    const absent = (message: string) => adviceOf(new NotFoundError(message, { code: 'absent' }));
    expect(absent('anilist:9 is neither stored nor bundled')).toMatch(
      /franchises\. Nobody was asked: without --offline /,
    );
    const asked = 'anilist:9 is not there: no provider that was asked has it';
    expect(absent(asked)).toBe(asked);
  });
});
