import { describe, expect, it } from 'vitest';
import type { Title } from '../../src/model/title.ts';
import { anilistServer } from '../helpers/anilist-server.ts';
import { titleOf } from '../helpers/franchise.ts';
import { newWorld } from '../helpers/io.ts';
import { webhook } from '../helpers/webhook.ts';

const first = titleOf(1, { title: 'Alpha', status: 'FINISHED', episodes: 12, relations: [] });
const other = titleOf(7, { title: 'Other', status: 'RELEASING', relations: [] });
const sequel = titleOf(2, {
  title: 'Alpha 2 @everyone',
  status: 'NOT_YET_RELEASED',
  startDate: '2027-04',
  relations: [{ type: 'PREQUEL', to: 'anilist:1' }],
});
const before: readonly Title[] = [first, other];
const after: readonly Title[] = [{ ...first, relations: [{ type: 'SEQUEL', to: 'anilist:2' }] }, sequel, other];
const nowhere = 'http://127.0.0.1:9/';

/** A machine that follows two franchises and has checked them once, a day ago, and an AniList that has news of one. */
async function following() {
  const [old, now] = [await anilistServer(before), await anilistServer(after)];
  const world = newWorld({ anilist: now.url });
  expect((await world.run(['watch', 'add', 'Alpha', 'anilist:7'], { anilist: old.url })).code).toBe(0);
  const checked = await world.run(['watch', 'check', '--exit-code'], { anilist: old.url });
  expect([checked.code, checked.out]).toEqual([0, '2 franchises checked, none changed\n']);
  await world.clock.sleep(86_400_000);
  return world;
}

describe('watch', () => {
  it('lists what was added, until it is removed', async () => {
    const world = await following();
    const { out } = await world.run(['watch', 'list']);
    expect(out).toMatch(/^Alpha \(anilist:1\), checked \d{4}-\d\d-\d\d\nOther \(anilist:7\), checked .*\n$/);
    expect((await world.run(['watch', 'remove', 'alpha', 'anilist:7'])).out).toBe('nothing is followed\n');
    const gone = await world.run(['watch', 'remove', 'Alpha']);
    expect([gone.code, gone.err]).toEqual([3, expect.stringContaining('"Alpha" is not followed')]);
  });

  it.each(['watch check', 'diff', 'worker', 'serve'])(
    '%s posts nothing in a form where it is not said to whom',
    async (command) => {
      const { code, err } = await newWorld().run([...command.split(' '), '--webhook-format', 'ntfy']);
      expect([code, err]).toEqual([
        2,
        expect.stringMatching(/^animectl: --webhook-format says how .*: add --webhook URL/),
      ]);
    },
  );

  it.each(['add', 'remove'])('%s of nothing is one clear line', async (act) => {
    const { code, err, out } = await newWorld().run(['watch', act]);
    expect([code, out]).toEqual([2, '']);
    expect(err).toMatch(/^animectl: watch \w+: say which titles[^\n]*\n$/);
  });

  it('adds what is there, and says what is not', async () => {
    const server = await anilistServer(before);
    const world = newWorld({ anilist: server.url });
    const { code, err, out } = await world.run(['watch', 'add', 'anilist:404', 'anilist:1']);
    expect([code, out]).toEqual([8, 'Alpha (anilist:1), not checked yet\n']);
    expect(err).toContain('anilist:404');
    expect((await world.run(['watch', 'add', 'anilist:404', 'anilist:405'])).code).toBe(3);
  });

  it('check of nothing asks nobody and makes no file', async () => {
    const { code, err } = await newWorld().run(['watch', 'check', '--exit-code']);
    expect([code, err]).toEqual([0, 'animectl: nothing is followed; animectl watch add "TITLE" follows a franchise\n']);
  });
});

describe('a franchise that is followed by two of its titles', () => {
  it('is followed once: where it is known when the second is added, or else once it is checked', async () => {
    const { url } = await anilistServer(after);
    const world = newWorld({ anilist: url });
    await world.run(['watch', 'add', 'anilist:1', 'anilist:2', 'anilist:7']);
    expect((await world.run(['watch', 'check'])).out).toBe('2 franchises checked, none changed\n');
    const listed = async () => JSON.parse((await world.run(['watch', 'list', '--json'])).out).watched;
    expect((await listed()).map(({ ref }: { ref: string }) => ref)).toEqual(['anilist:1', 'anilist:7']);
    await world.run(['watch', 'add', 'anilist:2']);
    expect(await listed()).toHaveLength(2);
    await world.run(['watch', 'remove', 'anilist:2']);
    expect((await listed()).map(({ ref }: { ref: string }) => ref)).toEqual(['anilist:7']);
  });
});

describe('watch check', () => {
  it('asks nobody offline, and tells what it has not told before, as diff does', async () => {
    const world = await following();
    await world.run(['franchise', 'anilist:1', '--refresh']);
    const check = () => world.run(['--offline', 'watch', 'check', '--exit-code']);
    const news = await check();
    expect([news.code, news.out.split('\n').at(-2)]).toEqual([10, '1 change']);
    expect(news.err).toContain('Nobody was asked');
    expect([(await check()).code, (await check()).out]).toEqual([0, 'nothing has changed\n']);
    const diff = await world.run(['--offline', 'diff', 'anilist:7', '--exit-code']);
    expect([diff.code, diff.out]).toEqual([0, 'nothing has changed\n']);
    expect(diff.err).toContain('Nobody was asked');
  });

  it('tells each piece of news once', async () => {
    const world = await following();
    const { code, out } = await world.run(['watch', 'check', '--exit-code']);
    expect([code, out.split('\n')[0], out.split('\n').at(-2)]).toEqual([
      10,
      '+ Alpha 2 @everyone (anilist:2): announced, begins 2027-04',
      '2 franchises checked, 1 changed',
    ]);
    const again = await world.run(['watch', 'check', '--exit-code']);
    expect([again.code, again.out]).toEqual([0, '2 franchises checked, none changed\n']);
  });

  it('tells what another command has fetched meanwhile', async () => {
    const world = await following();
    await world.run(['franchise', 'anilist:1', '--refresh']);
    await world.run(['diff', 'anilist:1']);
    expect((await world.run(['watch', 'check', '--exit-code'])).code).toBe(10);
  });

  it('reports nothing at the first check of a franchise, whatever is stored of it', async () => {
    const [old, now] = [await anilistServer(before), await anilistServer(after)];
    const world = newWorld({ anilist: now.url });
    await world.run(['franchise', 'anilist:1'], { anilist: old.url });
    await world.clock.sleep(86_400_000);
    await world.run(['watch', 'add', 'anilist:1']);
    expect((await world.run(['watch', 'check', '--exit-code'])).code).toBe(0);
  });

  it('tells an outage from no news, and makes a first check that reached nobody again', async () => {
    const world = await following();
    const { code, out } = await world.run(['watch', 'check', '--exit-code'], { anilist: nowhere });
    expect([code, out]).toEqual([5, '0 franchises checked, 2 could not be asked\n']);
    expect((await world.run(['watch', 'check', '--exit-code'])).code).toBe(10);
  });

  it('tells again what a webhook did not take, and then no more', async () => {
    const world = await following();
    const { posted, url } = await webhook([500]);
    const check = () => world.run(['watch', 'check', '--webhook', url]);
    const codes = [(await check()).code, (await check()).code, (await check()).code];
    expect(codes).toEqual([8, 0, 0]);
    expect(posted.map(({ body }) => JSON.parse(body).changes[0].ref)).toEqual(['anilist:2', 'anilist:2']);
  });

  it.each([
    ['discord', 'application/json'],
    ['ntfy', 'text/plain; charset=utf-8'],
  ])('posts it as %s takes it', async (format, type) => {
    const world = await following();
    const { posted, url } = await webhook([]);
    expect((await world.run(['watch', 'check', '--webhook', url, '--webhook-format', format])).code).toBe(0);
    const [message] = posted;
    const words = '+ Alpha 2 @everyone (anilist:2): announced, begins 2027-04';
    expect(message?.type).toBe(type);
    if (format === 'ntfy') expect(message?.body.split('\n')[0]).toBe(words);
    else
      expect(JSON.parse(message?.body ?? '')).toEqual({
        content: expect.stringContaining(words),
        allowed_mentions: { parse: [] },
      });
  });

  it('posts no more than a message may hold', async () => {
    const many = Array.from({ length: 200 }, (_, n) =>
      titleOf(100 + n, { title: `Side ${n}`, relations: [{ type: 'PARENT', to: 'anilist:1' }] }),
    );
    const sides = many.map(({ ref }) => ({ type: 'SIDE_STORY', to: ref }) as const);
    const large = await anilistServer([{ ...first, relations: sides }, other, ...many]);
    const world = await following();
    const { posted, url } = await webhook([]);
    const args = ['watch', 'check', '--webhook', url, '--webhook-format', 'discord'];
    expect((await world.run(args, { anilist: large.url })).code).toBe(0);
    const { content } = JSON.parse(posted[0]?.body ?? '');
    expect(content.length).toBeLessThanOrEqual(2000);
    expect(content).toMatch(/\n\.\.\. and \d+ more$/);
  });
});

it('stops following a title by words of its name, where only one has them', async () => {
  const world = newWorld();
  for (const title of ['Frieren', 'Attack on Titan', 'Death Note'])
    expect((await world.run(['--offline', 'watch', 'add', title])).code).toBe(0);
  expect((await world.run(['--offline', 'watch', 'remove', 'frieren'])).code).toBe(0);
  const { out } = await world.run(['--offline', 'watch', 'list']);
  expect([out.includes('Frieren'), out.includes('Attack on Titan')]).toEqual([false, true]);
  expect((await world.run(['--offline', 'watch', 'remove', 'one'])).code).toBe(3);
});
