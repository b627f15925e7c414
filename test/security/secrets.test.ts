import { chmodSync, mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { parseConfig } from '../../src/config/config.ts';
import { secretsIn } from '../../src/config/secrets.ts';
import { describeFailure } from '../../src/report/failure.ts';
import { anilistServer } from '../helpers/anilist-server.ts';
import { faultyServer, type Step } from '../helpers/faulty-server.ts';
import { titleOf } from '../helpers/franchise.ts';
import { newWorld } from '../helpers/io.ts';

const token = 'geheim-token-1234567890';
const env = { ANIMECTL_ANILIST_TOKEN: token, ANIMECTL_CACHE: 'redis://someone:geheim-password@127.0.0.1:1/0' };

/** Commands that speak of providers, settings or the cache. */
const commands: readonly (readonly string[])[] = [
  ['franchise', 'anilist:1', '--verbose'],
  ['franchise', 'anilist:1', '--json', '--log-format', 'json', '--verbose'],
  ['franchise', 'anilist:1', '--format', 'ndjson'],
  ['search', 'title', '--verbose'],
  ['import', 'anilist:1', 'Title', '--json', '--verbose'],
  ['diff', 'anilist:1', '--verbose'],
  ['doctor'],
  ['doctor', '--json'],
  ['cache', 'stats'],
  ['cache', 'stats', '--json'],
  ['cache', 'warm', '--popular', '1', '--verbose'],
  ['db', 'info', '--json'],
];

describe('a token and a password', () => {
  const repeated = `Bearer ${token} is wrong, ${token}`;
  const answers: readonly (readonly [string, Step | undefined])[] = [
    ['an answer', undefined],
    ['a refusal that repeats it', { status: 401, body: { errors: [{ message: repeated }] } }],
    ['an outage that repeats it', { status: 403, body: { message: `temporarily disabled for ${repeated}` } }],
    ['an error at 200 that repeats it', { status: 200, body: { data: null, errors: [{ message: repeated }] } }],
    ['a page that repeats it', { status: 502, body: `<html><title>${repeated}</title></html>` }],
    ['a header that repeats it', { status: 429, headers: { 'retry-after': token, 'x-request': token } }],
    ['a redirect that repeats it', { status: 302, headers: { location: `/?access_token=${token}` } }],
    [
      'a redirect elsewhere that repeats it',
      { status: 302, headers: { location: `http://x.example/${token}?t=${token}` } },
    ],
  ];
  it.each(answers)('are in no output: %s', async (_, step) => {
    const server = step ? await faultyServer(step) : await anilistServer([titleOf(1)]);
    const world = newWorld({ anilist: server.url, env });
    for (const words of commands) {
      const { out, err, code } = await world.run(words);
      expect(`${words.join(' ')}: ${out}${err}`).not.toContain('geheim');
      expect(code, words.join(' ')).not.toBe(1);
    }
    // They were at work all the same.
    const { authorization } = server.asked[0]?.headers ?? {};
    expect(authorization).toBe(`Bearer ${token}`);
  });

  it('are in no report of a bug, nor is anything that acts on a terminal', () => {
    const error = new TypeError(`Headers.append: "Bearer ${token}\u001b[2J\u202e" is invalid`);
    const text = describeFailure(error, '1.2.3', 'Node 20', [token]);
    expect(text).toMatch(/^animectl: this is a bug in animectl 1\.2\.3 \(Node 20\)/);
    expect(text).toContain('TypeError: Headers.append: "Bearer ***" is invalid\n    at ');
    expect(text).not.toMatch(/geheim|\p{Cf}|(?!\n)\p{Cc}/u);
  });

  it('that others can read in a settings file are what doctor warns of', async () => {
    const world = newWorld({ env: { ANIMECTL_OFFLINE: '1' } });
    const file = join(world.folder, 'config/animectl.json');
    mkdirSync(join(world.folder, 'config'));
    writeFileSync(file, JSON.stringify({ providers: { mal: { token } } }));
    chmodSync(file, 0o644);
    const told = async () => (await world.run(['doctor'])).out.replace(/\s+/g, ' ');
    const open = await told();
    expect(open).toContain('holds a token, and others can read it');
    expect(open).toContain(`chmod 600 ${file}`);
    expect(open).not.toContain('geheim');
    chmodSync(file, 0o600);
    expect(await told()).not.toContain('others can read it');
  });
});

it('an address without a password is told as it is, one with it is not', () => {
  const told = (address: string) => {
    const config = parseConfig(
      {},
      { env: { ANIMECTL_QUEUE: address }, folders: { config: '/nowhere', data: '/nowhere' }, version: '1.2.3' },
    );
    return describeFailure(new Error(`${address} is full`), '1.2.3', 'Node 20', secretsIn(config));
  };
  expect(told('postgres://anime@127.0.0.1:5432/anime')).toContain('postgres://anime@127.0.0.1:5432/anime is full');
  expect(told('postgres://anime:geheim-1@127.0.0.1:5432/anime')).not.toContain('geheim');
  expect(told('redis://:geheim-2@127.0.0.1/1')).not.toContain('geheim');
});
