import { describe, expect, it } from 'vitest';
import type { FileFacts, HealthDocument, ProviderHealth } from '../../src/model/health.ts';
import { databaseWords, fileFindings, stateWords } from '../../src/report/doctor/files.ts';
import { type FindingOptions, findingsIn } from '../../src/report/doctor/findings.ts';
import { providerFinding } from '../../src/report/doctor/providers.ts';
import { postgresFindings, queueFindings, redisFindings } from '../../src/report/doctor/servers.ts';

const [mib, gib] = [1024 ** 2, 1024 ** 3];

describe('a file', () => {
  const sound: FileFacts = {
    ...{ path: '/db', exists: true, writable: true, fault: null, version: 5, wantedVersion: 5, bytes: 2 * mib },
    ...{ mode: '0600', freeBytes: 3 * gib },
  };
  const said = (facts: Partial<FileFacts>, words = databaseWords, permissions = true) =>
    fileFindings({ ...sound, ...facts }, words, permissions).map(({ level, text }) => [level, text]);
  const advised = (facts: Partial<FileFacts>, words = databaseWords) =>
    fileFindings({ ...sound, ...facts }, words, true).flatMap(({ advice }) => advice ?? []);

  it('that is as it should be is told by its figures', () => {
    expect(said({})).toEqual([['ok', '/db: 2.0 MiB, data model 5, sound, writable; 3.0 GiB free']]);
    const { version, bytes, freeBytes, ...none } = sound;
    expect(fileFindings({ ...none, exists: false }, databaseWords, true)).toEqual([
      { area: 'database', level: 'ok', text: '/db: not there yet, and can be made' },
    ]);
    expect(fileFindings(none, stateWords, true)).toEqual([
      { area: 'state', level: 'ok', text: '/db: 0 B, nothing in it yet, writable' },
    ]);
    expect(fileFindings(null, stateWords, true)).toMatchObject([
      { level: 'ok', text: expect.stringMatching(/^kept in/) },
    ]);
  });

  it('that cannot be used is a failure, and what to do depends on whether it is there', () => {
    const fault = 'file is not a database';
    expect(said({ fault, mode: '0644' })).toEqual([['failure', '/db: file is not a database']]);
    expect(advised({ fault })).toEqual([databaseWords.mend]);
    expect(advised({ fault, exists: false })).toEqual([databaseWords.elsewhere]);
    expect(said({ writable: false })).toEqual([['failure', '/db: it cannot be written']]);
    expect(said({ writable: false, exists: false })).toEqual([['failure', '/db: it cannot be made there']]);
    expect(advised({ writable: false })).toEqual([databaseWords.elsewhere]);
    expect(advised({ fault, code: 'unloadable' })).not.toContain(databaseWords.mend);
  });

  it('of an older data model is a warning, one of the same is none', () => {
    expect(said({ version: 4 })).toEqual([['warning', "/db: its data model is 4, this animectl's 5"]]);
    expect(advised({ version: 4 })).toEqual([databaseWords.outdated]);
    expect(advised({ version: 4 }, stateWords)).toEqual([stateWords.outdated]);
  });

  it.each([
    ['0600', true, []],
    ['0700', true, []],
    ['0640', true, ['chmod 600 /db']],
    ['0604', true, ['chmod 600 /db']],
    ['0601', true, ['chmod 600 /db']],
    ['0644', false, []],
  ])('with permissions %s, where there are any: %s', (mode, permissions, advice) => {
    expect(fileFindings({ ...sound, mode }, databaseWords, permissions).flatMap((one) => one.advice ?? [])).toEqual(
      advice,
    );
  });

  it.each([
    [100 * mib, undefined],
    [100 * mib - 1, ['warning', 'its disk has 100.0 MiB left']],
    [mib, ['warning', 'its disk has 1.0 MiB left']],
    [mib - 1, ['failure', 'its disk has 1024 KiB left']],
    [0, ['failure', 'its disk has 0 B left']],
  ])('on a disk with %d bytes left', (freeBytes, finding) => expect(said({ freeBytes })[1]).toEqual(finding));

  it.each([
    [{ what: 'times ahead', count: 1 }, 'warning', /^1 time in it lies ahead/, /--mend/],
    [{ what: 'times ahead', count: 2 }, 'warning', /^2 times in it lie ahead/, /--mend/],
    [{ what: 'writer', count: 1 }, 'warning', /^another program is writing/, /printed and not saved$/],
    [{ what: 'copies', count: 1, bytes: mib }, 'ok', /^1 copy, 1\.0 MiB of it/, undefined],
    [{ what: 'copies', count: 2, bytes: mib }, 'ok', /^2 copies, 1\.0 MiB of it/, undefined],
    [{ what: 'parts', count: 2, bytes: 5 }, 'warning', /^2 parts, 5 B of copies/, /\.part/],
    [{ what: 'free space', count: 1, bytes: gib }, 'warning', /^1\.0 GiB of it are free$/, /db vacuum/],
    [{ what: 'damaged entries', count: 1 }, 'warning', /^1 entry of the cache is damaged: it counts/, /cache clear/],
    [
      { what: 'damaged entries', count: 3 },
      'warning',
      /^3 entries of the cache are damaged: they count/,
      /cache clear/,
    ],
    [{ what: 'open imports', count: 1 }, 'warning', /^1 import is not done$/, /import --resume/],
    [{ what: 'open imports', count: 2 }, 'warning', /^2 imports are not done$/, /import --resume/],
    [
      { what: 'emptied relations', count: 1, providers: ['kitsu'] },
      'warning',
      /^Kitsu no longer states how 1 title is related/,
      /three hours/,
    ],
    [
      { what: 'emptied relations', count: 2, providers: ['anilist', 'kitsu'] },
      'warning',
      /^AniList and Kitsu no longer state how 2 titles are related/,
      /three hours/,
    ],
  ] as const)('of which is noted: %o', (note, level, text, advice) => {
    const [, finding] = fileFindings({ ...sound, notes: [note] }, databaseWords, true);
    expect(finding).toEqual({
      ...{ area: 'database', level, text: expect.stringMatching(text) },
      ...(advice && { advice: expect.stringMatching(advice) }),
    });
  });
});

describe('a server', () => {
  it('that does not answer is a failure, with what to do', () => {
    const host = 'db.example';
    expect(redisFindings({ host, fault: 'db.example: refused' })).toEqual([
      {
        area: 'redis',
        level: 'failure',
        text: 'db.example: refused',
        advice: expect.stringContaining('ANIMECTL_CACHE'),
      },
    ]);
    expect(postgresFindings({ host, fault: 'refused' })).toEqual([
      {
        area: 'postgres',
        level: 'failure',
        text: 'db.example: refused',
        advice: expect.stringContaining('ANIMECTL_CACHE'),
      },
    ]);
    expect(queueFindings({ host, fault: 'refused', advice: [] })).toEqual([
      { area: 'queue', level: 'failure', text: 'refused', advice: expect.stringContaining('ANIMECTL_QUEUE') },
    ]);
  });

  it.each([
    [{}, ['r answers: it holds the cache']],
    [{ bytes: mib, eviction: 'noeviction' }, ['r answers: it holds the cache, and 1.0 MiB in all']],
    [
      { bytes: 0, eviction: 'allkeys-lru' },
      [
        'r answers: it holds the cache, and 0 B in all',
        'r throws keys away when it is full (maxmemory-policy allkeys-lru)',
      ],
    ],
  ])('of Redis says what it holds, and whether it forgets: %o', (facts, texts) => {
    const findings = redisFindings({ host: 'r', fault: null, ...facts });
    expect(findings.map(({ text }) => text)).toEqual(texts);
    expect(findings.map(({ level }) => level)).toEqual(['ok', 'warning'].slice(0, texts.length));
  });

  it.each([
    [999, 'ok', 'p answers: it holds the cache, 5000 entries, 1.0 MiB', undefined],
    [
      1000,
      'warning',
      'p answers: it holds the cache, 5000 entries, 1.0 MiB; 1000 of them are past their time',
      'animectl cache prune deletes them',
    ],
  ])('of PostgreSQL with %d entries past their time', (expired, level, text, advice) => {
    expect(postgresFindings({ host: 'p', fault: null, bytes: mib, entries: 5000, expired })).toEqual([
      { area: 'postgres', level, text, ...(advice && { advice }) },
    ]);
  });

  it('that is a queue says how many jobs there are, and where to look for those that failed', () => {
    const queue = { host: 'q', fault: null, running: 1, waiting: 2 };
    const text = 'q answers: 1 running, 2 waiting, ';
    expect(queueFindings({ ...queue, failed: 0, advice: [] })).toEqual([
      { area: 'queue', level: 'ok', text: `${text}0 failed` },
    ]);
    expect(queueFindings({ ...queue, failed: 3, advice: ['set it otherwise'] })).toEqual([
      { area: 'queue', level: 'ok', text: `${text}3 failed`, advice: expect.stringContaining('queue stats') },
      { area: 'queue', level: 'warning', text: 'set it otherwise' },
    ]);
  });
});

const provider: ProviderHealth = {
  ...{ provider: 'kitsu', answers: true, latencyMs: 120, advertisedPerMinute: null, error: null, outage: null },
  limits: [{ requests: 5, perMs: 1000, left: 4, own: 5 }],
};
const outage = { reason: 'outage', message: 'gone', since: '2026-11-28T10:00:30Z', until: '2026-11-28T11:00:30Z' };

describe('a provider', () => {
  it('that answers tells how soon and what is left of its limits', () => {
    expect(providerFinding(provider, 'failure', {})).toEqual({
      ...{ area: 'kitsu', level: 'ok', text: 'answers in 120 ms; left: 4 of 5 in 1 s' },
    });
    const lowered = { requests: 30, perMs: 60_000, left: 3 };
    const slow = { ...provider, advertisedPerMinute: 30, limits: [{ ...lowered, own: 90 }] };
    expect(providerFinding(slow, 'failure', {})).toMatchObject({
      ...{ level: 'warning', advice: expect.stringContaining('an hour after') },
      text: 'answers in 120 ms; left: 3 of 30 in 1 min (90 before its header lowered it); its header allows 30 a minute',
    });
    expect(providerFinding({ ...slow, limits: [{ ...lowered, own: null }] }, 'failure', {})).toMatchObject({
      ...{ level: 'warning', text: expect.stringContaining('3 of 30 in 1 min (its header wants it)') },
    });
    expect(providerFinding({ ...provider, outage }, 'failure', {}).details).toEqual([
      'before: gone, since 2026-11-28 10:00 UTC; it is asked again from now on',
    ]);
  });

  it.each([
    ['outage', {}, 'nothing to do here'],
    ['refused', {}, 'ANIMECTL_USER_AGENT'],
    ['credentials', {}, 'ANIMECTL_KITSU_TOKEN'],
    ['throttled', {}, 'share one limit'],
    ['server', {}, 'try again later; others stand in'],
    ['timeout', {}, 'ANIMECTL_TIMEOUT'],
    ['body', {}, 'ANIMECTL_KITSU_URL'],
    ['request', {}, 'a newer animectl'],
    ['network', {}, '--offline'],
    ['network', { HTTPS_PROXY: 'http://p' }, 'HTTPS_PROXY is set'],
    ['network', { http_proxy: 'http://p' }, 'http_proxy is set'],
    ['network', { HTTPS_PROXY: 'http://p', NODE_USE_ENV_PROXY: '1' }, '--offline'],
  ] as const)('that fails by %s is told with what to do, in %o', (reason, env, advice) => {
    const finding = providerFinding({ ...provider, error: { reason, message: 'no luck' } }, 'warning', env);
    expect(finding).toMatchObject({ level: 'warning', text: 'no luck', advice: expect.stringContaining(advice) });
    expect(finding.details).toEqual(reason === 'throttled' ? ['4 of 5 in 1 s'] : []);
  });

  it('behind a proxy with a certificate of its own is told how to name it', () => {
    const error = { reason: 'network', message: 'its certificate is not known' } as const;
    expect(providerFinding({ ...provider, error }, 'warning', { HTTPS_PROXY: 'http://p' }).advice).toContain(
      'NODE_EXTRA_CA_CERTS',
    );
  });

  it('of which earlier runs remember an outage tells since when', () => {
    const until = '2026-11-28 10:00 UTC; other runs do not ask it until 2026-11-28 11:00 UTC';
    const detailsOf = (message: string) =>
      providerFinding({ ...provider, outage, error: { reason: 'outage', message } }, 'warning', {}).details;
    expect(detailsOf('gone')).toEqual([`it has said so since ${until}`]);
    expect(detailsOf('away')).toEqual([`before: gone, since ${until}`]);
  });
});

describe('all of it', () => {
  const health = (facts: Partial<HealthDocument> = {}): HealthDocument => ({
    ...{ database: null, state: null, redis: null, postgres: null, catalog: { date: '2026-07-31' }, providers: [] },
    ...{ clock: { now: '2026-11-28T10:00:00.000Z', aheadMs: 0 }, ...facts },
  });
  const options: FindingOptions = { env: {}, offline: false, order: ['kitsu', 'mal'], queue: null, permissions: true };
  const levels = (facts: Partial<HealthDocument>, more: Partial<FindingOptions> = {}) =>
    findingsIn(health(facts), { ...options, ...more })
      .slice(4)
      .map(({ area, level }) => [area, level]);

  it.each([
    [{ now: '2026-11-28T10:00:00.000Z', aheadMs: 0 }, 'ok', '2026-11-28T10:00:00Z, as the providers have it'],
    [{ now: '2026-11-28T10:00:00.000Z', aheadMs: 60_000 }, 'ok', '2026-11-28T10:00:00Z, as the providers have it'],
    [{ now: '2026-11-28T10:00:00.000Z', aheadMs: -60_000 }, 'ok', '2026-11-28T10:00:00Z, as the providers have it'],
    [{ now: '2026-11-28T10:00:00.000Z', aheadMs: null }, 'ok', /nobody was there to compare it with$/],
    [{ now: '2026-11-28T10:00:00.000Z', aheadMs: 61_000 }, 'warning', /is 1 min 1 s ahead of what/],
    [{ now: '2026-11-28T10:00:00.000Z', aheadMs: -7_200_000 }, 'warning', /is 2 h behind of what/],
    [{ now: '2026-07-30T23:59:59.000Z', aheadMs: 0 }, 'failure', '2026-07-30T23:59:59Z is in the past'],
    [{ now: '2026-07-31T00:00:00.000Z', aheadMs: 0 }, 'ok', '2026-07-31T00:00:00Z, as the providers have it'],
  ])('judges a clock: %o', (clock, level, text) => {
    const finding = findingsIn(health({ clock }), options).find(({ area }) => area === 'clock');
    expect(finding).toMatchObject({ level, text: expect.stringMatching(text) });
    expect(finding?.advice === undefined).toBe(level === 'ok');
  });

  const failed = { ...provider, error: { reason: 'network', message: 'away' } } as const;

  it('takes one provider of those in use for enough', () => {
    expect(levels({ providers: [failed, { ...provider, provider: 'mal' }] })).toEqual([
      ['kitsu', 'warning'],
      ['mal', 'ok'],
    ]);
    expect(levels({ providers: [failed, { ...failed, provider: 'mal' }] })).toEqual([
      ['kitsu', 'failure'],
      ['mal', 'failure'],
    ]);
    // One that is not in use answers for nobody, and its failure is none.
    expect(levels({ providers: [failed, { ...provider, provider: 'anilist' }] })).toEqual([
      ['kitsu', 'failure'],
      ['anilist', 'ok'],
    ]);
    expect(levels({ providers: [failed, { ...failed, provider: 'anilist' }] })).toEqual([
      ['kitsu', 'failure'],
      ['anilist', 'warning'],
    ]);
    // One that has to wait for its own limit has not failed.
    expect(levels({ providers: [{ ...failed, freeInMs: 0 }] })).toEqual([['kitsu', 'warning']]);
  });

  it('asks no provider where none is to be asked', () => {
    expect(levels({ providers: [failed] }, { offline: true })).toEqual([['providers', 'ok']]);
  });
});
