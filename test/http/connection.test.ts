import { describe, expect, it } from 'vitest';
import { cutShort, unreachable } from '../../src/http/connection.ts';

const coded = (code: string, message = 'words of the system') => Object.assign(new Error(message), { code });
const thrown = (cause: unknown) => new TypeError('fetch failed', { cause });
const many = Number.POSITIVE_INFINITY;

describe('why there was no answer', () => {
  it.each([
    ['ENOTFOUND', 'no such host (is there a network?)', 0],
    ['EAI_AGAIN', 'its name cannot be looked up now (is there a network?)', 1],
    ['ECONNREFUSED', 'nothing listens there', 0],
    ['ENETUNREACH', 'no way there (is there a network?)', 0],
    ['EHOSTUNREACH', 'no way there (is there a network?)', 0],
    ['ENETDOWN', 'the network is down', 0],
    ['EACCES', 'this machine does not let us', 0],
    ['EPERM', 'this machine does not let us', 0],
    ['ETIMEDOUT', 'it does not take up the connection', 1],
    ['UND_ERR_CONNECT_TIMEOUT', 'it does not take up the connection', 1],
    ['ECONNRESET', 'the connection was cut', many],
    ['EPIPE', 'the connection was cut', many],
    ['UND_ERR_SOCKET', 'the connection was cut', many],
    ['UND_ERR_HEADERS_OVERFLOW', 'its answer has too many headers', 0],
    ['CERT_HAS_EXPIRED', 'its certificate is not trusted (CERT_HAS_EXPIRED)', 0],
    ['UNABLE_TO_VERIFY_LEAF_SIGNATURE', 'its certificate is not trusted (UNABLE_TO_VERIFY_LEAF_SIGNATURE)', 0],
    ['UNABLE_TO_GET_ISSUER_CERT_LOCALLY', 'its certificate is not trusted (UNABLE_TO_GET_ISSUER_CERT_LOCALLY)', 0],
    ['ERR_TLS_CERT_ALTNAME_INVALID', 'its certificate is not trusted (ERR_TLS_CERT_ALTNAME_INVALID)', 0],
    ['ERR_SSL_WRONG_VERSION_NUMBER', 'no safe connection (ERR_SSL_WRONG_VERSION_NUMBER)', 0],
    ['EPROTO', 'no safe connection (EPROTO)', 0],
    ['ESOMETHING', 'words of the system (ESOMETHING)', 1],
  ])('%s is said in words, with how often another try makes sense', (code, words, retries) => {
    expect(unreachable(thrown(coded(code)), 'graphql.anilist.co')).toEqual({
      reason: 'network',
      message: `could not reach graphql.anilist.co: ${words}`,
      retries,
    });
  });

  it('is that of the innermost error, and of the first of several', () => {
    const wrapped = thrown(Object.assign(new Error('outer', { cause: coded('ENOTFOUND') }), { code: 'EOUTER' }));
    expect(unreachable(wrapped, 'host').message).toContain('no such host');
    const several = thrown(new AggregateError([coded('ENETUNREACH'), coded('ECONNREFUSED')]));
    expect(unreachable(several, 'host').message).toContain('no way there');
    expect(unreachable(thrown({ code: 'EOTHER' }), 'host').message).toBe('could not reach host: (EOTHER)');
  });

  it('is unknown where no error has a code, or errors hold each other in a circle', () => {
    const failed = { reason: 'network', message: 'could not reach host: the connection failed', retries: 1 };
    const circle: { cause?: unknown } = {};
    circle.cause = circle;
    const several: { errors: unknown[] } = { errors: [] };
    several.errors.push(several);
    for (const error of [several, new Error('x'), 'x', null, undefined, { code: 7 }, { errors: 'x' }, circle])
      expect(unreachable(error, 'host')).toEqual(failed);
  });

  it('is a firewall where the connection was cut before it was safe: one more try', () => {
    const cut = coded('ECONNRESET', 'Client network socket disconnected before secure TLS connection was established');
    expect(unreachable(thrown(cut), 'host')).toEqual({
      reason: 'network',
      message: 'could not reach host: the connection was cut before it was safe',
      retries: 1,
    });
  });

  it('is the port where that is for no web server, and what speaks there where it is none', () => {
    expect(unreachable(thrown(new Error('bad port')), 'host:22')).toEqual({
      reason: 'network',
      message: 'could not reach host:22: no web server has that port',
      retries: 0,
    });
    expect(unreachable(new Error('bad port'), 'host').message).toBe('could not reach host: the connection failed');
    expect(unreachable({ cause: new Error('bad port') }, 'host').message).toBe(
      'could not reach host: the connection failed',
    );
    expect(unreachable(thrown(coded('HPE_INVALID_CONSTANT')), 'host')).toEqual({
      reason: 'body',
      message: 'host answered with something that is not HTTP',
      retries: 0,
    });
  });
});

it('an answer that broke off, or cannot be unpacked, is worth any number of tries', () => {
  const broken = (message: string) => ({ reason: 'body', message, retries: many });
  expect(cutShort(thrown(coded('Z_DATA_ERROR')))).toEqual(broken('its answer cannot be unpacked'));
  expect(cutShort(thrown(coded('UND_ERR_SOCKET')))).toEqual(broken('its answer broke off'));
  expect(cutShort(new TypeError('terminated'))).toEqual(broken('its answer broke off'));
});
