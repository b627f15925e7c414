import { chmodSync, existsSync, readdirSync, readFileSync, statSync } from 'node:fs';
import { request as httpRequest } from 'node:http';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { type Caller, refusalOf } from '../../src/server/admission.ts';
import { keyCheck, keyInFile } from '../../src/server/key.ts';
import { newWorld } from '../helpers/io.ts';
import { jsonOf, key, serving } from './serving.ts';

const caller: Caller = {
  method: 'GET',
  path: '/api/v1/franchise',
  host: '127.0.0.1:4747',
  origin: undefined,
  site: undefined,
  mode: undefined,
  forwarded: false,
  hasKey: false,
};
const local = { host: '127.0.0.1', allowedHosts: [] };
const everywhere = { host: '0.0.0.0', allowedHosts: ['anime.example.com'] };

describe('who may ask', () => {
  it.each<[string, Partial<Caller>, typeof local | typeof everywhere, string | undefined]>([
    ['this machine reads', {}, local, undefined],
    ['by any name of loopback', { host: '[::1]:4747' }, local, undefined],
    ['this machine writes', { method: 'POST' }, local, 'key-needed'],
    ['for what the user has seen', { path: '/api/v1/next' }, local, 'key-needed'],
    ['for what the user has seen, with the key', { path: '/api/v1/next', hasKey: true }, local, undefined],
    ['with the key', { method: 'POST', hasKey: true }, local, undefined],
    ['through a proxy on this machine', { forwarded: true }, local, 'key-needed'],
    ['under a name that leads here', { host: 'evil.example:4747' }, local, 'wrong-host'],
    ['even with the key', { host: 'evil.example', hasKey: true }, local, 'wrong-host'],
    ['under a name like one of ours', { host: 'localhost.evil.example' }, local, 'wrong-host'],
    ['without a name', { host: undefined }, local, 'wrong-host'],
    ['with a name that is none', { host: 'a@127.0.0.1' }, local, 'wrong-host'],
    ['under an address that is not its own', { host: '10.0.0.1' }, local, 'wrong-host'],
    ['from elsewhere', { host: '10.0.0.1:80' }, everywhere, 'key-needed'],
    ['from elsewhere by loopback', {}, everywhere, 'key-needed'],
    ['from elsewhere with the key', { host: '10.0.0.1:80', hasKey: true }, everywhere, undefined],
    ['under the name that is allowed', { host: 'Anime.Example.com', hasKey: true }, everywhere, undefined],
    ['for its health', { host: '10.0.0.1', path: '/health/live' }, everywhere, undefined],
    ['from our own page', { origin: 'http://127.0.0.1:4747', site: 'same-origin' }, local, undefined],
    ['from a page elsewhere', { origin: 'https://evil.example' }, local, 'foreign-origin'],
    ['from a page at another port', { origin: 'http://127.0.0.1:8080' }, local, 'foreign-origin'],
    ['from a page without an origin', { origin: 'null' }, local, 'foreign-origin'],
    ['from an image on a page elsewhere', { site: 'cross-site', mode: 'no-cors' }, local, 'foreign-origin'],
    ['by a link to the API', { site: 'cross-site', mode: 'navigate' }, local, 'foreign-origin'],
    ['by a link to the page', { path: '/', site: 'cross-site', mode: 'navigate' }, local, undefined],
    ['by hand', { site: 'none', mode: 'navigate' }, local, undefined],
  ])('%s: %o', (_, part, where, refusal) => {
    expect(refusalOf({ ...caller, ...part }, where)).toBe(refusal);
  });

  it('takes the key in either header, and no other', async () => {
    const { url, log } = await serving({ words: ['--offline', '--allow-host', 'anime.example'] });
    const { port } = new URL(url);
    const asked = (headers: Readonly<Record<string, string>>, path = '/api/v1/franchise?q=Gintama') =>
      new Promise<number>((done, fail) => {
        const sent = httpRequest({ port, path, headers: { host: 'anime.example', ...headers } }, (answer) => {
          answer.resume().on('end', () => done(answer.statusCode ?? 0));
        });
        sent.on('error', fail).end();
      });
    expect(await asked({})).toBe(401);
    expect(await asked({ 'x-api-key': `${key}x` })).toBe(401);
    expect(await asked({}, `/api/v1/franchise?q=Gintama&key=${key}`)).toBe(401);
    expect(await asked({ 'x-api-key': key })).toBe(200);
    expect(await asked({ authorization: `Bearer ${key}` })).toBe(200);
    expect(await asked({ host: 'evil.example', 'x-api-key': key })).toBe(421);
    expect(JSON.stringify(log())).not.toContain(key);
    expect(log()).toHaveLength(6);
  });

  it('says how a key is given to whoever has given none, and to nobody else', async () => {
    const { url } = await serving({ words: ['--offline'] });
    const [none, nothing] = await Promise.all(['/api/v1/next', '/nothing'].map((path) => fetch(`${url}${path}`)));
    expect([none?.status, none?.headers.get('www-authenticate')]).toEqual([401, 'Bearer realm="animectl"']);
    expect([nothing?.status, nothing?.headers.get('www-authenticate')]).toEqual([404, null]);
  });

  it('refuses an address that is too long, and headers that are', async () => {
    const { url } = await serving();
    const long = await fetch(`${url}/api/v1/franchise?q=${'a'.repeat(5_000)}`);
    expect([long.status, (await jsonOf(long)).code]).toEqual([414, 'too-long']);
    expect((await fetch(`${url}/health/live`, { headers: { 'x-a': 'a'.repeat(20_000) } })).status).toBe(431);
  });
});

describe('the key', () => {
  it('is made once, for its owner alone, and anew when that is asked for', async () => {
    const world = newWorld();
    const first = await world.run(['serve', '--show-key']);
    const file = join(world.folder, 'data', 'server.key');
    expect(first).toMatchObject({ code: 0, out: readFileSync(file, 'utf8'), err: '' });
    expect(statSync(file).mode & 0o777).toBe(0o600);
    expect((await world.run(['serve', '--show-key'])).out).toBe(first.out);
    const other = await world.run(['serve', '--new-key']);
    expect(other.out).not.toBe(first.out);
    expect(other.out.trim().length).toBeGreaterThan(40);
    expect(statSync(file).mode & 0o777).toBe(0o600);
    expect((await world.run(['serve', '--show-key'])).out).toBe(other.out);
  });

  it('that others could read is its owner’s alone again', async () => {
    const world = newWorld();
    const { out } = await world.run(['serve', '--show-key']);
    const file = join(world.folder, 'data', 'server.key');
    chmodSync(file, 0o666);
    expect(keyInFile(file)).toBe(out.trim());
    expect(statSync(file).mode & 0o777).toBe(0o600);
  });

  it('is one for several that start for the first time at once', async () => {
    const world = newWorld();
    const keys = await Promise.all(Array.from({ length: 8 }, () => world.run(['serve', '--show-key'])));
    expect(new Set(keys.map(({ out }) => out)).size).toBe(1);
    expect(readdirSync(join(world.folder, 'data'))).toEqual(['server.key']);
  });

  it.skipIf(!existsSync('/proc/self'))('that cannot be kept is an error in one line', () => {
    expect(() => keyInFile('/proc/nowhere/animectl/server.key')).toThrow(/cannot be written to .*ENOENT/);
  });

  it('comes from the environment where it is there, and not if it could be guessed', async () => {
    const world = newWorld({ env: { ANIMECTL_KEY: key } });
    expect((await world.run(['serve', '--show-key'])).out).toBe(`${key}\n`);
    expect(existsSync(join(world.folder, 'data', 'server.key'))).toBe(false);
    const renewed = await world.run(['serve', '--new-key']);
    expect([renewed.code, renewed.out]).toEqual([2, '']);
    expect(renewed.err).toMatch(/^animectl: ANIMECTL_KEY is set and counts before a key that is made/);
    const weak = await world.run(['serve'], { env: { ANIMECTL_KEY: 'secret' } });
    expect(weak.code).toBe(2);
    expect(weak.err).toMatch(/^animectl: ANIMECTL_KEY must be at least 16/);
    expect(weak.err).not.toContain('secret');
  });

  it('is compared whole', () => {
    const isKey = keyCheck(key);
    expect([key, `${key} `, key.slice(1), '', key.toUpperCase()].map(isKey)).toEqual([
      true,
      false,
      false,
      false,
      false,
    ]);
  });
});

it('ends at once where it was to end before it was there', async () => {
  const { code, out, err } = await newWorld().run(['serve', '--port', '0'], { signal: AbortSignal.abort() });
  expect([code, out, err]).toEqual([0, expect.stringMatching(/^animectl listens on http:\/\/127\.0\.0\.1:\d+\n$/), '']);
});

it('says what it cannot do in one line', async () => {
  const { url } = await serving();
  const taken = await newWorld().run(['serve', '--port', new URL(url).port]);
  expect([taken.code, taken.err]).toEqual([
    2,
    expect.stringMatching(/^animectl: the server cannot listen on .* another program listens there\n$/),
  ]);
  for (const words of [
    ['--port', '70000'],
    ['--base', 'a b'],
    ['--allow-host', 'a/b'],
  ])
    expect((await newWorld().run(['serve', ...words])).code).toBe(2);
});

it('answers under a base, and nowhere else', async () => {
  const { url } = await serving({ words: ['--base', '/anime/'] });
  expect(url).toMatch(/:\d+\/anime$/);
  expect((await fetch(`${url}/health/live`)).status).toBe(200);
  // What its own form and links lead to, and the same without the slash.
  for (const path of ['', '/', '/?q=x&wait=1']) expect(await (await fetch(`${url}${path}`)).text()).toContain('<main>');
  expect((await fetch(new URL('/health/live', url))).status).toBe(404);
  const problem = await jsonOf(await fetch(`${url}/api/v1/nothing`));
  expect(problem).toMatchObject({ code: 'not-found', type: '/anime/docs#not-found' });
});
