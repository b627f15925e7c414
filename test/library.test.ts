import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it, onTestFinished } from 'vitest';
import {
  ClosedError,
  ConfigError,
  type LibrarySettings,
  NotFoundError,
  openAnimectl,
  policyOf,
  type Ref,
  StoreError,
  UsageError,
} from '../src/index.ts';
import { anilistServer } from './helpers/anilist-server.ts';
import { ownFolder } from './helpers/folder.ts';
import { bothWays, chain, titlesOf } from './helpers/graph.ts';
import { told } from './helpers/outcomes.ts';

function open(settings: LibrarySettings) {
  const animectl = openAnimectl(settings);
  onTestFinished(() => animectl.close());
  return animectl;
}

async function asking() {
  const server = await anilistServer(titlesOf(bothWays(...chain('SEQUEL', 900001, 900002, 900003))));
  const env = { ANIMECTL_PROVIDERS: 'anilist', ANIMECTL_ANILIST_URL: server.url, ANIMECTL_ANILIST_LIMIT: '6000/60s' };
  return { ...server, env };
}

describe('a library', () => {
  it('answers from the bundled catalogue, and leaves no file behind', async () => {
    const before = [':memory:', 'animectl.sqlite', 'state.sqlite'].map((name) => existsSync(name));
    const franchise = await open({ offline: true }).franchise('Attack on Titan');
    expect(franchise).toMatchObject({ title: 'Attack on Titan', from: 'catalog', complete: true });
    expect([':memory:', 'animectl.sqlite', 'state.sqlite'].map((name) => existsSync(name))).toEqual(before);
  });

  it('asks the providers, and the second time nobody', async () => {
    const { env, asked } = await asking();
    const animectl = open({ env });
    const [first, again] = [await animectl.franchise('anilist:900001'), await animectl.franchise('anilist:900003')];
    expect(first.titles.map(({ ref }) => ref)).toEqual(['anilist:900001', 'anilist:900002', 'anilist:900003']);
    const before = asked.length;
    expect(await animectl.franchise('anilist:900001')).toMatchObject({ from: 'cache' });
    expect(again.titles).toHaveLength(3);
    expect(asked).toHaveLength(before);
  });

  it.each([
    ['a title is a string, and not 42', 42, {}],
    ['order is one of release, story, and not "bogus"', 'Akira', { order: 'bogus' }],
    ['a question has no "foo"; it has order, provider', 'Akira', { foo: 1 }],
    ['maxTitles is a whole number from 1, and not 0', 'Akira', { maxTitles: 0 }],
    ['policy is follow, list or ignore for every type of relation', 'Akira', { policy: { SEQUEL: 'follow' } }],
    ['signal is an AbortSignal, and not true', 'Akira', { signal: true }],
  ])('says in words what cannot be asked: %s', async (words, title, question) => {
    const animectl = open({ offline: true });
    const asking = animectl.franchise(title as string, question as object);
    await expect(asking).rejects.toMatchObject({ name: 'UsageError', message: expect.stringContaining(words) });
    await expect(animectl.events(title as string, question as object).next()).rejects.toBeInstanceOf(UsageError);
  });

  it('keeps what it found in a folder, for the next one', async () => {
    const { env } = await asking();
    const folder = join(ownFolder(), 'anime');
    const first = openAnimectl({ folder, env });
    await first.franchise('anilist:900001');
    await first.close();
    const next = await open({ folder, offline: true }).database();
    expect(await next.titles.load(['anilist:900003'])).toHaveProperty('size', 1);
  });

  it('follows another policy, and says everything as it happens', async () => {
    const events = open({ offline: true }).events('anilist:16498', { policy: policyOf('strict') });
    const types = [];
    let titles = 0;
    for await (const event of events) {
      types.push(event.type);
      if (event.type === 'franchise') titles = event.franchise.members.length;
    }
    expect(types.at(-1)).toBe('franchise');
    expect(types).toContain('title');
    expect(titles).toBeGreaterThan(3);
    expect(titles).toBeLessThan(15);
  });

  it.each([
    ['xyzzy nothing', NotFoundError],
    ['16498', UsageError],
  ])('says of %s what is wrong', async (title, type) => {
    await expect(open({ offline: true }).franchise(title)).rejects.toBeInstanceOf(type);
  });

  it('says that an answer cannot be kept', async () => {
    const { env } = await asking();
    const animectl = open({ env, db: '/proc/self/nowhere/a.sqlite' });
    await expect(animectl.franchise('anilist:900001')).rejects.toThrow(StoreError);
    const types: string[] = [];
    for await (const { type } of animectl.events('anilist:900001')) types.push(type);
    expect(types.slice(-2)).toEqual(['franchise', 'unsaved']);
  });

  it('says of settings and files what is wrong', async () => {
    expect(() => openAnimectl({ env: { ANIMECTL_TIMEOUT: 'soon' } })).toThrow(ConfigError);
    await expect(open({ offline: true, db: '/dev/null/x.sqlite' }).franchise('Fate')).rejects.toBeInstanceOf(
      StoreError,
    );
  });

  it('ends when it is told to', async () => {
    const { env } = await asking();
    const animectl = open({ env, signal: AbortSignal.abort() });
    await expect(animectl.franchise('anilist:900001')).rejects.toThrow();
  });
});

describe('closing', () => {
  const long = titlesOf(bothWays(...chain('SEQUEL', ...Array.from({ length: 300 }, (_, n) => 900_001 + n))));
  const envOf = (url: string) => ({
    ANIMECTL_PROVIDERS: 'anilist',
    ANIMECTL_ANILIST_URL: url,
    ANIMECTL_ANILIST_LIMIT: '6000/60s',
  });

  it('in the middle of a crawl ends it with what came, and that is saved', async () => {
    const folder = join(ownFolder(), 'anime');
    const closed: Promise<void>[] = [];
    const { url } = await anilistServer(long, { onRequest: (n) => void (n === 3 && closed.push(animectl.close())) });
    const animectl = openAnimectl({ folder, env: envOf(url) });
    const document = await animectl.franchise('anilist:900001');
    await Promise.all(closed);
    expect(document).toMatchObject({ complete: false, truncated: { by: 'interrupt' } });
    const { titles } = await open({ folder, offline: true }).database();
    expect((await titles.load(document.titles.map(({ ref }) => ref))).size).toBe(document.titles.length);
  });

  it('before anything came is the reason why there is no answer', async () => {
    const closed: Promise<void>[] = [];
    const { url } = await anilistServer(long, { onRequest: () => void closed.push(animectl.close()) });
    const animectl = openAnimectl({ env: envOf(url) });
    await expect(animectl.franchise('anilist:900001')).rejects.toBeInstanceOf(ClosedError);
    await Promise.all(closed);
  });

  it('while events are read ends them, and saves what came', async () => {
    const folder = join(ownFolder(), 'anime');
    const { url } = await anilistServer(long);
    const animectl = openAnimectl({ folder, env: envOf(url) });
    const came = new Set<Ref>();
    for await (const event of animectl.events('anilist:900001')) {
      if (event.type === 'title') came.add(event.title.ref);
      if (came.size === 5) await animectl.close();
    }
    expect(came.size).toBe(5);
    const { titles } = await open({ folder, offline: true }).database();
    const kept = (await titles.load([...came])).size;
    expect(kept).toBe(5);
    told({
      kind: 'a library that is closed in the middle of a crawl',
      tried: `after ${came.size} titles`,
      came: `${kept} are stored; what is asked afterwards rejects with \`ClosedError\``,
    });
  });

  it('while an event is waited for ends them as well', async () => {
    const closed: Promise<void>[] = [];
    const { url } = await anilistServer(long, { onRequest: (n) => void (n === 2 && closed.push(animectl.close())) });
    const animectl = openAnimectl({ env: envOf(url) });
    const types: string[] = [];
    for await (const { type } of animectl.events('anilist:900001')) types.push(type);
    expect(types).toContain('title');
    await Promise.all(closed);
  });

  it('makes all that is asked afterwards reject', async () => {
    const animectl = openAnimectl({ offline: true });
    const [lookup, database] = [await animectl.lookup(), await animectl.database()];
    await animectl.close();
    await animectl.close();
    const titles = lookup.titles(['anilist:1'], { lookAhead: false });
    const all = [
      animectl.franchise('Fate'),
      animectl.events('Fate').next(),
      animectl.lookup(),
      animectl.database(),
      titles[Symbol.asyncIterator]().next(),
      database.titles.load(['anilist:1']),
      database.commit({ marks: [{ name: 'x', id: 1, at: 1 }] }),
    ];
    for (const one of all) await expect(one).rejects.toBeInstanceOf(ClosedError);
  });
});

describe('a question with a signal of its own', () => {
  it('ends by it, and no other does', async () => {
    const stop = new AbortController();
    const server = await anilistServer(titlesOf(bothWays(...chain('SEQUEL', 900001, 900002), '800001 SEQUEL 800002')), {
      onRequest: (n) => void (n === 1 && stop.abort(new Error('enough'))),
    });
    const animectl = open({ env: { ...(await asking()).env, ANIMECTL_ANILIST_URL: server.url } });
    const { signal } = stop;
    const [ended, other] = await Promise.allSettled([
      animectl.franchise('anilist:900001', { signal }),
      animectl.franchise('anilist:800001'),
    ]);
    expect(ended).toMatchObject({ status: 'rejected', reason: { message: 'enough' } });
    expect(other).toMatchObject({ status: 'fulfilled', value: { complete: true } });
  });

  it('says of a query that fails why, as an event', async () => {
    const events = open({ offline: true }).events('xyzzy nothing');
    expect(await events.next()).toMatchObject({ value: { type: 'unanswered', error: { code: 'not-here' } } });
    expect(await events.next()).toMatchObject({ done: true });
  });
});
