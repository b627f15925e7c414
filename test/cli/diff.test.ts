import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { describe, expect, it, onTestFinished } from 'vitest';
import type { Title } from '../../src/model/title.ts';
import { anilistServer } from '../helpers/anilist-server.ts';
import { titleOf } from '../helpers/franchise.ts';
import { newWorld } from '../helpers/io.ts';

const first = titleOf(1, { title: 'Alpha', status: 'FINISHED', episodes: 12 });
const second = titleOf(2, { title: 'Beta', status: 'RELEASING', startDate: '2026-10' });
const third = titleOf(3, { title: 'Gamma', status: 'NOT_YET_RELEASED', startDate: '2027-04' });

const before: readonly Title[] = [
  { ...first, relations: [{ type: 'SIDE_STORY', to: 'anilist:2' }] },
  { ...second, relations: [{ type: 'PARENT', to: 'anilist:1' }] },
];
const after: readonly Title[] = [
  { ...first, relations: [{ type: 'SEQUEL', to: 'anilist:2' }] },
  {
    ...second,
    startDate: '2026-10-04',
    relations: [
      { type: 'PREQUEL', to: 'anilist:1' },
      { type: 'SEQUEL', to: 'anilist:3' },
    ],
  },
  { ...third, relations: [{ type: 'PREQUEL', to: 'anilist:2' }] },
];

/** A machine on which the franchise has been crawled once, a day ago, and an AniList that has news of it. */
async function aDayLater() {
  const [old, now] = [await anilistServer(before), await anilistServer(after)];
  const world = newWorld({ anilist: now.url });
  expect((await world.run(['franchise', 'anilist:1'], { anilist: old.url })).code).toBe(0);
  await world.clock.sleep(86_400_000);
  return { world, old };
}

interface Told {
  readonly changed: boolean;
  readonly changes: readonly { kind: string; ref: string; before: string | null; after: string | null }[];
}
const toldIn = (out: string) => {
  const { changes } = JSON.parse(out) as Told;
  return changes.map(({ kind, ref, before: was, after: is }) => `${kind} ${ref} ${was} ${is}`).sort();
};
const news = [
  'announced anilist:3 null 2027-04',
  'date anilist:2 2026-10 2026-10-04',
  'relation anilist:1 SIDE_STORY SEQUEL',
  'relation anilist:2 PARENT PREQUEL',
];

describe('diff of a title', () => {
  it.each([
    '2026-11-01x',
    '2026-11-01 12',
    '2026-11-01 12:00',
    '2026-11-01T12:00',
    'since 2026-11-01',
    '2026-13-01',
    '2026-02-30',
    '2026-06-31T10:00Z',
    '2026-11',
    '',
  ])('takes --since %j for no date', async (since) => {
    const { code, err } = await newWorld().run(['diff', '--since', since]);
    expect([code, err]).toEqual([2, expect.stringContaining('--since')]);
  });

  it('says what has changed since the last crawl, once', async () => {
    const { world } = await aDayLater();
    const { code, out } = await world.run(['diff', 'anilist:2', '--json', '--exit-code']);
    expect([code, toldIn(out)]).toEqual([10, news]);
    const again = await world.run(['diff', 'anilist:1', '--exit-code']);
    expect([again.code, again.out]).toEqual([0, 'nothing has changed\n']);
    const since = await world.run(['diff', 'anilist:1', '--json', '--since', '2026-11-01']);
    expect([since.code, toldIn(since.out)]).toEqual([0, news]);
    await world.clock.sleep(10_000);
    for (const [ago, told] of [
      ['7d', news],
      ['1s', []],
    ] as const)
      expect(toldIn((await world.run(['diff', 'anilist:1', '--json', '--since', ago])).out)).toEqual(told);
  });

  it('says it in sentences', async () => {
    const { world } = await aDayLater();
    const { out } = await world.run(['diff', 'anilist:1']);
    expect(out.split('\n')).toEqual(
      expect.arrayContaining([
        '+ Gamma (anilist:3): announced, begins 2027-04',
        '~ Beta (anilist:2): begins 2026-10 → 2026-10-04',
        '~ Alpha (anilist:1): what it says of Beta (anilist:2): SIDE_STORY → SEQUEL',
        '4 changes',
      ]),
    );
  });

  it('does not say that nothing has changed where nobody could be asked', async () => {
    const { world } = await aDayLater();
    const { code, out } = await world.run(['diff', 'anilist:1', '--exit-code'], { anilist: 'http://127.0.0.1:9/' });
    expect([code, out]).toEqual([5, 'it could not be asked: whether anything has changed is not known\n']);
    expect((await world.run(['diff', 'anilist:1', '--exit-code'])).code).toBe(10);
  });

  it('is what franchise shows from then on, whichever title it is asked for', async () => {
    const { world } = await aDayLater();
    await world.clock.sleep(3_600_000);
    const shown = async (ref: string) => {
      const { out } = await world.run(['franchise', ref, '--format', 'json']);
      return (JSON.parse(out) as { titles: { ref: string }[] }).titles.map((one) => one.ref).sort();
    };
    const old = await anilistServer(before);
    for (const ref of ['anilist:1', 'anilist:2'])
      await world.run(['franchise', ref, '--refresh'], { anilist: old.url });
    expect(await shown('anilist:2')).toEqual(['anilist:1', 'anilist:2']);
    await world.clock.sleep(60_000);
    expect((await world.run(['diff', 'anilist:1', '--exit-code'])).code).toBe(10);
    for (const ref of ['anilist:1', 'anilist:2', 'Alpha'])
      expect([ref, await shown(ref)]).toEqual([ref, ['anilist:1', 'anilist:2', 'anilist:3']]);
  });

  it('takes no title for new that only an interrupted crawl, or another provider, had not come to', async () => {
    const now = await anilistServer(after);
    const world = newWorld({ anilist: now.url });
    expect((await world.run(['franchise', 'anilist:1', '--max-titles', '1', '--refresh'])).code).toBe(8);
    await world.clock.sleep(86_400_000);
    const { out } = await world.run(['diff', 'anilist:1', '--json']);
    expect(toldIn(out).filter((line) => /^(new|announced) /.test(line))).toEqual([]);
  });

  it('takes another order of the same for no change', async () => {
    const now = await anilistServer(after);
    const world = newWorld({ anilist: now.url });
    expect((await world.run(['franchise', 'anilist:1'])).code).toBe(0);
    await world.clock.sleep(86_400_000);
    const turned = [...after].reverse().map((one) => ({ ...one, relations: [...(one.relations ?? [])].reverse() }));
    const other = await anilistServer(turned);
    const { code, out } = await world.run(['diff', 'anilist:3', '--exit-code'], { anilist: other.url });
    expect([code, out]).toEqual([0, 'nothing has changed\n']);
  });

  it('has nothing to compare with at the first crawl', async () => {
    const server = await anilistServer(after);
    const { code, out } = await newWorld({ anilist: server.url }).run(['diff', 'anilist:1', '--exit-code']);
    expect([code, out]).toEqual([0, 'nothing has changed\n']);
  });

  it('takes no fallback for a change', async () => {
    const world = newWorld();
    expect((await world.run(['--offline', 'franchise', 'Death Note'])).code).toBe(0);
    await world.clock.sleep(86_400_000);
    const { code, out } = await world.run(['--offline', 'diff', 'Death Note', '--exit-code']);
    expect([code, out]).toEqual([0, 'nothing has changed\n']);
  });

  it('fails for what nobody has', async () => {
    expect((await newWorld().run(['--offline', 'diff', 'anilist:999999999'])).code).toBe(3);
  });
});

describe('diff of all', () => {
  it('asks for every stored franchise again, once whichever titles it was asked for by', async () => {
    const { world } = await aDayLater();
    expect((await world.run(['franchise', 'anilist:2', '--refresh'])).code).toBe(0);
    const { code, out } = await world.run(['diff', '--exit-code']);
    expect([code, out.split('\n').at(-2)]).toEqual([10, '1 franchise checked, 1 changed']);
    expect((await world.run(['diff', '--exit-code'])).out).toBe('1 franchise checked, none changed\n');
  });

  it('says of how many it does not know whether they have changed', async () => {
    const other = titleOf(7, { title: 'Other', relations: [] });
    const both = await anilistServer([...before, other]);
    const world = newWorld({ anilist: both.url });
    for (const ref of ['anilist:1', 'anilist:7']) expect((await world.run(['franchise', ref])).code).toBe(0);
    await world.clock.sleep(86_400_000);
    const none = await world.run(['diff', '--exit-code'], { anilist: 'http://127.0.0.1:9/' });
    expect([none.code, none.out]).toEqual([5, '0 franchises checked, 2 could not be asked\n']);
    const json = await world.run(['diff', '--json'], { anilist: 'http://127.0.0.1:9/' });
    expect(JSON.parse(json.out)).toMatchObject({
      changed: false,
      franchises: { checked: 0, changed: 0, missed: [{ entirely: true }, { entirely: true }] },
    });
    await world.clock.sleep(86_400_000);
    const gone = await anilistServer(before);
    const some = await world.run(['diff', '--exit-code'], { anilist: gone.url });
    expect([some.code, some.out]).toEqual([8, '1 franchise checked, 1 could not be asked, none changed\n']);
  });

  it('asks nobody offline, and tells what it has not told before', async () => {
    const { world } = await aDayLater();
    expect((await world.run(['franchise', 'anilist:1', '--refresh'])).code).toBe(0);
    const since = async () => toldIn((await world.run(['--offline', 'diff', '--json', '--since', '2026-11-01'])).out);
    // Whoever looks back reads nothing on.
    expect(await since()).toEqual(news);
    const { code, out } = await world.run(['--offline', 'diff', '--json', '--exit-code']);
    expect([code, toldIn(out)]).toEqual([10, news]);
    expect((await world.run(['--offline', 'diff', '--exit-code'])).out).toBe('nothing has changed\n');
    expect(await since()).toEqual(news);
  });

  it('tells nothing of what went and came back', async () => {
    const { world, old } = await aDayLater();
    for (const options of [{}, { anilist: old.url }]) {
      expect((await world.run(['franchise', 'anilist:1', '--refresh'], options)).code).toBe(0);
      await world.clock.sleep(86_400_000);
    }
    const { out } = await world.run(['--offline', 'diff', '--json']);
    // Gamma stays known, and nobody takes its relations back.
    expect(toldIn(out).filter((line) => !line.includes('anilist:3'))).toEqual([]);
  });

  it('has nothing to say where nothing is stored', async () => {
    expect(await newWorld().run(['diff', '--exit-code'])).toMatchObject({ code: 0, out: 'nothing has changed\n' });
  });
});

describe('--webhook', () => {
  async function hook(status: number) {
    const bodies: string[] = [];
    const server = createServer((request, response) => {
      let body = '';
      request.on('data', (part) => {
        body += part;
      });
      request.on('end', () => {
        bodies.push(`${request.method} ${request.headers['content-type']} ${body}`);
        response.writeHead(status).end();
      });
    });
    await new Promise<void>((done) => server.listen(0, '127.0.0.1', done));
    onTestFinished(() => void server.close());
    return { bodies, url: `http://127.0.0.1:${(server.address() as AddressInfo).port}/secret` };
  }

  it('is given the same JSON, and nothing when there is no news', async () => {
    const { world } = await aDayLater();
    const { bodies, url } = await hook(204);
    const { code, out } = await world.run(['diff', 'anilist:1', '--json', '--webhook', url]);
    expect(code).toBe(0);
    expect(bodies.map((one) => one.replace('POST application/json ', '')).map((one) => JSON.parse(one))).toEqual([
      JSON.parse(out),
    ]);
    expect((await world.run(['diff', 'anilist:1', '--webhook', url])).code).toBe(0);
    expect(bodies).toHaveLength(1);
  });

  it('that fails is said in a line without what may be secret, and told again', async () => {
    const { world } = await aDayLater();
    await world.run(['franchise', 'anilist:1', '--refresh']);
    const { url } = await hook(500);
    const { code, err, out } = await world.run(['--offline', 'diff', '--json', '--webhook', url]);
    expect([code, toldIn(out)]).toEqual([8, news]);
    expect(err).toMatch(/^animectl: the webhook at 127\.0\.0\.1:\d+ did not take it: it answered 500\n$/);
    expect(toldIn((await world.run(['--offline', 'diff', '--json'])).out)).toEqual(news);
  });

  it.each([
    ['http://example.com/hook/geheim?key=geheim', '--webhook http://example.com/...: '],
    ['https://geheim:geheim@example.com/', '--webhook https://example.com/...: '],
    ['file:///etc/geheim', '--webhook: '],
    ['example.com/hook/geheim', '--webhook: '],
    ['example.com:443/geheim', '--webhook: '],
  ])('%s is refused, and only whose it is repeated', async (url, words) => {
    const { code, err } = await newWorld().run(['diff', '--webhook', url]);
    expect([code, err.split('\n')[0]]).toEqual([2, expect.stringMatching(/^animectl: .* must be an https:/)]);
    expect(err).toContain(words);
    expect(err).not.toContain('geheim');
  });
});
