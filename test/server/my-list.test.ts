import { describe, expect, it } from 'vitest';
import { anilistServer } from '../helpers/anilist-server.ts';
import { to } from '../helpers/arrivals.ts';
import { titleOf } from '../helpers/franchise.ts';
import { jsonOf, key, serving } from './serving.ts';

const titles = [
  titleOf(801, {
    english: 'Robo',
    format: 'TV',
    status: 'FINISHED',
    episodes: 12,
    startDate: '2015-04-01',
    relations: [to('SEQUEL', 'anilist:802')],
  }),
  titleOf(802, {
    english: 'Robo II',
    format: 'TV',
    status: 'FINISHED',
    startDate: '2017-04-01',
    relations: [to('PREQUEL', 'anilist:801')],
  }),
];

async function setUp() {
  const { url } = await serving({ anilist: (await anilistServer(titles)).url });
  const ask = async (method: string, path: string, body?: object) => {
    const answer = await fetch(`${url}${path}`, {
      method,
      headers: { 'x-api-key': key, 'content-type': 'application/json' },
      ...(body && { body: JSON.stringify(body) }),
    });
    return { status: answer.status, body: await jsonOf(answer) };
  };
  return { url, ask };
}

describe('what was seen, over HTTP', () => {
  it('is ticked, told what comes next of, and taken back', async () => {
    const { url, ask } = await setUp();
    expect(await ask('GET', '/api/v1/next')).toMatchObject({ status: 200, body: { list: null, next: [] } });
    await (await fetch(`${url}/api/v1/franchise?q=anilist:801`)).text();
    expect(await ask('POST', '/api/v1/seen', { title: 'anilist:801', until: 5 })).toMatchObject({
      status: 201,
      body: { before: null, after: { seen: false, progress: 5, of: 12 } },
    });
    expect((await ask('POST', '/api/v1/seen', { title: 'Robo' })).body.after.seen).toBe(true);
    expect((await ask('GET', '/api/v1/next')).body.next).toMatchObject([{ ref: 'anilist:802', franchise: 'Robo' }]);
    expect((await ask('GET', '/api/v1/lists')).body.lists).toMatchObject([{ name: 'mine', mine: true }]);
    expect(await ask('DELETE', '/api/v1/seen?title=anilist:801')).toMatchObject({ status: 200, body: { after: null } });
    expect(await ask('DELETE', '/api/v1/seen?title=anilist:801')).toMatchObject({ status: 404 });
    expect(await ask('POST', '/api/v1/seen', { title: 'anilist:801', until: 13 })).toMatchObject({ status: 400 });
    expect(await ask('POST', '/api/v1/seen', { title: 'anilist:801', until: 0 })).toMatchObject({ status: 400 });
  });

  it('stands in franchises for who has the key, and can be left out of them', async () => {
    const { url, ask } = await setUp();
    const path = '/api/v1/franchise?q=anilist:801';
    const withoutKey = async () => jsonOf(await fetch(`${url}${path}`));
    expect((await ask('GET', path)).body.titles[0].mine).toBeUndefined();
    await ask('POST', '/api/v1/seen', { title: 'anilist:801' });
    const { body } = await ask('GET', path);
    expect(body).toMatchObject({ next: 2, titles: [{ ref: 'anilist:801', mine: { seen: true } }, {}] });
    // What is kept ready for one is not given to the other.
    for (let n = 0; n < 2; n++) {
      expect((await withoutKey()).titles.map(({ mine }: { mine?: object }) => mine)).toEqual([undefined, undefined]);
      expect((await ask('GET', path)).body.titles).toEqual(body.titles);
    }
    expect((await ask('GET', `${path}&unseen=1`)).body.titles).toMatchObject([{ ref: 'anilist:802' }]);
    expect((await fetch(`${url}${path}&unseen=1`)).status).toBe(401);
    const view = await fetch(`${url}/view?q=anilist:801`, { headers: { 'x-api-key': key } });
    expect(await view.text()).toContain('data-ref="anilist:801" data-seen');
    expect(await (await fetch(`${url}/view?q=anilist:801`)).text()).not.toContain('data-seen');
    await ask('DELETE', '/api/v1/seen?title=anilist:801');
    expect((await ask('GET', path)).body.titles[0].mine).toBeUndefined();
  });

  it('is told to nobody without the key, in no franchise, feed or figure', async () => {
    const { url, ask } = await setUp();
    await (await fetch(`${url}/api/v1/franchise?q=anilist:801`)).text();
    await ask('POST', '/api/v1/seen', { title: 'anilist:801' });
    for (const path of ['next', 'lists']) expect((await fetch(`${url}/api/v1/${path}`)).status).toBe(401);
    for (const method of ['POST', 'DELETE'])
      expect((await fetch(`${url}/api/v1/seen?title=anilist:801`, { method })).status).toBe(401);
    for (const path of [
      '/api/v1/franchise?q=anilist:801',
      '/feeds/news.atom',
      '/feeds/upcoming.ics',
      '/metrics',
      '/api/v1/jobs',
    ]) {
      const text = await (await fetch(`${url}${path}`)).text();
      expect(text, path).not.toMatch(/"mine"|seen":|completed/);
    }
  });
});
