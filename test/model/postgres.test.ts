import { describe, expect, it } from 'vitest';
import { isPostgres, postgresAddress } from '../../src/model/postgres.ts';

const read = (text: string) => postgresAddress(text, 'ANIMECTL_DB');

describe('the address of a PostgreSQL', () => {
  it('is told from a file', () => {
    expect(['postgres://h/d', 'postgresql://h/d', 'POSTGRES://h'].map(isPostgres)).toEqual([true, true, true]);
    expect(['anime.db', './postgres', '/postgres/x.db', 'postgres.sqlite'].map(isPostgres)).not.toContain(true);
  });

  it('is shown without the password and the parameters', () => {
    const address = read('postgres://me:p%40ss@db.example.com:6432/anime?sslmode=require');
    expect(address).toEqual({
      shown: 'postgres://me@db.example.com:6432/anime',
      ...{ host: 'db.example.com', port: 6432, user: 'me', password: 'p@ss', database: 'anime', sslMode: 'require' },
    });
  });

  it.each([
    ['postgres://localhost/anime', 'disable'],
    ['postgres://127.0.0.1/anime', 'disable'],
    ['postgres://[::1]:5432/anime', 'disable'],
    ['postgres:///anime?host=/run/postgresql', 'disable'],
    ['postgres://localhost/anime?sslmode=prefer', 'disable'],
    ['postgres://localhost/anime?sslmode=verify-full', 'verify-full'],
    ['postgres://db.example.com/anime', 'verify-full'],
    ['postgres://db.example.com/anime?sslmode=verify-ca', 'verify-ca'],
    ['postgres://localhost.example.com/anime', 'verify-full'],
  ])('%s has TLS as far as %s', (text, mode) => {
    expect(read(text).sslMode).toBe(mode);
  });

  it.each([
    ['postgres://me@/anime?host=/run/postgresql', { user: 'me', host: '/run/postgresql' }],
    ['postgres://me:p%40ss@:6432/anime?host=db', { user: 'me', password: 'p@ss', host: 'db', port: 6432 }],
    ['postgresql://:5433/anime', { port: 5433 }],
    ['postgres://me@', { user: 'me' }],
    ['postgres://', {}],
  ])('%s names its host elsewhere, as libpq takes it', (text, parts) => {
    const { shown, sslMode, database, ...address } = read(text);
    expect(address).toEqual(parts);
    expect([database, shown.includes('ss@'), shown.includes('localhost')]).toEqual([
      text.includes('anime') ? 'anime' : undefined,
      false,
      false,
    ]);
    expect(sslMode).toBe(text.includes('host=db') ? 'verify-full' : 'disable');
  });

  it.each([
    ['postgres://me:secret@db.example.com/anime?sslmode=disable', /sslmode=disable/],
    ['postgres://me:secret@db.example.com/anime?sslmode=prefer', /sslmode of disable, require/],
    ['postgres://me:secret@db.example.com/anime?options=-csecret', /parameter that is not known/],
    ['postgres://me:secret%@db.example.com/anime', /password with a bare %/],
    ['postgres://me:secret@:port/anime', /must be a file or a URL/],
    ['mysql://me:secret@localhost/anime', /must be a file or a URL/],
  ])('%s is refused in one line without the password', (text, words) => {
    expect(() => read(text)).toThrow(words);
    expect(() => read(text)).not.toThrow(/secret/);
  });
});
