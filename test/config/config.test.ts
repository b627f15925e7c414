import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { type Config, checkSettings, type GlobalFlags, parseConfig, providerNames } from '../../src/config/config.ts';
import { ConfigError } from '../../src/model/errors.ts';
import { ownFolder } from '../helpers/folder.ts';

const projectUrl = 'https://github.com/animectl/animectl';

type Env = Readonly<Record<string, string>>;

const folders = { config: '/nonexistent/config', data: '/home/someone/data' };

function configOf(env: Env = {}, flags: GlobalFlags = {}): Config {
  return parseConfig(flags, { env, folders, version: '1.2.3' });
}

/** The same with a settings file in its place. */
function configWith(settings: unknown, env: Env = {}, flags: GlobalFlags = {}): Config {
  const folder = ownFolder();
  const config = join(folder, 'config');
  mkdirSync(config);
  writeFileSync(join(config, 'animectl.json'), typeof settings === 'string' ? settings : JSON.stringify(settings));
  return parseConfig(flags, { env, folders: { ...folders, config }, version: '1.2.3' });
}

function refusalOf(make: () => Config): string {
  try {
    make();
  } catch (error) {
    expect(error).toBeInstanceOf(ConfigError);
    return (error as ConfigError).message;
  }
  throw new Error('it was accepted');
}

it('without any setting is this', () => {
  expect(configOf()).toEqual({
    db: '/home/someone/data/animectl.sqlite',
    cache: '/home/someone/data/state.sqlite',
    offline: false,
    quiet: false,
    verbose: false,
    logFormat: 'text',
    color: true,
    progress: true,
    userAgent: `animectl/1.2.3 (+${projectUrl})`,
    referer: projectUrl,
    timeoutMs: 20_000,
    ttls: {},
    order: ['anilist', 'mal', 'shikimori', 'kitsu'],
    hdbits: {},
    providers: Object.fromEntries(providerNames.map((name) => [name, {}])),
  });
});

it('cannot be changed', () => {
  const config = configOf();
  expect(Object.isFrozen(config) && Object.isFrozen(config.providers)).toBe(true);
});

const limits = [
  { requests: 3, perMs: 1_000 },
  { requests: 60, perMs: 60_000 },
];

describe('the environment', () => {
  it.each<[string, string, unknown]>([
    ['ANIMECTL_DB', '/x.sqlite', { db: '/x.sqlite' }],
    ['ANIMECTL_DB', '', { db: '/home/someone/data/animectl.sqlite' }],
    ['ANIMECTL_CACHE', '/state', { cache: '/state' }],
    ['ANIMECTL_CACHE', 'redis://h:6379', { redis: 'redis://h:6379', cache: '/home/someone/data/state.sqlite' }],
    ['ANIMECTL_CACHE', 'rediss://u:p@h/1', { redis: 'rediss://u:p@h/1' }],
    ['ANIMECTL_OFFLINE', '1', { offline: true }],
    ['ANIMECTL_OFFLINE', 'True', { offline: true }],
    ['ANIMECTL_OFFLINE', 'no', { offline: false }],
    ['ANIMECTL_QUIET', 'yes', { quiet: true }],
    ['ANIMECTL_VERBOSE', 'on', { verbose: true }],
    ['ANIMECTL_LOG_FORMAT', 'json', { logFormat: 'json' }],
    ['ANIMECTL_COLOR', '0', { color: false }],
    ['ANIMECTL_PROGRESS', 'off', { progress: false }],
    ['ANIMECTL_USER_AGENT', 'me/1', { userAgent: 'me/1' }],
    ['ANIMECTL_REFERER', 'https://me.example', { referer: 'https://me.example' }],
    ['ANIMECTL_TIMEOUT', '50ms', { timeoutMs: 50 }],
    ['ANIMECTL_TIMEOUT', '2m', { timeoutMs: 120_000 }],
    ['ANIMECTL_TTL_BASIC', '30m', { ttls: { basic: 1_800_000 } }],
    ['ANIMECTL_TTL_DETAILED', '6h', { ttls: { detailed: 21_600_000 } }],
    ['ANIMECTL_TTL_FRANCHISE', '2d', { ttls: { franchise: 172_800_000 } }],
    ['ANIMECTL_TTL_SEARCH', '5s', { ttls: { search: 5_000 } }],
    ['ANIMECTL_PROVIDERS', 'mal, AniList,mal', { order: ['mal', 'anilist'] }],
    ['ANIMECTL_ANILIST_URL', 'http://127.0.0.1:4000/', { providers: { anilist: { url: 'http://127.0.0.1:4000/' } } }],
    ['ANIMECTL_MAL_URL', 'https://jikan.example/v4', { providers: { mal: { url: 'https://jikan.example/v4' } } }],
    ['ANIMECTL_KITSU_URL', 'http://localhost/x', { providers: { kitsu: { url: 'http://localhost/x' } } }],
    ['ANIMECTL_SHIKIMORI_URL', 'http://[::1]:80', { providers: { shikimori: { url: 'http://[::1]:80' } } }],
    ['ANIMECTL_MAL_LIMIT', '3/1s,60/60s', { providers: { mal: { limits } } }],
    ['ANIMECTL_ANILIST_LIMIT', '28/1m', { providers: { anilist: { limits: [{ requests: 28, perMs: 60_000 }] } } }],
    ['ANIMECTL_ANILIST_TOKEN', 'sesame', { providers: { anilist: { token: 'sesame' } } }],
    ['ANIMECTL_SHIKIMORI_HINT', '1', { hint: { provider: 'shikimori', numberings: ['shikimori', 'mal'] } }],
  ])('%s=%s', (name, value, wanted) => {
    expect(configOf({ [name]: value })).toMatchObject(wanted as object);
  });

  it.each<[string, string, string]>([
    ['ANIMECTL_OFFLINE', 'maybe', 'must be 1 or 0, not "maybe"'],
    ['ANIMECTL_QUIET', '2', 'must be 1 or 0'],
    ['ANIMECTL_VERBOSE', 'very', 'must be 1 or 0'],
    ['ANIMECTL_COLOR', 'red', 'must be 1 or 0'],
    ['ANIMECTL_PROGRESS', 'x', 'must be 1 or 0'],
    ['ANIMECTL_LOG_FORMAT', 'xml', 'must be one of text, json'],
    ['ANIMECTL_SHIKIMORI_HINT', 'please', 'must be 1 or 0'],
    ['ANIMECTL_TIMEOUT', '20', 'must be a duration such as 20s or 1h'],
    ['ANIMECTL_TIMEOUT', '0s', 'must be a duration'],
    ['ANIMECTL_TIMEOUT', '-1s', 'must be a duration'],
    ['ANIMECTL_TTL_BASIC', 'long', 'must be a duration'],
    ['ANIMECTL_PROVIDERS', 'anilist,nope', 'names nope; there are: anilist, mal'],
    ['ANIMECTL_CACHE', 'redis://:50%@h', 'has a password with a bare %: write %25 in its place'],
    [
      'ANIMECTL_QUEUE',
      'redis://h/anime',
      'names a database of Redis, which is a number, as in redis://localhost:6379/2',
    ],
    ['ANIMECTL_DB', 'mysql://me:pw@localhost/x', 'must be a file or a URL such as postgres://user@localhost/anime'],
    ['ANIMECTL_CACHE', 'http://x', 'must be a file or a URL such as redis://localhost:6379'],
    ['ANIMECTL_CACHE', 'off', 'must be a file, or a redis:// or postgres:// address'],
    ['ANIMECTL_CACHE', 'None', ':memory: keeps it for one run'],
    ['ANIMECTL_DB', 'off', 'must be a file or a postgres:// address; :memory: keeps nothing'],
    ['ANIMECTL_ANILIST_URL', 'graphql.anilist.co', 'must be a URL such as'],
    ['ANIMECTL_ANILIST_URL', 'http://graphql.anilist.co', 'must begin with https://'],
    ['ANIMECTL_ANILIST_URL', 'http://127.evil.example', 'must begin with https://'],
    ['ANIMECTL_MAL_URL', 'file:///etc/passwd', 'must begin with https://'],
    ['ANIMECTL_ANILIST_LIMIT', '28', 'must be requests and a time, such as 28/60s or 3/1s,60/60s'],
    ['ANIMECTL_ANILIST_LIMIT', '0/60s', 'must be requests and a time'],
    ['ANIMECTL_ANILIST_LIMIT', '28/60s,', 'must be requests and a time'],
  ])('%s=%s is refused, and named', (name, value, message) => {
    const said = refusalOf(() => configOf({ [name]: value }));
    expect(said.startsWith(`${name} `)).toBe(true);
    expect(said).toContain(message);
  });

  it('keeps its secrets when something is wrong', () => {
    const secrets = {
      ANIMECTL_ANILIST_TOKEN: 'sesame-token',
      ANIMECTL_ANILIST_URL: 'ftp://user:sesame-password@host/?key=sesame-key',
      ANIMECTL_CACHE: 'amqp://user:sesame-cache@host',
    };
    for (const [name, value] of Object.entries(secrets)) {
      if (name.endsWith('TOKEN')) continue;
      expect(
        refusalOf(() => configOf({ ANIMECTL_ANILIST_TOKEN: secrets.ANIMECTL_ANILIST_TOKEN, [name]: value })),
      ).not.toContain('sesame');
    }
  });
});

describe('the settings file', () => {
  const settings = {
    db: '/x.sqlite',
    cache: '/state',
    offline: true,
    quiet: true,
    verbose: true,
    logFormat: 'json',
    color: false,
    progress: false,
    userAgent: 'me/1',
    referer: 'https://me.example',
    timeout: '5s',
    ttl: { basic: '1m', detailed: '2m', franchise: '3m', search: '4m' },
    order: 'kitsu,anilist',
    providers: {
      anilist: { url: 'https://a.example/', limit: '1/1s', token: 'sesame' },
      mal: {},
      shikimori: { hint: true },
    },
  };

  it('says everything that the environment can', () => {
    expect(configWith(settings)).toMatchObject({
      db: '/x.sqlite',
      cache: '/state',
      offline: true,
      quiet: true,
      verbose: true,
      logFormat: 'json',
      color: false,
      progress: false,
      userAgent: 'me/1',
      referer: 'https://me.example',
      timeoutMs: 5_000,
      ttls: { basic: 60_000, detailed: 120_000, franchise: 180_000, search: 240_000 },
      order: ['kitsu', 'anilist'],
      providers: { anilist: { url: 'https://a.example/', limits: [{ requests: 1, perMs: 1_000 }], token: 'sesame' } },
      hint: { provider: 'shikimori' },
    });
  });

  it('comes after the environment, and that after flags', () => {
    expect(configWith(settings, { ANIMECTL_DB: '/env.sqlite', ANIMECTL_OFFLINE: '0' })).toMatchObject({
      db: '/env.sqlite',
      offline: false,
      quiet: true,
    });
    const flags: GlobalFlags = { db: '/flag.sqlite', offline: true, logFormat: 'text', color: false };
    const env = { ANIMECTL_DB: '/env.sqlite', ANIMECTL_OFFLINE: '0', ANIMECTL_COLOR: '1' };
    expect(configWith(settings, env, flags)).toMatchObject({
      db: '/flag.sqlite',
      offline: true,
      logFormat: 'text',
      color: false,
    });
  });

  it('is where --config or ANIMECTL_CONFIG says', () => {
    const file = join(ownFolder(), 'own.json');
    writeFileSync(file, '{"db":"/own.sqlite"}');
    expect(configOf({}, { config: file }).db).toBe('/own.sqlite');
    expect(configOf({ ANIMECTL_CONFIG: file }).db).toBe('/own.sqlite');
    expect(configOf({ ANIMECTL_CONFIG: '/nonexistent' }, { config: file }).db).toBe('/own.sqlite');
  });

  it.each<[string, unknown, string]>([
    ['no JSON', '{db: 1}', 'is not JSON'],
    ['nothing', '', 'is not JSON'],
    ['a list', [], 'must hold one JSON object'],
    ['an unknown key', { databse: 'x' }, 'databse in '],
    ['an unknown tier', { ttl: { hourly: '1h' } }, 'ttl.hourly in '],
    ['a tier of the wrong type', { ttl: { basic: 3600 } }, 'ttl.basic in '],
    ['no tiers', { ttl: '1h' }, 'ttl in '],
    ['an unknown provider', { providers: { nope: {} } }, 'providers.nope in '],
    ['an unknown key of a provider', { providers: { mal: { key: 'sesame' } } }, 'providers.mal.key in '],
    ['a key of another provider', { providers: { mal: { hint: true } } }, 'providers.mal.hint in '],
    ['a provider that is none', { providers: { mal: 'sesame' } }, 'providers.mal in '],
    ['a wrong type', { db: 7 }, 'db in '],
    ['a wrong word', { offline: 'maybe' }, 'offline in '],
    ['a wrong address', { providers: { mal: { url: 'x' } } }, 'providers.mal.url in '],
    ['a token of the wrong type', { providers: { mal: { token: 12345 } } }, 'providers.mal.token in '],
  ])('with %s is refused, and the key named', (_, content, message) => {
    const said = refusalOf(() => configWith(content));
    expect(said).toContain(message);
    expect(said).toContain('animectl.json');
    expect(said).not.toMatch(/sesame|12345/);
  });

  it('that was named and cannot be read is said', () => {
    expect(refusalOf(() => configOf({}, { config: '/nonexistent/x.json' }))).toBe(
      'cannot read the settings file /nonexistent/x.json: there is no such file',
    );
    const folder = ownFolder();
    expect(refusalOf(() => configOf({}, { config: folder }))).toBe(
      `cannot read the settings file ${folder}: it is a folder`,
    );
  });
});

describe('settings that make no sense', () => {
  const check = (settings: unknown, env: Env) => {
    const config = join(ownFolder(), 'config');
    mkdirSync(config);
    writeFileSync(join(config, 'animectl.json'), typeof settings === 'string' ? settings : JSON.stringify(settings));
    return checkSettings({}, { env, folders: { ...folders, config }, version: '1.2.3' });
  };

  it('are all named and left out, and the rest is obeyed and said where it is from', () => {
    const env = { ANIMECTL_TIMEOUT: 'soon', ANIMECTL_MAL_LIMIT: 'none', ANIMECTL_OFFLINE: '1' };
    const { config, stated, problems } = check({ timeout: '5s', color: 'perhaps' }, env);
    expect(config).toMatchObject({ timeoutMs: 5000, offline: true, color: true, providers: { mal: {} } });
    expect(problems.map((words) => words.split(' ')[0]).sort()).toEqual([
      'ANIMECTL_MAL_LIMIT',
      'ANIMECTL_TIMEOUT',
      'color',
    ]);
    expect(stated.map(({ from }) => from.split(' in ')[0])).toEqual(['ANIMECTL_OFFLINE', 'timeout']);
  });

  it.each(['{', '[]', { nonsense: 1 }, { providers: { mal: { nonsense: 1 } } }])(
    '%j is as if there were no file',
    (settings) => {
      const { config, problems } = check(settings, { ANIMECTL_QUIET: '1' });
      expect(config).toMatchObject({ quiet: true, timeoutMs: 20_000 });
      expect(config).not.toHaveProperty('settingsFile');
      expect(problems).toEqual([expect.stringContaining('animectl.json')]);
    },
  );

  it('are for doctor alone to forgive', () => {
    const io = { env: { ANIMECTL_TIMEOUT: 'soon' }, folders, version: '1.2.3' };
    expect(() => parseConfig({}, io)).toThrow(ConfigError);
    expect(parseConfig({ tolerant: true }, io).timeoutMs).toBe(20_000);
  });
});
